"""Files for the user's eyes alone: 0600 in folders of 0700, replaced whole or not at all."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from mapdesigner.storage.safe_file import replace_file

if TYPE_CHECKING:
    from pathlib import Path


def make_private(folder: Path) -> None:
    """Make a folder, and the one above it, that only the user can look into; raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for each in (folder, folder.parent):  # `mkdir` gives parents what the umask leaves
        with contextlib.suppress(OSError):
            each.chmod(0o700)


def replace_private(path: Path, data: bytes) -> None:
    """Write a file that only the user can read; raises SaveError."""
    replace_file(path, data, private=True)
