"""Remembers which maps were open last, in the user's state folder."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import platformdirs

from mapdesigner.storage.errors import SaveError
from mapdesigner.storage.safe_file import replace_file

MOST = 20


def recent_files() -> tuple[Path, ...]:
    """Return the maps opened or saved last, the newest first, those too that are gone or on a missing disk."""
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):  # not there yet, or damaged: a list of names is not worth a message
        return ()
    return tuple(Path(each) for each in found if isinstance(each, str)) if isinstance(found, list) else ()


def remember_file(path: Path) -> None:
    """Put a map first in the list."""
    first = path.absolute()
    _write([first, *(each for each in recent_files() if each != first)][:MOST])


def forget_file(path: Path) -> None:
    """Take a map off the list."""
    _write([each for each in recent_files() if each != path.absolute()])


def _write(paths: list[Path]) -> None:
    with suppress(OSError, SaveError):  # nobody is kept from work by a list that cannot be written
        _file().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(_file(), json.dumps([str(path) for path in paths], indent=2).encode())


def _file() -> Path:
    return Path(platformdirs.user_state_dir("mapdesigner", appauthor=False)) / "recent.json"
