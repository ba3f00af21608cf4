"""Map health: what the rules find, without what was waived, most important first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial, reduce
from typing import TYPE_CHECKING

from mapdesigner.edits.waivers import waive
from mapdesigner.insight.parts import parts
from mapdesigner.insight.rule import Hit, Repair, Rule, Severity
from mapdesigner.insight.rules.table import RULES
from mapdesigner.words import _, later

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from mapdesigner.insight.parts import Parts
    from mapdesigner.model.journey import JourneyMap

_ORDER = {severity: number for number, severity in enumerate(Severity)}
_NAMED = 3
"""How many things a finding about many names; the others are counted."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says: the things it is about (none for the map itself), the reason, what to do, and a repair."""

    rule: Rule
    hits: tuple[Hit, ...]

    @property
    def code(self) -> str:
        """The rule's code, which lasts."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.rule.severity

    @property
    def ids(self) -> tuple[str, ...]:
        """All that the finding leads to: each thing, and what it was held against."""
        return tuple(dict.fromkeys(one for hit in self.hits for one in hit.ids))

    @property
    def subjects(self) -> tuple[str, ...]:
        """What the finding is about and a waiver names: one id for each thing, none for the map itself."""
        return tuple(dict.fromkeys(hit.things[0].id for hit in self.hits if hit.things))

    @property
    def reason(self) -> str:
        """What was found, in the language of the interface."""
        names = [hit.names for hit in self.hits]
        return _(self.rule.reason).format(**{**names[0], "name": _named([each.get("name", "") for each in names])})

    @property
    def advice(self) -> str:
        """What to do, in the language of the interface."""
        return _(self.rule.advice)

    @property
    def repair(self) -> Repair | None:
        """What one click mends, for all things that it can be done for; None if there is none."""
        repairs = [hit.repair for hit in self.hits if hit.repair]
        if not repairs:
            return None
        return repairs[0] if len(repairs) == 1 else Repair(repairs[0].words, partial(_all, repairs=tuple(repairs)))


def findings(journey: JourneyMap, today: dt.date) -> tuple[Finding, ...]:
    """Return what the rules say of a map on a day: problems first, then by code and from left to right.

    Waived findings are left out. After an edit only the rules that read what it touched are asked again.
    """
    part = parts(journey)
    waived = {(each.rule, each.about) for each in journey.waivers}
    found = [each for rule in RULES for each in _of_rule(rule, part, today, waived)]
    return tuple(sorted(found, key=lambda each: (_ORDER[each.severity], each.code)))


def findings_data(journey: JourneyMap, today: dt.date) -> list[dict[str, object]]:
    """Return the findings as plain data, for JSON; `repair` is None where no click mends it."""
    return [
        {
            "code": each.code,
            "severity": each.severity.value,
            "ids": list(each.ids),
            "reason": each.reason,
            "advice": each.advice,
            "repair": each.repair.label if each.repair else None,
        }
        for each in findings(journey, today)
    ]


def waive_finding(journey: JourneyMap, finding: Finding, reason: str, at: str = "") -> JourneyMap:
    """Switch a finding's rule off for all it is about; for the whole map if it is about the map."""
    return reduce(lambda done, about: waive(done, finding.code, about, reason, at), finding.subjects or ("",), journey)


def _of_rule(rule: Rule, part: Parts, today: dt.date, waived: set[tuple[str, str]]) -> Iterator[Finding]:
    if (rule.code, "") in waived:
        return
    hits = [hit for hit in rule.hits(part, today) if not hit.things or (rule.code, hit.things[0].id) not in waived]
    if rule.together and hits:
        yield Finding(rule, tuple(hits))
    elif not rule.together:
        yield from (Finding(rule, (hit,)) for hit in hits)


def _named(names: Sequence[str]) -> str:
    """Some names as one text: three at most, then the number of the others."""
    said = _(", ").join(names[:_NAMED])
    more = len(names) - _NAMED
    return _("{names} and {count} more").format(names=said, count=more) if more > 0 else said


def _all(journey: JourneyMap, *, repairs: Sequence[Repair]) -> JourneyMap:
    return reduce(lambda done, repair: repair.edit(done), repairs, journey)


SEVERITIES = {
    Severity.PROBLEM: later("Problem"),
    Severity.WARNING: later("Look at this"),
    Severity.HINT: later("Could be tidier"),
}
"""What people call how much a finding matters."""
