"""Opens journey files that are dropped anywhere on a window; all else dropped on the map is the map's own affair."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from mapdesigner.desktop.files import Files

_SUFFIXES = (".journeymap",)
_DRAGGED = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class MapDrops(QObject):
    """Watches the widgets that take drops for files that are maps."""

    def __init__(self, files: Files, *widgets: QWidget) -> None:
        super().__init__(widgets[0])
        self._files = files
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
            for path in maps:
                self._files.show(path)
        return True


def _maps(data: QMimeData) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
    return [path for path in paths if path.suffix.lower() in _SUFFIXES]
