"""The frozen edges: a line where the headers end, and a soft shadow where something lies under them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter

from mapdesigner.desktop.canvas.viewport import View
from mapdesigner.layout.theme import Theme
from mapdesigner.painting.qt_ink import colour

_DEPTH = 8.0  # px in which a shadow of 3 px blurs away
_DARKEST = 13  # of 255


def draw_frozen_edges(painter: QPainter, view: View, theme: Theme) -> None:
    """Draw both edges; the painter is in px of the window."""
    body = view.body
    left, top = round(body.x), round(body.y)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if view.extent.left > 0:
        painter.fillRect(QRectF(left - 1, 0, 1, view.height), colour(theme.line_strong))
        if view.x > 0:
            painter.fillRect(QRectF(left, 0, _DEPTH, view.height), _shadow(left, 0, left + _DEPTH, 0))
    if view.extent.top > 0:
        painter.fillRect(QRectF(0, top - 1, view.width, 1), colour(theme.line_strong))
        if view.y > 0:
            painter.fillRect(QRectF(0, top, view.width, _DEPTH), _shadow(0, top, 0, top + _DEPTH))


def _shadow(x1: float, y1: float, x2: float, y2: float) -> QBrush:
    fading = QLinearGradient(x1, y1, x2, y2)
    fading.setColorAt(0.0, QColor(0, 0, 0, _DARKEST))
    fading.setColorAt(1.0, Qt.GlobalColor.transparent)
    return QBrush(fading)
