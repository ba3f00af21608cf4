"""Edits of the ties between pain points and the opportunities that answer them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.edits.items import add_item
from mapdesigner.edits.replace import EditError, find_one, put, replace
from mapdesigner.model.items import Opportunity, PainPoint
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Collection

    from mapdesigner.model.journey import JourneyMap


def answer(journey: JourneyMap, pain: str, opportunity: str) -> JourneyMap:
    """Let an opportunity answer a pain point; raise EditError where it does already."""
    found = find_one(journey, opportunity, Opportunity)
    if find_one(journey, pain, PainPoint).id in found.answers:
        numbers = structure(journey).numbers
        words = _("{opportunity} answers {pain} already.")
        raise EditError(words.format(opportunity=numbers.get(opportunity, "O"), pain=numbers.get(pain, "P")))
    return put(journey, replace(found, answers=(*found.answers, pain)))


def unanswer(journey: JourneyMap, pain: str, opportunity: str) -> JourneyMap:
    """Let an opportunity answer a pain point no more; what else it answers stays."""
    found = find_one(journey, opportunity, Opportunity)
    return put(journey, replace(found, answers=tuple(each for each in found.answers if each != pain)))


def add_answer(
    journey: JourneyMap, pain: str, lane: str, step: str, index: int | None = None, **fields: object
) -> JourneyMap:
    """Add an opportunity that answers a pain point to a cell, as `add_item` does; `fields` are the opportunity's."""
    answered = find_one(journey, pain, PainPoint).id
    return add_item(journey, ItemKind.OPPORTUNITY, lane, step, index, answers=(answered,), **fields)


def unlinked_by_removing(journey: JourneyMap, ids: Collection[str]) -> tuple[str, ...]:
    """Return the numbers of what stays in the map but loses a tie when these items go: 'P3', 'O5'."""
    found = structure(journey)
    gone = set(ids)
    ties = [(item.id, pain) for item in journey.items if isinstance(item, Opportunity) for pain in item.answers]
    left = {
        other for one, two in ties for this, other in ((one, two), (two, one)) if this in gone and other not in gone
    }
    return tuple(number for each, number in found.numbers.items() if each in left)
