"""Opens maps dropped anywhere on a window, and imports other tools' files; all else is the map's own affair."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from mapdesigner.desktop.window import Window

_SUFFIX = ".journeymap"
_DRAGGED = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class MapDrops(QObject):
    """Watches the widgets that take drops for files that are maps."""

    def __init__(self, window: Window, *widgets: QWidget) -> None:
        super().__init__(window)
        self._window = window
        for widget in widgets:
            widget.setAcceptDrops(True)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take maps; let the widget have all else."""
        if event.type() not in _DRAGGED or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        maps = _maps(event.mimeData())
        if not maps:
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            QTimer.singleShot(0, self, partial(self._open, maps))  # the program the drag came from waits for the drop
        return True

    def _open(self, paths: list[Path]) -> None:
        from mapdesigner.desktop.importing.offer import offer_import

        for path in paths:
            if path.suffix.lower() == _SUFFIX:
                self._window.files.show(path)
            else:
                offer_import(self._window, path)


def _maps(data: QMimeData) -> list[Path]:
    from mapdesigner.desktop.importing.offer import importable  # all formats, which a start can do without

    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
    return [path for path in paths if path.suffix.lower() == _SUFFIX or importable(path)]
