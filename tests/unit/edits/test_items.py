from __future__ import annotations

import pytest

from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.items import add_item, duplicate_items, move_items, remove_items, set_span
from mapdesigner.edits.people import add_comment, add_feedback
from mapdesigner.edits.replace import EditError, find, look_up, put, replace
from mapdesigner.model.invariants import problems
from mapdesigner.model.items import Intervention, make_item
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind, LaneKind
from tests.support.journeys import assert_sound, cell, grid, with_actions


def test_a_card_is_added_at_the_end_of_its_cell_or_before_another() -> None:
    journey = with_actions(grid(), "a", "b")
    journey = add_item(journey, ItemKind.ACTION, "actions", "s1t1", 1, id="between")
    journey = add_item(journey, ItemKind.ACTION, "actions", "s1t1", 0, id="top")
    assert cell(journey, "s1t1") == ["top", "a", "between", "b"]
    assert_sound(journey)


def test_adding_a_card_changes_no_other_card() -> None:
    journey = with_actions(grid(), "a", "b", "c")
    added = add_item(journey, ItemKind.ACTION, "actions", "s1t1", 1)
    assert all(find(added, each) is find(journey, each) for each in "abc")


def test_a_lane_refuses_a_card_of_another_kind_and_says_so() -> None:
    with pytest.raises(EditError, match=r"Emotions.*Touchpoint"):
        add_item(grid(), ItemKind.TOUCHPOINT, "emotions", "s1t1")
    journey = with_actions(grid(), "a")
    with pytest.raises(EditError):
        move_items(journey, ["a"], "touchpoints", "s1t1")


def test_a_card_without_a_place_is_parked_and_can_be_placed_later() -> None:
    journey = add_item(grid(), ItemKind.NOTE, "", "", id="parked")
    assert_sound(journey)
    placed = move_items(journey, ["parked"], "notes", "s2t1")
    assert cell(placed, "s2t1", "notes") == ["parked"]


def equal_ranks() -> JourneyMap:
    """Cards a, b, c whose ranks are equal, as after a merge."""
    cards = (make_item(ItemKind.ACTION, id=each, lane="actions", step="s1t1", rank="V") for each in "abc")
    return put(grid(), *cards)


@pytest.mark.parametrize("rank", ["", "V", "V0"])
@pytest.mark.parametrize("index", range(4))
def test_a_card_goes_between_cards_of_equal_rank(rank: str, index: int) -> None:
    journey = put(grid(), *(replace(item, rank=rank) for item in equal_ranks().items))
    added = add_item(journey, ItemKind.ACTION, "actions", "s1t1", index, id="x")
    expected = ["a", "b", "c"]
    expected.insert(index, "x")
    assert cell(added, "s1t1") == expected


def test_of_equal_ranks_only_later_neighbours_move() -> None:
    journey = equal_ranks()
    added = add_item(journey, ItemKind.ACTION, "actions", "s1t1", 2)
    assert find(added, "a") is find(journey, "a")
    assert find(added, "b") is find(journey, "b")


def test_a_card_moves_within_its_cell_and_only_its_rank_changes() -> None:
    journey = with_actions(grid(), "a", "b", "c")
    moved = move_items(journey, ["a"], "actions", "s1t1", 1)
    assert cell(moved, "s1t1") == ["b", "a", "c"]
    assert find(moved, "b") is find(journey, "b")
    assert find(moved, "c") is find(journey, "c")


@pytest.mark.parametrize("index", range(3))
def test_a_card_put_back_where_it_is_changes_nothing(index: int) -> None:
    journey = with_actions(grid(), "a", "b", "c")
    assert move_items(journey, ["abc"[index]], "actions", "s1t1", index) is journey


def test_cards_moved_together_keep_their_columns_and_order() -> None:
    journey = with_actions(with_actions(grid(), "a", "b"), "c", step="s1t2")
    moved = move_items(journey, ["a", "b", "c"], "actions", "s2t1")
    assert cell(moved, "s2t1") == ["a", "b"]
    assert cell(moved, "s2t2") == ["c"]


def test_the_card_held_goes_where_the_hand_goes() -> None:
    journey = with_actions(with_actions(grid(), "a"), "b", step="s1t3")
    moved = move_items(journey, ["a", "b"], "actions", "s3t3", grip="b")
    assert cell(moved, "s3t1") == ["a"]
    assert cell(moved, "s3t3") == ["b"]


def test_no_card_is_pushed_out_of_the_map() -> None:
    journey = with_actions(with_actions(grid(), "a"), "b", step="s1t3")
    moved = move_items(journey, ["a", "b"], "actions", "s3t3", grip="a")
    assert cell(moved, "s3t1") == ["a"]
    assert cell(moved, "s3t3") == ["b"]


def test_cards_of_other_lanes_keep_their_lane() -> None:
    journey = add_item(with_actions(grid(), "a"), ItemKind.EMOTION, "emotions", "s1t1", id="e")
    moved = move_items(journey, ["a", "e"], "actions", "s1t2", grip="a")
    assert cell(moved, "s1t2") == ["a"]
    assert cell(moved, "s1t2", "emotions") == ["e"]


def test_a_block_dropped_between_cards_stands_together() -> None:
    journey = with_actions(with_actions(grid(), "a", "b"), "x", "y", "z", step="s2t1")
    moved = move_items(journey, ["a", "b"], "actions", "s2t1", 1)
    assert cell(moved, "s2t1") == ["x", "a", "b", "y", "z"]


def test_a_span_moves_along_and_is_cut_at_the_end_of_the_stage() -> None:
    journey = set_span(with_actions(grid(), "a"), "a", "s1t1", "s1t2")
    moved = move_items(journey, ["a"], "actions", "s2t1")
    assert find(moved, "a").until == "s2t2"
    assert find(move_items(moved, ["a"], "actions", "s2t3"), "a").until is None


def test_a_span_covers_steps_of_its_own_stage() -> None:
    journey = with_actions(grid(), "a", step="s1t2")
    wide = find(set_span(journey, "a", "s1t1", "s1t3"), "a")
    assert (wide.step, wide.until) == ("s1t1", "s1t3")
    cut = find(set_span(journey, "a", "s1t2", "s2t3"), "a")
    assert (cut.step, cut.until) == ("s1t2", "s1t3")
    single = find(set_span(journey, "a", "s1t2", "s1t2"), "a")
    assert (single.step, single.until) == ("s1t2", None)
    with pytest.raises(EditError):
        set_span(journey, "a", "s2t1", "s2t2")


def linked() -> JourneyMap:
    """A pain point answered by an opportunity, a touchpoint supported by a backstage action, words about both."""
    journey = add_item(grid(), ItemKind.PAIN_POINT, "pain_points", "s1t1", id="pain")
    journey = add_item(journey, ItemKind.OPPORTUNITY, "opportunities", "s1t1", id="chance", answers=("pain",))
    journey = add_item(journey, ItemKind.TOUCHPOINT, "touchpoints", "s1t1", id="touch")
    journey = add_item(journey, ItemKind.BACKSTAGE_ACTION, "backstage", "s1t1", id="back", supports="touch")
    journey = add_comment(journey, "pain", id="comment", text="Really?")
    journey = add_comment(journey, "pain", id="reply", parent="comment")
    return add_feedback(journey, "touch", id="quote", text="Slow!")


def test_what_is_removed_leaves_no_mention_behind() -> None:
    journey = remove_items(linked(), ["pain", "touch"])
    assert find(journey, "chance").answers == ()
    assert find(journey, "back").supports is None
    assert journey.comments == ()
    assert journey.feedback == ()
    assert_sound(journey)


def test_removing_a_card_nobody_mentions_leaves_all_others_alone() -> None:
    journey = linked()
    left = remove_items(journey, ["back"])
    assert all(find(left, item.id) is item for item in journey.items if item.id != "back")


def test_a_copy_stands_straight_after_its_original() -> None:
    journey = duplicate_items(with_actions(grid(), "a", "b"), {"a": "a2", "b": "b2"})
    assert cell(journey, "s1t1") == ["a", "a2", "b", "b2"]
    assert find(journey, "a2").text == "a"
    assert_sound(journey)


def test_copies_of_cards_with_equal_ranks_stand_after_their_originals_too() -> None:
    journey = duplicate_items(equal_ranks(), {"a": "x", "b": "y", "c": "z"})
    assert cell(journey, "s1t1") == ["a", "x", "b", "y", "c", "z"]


def test_copies_refer_to_each_other_as_their_originals_do() -> None:
    journey = duplicate_items(linked(), {"pain": "pain2", "chance": "chance2", "back": "back2"})
    assert find(journey, "chance2").answers == ("pain2",)
    assert find(journey, "back2").supports == "touch"
    assert [comment.item for comment in journey.comments] == ["pain", "pain"]


def test_a_copied_touchpoint_has_interventions_of_its_own() -> None:
    journey = set_fields(linked(), ["touch"], interventions=(Intervention(id="mail", label="Mail"),))
    copy = find(duplicate_items(journey, {"touch": "copy"}), "copy")
    assert [each.label for each in copy.interventions] == ["Mail"]
    assert copy.interventions[0].id != "mail"


def test_what_is_no_longer_there_cannot_be_moved() -> None:
    journey = with_actions(grid(), "a")
    for edit in (remove_items, lambda found, ids: move_items(found, ids, "actions", "s1t1")):
        with pytest.raises(EditError):
            edit(journey, ["gone"])
    assert look_up(journey, "a") is not None
    assert move_items(journey, [], "actions", "s1t1") is journey


def test_the_lane_of_channels_holds_no_cards() -> None:
    for kind in ItemKind:
        with pytest.raises(EditError):
            add_item(grid(), kind, LaneKind.CHANNELS, "s1t1")
    assert problems(grid()) == ()
