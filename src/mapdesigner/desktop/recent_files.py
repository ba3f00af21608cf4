"""Remembers which maps were open last and which are pinned, in the user's state folder."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import platformdirs

from mapdesigner.storage.errors import SaveError
from mapdesigner.storage.private_files import replace_private

MOST = 20


class Remembered(NamedTuple):
    """The maps opened or saved last, the newest first, and the pinned ones, the first pinned first."""

    recent: tuple[Path, ...] = ()
    pinned: tuple[Path, ...] = ()


def recent_files() -> tuple[Path, ...]:
    """Return the maps opened or saved last, the newest first, those too that are gone or on a missing disk."""
    return _read().recent


def pinned_files() -> tuple[Path, ...]:
    """Return the maps the user pinned; they stay although others are opened."""
    return _read().pinned


def remember_file(path: Path) -> None:
    """Put a map first in the list; where it stands first already, as at each save, nothing is written."""
    first, known = path.absolute(), _read()
    if known.recent[:1] == (first,):
        return
    _write(Remembered((first, *(each for each in known.recent if each != first))[:MOST], known.pinned))


def forget_file(path: Path) -> None:
    """Take a map off the list, and its pin out."""
    gone, known = path.absolute(), _read()
    recent, pinned = (tuple(each for each in paths if each != gone) for paths in known)
    _write(Remembered(recent, pinned))


def pin_file(path: Path, *, pinned: bool) -> None:
    """Keep a map in the list for good, or no longer."""
    chosen, known = path.absolute(), _read()
    others = tuple(each for each in known.pinned if each != chosen)
    _write(Remembered(known.recent, (*others, chosen) if pinned else others))


def _read() -> Remembered:
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):  # not there yet, or damaged: a list of names is not worth a message
        return Remembered()
    if isinstance(found, list):  # as it was written before there were pins
        found = {"recent": found}
    return Remembered(_paths(found, "recent"), _paths(found, "pinned")) if isinstance(found, dict) else Remembered()


def _paths(found: dict[str, object], key: str) -> tuple[Path, ...]:
    names = found.get(key)
    return tuple(Path(each) for each in names if isinstance(each, str)) if isinstance(names, list) else ()


def _write(known: Remembered) -> None:
    with suppress(OSError, SaveError):  # nobody is kept from work by a list that cannot be written
        _file().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        names = {key: [str(path) for path in paths] for key, paths in known._asdict().items()}
        replace_private(_file(), json.dumps(names, indent=2).encode())


def _file() -> Path:
    return Path(platformdirs.user_state_dir("mapdesigner", appauthor=False)) / "recent.json"
