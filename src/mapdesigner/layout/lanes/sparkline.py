"""A metric's history as a small line: earlier values by their days, a dot at the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout.marks import circle
from mapdesigner.layout.scene import Box, Path, Rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.layout.curve import Point
    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.scene import Primitive
    from mapdesigner.model.items import Reading

WIDTH = 44.0
"""On A1, in pt."""

LEAST = 14.0
"""Below this width, on A1 in pt, no course can be seen."""


def sparkline(history: Sequence[Reading], area: Rect, frame: Frame) -> tuple[Primitive, ...]:
    """Draw readings inside an area: from left to right by their days, from the least to the greatest upward.

    One alone tells no course; then there is nothing.
    """
    readings = sorted(history, key=lambda each: each.date)
    if len(readings) < 2:
        return ()
    first, days = readings[0].date, max((readings[-1].date - readings[0].date).days, 1)
    values = [each.value for each in readings]
    low, height = min(values), max(values) - min(values)
    points = [
        (
            area.x + area.width * (each.date - first).days / days,
            area.y + area.height * (1 - (each.value - low) / height if height else 0.5),
        )
        for each in readings
    ]
    return course(points, frame)


def course(points: Sequence[Point], frame: Frame) -> tuple[Primitive, ...]:
    """The line over two points or more, and the dot at the last."""
    commands = tuple(("L" if at else "M", x, y) for at, (x, y) in enumerate(points))
    unit, theme = frame.unit, frame.theme
    line = Path(commands, stroke=theme.ink2, stroke_width=1.5 * unit, round=True)
    return line, _dot(points[-1], 2.6 * unit, theme.ink)


def _dot(point: tuple[float, float], radius: float, colour: str) -> Box:
    return circle(point[0], point[1], radius, colour)
