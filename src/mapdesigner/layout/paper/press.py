"""A page for a print shop: 3 mm larger at every edge; the emotion lane with its curve runs over the nearest one."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from mapdesigner.layout.mirror import mirrored
from mapdesigner.layout.scene import Path, Rect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.layout.scene import Band, Group, Primitive, Scene

Commands = tuple[tuple[str | float, ...], ...]

BLEED = 3 / 25.4 * 72
"""In pt."""

_NEAR = 0.5
"""What ends so near its lane's edge, in pt, goes on over it."""


def with_bleed(scene: Scene) -> Scene:
    """The same page on a sheet that is trimmed to it; nothing but the emotion lane comes near the edge."""
    if any(_begins_at_the_right(band, scene.width) for band in scene.bands):
        return mirrored(with_bleed(mirrored(scene)))
    width, height = scene.width + 2 * BLEED, scene.height + 2 * BLEED
    bands = tuple(_with_bleed(replace(band, x=band.x + BLEED, y=band.y + BLEED), width) for band in scene.bands)
    chapters = tuple(replace(each, x=each.x + BLEED, y=each.y + BLEED) for each in scene.chapters)
    trim = Rect(BLEED, BLEED, scene.width, scene.height)
    return replace(scene, width=width, height=height, bands=bands, chapters=chapters, trim=trim)


def _grounds(band: Band) -> list[Group]:
    return [group for group in band.groups if group.id.startswith("curve-ground:")]


def _begins_at_the_right(band: Band, width: float) -> bool:
    """Whether the band is an emotion lane whose name stands at its right."""
    return bool(_grounds(band)) and band.x < width - band.x - band.width


def _with_bleed(band: Band, width: float) -> Band:
    """An emotion lane to the right edge of the paper; any other band as it is."""
    if not (grounds := _grounds(band)):
        return band
    edge = max(group.bounds.right for group in grounds)
    wide = width - band.x - edge
    return replace(band, groups=tuple(_onward(group, edge, wide) for group in band.groups))


def _onward(group: Group, edge: float, wide: float) -> Group:
    """Ground and curves that end at the lane's edge go on beyond it, by so much; words and faces stay."""
    if not group.id.startswith(("curve", "other:")) or abs(group.bounds.right - edge) > _NEAR:
        return group
    parts = tuple(_part(part, group, wide) for part in group.primitives)
    return replace(group, width=group.width + wide, primitives=parts)


def _part(part: Primitive, group: Group, wide: float) -> Primitive:
    if not isinstance(part, Path):
        return part
    clip = tuple(_longer(part.clip, group, wide))
    if clip != part.clip:
        return replace(part, clip=clip, commands=tuple(_hatching(part.commands, clip, wide)))
    return replace(part, commands=tuple(_longer(part.commands, group, wide)))


def _longer(commands: Commands, group: Group, wide: float) -> Iterator[tuple[str | float, ...]]:
    """The commands with what ends at the group's right edge carried on: straight lines, and curves as they run there.

    A curve stays in its lane.
    """
    for command in commands:
        at_edge = len(command) > 2 and abs(float(command[-2]) - group.width) < _NEAR
        if at_edge and command[0] == "C":
            yield command
            x2, y2, x, y = map(float, command[3:])
            slope = (y - y2) / (x - x2) if x > x2 else 0.0
            yield ("L", group.width + wide, min(max(y + slope * wide, 0.0), group.height))
        elif at_edge:
            yield (*command[:-2], group.width + wide, command[-1])
        else:
            yield command


def _hatching(commands: Commands, area: Commands, wide: float) -> Iterator[tuple[str | float, ...]]:
    """The lines of a hatching at 45 degrees, as deep as their area now is, and more of them until `wide` farther on."""
    tops = [(float(x), float(zero)) for _letter, x, zero in commands[1::2]]
    deepest = max(float(y) for command in area for y in command[2::2])
    step = min((x - before for (before, _), (x, _) in pairwise(tops) if x > before), default=0.0)
    last, zero = tops[-1]
    more = int((wide + deepest - zero) / step) if step else 0
    for x, top in (*tops, *((last + count * step, zero) for count in range(1, more + 1))):
        yield ("M", x - (deepest - top), deepest)
        yield ("L", x, top)
