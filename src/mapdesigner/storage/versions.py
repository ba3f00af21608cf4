"""Keeps earlier versions of each map in the user's own data folder: the last ten, one a day, and those with a name."""

from __future__ import annotations

import contextlib
import datetime as dt
import getpass
import hashlib
import json
import logging
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from mapdesigner.storage.errors import SaveError
from mapdesigner.storage.private_files import make_private, replace_private
from mapdesigner.storage.read import LoadedMap, load, read_bytes
from mapdesigner.storage.safe_file import content_hash, replace_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST = 10
"""How many of the last versions are kept, whatever their age."""
DAYS = 30
"""For how many days the last version of each day is kept."""
_OWNER = "map.json"
_SUFFIX = ".journeymap"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Version:
    """A kept version: when it was saved, by whom ("" if nobody knows), what people call it, and where its bytes are."""

    content_hash: str
    at: dt.datetime
    who: str
    name: str
    file: Path
    record: Path


def login_name() -> str:
    """Return the name of the user's login; "" where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def folder_of(document: Path) -> Path:
    """Return the folder that holds the versions of a document, which may not exist yet."""
    return _folder_at(document.resolve())


def _folder_at(place: Path) -> Path:
    return _root() / hashlib.blake2b(os.fsencode(place), digest_size=10).hexdigest()


def versions(document: Path) -> tuple[Version, ...]:
    """Return the kept versions of a document, the newest first; damaged records are passed over."""
    return tuple(_versions_in(folder_of(document)))


def read_version(version: Version) -> LoadedMap:
    """Read a kept version; raises JourneyFileError as any reading does."""
    return load(read_bytes(version.file), version.name or f"{version.at:%Y-%m-%d %H:%M}")


def version_with(document: Path, wanted: str) -> Version | None:
    """Return a kept version with this content hash, None if there is none."""
    return next((each for each in versions(document) if each.content_hash == wanted), None)


def name_version(version: Version, name: str) -> Version:
    """Give a version a name, after which it is kept for ever, or take it away ("" ); raises SaveError."""
    _write_record(version.record, version.who, name)
    return Version(version.content_hash, version.at, version.who, name, version.file, version.record)


def export_version(version: Version, path: Path) -> None:
    """Write a version to a file of its own, over whatever is there (the caller has asked).

    Raises SaveError if it cannot be written, JourneyFileError if the version cannot be read.
    """
    replace_file(path, read_bytes(version.file))


def keep_what_stands(document: Path) -> None:
    """Keep what a document holds before it is replaced, if that is not among its versions: others may have written it.

    `document` is where it stands, with no symlink on the way.
    A version that cannot be kept never keeps anybody from saving: it is logged, and that is all. So with `keep_saved`.
    """
    with _only_logged():
        data, folder = document.read_bytes(), _folder_at(document)
        if not _content(folder, content_hash(data)).exists():
            _keep(folder, data, "", document.stat().st_mtime_ns)


def keep_saved(document: Path, data: bytes, saved: str, map_id: str, who: str = "") -> None:
    """Keep what was just saved, and let go of what is neither named nor one of the last ten nor a day's last.

    `saved` is the content hash of the data.
    """
    with _only_logged():
        folder = folder_of(document)
        newest = next(_versions_in(folder), None)
        if newest is None or newest.content_hash != saved:
            _keep(folder, data, who or login_name(), time.time_ns())
            _own(folder, document, map_id)
            _thin(folder, dt.datetime.now().astimezone().date())


def follow(document: Path, map_id: str) -> None:
    """Take over the versions of a file that was renamed or moved: one with this map's id that is no longer there."""
    folder = folder_of(document)
    if folder.exists():
        return
    for owner in _root().glob(f"*/{_OWNER}"):
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            held = json.loads(owner.read_bytes())
            if held["id"] == map_id and not Path(held["path"]).exists():
                owner.parent.rename(folder)
                _own(folder, document, map_id)
                return


@contextlib.contextmanager
def _only_logged() -> Iterator[None]:
    try:
        yield
    except (OSError, SaveError) as error:
        cause = error if isinstance(error, OSError) else error.__cause__
        _log.info("no version kept: error %s", getattr(cause, "errno", "unknown"))


def _root() -> Path:
    return Path(platformdirs.user_data_dir("mapdesigner", appauthor=False)) / "versions"


def _content(folder: Path, wanted: str) -> Path:
    return folder / f"{wanted}{_SUFFIX}"


def _keep(folder: Path, data: bytes, who: str, nanoseconds: int) -> None:
    """Add a version; equal bytes are kept once, however many versions hold them."""
    make_private(folder)
    found = content_hash(data)
    if not _content(folder, found).exists():
        replace_private(_content(folder, found), data)
    _write_record(folder / f"{nanoseconds:020d}-{found}.json", who, "")


def _write_record(record: Path, who: str, name: str) -> None:
    replace_private(record, json.dumps({"who": who, "name": name}).encode())


def _own(folder: Path, document: Path, map_id: str) -> None:
    """Note whose versions a folder holds."""
    wanted = json.dumps({"id": map_id, "path": str(document.resolve())}).encode()
    owner = folder / _OWNER
    if not owner.exists() or owner.read_bytes() != wanted:
        replace_private(owner, wanted)


def _versions_in(folder: Path) -> Iterator[Version]:
    records = sorted(folder.glob("*-*.json"), reverse=True)
    return (found for each in records if (found := _read_record(each)) is not None)


def _read_record(record: Path) -> Version | None:
    stamp, _sign, wanted = record.stem.partition("-")
    content = _content(record.parent, wanted)
    try:
        at = dt.datetime.fromtimestamp(int(stamp) / 1e9, dt.UTC).astimezone()
        held = json.loads(record.read_bytes())
        who, name = str(held["who"]), str(held["name"])
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return None
    return Version(wanted, at, who, name, content, record) if content.exists() else None


def _thin(folder: Path, today: dt.date) -> None:
    found = tuple(_versions_in(folder))
    kept = _kept(found, today)
    for each in found:
        if each not in kept:
            each.record.unlink(missing_ok=True)
    held = {each.content_hash for each in kept}
    for content in folder.glob(f"*{_SUFFIX}"):
        if content.stem not in held:
            content.unlink(missing_ok=True)


def _kept(found: Sequence[Version], today: dt.date) -> set[Version]:
    unnamed = [each for each in found if not each.name]
    last_of_day: dict[dt.date, Version] = {}
    for each in unnamed:
        last_of_day.setdefault(each.at.date(), each)
    daily = {each for day, each in last_of_day.items() if (today - day).days < DAYS}
    return {*unnamed[:MOST], *daily, *(each for each in found if each.name)}
