"""Pasting as an edit: cards find their places, their people and their ties, and the map stays sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.edits.excerpt import cards_of, excerpt
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.items import add_item
from mapdesigner.edits.lanes import hide_lane, remove_lane
from mapdesigner.edits.paste import MOST, paste_cards, paste_pictures, paste_rows
from mapdesigner.edits.people import add_entry
from mapdesigner.edits.replace import EditError, look_up
from mapdesigner.model.journey import Channel, JourneyMap, Persona
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.model.structure import structure
from mapdesigner.storage.read import load
from mapdesigner.storage.write import to_bytes
from tests.support.journeys import assert_sound, cell, grid, grid_with_people, with_actions


def source() -> JourneyMap:
    made = with_actions(grid_with_people(), "a", "b")
    made = add_item(made, ItemKind.PAIN_POINT, "pain_points", "s1t2", id="pain")
    made = add_item(made, ItemKind.OPPORTUNITY, "opportunities", "s1t3", id="idea", answers=("pain",))
    return add_item(made, ItemKind.TOUCHPOINT, "touchpoints", "s1t2", id="desk", channel="web", personas=("bob",))


def test_an_excerpt_is_a_sound_map_that_can_be_saved_and_read() -> None:
    small = excerpt(source(), cards_of(source(), ["idea", "desk"]))
    assert_sound(small)
    assert load(to_bytes(small), "small").problems == ()
    assert look_up(small, "idea").answers == (), "the pain point stayed behind"
    assert [each.id for each in small.personas] == ["bob"]


@given(st.sets(st.sampled_from(["a", "b", "pain", "idea", "desk"]), min_size=1), st.integers(0, 8))
def test_whatever_is_copied_the_map_it_comes_into_stays_sound(ids: set[str], column: int) -> None:
    small = excerpt(source(), cards_of(source(), ids))
    step = structure(grid()).steps[column].id
    for target in (source(), grid(), remove_lane(grid(), "touchpoints")):
        pasted = paste_cards(target, small, "actions", step)
        assert_sound(pasted.journey)
        assert len(pasted.cards) == len(ids)
        assert len(pasted.journey.items) == len(target.items) + len(ids)


def test_somebody_of_the_same_id_is_the_same_whatever_the_name() -> None:
    target = add_entry(grid(), Persona, id="bob", name="Robert")
    pasted = paste_cards(target, excerpt(source(), cards_of(source(), ["desk"])), "", "s1t1")
    assert [each.name for each in pasted.journey.personas] == ["Robert"]


def test_an_id_that_something_else_has_is_not_taken() -> None:
    target = add_entry(grid(), Channel, id="bob", name="Phone")
    pasted = paste_cards(target, excerpt(source(), cards_of(source(), ["desk"])), "", "s1t1").journey
    assert_sound(pasted)
    assert [each.name for each in pasted.personas] == ["Bob"]


def test_a_hidden_lane_is_shown_and_a_locked_one_refuses() -> None:
    small = excerpt(source(), cards_of(source(), ["pain"]))
    shown = paste_cards(hide_lane(grid(), "pain_points"), small, "", "s1t1").journey
    assert not look_up(shown, "pain_points").hidden
    locked = set_fields(grid(), ["pain_points"], locked=True)
    with pytest.raises(EditError, match="locked"):
        paste_cards(locked, small, "", "s1t1")


def test_rows_fill_cells_from_one_on() -> None:
    pasted = paste_rows(with_actions(grid(), "old"), [[["x"], [], ["y", "z"]]], "actions", "s1t1")
    assert [len(cell(pasted.journey, f"s1t{column}")) for column in (1, 2, 3)] == [2, 0, 2]
    assert cell(pasted.journey, "s1t1")[0] == "old"


def test_rows_without_a_lane_left_stand_in_notes_that_are_made() -> None:
    target = remove_lane(grid(), "notes")
    pasted = paste_rows(target, [[["x"]], [["y"]], [["z"]]], "storyboard", "s1t1")
    assert_sound(pasted.journey)
    notes = next(lane for lane in pasted.journey.lanes if lane.kind is LaneKind.NOTES)
    assert [item.text for item in structure(pasted.journey).cell(notes.id, "s1t1")] == ["y", "z"]
    assert pasted.into_notes == 2


def test_numbers_are_heights_only_where_they_can_be() -> None:
    pasted = paste_rows(grid(), [[["7"], ["nan"], ["−0,5"]]], "emotions", "s1t1").journey
    marks = [structure(pasted).cell("emotions", step)[0] for step in ("s1t1", "s1t2", "s1t3")]
    assert [(mark.text, mark.score) for mark in marks] == [("7", 0.0), ("nan", 0.0), ("", -0.5)]
    stakes = paste_rows(grid(), [[["5"], ["6"]]], "dramatic_arc", "s1t1").journey
    assert [(each.text, each.level) for each in structure(stakes).items_of["dramatic_arc"]] == [("", 5), ("6", 3)]


def test_too_much_at_once_and_places_that_are_none_are_refused() -> None:
    with pytest.raises(EditError, match="20000"):
        paste_rows(grid(), [[["x"] * (MOST + 1)]], "actions", "s1t1")
    with pytest.raises(EditError, match="stage first"):
        paste_rows(grid(), [[["x"]]], "actions", "gone")
    with pytest.raises(EditError, match="Channels"):
        paste_rows(grid(), [[["x"]]], "channels", "s1t1")


def test_pictures_come_into_a_lane_of_pictures() -> None:
    pasted = paste_pictures(remove_lane(grid(), "storyboard"), ["aaaa", "bbbb"], "actions", "s1t2").journey
    assert_sound(pasted)
    assert [item.picture for item in pasted.items if item.kind is ItemKind.IMAGE] in (
        ["aaaa", "bbbb"],
        ["bbbb", "aaaa"],
    )
