"""A drawing turned round, for maps that run from the right; letters and icons keep their form."""

from __future__ import annotations

from array import array
from dataclasses import replace
from functools import singledispatch
from typing import TYPE_CHECKING

from mapdesigner.layout.scene import (
    Align,
    Band,
    Box,
    Gradient,
    Group,
    Line,
    Link,
    Path,
    Picture,
    Rect,
    Scene,
    TextBlock,
)

if TYPE_CHECKING:
    from mapdesigner.layout.scene import GlyphRun, Primitive

Commands = tuple[tuple[str | float, ...], ...]

SIDES = {Align.START: 1.0, Align.LEFT: 1.0, Align.CENTRE: 0.5, Align.END: 0.0, Align.RIGHT: 0.0}
"""The share of a line's free width that stands left of it once it has changed sides: its start is at the right."""


def mirrored(scene: Scene) -> Scene:
    """The scene as seen in a mirror, but for its letters and icons."""
    bands = tuple(_band(band, scene.width) for band in scene.bands)
    chapters = tuple(replace(each, x=scene.width - each.x) for each in scene.chapters)
    return replace(scene, bands=bands, chapters=chapters, right_to_left=False)


def as_seen(scene: Scene) -> Scene:
    """The scene as it is looked at: turned round if it is still to be."""
    return mirrored(scene) if scene.right_to_left else scene


def turned(group: Group) -> Group:
    """The group turned round about the x of 0 of its band, so that it hangs on nothing but itself."""
    return _group(group, 0.0)


def turned_rect(rect: Rect) -> Rect:
    """The rectangle turned round about the x of 0."""
    return _rect(rect, 0.0)


def _band(band: Band, width: float) -> Band:
    groups = tuple(_group(group, band.width) for group in band.groups)
    return replace(band, x=width - band.x - band.width, groups=groups)


def _group(group: Group, width: float) -> Group:
    parts = tuple(_primitive(part, group.width) for part in group.primitives)
    return replace(group, x=width - group.x - group.width, primitives=parts)


@singledispatch
def _primitive(part: Primitive, _width: float) -> Primitive:
    raise TypeError(part)


@_primitive.register
def _box(part: Box, width: float) -> Box:
    one, two, three, four = part.radii
    return replace(part, rect=_rect(part.rect, width), radii=(two, one, four, three))


@_primitive.register
def _picture(part: Picture, width: float) -> Picture:
    return replace(part, rect=_rect(part.rect, width))


@_primitive.register
def _link(part: Link, width: float) -> Link:
    return replace(part, rect=_rect(part.rect, width))


@_primitive.register
def _path(part: Path, width: float) -> Path:
    if part.upright:
        xs = [float(x) for command in part.commands for x in command[1::2]]
        return replace(part, commands=_moved(part.commands, width - min(xs) - max(xs)))
    fill = part.fill
    if isinstance(fill, Gradient):
        fill = replace(fill, x1=width - fill.x1, x2=width - fill.x2)
    return replace(part, commands=_turned(part.commands, width), clip=_turned(part.clip, width), fill=fill)


@_primitive.register
def _text(part: TextBlock, width: float) -> TextBlock:
    lines = tuple(_line(line, part.box.width, SIDES[part.align]) for line in part.lines)
    return replace(part, box=_rect(part.box, width), lines=lines)


def _line(line: Line, width: float, share: float) -> Line:
    shift = (width - line.width) * share - line.x
    return replace(line, x=line.x + shift, runs=tuple(_run(run, shift) for run in line.runs)) if shift else line


def _run(run: GlyphRun, shift: float) -> GlyphRun:
    return replace(run, xs=array("f", [x + shift for x in run.xs]), x=run.x + shift, end=run.end + shift)


def _rect(rect: Rect, width: float) -> Rect:
    return Rect(width - rect.right, rect.y, rect.width, rect.height)


def _turned(commands: Commands, width: float) -> Commands:
    return tuple(
        (command[0], *(width - float(value) if index % 2 == 0 else value for index, value in enumerate(command[1:])))
        for command in commands
    )


def _moved(commands: Commands, shift: float) -> Commands:
    return tuple(
        (command[0], *(float(value) + shift if index % 2 == 0 else value for index, value in enumerate(command[1:])))
        for command in commands
    )
