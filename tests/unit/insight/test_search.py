"""Finding words: wherever they stand in a map, whatever their case and accents."""

from __future__ import annotations

import pytest

from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.items import add_item
from mapdesigner.edits.lanes import collapse_lane, hide_lane
from mapdesigner.insight.search import folded, search
from mapdesigner.model.catalog import ITEMS, ItemRow
from mapdesigner.model.items import Intervention
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from tests.support.journeys import grid, with_actions


def journey() -> JourneyMap:
    made = with_actions(grid(), "a", "b", "c")
    made = set_fields(made, ["a"], text="Straße im ÉTÉ")
    made = set_fields(made, ["b"], note="two  words\nhere")
    return set_fields(made, ["s1t2"], name="Été")


@pytest.mark.parametrize("words", ["ete", "ÉTÉ", "strasse im", "e\u0301te\u0301"])
def test_case_and_accents_make_no_difference(words: str) -> None:
    assert "a" in search(journey(), words)


def test_names_come_before_cards_and_white_space_counts_once() -> None:
    assert search(journey(), "été") == ("s1t2", "a")
    assert search(journey(), "two words here") == ("b",)


def test_nothing_is_found_for_nothing() -> None:
    assert search(journey(), "  ") == ()
    assert folded(" \n") == ""


def test_what_cannot_be_seen_is_left_out() -> None:
    assert search(hide_lane(journey(), "actions"), "straße") == ()
    folded_up = collapse_lane(journey(), "actions")
    assert search(folded_up, "straße") == ()
    assert search(folded_up, "customer actions") == ("actions",)


@pytest.mark.parametrize("row", ITEMS, ids=lambda row: row.kind.value)
def test_every_kind_of_card_is_found_by_text_and_note(row: ItemRow) -> None:
    lane = next(lane for lane in grid().lanes if lane.kind is row.lane).id
    made = add_item(grid(), row.kind, lane, "s1t1", id="x", text="needle", note="thread")
    assert search(made, "needle") == search(made, "thread") == ("x",)


def test_interventions_are_looked_through() -> None:
    tailored = (Intervention(id="i", trigger="Leaves the basket"),)
    made = add_item(grid(), ItemKind.TOUCHPOINT, "touchpoints", "s1t1", id="x", interventions=tailored)
    assert search(made, "basket") == ("x",)
