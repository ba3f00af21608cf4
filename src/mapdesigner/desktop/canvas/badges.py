"""Badges on cards: small signs at a card's upper right corner, on the screen only, over the tiles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from mapdesigner.desktop.canvas.marks import place_of
from mapdesigner.desktop.icons import draw as draw_icon
from mapdesigner.painting.qt import Detail, detail_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapdesigner.desktop.canvas.canvas import Canvas

_SIDE = 22.0  # px
_ICON = 13.0
_GAP = 4.0  # px between two badges of a card


@dataclass(frozen=True, slots=True)
class Badge:
    """A sign: an icon, the theme's names of its ink and ground, and a number beside it (none for 1 or less)."""

    icon: str
    ink: str = "ink2"
    ground: str = "surface"
    number: int = 0


class Badges:
    """What stands at which cards, by the ids of the objects, for several sources at once."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._sources: dict[str, Mapping[str, Badge]] = {}

    def show(self, source: str, badges: Mapping[str, Badge]) -> None:
        """Let one source ("comments", "health") have these badges and no others; sources stand side by side."""
        if self._sources.get(source) != badges:
            self._sources[source] = badges
            self._canvas.update()

    def of(self, target: str) -> list[Badge]:
        """The badges of an object, from the corner inwards."""
        return [held[target] for _source, held in sorted(self._sources.items(), reverse=True) if target in held]

    def draw(self, painter: QPainter) -> None:
        """Draw those in view; the painter is in px of the window."""
        view = self._canvas.view
        targets = {each for held in self._sources.values() for each in held}
        if not targets or detail_at(view.zoom) is not Detail.FULL:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(QRectF(view.body.x, view.body.y, view.body.width, view.body.height))
        for target in targets:
            found = place_of(self._canvas.scene, target)
            if found is None:
                continue
            place = view.to_window(found[1], found[0])
            if place.right > 0 and place.x < view.width and place.bottom > 0 and place.y - _SIDE < view.height:
                self._draw_at(painter, place.right, place.y, self.of(target))
        painter.restore()

    def _draw_at(self, painter: QPainter, right: float, top: float, badges: list[Badge]) -> None:
        """Draw a card's badges half outside its corner, the first one outermost."""
        colours, end = self._canvas.colours, right + _SIDE / 2
        for badge in badges:
            words = str(badge.number) if badge.number > 1 else ""
            width = _SIDE + (7.0 * len(words) + 2 if words else 0)
            place = QRectF(end - width, top - _SIDE / 2, width, _SIDE)
            painter.setPen(QPen(QColor(colours.line_strong), 1))
            painter.setBrush(QColor(getattr(colours, badge.ground)))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), _SIDE / 2, _SIDE / 2)
            ink = getattr(colours, badge.ink)
            draw_icon(painter, badge.icon, ink, QRectF(place.x() + 4.5, place.y() + 4.5, _ICON, _ICON))
            _write(painter, words, ink, place.adjusted(_ICON + 6, 0, -3, 0))
            end -= width + _GAP


def _write(painter: QPainter, words: str, ink: str, place: QRectF) -> None:
    font = QFont("Inter")
    font.setPixelSize(11)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
