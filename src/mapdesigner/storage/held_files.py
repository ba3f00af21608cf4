"""Files held by a running program: the system lets go of them when it ends, however it ends."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def hold(path: Path) -> int | None:
    """Hold a file, made if need be, until `let_go` or the end of the program; None where that cannot be done."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return None
    if _take(handle):
        return handle
    os.close(handle)
    return None


def let_go(handle: int) -> None:
    """Hold a file no longer."""
    with contextlib.suppress(OSError):
        os.close(handle)


def is_held(path: Path) -> bool:
    """Tell whether a running program holds a file."""
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        return not _take(handle)
    finally:
        os.close(handle)


def _take(handle: int) -> bool:
    """Lock an open file if nobody else has; a file system that knows no locks is taken for one where nobody has."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True
