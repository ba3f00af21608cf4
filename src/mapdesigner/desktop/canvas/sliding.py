"""Names that stay in view: a stage's name slides along its stage, a lane's title down its lane."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtGui import QPainter

from mapdesigner.desktop.canvas.viewport import View
from mapdesigner.layout.scene import Band, Frozen, Group, Scene
from mapdesigner.painting.qt import paint_group
from mapdesigner.painting.qt_ink import Kept

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


_splits: Kept[Split] = Kept(200)


def still(band: Band) -> Band:
    """Return the band without the names that slide; the same object if there are none."""
    if band.frozen not in (Frozen.TOP, Frozen.LEFT):
        return band
    parts = _split(band)
    return replace(band, groups=parts.still) if parts.sliders else band


def draw_names(painter: QPainter, scene: Scene, view: View, frozen: Frozen) -> None:
    """Draw the sliding names of the bands frozen that way; the painter is in scene units of these bands."""
    visible = view.visible
    for band in scene.bands:
        if band.frozen is frozen and _in_view(band, view):
            for slider in _split(band).sliders:
                dx, dy = _slide(slider, visible.x - band.x, visible.y - band.y, frozen)
                painter.translate(band.x + dx, band.y + dy)
                paint_group(painter, slider.name)
                painter.translate(-band.x - dx, -band.y - dy)


def _in_view(band: Band, view: View) -> bool:
    visible = view.visible
    return band.frozen is not Frozen.LEFT or (band.y < visible.bottom and visible.y < band.y + band.height)


def _slide(slider: Slider, edge_x: float, edge_y: float, frozen: Frozen) -> tuple[float, float]:
    """Return how far a name stands from its own place, given the first visible x and y in band coordinates."""
    name, home = slider.name, slider.home
    if frozen is Frozen.TOP:
        return _along(edge_x - home.x, home.x + home.width - name.x - name.width), 0.0
    return 0.0, _along(edge_y - home.y, home.y + home.height - name.y - name.height)


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
