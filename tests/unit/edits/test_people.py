from __future__ import annotations

import pytest

from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.items import add_item
from mapdesigner.edits.people import add_comment, add_entry, add_feedback, move_entry, remove_entry
from mapdesigner.edits.replace import EditError, find, look_up
from mapdesigner.model.journey import JourneyMap, Persona, Stage
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure
from tests.support.journeys import assert_sound, grid_with_people, with_actions


def full() -> JourneyMap:
    """Cards that mention everybody and everything, and a marker each for nobody, ann and bob."""
    journey = with_actions(grid_with_people(), "a")
    journey = set_fields(journey, ["a"], personas=("ann", "bob"), evidence=("survey",))
    journey = add_item(journey, ItemKind.TOUCHPOINT, "touchpoints", "s1t1", id="t", channel="web", department="shop")
    journey = add_item(journey, ItemKind.BACKSTAGE_ACTION, "backstage", "s1t1", id="b", departments=("shop",))
    for each, personas in (("nobodys", ()), ("anns", ("ann",)), ("bobs", ("bob",))):
        journey = add_item(journey, ItemKind.EMOTION, "emotions", "s1t1", id=each, personas=personas)
    return journey


def test_a_removed_channel_department_and_evidence_are_mentioned_nowhere() -> None:
    journey = full()
    for each in ("web", "shop", "survey"):
        journey = remove_entry(journey, each)
        assert_sound(journey)
    assert find(journey, "t").channel is None
    assert find(journey, "t").department is None
    assert find(journey, "b").departments == ()
    assert find(journey, "a").evidence == ()


def test_a_persona_takes_its_own_curve_along_and_no_other() -> None:
    journey = remove_entry(full(), "bob")
    assert look_up(journey, "bobs") is None
    assert look_up(journey, "nobodys") is not None
    assert find(journey, "a").personas == ("ann",)
    assert_sound(journey)


def test_the_first_persona_takes_the_markers_that_name_nobody() -> None:
    journey = remove_entry(full(), "ann")
    assert [item.id for item in journey.items if item.kind == ItemKind.EMOTION] == ["bobs"]


def test_the_last_persona_leaves_the_curve_to_the_map() -> None:
    journey = remove_entry(remove_entry(full(), "bob"), "ann")
    assert [item.id for item in journey.items if item.kind == ItemKind.EMOTION] == ["anns", "nobodys"]
    assert find(journey, "anns").personas == ()
    assert_sound(journey)


def test_a_curve_stays_its_personas_when_another_becomes_the_first() -> None:
    journey = move_entry(full(), "bob", 0)
    assert [persona.id for persona in structure(journey).personas] == ["bob", "ann"]
    assert find(journey, "nobodys").personas == ("ann",)
    assert find(add_entry(full(), Persona, 0, id="new"), "nobodys").personas == ("ann",)


def test_a_persona_added_at_the_end_changes_no_marker() -> None:
    journey = full()
    assert find(add_entry(journey, Persona), "nobodys") is find(journey, "nobodys")


def test_comments_answer_comments_and_go_one_by_one() -> None:
    journey = add_comment(full(), "a", id="c", author="Kim", text="Why?")
    journey = add_comment(journey, "a", id="r", parent="c", text="So")
    journey = add_feedback(journey, "a", id="f", text="Too slow")
    assert_sound(journey)
    left = remove_entry(journey, "c")
    assert find(left, "r").parent is None
    assert_sound(left)


def test_nobody_can_comment_on_what_is_not_there() -> None:
    for edit in (add_comment, add_feedback):
        with pytest.raises(EditError):
            edit(full(), "gone")
    with pytest.raises(EditError):
        add_comment(full(), "a", parent="gone")


def test_stages_and_cards_are_not_edited_here() -> None:
    for attempt in (
        lambda: add_entry(full(), Stage),
        lambda: move_entry(full(), "s1", 0),
        lambda: remove_entry(full(), "a"),
        lambda: remove_entry(full(), "s1t1"),
    ):
        with pytest.raises(EditError):
            attempt()
