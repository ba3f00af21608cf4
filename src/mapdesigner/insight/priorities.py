"""What to do first: opportunities by impact and effort, and how far they have come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from mapdesigner.insight.parts import parts
from mapdesigner.model.items import Opportunity, PainPoint
from mapdesigner.model.kinds import Status
from mapdesigner.model.text import in_one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapdesigner.model.journey import JourneyMap

GroupBy = Literal["stage", "department", "owner"]


@dataclass(frozen=True, slots=True)
class Priority:
    """An opportunity, the severities of the pain points it answers added up, and the dots it got in all rounds."""

    opportunity: Opportunity
    severity: int
    votes: int

    @property
    def order(self) -> tuple[int, int, int, int, str]:
        """The key to sort by: much impact for little effort first, then what hurts most, then votes."""
        one = self.opportunity
        return one.effort - one.impact, -one.impact, -self.severity, -self.votes, one.id


def priorities(journey: JourneyMap) -> tuple[Priority, ...]:
    """Return the opportunities still to be done, the first to do first."""
    hurts = {each.id: each.severity for each in journey.items if isinstance(each, PainPoint)}
    votes = votes_of(journey)
    found = (
        Priority(each, sum(hurts.get(one, 0) for one in each.answers), votes.get(each.id, 0))
        for each in parts(journey).opportunities
        if each.status not in (Status.DONE, Status.DROPPED)
    )
    return tuple(sorted(found, key=lambda each: each.order))


def matrix(journey: JourneyMap) -> Mapping[tuple[int, int], tuple[str, ...]]:
    """Return the opportunities still to be done in each field (impact, effort), 1-3 each, the first to do first."""
    fields: dict[tuple[int, int], tuple[str, ...]] = {}
    for each in priorities(journey):
        field = (each.opportunity.impact, each.opportunity.effort)
        fields[field] = (*fields.get(field, ()), each.opportunity.id)
    return fields


def board(journey: JourneyMap) -> Mapping[Status, tuple[str, ...]]:
    """Return the opportunities of each status, from idea to dropped, by due date and then from left to right."""
    part = parts(journey)

    def order(each: Opportunity) -> tuple[bool, str, int, str]:
        due = each.due.isoformat() if each.due else ""
        return not due, due, part.column[each.step], each.id

    held = sorted(part.opportunities, key=order)
    return {status: tuple(each.id for each in held if each.status == status) for status in Status}


def grouped(journey: JourneyMap, by: GroupBy) -> Mapping[str, tuple[str, ...]]:
    """Return the opportunities still to be done by stage id, department id or owner's name; "" for none.

    Stages come in order, departments by rank, owners by name; within a group the first to do first.
    """
    part = parts(journey)
    stage = {step.id: step.stage for step in part.steps}

    def key(each: Opportunity) -> str:
        if by == "stage":
            return stage[each.step]
        return each.department or "" if by == "department" else in_one_line(each.owner)

    found: dict[str, tuple[str, ...]] = {}
    for each in priorities(journey):
        group = key(each.opportunity)
        found[group] = (*found.get(group, ()), each.opportunity.id)
    order = {
        "stage": [each.id for each in part.stages],
        "department": [each.id for each in sorted(journey.departments, key=lambda it: it.order)],
        "owner": sorted(found, key=str.casefold),
    }[by]
    return {one: found[one] for one in (*filter(None, order), "") if one in found}


def votes_of(journey: JourneyMap, round_id: str = "") -> Mapping[str, int]:
    """Return how many dots each card has, in one round or in all."""
    found: dict[str, int] = {}
    for each in journey.votes:
        if not round_id or each.round == round_id:
            found[each.item] = found.get(each.item, 0) + 1
    return found
