"""Labels of panels: always plain text, since users' words stand in them."""

from __future__ import annotations

from PySide6.QtGui import Qt
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
