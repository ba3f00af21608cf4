"""A few lines that are told: as high as its words, up to so many lines, and then they scroll."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from mapdesigner.desktop.panels.labels import plain_label


class Told(QScrollArea):
    """Words that can be selected; `most` lines of them are seen at once."""

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self.words = plain_label(wraps=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self.words)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("role", "panel")

    def say(self, words: str) -> None:
        """Tell other words."""
        self.words.setText(words)
        self.setVisible(bool(words))
        self._give_room()

    def _give_room(self) -> None:
        needed = max(self.words.heightForWidth(max(self.width(), 1)), 1)
        self.words.setMinimumHeight(needed)
        self.setFixedHeight(min(needed, self._most * self.fontMetrics().lineSpacing()))

    def minimumSizeHint(self) -> QSize:
        """Words break wherever they must."""
        return QSize(80, self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the words anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._give_room()
