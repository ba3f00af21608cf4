"""Mends values that no map may hold, before there is a map: each by a named rule, until the model takes them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from pydantic import ValidationError

from mapdesigner.compare.refit import lasting_id
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.model.references import reference_fields
from mapdesigner.storage.errors import Fault
from mapdesigner.storage.places import classes, place_of, reason_of
from mapdesigner.storage.problems import Problem, Rule
from mapdesigner.words import _

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Plain: TypeAlias = Any
"""A value as JSON has it, list or object, to be changed in place."""

MOST_ROUNDS = 20
"""A mended value may show what was hidden behind it, such as a kind that turns out to need another field."""

_GONE: Final = object()
_OWN_IDS = frozenset({"id"})
_PLAIN_IDS = ("lane", "step", "until")
"""References of items that the model takes as any text."""
_NEEDED = frozenset({"stage", "item", "round", "lane", "step"})
"""References without which an object cannot be."""
_BOUNDS = ("ge", "le")


def valid_map(values: dict[str, Any]) -> tuple[JourneyMap, list[Problem]]:
    """Return the map that values make once they are mended, and what was wrong, in the order of the file.

    Changes `values`. Raises Fault if they cannot be mended.
    """
    found: list[Problem] = []
    for _round in range(MOST_ROUNDS):
        try:
            return JourneyMap.model_validate(values), found
        except ValidationError as error:
            errors = error.errors(include_url=False)
            renamed: dict[str, str] = {}
            mended = [_mend(values, each, renamed) for each in reversed(errors)]  # from the end: places stay
            found += reversed(mended)
            _sweep(values)
            _follow(values, renamed)
    raise Fault("", _("this cannot be repaired"))


def _mend(values: dict[str, Any], error: ErrorDetails, renamed: dict[str, str]) -> Problem:
    place = place_of(error["loc"])
    path = _path(error["loc"])
    if not path or path[0] in ("format", "version"):
        raise Fault(place, reason_of(error))
    try:
        rule = _rule(values, path, error, renamed)
    except (KeyError, IndexError, TypeError):  # it stands in what was left out a moment ago
        rule = Rule.LEAVE_OUT
    return Problem(place, "invalid", reason_of(error), rule)


def _path(location: tuple[int | str, ...]) -> list[int | str]:
    """Return the way through the values: pydantic names the kind of an item after its index."""
    parts = list(location)
    return parts[:2] + parts[3:] if parts[0] == "items" and len(parts) > 2 else parts


def _rule(values: dict[str, Any], path: list[int | str], error: ErrorDetails, renamed: dict[str, str]) -> Rule:
    """Mend one value and return the rule it was mended by."""
    parent, key, kind = _parent(values, path), path[-1], error["type"]
    if kind.startswith("union_tag"):
        parent[key]["kind"] = ItemKind.NOTE.value
        return Rule.MAKE_NOTE
    if kind == "missing":
        return _fill(values, path, parent)
    value = parent[key]
    bound = next((error["ctx"][each] for each in _BOUNDS if each in error.get("ctx", {})), None)
    if bound is not None and kind.endswith("_equal"):
        parent[key] = bound
        return Rule.NEAREST_VALUE
    if kind == "string_type" and isinstance(value, int | float) and not isinstance(value, bool):
        parent[key] = str(value)
        return Rule.NUMBER_AS_TEXT
    if isinstance(value, str) and value and kind.startswith("string_") and _is_id(path):
        parent[key] = renamed[value] = lasting_id("id", value)  # the same for whoever refers to it by the same text
        return Rule.NEW_ID
    if path[0] == "lanes" and key == "kind":
        parent[key] = LaneKind.NOTES.value
        return Rule.NOTES_LANE
    return _leave_out(parent, key)


def _parent(values: Plain, path: list[int | str]) -> Plain:
    for part in path[:-1]:
        values = values[part]
    return values


def _fill(values: dict[str, Any], path: list[int | str], parent: dict[str, Any]) -> Rule:
    """Give an object what it cannot be without; one of no use without it is left out."""
    key = path[-1]
    if key in _OWN_IDS or (key in _NEEDED and len(path) == 3):
        parent[str(key)] = lasting_id("missing", *map(str, path))
        return Rule.NEW_ID if key in _OWN_IDS else Rule.MAKE_PLACE
    if path[0] == "lanes" and key == "kind":
        parent["kind"] = LaneKind.NOTES.value
        return Rule.NOTES_LANE
    return _leave_out(_parent(values, path[:-1]), path[-2]) if len(path) > 1 else Rule.NONE


def _is_id(path: list[int | str]) -> bool:
    names = _OWN_IDS | _id_fields()
    return path[-1] in names or (isinstance(path[-1], int) and len(path) > 1 and path[-2] in names)


@cache
def _id_fields() -> frozenset[str]:
    return frozenset(name for kind in classes() for name in reference_fields(kind))


def _follow(values: dict[str, Any], renamed: dict[str, str]) -> None:
    """Let items whose place is named by a text that is no id follow the ids made of such texts."""
    items = values.get("items")
    for item in items if renamed and isinstance(items, list) else ():
        if isinstance(item, dict):
            held = {name: item[name] for name in _PLAIN_IDS if isinstance(item.get(name), str)}
            item.update({name: renamed[one] for name, one in held.items() if one in renamed})


def _leave_out(parent: Plain, key: int | str) -> Rule:
    parent[key] = _GONE
    return Rule.LEAVE_OUT


def _sweep(value: Plain) -> None:
    """Take out what was left out, once all errors of a round have found their places."""
    if isinstance(value, dict):
        for key in [key for key, inner in value.items() if inner is _GONE]:
            del value[key]
    elif isinstance(value, list):
        value[:] = [inner for inner in value if inner is not _GONE]
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _sweep(inner)
