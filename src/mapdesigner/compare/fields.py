"""Looks at any object of a map as fields and values: known fields, unknown keys, and rows inside a field."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Final, TypeGuard, TypeVar

from mapdesigner.model.entity import Entity, Ranked, Value
from mapdesigner.model.items import Item, Reading
from mapdesigner.model.journey import COLLECTIONS, JourneyMap, Scale, Step

if TYPE_CHECKING:
    from collections.abc import Mapping

ValueT = TypeVar("ValueT", bound=Value)


class Missing(Enum):
    """The one value of a field that an object does not have."""

    MISSING = "missing"


MISSING: Final = Missing.MISSING

_PLACES: tuple[tuple[type[Entity], tuple[str, ...]], ...] = (
    (Item, ("lane", "step", "until", "rank")),
    (Step, ("stage", "rank")),
)


def fields_of(value: Value) -> dict[str, object]:
    """Return what an object holds, unknown keys too; of a map not the objects in it."""
    found = {**value.__dict__, **(value.__pydantic_extra__ or {})}
    if isinstance(value, JourneyMap):
        for name in COLLECTIONS:
            del found[name]
    return found


@cache
def defaults_of(kind: type[Value]) -> Mapping[str, object]:
    """Return what an object of a class holds before anybody has said anything."""
    fields = kind.model_fields.items()
    return {name: MISSING if field.is_required() else field.default for name, field in fields}


def with_fields(value: ValueT, changes: Mapping[str, object]) -> ValueT:
    """Return the object with values that stood in an object of its class already; MISSING takes an unknown key away."""
    if not changes:
        return value
    copy = value.model_copy(update={name: new for name, new in changes.items() if new is not MISSING})
    for name, new in changes.items():
        if new is MISSING and copy.__pydantic_extra__:
            copy.__pydantic_extra__.pop(name, None)
    return copy


def place_fields(kind: type[Value]) -> tuple[str, ...]:
    """Return the fields that together say where an object stands; they make sense only together."""
    return next(
        (names for base, names in _PLACES if issubclass(kind, base)), ("rank",) if issubclass(kind, Ranked) else ()
    )


def key_of(row: object) -> str | None:
    """Return what tells a row of a field from the others: an id, a metric's date, a scale's poles; None if nothing."""
    if isinstance(row, Entity):
        return row.id
    if isinstance(row, Reading):
        return row.date.isoformat()
    return f"{row.low}|{row.high}" if isinstance(row, Scale) else None


def rows_of(value: object) -> dict[str, Value] | None:
    """Return the rows of a field by what tells them apart; None if it is no such field, or two have the same key."""
    if not are_rows(value):
        return None
    found = {key: row for row in value if (key := key_of(row)) is not None}
    return found if len(found) == len(value) else None


def are_rows(value: object) -> TypeGuard[tuple[Value, ...]]:
    """Tell whether a field holds values that have fields of their own, or may hold them and is empty."""
    return isinstance(value, tuple) and all(isinstance(row, Value) for row in value)


def same(one: object, other: object) -> bool:
    """Tell whether two values are written alike in a file: 1, 1.0 and true are equal in Python but not there."""
    if one is other:
        return True
    if type(one) is not type(other) or one != other:
        return False
    if isinstance(one, Value) and isinstance(other, Value):
        return same(one.__pydantic_extra__ or {}, other.__pydantic_extra__ or {}) and all(
            same(held, other.__dict__[name]) for name, held in one.__dict__.items() if isinstance(held, tuple | Value)
        )
    if isinstance(one, dict) and isinstance(other, dict):
        return all(same(held, other[name]) for name, held in one.items())
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return all(map(same, one, other))
    return True
