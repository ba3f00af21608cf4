"""The pictures on the template cards: what each template is about, drawn on a sheet of 406 by 191 units."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen

from mapdesigner.desktop.icons import draw as draw_icon
from mapdesigner.layout import curve
from mapdesigner.layout.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WIDTH, HEIGHT = 406.0, 191.0
_LEFT, _RIGHT = 46.0, 360.0
_CENTRE = Qt.AlignmentFlag.AlignCenter


def draw_preview(painter: QPainter, name: str) -> None:
    """Draw a template's picture in light colours; a template without one of its own gets the blank grid."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _DRAW.get(name, _blank)(painter)


def _pen(colour: str, width: float, dash: Sequence[float] = ()) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        pen.setDashPattern([each / width for each in dash])
    return pen


def _box(painter: QPainter, rect: QRectF, fill: str, stroke: str, radius: float = 4.0, width: float = 1.4) -> None:
    painter.setPen(_pen(stroke, width) if stroke else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else QBrush())
    painter.drawRoundedRect(rect, radius, radius)


def _bar(painter: QPainter, x: float, y: float, width: float, colour: str) -> None:
    pen = QPen(QColor(colour), 2.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(x + 1.3, y), QPointF(x + width - 1.3, y))


def _card(painter: QPainter, rect: QRectF) -> None:
    look = theme()
    _box(painter, rect, look.surface, look.line_strong)
    _bar(painter, rect.x() + 6, rect.y() + 10.5, rect.width() * 0.64, "#8B97A6")
    _bar(painter, rect.x() + 6, rect.y() + 18.4, rect.width() * 0.46, look.line_strong)


def _chevrons(painter: QPainter, count: int, left: float, right: float, top: float, height: float) -> None:
    pitch = (right - left) / count
    painter.setPen(Qt.PenStyle.NoPen)
    for index, colours in enumerate(theme().stage_colours(count)):
        x = left + index * pitch
        tip = height * 0.32
        end, notch = x + pitch - 2.5, x if index == 0 else x + tip
        middle = top + height / 2
        path = QPainterPath(QPointF(x, top))
        for px, py in ((end, top), (end + tip, middle), (end, top + height), (x, top + height), (notch, middle)):
            path.lineTo(px, py)
        painter.fillPath(path, QColor(colours.fill))


def _curve_path(drawn: Sequence[curve.Segment]) -> QPainterPath:
    path = QPainterPath(QPointF(drawn[0].x0, drawn[0].y0))
    for each in drawn:
        path.cubicTo(each.x1, each.y1, each.x2, each.y2, each.x3, each.y3)
    return path


def _emotions(painter: QPainter, points: Sequence[tuple[float, float]], zero: float) -> None:
    look = theme()
    painter.setPen(_pen(look.line_strong, 1.4))
    painter.drawLine(QPointF(_LEFT, zero), QPointF(_RIGHT, zero))
    drawn = curve.segments(curve.flat_to_edges(points, _LEFT, _RIGHT))
    for part in curve.parts(drawn, zero):
        area = _curve_path(part)
        area.lineTo(part[-1].x3, zero)
        area.lineTo(part[0].x0, zero)
        colour = QColor(look.pos if sum(each.y0 + each.y3 - 2 * zero for each in part) < 0 else look.neg)
        colour.setAlphaF(0.16)
        painter.fillPath(area, colour)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(look.ink, 2.7))
    painter.drawPath(_curve_path(drawn))
    painter.setPen(_pen(look.ink, 2.0))
    painter.setBrush(QColor(look.paper))
    for x, y in points:
        painter.drawEllipse(QPointF(x, y), 5.0, 5.0)


def _blank(painter: QPainter) -> None:
    look = theme()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for row in range(3):
        for column in range(4):
            painter.setPen(_pen(look.line_strong, 1.4, (5.0, 4.0)))
            painter.drawRoundedRect(QRectF(48 + 78.4 * column, 32.5 + 44.5 * row, 73, 38), 4, 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.accent))
    painter.drawEllipse(QPointF(203, 95.5), 21.5, 21.5)
    painter.setPen(_pen("#FFFFFF", 3.0))
    painter.drawLine(QPointF(193, 95.5), QPointF(213, 95.5))
    painter.drawLine(QPointF(203, 85.5), QPointF(203, 105.5))


def _customer_journey(painter: QPainter) -> None:
    _chevrons(painter, 5, _LEFT, _RIGHT, 25.6, 20.4)
    for column in range(5):
        _card(painter, QRectF(_LEFT + 62.7 * column, 56.4, 55.7, 30.8))
    _emotions(painter, ((77.4, 141), (139.7, 110.9), (202.7, 156.1), (265, 102.3), (328, 106.3)), 128)


def _service_blueprint(painter: QPainter) -> None:
    look = theme()
    rows = ((0, 1, 2, 3, 4), (0, 1, 2, 4), (0, 2, 3, 4), (1, 2, 3, 4))
    for row, columns in enumerate(rows):
        for column in columns:
            rect = QRectF(46 + 63.6 * column, 23.6 + 39.8 * row, 52.5, 24)
            _box(painter, rect, look.surface if row < 2 else look.canvas, look.line_strong)
            _bar(painter, rect.x() + 7, rect.center().y(), 33, "#8B97A6" if row < 2 else look.line_strong)
    for y, pen in ((55.8, _pen(look.ink, 2)), (95.8, _pen(look.ink, 2, (6, 4))), (135.5, _pen(look.line_strong, 1.6))):
        painter.setPen(pen)
        painter.drawLine(QPointF(36.7, y), QPointF(368.7, y))
    for column, y in ((0, 48.0), (1, 48.0), (4, 48.0), (0, 88.0), (3, 88.0), (2, 127.6), (3, 127.6)):
        _arrow(painter, 72.3 + 63.6 * column, y)


def _arrow(painter: QPainter, x: float, y: float) -> None:
    pen = QPen(QColor(theme().accent), 1.9)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawLine(QPointF(x, y), QPointF(x, y + 11))
    painter.drawPolyline([QPointF(x - 3.8, y + 7.4), QPointF(x, y + 11.4), QPointF(x + 3.8, y + 7.4)])


def _personalization(painter: QPainter) -> None:
    look = theme()
    _chevrons(painter, 4, _LEFT, _RIGHT, 26, 18)
    font = QFont(painter.font())
    font.setPixelSize(15)
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    for column, value in enumerate((38, 62, 22, 88)):
        x = 85.0 + 78.6 * column
        painter.setPen(_pen(look.line_strong, 1.4))
        painter.drawLine(QPointF(x, 49), QPointF(x, 61))
        ring = QRectF(x - 21.7, 87.5 - 21.7, 43.4, 43.4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen("#E3DAF0", 6.6))
        painter.drawEllipse(ring)
        painter.setPen(_pen(look.pers, 6.6))
        painter.drawArc(ring, 90 * 16, -round(value * 3.6 * 16))
        painter.drawText(ring, _CENTRE, str(value))
        _pill(painter, QRectF(x - 30.5, 126, 61, 17), look.pers_tint, "", "#A98CD3", 38)
        _pill(painter, QRectF(x - 30.5, 150, 61, 17), look.surface, "#D9CBEE", "#C3AEE0", 27)


def _pill(painter: QPainter, rect: QRectF, fill: str, stroke: str, bar: str, length: float) -> None:
    _box(painter, rect, fill, stroke, rect.height() / 2)
    _bar(painter, rect.x() + 11.5, rect.center().y(), length, bar)


def _purchase(painter: QPainter) -> None:
    look = theme()
    _chevrons(painter, 5, _LEFT, _RIGHT, 21.3, 16)
    signs = ("search", "file-text", "handshake", "truck", "wrench")
    fills = theme().stage_colours(5)
    painter.setPen(_pen(look.line_strong, 1.6))
    painter.drawLine(QPointF(76, 65), QPointF(330, 65))
    for column, (sign, colours) in enumerate(zip(signs, fills, strict=True)):
        x = 76.0 + 62.7 * column
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.fill))
        painter.drawEllipse(QPointF(x, 65), 16.5, 16.5)
        draw_icon(painter, sign, "#FFFFFF", QRectF(x - 8.5, 56.5, 17, 17))
    _people(painter)


def _people(painter: QPainter) -> None:
    """Three who decide, and where each takes part."""
    look = theme()
    parts = ((0, 1, 2), (1, 3, 4), (2, 3))
    for row, columns in enumerate(parts):
        y = 107.0 + 27.5 * row
        _box(painter, QRectF(_LEFT - 16, y - 10.5, _RIGHT - _LEFT + 16, 21), look.canvas, "", 5)
        draw_icon(painter, "user", look.control, QRectF(_LEFT - 10, y - 6.5, 13, 13))
        for column in columns:
            _box(painter, QRectF(76.0 + 62.7 * column - 22, y - 7, 44, 14), look.surface, look.line_strong, 3.5, 1.2)
            _bar(painter, 76.0 + 62.7 * column - 15, y, 27, "#8B97A6")


def _omnichannel(painter: QPainter) -> None:
    look = theme()
    _chevrons(painter, 5, 75.4, _RIGHT, 21.3, 15.7)
    rows = [50.8 + 30.6 * row for row in range(4)]
    for top in rows:
        _box(painter, QRectF(46.6, top, 313, 23.6), look.canvas, "", 4)
        _ring(painter, 59.7, top + 11.8)
    for column, row in ((1, 2), (2, 1), (3, 3)):
        _ring(painter, 104.3 + 56.8 * column, rows[row] + 11.8)
    points = [
        QPointF(104.3 + 56.8 * column, rows[row] + 11.8) for column, row in ((0, 1), (1, 0), (2, 2), (3, 0), (4, 3))
    ]
    path = QPainterPath(points[0])
    for before, point in pairwise(points):
        half = (point.x() - before.x()) / 2
        path.cubicTo(before + QPointF(half, 0), point - QPointF(half, 0), point)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(look.ink, 2.7))
    painter.drawPath(path)
    painter.setPen(_pen(look.paper, 2.4))
    for point, colours in zip(points, look.stage_colours(5), strict=True):
        painter.setBrush(QColor(colours.fill))
        painter.drawEllipse(point, 8.2, 8.2)


def _ring(painter: QPainter, x: float, y: float) -> None:
    painter.setPen(_pen(theme().control, 1.6))
    painter.setBrush(QColor(theme().paper))
    painter.drawEllipse(QPointF(x, y), 4.5, 4.5)


_DRAW: dict[str, Callable[[QPainter], None]] = {
    "blank": _blank,
    "customer-journey": _customer_journey,
    "service-blueprint": _service_blueprint,
    "journey-personalization": _personalization,
    "b2b-purchase-and-installation": _purchase,
    "omnichannel": _omnichannel,
}
