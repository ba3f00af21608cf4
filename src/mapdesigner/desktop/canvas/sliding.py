"""Names that stay in view: a stage's name slides along its stage, a lane's title down its lane."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from mapdesigner.desktop.canvas.viewport import View
from mapdesigner.layout.scene import Band, Frozen, Group, Rect, Scene
from mapdesigner.painting.qt import paint_group, turned_group
from mapdesigner.painting.qt_ink import Kept

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.tiles import Look

_HOMES = {"stage-name:": "stage:", "lane-name:": "lane:"}


@dataclass(frozen=True, slots=True)
class Slider:
    """A name and the group along which it slides, in their band's coordinates."""

    name: Group
    home: Group


@dataclass(frozen=True, slots=True)
class Split:
    """A frozen band without its names, and the names."""

    still: tuple[Group, ...]
    sliders: tuple[Slider, ...]


_TIP = 20.0  # scene units: a name stops before the arrow's tip
_MARGIN = 4.0  # scene units: letters may lean out of their box
_splits: Kept[Split] = Kept(200)
_pictures: Kept[dict[float, QPixmap]] = Kept(60)


def still(band: Band) -> Band:
    """Return the band without the names that slide; the same object if there are none."""
    if band.frozen not in (Frozen.TOP, Frozen.LEFT):
        return band
    parts = _split(band)
    return replace(band, groups=parts.still) if parts.sliders else band


def draw_names(painter: QPainter, scene: Scene, look: Look) -> None:
    """Draw the sliding names where they are seen; the painter is in device pixels of the window."""
    for frozen in (Frozen.LEFT, Frozen.TOP):
        x, y = look.origin(frozen)
        painter.setClipRect(look.clip(frozen))
        painter.translate(-x, -y)
        _draw_band_names(painter, scene, look, frozen)
        painter.translate(x, y)


def _draw_band_names(painter: QPainter, scene: Scene, look: Look, frozen: Frozen) -> None:
    """Draw those of the bands frozen that way; the painter is in device pixels of the drawn map."""
    view, scale, seen = look.view, look.scale, look.view.visible
    for band in scene.bands:
        if band.frozen is frozen and (sliders := _split(band).sliders):
            near = seen.moved(-band.x, -band.y)
            for slider in _in_view(sliders, near, frozen):
                place = view.painted(slider.name.bounds.moved(band.x, band.y).moved(*_slide(slider, near, frozen)))
                name = turned_group(slider.name) if scene.right_to_left else slider.name
                x, y = place.x - _MARGIN, place.y - _MARGIN
                painter.drawPixmap(round(x * scale), round(y * scale), _picture(name, scale))


def slid(band: Band, name: Group, view: View) -> Rect:
    """Return where a name of a band is drawn now, in scene units."""
    dx = dy = 0.0
    slider = next((one for one in _split(band).sliders if one.name is name), None)
    if slider:
        dx, dy = _slide(slider, view.visible.moved(-band.x, -band.y), band.frozen)
    return name.bounds.moved(band.x + dx, band.y + dy)


def _in_view(sliders: tuple[Slider, ...], near: Rect, frozen: Frozen) -> Iterator[Slider]:
    """Yield the names whose home is in view along the direction that scrolls; stages come from left to right."""
    if frozen is Frozen.LEFT:
        yield from (one for one in sliders if one.home.y < near.bottom and near.y < one.home.y + one.home.height)
        return
    first = bisect_right(sliders, near.x, key=lambda slider: slider.home.x)
    for slider in islice(sliders, max(0, first - 1), None):
        if slider.home.x >= near.right:
            return
        yield slider


def _picture(name: Group, scale: float) -> QPixmap:
    """Return a name as a picture: drawn at every frame, letters would cost more than all the tiles."""
    kept = _pictures.get(name, dict)
    if scale not in kept:
        kept.clear()
        kept[scale] = _paint(name, scale)
    return kept[scale]


def _paint(name: Group, scale: float) -> QPixmap:
    width, height = (name.width + 2 * _MARGIN) * scale, (name.height + 2 * _MARGIN) * scale
    picture = QPixmap(max(1, ceil(width)), max(1, ceil(height)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.translate(_MARGIN - name.x, _MARGIN - name.y)
    paint_group(painter, name)
    painter.end()
    return picture


def _slide(slider: Slider, near: Rect, frozen: Frozen) -> tuple[float, float]:
    """Return how far a name stands from its own place, given what can be seen in band coordinates."""
    name, home = slider.name, slider.home
    if frozen is Frozen.TOP:
        return _along(near.x - home.x, home.x + home.width - _TIP - name.x - name.width), 0.0
    return 0.0, _along(near.y - home.y, home.y + home.height - name.y - name.height)


def _along(hidden: float, room: float) -> float:
    """Slide by what is hidden of the home, but not beyond its end."""
    return max(0.0, min(hidden, room))


def _split(band: Band) -> Split:
    return _splits.get(band.groups, lambda: _take_apart(band.groups))


def _take_apart(groups: tuple[Group, ...]) -> Split:
    sliders = tuple(_find_sliders(groups))
    names = {id(slider.name) for slider in sliders}
    return Split(tuple(group for group in groups if id(group) not in names), sliders)


def _find_sliders(groups: tuple[Group, ...]) -> Iterator[Slider]:
    by_id = {group.id: group for group in groups}
    for group in groups:
        for prefix, home in _HOMES.items():
            if group.id.startswith(prefix) and (found := by_id.get(home + group.id.removeprefix(prefix))):
                yield Slider(group, found)
