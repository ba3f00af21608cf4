"""Tells all that is wrong in a file, and what the file would be with all of it mended."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.storage.errors import Fault, JourneyFileError, SaveError
from mapdesigner.storage.json_text import read_leniently, skeleton
from mapdesigner.storage.mend_map import sound_map
from mapdesigner.storage.mend_values import valid_map
from mapdesigner.storage.migrate import upgraded
from mapdesigner.storage.problems import Problem, Rule
from mapdesigner.storage.safe_file import content_hash, replace_file
from mapdesigner.storage.write import write_map

if TYPE_CHECKING:
    from pathlib import Path

    from mapdesigner.model.journey import JourneyMap


@dataclass(frozen=True, slots=True)
class Examined:
    """A file's problems in the order of the file, the map it makes when they are mended, and the hash of its bytes."""

    problems: tuple[Problem, ...]
    journey: JourneyMap
    content_hash: str


def examine(data: bytes, name: str) -> Examined:
    """Look at a file's bytes; `name` is what messages call it. Raises JourneyFileError for what no rule can mend."""
    try:
        skeleton(data)
        values, notes, faults = read_leniently(data)
        journey, invalid = valid_map(upgraded(values))
    except Fault as fault:
        raise JourneyFileError(name, fault.place, fault.reason) from None
    journey, broken = sound_map(journey)
    cleaned = [Problem("", "unclean", note, Rule.CLEAN) for note in notes]
    refused = [Problem(each.place, "not_json", each.reason, _rule_of(each)) for each in faults]
    return Examined((*cleaned, *refused, *invalid, *broken), journey, content_hash(data))


def _rule_of(fault: Fault) -> Rule:
    return Rule.LAST_KEY if fault.is_key else Rule.LEAVE_OUT


def repair(path: Path, data: bytes, found: Examined) -> Path:
    """Write the mended map in place of the file and its old bytes into one beside it; return that one's path.

    Raises SaveError, and then the file is as it was and nothing beside it.
    """
    original = _unused(path)
    replace_file(original, data, expected_hash="")
    try:
        write_map(found.journey, path, found.content_hash)
    except SaveError:
        with contextlib.suppress(OSError):
            original.unlink()
        raise
    return original


def _unused(path: Path) -> Path:
    """Return `shop.original.journeymap`, or the first of `shop.original-2.journeymap` ... that is not there."""
    number, found = 1, path.with_name(f"{path.stem}.original{path.suffix}")
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}.original-{number}{path.suffix}")
    return found
