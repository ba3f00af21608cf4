"""A frozen map keeps its stages, steps and lanes; cards are added and changed as ever."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mapdesigner.edits.fields import set_map, set_text
from mapdesigner.edits.items import add_item
from mapdesigner.edits.lanes import add_lane, collapse_lane, hide_lane, move_lane, remove_lane
from mapdesigner.edits.replace import EditError
from mapdesigner.edits.stages import (
    add_stage,
    add_step,
    join_steps,
    move_stage,
    move_step,
    remove_stage,
    remove_step,
    split_step,
)
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind, LaneKind
from tests.support.journeys import cell, grid

CHANGES: dict[str, Callable[[JourneyMap], JourneyMap]] = {
    "add_stage": lambda journey: add_stage(journey),
    "move_stage": lambda journey: move_stage(journey, "s1", None),
    "remove_stage": lambda journey: remove_stage(journey, "s1"),
    "add_step": lambda journey: add_step(journey, "s1"),
    "move_step": lambda journey: move_step(journey, "s1t1", "s2", 0),
    "remove_step": lambda journey: remove_step(journey, "s1t1"),
    "split_step": lambda journey: split_step(journey, "s1t1"),
    "join_steps": lambda journey: join_steps(journey, "s1t1"),
    "add_lane": lambda journey: add_lane(journey, LaneKind.NOTES),
    "move_lane": lambda journey: move_lane(journey, "notes", 0),
    "remove_lane": lambda journey: remove_lane(journey, "notes"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_its_structure_stays_until_it_is_unlocked(change: Callable[[JourneyMap], JourneyMap]) -> None:
    frozen = set_map(grid(), frozen=True)
    with pytest.raises(EditError, match="locked"):
        change(frozen)
    assert change(set_map(frozen, frozen=False)) != frozen


def test_cards_and_names_and_what_is_shown_can_be_changed() -> None:
    journey = add_item(set_map(grid(), frozen=True), ItemKind.ACTION, "actions", "s1t1", id="a")
    journey = hide_lane(collapse_lane(set_text(journey, "s1", "Finds us"), "notes"), "goals")
    assert cell(journey, "s1t1") == ["a"]
