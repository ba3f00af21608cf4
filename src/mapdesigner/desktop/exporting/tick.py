"""A box to tick, drawn in the theme's colours, light or dark."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from mapdesigner.desktop import icons
from mapdesigner.desktop.sides import placed
from mapdesigner.desktop.style import colours

_SIDE, _GAP = 16.0, 8.0


class Tick(QCheckBox):
    """A check box whose empty box can be seen on dark ground too."""

    def sizeHint(self) -> QSize:
        """Room for the box and all the words."""
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic.value, self.text())
        return QSize(1 + round(_SIDE + _GAP) + words.width() + 2, max(round(_SIDE) + 4, words.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, tick and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn, able = colours(), self.isEnabled()
        box = placed(self, QRectF(1, (self.height() - _SIDE) / 2, _SIDE, _SIDE))
        on = self.isChecked()
        edge = worn.line_strong if not able else worn.accent if on else worn.control
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor((worn.accent if able else worn.line_strong) if on else worn.surface))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if on:
            icons.draw(painter, "check", worn.accent_ink, box.adjusted(2, 2, -2, -2))
        if self.hasFocus():
            _draw_ring(painter, box)
        painter.setPen(QColor(worn.ink if able else worn.control))
        left = 1 + _SIDE + _GAP
        words = placed(self, QRectF(left, 0, self.width() - left, self.height()))
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(words, int(flags | Qt.TextFlag.TextShowMnemonic), self.text())
        painter.end()


def _draw_ring(painter: QPainter, box: QRectF) -> None:
    """Draw a ring inside the box with a gap, which is seen round a full box too."""
    worn = colours()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, inset in ((worn.focus, 0.0), (worn.surface, 2.0)):
        painter.setPen(QPen(QColor(colour), 2))
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 5 - inset, 5 - inset)
