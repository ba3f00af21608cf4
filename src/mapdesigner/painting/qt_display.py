"""The display list of a band: its groups in chunks with bounds, and what is left of each chunk when seen from afar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from mapdesigner.layout.scene import Band, Box, Group, Path, Rect, TextBlock
from mapdesigner.painting.qt_ink import Commands, Kept, outline, rect_of, winding
from mapdesigner.painting.qt_text import bars

SPILL = 16.0
"""How far a group's strokes, badges and shadows may leave its own box and its text, in scene units."""

_CHUNK = 64  # groups: few enough to skip most of a long band, enough to paint from afar in few calls
_LARGE = 48.0  # scene units: smaller paths (icons) are not drawn from afar
_SPECK = 12.0  # scene units: smaller boxes are not drawn from afar


@dataclass(frozen=True, slots=True)
class Spot:
    """A group and the area its ink may touch, in the band's coordinates."""

    group: Group
    area: Rect


@dataclass(frozen=True, slots=True)
class Ink:
    """Fill and pen of paths seen from afar; those of one ink are drawn as one."""

    fill: str
    stroke: str
    width: float
    dash: tuple[float, ...]


class Layer(NamedTuple):
    """Boxes of one look: how deep in their groups they lie, fill, stroke, and whether they are mere strips."""

    depth: int
    fill: str
    stroke: str
    slim: bool


@dataclass(slots=True)
class Afar:
    """A chunk without its small things: boxes and bars by colours, in layers, and the large paths by ink."""

    boxes: dict[Layer, list[QRectF]] = field(default_factory=dict)
    bars: dict[str, list[QRectF]] = field(default_factory=dict)
    paths: dict[Ink, QPainterPath] = field(default_factory=dict)

    def layers(self, *, slim: bool) -> list[tuple[Layer, list[QRectF]]]:
        """Return the boxes, deepest layer first, with or without strips."""
        found = (entry for entry in self.boxes.items() if slim or not entry[0].slim)
        return sorted(found, key=lambda entry: entry[0].depth)


@dataclass(slots=True)
class Chunk:
    """Some neighbouring groups, the area they touch, and how they look from afar once somebody asked."""

    spots: tuple[Spot, ...]
    area: Rect
    _afar: dict[bool, Afar] = field(default_factory=dict)

    def afar(self, *, turned: bool) -> Afar:
        """The chunk seen from afar; a painter that turns it round needs its bars elsewhere."""
        if turned not in self._afar:
            self._afar[turned] = _see_from_afar(self.spots, turned=turned)
        return self._afar[turned]


@dataclass(frozen=True, slots=True)
class Display:
    """A band's chunks and the area that all of them touch."""

    chunks: tuple[Chunk, ...]
    area: Rect


_spots: Kept[Spot] = Kept(40_000)
_displays: Kept[Display] = Kept(400)


def ink_area(group: Group) -> Rect:
    """Return the area a group's ink may touch, in the band's coordinates."""
    return _spots.get(group, lambda: _spot(group)).area


def display(band: Band) -> Display:
    """Return the band's display list. A band that only moved has the list it had."""
    return _displays.get(band.groups, lambda: _make_display(band.groups))


def _make_display(groups: tuple[Group, ...]) -> Display:
    chunks = tuple(_make_chunks(groups))
    return Display(chunks, _union([chunk.area for chunk in chunks]))


def _make_chunks(groups: tuple[Group, ...]) -> Iterator[Chunk]:
    for at in range(0, len(groups), _CHUNK):
        spots = tuple(_spots.get(group, lambda group=group: _spot(group)) for group in groups[at : at + _CHUNK])  # type: ignore[misc]
        yield Chunk(spots, _union([spot.area for spot in spots]))


def _spot(group: Group) -> Spot:
    left, top, right, bottom = 0.0, 0.0, group.width, group.height
    for primitive in group.primitives:
        if type(primitive) is TextBlock:
            box = primitive.box
            left, top = min(left, box.x), min(top, box.y)
            right, bottom = max(right, box.right), max(bottom, box.bottom)
    x, y = group.x + left - SPILL, group.y + top - SPILL
    return Spot(group, Rect(x, y, right - left + 2 * SPILL, bottom - top + 2 * SPILL))


def _union(areas: list[Rect]) -> Rect:
    if not areas:
        return Rect(0.0, 0.0, 0.0, 0.0)
    left, top = min(area.x for area in areas), min(area.y for area in areas)
    return Rect(left, top, max(area.right for area in areas) - left, max(area.bottom for area in areas) - top)


def _see_from_afar(spots: tuple[Spot, ...], *, turned: bool) -> Afar:
    seen = Afar()
    for spot in spots:
        _add(seen, spot.group, turned=turned)
    return seen


def _add(seen: Afar, group: Group, *, turned: bool) -> None:
    depth = 0
    for primitive in group.primitives:
        kind = type(primitive)
        if kind is Box:
            depth += _add_box(seen, depth, primitive, group)  # type: ignore[arg-type]
        elif kind is TextBlock:
            for bar, ink in bars(primitive, turned=turned):  # type: ignore[arg-type]
                seen.bars.setdefault(ink, []).append(bar.translated(group.x, group.y))
        elif kind is Path and _is_large(primitive.commands):  # type: ignore[union-attr]
            _add_path(seen, primitive, group)  # type: ignore[arg-type]


def _add_box(seen: Afar, depth: int, box: Box, group: Group) -> int:
    """Add a box worth seeing at its depth; return 1 if it was."""
    if max(box.rect.width, box.rect.height) < _SPECK:
        return 0
    slim = min(box.rect.width, box.rect.height) < _SPECK
    key = Layer(depth, box.fill, box.stroke if box.stroke_width > 0 else "", slim)
    seen.boxes.setdefault(key, []).append(rect_of(box.rect).translated(group.x, group.y))
    return 1


def _add_path(seen: Afar, path: Path, group: Group) -> None:
    """Join a path to those of its ink. A clipped one is hatching and a gradient is a tint: neither shows from afar."""
    if path.clip:
        return
    fill = path.fill if isinstance(path.fill, str) else path.fill.start
    ink = Ink(fill, path.stroke, path.stroke_width, path.dash)
    seen.paths.setdefault(ink, winding()).addPath(outline(path).translated(group.x, group.y))


def _is_large(commands: Commands) -> bool:
    """Tell a curve or chevron from an icon by five of its points; measuring all would cost more than drawing them."""
    last = len(commands) - 1
    sample = [commands[last * quarter // 4] for quarter in range(5)]
    ends = [(float(c[-2]), float(c[-1])) for c in sample if len(c) > 2]
    return any(max(axis) - min(axis) >= _LARGE for axis in zip(*ends, strict=True))
