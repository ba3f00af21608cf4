"""A curve over several pages goes on toward the feelings of the others, also where several share a step."""

from __future__ import annotations

import pytest

from mapdesigner import resources
from mapdesigner.edits.items import add_item
from mapdesigner.edits.replace import replace as edit
from mapdesigner.layout.scene import Path, Scene
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.model.structure import structure
from mapdesigner.publish.options import Form, PosterOptions
from mapdesigner.publish.pages import pages
from mapdesigner.storage.read import read_map
from tests.support.journeys import grid


@pytest.mark.parametrize("options", [PosterOptions("A1", portrait=True), PosterOptions("A4", form=Form.BOOKLET)])
def test_several_feelings_in_a_step_of_another_page_lead_the_curve_on(options: PosterOptions) -> None:
    """The curve goes on toward them, from one to the next, as on the page that shows them."""
    journey = grid(8, 2)
    for step in structure(journey).steps:
        for turn, score in enumerate((1.0, -1.0)):
            journey = add_item(
                journey, ItemKind.EMOTION, "emotions", step.id, id=f"{step.id}-{turn}", text="Torn", score=score
            )
    found = pages(journey, options)
    assert len(found) > 1
    shown = {group.target for page in found for band in page.bands for group in band.groups if group.target}
    assert {item.id for item in journey.items} <= shown


@pytest.mark.parametrize("options", [PosterOptions("A1", portrait=True), PosterOptions("A4", portrait=True)])
def test_the_curve_is_as_high_on_every_page(options: PosterOptions) -> None:
    """Pages hung side by side would else tell the same score twice, at two heights."""
    sample = read_map(resources.path("samples", "trailhead.journeymap")).journey
    lane = next(lane.id for lane in sample.lanes if lane.kind is LaneKind.EMOTIONS)
    bands = [band for page in pages(sample, options) for band in page.bands if band.id == f"lane:{lane}"]
    assert len(bands) == 2
    assert bands[0].height == pytest.approx(bands[1].height)


def curve_of(page: Scene) -> list[Path]:
    groups = [group for band in page.bands for group in band.groups if group.id.startswith("curve:")]
    return [part for group in groups for part in group.primitives if isinstance(part, Path)]


def test_a_feeling_kept_private_on_another_page_draws_no_curve_toward_itself() -> None:
    """The page that would show it leaves it out, so the two ends of the curve would not meet."""
    journey = grid(8, 2)
    steps = structure(journey).steps
    for at, step in enumerate(steps):
        journey = add_item(journey, ItemKind.EMOTION, "emotions", step.id, id=f"e{at}", text="Torn", score=at % 3 - 1.0)
    options = PosterOptions("A1", portrait=True)
    first = next(
        at
        for at, step in enumerate(steps)
        if f"e{at}" not in {g.target for b in pages(journey, options)[0].bands for g in b.groups}
    )
    without = edit(journey, items=tuple(item for item in journey.items if item.id != f"e{first}"))
    private = edit(
        journey,
        items=tuple(
            item.model_copy(update={"private": True, "score": 2.0}) if item.id == f"e{first}" else item
            for item in journey.items
        ),
    )
    assert curve_of(pages(private, options)[0]) == curve_of(pages(without, options)[0])


def test_a_feeling_many_steps_away_draws_the_curve_toward_itself() -> None:
    journey = grid(8, 2)
    steps = structure(journey).steps
    options = PosterOptions("A1", portrait=True)
    for name, step, score in (("glad", steps[0], 1.0), ("torn", steps[-1], -1.0)):
        journey = add_item(journey, ItemKind.EMOTION, "emotions", step.id, id=name, text="Torn", score=score)
    first, *_others, last = pages(journey, options)
    begins, ends = (curve_of(page)[-1].commands for page in (first, last))
    assert begins[1][2] == begins[0][2], "flat before the first feeling"
    assert begins[-1][-1] > begins[0][2], "and then down, to where the next page goes on"
    assert ends[0][2] < ends[-1][-1]
