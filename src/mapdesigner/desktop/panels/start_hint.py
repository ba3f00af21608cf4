"""What to do first, over a map that has no stages yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel

from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.map_view import MapView


class StartHint(QLabel):
    """Stands in the middle of the map until there is a stage; the pointer goes through it."""

    def __init__(self, view: MapView) -> None:
        super().__init__(_("Drag a stage from the palette, or click it there, to begin."), view)
        self._view = view
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "hint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.adjustSize()
        view.installEventFilter(self)
        view.session.map_changed.connect(self._refresh)
        self._refresh()

    def _refresh(self, *_maps: object) -> None:
        self.setVisible(not self._view.session.journey.stages)
        self.adjustSize()
        self.move((self._view.width() - self.width()) // 2, (self._view.height() - self.height()) // 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle."""
        if event.type() == QEvent.Type.Resize:
            self._refresh()
        return super().eventFilter(watched, event)
