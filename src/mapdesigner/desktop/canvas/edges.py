"""The frozen edges: a line where the headers end, and a soft shadow where something lies under them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from mapdesigner.desktop.canvas.viewport import View
from mapdesigner.layout.scene import Rect
from mapdesigner.layout.theme import Theme
from mapdesigner.painting.qt_ink import colour

_DEPTH = 8  # px in which a shadow of 3 px blurs away
_DARKEST = 13  # of 255


def draw_frozen_edges(painter: QPainter, view: View, theme: Theme) -> None:
    """Draw both edges; the painter is in px of the window."""
    edge, top = round(view.extent.left * view.zoom), round(view.body.y)
    width, height = round(view.width), round(view.height)
    if view.extent.left > 0:
        line, shade = view.turned(Rect(edge - 1, 0, 1, height)), view.turned(Rect(edge, 0, _DEPTH, height))
        painter.fillRect(round(line.x), 0, 1, height, colour(theme.line_strong))
        if view.x > 0:
            painter.drawPixmap(round(shade.x), 0, _shadow(_DEPTH, height, turned=view.extent.right_to_left))
    if view.extent.top > 0:
        painter.fillRect(0, top - 1, width, 1, colour(theme.line_strong))
        if view.y > 0:
            painter.drawPixmap(0, top, _shadow(width, _DEPTH))


@lru_cache(maxsize=4)
def _shadow(width: int, height: int, *, turned: bool = False) -> QPixmap:
    """Return a shadow that fades along its short side; painted anew each frame it would cost more than all tiles."""
    picture = QPixmap(width, height)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    for at in range(_DEPTH):
        shade = QColor(0, 0, 0, round(_DARKEST * (_DEPTH - at) / _DEPTH))
        across = _DEPTH - 1 - at if turned else at
        painter.fillRect(*((across, 0, 1, height) if width == _DEPTH else (0, at, width, 1)), shade)
    painter.end()
    return picture
