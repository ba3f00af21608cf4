"""Reads journey files: bytes to a map, with every fault named by file, place and reason."""

from __future__ import annotations

import errno
import gc
import stat
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from mapdesigner.model.journey import JourneyMap
from mapdesigner.storage.errors import Fault, JourneyFileError
from mapdesigner.storage.json_text import MOST_BYTES, read_json, skeleton
from mapdesigner.storage.migrate import upgraded
from mapdesigner.storage.order import sorted_by_id
from mapdesigner.storage.places import place_of, reason_of
from mapdesigner.storage.quick import read_quickly
from mapdesigner.storage.safe_file import content_hash
from mapdesigner.storage.soundness import findings
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mapdesigner.model.invariants import Finding


@dataclass(frozen=True, slots=True)
class LoadedMap:
    """A map, the hash of the bytes it came from, what is wrong with it, and what was cleaned on the way in."""

    journey: JourneyMap
    content_hash: str
    problems: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()


def read_map(path: Path) -> LoadedMap:
    """Read and check a journey file; raise JourneyFileError for everything that keeps it from being opened."""
    return load(read_bytes(path), str(path))


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; raise JourneyFileError if it cannot be read or is larger than a map may be."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise JourneyFileError(str(path), "", _("this is not a file"))
        if found.st_size > MOST_BYTES:
            reason = _("the file is larger than {size} MB").format(size=MOST_BYTES // 1024**2)
            raise JourneyFileError(str(path), "", reason)
        with path.open("rb") as file:
            data = file.read(found.st_size + 1)  # asking for the most there may be would make room for all that
            if len(data) <= found.st_size:
                return data
            return data + file.read(MOST_BYTES + 1 - len(data))  # it has grown
    except (OSError, ValueError) as error:
        raise JourneyFileError(str(path), "", _why_unreadable(error)) from None


def _why_unreadable(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return _("there is no such file")
    if isinstance(error, PermissionError):
        return _("there is no permission to read it")
    if isinstance(error, NotADirectoryError):
        return _("there is no such folder")
    if isinstance(error, OSError) and error.errno not in (errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL):
        return _("the disk or the network does not give it; try again")
    return _("this is not the name of a file")


def load(data: bytes, name: str) -> LoadedMap:
    """Make a map of a journey file's bytes; `name` is what messages call the file. Raises JourneyFileError."""
    try:
        with _collector_resting():
            return _load(data)
    except Fault as fault:
        raise JourneyFileError(name, fault.place, fault.reason) from None


def _load(data: bytes) -> LoadedMap:
    keys = skeleton(data).count(b":")
    journey = read_quickly(data, keys)
    notes: tuple[str, ...] = ()
    if journey is None:
        values, notes = read_json(data)
        journey = _validated(upgraded(values))
    journey = sorted_by_id(journey)
    problems = findings(journey)
    for problem in problems:
        if problem.code == "repeated_id":  # nobody could say any more which of the two a reference means
            raise Fault(problem.place, problem.words)
    return LoadedMap(journey, content_hash(data), problems, notes)


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Keep the cycle collector from walking a growing map over and over: that is a fifth of the time of a load."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def parse(data: bytes, name: str) -> JourneyMap:
    """Make a map of a journey file's bytes, as `load` does."""
    return load(data, name).journey


def _validated(values: dict[str, object]) -> JourneyMap:
    try:
        return JourneyMap.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        raise Fault(place_of(first["loc"]), reason_of(first)) from None
