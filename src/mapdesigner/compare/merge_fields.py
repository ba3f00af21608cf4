"""Merges one object field by field, and what stands inside its fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from mapdesigner.compare.conflicts import PLACE, ConflictKind
from mapdesigner.compare.fields import MISSING, defaults_of, fields_of, place_fields, rows_of, same, with_fields
from mapdesigner.compare.sequences import merged_sequence
from mapdesigner.model.entity import Value

ValueT = TypeVar("ValueT", bound=Value)
Rows = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Clash:
    """A field in which the sides disagree, and what each has there."""

    kind: ConflictKind
    field: str
    base: object
    ours: object
    theirs: object


def merged_object(base: ValueT | None, ours: ValueT, theirs: ValueT, clashes: list[Clash]) -> ValueT:
    """Merge an object that both sides have; `base` is None if both added it. Adds to `clashes`; there ours stands."""
    if same(ours, theirs) or same(base, theirs):
        return ours
    if same(base, ours):
        return theirs
    if type(ours) is not type(theirs):
        clashes.append(Clash(ConflictKind.CHANGED, "", base, ours, theirs))
        return ours
    found: list[Clash] = []
    merged = _field_by_field("", base, ours, theirs, found)
    names = place_fields(type(ours))
    if any(clash.field in names for clash in found):
        merged = with_fields(merged, {name: getattr(ours, name) for name in names})
        found = [clash for clash in found if clash.field not in names]
        found.append(Clash(ConflictKind.CHANGED, PLACE, base, ours, theirs))
    clashes += found
    return merged


def _field_by_field(path: str, base: Value | None, ours: ValueT, theirs: ValueT, clashes: list[Clash]) -> ValueT:
    """Merge two objects of one class; where there is no third of that class, its defaults are what both began with."""
    was = fields_of(base) if base is not None and type(base) is type(ours) else defaults_of(type(ours))
    mine, others = fields_of(ours), fields_of(theirs)
    changes = {}
    for name in {**mine, **others}:
        held = mine.get(name, MISSING)
        sides = (was.get(name, MISSING), held, others.get(name, MISSING))
        new = _merged_value(f"{path}.{name}" if path else name, *sides, clashes)
        if new is not held:
            changes[name] = new
    return with_fields(ours, changes)


def _merged_value(path: str, base: object, ours: object, theirs: object, clashes: list[Clash]) -> object:
    if same(ours, theirs) or same(base, theirs):
        return ours
    if same(base, ours):
        return theirs
    if isinstance(ours, Value) and isinstance(theirs, Value) and type(ours) is type(theirs):
        return _field_by_field(path, base if isinstance(base, Value) else None, ours, theirs, clashes)
    inner: list[Clash] = []
    merged = _merged_tuple(path, base, ours, theirs, inner)
    if merged is None:
        clashes.append(Clash(ConflictKind.CHANGED, path, base, ours, theirs))
        return ours
    clashes += inner
    return merged


def _merged_tuple(
    path: str, base: object, ours: object, theirs: object, clashes: list[Clash]
) -> tuple[object, ...] | None:
    """Merge a list; None if it is none or cannot be merged."""
    if not (isinstance(base, tuple) and isinstance(ours, tuple) and isinstance(theirs, tuple)):
        return None
    if all(isinstance(one, str) for one in (*base, *ours, *theirs)):
        return merged_sequence(base, ours, theirs)
    was, mine, others = rows_of(base), rows_of(ours), rows_of(theirs)
    if was is None or mine is None or others is None:
        return None
    return _merged_rows(path, was, mine, others, clashes)


def _merged_rows(path: str, base: Rows, ours: Rows, theirs: Rows, clashes: list[Clash]) -> tuple[Value, ...] | None:
    """Merge rows that can be told apart; one that a side removed and the other changed stays."""
    mine, others = (
        {**side, **{key: base[key] for key in _changed(base, other) if key not in side}}
        for side, other in ((ours, theirs), (theirs, ours))
    )
    keys = merged_sequence(tuple(base), tuple(mine), tuple(others))
    if keys is None:
        return None
    for key in keys:
        if key in base and not (key in ours and key in theirs):
            sides = (base[key], ours.get(key), theirs.get(key))
            clashes.append(Clash(ConflictKind.REMOVED, f"{path}[{key}]", *sides))
    return tuple(_merged_row(f"{path}[{key}]", base.get(key), mine.get(key), others.get(key), clashes) for key in keys)


def _changed(base: Rows, side: Rows) -> list[str]:
    return [key for key, row in side.items() if key in base and not same(base[key], row)]


def _merged_row(path: str, base: Value | None, ours: Value | None, theirs: Value | None, clashes: list[Clash]) -> Value:
    merged = ours if theirs is None else theirs if ours is None else _merged_value(path, base, ours, theirs, clashes)
    assert isinstance(merged, Value)  # a key stands in one of them
    return merged
