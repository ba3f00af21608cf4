"""Map health as a whole: the same findings after edits as for a map opened afresh, in an order that lasts."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings

from mapdesigner import resources
from mapdesigner.edits.fields import set_fields, set_score, set_text
from mapdesigner.edits.items import add_item
from mapdesigner.edits.people import add_entry
from mapdesigner.edits.waivers import waive
from mapdesigner.insight.assumptions import assumptions
from mapdesigner.insight.coverage import coverage
from mapdesigner.insight.curves import low_points
from mapdesigner.insight.health import SEVERITIES, Finding, findings, findings_data
from mapdesigner.insight.parts import Parts, parts
from mapdesigner.insight.rule import Severity
from mapdesigner.insight.rules.table import RULES
from mapdesigner.insight.score import personalization
from mapdesigner.insight.summary import failures
from mapdesigner.model.journey import Channel, JourneyMap
from mapdesigner.model.kinds import ItemKind
from mapdesigner.storage.read import parse
from mapdesigner.words import use
from tests.unit.compare.scripts import Call, played, scripts, workshop_map
from tests.unit.insight.cases import CASES, PEOPLE, TODAY, add, felt, path

BASE = workshop_map()


def told(found: tuple[Finding, ...]) -> set[tuple[str, tuple[str, ...]]]:
    return {(each.code, tuple(sorted(each.ids))) for each in found}


def from_nothing(journey: JourneyMap, today: dt.date = TODAY) -> set[tuple[str, tuple[str, ...]]]:
    """What the rules say when nothing is remembered."""
    part = Parts(journey)
    found: set[tuple[str, tuple[str, ...]]] = set()
    for rule in RULES:
        hits = list(rule.check(*(today if name == "today" else getattr(part, name) for name in rule.reads)))
        if rule.together and hits:
            found.add((rule.code, tuple(sorted({one for hit in hits for one in hit.ids}))))
        elif not rule.together:
            found |= {(rule.code, tuple(sorted(set(hit.ids)))) for hit in hits}
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(scripts(12))
def test_after_any_edits_the_rules_say_what_they_say_of_the_map_opened_afresh(script: list[Call]) -> None:
    findings(BASE, TODAY)
    journey = played(script, BASE, "a")
    assert told(findings(journey, TODAY)) == from_nothing(journey)
    assert told(findings(BASE, TODAY)) == from_nothing(BASE)


def test_the_day_counts() -> None:
    case = next(each for each in CASES if each.code == "JM404")
    assert "JM404" in {each.code for each in findings(case.breaks, TODAY)}
    assert "JM404" not in {each.code for each in findings(case.breaks, TODAY - dt.timedelta(days=30))}


def test_an_edit_asks_only_the_rules_that_read_what_it_touched() -> None:
    journey = path("web", "app", "web")
    before = {each.code: each for each in findings(journey, TODAY)}["JM306"]
    after = {each.code: each for each in findings(add(journey, ItemKind.NOTE, "n"), TODAY)}["JM306"]
    assert after.hits[0] is before.hits[0]
    renamed = set_text(journey, "ts1t1", "Home page")
    assert {each.code: each for each in findings(renamed, TODAY)}["JM306"].hits[0] is not before.hits[0]


def test_parts_that_an_edit_leaves_alone_are_the_same_objects() -> None:
    journey = felt(1, -1, journey=path("web", "app"))
    before = parts(journey)
    after = parts(set_score(journey, "ann-s1t1", 0.5))
    assert after.emotions is not before.emotions
    for name in ("touchpoints", "stages", "steps", "column", "personas", "filled", "filled_lanes", "pain_points"):
        assert getattr(after, name) is getattr(before, name), name
    assert parts(journey) is before


def test_problems_come_first_then_by_code_and_from_left_to_right() -> None:
    journey = PEOPLE
    for step in ("s3t3", "s1t1", "s2t2"):
        journey = add(journey, ItemKind.PAIN_POINT, f"a-{step}", step)
    found = findings(set_fields(felt(1, journey=journey), ["ann-s1t1"], target=0), TODAY)
    order = list(Severity)
    keys = [(order.index(each.severity), each.code) for each in found]
    assert keys == sorted(keys)
    assert [each.ids[0] for each in found if each.code == "JM401"] == ["a-s1t1", "a-s2t2", "a-s3t3"]


def test_waived_for_one_card_the_others_are_still_told() -> None:
    journey = add(add(PEOPLE, ItemKind.PAIN_POINT, "p"), ItemKind.PAIN_POINT, "q")
    left = [each.ids for each in findings(waive(journey, "JM401", "p", "lives with it"), TODAY) if each.code == "JM401"]
    assert left == [("q",)]


def test_of_many_things_three_are_named_and_the_others_counted() -> None:
    journey = path("web")
    for number in range(5):
        journey = add_entry(journey, Channel, id=f"spare{number}", name=f"Spare {number}")
    (finding,) = (each for each in findings(journey, TODAY) if each.code == "JM309")
    assert finding.reason == "No touchpoint uses these channels: “App”, “Desk”, “Spare 0” and 4 more."


def test_one_click_mends_of_many_things_all_that_it_can() -> None:
    journey = path("web", "web", "app")
    journey = set_fields(journey, ["ts1t1"], department="shop")
    (finding,) = (each for each in findings(journey, TODAY) if each.code == "JM302")
    assert finding.ids == ("ts1t2", "ts1t3")
    assert finding.repair
    mended = finding.repair.edit(journey)
    assert [each.ids for each in findings(mended, TODAY) if each.code == "JM302"] == [("ts1t3",)]


def test_braces_in_a_name_are_somebody_s_words() -> None:
    journey = add_item(PEOPLE, ItemKind.TOUCHPOINT, "touchpoints", "s1t1", id="t", text="{other} {0} %s")
    (finding,) = (each for each in findings(journey, TODAY) if each.code == "JM301")
    assert finding.reason == "Touchpoints have no channel: “{other} {0} %s”."


def test_a_finding_speaks_the_language_of_the_interface_of_the_moment() -> None:
    (finding,) = (each for each in findings(path("web", "app", "web"), TODAY) if each.code == "JM306")
    try:
        use("de")
        assert finding.reason
        assert finding.advice
    finally:
        use("en")
    assert set(SEVERITIES) == set(Severity)


def test_for_programs_a_finding_is_plain_data() -> None:
    journey = add(PEOPLE, ItemKind.PAIN_POINT, "p", text="Too slow")
    found = next(each for each in findings_data(journey, TODAY) if each["code"] == "JM401")
    assert found == {
        "code": "JM401",
        "severity": "problem",
        "ids": ["p"],
        "reason": "Nothing answers the pain point “Too slow”.",
        "advice": "Think of what could be better, or say that you will live with it.",
        "repair": "Add an opportunity",
    }


@pytest.mark.parametrize("name", ["trailhead", "nordlicht"])
def test_ids_and_so_the_order_in_the_file_change_nothing_that_is_told(name: str) -> None:
    data = resources.path("samples", f"{name}.journeymap").read_bytes()
    journey = parse(data, name)
    text = data.decode()
    for number, item in enumerate(journey.items):
        text = text.replace(f'"{item.id}"', f'"{number * 7919 % 1009:04d}-x"')
    other = parse(text.encode(), name)
    assert [item.text for item in other.items] != [item.text for item in journey.items]
    told = [[(each.code, each.reason) for each in findings(one, TODAY)] for one in (journey, other)]
    assert sorted(told[0]) == sorted(told[1])
    assert personalization(journey).whole == personalization(other).whole
    assert assumptions(journey) == assumptions(other)
    assert coverage(journey).counts == coverage(other).counts
    for one, another in zip(low_points(journey), low_points(other), strict=True):
        assert (one.score, one.step, one.text) == (another.score, another.step, another.text)
    assert [each.step for each in failures(journey)] == [each.step for each in failures(other)]
