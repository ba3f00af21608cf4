"""The picture of a card that is lifted from the map: with a soft shadow round it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from mapdesigner.painting.qt_ink import colour

SHADOW = 20
"""How far in px the shadow reaches beyond the card on each side."""
_CLEAR = 6.0  # px between lifted words and the edge of their ground


def lifted(picture: QPixmap, radius: float, ground: str = "") -> QPixmap:
    """Return a card's picture with its shadow round it, words without a card on a ground of a colour; radius in px."""
    ratio = picture.devicePixelRatio()
    size = picture.deviceIndependentSize()
    made = QPixmap(picture.width() + round(2 * SHADOW * ratio), picture.height() + round(2 * SHADOW * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    card = QRectF(SHADOW, SHADOW, size.width(), size.height())
    sheet = card.adjusted(-_CLEAR, -_CLEAR, _CLEAR, _CLEAR) if ground else card
    _draw_shadow(painter, sheet, radius)
    if ground:
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(sheet, radius, radius)
    painter.drawPixmap(card.topLeft(), picture)
    painter.end()
    return made


def _draw_shadow(painter: QPainter, card: QRectF, radius: float) -> None:
    """Lay thin layers over each other, deeper below than above: a soft shadow without a blur."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 4))
    for reach in range(SHADOW - 6, -4, -1):
        painter.drawRoundedRect(card.adjusted(-reach, -reach, reach, reach).translated(0, 6), radius + 6, radius + 6)
