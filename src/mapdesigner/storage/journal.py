"""The recovery journal: what is not saved yet, on disk for the day the program ends without asking."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from mapdesigner.storage.errors import JourneyFileError
from mapdesigner.storage.held_files import hold, is_held, let_go
from mapdesigner.storage.private_files import make_private, replace_private
from mapdesigner.storage.read import load
from mapdesigner.storage.safe_file import content_hash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.model.journey import JourneyMap

TRASH_DAYS = 30
"""For how many days a declined journal can still be found in the trash."""
_MAGIC = b"mapdesigner-journal-1"
_SLOTS = ("a", "b")
_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A map at a moment: the file it is to be saved to (None if it has none) and what that file held when read."""

    journey: JourneyMap
    path: Path | None
    base_hash: str


@dataclass(frozen=True, slots=True)
class Recoverable:
    """Work that no file holds: the map's title, its file if it has one, when it was written down, and what it rests on.

    `base_hash` is the content hash of the file the work began with, "" if there was none.
    """

    title: str
    path: Path | None
    at: dt.datetime
    base_hash: str
    stem: Path
    sequence: int
    data: bytes

    def read(self) -> JourneyMap:
        """Return the map; raises JourneyFileError."""
        return load(self.data, self.title).journey


class Journal:
    """One open map's journal: two slots written in turn, so that one is whole whatever happens to the other."""

    def __init__(self, adopted: Recoverable | None = None) -> None:
        self._stem = adopted.stem if adopted else journal_folder() / secrets.token_hex(8)
        self._sequence = adopted.sequence if adopted else 0
        self._lock = hold(self._stem.with_suffix(".lock")) if adopted else None  # nobody else is to be offered it

    def write(self, snapshot: Snapshot) -> None:
        """Write a map down; raises OSError, and ValueError for a text that is no Unicode."""
        if self._lock is None:
            make_private(self._stem.parent)
            self._lock = hold(self._stem.with_suffix(".lock"))
        self._sequence += 1
        slot = self._stem.with_suffix("." + _SLOTS[self._sequence % 2])
        handle = os.open(slot, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(_packed(snapshot, self._sequence))
            file.flush()
            os.fsync(file.fileno())

    def remove(self) -> None:
        """Forget the map: it is saved, or nobody wants it."""
        _remove(self._stem)
        if self._lock is not None:
            let_go(self._lock)
            self._lock = None
        with contextlib.suppress(OSError):
            self._stem.with_suffix(".lock").unlink(missing_ok=True)


def journal_folder() -> Path:
    """Return the folder of all journals."""
    return _state() / "journal"


def trash_folder() -> Path:
    """Return the folder of declined journals, each a journey file."""
    return _state() / "journal-trash"


def recoverable() -> tuple[Recoverable, ...]:
    """Return the work left behind by programs that ended without asking, the newest first.

    Maps that are open in a running program, damaged journals, and those whose file holds the same by now are left out.
    """
    _empty_trash()
    found = [each for stem in _stems() if (each := _of_nobody(stem)) is not None]
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def decline(found: Recoverable) -> None:
    """Move a journal to the trash, where it stays for thirty days as a journey file; raises SaveError or OSError."""
    make_private(trash_folder())
    replace_private(trash_folder() / f"{found.at:%Y-%m-%d-%H%M%S}-{found.stem.name}.journeymap", found.data)
    _remove(found.stem)


def _state() -> Path:
    return Path(platformdirs.user_state_dir("mapdesigner", appauthor=False))


def _packed(snapshot: Snapshot, sequence: int) -> bytes:
    """One line of checksum and length, one line about the map, and the map."""
    from mapdesigner.storage.write import to_bytes  # a window that opens a map writes none

    data = to_bytes(snapshot.journey)
    about = {
        "sequence": sequence,
        "at": time.time(),
        "title": snapshot.journey.title,
        "path": str(snapshot.path) if snapshot.path else None,
        "base": snapshot.base_hash,
    }
    rest = json.dumps(about).encode() + b"\n" + data
    return b"%s %s %d\n%s" % (_MAGIC, _checksum(rest), len(rest), rest)


def _checksum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).hexdigest().encode()


def _unpacked(slot: Path) -> Recoverable | None:
    """Read a slot; None if any byte of it is not as it was written."""
    try:
        head, _end, rest = slot.read_bytes().partition(b"\n")
        if head != b"%s %s %d" % (_MAGIC, _checksum(rest), len(rest)):
            return None
        line, _end, data = rest.partition(b"\n")
        about = json.loads(line)
        path = Path(about["path"]) if about["path"] else None
        at = dt.datetime.fromtimestamp(about["at"], dt.UTC).astimezone()
        return Recoverable(about["title"], path, at, about["base"], slot.with_suffix(""), about["sequence"], data)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _stems() -> Iterator[Path]:
    return iter(sorted({slot.with_suffix("") for sign in _SLOTS for slot in journal_folder().glob(f"*.{sign}")}))


def _of_nobody(stem: Path) -> Recoverable | None:
    """Return the newer whole slot of a journal that no running program writes."""
    if is_held(stem.with_suffix(".lock")):
        return None
    slots = [found for sign in _SLOTS if (found := _unpacked(stem.with_suffix(f".{sign}"))) is not None]
    newest = max(slots, key=lambda each: each.sequence, default=None)
    if newest is None or not _can_be_read(newest):
        return None
    if _is_saved(newest):
        _remove(stem)
        return None
    return newest


def _can_be_read(found: Recoverable) -> bool:
    try:
        found.read()
    except JourneyFileError:
        return False
    return True


def _is_saved(found: Recoverable) -> bool:
    """Tell whether the program ended between a save and forgetting what it had written down."""
    try:
        return found.path is not None and content_hash(found.path.read_bytes()) == content_hash(found.data)
    except OSError:
        return False


def _remove(stem: Path) -> None:
    for sign in (*_SLOTS, "lock"):
        with contextlib.suppress(OSError):
            stem.with_suffix(f".{sign}").unlink(missing_ok=True)


def _empty_trash() -> None:
    """Let go of what has been in the trash, or lain there damaged, for thirty days."""
    oldest = time.time() - TRASH_DAYS * _DAY
    for each in (*trash_folder().glob("*"), *journal_folder().glob("*")):
        with contextlib.suppress(OSError):
            if each.stat().st_mtime < oldest and not _is_wanted(each):
                each.unlink()


def _is_wanted(each: Path) -> bool:
    """Tell whether a file belongs to a journal that is being written or can be offered, whatever its age."""
    if each.parent == trash_folder():
        return False
    stem = each.with_suffix("")
    return is_held(stem.with_suffix(".lock")) or _of_nobody(stem) is not None
