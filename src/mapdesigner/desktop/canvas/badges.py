"""Badges on cards: small signs at the upper corner of a card's end, on the screen only, over the tiles."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from mapdesigner.desktop.icons import draw as draw_icon
from mapdesigner.layout.scene import Band, Frozen, Rect
from mapdesigner.painting.qt import Detail, detail_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mapdesigner.desktop.canvas.canvas import Canvas
    from mapdesigner.desktop.canvas.viewport import View
    from mapdesigner.layout.theme import Theme

_SIDE = 22.0  # px
_ICON = 13.0
_GAP = 4.0  # px between two badges of a card
_ROOM = 512.0  # scene units: badges of a lane are kept by rooms of this width, so that only those in view are looked at
_NAMES = frozenset({"card", "marker"})

Corners = dict[int, list[tuple[float, float, str]]]
"""The top corners at the end of a band's things that bear badges, with their ids, in scene units, by room."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A sign: an icon, the theme's names of its ink and ground, and a number beside it (none for 1 or less)."""

    icon: str
    ink: str = "ink2"
    ground: str = "surface"
    number: int = 0

    @property
    def words(self) -> str:
        """The number, where it says more than the sign."""
        return str(self.number) if self.number > 1 else ""

    @property
    def width(self) -> float:
        """The width in px."""
        return _SIDE + (7.0 * len(self.words) + 2 if self.words else 0.0)


class Badges:
    """What stands at which cards, by the ids of the objects, for several sources at once.

    Corners are kept by band: during a drag only the bands that changed are looked through again.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._sources: dict[str, Mapping[str, Badge]] = {}
        self._corners: dict[int, tuple[Band, Corners]] = {}
        self._pictures: dict[tuple[Badge, str, float], QPixmap] = {}

    def show(self, source: str, badges: Mapping[str, Badge]) -> None:
        """Let one source ("comments", "health") have these badges and no others; sources stand side by side."""
        if self._sources.get(source) != badges:
            self._sources[source] = badges
            self._corners = {}
            self._canvas.update()

    def of(self, target: str) -> list[Badge]:
        """The badges of an object, from the corner inwards."""
        return [badge for _source, badge in self._held(target)]

    def draw(self, painter: QPainter) -> None:
        """Draw those in view; the painter is in px of the window."""
        view = self._canvas.view
        if not any(self._sources.values()) or detail_at(view.zoom) is not Detail.FULL:
            return
        painter.save()
        painter.setClipRect(QRectF(view.body.x, view.body.y, view.body.width, view.body.height))
        seen = view.visible
        for band, corners in self._known():
            if band.y < seen.bottom + _SIDE and band.y + band.height > seen.y - _SIDE:
                self._draw_band(painter, view, corners)
        painter.restore()

    def at(self, px: float, py: float) -> tuple[str, str] | None:
        """Return the source and the object of the badge at a point of the window (px); None where there is none."""
        view = self._canvas.view
        if not view.body.contains(px, py) or detail_at(view.zoom) is not Detail.FULL:
            return None
        for _band, corners in self._known():
            for right, top, target in (each for room in corners.values() for each in room):
                corner = view.turned(view.to_window(Rect(right, top, 0.0, 0.0)))
                if abs(corner.y - py) > _SIDE:
                    continue
                for source, _badge, place in self._placed(view, corner, target):
                    if place.contains(px, py):
                        return source, target
        return None

    def _held(self, target: str) -> list[tuple[str, Badge]]:
        sources = sorted(self._sources.items(), reverse=True)
        return [(source, held[target]) for source, held in sources if target in held]

    def _known(self) -> Iterator[tuple[Band, Corners]]:
        """Yield the bands that scroll with their corners, looked up again where a band is another one."""
        kept = {
            id(band): self._corners.get(id(band)) or (band, self._corners_of(band))
            for band in self._canvas.scene.bands
            if band.frozen is Frozen.NO
        }
        self._corners = kept
        yield from kept.values()

    def _corners_of(self, band: Band) -> Corners:
        found: Corners = defaultdict(list)
        for group in band.groups:
            name, _colon, target = group.id.partition(":")
            if name in _NAMES and any(target in held for held in self._sources.values()):
                right, top = band.x + group.x + group.width, band.y + group.y
                found[int(right // _ROOM)].append((right, top, target))
        return found

    def _draw_band(self, painter: QPainter, view: View, corners: Corners) -> None:
        for room in range(
            int((view.visible.x - _ROOM / 2) // _ROOM), int((view.visible.right + _ROOM / 2) // _ROOM) + 1
        ):
            for right, top, target in corners.get(room, ()):
                corner = view.turned(view.to_window(Rect(right, top, 0.0, 0.0)))
                if -_SIDE < corner.x < view.width + 3 * _SIDE and -_SIDE < corner.y < view.height + _SIDE:
                    for _source, badge, place in self._placed(view, corner, target):
                        painter.drawPixmap(QPointF(place.x, place.y), self._picture(badge))

    def _placed(self, view: View, corner: Rect, target: str) -> Iterator[tuple[str, Badge, Rect]]:
        """Yield a card's badges with their places (px): half outside its corner, the first one outermost.

        The corner is as it is where the map begins at the left; the places are where they are seen.
        """
        end = corner.x + _SIDE / 2
        for source, badge in self._held(target):
            yield source, badge, view.turned(Rect(end - badge.width, corner.y - _SIDE / 2, badge.width, _SIDE))
            end -= badge.width + _GAP

    def _picture(self, badge: Badge) -> QPixmap:
        key = (badge, self._canvas.colours.name, self._canvas.devicePixelRatioF())
        if key not in self._pictures:
            self._pictures[key] = _painted(badge, self._canvas.colours, key[2])
        return self._pictures[key]


def _painted(badge: Badge, colours: Theme, ratio: float) -> QPixmap:
    made = QPixmap(round(badge.width * ratio), round(_SIDE * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.line_strong), 1))
    painter.setBrush(QColor(getattr(colours, badge.ground)))
    painter.drawRoundedRect(QRectF(0.5, 0.5, badge.width - 1, _SIDE - 1), _SIDE / 2, _SIDE / 2)
    ink = getattr(colours, badge.ink)
    draw_icon(painter, badge.icon, ink, QRectF(4.5, 4.5, _ICON, _ICON))
    font = QFont("Inter")
    font.setPixelSize(11)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    words = QRectF(_ICON + 6, 0, badge.width - _ICON - 9, _SIDE)
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, badge.words)
    painter.end()
    return made
