"""Marks of what was found, drawn over the map: many at once cost little, and the one in hand flashes shortly."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from mapdesigner.desktop.canvas.hit import group_at
from mapdesigner.layout.scene import Frozen, Rect, Scene
from mapdesigner.painting.qt_ink import colour

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapdesigner.desktop.canvas.viewport import View
    from mapdesigner.layout.theme import Theme

_ROOM = 512.0  # scene units: marks are kept by rooms of this size, so that only those near the window are looked at
_ALPHA, _FLASH = 0.16, 0.55
_LINE = 2.0  # px
_ROUND = 300  # so many have round corners; more of them are drawn at one go
_RADIUS = 8.0  # scene units
_NAMES = ("card", "marker", "stage", "step", "lane-name")


class Marks:
    """The places of some things of a map on one Scene."""

    def __init__(self, scene: Scene, targets: Iterable[str]) -> None:
        self._rooms: dict[tuple[Frozen, int, int], list[QRectF]] = defaultdict(list)
        for target in targets:
            found = place_of(scene, target)
            if found:
                frozen, rect = found
                room = (frozen, int(rect.x // _ROOM), int(rect.y // _ROOM))
                self._rooms[room].append(QRectF(rect.x, rect.y, rect.width, rect.height))

    def draw(self, painter: QPainter, view: View, theme: Theme) -> None:
        """Draw those that can be seen; the painter is in px of the window."""
        for frozen in (Frozen.NO, Frozen.LEFT, Frozen.TOP):
            rects = self._seen(view, frozen)
            if rects:
                _paint(painter, view, theme, frozen, rects, _ALPHA)

    def _seen(self, view: View, frozen: Frozen) -> list[QRectF]:
        x, y = view.offset(frozen)
        right, bottom = x + view.width / view.zoom, y + view.height / view.zoom
        found: list[QRectF] = []
        for (part, across, down), rects in self._rooms.items():
            left, top = across * _ROOM, down * _ROOM
            if part is frozen and left < right and top < bottom and left + 2 * _ROOM > x and top + 2 * _ROOM > y:
                found += rects
        return found


def draw_flash(painter: QPainter, scene: Scene, target: str, share: float, view: View, theme: Theme) -> None:
    """Draw the flash of one thing; `share` goes from 1 at its beginning to 0."""
    found = place_of(scene, target) if share > 0 else None
    if found:
        frozen, rect = found
        grown = 6.0 * share
        place = QRectF(rect.x - grown, rect.y - grown, rect.width + 2 * grown, rect.height + 2 * grown)
        _paint(painter, view, theme, frozen, [place], _FLASH * share)


def place_of(scene: Scene, target: str) -> tuple[Frozen, Rect] | None:
    """Return where a thing of the map stands, in scene units; None if it is not shown."""
    for name in _NAMES:
        found = group_at(scene, f"{name}:{target}")
        if found:
            band, group = found
            return band.frozen, group.bounds.moved(band.x, band.y)
    return None


def _paint(painter: QPainter, view: View, theme: Theme, frozen: Frozen, rects: list[QRectF], alpha: float) -> None:
    area, (x, y) = view.area(frozen), view.origin(frozen)
    tint, line = QColor(colour(theme.star)), QPen(colour(theme.warn), _LINE)
    tint.setAlphaF(alpha)
    line.setCosmetic(True)
    painter.save()
    few = len(rects) <= _ROUND
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, few)
    painter.setClipRect(QRectF(area.x, area.y, area.width, area.height))
    painter.scale(view.zoom, view.zoom)
    painter.translate(-x, -y)
    painter.scale(-1.0 if view.extent.right_to_left else 1.0, 1.0)  # as the map is painted
    painter.setPen(line)
    painter.setBrush(tint)
    if few:
        for rect in rects:
            radius = min(_RADIUS, rect.height() / 2)
            painter.drawRoundedRect(rect, radius, radius)
    else:
        painter.drawRects(rects)
    painter.restore()
