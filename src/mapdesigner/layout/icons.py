"""Lucide icons as vector paths for the Scene.

The paths come ready from icons.json, which `tests/support/make_icons.py` makes from the SVG files: reading that file
takes 1.3 ms for all icons, parsing the SVG files 36 ms and importing a parser 17 ms more.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache

from mapdesigner import resources
from mapdesigner.layout.scene import Path

GRID = 24.0
"""The side of the square an icon is drawn on, in Lucide's units; its strokes are 2 units wide there."""


_DIRECTED = frozenset({"arrow-right", "chevron-right"})
"""Icons that point the way of reading."""


@cache
def _commands() -> dict[str, list[list[str | float]]]:
    commands: dict[str, list[list[str | float]]] = json.loads(resources.read_text("icons", "icons.json"))
    return commands


def names() -> tuple[str, ...]:
    """The names of all icons, sorted."""
    return tuple(_commands())


@lru_cache(maxsize=4096)
def icon(name: str, x: float, y: float, size: float, colour: str, stroke_width: float) -> Path:
    """The icon's strokes in a square of side `size` with its left top corner at (x, y), all in scene units.

    `stroke_width` is the width drawn, not Lucide's; caps and joins are round. Raises KeyError for a name not shipped.
    """
    scale = size / GRID
    commands = tuple(_placed(command, x, y, scale) for command in _commands()[name])
    return Path(commands, stroke=colour, stroke_width=stroke_width, round=True, upright=name not in _DIRECTED)


def _placed(command: list[str | float], x: float, y: float, scale: float) -> tuple[str | float, ...]:
    letter, *values = command
    offsets = (x, y) * (len(values) // 2)
    return (letter, *(float(value) * scale + offset for value, offset in zip(values, offsets, strict=True)))
