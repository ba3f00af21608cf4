"""What items an edit touched, found by `is`: what did not change is the same object as before."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import compress
from operator import is_not
from typing import TYPE_CHECKING

from mapdesigner.model.references import reference_fields, references

if TYPE_CHECKING:
    from mapdesigner.model.items import AnyItem, Item
    from mapdesigner.model.journey import JourneyMap


def differing(before: tuple[AnyItem, ...], now: tuple[AnyItem, ...]) -> list[AnyItem]:
    """Return the items that are in one of the two and not, as the same object, in the other; the earlier ones first."""
    if before is now:
        return []
    if len(before) == len(now):
        changed = list(map(is_not, before, now))
        return [*compress(before, changed), *compress(now, changed)]
    same = {id(item) for item in before} & {id(item) for item in now}
    return [item for items in (before, now) for item in items if id(item) not in same]


def refers_otherwise(before: JourneyMap, now: JourneyMap, collection: str) -> bool:
    """Tell whether any item refers to other objects of a collection than before."""
    touched = differing(before.items, now.items)
    if len(before.items) != len(now.items):
        return any(_held(item, collection) for item in touched)
    half = len(touched) // 2
    return [_held(item, collection) for item in touched[:half]] != [_held(item, collection) for item in touched[half:]]


def users_of(journey: JourneyMap, collection: str) -> Counter[str]:
    """Count the items that refer to each object of a collection."""
    found: Counter[str] = Counter()
    for item in journey.items:
        for name in _fields_into(type(item), collection):
            held = getattr(item, name)
            found.update(held if isinstance(held, tuple) else (held,) if held else ())
    return found


def _held(item: Item, collection: str) -> list[str]:
    return [held for _name, target, held in references(item) if target == collection]


@cache
def _fields_into(kind: type[Item], collection: str) -> tuple[str, ...]:
    return tuple(name for name, target in reference_fields(kind).items() if target == collection)
