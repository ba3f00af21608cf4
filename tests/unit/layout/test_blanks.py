"""Sheets for a workshop: an empty poster with room for stickies, one with the cards there are, and cards to cut out."""

from __future__ import annotations

import pytest

from mapdesigner import resources
from mapdesigner.edits.replace import replace
from mapdesigner.layout.paper.blanks import STICKY, compose_blank
from mapdesigner.layout.paper.cards import compose_cards
from mapdesigner.layout.paper.sheet import sheet_of
from mapdesigner.layout.scene import Group
from mapdesigner.model.journey import JourneyMap
from mapdesigner.storage.read import read_map
from tests.support import scene_walk

MM = 72 / 25.4


def template() -> JourneyMap:
    return read_map(resources.path("templates", "customer-journey.journeymap")).journey


def sample() -> JourneyMap:
    return read_map(resources.path("samples", "trailhead.journeymap")).journey


def groups(journey: JourneyMap, start: str, *, filled: bool = False) -> list[Group]:
    pages = compose_blank(journey, sheet_of("A0"), filled=filled)
    return [group for page in pages for band in page.bands for group in band.groups if group.id.startswith(start)]


def test_an_empty_poster_on_a0_has_a_box_of_76_mm_in_every_cell() -> None:
    boxes = groups(template(), "sticky:")
    assert boxes
    assert {round(group.height / MM, 1) for group in boxes} == {76.0}
    assert not groups(template(), "card:")


def test_it_asks_what_the_template_asks_and_nothing_lies_over_anything() -> None:
    journey = template()
    asked = {prompt.text for prompt in journey.prompts}
    pages = compose_blank(journey, sheet_of("A0"))
    written = " ".join(scene_walk.all_text(page) for page in pages)
    assert asked
    assert [text for text in asked if text not in written] == []
    for page in pages:
        assert scene_walk.overlaps(page) == []
        assert scene_walk.outside(page) == []


def test_half_filled_keeps_the_cards_and_leaves_boxes_where_there_are_none() -> None:
    journey = sample()
    some = replace(journey, items=tuple(item for item in journey.items if item.step != journey.steps[0].id))
    cards = {group.target for group in groups(some, "card:", filled=True)}
    assert cards
    assert groups(some, "sticky:", filled=True)


def test_on_a_half_filled_sheet_cards_leave_the_room_under_them() -> None:
    journey = sample()
    cards = groups(journey, "card:", filled=True)
    high = {group.target: group.height for group in cards}
    boxed = [item.id for item in journey.items if item.kind in ("touchpoint", "pain_point", "opportunity", "backstage")]
    assert max(high[item] for item in boxed) < 0.75 * 76 * MM
    assert not groups(journey, "tie:", filled=True)


def test_on_a_half_filled_sheet_that_is_short_of_height_every_row_still_takes_a_sticky() -> None:
    journey = read_map(resources.path("samples", "nordlicht.journeymap")).journey
    sheet = sheet_of("A1")
    for page in compose_blank(journey, sheet, filled=True):
        rows = [band for band in page.bands if band.id.startswith("lane:")]
        assert min(band.height for band in rows) >= STICKY * sheet.scale


@pytest.mark.parametrize("length", [0, 1, 80, 800, 3000])
def test_cards_show_every_word_eight_to_a_page(length: int) -> None:
    journey = sample()
    text = ("A long word of thanks " * 200)[:length].strip()
    journey = replace(journey, items=tuple(item.model_copy(update={"text": text}) for item in journey.items[:9]))
    pages = compose_cards(journey)
    assert all(len(page.bands[0].groups) <= 8 for page in pages)
    for page in pages:
        assert scene_walk.overlaps(page) == []
        assert scene_walk.outside(page) == []
        assert scene_walk.crossing_cards(page) == []
    written = " ".join(scene_walk.all_text(page) for page in pages)
    assert written.count("thanks") == 9 * text.count("thanks")
