"""What the start page shows of map files: title, date and thumbnail, read beside the window's own thread and kept."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QThreadPool, Signal
from PySide6.QtGui import QImage

from mapdesigner.storage.errors import JourneyFileError, SaveError
from mapdesigner.storage.private_files import replace_private
from mapdesigner.storage.safe_file import content_hash

if TYPE_CHECKING:
    from collections.abc import Iterable

_SCALE = 2.0
_MOST_KEPT = 200


@dataclass(frozen=True, slots=True)
class Glance:
    """A map file at a glance. Without a `picture` the file is gone, or `fault` says why it cannot be read."""

    path: Path
    title: str = ""
    organisation: str = ""
    changed: datetime | None = None
    picture: QImage | None = None
    fault: str = ""


class Glances(QObject):
    """Looks at files one after the other in a thread of its own; `found` brings each as it is ready."""

    found = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def look_at(self, paths: Iterable[Path]) -> None:
        """Bring a glance at each of these files."""
        for path in paths:
            self._pool.start(partial(self._look, path))

    def stop(self) -> None:
        """Look at no more files; wait for the one under way."""
        self._pool.clear()
        self._pool.waitForDone()

    def _look(self, path: Path) -> None:
        self.found.emit(glance(path))


def glance(path: Path) -> Glance:
    """Look at one file, from the cache if it holds what was seen before."""
    from mapdesigner.storage.read import read_bytes  # with the model behind it: only where there are maps to show

    try:
        data = read_bytes(path)
        changed = datetime.fromtimestamp(path.stat().st_mtime)
    except (JourneyFileError, OSError):
        return Glance(path)
    kept = _folder() / f"{content_hash(str(path).encode() + content_hash(data).encode())}.png"
    picture = QImage(str(kept)) if kept.exists() else QImage()
    if picture.isNull():
        try:
            picture = _drawn(data, path)
        except JourneyFileError as error:
            return Glance(path, changed=changed, fault=str(error))
        _keep(kept, picture)
    return Glance(path, picture.text("Title"), picture.text("Organisation"), changed, picture)


def _drawn(data: bytes, path: Path) -> QImage:
    from mapdesigner.layout.thumbnail import thumbnail
    from mapdesigner.painting.qt import scene_to_image
    from mapdesigner.storage.read import parse

    journey = parse(data, str(path))
    picture = scene_to_image(thumbnail(journey), _SCALE)
    title = journey.subtitle if journey.title == journey.organisation else journey.title
    picture.setText("Title", title or journey.title)
    picture.setText("Organisation", journey.organisation)
    return picture


def _folder() -> Path:
    return Path(platformdirs.user_cache_dir("mapdesigner", appauthor=False)) / "thumbnails"


def _keep(path: Path, picture: QImage) -> None:
    """Keep a picture for next time; the oldest make room."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs name the device only in another overload
    with suppress(OSError, SaveError):  # a cache that cannot be written costs time only
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_private(path, bytes(data.data()))
        kept = sorted(path.parent.glob("*.png"), key=lambda each: each.stat().st_mtime)
        for old in kept[:-_MOST_KEPT]:
            old.unlink(missing_ok=True)
