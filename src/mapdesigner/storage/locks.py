"""Tells who else has a map open: a small record beside the file, which is advice and never stands in anybody's way."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import secrets
import socket
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LASTS = 24 * 60 * 60
"""Seconds after which a record that was not renewed says nothing any more."""
_MOST_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a map open, on which machine, in which process there, and since when."""

    who: str
    host: str
    process: int
    since: dt.datetime


def record_of(document: Path) -> Path:
    """Return where the record of a document stands; office programs name theirs alike, and sync programs know them."""
    return document.with_name(f".~lock.{document.name}#")


def other_holder(document: Path) -> Holder | None:
    """Return who else has a document open; None if nobody has, or nobody can tell."""
    found = _read(record_of(document))
    return None if found is None or _is_own(found) or _is_gone(found, record_of(document)) else found


def take(document: Path, who: str) -> bool:
    """Say that this program has a document open, or still has; False if another has said so, or it cannot be said."""
    found = _read(record_of(document))
    if other_holder(document) is not None:
        return False
    since = found.since if found is not None and _is_own(found) else dt.datetime.now().astimezone()
    held = {"who": who, "host": socket.gethostname(), "process": os.getpid(), "since": since.isoformat()}
    try:
        _write(record_of(document), json.dumps(held).encode())
    except OSError:
        return False
    return True


def release(document: Path) -> None:
    """Say it no longer, if this program did."""
    found = _read(record_of(document))
    if found is not None and _is_own(found):
        with contextlib.suppress(OSError):
            record_of(document).unlink()


def _read(record: Path) -> Holder | None:
    try:
        with record.open("rb") as file:
            held = json.loads(file.read(_MOST_BYTES))
        since = dt.datetime.fromisoformat(held["since"]).astimezone()
        return Holder(str(held["who"]), str(held["host"]), int(held["process"]), since)
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return None


def _write(record: Path, data: bytes) -> None:
    """Put a record in the place of what is there; a link there is replaced, never written through."""
    temporary = record.with_name(f"{record.name[:40]}.{secrets.token_hex(4)}.tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.replace(record)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _is_own(found: Holder) -> bool:
    return found.host == socket.gethostname() and found.process == os.getpid()


def _is_gone(found: Holder, record: Path) -> bool:
    """Tell whether a record was left behind: by a program that no longer runs here, or too long ago."""
    try:
        if time.time() - record.stat().st_mtime > LASTS:
            return True
    except OSError:
        return True
    return found.host == socket.gethostname() and not _runs(found.process)


def _runs(process: int) -> bool:
    if sys.platform == "win32" or process <= 0:
        return process > 0  # there `os.kill` would end it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
