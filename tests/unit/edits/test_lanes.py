from __future__ import annotations

import pytest

from mapdesigner.edits.lanes import (
    add_lane,
    collapse_lane,
    hide_lane,
    lock_lane,
    move_lane,
    remove_lane,
    resize_lane,
)
from mapdesigner.edits.replace import EditError, find
from mapdesigner.model.journey import JourneyMap, new_map
from mapdesigner.model.kinds import LaneKind
from mapdesigner.model.structure import structure
from tests.support.journeys import assert_sound, grid, with_actions


def lanes(journey: JourneyMap) -> list[str]:
    return [lane.id for lane in structure(journey).lanes]


def three() -> JourneyMap:
    journey = new_map()
    for each in "abc":
        journey = add_lane(journey, LaneKind.NOTES, id=each)
    return journey


def test_a_lane_is_added_between_others_and_a_kind_may_stand_twice() -> None:
    assert lanes(add_lane(three(), LaneKind.NOTES, 1, id="new", title="Ideas")) == ["a", "new", "b", "c"]


@pytest.mark.parametrize(("index", "expected"), [(0, "bac"), (1, "abc"), (2, "acb"), (None, "acb"), (99, "acb")])
def test_a_lane_moves(index: int | None, expected: str) -> None:
    assert lanes(move_lane(three(), "b", index)) == list(expected)


def test_a_lane_goes_with_its_cards() -> None:
    left = remove_lane(with_actions(grid(), "a", "b"), "actions")
    assert left.items == ()
    assert "actions" not in lanes(left)
    assert_sound(left)


def test_a_lane_is_hidden_folded_and_shown_again() -> None:
    journey = collapse_lane(hide_lane(three(), "a"), "b")
    assert find(journey, "a").hidden
    assert find(journey, "b").collapsed
    assert hide_lane(collapse_lane(journey, "b", collapsed=False), "a", hidden=False) == three().model_copy(
        update={"id": journey.id}
    )


def test_a_stage_is_no_lane() -> None:
    with pytest.raises(EditError):
        remove_lane(grid(), "s1")


@pytest.mark.parametrize(("wanted", "height"), [(120.6, 121), (-5, 0), (9000, 4000), (None, None)])
def test_a_lane_is_made_higher_within_limits(wanted: float | None, height: float | None) -> None:
    assert find(resize_lane(three(), "a", wanted), "a").height == height


def test_a_lane_is_locked_and_unlocked() -> None:
    locked = lock_lane(three(), "a")
    assert find(locked, "a").locked
    assert not find(lock_lane(locked, "a", locked=False), "a").locked
