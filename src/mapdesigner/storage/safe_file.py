"""Replaces a file whole or not at all: what stood there before stands there until the new bytes are safe on disk."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import stat
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

from mapdesigner.storage.errors import ChangedOutside, SaveError
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_PIECE = 1024 * 1024
_UMASK = os.umask(0o077)
os.umask(_UMASK)  # asked once: asking changes it for a moment, which other threads would notice
_NEW_MODE = 0o666 & ~_UMASK
_WINDOWS_TRIES = 10
_AWAY = frozenset(
    getattr(errno, name)
    for name in ("ESTALE", "EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH", "ETIMEDOUT", "ENOTCONN", "EREMOTEIO")
    if hasattr(errno, name)
)
"""What the system says of a share whose machine does not answer; not every system knows all of these."""


class _Rights(NamedTuple):
    """Whose rights a new file gets: those of the file before it, or its owner's alone."""

    before: os.stat_result | None
    private: bool


def content_hash(data: bytes) -> str:
    """Return a short text that differs when the bytes of two files do."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def replace_file(
    path: Path,
    data: bytes,
    *,
    expected_hash: str | None = None,
    check: Callable[[bytes], bool] | None = None,
    keep: Callable[[Path], None] | None = None,
    private: bool = False,
) -> str:
    """Write `data` to `path` by a temporary file and one rename; return its content hash.

    `expected_hash` is what the file held when it was read ("" for no file): if it holds something else now, raises
    ChangedOutside; a file deleted meanwhile is written anew. `check` tells whether the bytes read back from disk can
    be read as what they are; `keep` gets the old file's path before the rename, to keep a copy of it. A `private` file
    is readable by its owner alone. Symlinks are followed. Raises SaveError, and then nothing has changed.
    """
    try:
        target = path.resolve()
        before = _existing(target)
        if expected_hash is not None:
            _refuse_changed(path, target, expected_hash)
        rights = _Rights(before, private)
        _write_over(target, data, rights, check, keep if before else None)
    except SaveError:
        raise
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: a loop of symlinks
        raise SaveError(str(path), advice(error)) from error
    return content_hash(data)


def _existing(target: Path) -> os.stat_result | None:
    """Return what stands at the target, if it may be replaced."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise SaveError(str(target), _("this is not a file; choose another name"))
    if not os.access(target, os.W_OK) or not found.st_mode & 0o222:
        raise SaveError(str(target), _("the file is read-only; save under another name or make it writable"))
    return found


def _refuse_changed(path: Path, target: Path, expected: str) -> None:
    try:
        found = content_hash(target.read_bytes())
    except FileNotFoundError:  # nothing there to be overwritten
        return
    if not expected:
        raise ChangedOutside(str(path), _("there is a file of this name already; choose another name"))
    if found != expected:
        reason = _("the file was changed by another program; reload it, save under another name or merge")
        raise ChangedOutside(str(path), reason)


def _write_over(
    target: Path,
    data: bytes,
    rights: _Rights,
    check: Callable[[bytes], bool] | None,
    keep: Callable[[Path], None] | None,
) -> None:
    temporary = target.with_name(f".{target.name[:40]}.{secrets.token_hex(8)}.tmp")
    handle = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        try:
            _write_all(handle, data)
            _give_rights(handle, rights)
            os.fsync(handle)
            _read_back(handle, data, check)
        finally:
            os.close(handle)
        if keep is not None:
            keep(target)
        _rename(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _fsync_folder(target.parent)


def _write_all(handle: int, data: bytes) -> None:
    """Write every byte; a single write may stop short."""
    view = memoryview(data)
    while view:
        written = os.write(handle, view[:_PIECE])
        if written == 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        view = view[written:]


def _give_rights(handle: int, rights: _Rights) -> None:
    """Give the new file the old one's mode and owner; a new file gets what the user's umask leaves."""
    before = rights.before
    if sys.platform == "win32" or rights.private:  # it was made for its owner alone
        return
    if before is None:
        os.fchmod(handle, _NEW_MODE)
        return
    if (before.st_uid, before.st_gid) != (os.getuid(), os.getgid()):
        with contextlib.suppress(PermissionError):  # only an administrator may give a file away
            os.fchown(handle, before.st_uid, before.st_gid)
    os.fchmod(handle, stat.S_IMODE(before.st_mode))


def _read_back(handle: int, data: bytes, check: Callable[[bytes], bool] | None) -> None:
    os.lseek(handle, 0, os.SEEK_SET)
    found = bytearray()
    while piece := os.read(handle, _PIECE):
        found += piece
    if found != data or (check is not None and not check(data)):
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def _rename(temporary: Path, target: Path) -> None:
    """Put the new file in the old one's place; on Windows a virus scanner may hold the old one for a moment."""
    for attempt in range(_WINDOWS_TRIES):
        try:
            temporary.replace(target)
        except PermissionError:
            if sys.platform != "win32" or attempt == _WINDOWS_TRIES - 1:
                raise
            time.sleep(0.05 * (attempt + 1))
        else:
            return


def _fsync_folder(folder: Path) -> None:
    """Make the rename last. It has happened by now, so a file system that cannot do this is no reason to complain."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def advice(error: OSError | ValueError | RuntimeError) -> str:
    """Say in words what failed in writing and what to do."""
    code = getattr(error, "errno", None)
    if code in {errno.ENOSPC, errno.EDQUOT}:
        return _("the disk is full; free some space or save elsewhere")
    if code == errno.EROFS:
        return _("the disk is read-only; save elsewhere")
    if code in _AWAY:
        return _("the network share cannot be reached; connect to it again, or save elsewhere")
    if isinstance(error, PermissionError):
        return _("there is no permission to write here; save elsewhere")
    if isinstance(error, FileExistsError):
        return _("there is a file of this name already; choose another name")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _("the folder does not exist; save elsewhere")
    if code == errno.ENAMETOOLONG:
        return _("the name is too long; choose a shorter one")
    if isinstance(error, OSError):
        return _("the disk did not take it, so it was not written; try again or save elsewhere")
    return _("this is not a name a file can have; choose another")
