"""A page for a print shop: 3 mm larger at every edge, with the emotion lane's tint running over the right one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapdesigner.layout.scene import Band, Group, Path, Rect, Scene

if TYPE_CHECKING:
    from collections.abc import Iterator

BLEED = 3 / 25.4 * 72
"""In pt."""


def with_bleed(scene: Scene) -> Scene:
    """The same page on a sheet that is trimmed to it; nothing but the tint comes near the edge."""
    width, height = scene.width + 2 * BLEED, scene.height + 2 * BLEED
    bands = tuple(replace(band, x=band.x + BLEED, y=band.y + BLEED) for band in scene.bands)
    chapters = tuple(replace(each, x=each.x + BLEED, y=each.y + BLEED) for each in scene.chapters)
    trim = Rect(BLEED, BLEED, scene.width, scene.height)
    tints = tuple(tint for band in bands for tint in _tints(band, width))
    return replace(scene, width=width, height=height, bands=(*tints, *bands), chapters=chapters, trim=trim)


def _tints(band: Band, width: float) -> Iterator[Band]:
    """The tints of an emotion lane from where they end, away from the lane's name, to the edge of the paper."""
    for group in band.groups:
        if not group.id.startswith("curve-ground:"):
            continue
        begin, end = band.x + group.x, band.x + group.x + group.width
        if group.x + group.width >= band.width - 1 and end > width / 2 and end > width - begin:
            yield _tint(band, group, end, width - end)
        elif group.x <= 1 and begin < width - end:
            yield _tint(band, group, 0.0, begin)


def _tint(band: Band, group: Group, left: float, wide: float) -> Band:
    filled = (part for part in group.primitives if isinstance(part, Path) and part.fill)
    parts = tuple(Path(_across(part, wide), part.fill) for part in filled)
    tint = Group(f"bleed:{group.id}", 0.0, 0.0, wide, group.height, parts)
    return Band(f"bleed:{band.id}", left, band.y + group.y, wide, group.height, (tint,))


def _across(path: Path, width: float) -> tuple[tuple[str | float, ...], ...]:
    """A rectangle as high as the path's own."""
    ys = [float(command[2]) for command in path.commands if len(command) > 2]
    top, bottom = min(ys), max(ys)
    return (("M", 0.0, top), ("L", width, top), ("L", width, bottom), ("L", 0.0, bottom), ("Z",))
