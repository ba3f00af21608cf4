"""Slides of a map: an overview and every stage, in type as large as the stages allow."""

from __future__ import annotations

from mapdesigner import resources
from mapdesigner.layout.paper.slides import compose_slides
from mapdesigner.layout.scene import Scene, TextBlock
from mapdesigner.storage.read import read_map
from tests.support.awkward import crowded, with_cards
from tests.support.journeys import grid


def bands(slide: Scene) -> set[str]:
    return {band.id for band in slide.bands}


def largest(slide: Scene) -> float:
    groups = (group for band in slide.bands for group in band.groups)
    blocks = (part for group in groups for part in group.primitives if isinstance(part, TextBlock))
    return max(span.style.size for block in blocks for span in block.spans)


def test_a_stage_without_touchpoints_shows_no_empty_lane_of_channels() -> None:
    slides = compose_slides(crowded())
    assert not any("lane:channels" in bands(slide) for slide in slides)


def test_stages_with_little_on_them_are_set_in_larger_type() -> None:
    few = compose_slides(grid(2, 1))
    many = compose_slides(with_cards(grid(3, 3)))
    assert largest(few[1]) > largest(many[1])


def test_larger_type_takes_no_more_slides() -> None:
    journey = read_map(resources.path("samples", "trailhead.journeymap")).journey
    assert len(compose_slides(journey)) == 1 + 2 * len(journey.stages)


def test_the_report_says_where_a_stage_takes_more_than_one_slide() -> None:
    told = "Some stages take more than one slide."
    journey = read_map(resources.path("samples", "trailhead.journeymap")).journey
    assert told in {note for slide in compose_slides(journey) for note in slide.notes}
    assert told not in {note for slide in compose_slides(grid(2, 1)) for note in slide.notes}
