"""Labels of panels: always plain text, since users' words stand in them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def plain_label(words: str = "", role: str = "", parent: QWidget | None = None, *, wraps: bool = False) -> QLabel:
    """Make a label that shows its words as they are; `role` is what the style sheet knows it by."""
    label = QLabel(words, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    if wraps:
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label
