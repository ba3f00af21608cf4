"""What gives way on a sheet that is too low: in the design's order, no more than is needed, each told in the report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mapdesigner import resources
from mapdesigner.edits.replace import replace as changed
from mapdesigner.layout.metrics import sheet_metrics
from mapdesigner.layout.paper.fitting import fitted, steps_of_giving_way
from mapdesigner.layout.paper.page import Page, page_frame, page_scene, spare_height
from mapdesigner.layout.scene import Scene
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import LaneKind
from mapdesigner.model.structure import structure
from mapdesigner.publish.options import PosterOptions
from mapdesigner.publish.pages import pages, report
from mapdesigner.storage.read import read_map
from tests.support import scene_walk
from tests.support.awkward import crowded, many_lanes, many_steps

LOWER_CURVE = "The emotion lane is lower than usual."
LESS_AIR = "Cells have less air."
ONE_LINE = "Personas are shown in one line each, without goals, behaviours, frustrations and psychographics."
NARROWER = "The lane column is narrower and has no captions."
SMALLER = "Texts are set a little smaller."
ONE_METRIC = "Of each stage one metric is shown; the others stand on the last page."
IN_ORDER = (LOWER_CURVE, LESS_AIR, ONE_LINE, NARROWER, SMALLER, ONE_METRIC)


def trailhead() -> JourneyMap:
    return read_map(resources.path("samples", "trailhead.journeymap")).journey


def page_as_high_as(step: int) -> Page:
    """An A1 page just high enough for the first so many steps."""
    whole = structure(changed(trailhead(), stakeholders=()))  # their list would keep the header high
    metrics = sheet_metrics("A1")
    page = Page(page_frame(whole, whole.stages, whole.lanes, metrics), report=True)
    given = [page, *steps_of_giving_way(page)][step]
    return page.giving("", height=metrics.height - spare_height(given) + 0.5)


@pytest.mark.parametrize("step", range(len(IN_ORDER) + 1))
def test_as_much_gives_way_as_is_needed_and_the_report_says_it(step: int) -> None:
    scene = page_scene(fitted(page_as_high_as(step)))
    assert [note for note in IN_ORDER if note in scene.notes] == list(IN_ORDER[:step])
    assert scene.height == pytest.approx(page_as_high_as(step).frame.metrics.height)
    assert scene_walk.overlaps(scene) == []


def test_personas_stay_whole_where_a_single_line_would_save_no_height() -> None:
    """The list of stakeholders is as high as the persona's panel."""
    whole = structure(trailhead())
    page = Page(page_frame(whole, whole.stages, whole.lanes, replace(sheet_metrics("A1"), height=1500)))
    assert ONE_LINE not in page_scene(fitted(page)).notes


def low_poster() -> tuple[Scene, ...]:
    """The sample on a sheet that is just too low for all of its metrics."""
    return compose_poster(trailhead(), "841x500")


def test_metrics_that_find_no_room_stand_on_an_a4_page_at_the_end() -> None:
    poster, last = low_poster()
    assert ONE_METRIC in poster.notes
    assert (round(last.width * 25.4 / 72), round(last.height * 25.4 / 72)) == (210, 297)
    lane = next(lane.id for lane in structure(trailhead()).lanes if lane.kind is LaneKind.METRICS)
    names = [item.text for item in structure(trailhead()).items_of[lane]]
    assert all((name in scene_walk.all_text(poster)) is not (name in scene_walk.all_text(last)) for name in names)
    assert (scene_walk.overlaps(last), scene_walk.outside(last)) == ([], [])
    assert "Page 1 of 2" in scene_walk.all_text(poster)
    assert "Page 2 of 2" in scene_walk.all_text(last)


def test_the_page_with_the_other_metrics_is_not_cut_into_tiles() -> None:
    tiled = pages(trailhead(), PosterOptions("841x500", tiles="A4"))
    assert tiled[-1] == low_poster()[-1]


def test_then_metrics_and_backstage_go_to_a_second_page() -> None:
    journey = trailhead()
    poster = compose_poster(journey, "841x480")
    assert len(poster) == 2
    assert "The map is too tall for one sheet of this size: it goes on over 2 pages." in report(poster)
    lanes = [[band.target for band in page.bands if band.id.startswith("lane:")] for page in poster]
    assert sorted(lanes[0] + lanes[1]) == sorted(lane.id for lane in journey.lanes if not lane.hidden)


def test_what_has_too_many_steps_is_split_by_stages() -> None:
    journey = many_steps()
    poster = compose_poster(journey, "A1")
    assert any("split by stages" in note for note in report(poster))
    titles = [group.label for page in poster for band in page.bands for group in band.groups if "stage:" in group.id]
    assert {stage.name for stage in journey.stages} <= {label.split(",")[0] for label in titles} | set(titles)


@pytest.mark.parametrize("sheet", ["A0", "A1", "A2", "roll 914"])
def test_no_page_is_higher_than_its_sheet_and_every_card_is_on_one(sheet: str) -> None:
    journey = crowded()
    poster = compose_poster(journey, sheet)
    assert len({round(page.height, 3) for page in poster}) == 1
    assert not any("taller" in note for note in report(poster))
    cards = [group.target for page in poster for band in page.bands for group in band.groups if "card:" in group.id]
    assert sorted(cards) == sorted(item.id for item in journey.items)


@pytest.mark.parametrize("sheet", ["A1", "A2"])
def test_lanes_over_two_pages_fill_both_alike(sheet: str) -> None:
    for page in compose_poster(many_lanes(), sheet):
        foot = next(band for band in page.bands if band.id == "footer")
        lowest = max(band.y + band.height for band in page.bands if band is not foot)
        assert foot.y - lowest < 0.05 * page.height


def test_a_poster_with_much_room_has_larger_type() -> None:
    """The sample upright takes two pages; both leave room, so that it can be read from further off."""
    sheet = PosterOptions("A0", portrait=True).paper
    poster = compose_poster(trailhead(), sheet)
    assert len(poster) == 2
    assert min(map(scene_walk.smallest_type, poster)) > 1.1 * sheet_metrics(sheet).type.smallest.size
    assert report(poster) == ("Too many steps for one sheet of this size: split by stages.",)


def test_the_sample_on_a1_keeps_the_design_s_sizes() -> None:
    (poster,) = compose_poster(trailhead(), "A1")
    assert scene_walk.smallest_type(poster) == pytest.approx(sheet_metrics("A1").type.smallest.size)
    assert poster.notes == ()
