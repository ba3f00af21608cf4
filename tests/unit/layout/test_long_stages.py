"""A stage with more steps than a sheet is wide goes on over pages: no column gets too narrow for what stands in it."""

from __future__ import annotations

import pytest

from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.structure import structure
from mapdesigner.publish.options import Form, PosterOptions
from mapdesigner.publish.pages import pages, report, slides
from tests.support import scene_walk
from tests.support.awkward import titled, with_cards
from tests.support.journeys import grid

TOLD = "Too many steps in a stage for one sheet of this size: it goes on over several pages."


def long_stage() -> JourneyMap:
    """Thirty steps in one stage."""
    return with_cards(titled(grid(1, 30), "A long stage"))


@pytest.mark.parametrize("sheet", ["A0", "A1", "A2", "A3", "Tabloid", "A4"])
@pytest.mark.parametrize("form", [Form.POSTER, Form.BOOKLET, Form.BLANK])
def test_every_step_has_its_place_and_nothing_touches(sheet: str, form: Form) -> None:
    if form is Form.BOOKLET and sheet not in ("A3", "A4"):
        pytest.skip("booklets are made on A3 and A4")
    journey = long_stage()
    printed = tuple(pages(journey, PosterOptions(sheet, form=form)))
    names = " ".join(" ".join(scene_walk.all_text(page).split()) for page in printed)
    assert all(f"1.{number} " in names for number in range(1, 31))
    for page in printed:
        assert (scene_walk.overlaps(page), scene_walk.outside(page), scene_walk.crossing_cards(page)) == ([], [], [])


def test_the_report_says_that_a_stage_was_split() -> None:
    assert TOLD in report(tuple(pages(long_stage(), PosterOptions("A1"))))


def test_the_numbers_go_on_where_the_page_before_ended() -> None:
    texts = [scene_walk.all_text(page) for page in pages(long_stage(), PosterOptions("A1"))]
    assert [("1.15 " in text, "1.16 " in text) for text in texts] == [(True, False)] * 2 + [(False, True)] * 2


def test_the_outline_names_a_stage_where_it_begins() -> None:
    stage = structure(long_stage()).stages[0].name
    printed = tuple(pages(long_stage(), PosterOptions("A1")))
    assert [chapter.title for page in printed for chapter in page.chapters] == [stage]


def test_a_slide_holds_no_more_steps_than_can_be_read() -> None:
    shown = tuple(slides(long_stage(), PosterOptions()))
    for page in shown:
        assert (scene_walk.overlaps(page), scene_walk.outside(page)) == ([], [])
    names = " ".join(" ".join(scene_walk.all_text(page).split()) for page in shown)
    assert all(f"1.{number} " in names for number in range(1, 31))
