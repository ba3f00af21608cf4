"""Ties and small signs of the overlay: what they are and how they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from mapdesigner.desktop.icons import draw as draw_icon
from mapdesigner.layout.scene import Frozen, Rect
from mapdesigner.painting.qt_ink import colour

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.viewport import View
    from mapdesigner.layout.theme import Theme

KNOB = 4.0
"""The radius in px of the knob at the end of a tie that can be taken off."""
_WIDTH = 2.0  # px
_DASHES = [1.0, 1.5]
_AIR = 2.0  # px between a sign and its ground
_ROUND = 4.0


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie from a pain point (first end) to an opportunity or to the pointer, in scene units.

    A `lit` one is selected or under the pointer; the far end of a `held` one bears a knob.
    """

    x1: float
    y1: float
    x2: float
    y2: float
    lit: bool = False
    held: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """An icon that can be pressed, such as the grip of a lane, by its place in scene units."""

    icon: str
    rect: Rect
    frozen: Frozen = Frozen.NO
    lit: bool = False


def draw_tie(painter: QPainter, tie: Tie, view: View, theme: Theme) -> None:
    """Draw a dotted line, a whole one if it is lit; the painter is clipped to the map."""
    ends = [view.to_window(Rect(x, y, 0.0, 0.0)) for x, y in ((tie.x1, tie.y1), (tie.x2, tie.y2))]
    first, last = (QPointF(round(end.x), round(end.y)) for end in ends)
    ink = QColor(colour(theme.focus if tie.lit else theme.opp))
    pen = QPen(ink, _WIDTH)
    if not tie.lit:
        pen.setDashPattern(_DASHES)
    painter.setPen(pen)
    painter.drawLine(first, last)
    if tie.held:
        painter.setPen(QPen(ink, _WIDTH))
        painter.setBrush(ink if tie.lit else colour(theme.surface))
        painter.drawEllipse(last, KNOB, KNOB)


def draw_sign(painter: QPainter, sign: Sign, view: View, theme: Theme) -> None:
    """Draw an icon on the ground of the label it stands on, darker under the pointer; the painter is clipped."""
    place = view.to_window(sign.rect, sign.frozen)
    rect = QRectF(round(place.x), round(place.y), round(place.width), round(place.height))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.line if sign.lit else theme.surface2))
    painter.drawRoundedRect(rect.adjusted(-_AIR, -_AIR, _AIR, _AIR), _ROUND, _ROUND)
    draw_icon(painter, sign.icon, theme.ink if sign.lit else theme.ink2, rect)
