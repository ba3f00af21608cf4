"""Keeps the last versions of each saved map in the user's own data folder."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import time
from pathlib import Path

import platformdirs

MOST = 10
_log = logging.getLogger(__name__)


def folder_of(document: Path) -> Path:
    """Return the folder that holds the earlier versions of a document, which may not exist yet."""
    key = hashlib.blake2b(os.fsencode(document.resolve()), digest_size=10).hexdigest()
    return Path(platformdirs.user_data_dir("mapdesigner", appauthor=False)) / "backups" / key


def versions(document: Path) -> tuple[Path, ...]:
    """Return the kept versions of a document, the newest first."""
    return tuple(sorted(folder_of(document).glob("*.journeymap"), reverse=True))


def keep_version(document: Path) -> None:
    """Keep what the document holds now, by link or copy, and let go of all but the last ten.

    A backup that cannot be kept never keeps anybody from saving: it is logged and that is all.
    """
    try:
        _keep(document)
    except OSError as error:
        _log.info("no backup kept: error %s", error.errno)


def _keep(document: Path) -> None:
    folder = folder_of(document)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    copy = folder / f"{time.time_ns():020d}.journeymap"
    try:
        os.link(document, copy)
    except OSError:  # another disk, or a file system without links
        shutil.copyfile(document, copy)
    for old in versions(document)[MOST:]:
        old.unlink(missing_ok=True)
