"""Painted tiles of the map, kept: what is in view is painted first, old tiles stand in meanwhile, a limit holds."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import ceil, floor
from time import perf_counter

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap

from mapdesigner.desktop.canvas.changes import changed_areas
from mapdesigner.desktop.canvas.sliding import still
from mapdesigner.desktop.canvas.viewport import View
from mapdesigner.layout.mirror import turned_rect
from mapdesigner.layout.scene import Band, Frozen, Rect, Scene
from mapdesigner.painting.qt import Detail, detail_at, paint_band
from mapdesigner.painting.qt_ink import colour

TILE = 512  # device pixels
_LIMIT = 96 * 1024 * 1024  # bytes
_BYTES_A_PIXEL = 4
_MOST_AREAS = 12  # more changed areas than that are painted as one
_WORTH_A_PAINT = 20_000.0  # square scene units: to begin anew in another area takes as long as to paint so much

_GLIDING = (Frozen.NO, Frozen.LEFT)
"""The layers of which older pictures lie over what is painted while lanes glide."""

Key = tuple[Frozen, float, int, int]


@dataclass(slots=True)
class _Layer:
    """The bands that scroll alike, the area where they are painted, and what lies beneath them.

    A `turned` layer is painted turned round about the Scene's x of 0.
    """

    frozen: Frozen
    ground: str
    bands: tuple[Band, ...]
    still: tuple[Band, ...]
    area: Rect
    turned: bool

    def painted(self, rect: Rect) -> Rect:
        """Return where a rectangle of the Scene is painted, or the other way round."""
        return turned_rect(rect) if self.turned else rect


@dataclass(slots=True)
class _Tile:
    """A painted tile; `x` and `y` are the device pixels of the drawn map at its left top corner."""

    pixmap: QPixmap
    x: int
    y: int
    stale: list[Rect] = field(default_factory=list)

    @property
    def size(self) -> int:
        return self.pixmap.width() * self.pixmap.height() * _BYTES_A_PIXEL


@dataclass(frozen=True, slots=True)
class Look:
    """A view on a screen with so many device pixels to the px."""

    view: View
    ratio: float

    @property
    def scale(self) -> float:
        """Device pixels to a scene unit."""
        return self.view.zoom * self.ratio

    def origin(self, frozen: Frozen) -> tuple[int, int]:
        """The device pixel of the drawn map at the window's left top corner."""
        x, y = self.view.origin(frozen)
        return round(x * self.scale), round(y * self.scale)

    def clip(self, frozen: Frozen) -> QRect:
        """The part of the window, in device pixels, that belongs to the bands frozen that way."""
        area, ratio = self.view.area(frozen), self.ratio
        left, top = round(area.x * ratio), round(area.y * ratio)
        right = ceil(area.right * ratio) if area.right >= self.view.width else round(area.right * ratio)
        bottom = ceil(area.bottom * ratio) if area.bottom >= self.view.height else round(area.bottom * ratio)
        return QRect(left, top, right - left, bottom - top)


class Tiles:
    """Keeps the painted tiles of one Scene. Colours of the grounds as "#RRGGBB"; `limit` in bytes."""

    def __init__(self, limit: int = _LIMIT) -> None:
        self._limit = limit
        self._tiles: OrderedDict[Key, _Tile] = OrderedDict()
        self._bytes = 0
        self._layers: dict[Frozen, _Layer] = {}
        self._whole: dict[Frozen, float] = {}

    @property
    def bytes_kept(self) -> int:
        """How much memory the kept tiles take."""
        return self._bytes

    def set_scene(self, old: Scene | None, scene: Scene, frozen_ground: str) -> list[tuple[Frozen, Rect]]:
        """Take the Scene over and return the areas that look different, in scene units; [] when nothing does."""
        areas = changed_areas(old, scene) if old else []
        if old is None or (old.background, old.right_to_left) != (scene.background, scene.right_to_left):
            self.clear()
        self._layers = {layer.frozen: layer for layer in _layers(scene, frozen_ground)}
        self._forget_misfits()
        merged = list(_merged(areas))
        for frozen, area in merged:
            self._spoil(frozen, area)
        return merged

    def clear(self) -> None:
        """Forget all tiles."""
        self._tiles.clear()
        self._whole.clear()
        self._bytes = 0

    def draw(
        self, painter: QPainter, look: Look, exposed: QRect, seconds: float, *, stale_may_wait: bool = False
    ) -> bool:
        """Draw what is in view; the painter and `exposed` are in device pixels.

        Missing tiles are painted for about so many seconds; return whether none was left to be painted. If
        `stale_may_wait`, the same holds for tiles that show what is no more; else they are always painted anew.
        """
        deadline = perf_counter() + seconds
        whole = True
        for layer in self._layers.values():
            clip = look.clip(layer.frozen).intersected(exposed)
            if not clip.isEmpty():
                painter.setClipRect(clip)
                whole &= self._draw_layer(painter, layer, look, clip, deadline, stale_may_wait=stale_may_wait)
        painter.setClipping(False)
        self._forget_oldest()
        return whole

    def paint_ahead(self, look: Look, seconds: float) -> bool:
        """Paint tiles just outside the window for about so many seconds; return whether none was left."""
        deadline = perf_counter() + seconds
        for layer in self._layers.values():
            around = look.clip(layer.frozen).adjusted(-TILE, -TILE, TILE, TILE)
            for key in _keys(layer, look, around):
                if key not in self._tiles:
                    if perf_counter() >= deadline or self._bytes >= self._limit:
                        return self._bytes >= self._limit
                    self._fresh(layer, key)
        return True

    def _draw_layer(
        self, painter: QPainter, layer: _Layer, look: Look, clip: QRect, deadline: float, *, stale_may_wait: bool
    ) -> bool:
        origin_x, origin_y = look.origin(layer.frozen)
        missing: list[Key] = []
        whole = True
        drawn = _device_rect(layer.area, look.scale).translated(-origin_x, -origin_y)
        if not drawn.contains(clip):
            painter.fillRect(clip, colour(layer.ground))
        for key in _keys(layer, look, clip):
            tile = self._tiles.get(key)
            if tile is None or tile.stale:
                late = perf_counter() >= deadline
                if late and tile is None:
                    missing.append(key)
                    continue
                if late and stale_may_wait and layer.frozen in _GLIDING:
                    painter.fillRect(_pixel_rect(layer, key).translated(-origin_x, -origin_y), colour(layer.ground))
                    whole = False
                    continue
                tile = self._fresh(layer, key)
            self._tiles.move_to_end(key)
            painter.drawPixmap(tile.x - origin_x, tile.y - origin_y, tile.pixmap)
        for key in missing:
            self._draw_stand_in(painter, layer, key, origin_x, origin_y)
        if not missing:
            self._whole[layer.frozen] = look.scale
        return whole and not missing

    def _draw_stand_in(self, painter: QPainter, layer: _Layer, key: Key, origin_x: int, origin_y: int) -> None:
        """Stretch tiles of the last zoom that was painted whole over the place of a missing one."""
        scale, old_scale = key[1], self._whole.get(layer.frozen, 0.0)
        place = _pixel_rect(layer, key)
        painter.fillRect(place.translated(-origin_x, -origin_y), colour(layer.ground))
        if not old_scale:
            return
        factor = scale / old_scale
        wanted = QRectF(place.x() / factor, place.y() / factor, place.width() / factor, place.height() / factor)
        for old in _covering(layer.frozen, old_scale, wanted.toAlignedRect()):
            if old in self._tiles:
                _stretch(painter, self._tiles[old], wanted, factor, QPointF(-origin_x, -origin_y))

    def _fresh(self, layer: _Layer, key: Key) -> _Tile:
        """Return the tile as the Scene is now, painting it or what is stale of it."""
        tile = self._tiles.get(key)
        if tile is None:
            place = _pixel_rect(layer, key)
            pixmap = QPixmap(max(1, place.width()), max(1, place.height()))
            tile = self._tiles[key] = _Tile(pixmap, place.x(), place.y())
            self._bytes += tile.size
            _paint(tile.pixmap, layer, key, place)
        elif tile.stale:
            for area in tile.stale:
                _paint(tile.pixmap, layer, key, _device_rect(area, key[1]).intersected(_pixel_rect(layer, key)))
            tile.stale = []
        return tile

    def _spoil(self, frozen: Frozen, area: Rect) -> None:
        """Have the tiles that show the area painted again."""
        layer = self._layers[frozen]
        area = layer.painted(area)
        for key, tile in self._tiles.items():
            if key[0] is frozen and _device_rect(area, key[1]).intersects(_pixel_rect(layer, key)):
                tile.stale.append(area)

    def _forget_misfits(self) -> None:
        """Forget the tiles at edges that are elsewhere now."""
        for key, tile in list(self._tiles.items()):
            if _pixel_rect(self._layers[key[0]], key).size() != tile.pixmap.size():
                self._forget(key)

    def _forget(self, key: Key) -> None:
        self._bytes -= self._tiles.pop(key).size

    def _forget_oldest(self) -> None:
        while self._bytes > self._limit and len(self._tiles) > 1:
            self._forget(next(iter(self._tiles)))


def _layers(scene: Scene, frozen_ground: str) -> Iterator[_Layer]:
    for frozen in (Frozen.NO, Frozen.LEFT, Frozen.TOP, Frozen.CORNER):
        bands = tuple(band for band in scene.bands if band.frozen is frozen)
        turned = scene.right_to_left
        ground = scene.background if frozen is Frozen.NO else frozen_ground
        if frozen is Frozen.NO:
            area = Rect(0.0, 0.0, scene.width, scene.height)
        else:
            right = max((band.x + band.width for band in bands), default=0.0)
            area = Rect(0.0, 0.0, right, max((band.y + band.height for band in bands), default=0.0))
        area = turned_rect(area) if turned else area
        yield _Layer(frozen, ground, bands, tuple(still(band) for band in bands), area, turned)


def _merged(areas: list[tuple[Frozen, Rect]]) -> Iterator[tuple[Frozen, Rect]]:
    """Join the areas of a layer that would paint the same places twice; all of them when there are many."""
    for frozen in Frozen:
        own = [area for layer, area in areas if layer is frozen]
        joined: list[Rect] = own if len(own) <= _MOST_AREAS else [_around(own)]
        yield from ((frozen, area) for area in _apart(joined))


def _apart(areas: list[Rect]) -> list[Rect]:
    """Areas joined two by two while that paints little more than the two alone."""
    found: list[Rect] = []
    for area in areas:
        while near := next((each for each in found if _is_worth_joining(each, area)), None):
            found.remove(near)
            area = _around([near, area])
        found.append(area)
    return found


def _is_worth_joining(one: Rect, other: Rect) -> bool:
    return _size(_around([one, other])) <= _size(one) + _size(other) + _WORTH_A_PAINT


def _around(areas: list[Rect]) -> Rect:
    left, top = min(area.x for area in areas), min(area.y for area in areas)
    return Rect(left, top, max(area.right for area in areas) - left, max(area.bottom for area in areas) - top)


def _size(area: Rect) -> float:
    return area.width * area.height


def _keys(layer: _Layer, look: Look, window: QRect) -> Iterator[Key]:
    """Yield the tiles under a part of the window, in device pixels."""
    drawn = _device_rect(layer.area, look.scale)
    wanted = window.translated(*look.origin(layer.frozen)).intersected(drawn)
    yield from _covering(layer.frozen, look.scale, wanted)


def _covering(frozen: Frozen, scale: float, pixels: QRect) -> Iterator[Key]:
    if pixels.isEmpty():
        return
    for row in range(pixels.top() // TILE, pixels.bottom() // TILE + 1):
        for column in range(pixels.left() // TILE, pixels.right() // TILE + 1):
            yield frozen, scale, column, row


def _pixel_rect(layer: _Layer, key: Key) -> QRect:
    """The device pixels of the drawn map that a tile covers: less than a square at the map's edges."""
    square = QRect(key[2] * TILE, key[3] * TILE, TILE, TILE)
    return square.intersected(_device_rect(layer.area, key[1]))


def _device_rect(area: Rect, scale: float) -> QRect:
    left, top = floor(area.x * scale), floor(area.y * scale)
    return QRect(left, top, ceil(area.right * scale) - left, ceil(area.bottom * scale) - top)


def _stretch(painter: QPainter, tile: _Tile, wanted: QRectF, factor: float, shift: QPointF) -> None:
    """Draw what a tile of another zoom shows of a place of that zoom, so many times as large."""
    pixmap = tile.pixmap
    part = QRectF(tile.x, tile.y, pixmap.width(), pixmap.height()).intersected(wanted)
    target = QRectF(part.x() * factor, part.y() * factor, part.width() * factor, part.height() * factor)
    painter.drawPixmap(target.translated(shift), pixmap, part.translated(-tile.x, -tile.y))


def _paint(pixmap: QPixmap, layer: _Layer, key: Key, pixels: QRect) -> None:
    """Paint a part of a tile, given in device pixels of the drawn map."""
    scale = key[1]
    detail = detail_at(scale)
    painter = QPainter(pixmap)
    painter.translate(-_pixel_rect(layer, key).topLeft())
    painter.setClipRect(pixels)
    painter.fillRect(pixels, colour(layer.ground))
    painter.scale(scale, scale)
    clip = Rect(pixels.x() / scale, pixels.y() / scale, pixels.width() / scale, pixels.height() / scale)
    for band in layer.still if detail is Detail.FULL else layer.bands:
        paint_band(painter, band, layer.painted(clip), detail, turned=layer.turned)
    painter.end()
