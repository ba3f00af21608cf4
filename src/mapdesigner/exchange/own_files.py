"""The program's own files as a row of the table, so that a conversion is the same from and to every kind."""

from __future__ import annotations

from mapdesigner.exchange.report import Exported, Imported, contents
from mapdesigner.model.journey import JourneyMap
from mapdesigner.storage.read import load
from mapdesigner.storage.write import to_bytes


def read_own(data: bytes, name: str) -> Imported:
    """Read a journey map as it is opened; raises JourneyFileError."""
    loaded = load(data, name)
    problems = (": ".join(part for part in (each.place, each.words) if part) for each in loaded.problems)
    return Imported(loaded.journey, contents(loaded.journey), (*loaded.notes, *problems))


def write_own(journey: JourneyMap) -> Exported:
    """Write a journey map as it is saved; nothing is lost."""
    return Exported(to_bytes(journey))
