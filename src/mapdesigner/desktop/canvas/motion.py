"""Lanes that glide to their new places when one grows or shrinks, drawn from two pictures of the window."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from math import ceil
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from mapdesigner.desktop.settings.values import settings
from mapdesigner.desktop.system_motion import asks_for_no_motion
from mapdesigner.layout.scene import Frozen, Scene

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mapdesigner.desktop.canvas.overlay import Mark, OverlayState
    from mapdesigner.desktop.canvas.tiles import Look

SECONDS = 0.16
_FRAME = 16  # ms
_LEAST = 0.5  # scene units: less is not seen


@dataclass(frozen=True, slots=True)
class Glide:
    """A lane's upper edge and height before and after, in scene units."""

    old_y: float
    old_height: float
    y: float
    height: float


def glides(old: Scene, new: Scene) -> tuple[Glide, ...]:
    """Return how the lanes move from one Scene to the next; () where none does, or where they are not the same."""
    before = {band.id: band for band in old.bands if band.frozen is Frozen.LEFT}
    after = [band for band in new.bands if band.frozen is Frozen.LEFT]
    if old.background != new.background or list(before) != [band.id for band in after]:
        return ()
    found = tuple(Glide(before[band.id].y, before[band.id].height, band.y, band.height) for band in after)
    still = all(abs(each.y - each.old_y) + abs(each.height - each.old_height) < _LEAST for each in found)
    return () if still else found


def _same_places(old: Scene, new: Scene) -> bool:
    """Tell whether the bands are where they were, whatever is in them."""
    return [(band.id, band.bounds) for band in old.bands] == [(band.id, band.bounds) for band in new.bands]


def is_wanted() -> bool:
    """Tell whether things may move: not where the user, the system or MAPDESIGNER_MOTION=0 says that nothing shall."""
    if os.environ.get("MAPDESIGNER_MOTION") == "0" or settings().reduce_motion:
        return False
    return not asks_for_no_motion()


class Motion(QObject):
    """One glide at a time on a canvas; `paint` paints its map without any, and tells whether all of it."""

    def __init__(self, canvas: QWidget, paint: Callable[[QPainter, QRect], bool]) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._paint = paint
        self._glides: tuple[Glide, ...] = ()
        self._before = QPixmap()
        self._after: QPixmap | None = None
        self._latest: QPixmap | None = None
        self._began = 0.0
        self._timer = QTimer(self, interval=_FRAME)
        self._timer.timeout.connect(self._tick)

    @property
    def is_running(self) -> bool:
        """Whether lanes are under way."""
        return bool(self._glides)

    def start(self, old: Scene, new: Scene, look: Look) -> None:
        """Let the lanes of a Scene glide to where they are in the next one; called before that is shown."""
        found = glides(old, new) if self._canvas.isVisible() and is_wanted() else ()
        if found:
            self._before = self._picture(look)
            self._glides, self._began, self._after, self._latest = found, perf_counter(), None, None
            self._timer.start()
        elif old is not new and self._glides and not _same_places(old, new):
            self.stop()
        else:
            self._after = None

    def stop(self) -> None:
        """Show everything where it is."""
        if self._glides:
            self._glides, self._before, self._after, self._latest = (), QPixmap(), None, None
            self._timer.stop()
            self._canvas.update()

    def shift(self, y: float) -> float:
        """Return how far what stands at a scene y is still away from its place, in scene units."""
        lane = next((each for each in self._glides if each.y <= y < each.y + each.height), None)
        return self._at(lane) - lane.y if lane else 0.0

    def displaced(self, state: OverlayState) -> OverlayState:
        """Return an overlay whose rings go along with their cards."""
        if not self._glides:
            return state
        return replace(
            state,
            selected=tuple(map(self._displaced, state.selected)),
            focus=self._displaced(state.focus) if state.focus else None,
            hover=None,
            empty=None,
            port=None,
        )

    def draw(self, painter: QPainter, look: Look) -> bool:
        """Draw the lanes where they are now, over the whole canvas; False if none is under way."""
        if not self._glides:
            return False
        self._draw_between(painter, look, self._after or self._painted(look))
        return True

    def _draw_between(self, painter: QPainter, look: Look, after: QPixmap) -> None:
        painter.save()
        painter.scale(1 / look.ratio, 1 / look.ratio)
        painter.drawPixmap(0, 0, after)
        body = look.clip(Frozen.NO)
        area = QRect(0, body.top(), after.width(), after.height() - body.top())
        painter.setClipRect(area)
        line = ceil(look.scale)
        for lane, edge, height in self._strips(look):
            strips = [(self._before, lane.old_y, lane.old_height), (after, lane.y, lane.height)]
            for picture, y, own in strips if self._after else reversed(strips):  # over what is not painted yet
                tall = min(height, round(own * look.scale) - line)
                self._draw_strip(painter, picture, look, y, edge, tall, area)
            foot = lane.y + lane.height - line / look.scale
            self._draw_strip(painter, after, look, foot, edge + height - line, line, area)
        painter.restore()

    def _strips(self, look: Look) -> Iterator[tuple[Glide, int, int]]:
        """Yield each lane with its upper edge and its height now, in device pixels of the window."""
        top = look.origin(Frozen.NO)[1]
        last = self._glides[-1]
        end = self._at(last) + last.old_height + (last.height - last.old_height) * self._share()
        edges = [round(y * look.scale) - top for y in (*map(self._at, self._glides), end)]
        for lane, edge, below in zip(self._glides, edges, edges[1:], strict=False):
            yield lane, edge, below - edge

    @staticmethod
    def _draw_strip(
        painter: QPainter, picture: QPixmap, look: Look, y: float, edge: int, height: int, area: QRect
    ) -> None:
        """Draw what a picture shows of a lane that is at a scene y there, with its upper edge elsewhere."""
        source = QRect(0, round(y * look.scale) - look.origin(Frozen.NO)[1], picture.width(), height)
        seen = source.intersected(area)
        if not seen.isEmpty():
            painter.drawPixmap(QPoint(0, edge + seen.y() - source.y()), picture, seen)

    def _painted(self, look: Look) -> QPixmap:
        """Paint what the canvas shows in the end as far as there is time; it is all once all of it is painted."""
        picture = self._blank(look)
        painter = QPainter(picture)
        whole = self._paint(painter, self._canvas.rect())
        painter.end()
        picture.setDevicePixelRatio(1.0)
        self._latest = picture
        self._after = picture if whole else None
        return picture

    def _picture(self, look: Look) -> QPixmap:
        """Return what the canvas shows now, lanes under way included."""
        if self._glides and self._latest is None:
            return self._before
        picture = self._blank(look)
        painter = QPainter(picture)
        if self._latest is not None:
            self._draw_between(painter, look, self._latest)
        else:
            self._paint(painter, self._canvas.rect())
        painter.end()
        picture.setDevicePixelRatio(1.0)
        return picture

    def _blank(self, look: Look) -> QPixmap:
        ratio = look.ratio
        picture = QPixmap(ceil(self._canvas.width() * ratio), ceil(self._canvas.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        return picture

    def _tick(self) -> None:
        if perf_counter() - self._began >= SECONDS:
            self.stop()
        else:
            self._canvas.update()

    def _share(self) -> float:
        """How much of the way is done: quickly at first, slowly in the end."""
        done = min((perf_counter() - self._began) / SECONDS, 1.0)
        return 1.0 - (1.0 - done) ** 3

    def _at(self, lane: Glide) -> float:
        return lane.old_y + (lane.y - lane.old_y) * self._share()

    def _displaced(self, mark: Mark) -> Mark:
        if mark.frozen in (Frozen.TOP, Frozen.CORNER):
            return mark
        return replace(mark, rect=mark.rect.moved(0.0, self.shift(mark.rect.y)))
