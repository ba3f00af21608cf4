"""Tells what differs between two maps: what was added, removed, moved, reordered, and changed field by field."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mapdesigner.compare.conflicts import PLACE
from mapdesigner.compare.fields import MISSING, fields_of, place_fields, rows_of, same
from mapdesigner.model.entity import Ranked, Value
from mapdesigner.model.items import Item
from mapdesigner.model.journey import COLLECTIONS
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.model.entity import Entity
    from mapdesigner.model.journey import JourneyMap


class Change(StrEnum):
    """How something differs."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    REORDERED = "reordered"
    CHANGED = "changed"
    RESTYLED = "restyled"
    """Changed in looks only: a colour, an icon, a logo, a font, a size, folded or not."""


_LOOKS = frozenset({"colour", "icon", "logo", "font", "width", "height", "collapsed"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs. `collection`, `id` and `field` are "" where the map itself or a whole object is meant.

    `before` and `after` are values of the field; for what was added, removed, moved or reordered the object itself,
    None where there is none. MISSING stands for an unknown key that one map does not have. Inside a field the place
    goes on: `weights.impact`, `interventions[x7].label`.
    """

    change: Change
    collection: str
    id: str
    field: str
    before: object
    after: object


def differences(before: JourneyMap, after: JourneyMap) -> tuple[Difference, ...]:
    """Return all that differs: first the map's own fields, then each collection in reading order, what is gone last."""
    found = list(_of_fields("", "", "", before, after))
    for name in COLLECTIONS:
        found += _of_collection(name, before, after)
    return tuple(found)


def _of_collection(name: str, before: JourneyMap, after: JourneyMap) -> Iterator[Difference]:
    old: dict[str, Entity] = {each.id: each for each in getattr(before, name)}
    new: dict[str, Entity] = {each.id: each for each in getattr(after, name)}
    if old == new and all(same(each, new[one]) for one, each in old.items()):
        return
    for each in in_reading_order(after, name):
        if each.id not in old:
            yield Difference(Change.ADDED, name, each.id, "", None, each)
        elif not same(old[each.id], each):
            yield from _of_object(name, old[each.id], each)
    for each in in_reading_order(before, name):
        if each.id not in new:
            yield Difference(Change.REMOVED, name, each.id, "", each, None)


def in_reading_order(journey: JourneyMap, collection: str) -> list[Entity]:
    """Return a collection's objects as people meet them on the map: by lane and column, else by rank."""
    found: list[Entity] = list(getattr(journey, collection))
    whole = structure(journey)
    lanes = {lane.id: number for number, lane in enumerate(whole.lanes)}

    def place(each: Entity) -> tuple[int, int, str, str]:
        rank = each.rank if isinstance(each, Ranked) else ""
        if isinstance(each, Item):
            return lanes.get(each.lane, len(lanes)), whole.column.get(each.step, -1), rank, each.id
        return 0, whole.column.get(each.id, 0) if collection == "steps" else 0, rank, each.id

    return sorted(found, key=place)


def _of_object(collection: str, before: Entity, after: Entity) -> Iterator[Difference]:
    names = place_fields(type(after)) if type(before) is type(after) else ()
    placed = {name for name in names if getattr(before, name) != getattr(after, name)}
    if placed:
        change = Change.REORDERED if placed == {"rank"} else Change.MOVED
        yield Difference(change, collection, after.id, PLACE, before, after)
    yield from _of_fields(collection, after.id, "", before, after, placed)


def _of_fields(
    collection: str, one: str, path: str, before: Value, after: Value, told: set[str] | frozenset[str] = frozenset()
) -> Iterator[Difference]:
    old, new = fields_of(before), fields_of(after)
    for name in {**new, **old}:
        was, now = old.get(name, MISSING), new.get(name, MISSING)
        if name not in told and not same(was, now):
            yield from _of_value(collection, one, f"{path}.{name}" if path else name, was, now)


def _of_value(collection: str, one: str, path: str, was: object, now: object) -> Iterator[Difference]:
    rows = rows_of(was), rows_of(now)
    if isinstance(was, Value) and isinstance(now, Value) and type(was) is type(now):
        yield from _of_fields(collection, one, path, was, now)
    elif rows[0] is not None and rows[1] is not None:
        yield from _of_rows(collection, one, path, *(each for each in rows if each is not None))
    else:
        looks = path.rpartition(".")[2] in _LOOKS
        yield Difference(Change.RESTYLED if looks else Change.CHANGED, collection, one, path, was, now)


def _of_rows(
    collection: str, one: str, path: str, old: dict[str, Value], new: dict[str, Value]
) -> Iterator[Difference]:
    for key, row in new.items():
        if key not in old:
            yield Difference(Change.ADDED, collection, one, f"{path}[{key}]", None, row)
        elif not same(old[key], row):
            yield from _of_fields(collection, one, f"{path}[{key}]", old[key], row)
    for key, row in old.items():
        if key not in new:
            yield Difference(Change.REMOVED, collection, one, f"{path}[{key}]", row, None)
    kept = [key for key in old if key in new]
    if kept != [key for key in new if key in old]:
        yield Difference(Change.REORDERED, collection, one, path, tuple(old.values()), tuple(new.values()))
