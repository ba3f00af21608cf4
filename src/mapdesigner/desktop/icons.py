"""Icons for widgets: Lucide paths drawn in a colour of the theme, sharp at every pixel ratio."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPen, QPixmap

from mapdesigner.layout.icons import icon as icon_path

_GRID = 24.0
_STROKE = 1.75


def icon(name: str, colour: str, faded: str = "", lit: str = "") -> QIcon:
    """An icon in a colour of the theme; `faded` is its colour while it is disabled, `lit` while it is checked."""
    return QIcon(_Engine(name, colour, faded or colour, lit or colour))


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture of `size` px for a label, at a device pixel ratio."""
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    draw(painter, name, colour, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def draw(painter: QPainter, name: str, colour: str, rect: QRectF, fill: str = "") -> None:
    """Draw an icon into a rectangle, filled if it shall be."""
    size = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center() - QPointF(size / 2, size / 2))
    painter.scale(size / _GRID, size / _GRID)
    pen = QPen(QColor(colour), _STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if fill:
        painter.fillPath(_outline(name), QColor(fill))
    painter.strokePath(_outline(name), pen)
    painter.restore()


def _outline(name: str) -> QPainterPath:
    path = QPainterPath()
    for letter, *numbers in icon_path(name, 0, 0, _GRID, "#000000", _STROKE).commands:
        points = [QPointF(float(x), float(y)) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        if letter == "M":
            path.moveTo(points[0])
        elif letter == "L":
            path.lineTo(points[0])
        elif letter == "C":
            path.cubicTo(*points)
        else:
            path.closeSubpath()
    return path


class _Engine(QIconEngine):
    """Paints the icon at whatever size is asked for."""

    def __init__(self, name: str, colour: str, faded: str, lit: str) -> None:
        super().__init__()
        self._name, self._colour, self._faded, self._lit = name, colour, faded, lit

    def clone(self) -> QIconEngine:
        """Return another engine for the same icon."""
        return _Engine(self._name, self._colour, self._faded, self._lit)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon, faded while it is disabled."""
        colour = self._lit if state is QIcon.State.On else self._colour
        draw(painter, self._name, self._faded if mode is QIcon.Mode.Disabled else colour, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon as a picture."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """Return the icon as a picture of `size` px at a device pixel ratio of `scale`."""
        made = QPixmap(size * scale)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, made.width(), made.height()), mode, state)
        painter.end()
        made.setDevicePixelRatio(scale)
        return made
