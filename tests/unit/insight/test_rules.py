"""Each rule finds the map that breaks it, leaves alone the one that nearly does, and its repair mends what it found."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from mapdesigner import resources
from mapdesigner.edits.waivers import heed, waive
from mapdesigner.insight.health import Finding, findings, waive_finding
from mapdesigner.insight.parts import parts
from mapdesigner.insight.rule import Rule
from mapdesigner.insight.rules.table import RULES
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.structure import structure
from mapdesigner.storage.read import read_map
from tests.support.health_rules import PAGE, page
from tests.support.journeys import assert_sound, grid
from tests.unit.insight.cases import CASES, TODAY, Case

SHIPPED = [*resources.path("samples").glob("*.journeymap"), *resources.path("templates").glob("*.journeymap")]
ASKED = "2026-11-22"


def found(journey: JourneyMap, code: str) -> list[Finding]:
    return [each for each in findings(journey, TODAY) if each.code == code]


def test_each_rule_has_a_case_and_no_case_is_without_a_rule() -> None:
    assert [each.code for each in CASES] == [each.code for each in RULES]
    assert len(RULES) >= 24
    assert all(re.fullmatch(r"JM\d{3}", each.code) for each in RULES)
    assert max(Counter(each.code for each in RULES).values()) == 1


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_a_rule_finds_what_breaks_it_and_says_where_why_and_what_to_do(case: Case) -> None:
    assert_sound(case.breaks)
    (finding, *_others) = found(case.breaks, case.code)
    assert all(one in structure(case.breaks).by_id for one in finding.ids)
    assert finding.reason[-1] in ".?"
    assert "{" not in finding.reason
    assert finding.advice.endswith(".")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_a_rule_leaves_alone_what_nearly_breaks_it(case: Case) -> None:
    assert_sound(case.nearly)
    assert found(case.nearly, case.code) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_the_one_click_repair_mends_what_was_found_and_nothing_is_offered_where_there_is_none(case: Case) -> None:
    offered = [each.repair for each in found(case.breaks, case.code)]
    assert all(bool(repair) == case.repaired for repair in offered)
    if repair := offered[0]:
        mended = repair.edit(case.breaks)
        assert_sound(mended)
        assert len(found(mended, case.code)) < len(offered)
        assert repair.label


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_a_finding_is_waived_with_a_reason_and_comes_back_when_the_rule_is_heeded(case: Case) -> None:
    finding = found(case.breaks, case.code)[0]
    waived = waive_finding(case.breaks, finding, "we know")
    assert_sound(waived)
    assert len(found(waived, case.code)) == len(found(case.breaks, case.code)) - len(
        [each for each in found(case.breaks, case.code) if each.subjects[:1] == finding.subjects[:1]]
    )
    for about in finding.subjects or ("",):
        waived = heed(waived, case.code, about)
    assert len(found(waived, case.code)) == len(found(case.breaks, case.code))
    assert found(waive(case.breaks, case.code, "", "not for this map"), case.code) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_it_means_and_reads_only_parts_of_a_map(rule: Rule) -> None:
    assert (rule.check.__doc__ or "").endswith(".")
    assert all(name == "today" or hasattr(parts(grid()), name) for name in rule.reads)


@pytest.mark.parametrize("path", [path for path in SHIPPED if path.stem != "nordlicht"], ids=lambda path: path.stem)
def test_a_shipped_map_has_at_most_five_findings(path: object) -> None:
    journey = read_map(path).journey  # type: ignore[arg-type]
    assert len(findings(journey, journey.date or TODAY)) <= 5


def test_the_page_of_the_rules_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python tests/support/health_rules.py"
