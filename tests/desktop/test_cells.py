"""Cells as the keys go through them: what lies beside a cell, which card is next, where a card can be moved to."""

from __future__ import annotations

from mapdesigner.desktop.canvas.cells import (
    beside,
    cards_between,
    cards_in_order,
    cell_of,
    first_cell,
    is_locked,
    neighbour,
    next_card,
    slot_above_or_below,
)
from mapdesigner.desktop.session import Cell
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.lanes import collapse_lane, hide_lane
from tests.support.journeys import grid, with_actions
from tests.support.small_maps import three_actions


def test_cells_lie_beside_each_other_as_far_as_the_map_reaches() -> None:
    now = three_actions()
    corner = Cell("actions", "s1t1")
    assert first_cell(now) == corner
    assert beside(now, corner, -1, -1) == corner
    assert beside(now, corner, 99, 0) == Cell("actions", "s3t3")
    assert beside(now, corner, 0, 1) == Cell("touchpoints", "s1t1")


def test_hidden_and_folded_lanes_are_passed_over() -> None:
    now = collapse_lane(hide_lane(three_actions(), "touchpoints"), "channels")
    assert beside(now, Cell("actions", "s1t1"), 0, 1) == Cell("goals", "s1t1")
    assert "calm" in cards_in_order(now)
    assert cards_in_order(hide_lane(now, "emotions")) == ("a", "b", "c")


def test_the_cell_after_a_lanes_last_is_the_next_lanes_first() -> None:
    now = three_actions()
    assert neighbour(now, Cell("actions", "s3t3"), 1) == Cell("touchpoints", "s1t1")
    assert neighbour(now, Cell("touchpoints", "s1t1"), -1) == Cell("actions", "s3t3")
    assert neighbour(now, Cell("notes", "s3t3"), 1) == Cell("notes", "s3t3")


def test_the_next_card_follows_a_card_or_a_cell() -> None:
    now = three_actions()
    assert next_card(now, "b", None, 1) == "c"
    assert next_card(now, "", Cell("actions", "s1t2"), 1) == "c"
    assert next_card(now, "", Cell("actions", "s2t2"), -1) == "c"
    assert next_card(now, "", None, -1) == "calm"
    assert next_card(now, "calm", None, 1) == ""


def test_cards_between_two_cells_whichever_comes_first() -> None:
    now = three_actions()
    one, other = Cell("actions", "s1t1"), Cell("actions", "s1t2")
    assert cards_between(now, one, other) == cards_between(now, other, one) == ("a", "b", "c")


def test_there_is_no_place_above_the_first_lane_of_a_kind() -> None:
    now = three_actions()
    assert slot_above_or_below(now, ["a"], -1) is None
    assert slot_above_or_below(now, ["b"], -1) == ("actions", "s1t1", 0)
    assert slot_above_or_below(now, ["b"], 1) is None


def test_a_map_without_steps_has_no_cells() -> None:
    now = grid(stages=0)
    assert first_cell(now) is None
    assert cell_of(now, "actions") is None
    assert not is_locked(now, ["actions", "gone"])


def test_cards_of_a_hidden_lane_stay_where_they_are() -> None:
    journey = set_fields(with_actions(grid(), "a", "b"), ["actions"], hidden=True)
    assert slot_above_or_below(journey, ["a", "b"], 1) is None
