"""The head of a dock: what it is, a button that lets it float, and one that closes it where it is opened by need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from mapdesigner.desktop.icons import icon
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.layout.theme import Theme


class TitleBar(QWidget):
    """A dock is dragged by it; its buttons take the dock out of the window and back, and close it."""

    def __init__(self, title: str, parent: QWidget | None = None, *, closes: bool = False) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 9, 3)
        row.setSpacing(2)
        label = QLabel(title)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "title")
        self._float = _button(_("Let float, or put back"), self._toggle)
        self._close = _button(_("Close this panel"), self._shut)
        for part in (self._float, self._close):
            row.addWidget(part)
        row.insertWidget(0, label, 1)
        self._close.setVisible(closes)  # only now that it has a parent: before, it would be a window of its own

    def set_theme(self, colours: Theme) -> None:
        """Draw in another theme."""
        self._float.setIcon(icon("pin", colours.ink2))
        self._close.setIcon(icon("x", colours.ink2))

    def _toggle(self) -> None:
        dock = self.parent()
        if isinstance(dock, QDockWidget):
            dock.setFloating(not dock.isFloating())

    def _shut(self) -> None:
        dock = self.parent()
        if isinstance(dock, QDockWidget):
            dock.close()


def _button(words: str, run: Callable[[], object]) -> QToolButton:
    made = QToolButton()
    made.setAutoRaise(True)
    made.setIconSize(QSize(16, 16))
    made.setToolTip(words)
    made.setAccessibleName(words)
    made.clicked.connect(lambda: run())
    return made
