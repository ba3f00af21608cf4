"""What a map tells back, worked by hand: coverage, assumption, curves, priorities, age and the summary."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner import resources
from mapdesigner.edits.fields import set_fields, set_map
from mapdesigner.edits.items import add_item
from mapdesigner.edits.replace import make, put
from mapdesigner.insight.assumptions import Assumed, assumptions, assumptions_by_kind, assumptions_by_stage
from mapdesigner.insight.coverage import channel_gaps, coverage, jumps, redundancies
from mapdesigner.insight.curves import curves, gaps, low_points, partings
from mapdesigner.insight.priorities import board, grouped, matrix, priorities, votes_of
from mapdesigner.insight.staleness import half_a_year_after, staleness
from mapdesigner.insight.summary import failures, summary
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind, Status
from mapdesigner.model.workshop import Vote, VotingRound
from mapdesigner.storage.read import read_map
from tests.unit.insight.cases import PEOPLE, STEPS, TODAY, add, each_step, felt, metric, path, surveyed, two_touchpoints

K = ItemKind


def trailhead() -> JourneyMap:
    return read_map(resources.path("samples", "trailhead.journeymap")).journey


# channels


def test_coverage_counts_touchpoints_by_channel_and_stage() -> None:
    found = coverage(path("web", "app", "web", None, "desk", "web"))
    assert found.channels == ("web", "app", "desk")
    assert found.stages == ("s1", "s2", "s3")
    assert [[found.count(channel, stage) for stage in found.stages] for channel in found.channels] == [
        [2, 1, 0],
        [1, 0, 0],
        [0, 1, 0],
    ]


def test_a_channel_that_drops_out_and_comes_back_is_a_gap_and_a_pause_of_all_is_none() -> None:
    gap = channel_gaps(path("web", "app", "desk", "web"))[0]
    assert (gap.channel, gap.last, gap.back) == ("web", 0, 3)
    assert (gap.before.id, gap.after.id) == ("ts1t1", "ts2t1")
    assert channel_gaps(path("web", None, None, "web")) == ()
    assert channel_gaps(path("web", "app", "app", "app", "app", "web")) == ()


def test_a_gap_is_one_of_the_persona_who_meets_it() -> None:
    journey = set_fields(path("web", "app", "web"), ["ts1t2"], personas=("bob",))
    assert channel_gaps(journey, "ann") == ()
    assert len(channel_gaps(journey, "bob")) == 1


def test_a_jump_is_where_two_neighbours_share_no_channel() -> None:
    found = jumps(path("web", "web", "app", None, "desk"))
    assert [(each.before, each.after, each.leaves, each.enters) for each in found] == [
        (1, 2, ("web",), ("app",)),
        (2, 4, ("app",), ("desk",)),
    ]


def test_the_same_words_in_one_step_are_redundant_unless_nobody_gets_both() -> None:
    twice = two_touchpoints({"personas": ("ann",)}, {"text": " SHOP"})
    assert [(each.one.id, each.other.id) for each in redundancies(twice)] == [("t", "u")]
    assert redundancies(set_fields(twice, ["u"], personas=("bob",))) == ()


# assumption


def test_the_share_of_assumption_is_cards_without_evidence_of_all_on_the_map() -> None:
    journey = each_step(PEOPLE, K.ACTION, STEPS[:5])
    journey = set_fields(journey, ["action-s1t1", "action-s1t2", "action-s2t1"], evidence=("survey",))
    journey = add(journey, K.THOUGHT, "h", "s3t1")
    journey = add_item(journey, K.NOTE, "", "", id="parked")
    assert assumptions(journey) == Assumed(3, 6)
    assert assumptions(journey).percent == 50
    assert assumptions_by_kind(journey) == {K.ACTION: Assumed(2, 5), K.THOUGHT: Assumed(1, 1)}
    assert assumptions_by_stage(journey) == {"s1": Assumed(1, 3), "s2": Assumed(1, 2), "s3": Assumed(1, 1)}


@pytest.mark.parametrize(
    ("share", "percent"), [(Assumed(0, 0), 0), (Assumed(3, 8), 38), (Assumed(1, 3), 33), (Assumed(2, 3), 67)]
)
def test_the_share_is_rounded_to_a_whole_number(share: Assumed, percent: int) -> None:
    assert share.percent == percent


# curves


def test_low_points_are_valleys_below_zero_and_of_a_flat_one_the_first() -> None:
    journey = felt(-0.2, 0.5, -1.0, -1.0, 1.0, 0.2, 1.0, -0.4, -0.6)
    assert [(each.step, each.score) for each in low_points(journey)] == [
        ("s1t3", -1.0),
        ("s3t3", -0.6),
        ("s1t1", -0.2),
    ]


def test_markers_that_name_nobody_are_the_first_persona_s() -> None:
    journey = add(felt(1, persona="bob"), K.EMOTION, "open", "s1t2", score=-1)
    assert {persona: [each.id for each in curve] for persona, curve in curves(journey).items()} == {
        "ann": ["open"],
        "bob": ["bob-s1t1"],
    }


def test_gaps_are_told_the_widest_first() -> None:
    journey = set_fields(felt(-1.5, 1.0, 0.5), ["ann-s1t1"], target=0.6)
    journey = set_fields(set_fields(journey, ["ann-s1t2"], target=1.4), ["ann-s1t3"], target=0.5)
    assert [(gap.marker.step, gap.size) for gap in gaps(journey)] == [("s1t1", 2.1), ("s1t2", 0.4)]


def test_two_personas_are_held_against_each_other_step_by_step() -> None:
    journey = felt(1.0, -0.5, persona="bob", journey=felt(-1.0, -0.5, 2.0))
    journey = add(journey, K.EMOTION, "second", "s1t1", score=0, personas=("ann",))
    assert [(each.step, each.one, each.other, each.size) for each in partings(journey, "ann", "bob")] == [
        ("s1t1", -0.5, 1.0, 1.5),
        ("s1t2", -0.5, -0.5, 0.0),
    ]


@given(st.lists(st.integers(-200, 200).map(lambda score: score / 100), max_size=9))
def test_each_low_point_is_below_zero_and_the_lowest_of_the_curve_is_one_of_them(scores: list[float]) -> None:
    found = [each.score for each in low_points(felt(*scores))]
    assert all(-2 <= score < 0 for score in found)
    assert found == sorted(found)
    assert not scores or min(scores) >= 0 or found[0] == min(scores)


# priorities


def tasks() -> JourneyMap:
    journey = add(add(PEOPLE, K.PAIN_POINT, "p", severity=5), K.PAIN_POINT, "q", "s2t1", severity=2)
    rows = [
        ("quick", "s2t1", {"impact": 3, "effort": 1, "owner": "Kim"}),
        ("big", "s1t1", {"impact": 3, "effort": 3, "answers": ("p", "q"), "status": Status.DOING, "due": "2027-06-01"}),
        ("small", "s1t1", {"impact": 1, "effort": 1, "department": "shop", "due": "2027-05-01"}),
        ("done", "s1t1", {"status": Status.DONE}),
        ("dropped", "s1t1", {"status": Status.DROPPED}),
    ]
    for one, step, fields in rows:
        journey = add(journey, K.OPPORTUNITY, one, step, **fields)
    dots = (make(Vote, id=f"v{number}", round="r", item="big", voter=f"p{number}") for number in range(3))
    return put(journey, make(VotingRound, id="r"), *dots)


def test_much_impact_for_little_effort_comes_first_then_what_hurts_most() -> None:
    found = priorities(tasks())
    assert [(each.opportunity.id, each.severity, each.votes) for each in found] == [
        ("quick", 0, 0),
        ("big", 7, 3),
        ("small", 0, 0),
    ]
    assert matrix(tasks()) == {(3, 1): ("quick",), (3, 3): ("big",), (1, 1): ("small",)}
    assert votes_of(tasks(), "r") == votes_of(tasks()) == {"big": 3}
    assert votes_of(tasks(), "other") == {}


def test_opportunities_stand_on_a_board_by_status_and_in_groups() -> None:
    assert board(tasks()) == {
        Status.IDEA: ("small", "quick"),
        Status.PLANNED: (),
        Status.DOING: ("big",),
        Status.DONE: ("done",),
        Status.DROPPED: ("dropped",),
    }
    assert grouped(tasks(), "stage") == {"s1": ("big", "small"), "s2": ("quick",)}
    assert grouped(tasks(), "department") == {"shop": ("small",), "": ("quick", "big")}
    assert grouped(tasks(), "owner") == {"Kim": ("quick",), "": ("big", "small")}


# age


def test_the_age_of_a_map_is_that_of_its_evidence_and_its_review() -> None:
    journey = set_map(surveyed(dt.date(2026, 1, 1)), review_by="2027-03-11")
    found = staleness(journey, TODAY)
    assert (found.review_in, found.oldest, found.old, found.undated) == (10, 424, ("survey",), ())
    assert staleness(PEOPLE, TODAY).undated == ("survey",)
    assert half_a_year_after(dt.date(2020, 1, 1), TODAY) > TODAY


# the page


def test_the_summary_says_where_it_fails_what_it_costs_and_what_is_done() -> None:
    journey = put(metric(current=40, target=50, unit="%"), *tasks().items, *tasks().rounds, *tasks().votes)
    journey = add(journey, K.EMOTION, "low", "s1t1", score=-1.8, target=0.5, personas=("ann",))
    journey = add(journey, K.ENGAGEMENT, "stake", "s1t1", level=5)
    journey = add(journey, K.PAIN_POINT, "slight", "s3t1", severity=3)
    (failure,) = failures(journey)
    assert (failure.step, failure.score, failure.severity, failure.stake, failure.votes) == ("s1t1", -1.8, 5, 5, 0)
    assert [pain.id for pain in failure.pains] == ["p"]
    assert failure.answers == ("big",)
    assert [(each.metric.id, each.missing) for each in failure.shortfalls] == [("m", 10.0)]
    found = summary(journey, most=2)
    assert [each.opportunity.id for each in found.acts] == ["quick", "big"]
    assert [gap.size for gap in found.gaps] == [2.3]
    assert [each.missing for each in found.costs] == [10.0]


def test_the_sample_fails_first_where_its_curve_is_lowest() -> None:
    journey = trailhead()
    steps = {step.id: step.name for step in journey.steps}
    assert [(steps[each.step], each.score) for each in summary(journey).fails] == [
        ("Waits for delivery", -1.8),
        ("Works out her size", -1.5),
        ("Slips on a wet descent", -1.2),
        ("Exchanges half a size", -0.8),
        ("Checks out online", 0.0),
    ]
