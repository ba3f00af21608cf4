"""Text that is broken into lines at a width: long words too, and in the direction of the interface."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextLayout, QTextOption

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter

_SPACES = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Wrapped:
    """Lines set at a width, and their height in px."""

    layout: QTextLayout
    height: float

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw them from their left top corner in the painter's colour."""
        self.layout.draw(painter, QPointF(x, y))


def wrap(words: str, font: QFont, width: float, *, mirrored: bool = False) -> Wrapped:
    """Break words into lines of a width in px."""
    layout = QTextLayout(_SPACES.sub(" ", words), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, height))
        height += line.height() + 1
    layout.endLayout()
    return Wrapped(layout, height)
