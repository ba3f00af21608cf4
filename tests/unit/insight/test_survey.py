"""A survey's answers become a curve, quotations and evidence; read again, what would change is shown first."""

from __future__ import annotations

import datetime as dt
from random import Random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.compare.differences import differences
from mapdesigner.edits.fields import set_fields, set_text
from mapdesigner.edits.lanes import remove_lane
from mapdesigner.edits.replace import find
from mapdesigner.insight.answers import SurveyError, day_in, guessed_scale, guessed_source, number_in, read_answers
from mapdesigner.insight.readings import metric_change, take_metric
from mapdesigner.insight.survey import Felt, felt, survey_change, take_survey
from mapdesigner.model.items import Emotion, Metric, Reading
from mapdesigner.model.journey import DataSource, JourneyMap
from mapdesigner.model.kinds import ItemKind
from mapdesigner.storage.read import load
from mapdesigner.storage.write import to_bytes
from tests.support.journeys import assert_sound
from tests.unit.insight.cases import PEOPLE, TODAY, add, metric

SHOP = add(
    set_text(set_text(PEOPLE, "s1t1", "Looks around"), "s1t2", "Pays"),
    ItemKind.TOUCHPOINT,
    "till",
    "s1t2",
    channel="web",
    text="Till",
)
SOURCE = DataSource(
    file="answers.csv",
    step="Where",
    score="Score",
    words="Comment",
    date="Day",
    channel="Channel",
    persona="Who",
    scale_from=1,
    scale_to=5,
)


def row(
    step: str, score: object, words: str = "", channel: str = "", who: str = "", day: str = ""
) -> dict[str, object]:
    return {"Where": step, "Score": score, "Comment": words, "Channel": channel, "Who": who, "Day": day}


ANSWERS = [
    row("Looks around", 1),
    row(" looks  AROUND", "2"),
    row("1.1", "4"),
    row("Pays", "5", "At last", "Website", "Bob", "2026-10-02"),
    row("Pays", "3,5", who="Bob", day="05.10.2026"),
    row("Pays", "", "I gave up", "Website", day="2026-09-30"),
    row("", "", ""),
]


def taken(journey: JourneyMap = SHOP, rows: list[dict[str, object]] = ANSWERS) -> JourneyMap:
    return take_survey(journey, survey_change(journey, rows, SOURCE, TODAY))


def marker(journey: JourneyMap, step: str, persona: str) -> Emotion:
    return next(
        each for each in journey.items if isinstance(each, Emotion) and (each.step, each.personas) == (step, (persona,))
    )


def test_medians_and_quartiles_by_hand() -> None:
    """1, 2 and 4 of 1 to 5 are -2, -1 and 1: the middle half runs from -1.5 to 0. 5 and 3.5 are 2 and 0.5."""
    assert felt(read_answers(ANSWERS, SOURCE, SHOP).read) == (
        Felt("s1t1", "ann", -1.0, 3, -1.5, 0.0),
        Felt("s1t2", "bob", 1.25, 2, 0.88, 1.62),
    )


def test_answers_become_a_curve_quotations_and_evidence() -> None:
    journey = taken()
    assert_sound(journey)
    feeling = marker(journey, "s1t1", "ann")
    assert (feeling.score, feeling.n, feeling.spread_low, feeling.spread_high) == (-1.0, 3, -1.5, 0.0)
    (evidence,) = (each for each in journey.evidence if each.id != "survey")
    assert feeling.evidence == (evidence.id,)
    assert (evidence.headline, evidence.sample_size, evidence.date) == ("Survey, n = 6", 6, dt.date(2026, 10, 5))
    assert evidence.source == SOURCE
    assert {(each.text, each.item, each.source, each.evidence) for each in journey.feedback} == {
        ("At last", "till", "answers.csv, Website", evidence.id),
        ("I gave up", "till", "answers.csv, Website", evidence.id),
    }
    assert load(to_bytes(journey), "map").journey == journey


def test_what_would_change_is_shown_first_and_one_edit_takes_it() -> None:
    change = survey_change(SHOP, ANSWERS, SOURCE, TODAY)
    assert [(each.before, each.after.step, each.after.score) for each in change.markers] == [
        (None, "s1t1", -1.0),
        (None, "s1t2", 1.25),
    ]
    assert [each.text for each in change.words] == ["At last", "I gave up"]
    assert not change.is_empty


def test_the_same_table_read_again_changes_nothing() -> None:
    journey = taken()
    evidence = next(each.id for each in journey.evidence if each.id != "survey")
    again = survey_change(journey, ANSWERS, SOURCE, TODAY, evidence)
    assert again.is_empty
    assert take_survey(journey, again) is journey


def test_a_longer_table_changes_only_what_it_says_and_leaves_words_and_targets_of_people_alone() -> None:
    journey = taken()
    evidence = next(each.id for each in journey.evidence if each.id != "survey")
    first = marker(journey, "s1t1", "ann")
    journey = set_fields(journey, [first.id], text="Lost", target=1.0)
    rows = [each for each in ANSWERS if each["Where"] != "Pays"] + [
        row("1.1", 1),
        row("1.3", 5, "Nice", day="2026-11-01"),
    ]
    change = survey_change(journey, rows, SOURCE, TODAY, evidence)
    assert [(each.before and each.before.score, each.after.score, each.after.n) for each in change.markers] == [
        (-1.0, -1.5, 4),
        (None, 2.0, 1),
        (1.25, 1.25, None),
    ]
    after = take_survey(journey, change)
    assert_sound(after)
    feeling = marker(after, "s1t1", "ann")
    assert (feeling.text, feeling.target, feeling.n) == ("Lost", 1.0, 4)
    assert marker(after, "s1t2", "bob").evidence == ()
    assert [each.text for each in after.feedback] == ["Nice"]
    assert {each.collection for each in differences(journey, after)} == {"evidence", "items", "feedback"}
    assert find(after, evidence).sample_size == 5  # type: ignore[attr-defined]


def test_a_score_judged_by_hand_gives_way_to_data_and_keeps_its_word() -> None:
    judged = add(SHOP, ItemKind.EMOTION, "hand", "s1t1", score=1.0, text="Glad", evidence=("survey",))
    (before, after) = next((each.before, each.after) for each in survey_change(judged, ANSWERS, SOURCE, TODAY).markers)
    assert before is find(judged, "hand")
    assert (after.id, after.text, after.score, len(after.evidence)) == ("hand", "Glad", -1.0, 2)


def test_rows_that_say_nothing_known_are_named_with_their_number() -> None:
    rows = [row("Sleeps", 1), row("Pays", "high"), row("Pays", 9), row("Pays", 1, who="Zoe"), row("1.3", "", "Hm")]
    change = survey_change(SHOP, rows, SOURCE, TODAY)
    assert [(each.row, each.reason) for each in change.missed] == [
        (1, "no step of the map is called “Sleeps”"),
        (2, "“high” is no number"),
        (3, "the score 9 lies outside of the scale"),
        (4, "no persona is called “Zoe”"),
        (5, "its step has no card that could hold the words"),
    ]


def test_a_map_without_a_lane_for_emotions_gets_one() -> None:
    journey = taken(remove_lane(SHOP, "emotions"))
    assert_sound(journey)
    assert len([each for each in journey.items if isinstance(each, Emotion)]) == 2


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (DataSource(score="Score"), "which column names the step"),
        (DataSource(step="Where"), "the score or the words"),
        (DataSource(step="Where", score="Mood"), "no column “Mood”"),
    ],
)
def test_a_table_without_the_columns_is_refused(source: DataSource, words: str) -> None:
    with pytest.raises(SurveyError, match=words):
        survey_change(SHOP, ANSWERS, source, TODAY)


def test_columns_and_scale_are_guessed() -> None:
    rows = [
        {"Submitted at": "2026-10-02", "Journey step": "Pays", "Rating (1-5)": "4", "Any comment?": "", "Segment": ""}
    ]
    found = guessed_source(rows, "a.csv")
    assert (found.step, found.score, found.words, found.date, found.persona, found.channel) == (
        "Journey step",
        "Rating (1-5)",
        "Any comment?",
        "Submitted at",
        "Segment",
        "",
    )
    assert (found.scale_from, found.scale_to) == (1.0, 5.0)
    assert guessed_source([], "a.csv") == DataSource(file="a.csv")


@pytest.mark.parametrize(
    ("cells", "scale"),
    [
        (["-1", "2"], (-2, 2)),
        (["1", "2"], (1, 5)),
        ([3, 5], (1, 5)),
        ([0, 4], (0, 5)),
        ([6], (1, 7)),
        ([0, 9], (0, 10)),
        ([55], (0, 100)),
        ([-50, 70], (-50, 70)),
        (["", None, "x"], (-2, 2)),
    ],
)
def test_the_usual_scales_are_known(cells: list[object], scale: tuple[float, float]) -> None:
    assert guessed_scale(cells) == scale


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("3", 3),
        ("3,5", 3.5),
        ("\N{MINUS SIGN}1.2", -1.2),
        ("80 %", 80),
        (2, 2),
        (True, None),
        ("nan", None),
        ("", None),
    ],
)
def test_numbers_in_cells(cell: object, number: float | None) -> None:
    assert number_in(cell) == number


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-10-02", dt.date(2026, 10, 2)),
        ("2026-10-02T08:30:00+02:00", dt.date(2026, 10, 2)),
        ("2.10.2026", dt.date(2026, 10, 2)),
        (dt.datetime(2026, 10, 2, 8), dt.date(2026, 10, 2)),
        (dt.date(2026, 10, 2), dt.date(2026, 10, 2)),
        ("10/02/2026", None),
        ("", None),
    ],
)
def test_days_in_cells(cell: object, day: dt.date | None) -> None:
    assert day_in(cell) == day


SCORES = st.lists(st.tuples(st.sampled_from(["1.1", "2.2"]), st.integers(1, 5)), min_size=1, max_size=40)


@given(SCORES, st.randoms())
def test_the_order_of_rows_does_not_matter_and_the_spread_holds_the_median(
    scores: list[tuple[str, int]], random: Random
) -> None:
    rows = [row(step, score) for step, score in scores]
    found = sorted(felt(read_answers(rows, SOURCE, SHOP).read), key=lambda each: each.step)
    random.shuffle(rows)
    assert sorted(felt(read_answers(rows, SOURCE, SHOP).read), key=lambda each: each.step) == found
    for each in found:
        assert -2 <= each.low <= each.median <= each.high <= 2
    assert sum(each.n for each in found) == len(scores)
    first = [score - 3 for step, score in scores if step == "1.1"]
    assert not first or found[0].median == median(first)


def test_a_metric_is_read_from_its_column_and_its_history_by_day() -> None:
    rows = [{"Month": "2026-10-31", "NPS": "12"}, {"Month": "2026-09-30", "NPS": "10"}, {"Month": "x", "NPS": "9"}]
    change = metric_change(metric(), "m", rows, "NPS", "Month", "survey")
    journey = take_metric(metric(), change)
    found = find(journey, "m")
    assert isinstance(found, Metric)
    assert (found.baseline, found.current, found.column, found.evidence) == (10, 12, "NPS", ("survey",))
    assert found.history == (
        Reading(date=dt.date(2026, 9, 30), value=10),
        Reading(date=dt.date(2026, 10, 31), value=12),
    )
    assert [each.row for each in change.missed] == [3]
    assert metric_change(journey, "m", rows, "NPS", "Month", "survey").is_empty


def test_without_days_the_last_row_counts_and_a_missing_column_is_told() -> None:
    rows = [{"NPS": "12"}, {"NPS": ""}, {"NPS": "14"}]
    change = metric_change(metric(baseline=3.0), "m", rows, "NPS")
    assert (change.after.baseline, change.after.current, change.after.history) == (3, 14, ())
    with pytest.raises(SurveyError, match="no column"):
        metric_change(metric(), "m", rows, "Churn")
