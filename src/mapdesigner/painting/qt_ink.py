"""Colours, pens, brushes and paths of the Scene as Qt knows them, made once and kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainterPath, QPen

from mapdesigner.layout.scene import Box, Gradient, Path, Rect

_DOT = 0.01  # a dash of length 0 with round caps is a dot; Qt needs a little length to draw it

Made = TypeVar("Made")
Commands = tuple[tuple[str | float, ...], ...]


class Kept(Generic[Made]):
    """What was made of an object, kept by the object's identity for as long as it is asked for.

    Each entry keeps its object alive, so its id cannot come back as another's. Two generations bound the memory: what
    was not asked for while `limit` others were goes.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._young: dict[int, tuple[object, Made]] = {}
        self._old: dict[int, tuple[object, Made]] = {}

    def get(self, source: object, make: Callable[[], Made]) -> Made:
        """Return what was made of `source`; make it when it is not there."""
        key = id(source)
        entry = self._young.get(key)
        if entry is None:
            entry = self._old.get(key) or (source, make())
            self._keep(key, entry)
        return entry[1]

    def _keep(self, key: int, entry: tuple[object, Made]) -> None:
        if len(self._young) >= self._limit:
            self._old, self._young = self._young, {}
        self._young[key] = entry


_paths: Kept[QPainterPath] = Kept(4000)
_clips: Kept[QPainterPath] = Kept(200)

NO_PEN = QPen(Qt.PenStyle.NoPen)
NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)


@lru_cache(maxsize=512)
def colour(value: str) -> QColor:
    """Return the colour of "#RRGGBB" or "#RRGGBBAA" (Qt itself reads the alpha first)."""
    made = QColor(value[:7])
    if len(value) == 9:
        made.setAlpha(int(value[7:], 16))
    return made


@lru_cache(maxsize=512)
def brush(fill: str) -> QBrush:
    """Return the plain brush of a colour; "" paints nothing."""
    return QBrush(colour(fill)) if fill else NO_BRUSH


def fill_brush(fill: str | Gradient) -> QBrush:
    """Return the brush of a path's fill."""
    if isinstance(fill, str):
        return brush(fill)
    gradient = QLinearGradient(fill.x1, fill.y1, fill.x2, fill.y2)
    gradient.setColorAt(0.0, colour(fill.start))
    gradient.setColorAt(1.0, colour(fill.end))
    return QBrush(gradient)


@lru_cache(maxsize=1024)
def pen(stroke: str, width: float, dash: tuple[float, ...] = (), offset: float = 0.0, round_: bool = False) -> QPen:
    """Return the pen of a stroke, widths and dashes in scene units; no stroke or no width paints nothing."""
    if not stroke or width <= 0:
        return NO_PEN
    made = QPen(brush(stroke), width)
    made.setCapStyle(Qt.PenCapStyle.RoundCap if round_ else Qt.PenCapStyle.FlatCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin if round_ else Qt.PenJoinStyle.MiterJoin)
    if dash:
        even = dash if len(dash) % 2 == 0 else dash * 2
        made.setDashPattern([max(part / width, _DOT) for part in even])  # Qt counts dashes in pen widths
        made.setDashOffset(offset / width)
    return made


def path_pen(path: Path) -> QPen:
    """Return the pen of a path."""
    return pen(path.stroke, path.stroke_width, path.dash, path.dash_offset, path.round)


def outline(path: Path) -> QPainterPath:
    """Return the path's outline."""
    return _paths.get(path, lambda: _trace(path.commands))


def clip_outline(path: Path) -> QPainterPath:
    """Return the outline that bounds what the path paints."""
    return _clips.get(path, lambda: _trace(path.clip))


def rounded(box: Box) -> QPainterPath:
    """Return the outline of a box whose corners differ."""
    return _round_rect(box.rect, box.radii)


def rect_of(rect: Rect) -> QRectF:
    """Return a scene rectangle as Qt's."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)


def winding() -> QPainterPath:
    """Return an empty path with the Scene's fill rule."""
    made = QPainterPath()
    made.setFillRule(Qt.FillRule.WindingFill)
    return made


def _trace(commands: Commands) -> QPainterPath:
    made = winding()
    steps = {"M": made.moveTo, "L": made.lineTo, "C": made.cubicTo, "Z": made.closeSubpath}
    for name, *numbers in commands:
        steps[str(name)](*numbers)  # type: ignore[operator]
    return made


def _round_rect(rect: Rect, radii: tuple[float, float, float, float]) -> QPainterPath:
    """Trace the edge clockwise from the left top corner; `arcTo` counts degrees against the clock."""
    made = QPainterPath()
    corners = (
        (rect.x, rect.y, radii[0], 0.0, 0.0, 180.0),
        (rect.right, rect.y, radii[1], 1.0, 0.0, 90.0),
        (rect.right, rect.bottom, radii[2], 1.0, 1.0, 0.0),
        (rect.x, rect.bottom, radii[3], 0.0, 1.0, 270.0),
    )
    for index, (x, y, radius, right, bottom, start) in enumerate(corners):
        square = QRectF(x - 2 * radius * right, y - 2 * radius * bottom, 2 * radius, 2 * radius)
        if index == 0:
            made.moveTo(x, y + radius)
        if radius > 0:
            made.arcTo(square, start, -90.0)
        else:
            made.lineTo(x, y)
    made.closeSubpath()
    return made
