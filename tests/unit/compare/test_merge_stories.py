"""Two people change one map on the same day, as teams do."""

from __future__ import annotations

import pytest

from mapdesigner.compare.conflicts import Conflict
from mapdesigner.compare.marks import marked
from mapdesigner.compare.merge import MergeError, MergeResult, merge
from mapdesigner.edits.fields import set_fields, set_map, set_score, set_text
from mapdesigner.edits.items import add_item, move_items, remove_items, set_span
from mapdesigner.edits.lanes import add_lane, move_lane, remove_lane
from mapdesigner.edits.people import add_comment, add_entry, move_entry, remove_entry
from mapdesigner.edits.replace import find, replace
from mapdesigner.edits.stages import add_stage, move_step, remove_stage, remove_step
from mapdesigner.model.items import Emotion, Image, Intervention, Opportunity, Touchpoint
from mapdesigner.model.journey import Channel, Comment, JourneyMap, Persona
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.model.structure import structure
from mapdesigner.storage.write import to_bytes
from tests.support.journeys import assert_sound, cell, grid_with_people, with_actions
from tests.unit.compare.scripts import workshop_map

BASE = workshop_map()


def merged(ours: JourneyMap, theirs: JourneyMap, base: JourneyMap = BASE) -> JourneyMap:
    """The merge of two sides that get along; it is the same whoever merges."""
    result = merge(base, ours, theirs)
    assert result.conflicts == ()
    assert_sound(result.journey)
    assert to_bytes(merge(base, theirs, ours).journey) == to_bytes(result.journey)
    return result.journey


def conflict_of(result: MergeResult) -> Conflict:
    assert_sound(result.journey)
    assert len(result.conflicts) == 1
    return result.conflicts[0]


def test_one_rewords_a_card_while_the_other_scores_moves_and_comments_it() -> None:
    ours = set_text(BASE, "es1", "Relieved")
    theirs = add_comment(move_items(set_score(BASE, "es1", 1.5), ["es1"], "emotions", "s2t2"), "es1", text="Sure?")
    card = find(merged(ours, theirs), "es1")
    assert isinstance(card, Emotion)
    assert (card.text, card.score, card.step) == ("Relieved", 1.5, "s2t2")


def test_both_add_a_card_at_the_end_of_one_cell() -> None:
    base = with_actions(grid_with_people(), "a")
    journey = merged(with_actions(base, "b", "c"), with_actions(base, "d"), base)
    assert cell(journey, "s1t1")[0] == "a"
    assert sorted(cell(journey, "s1t1")) == ["a", "b", "c", "d"]


def test_one_adds_a_stage_while_the_other_moves_a_lane_and_renames_the_map() -> None:
    journey = merged(add_stage(BASE, 1, id="new"), set_map(move_lane(BASE, "notes", 0), title="Shoes"))
    assert [stage.id for stage in structure(journey).stages] == ["s1", "new", "s2", "s3"]
    assert structure(journey).lanes[0].id == "notes"
    assert journey.title == "Shoes"


def test_both_link_the_same_opportunity_to_pain_points() -> None:
    ours = set_fields(BASE, ["os3"], answers=("ps1",))
    theirs = set_fields(BASE, ["os3"], answers=("ps2", "ps3"))
    chance = find(merged(ours, theirs), "os3")
    assert isinstance(chance, Opportunity)
    assert set(chance.answers) == {"ps1", "ps2", "ps3"}


def test_both_edit_the_goals_of_one_persona() -> None:
    ours, theirs = set_fields(BASE, ["cyd"], goals=("a", "x", "c")), set_fields(BASE, ["cyd"], goals=("b", "c", "d"))
    cyd = find(merged(ours, theirs), "cyd")
    assert isinstance(cyd, Persona)
    assert cyd.goals == ("x", "c", "d")


def test_each_works_on_an_intervention_of_one_touchpoint() -> None:
    one, two = (Intervention(id=f"i{number}", label="tailored") for number in (1, 2))
    ours = set_fields(BASE, ["ts1"], interventions=(replace(one, relevance=80), two))
    theirs = set_fields(BASE, ["ts1"], interventions=(replace(one, label="Socks"), two, Intervention(id="i3")))
    touchpoint = find(merged(ours, theirs), "ts1")
    assert isinstance(touchpoint, Touchpoint)
    assert [(each.label, each.relevance) for each in touchpoint.interventions] == [
        ("Socks", 80),
        ("tailored", 0),
        ("", 0),
    ]


def test_one_removes_what_the_other_did_not_touch() -> None:
    journey = merged(remove_lane(BASE, "emotions"), set_text(remove_stage(BASE, "s3"), "ts1", "Shop"))
    assert not [item for item in journey.items if item.lane == "emotions" or item.step.startswith("s3")]


def test_both_reword_one_card_and_both_wordings_stay() -> None:
    ours, theirs = set_text(BASE, "ts1", "Shop window"), set_text(BASE, "ts1", "Shop\ndoor")
    result = merge(BASE, ours, theirs)
    found = conflict_of(result)
    assert (found.kind, found.id, found.field) == ("changed", "ts1", "text")
    assert (found.base, found.ours, found.theirs) == ("", "Shop window", "Shop\ndoor")
    journey = marked(result, ours, theirs)
    assert_sound(journey)
    comment = new_comment(journey)
    assert comment.item == "ts1"
    assert not comment.resolved
    assert "Shop\ndoor" in comment.text
    assert "Shop window" in comment.text


def new_comment(journey: JourneyMap) -> Comment:
    (found,) = (each for each in journey.comments if each.id not in {old.id for old in BASE.comments})
    return found


def test_both_move_one_card_and_the_other_place_is_kept_in_the_comment() -> None:
    ours = move_items(BASE, ["ts1"], "touchpoints", "s2t1")
    theirs = move_items(BASE, ["ts1"], "touchpoints", "s3t1")
    result = merge(BASE, ours, theirs)
    assert conflict_of(result).field == "place"
    assert find(result.journey, "ts1") == find(ours, "ts1")
    assert '"step":"s3t1"' in new_comment(marked(result, ours, theirs)).text


@pytest.mark.parametrize("exchanged", [False, True])
def test_what_one_removes_and_the_other_changes_stays_with_all_that_was_said_of_it(exchanged: bool) -> None:
    sides = remove_items(BASE, ["ts1", "ps1"]), set_text(BASE, "ts1", "Shop")
    ours, theirs = reversed(sides) if exchanged else sides
    result = merge(BASE, ours, theirs)
    assert conflict_of(result).kind == "removed"
    assert find(result.journey, "ts1") == find(sides[1], "ts1")
    assert find(result.journey, "cs1") == find(BASE, "cs1")
    assert "ps1" not in {item.id for item in result.journey.items}
    assert_sound(marked(result, ours, theirs))


def test_a_pain_point_that_stays_is_answered_as_before() -> None:
    result = merge(BASE, remove_items(BASE, ["ps1"]), set_text(BASE, "ps1", "Too slow"))
    assert conflict_of(result).kind == "removed"
    chance = find(result.journey, "os1")
    assert isinstance(chance, Opportunity)
    assert chance.answers == ("ps1", "ps2")


def test_a_stage_that_one_removes_stays_if_the_other_put_a_card_into_it() -> None:
    ours = remove_stage(BASE, "s2")
    theirs = add_item(BASE, ItemKind.ACTION, "actions", "s2t2", id="new")
    result = merge(BASE, ours, theirs)
    assert_sound(result.journey)
    assert [(each.kind.value, each.id) for each in result.conflicts] == [("needed", "s2"), ("needed", "s2t2")]
    assert cell(result.journey, "s2t2") == ["new"]
    assert cell(result.journey, "s2t1", "touchpoints") == ["ts2"]


def test_a_stage_that_stays_does_not_bring_back_a_lane_that_was_removed_as_well() -> None:
    ours = remove_lane(remove_stage(BASE, "s2"), "emotions")
    theirs = add_item(BASE, ItemKind.ACTION, "actions", "s2t1", id="new")
    journey = merge(BASE, ours, theirs).journey
    assert_sound(journey)
    assert "emotions" not in {lane.id for lane in journey.lanes}
    assert "ts2" in {item.id for item in journey.items}


def test_a_channel_that_one_removes_stays_if_the_other_uses_it_anew() -> None:
    base = add_entry(BASE, Channel, id="mail", name="Mail")
    result = merge(base, remove_entry(base, "mail"), set_fields(base, ["ts3"], channel="mail"))
    found = conflict_of(result)
    assert (found.kind, found.id) == ("needed", "mail")
    assert merge(base, remove_entry(base, "web"), set_text(base, "ts1", "Shop")).conflicts == ()


def test_a_persona_that_stays_keeps_the_curve() -> None:
    result = merge(BASE, remove_entry(BASE, "bob"), set_fields(BASE, ["bob"], bio="Runs on Sundays"))
    assert conflict_of(result).id == "bob"
    assert find(result.journey, "es1") == find(BASE, "es1")
    touchpoint = find(result.journey, "ts1")
    assert isinstance(touchpoint, Touchpoint)
    assert touchpoint.personas == ("ann", "bob")


def test_a_stage_whose_steps_both_took_away_keeps_an_empty_one() -> None:
    ours = remove_step(remove_step(BASE, "s1t1"), "s1t2")
    theirs = remove_step(BASE, "s1t3")
    result = merge(BASE, ours, theirs)
    found = conflict_of(result)
    assert (found.kind, found.id) == ("emptied", "s1")
    assert len(structure(result.journey).steps_of["s1"]) == 1
    assert merge(BASE, theirs, ours).journey == result.journey


def test_a_card_spanned_into_a_step_that_went_to_another_stage_falls_back_to_its_step() -> None:
    ours, theirs = move_step(BASE, "s1t3", "s2", 0), set_span(BASE, "ts1", "s1t1", "s1t3")
    for one, other in ((ours, theirs), (theirs, ours)):
        result = merge(BASE, one, other)
        assert conflict_of(result).field == "place"
        touchpoint = find(result.journey, "ts1")
        assert isinstance(touchpoint, Touchpoint)
        assert (touchpoint.step, touchpoint.until) == ("s1t1", None)


def test_of_two_portraits_the_other_is_parked_as_a_picture() -> None:
    ours, theirs = (set_fields(BASE, ["ann"], portrait=each) for each in ("b3Vycw==", "dGhlaXJz"))
    journey = marked(merge(BASE, ours, theirs), ours, theirs)
    assert_sound(journey)
    pictures = [item.picture for item in structure(journey).parked if isinstance(item, Image)]
    assert pictures == ["dGhlaXJz"]


def test_conflicts_about_no_card_are_told_at_one_parked_note() -> None:
    ours, theirs = (
        set_text(set_map(BASE, title=f"Shoes {each}", weights=replace(BASE.weights, impact=share)), "s1", each)
        for each, share in (("Seek", 0.4), ("Find", 0.5))
    )
    result = merge(BASE, ours, theirs)
    assert [each.field for each in result.conflicts] == ["title", "weights.impact", "name"]
    journey = marked(result, ours, theirs)
    assert_sound(journey)
    (note,) = structure(journey).parked
    said = [each.text for each in journey.comments if each.item == note.id]
    assert len(said) == 3
    assert any("Shoes Find" in each for each in said)
    assert marked(result, ours, theirs) == journey
    assert marked(MergeResult(journey, result.conflicts), ours, theirs) == journey


def test_an_id_that_means_two_things_is_refused() -> None:
    with pytest.raises(MergeError):
        merge(BASE, add_stage(BASE, id="x"), add_entry(BASE, Persona, id="x"))


def test_lanes_of_one_kind_that_both_add_both_stay() -> None:
    journey = merged(add_lane(BASE, LaneKind.NOTES, id="ideas"), add_lane(BASE, LaneKind.NOTES, id="doubts"))
    assert {"ideas", "doubts"} <= {lane.id for lane in journey.lanes}


def test_a_marker_stays_on_its_curve_when_the_other_side_puts_another_persona_first() -> None:
    ours = move_entry(BASE, "cyd", 0)
    theirs = add_item(BASE, ItemKind.EMOTION, "emotions", "s3t2", id="new", score=-1)
    marker = find(merged(ours, theirs), "new")
    assert isinstance(marker, Emotion)
    assert marker.personas == ("ann",)
