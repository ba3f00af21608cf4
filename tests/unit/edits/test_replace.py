from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.edits.replace import (
    EditError,
    UnknownFieldError,
    drop,
    find,
    find_all,
    look_up,
    make,
    put,
    replace,
)
from mapdesigner.model.invariants import problems
from mapdesigner.model.items import Item, make_item
from mapdesigner.model.journey import JourneyMap, Lane, Stage, Weights, new_map
from mapdesigner.model.kinds import ItemKind
from tests.support.journeys import grid, with_actions

IDS = st.lists(st.text("abc", min_size=1, max_size=3), max_size=20)


def test_a_replacement_has_the_new_value_and_leaves_the_old_object_alone() -> None:
    stage = make(Stage, name="Before")
    assert replace(stage, name="After").name == "After"
    assert stage.name == "Before"


def test_replacing_nothing_gives_the_same_object() -> None:
    stage = make(Stage, name="Same")
    assert replace(stage, name="Same") is stage
    assert replace(stage) is stage


def test_a_name_that_is_no_field_is_refused() -> None:
    with pytest.raises(UnknownFieldError):
        replace(make(Stage), nmae="x")
    with pytest.raises(TypeError):
        make(Stage, nmae="x")


@pytest.mark.parametrize(
    ("field", "value"), [("score", 3), ("score", float("nan")), ("rank", "a b"), ("personas", ("",)), ("text", None)]
)
def test_a_value_the_field_cannot_hold_is_refused_without_repeating_it(field: str, value: object) -> None:
    with pytest.raises(EditError) as caught:
        replace(make_item(ItemKind.EMOTION), **{field: value})
    assert field in str(caught.value)


def test_characters_no_file_can_hold_do_not_get_in() -> None:
    stage = replace(make(Stage), name="a\x00b\ud800c\r\nd\te")
    assert stage.name == "ab\N{REPLACEMENT CHARACTER}c\nd\te"


def test_a_nested_value_is_checked_too() -> None:
    assert replace(new_map(), weights={"relevance": 0.5}).weights == Weights(relevance=0.5)
    with pytest.raises(EditError):
        replace(new_map(), weights={"relevance": 2})


def test_keys_of_a_later_program_are_kept() -> None:
    stage = Stage.model_validate({"id": "a", "mood": "sunny"})
    assert replace(stage, name="New").model_extra == {"mood": "sunny"}


def test_a_changed_card_shares_all_the_rest() -> None:
    journey = with_actions(grid(), "a", "b")
    changed = put(journey, replace(find(journey, "a"), text="New"))
    assert changed.lanes is journey.lanes
    assert find(changed, "b") is find(journey, "b")
    assert find(journey, "a") is not find(changed, "a")


def test_putting_what_is_there_or_dropping_what_is_not_gives_the_same_map() -> None:
    journey = with_actions(grid(), "a")
    assert put(journey, *journey.items) is journey
    assert put(journey) is journey
    assert drop(journey, "nobody") is journey


@given(IDS, IDS)
def test_collections_stay_sorted_by_id(there: list[str], gone: list[str]) -> None:
    journey = put(new_map(), *(make(Lane, kind="notes", id=each) for each in there))
    assert [lane.id for lane in journey.lanes] == sorted(set(there))
    left = drop(journey, *gone)
    assert [lane.id for lane in left.lanes] == sorted(set(there) - set(gone))
    assert problems(left) == ()


def test_what_is_not_there_is_not_found() -> None:
    journey = grid()
    assert look_up(journey, "nobody") is None
    with pytest.raises(EditError):
        find(journey, "nobody")
    with pytest.raises(EditError):
        find_all(journey, ["s1"], Lane)


def test_changing_one_card_of_ten_thousand_copies_nothing_but_it() -> None:
    notes = [make_item(ItemKind.NOTE, id=f"n{number:05}", text=str(number)) for number in range(10_000)]
    journey, whole = timed(new_map(), *notes)
    note = journey.items[5_000]
    assert min(timed(journey, replace(note, text=f"word {number}"))[1] for number in range(50)) < whole / 50


def timed(journey: JourneyMap, *items: Item) -> tuple[JourneyMap, float]:
    """The map with these items put in, and the seconds that took."""
    start = time.perf_counter()
    made = put(journey, *items)
    return made, time.perf_counter() - start
