"""Writers as they are often written. Put in the place of the program's own, the fault tests must find each out."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from mapdesigner.storage import safe_file
from mapdesigner.storage.errors import SaveError
from mapdesigner.storage.safe_file import content_hash


def in_place(path: Path, data: bytes, **_options: object) -> str:
    """The plain way."""
    path.write_bytes(data)
    return content_hash(data)


def old_one_aside(path: Path, data: bytes, **_options: object) -> str:
    """Keeps the old file as a backup by renaming it away first."""
    if path.exists():
        path.rename(path.with_name(f"{path.name}~"))
    path.write_bytes(data)
    path.with_name(f"{path.name}~").unlink(missing_ok=True)
    return content_hash(data)


def deaf_to_the_disk(path: Path, data: bytes, **_options: object) -> str:
    """A file beside it and a rename, but what fsync says is not heard, as in Qt's QSaveFile."""
    beside = path.with_name(f".{path.name}.tmp")
    try:
        with beside.open("wb") as file:
            file.write(data)
            with contextlib.suppress(OSError):
                os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    return content_hash(data)


def never_read_back(path: Path, data: bytes, **_options: object) -> str:
    """A file beside it, synced and renamed, without a look at what came to the disk."""
    beside = path.with_name(f".{path.name}.tmp")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    return content_hash(data)


def leaves_litter(path: Path, data: bytes, **_options: object) -> str:
    """The same, but for tidying up after an error."""
    beside = path.with_name(f".{path.name}.tmp")
    with beside.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    return content_hash(data)


def falls_back(path: Path, data: bytes, **_options: object) -> str:
    """Safe, until something fails: then in place after all."""
    try:
        return safe_file.replace_file(path, data)
    except SaveError:
        return in_place(path, data)


WRITERS: dict[str, Callable[..., str]] = {
    each.__name__: each
    for each in (in_place, old_one_aside, deaf_to_the_disk, never_read_back, leaves_litter, falls_back)
}


def put_in_place(name: str) -> None:
    """Let every command of this process write this way."""
    from mapdesigner.publish import write as publish
    from mapdesigner.storage import write as storage

    def write(path: Path, data: bytes, **options: object) -> str:
        try:
            return WRITERS[name](path, data, **options)
        except OSError as error:
            raise SaveError(str(path), "it failed") from error

    for module in (storage, publish):
        module.replace_file = write
