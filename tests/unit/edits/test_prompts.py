"""A template asks for something in its empty cells, and what it asks goes with the cell."""

from __future__ import annotations

import pytest

from mapdesigner.edits.lanes import remove_lane
from mapdesigner.edits.prompts import set_prompt
from mapdesigner.edits.replace import EditError
from mapdesigner.edits.stages import move_step, remove_stage, remove_step
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.structure import structure
from tests.support.journeys import assert_sound, grid


def asking() -> JourneyMap:
    journey = set_prompt(grid(), "actions", "s1t1", "What do they do first?")
    return set_prompt(journey, "thoughts", "s2t1", "What do they say?")


def texts(journey: JourneyMap) -> set[str]:
    assert_sound(journey)
    return {each.text for each in journey.prompts}


def test_a_cell_asks_and_is_found_by_lane_and_step() -> None:
    assert structure(asking()).prompts["actions", "s1t1"].text == "What do they do first?"


def test_a_cell_asks_one_thing_at_a_time_and_nothing_when_it_is_emptied() -> None:
    again = set_prompt(asking(), "actions", "s1t1", "What comes first?")
    assert texts(again) == {"What comes first?", "What do they say?"}
    assert texts(set_prompt(again, "actions", "s1t1", "")) == {"What do they say?"}


def test_a_prompt_goes_with_its_lane_step_or_stage_and_moves_with_its_step() -> None:
    assert texts(remove_lane(asking(), "actions")) == {"What do they say?"}
    assert texts(remove_step(asking(), "s1t1")) == {"What do they say?"}
    assert texts(remove_stage(asking(), "s2")) == {"What do they do first?"}
    assert len(texts(move_step(asking(), "s1t1", "s2", 0))) == 2


def test_only_a_cell_can_ask() -> None:
    with pytest.raises(EditError):
        set_prompt(asking(), "s1t1", "actions", "Backwards")
