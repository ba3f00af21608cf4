"""The head of a dock: what it is, and a button that lets it float."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from mapdesigner.desktop.icons import icon
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.layout.theme import Theme


class TitleBar(QWidget):
    """A dock is dragged by it; its button takes the dock out of the window and back."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 9, 3)
        label = QLabel(title)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "title")
        self._float = QToolButton()
        self._float.setAutoRaise(True)
        self._float.setIconSize(QSize(16, 16))
        self._float.setToolTip(_("Let float, or put back"))
        self._float.setAccessibleName(_("Let float, or put back"))
        self._float.clicked.connect(self._toggle)
        row.addWidget(label, 1)
        row.addWidget(self._float)

    def set_theme(self, colours: Theme) -> None:
        """Draw in another theme."""
        self._float.setIcon(icon("pin", colours.ink2))

    def _toggle(self) -> None:
        dock = self.parent()
        if isinstance(dock, QDockWidget):
            dock.setFloating(not dock.isFloating())
