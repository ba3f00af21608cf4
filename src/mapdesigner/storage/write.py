"""Writes journey files: one map, one sequence of bytes, saved whole or not at all."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import orjson

from mapdesigner.storage.errors import SaveError
from mapdesigner.storage.order import sorted_by_id
from mapdesigner.storage.safe_file import replace_file
from mapdesigner.storage.versions import keep_saved, keep_what_stands
from mapdesigner.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from mapdesigner.model.entity import Value
    from mapdesigner.model.journey import JourneyMap

_LAYOUT = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


def to_bytes(journey: JourneyMap) -> bytes:
    """Return the one canonical form of a map: the model's key order, objects by id, defaults left out, two spaces.

    Raises ValueError for a text that is no Unicode, such as half of a surrogate pair.
    """
    ordered = sorted_by_id(journey)
    try:
        return orjson.dumps(_plain(ordered), default=_plain, option=_LAYOUT)
    except orjson.JSONEncodeError:
        # a number of more than 64 bits under an unknown key: pydantic writes the same form, slower
        return ordered.model_dump_json(indent=2, exclude_defaults=True).encode() + b"\n"


def _plain(value: Value) -> dict[str, object]:
    """One object's keys in the model's order, without defaults, then those the program does not know."""
    own = value.__dict__
    # most fields stand at the very default, and identity is told faster than equality
    found = {
        name: own[name] for name, default in _defaults(type(value)) if own[name] is not default and own[name] != default
    }
    if value.__pydantic_extra__:
        found.update(value.__pydantic_extra__)
    return found


@cache
def _defaults(kind: type[Value]) -> tuple[tuple[str, object], ...]:
    """Each field of a class with its default; a field that must be given has one that equals nothing."""
    return tuple((name, field.default) for name, field in kind.model_fields.items())


def write_map(journey: JourneyMap, path: Path, expected_hash: str | None = None, who: str = "") -> str:
    """Save a map and return the new content hash; what stood there and what was saved are kept as versions.

    `expected_hash` is the hash the file had when it was read ("" if there must be no file yet; None overwrites
    whatever is there); `who` saves it, the login if nobody is named. Raises ChangedOutside if the file holds something
    else by now, and SaveError for all else; then the file is as it was.
    """
    try:
        data = to_bytes(journey)
    except ValueError as error:  # a text that is no Unicode, such as half of a surrogate pair
        raise SaveError(str(path), _("a text of the map cannot be saved")) from error
    saved = replace_file(path, data, expected_hash=expected_hash, check=_is_json, keep=keep_what_stands)
    keep_saved(path, data, saved, journey.id, who)
    return saved


def _is_json(data: bytes) -> bool:
    try:
        orjson.loads(data)
    except ValueError:
        return False
    return True
