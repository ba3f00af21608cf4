"""Finds the copies that sync programs leave beside a map when two people changed it at once."""

from __future__ import annotations

import re
import socket
from typing import TYPE_CHECKING

from mapdesigner.storage.errors import JourneyFileError
from mapdesigner.storage.read import read_map

if TYPE_CHECKING:
    from pathlib import Path

    from mapdesigner.storage.read import LoadedMap

_MARKS = (
    # Dropbox, ownCloud and Nextcloud, in their own languages, with a name, a date, a number
    r" \(.*(conflicted copy|conflict|in Konflikt stehende Kopie|copie en conflit|copia en conflicto)\b.*\)",
    r"_conflict-\d{8}-\d{6}",  # ownCloud before 2.5
    r"\.sync-conflict-\d{8}-\d{6}-[A-Z2-7]{7}",  # Syncthing
    r"_(.+_)?conflict(-\d+)?",  # Synology Drive: name_machine_date_Conflict
    r" ?\[conflict\]|_conf\(\d+\)| \(\d+\)",  # Google Drive
)
_MACHINE = re.compile(r"-[A-Z0-9]+(-[A-Z0-9]+)+")
"""OneDrive puts the machine's name behind the file's: two words at least, or everybody's -FINAL would be one."""


def conflict_copies(document: Path, map_id: str, content_hash: str) -> tuple[tuple[Path, LoadedMap], ...]:
    """Return the conflict copies beside a document with what they hold, by name.

    A name alone says little: only readable files that hold the same map, in another state, are conflict copies.
    """
    try:
        beside = sorted(document.parent.iterdir())
    except OSError:
        return ()
    found: list[tuple[Path, LoadedMap]] = []
    for each in beside:
        if is_conflict_name(each.name, document.name):
            loaded = _read(each)
            if loaded is not None and loaded.journey.id == map_id and loaded.content_hash != content_hash:
                found.append((each, loaded))
    return tuple(found)


def is_conflict_name(name: str, document: str) -> bool:
    """Tell whether a sync program would name a conflict copy of the document so."""
    stem, dot, ending = document.rpartition(".")
    if not name.startswith(stem) or not name.endswith(dot + ending) or name == document:
        return False
    mark = name[len(stem) : len(name) - len(dot + ending)]
    own = rf"-{re.escape(socket.gethostname())}(-\d+)?"
    named = any(re.fullmatch(each, mark, re.IGNORECASE) for each in (*_MARKS, own))
    return named or _MACHINE.fullmatch(mark) is not None


def _read(path: Path) -> LoadedMap | None:
    try:
        return read_map(path)
    except JourneyFileError:
        return None
