"""Differences are taken one by one, conflicts decided one by one, and nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from mapdesigner.compare.differences import Change, Difference, differences
from mapdesigner.compare.fields import same
from mapdesigner.compare.merge import merge
from mapdesigner.compare.resolve import Side, can_be_chosen, resolved, standing
from mapdesigner.compare.take import taken
from mapdesigner.edits.fields import set_fields, set_map, set_text
from mapdesigner.edits.items import add_item, move_items, remove_items
from mapdesigner.edits.lanes import remove_lane
from mapdesigner.edits.people import remove_entry
from mapdesigner.edits.replace import EditError, find, look_up, put, replace
from mapdesigner.edits.stages import add_stage, remove_stage, remove_step
from mapdesigner.model.items import Intervention, Touchpoint
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from mapdesigner.storage.write import to_bytes
from tests.support.journeys import assert_sound
from tests.unit.compare.scripts import Call, played, scripts, workshop_map

BASE = workshop_map()
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def only(journey: JourneyMap, other: JourneyMap) -> Difference:
    (found,) = differences(journey, other)
    return found


@pytest.mark.parametrize(
    "other",
    [
        set_text(BASE, "es1", "Relieved"),
        set_map(BASE, title="Shoes"),
        set_map(BASE, weights=replace(BASE.weights, impact=0.9)),
        move_items(BASE, ["es1"], "emotions", "s2t2"),
        add_item(BASE, ItemKind.ACTION, "actions", "s1t1", id="new", text="New"),
        put(BASE, BASE.items[0].model_copy(update={"x-votes": {"a": 1}})),
    ],
    ids=["text", "title", "weight", "place", "card", "unknown key"],
)
def test_one_difference_is_taken_and_taken_back(other: JourneyMap) -> None:
    there = taken(BASE, other, only(BASE, other))
    assert to_bytes(there) == to_bytes(other)
    back = taken(there, BASE, only(there, BASE))
    assert to_bytes(back) == to_bytes(BASE)


def test_a_row_inside_a_card_comes_and_goes_alone() -> None:
    card = next(each for each in BASE.items if isinstance(each, Touchpoint))
    rows = (Intervention(id="a", label="One"), Intervention(id="b", label="Two"))
    with_rows = put(BASE, replace(card, interventions=rows))
    renamed = put(BASE, replace(card, interventions=(replace(rows[0], label="Uno"), rows[1])))
    assert same(taken(with_rows, renamed, only(with_rows, renamed)), renamed)
    without = put(BASE, replace(card, interventions=rows[1:]))
    assert same(taken(with_rows, without, only(with_rows, without)), without)


def test_a_stage_comes_with_its_steps_and_a_card_not_without_its_step() -> None:
    other = add_item(
        add_stage(BASE, 1, id="new", first_step="new1"), ItemKind.ACTION, "actions", "new1", id="card", text="Card"
    )
    found = {each.id: each for each in differences(BASE, other) if each.change is Change.ADDED}
    with pytest.raises(EditError, match="take that one first"):
        taken(BASE, other, found["card"])
    journey = taken(BASE, other, found["new"])
    assert_sound(journey)
    assert look_up(journey, "new1")
    assert same(taken(journey, other, only(journey, other)), other)


def test_a_stages_only_step_is_not_taken_away_without_the_stage() -> None:
    other = remove_stage(BASE, "s1")
    (step,) = [each for each in differences(BASE, remove_step(BASE, "s1t1")) if each.collection == "steps"]
    left = remove_step(remove_step(BASE, "s1t2"), "s1t3")
    with pytest.raises(EditError):
        taken(left, other, step)


@QUICK
@given(scripts(), scripts())
def test_whoever_takes_everything_has_the_other_map(first: list[Call], second: list[Call]) -> None:
    journey, other = played(first, BASE, "a"), played(second, BASE, "b")
    for _round in range(12):
        for each in differences(journey, other):
            try:
                journey = taken(journey, other, each)
            except EditError:
                continue
            assert_sound(journey)
    left = differences(journey, other)
    assert all(_is_bound(each) for each in left), left


def _is_bound(each: Difference) -> bool:
    """What cannot be had alone: two moves that only together leave every stage with a step or a span whole."""
    return each.collection in ("steps", "stages") or each.field in ("place", "kind")


def both(ours: JourneyMap, theirs: JourneyMap, side: Side) -> JourneyMap:
    result = merge(BASE, ours, theirs)
    assert result.conflicts
    found = resolved(BASE, ours, theirs, [(each, side) for each in result.conflicts])
    assert found.conflicts == ()
    assert_sound(found.journey)
    return found.journey


def test_a_text_both_changed_goes_the_way_that_is_chosen() -> None:
    ours, theirs = set_text(set_map(BASE, title="T"), "es1", "Mine"), set_text(BASE, "es1", "Hers")
    for side, word in ((Side.OURS, "Mine"), (Side.THEIRS, "Hers")):
        journey = both(ours, theirs, side)
        assert find(journey, "es1").text == word  # type: ignore[attr-defined]
        assert journey.title == "T"


def test_a_card_removed_here_and_reworded_there_stays_or_goes() -> None:
    ours, theirs = remove_items(BASE, ["es1"]), set_text(BASE, "es1", "Hers")
    assert look_up(both(ours, theirs, Side.THEIRS), "es1")
    assert look_up(both(ours, theirs, Side.OURS), "es1") is None
    assert look_up(both(theirs, ours, Side.THEIRS), "es1") is None


def test_a_lane_removed_there_and_filled_here_stays_or_goes() -> None:
    ours = add_item(BASE, ItemKind.ACTION, "actions", "s1t1", id="new", text="New")
    theirs = remove_lane(BASE, "actions")
    kept = both(ours, theirs, Side.OURS)
    assert look_up(kept, "actions")
    assert look_up(kept, "new")
    gone = both(ours, theirs, Side.THEIRS)
    assert look_up(gone, "actions") is None
    assert look_up(gone, "new") is None


def test_a_place_and_a_persona_go_the_way_that_is_chosen() -> None:
    ours, theirs = move_items(BASE, ["es1"], "emotions", "s2t2"), move_items(BASE, ["es1"], "emotions", "s3t1")
    assert find(both(ours, theirs, Side.THEIRS), "es1").step == "s3t1"  # type: ignore[attr-defined]
    assert look_up(both(set_fields(BASE, ["ann"], bio="x"), remove_entry(BASE, "ann"), Side.THEIRS), "ann") is None


@QUICK
@given(scripts(), scripts())
def test_every_choice_leaves_a_sound_map(first: list[Call], second: list[Call]) -> None:
    ours, theirs = played(first, BASE, "a"), played(second, BASE, "b")
    result = merge(BASE, ours, theirs)
    for side in Side:
        chosen = [(each, side) for each in result.conflicts if can_be_chosen(each)]
        assert_sound(resolved(BASE, ours, theirs, chosen).journey)
    stand = [(each, standing(each)) for each in result.conflicts]
    assert same(resolved(BASE, ours, theirs, stand).journey, result.journey)
