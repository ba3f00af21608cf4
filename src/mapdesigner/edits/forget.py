"""Removes objects with all that cannot be without them, and every mention of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mapdesigner.edits.replace import collection_of, drop, find, put, replace
from mapdesigner.model.references import reference_fields

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapdesigner.model.entity import Entity
    from mapdesigner.model.journey import JourneyMap

_REQUIRED = frozenset({"stage", "lane", "step", "item", "round"})
"""References an object cannot be without: a step's stage, an item's cell, the item a comment is about."""
_REFERRING = ("steps", "items", "feedback", "comments", "prompts", "votes", "workshops")
"""Collections that refer to others, each after those it depends on."""


def forget(journey: JourneyMap, ids: Iterable[str]) -> JourneyMap:
    """Return the map without the objects of these ids, and without what depends on them or mentions them.

    A stage takes its steps along, a step or lane its items and prompts, an item its feedback, comments and votes, and
    each what was waived about it. Elsewhere the id is left out: an opportunity no longer answers the pain point.
    Raises EditError if the map has no such object.
    """
    gone = set(ids)
    targets = {collection_of(type(find(journey, each))) for each in gone}
    for name in _REFERRING:
        lost = {each.id for each in _referring(journey, name, targets) if _depends(each, frozenset(targets), gone)}
        gone |= lost
        targets |= {name} if lost else set()
    gone |= {each.id for each in journey.waivers if each.about in gone}
    changed = [
        replace(each, **changes)
        for name in _REFERRING
        for each in _referring(journey, name, targets)
        if each.id not in gone and (changes := _without(each, frozenset(targets), gone))
    ]
    return drop(put(journey, *changed), *gone)


def _referring(journey: JourneyMap, name: str, targets: set[str]) -> list[Entity]:
    """Return the objects of a collection whose class can refer to these; most items cannot, which saves the time."""
    found: tuple[Entity, ...] = getattr(journey, name)
    kinds = {kind for kind in set(map(type, found)) if _fields_into(kind, frozenset(targets))}
    return [each for each in found if type(each) in kinds] if kinds else []


def _depends(each: Entity, targets: frozenset[str], gone: set[str]) -> bool:
    return any(getattr(each, name) in gone for name in _fields_into(type(each), targets) if name in _REQUIRED)


def _without(each: Entity, targets: frozenset[str], gone: set[str]) -> dict[str, object]:
    """Return the fields that mention what is gone, with the values they then have."""
    changes: dict[str, object] = {}
    for name in _fields_into(type(each), targets):
        held = getattr(each, name)
        if isinstance(held, tuple):
            if not gone.isdisjoint(held):
                changes[name] = tuple(one for one in held if one not in gone)
        elif held in gone:
            changes[name] = None
    return changes


@cache
def _fields_into(kind: type[Entity], targets: frozenset[str]) -> tuple[str, ...]:
    """Return the fields of a class that point into these collections."""
    return tuple(name for name, target in reference_fields(kind).items() if target in targets)
