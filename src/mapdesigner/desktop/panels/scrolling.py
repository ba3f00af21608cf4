"""How panels scroll: downwards only, beside a thin bar, when there is more than fits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scroll_area() -> QScrollArea:
    """Make the scrolling part of a panel; its widget gets the width there is."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setProperty("role", "panel")
    return area


def bring_into_view(area: QScrollArea, part: QWidget) -> None:
    """Scroll so that a part of what scrolls is seen from its top, also one that has only just been put there."""
    content = area.widget()
    layout = content.layout() if content else None
    if layout is not None:
        layout.activate()
    area.ensureWidgetVisible(part, 0, 0)
