"""Labels of panels: always plain text, since users' words stand in them."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def plain_tip(words: str) -> str:
    """Return words for a tooltip, which has no plain format: Qt would take `<img src=...>` for a picture to open."""
    return Qt.convertFromPlainText(words) if Qt.mightBeRichText(words) else words


def plain_label(words: str = "", role: str = "", parent: QWidget | None = None, *, wraps: bool = False) -> QLabel:
    """Make a label that shows its words as they are; `role` is what the style sheet knows it by."""
    label = QLabel(words, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    if wraps:
        label.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
    return label


class ElidedLabel(QLabel):
    """One line of plain text that gives way where there is no room, and ends in dots then."""

    def __init__(self, words: str, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setToolTip(plain_tip(words))

    def minimumSizeHint(self) -> QSize:
        """Room for the dots is enough."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        painter = QPainter(self)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()
