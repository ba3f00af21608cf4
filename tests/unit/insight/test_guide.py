"""The guide knows from the map how far its fifteen steps have come."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pytest

from mapdesigner import resources
from mapdesigner.edits.fields import set_fields, set_map
from mapdesigner.edits.people import add_entry, add_feedback
from mapdesigner.insight.guide import STEPS, Progress, standings
from mapdesigner.model.journey import JourneyMap, Stakeholder, new_map
from mapdesigner.model.kinds import ItemKind, Status
from mapdesigner.storage.read import read_map
from tests.support.journeys import grid
from tests.unit.insight.cases import (
    PEOPLE,
    TODAY,
    add,
    commented,
    each_step,
    felt,
    metric,
    opportunity,
    path,
    touchpoint,
)
from tests.unit.insight.cases import STEPS as COLUMNS

K = ItemKind


def progress(journey: JourneyMap, place: str) -> tuple[str, tuple[str, ...]]:
    return next((each.progress.value, each.ids) for each in standings(journey, TODAY) if each.step.place == place)


def test_there_are_fifteen_steps_each_with_words_and_a_place() -> None:
    assert [each.number for each in STEPS] == list(range(1, 16))
    assert max(Counter(each.place for each in STEPS).values()) == 1
    assert all(each.label and each.method.count(". ") == 1 and each.example[-1] in ".?" for each in STEPS)


def test_nothing_is_begun_in_an_empty_map() -> None:
    assert {each.progress for each in standings(new_map(), TODAY)} == {Progress.MISSING}
    assert {each.progress for each in standings(grid(), TODAY)} == {Progress.MISSING}


def people(**fields: Any) -> JourneyMap:
    return add_entry(add_entry(PEOPLE, Stakeholder, id="kim", role="Care"), Stakeholder, id="lou", **fields)


EVERYWHERE = each_step(PEOPLE, K.TOUCHPOINT, ["s1t1", "s2t1", "s3t1"])
CALLED = set_fields(
    each_step(PEOPLE, K.ACTION, COLUMNS), [f"action-{step}" for step in COLUMNS[:5]], evidence=("survey",)
)
TWO = add(opportunity(answers=("p",), department="shop"), K.TOUCHPOINT, "t", department="shop")


@pytest.mark.parametrize(
    ("place", "journey", "wanted"),
    [
        ("objective", set_map(PEOPLE, objective="Sell boots"), ("begun", ())),
        ("objective", set_map(PEOPLE, objective="Sell boots", scope="First order"), ("done", ())),
        ("stakeholders", people(), ("begun", ("lou",))),
        ("stakeholders", people(role="Web"), ("done", ())),
        ("personas", PEOPLE, ("begun", ("ann", "bob"))),
        ("personas", set_fields(PEOPLE, ["ann", "bob"], goals=("Rest",)), ("done", ())),
        ("touchpoints", touchpoint(), ("begun", ("s2", "s3"))),
        ("touchpoints", EVERYWHERE, ("done", ())),
        ("evidence", touchpoint(), ("begun", ())),
        ("evidence", CALLED, ("done", ())),
        ("map", each_step(PEOPLE, K.ACTION, COLUMNS[:8]), ("begun", ("s3t3",))),
        ("map", each_step(PEOPLE, K.ACTION, COLUMNS), ("done", ())),
        ("goals", set_fields(PEOPLE, ["s1"], goal="Rest"), ("begun", ("s2", "s3"))),
        ("goals", set_fields(PEOPLE, ["s1", "s2", "s3"], goal="Rest"), ("done", ())),
        ("pain_points", add(felt(-1, 1, -1), K.PAIN_POINT, "p"), ("begun", ("ann-s1t3",))),
        ("pain_points", add(felt(-1), K.PAIN_POINT, "p"), ("done", ())),
        ("emotions", felt(1), ("begun", ("ann", "bob"))),
        ("emotions", felt(*[1] * 9, persona="bob", journey=felt(*[1] * 9)), ("done", ())),
        ("channels", path("web", "app", "web"), ("begun", ("ts1t1",))),
        ("channels", path("web", "app"), ("done", ())),
        ("channels", touchpoint(), ("missing", ("t",))),
        ("feedback", add_feedback(touchpoint(), "t", text="Too slow"), ("done", ())),
        ("opportunities", opportunity(), ("begun", ("p",))),
        ("opportunities", opportunity(answers=("p",)), ("done", ())),
        ("board", opportunity(status=Status.DOING), ("begun", ("o",))),
        ("board", opportunity(status=Status.DOING, due="2027-06-01", owner="Kim"), ("done", ())),
        ("review", metric(), ("begun", ("m",))),
        ("review", set_map(metric(current=1), review_by="2027-02-28"), ("begun", ())),
        ("review", set_map(metric(current=1), review_by="2027-03-01"), ("done", ())),
        ("departments", TWO, ("begun", ())),
    ],
)
def test_how_far_a_step_has_come(place: str, journey: JourneyMap, wanted: tuple[str, tuple[str, ...]]) -> None:
    assert progress(journey, place) == wanted


def test_an_open_comment_waits_and_feedback_without_one_is_enough() -> None:
    journey = commented("")
    waiting = journey.comments[0].id
    assert progress(journey, "feedback") == ("begun", (waiting,))
    heard = add_feedback(set_fields(journey, [waiting], resolved=True), "t", text="Too slow")
    assert progress(heard, "feedback") == ("done", ())


def test_the_sample_has_come_far() -> None:
    journey = read_map(resources.path("samples", "trailhead.journeymap")).journey
    found = {each.step.place: each.progress.value for each in standings(journey, dt.date(2026, 11, 22))}
    assert Counter(found.values())["missing"] <= 1
    assert found["map"] == found["emotions"] == found["opportunities"] == "done"
