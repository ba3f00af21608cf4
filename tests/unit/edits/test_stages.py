from __future__ import annotations

import pytest

from mapdesigner.edits.fields import set_text
from mapdesigner.edits.items import add_item, set_span
from mapdesigner.edits.people import add_comment
from mapdesigner.edits.replace import EditError, find, look_up
from mapdesigner.edits.stages import (
    add_stage,
    add_step,
    join_steps,
    move_stage,
    move_step,
    remove_stage,
    remove_step,
    resize_step,
    split_step,
)
from mapdesigner.model.journey import JourneyMap, new_map
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure
from tests.support.journeys import assert_sound, cell, grid, with_actions


def order(journey: JourneyMap) -> list[str]:
    return [step.id for step in structure(journey).steps]


def stages(journey: JourneyMap) -> list[str]:
    return [stage.id for stage in structure(journey).stages]


def spanning(first: str = "s1t1", last: str = "s1t3") -> JourneyMap:
    """The grid with a card `a` over several steps."""
    return set_span(with_actions(grid(), "a", step=first), "a", first, last)


def span(journey: JourneyMap) -> tuple[str, str | None]:
    item = find(journey, "a")
    return item.step, item.until


def test_a_new_stage_comes_with_its_first_step() -> None:
    journey = add_stage(new_map(), name="Awareness")
    (stage,) = journey.stages
    assert [step.stage for step in journey.steps] == [stage.id]
    assert_sound(journey)


def test_a_stage_is_added_before_another() -> None:
    journey = grid()
    added = add_stage(journey, 1, id="new")
    assert stages(added) == ["s1", "new", "s2", "s3"]
    assert find(added, "s2") is find(journey, "s2")


@pytest.mark.parametrize(("index", "expected"), [(0, "s2 s1 s3"), (1, "s1 s2 s3"), (2, "s1 s3 s2"), (None, "s1 s3 s2")])
def test_a_stage_moves_with_its_steps(index: int | None, expected: str) -> None:
    moved = move_stage(grid(), "s2", index)
    assert stages(moved) == expected.split()
    assert [step[:2] for step in order(moved)] == [stage for stage in expected.split() for _step in range(3)]


def test_a_stage_put_back_where_it_is_changes_nothing() -> None:
    journey = grid()
    assert move_stage(journey, "s2", 1) is journey
    assert move_step(journey, "s2t2", "s2", 1) is journey


def test_a_stage_goes_with_its_steps_its_cards_and_what_was_said_of_them() -> None:
    journey = add_comment(with_actions(grid(), "a", step="s2t2"), "a", text="Hm")
    left = remove_stage(journey, "s2")
    assert look_up(left, "a") is None
    assert len(left.steps) == 6
    assert left.comments == ()
    assert_sound(left)


def test_a_step_is_added_and_moved_within_its_stage() -> None:
    journey = add_step(grid(), "s1", 1, id="new")
    assert order(journey)[:4] == ["s1t1", "new", "s1t2", "s1t3"]
    assert order(move_step(journey, "new", "s1", None))[:4] == ["s1t1", "s1t2", "s1t3", "new"]


def test_a_step_moves_to_another_stage_with_its_cards() -> None:
    journey = move_step(with_actions(grid(), "a", step="s1t2"), "s1t2", "s2", 1)
    assert order(journey)[:6] == ["s1t1", "s1t3", "s2t1", "s1t2", "s2t2", "s2t3"]
    assert cell(journey, "s1t2") == ["a"]


def test_a_stage_keeps_its_only_step() -> None:
    journey = grid(stages=2, steps=1)
    with pytest.raises(EditError, match="at least one step"):
        remove_step(journey, "s1t1")
    with pytest.raises(EditError, match="at least one step"):
        move_step(journey, "s1t1", "s2", 0)


def test_cards_of_a_removed_step_go_with_it() -> None:
    journey = add_item(with_actions(grid(), "a", step="s1t2"), ItemKind.NOTE, "notes", "s1t1", id="stays")
    left = remove_step(journey, "s1t2")
    assert [item.id for item in left.items] == ["stays"]


@pytest.mark.parametrize(
    ("step", "expected"),
    [("s1t1", ("s1t2", "s1t3")), ("s1t2", ("s1t1", "s1t3")), ("s1t3", ("s1t1", "s1t2")), ("s2t1", ("s1t1", "s1t3"))],
)
def test_a_span_shrinks_by_a_removed_step(step: str, expected: tuple[str, str]) -> None:
    assert span(remove_step(spanning(), step)) == expected


def test_a_span_of_two_steps_becomes_a_card_of_one() -> None:
    assert span(remove_step(spanning("s1t1", "s1t2"), "s1t2")) == ("s1t1", None)
    assert span(remove_step(spanning("s1t1", "s1t2"), "s1t1")) == ("s1t2", None)


@pytest.mark.parametrize(
    ("step", "stage", "index", "expected"),
    [
        ("s1t1", "s2", 0, ("s1t2", "s1t3")),
        ("s1t3", "s2", 0, ("s1t1", "s1t2")),
        ("s1t2", "s2", 0, ("s1t1", "s1t3")),
        ("s1t1", "s1", 1, ("s1t2", "s1t3")),
        ("s2t1", "s1", 1, ("s1t1", "s1t3")),
    ],
    ids=["its first leaves", "its last leaves", "its middle leaves", "its first moves inside", "another comes between"],
)
def test_a_span_is_fitted_when_steps_move(step: str, stage: str, index: int, expected: tuple[str, str]) -> None:
    moved = move_step(spanning(), step, stage, index)
    assert span(moved) == expected
    assert_sound(moved)


def test_a_step_added_inside_a_span_becomes_part_of_it() -> None:
    journey = add_step(spanning("s1t1", "s1t2"), "s1", 1, id="new")
    assert span(journey) == ("s1t1", "s1t2")
    assert structure(journey).span(find(journey, "a")) == (0, 2)


def test_a_step_is_split_and_the_chosen_cards_go_to_its_second_half() -> None:
    journey = with_actions(grid(), "a", "b", "c", step="s1t2")
    journey = add_item(journey, ItemKind.NOTE, "notes", "s1t2", id="n")
    split = split_step(journey, "s1t2", ["c", "a", "n"], id="new", name="Later")
    assert order(split)[:4] == ["s1t1", "s1t2", "new", "s1t3"]
    assert cell(split, "s1t2") == ["b"]
    assert cell(split, "new") == ["a", "c"], "in the order they had"
    assert cell(split, "new", "notes") == ["n"]
    assert_sound(split)


def test_a_step_split_without_cards_has_an_empty_half_as_wide_as_the_other() -> None:
    journey = resize_step(with_actions(grid(), "a", step="s1t2"), "s1t2", 200)
    split = split_step(journey, "s1t2", id="new")
    assert cell(split, "s1t2") == ["a"]
    assert cell(split, "new") == []
    assert find(split, "new").width == 200


@pytest.mark.parametrize(
    ("first", "last", "chosen", "expected"),
    [
        ("s1t1", "s1t3", [], ("s1t1", "s1t3")),
        ("s1t2", "s1t3", [], ("s1t2", "s1t3")),
        ("s1t2", "s1t3", ["a"], ("new", "s1t3")),
        ("s1t1", "s1t2", [], ("s1t1", "s1t2")),
    ],
    ids=["across it", "from it on", "from it on, chosen", "up to it"],
)
def test_spans_stay_whole_when_a_step_is_split(
    first: str, last: str, chosen: list[str], expected: tuple[str, str]
) -> None:
    split = split_step(spanning(first, last), "s1t2", chosen, id="new")
    assert span(split) == expected
    assert_sound(split)


def test_only_cards_of_the_step_go_to_its_second_half() -> None:
    with pytest.raises(EditError, match="step itself"):
        split_step(with_actions(grid(), "a"), "s1t2", ["a"])


def test_two_steps_are_joined_with_their_cards_in_order() -> None:
    journey = with_actions(with_actions(grid(), "a", "b"), "c", "d", step="s1t2")
    for step, name in (("s1t1", "Looks"), ("s1t2", "Compares")):
        journey = set_text(journey, step, name)
    joined = join_steps(journey, "s1t1")
    assert order(joined)[:3] == ["s1t1", "s1t3", "s2t1"]
    assert cell(joined, "s1t1") == ["a", "b", "c", "d"]
    assert find(joined, "s1t1").name == "Looks / Compares"
    assert_sound(joined)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("s1t1", "s1t2", ("s1t1", None)),
        ("s1t2", "s1t3", ("s1t1", "s1t3")),
        ("s1t1", "s1t3", ("s1t1", "s1t3")),
    ],
)
def test_spans_are_fitted_when_steps_are_joined(first: str, last: str, expected: tuple[str, str | None]) -> None:
    joined = join_steps(spanning(first, last), "s1t1")
    assert span(joined) == expected
    assert_sound(joined)


def test_a_span_up_to_a_step_that_is_joined_ends_there_still() -> None:
    joined = join_steps(spanning("s1t1", "s1t3"), "s1t2")
    assert span(joined) == ("s1t1", "s1t2")
    assert_sound(joined)


def test_the_last_step_of_a_stage_has_none_to_join() -> None:
    with pytest.raises(EditError, match="last one of its stage"):
        join_steps(grid(), "s1t3")


def test_splitting_and_joining_gives_the_cards_back() -> None:
    journey = with_actions(grid(), "a", "b", "c")
    joined = join_steps(split_step(journey, "s1t1", ["b", "c"]), "s1t1")
    assert cell(joined, "s1t1") == ["a", "b", "c"]
    assert order(joined) == order(journey)


@pytest.mark.parametrize(("wanted", "width"), [(200.4, 200), (10, 96), (900, 320), (None, None)])
def test_a_step_is_made_wider_within_limits(wanted: float | None, width: float | None) -> None:
    assert find(resize_step(grid(), "s1t1", wanted), "s1t1").width == width
