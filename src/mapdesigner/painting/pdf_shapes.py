"""Shapes of a PDF: boxes, paths and gradients as path operators in the page's coordinates (y up, pt)."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from mapdesigner.layout.scene import Box, Path, Rect

Commands = tuple[tuple[str | float, ...], ...]
_KAPPA = 0.5522847498
"""How far a quarter circle's control points lie from its ends, in radii."""


def rectangle(rect: Rect, dx: float, top: float) -> str:
    """The rectangle as an operator; `top` is where y is 0 in the page."""
    return f"{dx + rect.x:.2f} {top - rect.y - rect.height:.2f} {rect.width:.2f} {rect.height:.2f} re"


def outline(box: Box, dx: float, top: float) -> str:
    """The box's edge as operators."""
    if not any(box.radii):
        return rectangle(box.rect, dx, top)
    return commands(rounded(box.rect, *box.radii), dx, top)


def rounded(rect: Rect, one: float, two: float, three: float, four: float) -> Commands:
    """A rectangle with round corners, clockwise from the left top; radii too large for a side shrink together."""
    left, upper, right, lower = rect.x, rect.y, rect.right, rect.bottom
    sides = ((one + two, rect.width), (two + three, rect.height), (three + four, rect.width), (four + one, rect.height))
    shrink = min([1.0, *(length / both for both, length in sides if both > length)])
    a, b, c, d = (radius * shrink for radius in (one, two, three, four))
    k = 1 - _KAPPA
    return (
        ("M", left + a, upper),
        ("L", right - b, upper),
        ("C", right - b * k, upper, right, upper + b * k, right, upper + b),
        ("L", right, lower - c),
        ("C", right, lower - c * k, right - c * k, lower, right - c, lower),
        ("L", left + d, lower),
        ("C", left + d * k, lower, left, lower - d * k, left, lower - d),
        ("L", left, upper + a),
        ("C", left, upper + a * k, left + a * k, upper, left + a, upper),
        ("Z",),
    )


def ellipse(rect: Rect) -> Commands:
    """The ellipse that fills the rectangle."""
    left, upper, right, lower = rect.x, rect.y, rect.right, rect.bottom
    x, y = (left + right) / 2, (upper + lower) / 2
    h, v = rect.width / 2 * _KAPPA, rect.height / 2 * _KAPPA
    return (
        ("M", left, y),
        ("C", left, y - v, x - h, upper, x, upper),
        ("C", x + h, upper, right, y - v, right, y),
        ("C", right, y + v, x + h, lower, x, lower),
        ("C", x - h, lower, left, y + v, left, y),
        ("Z",),
    )


def commands(path: Commands, dx: float, top: float) -> str:
    """The commands as operators."""
    return " ".join([_OPERATORS[command[0]](command, dx, top) for command in path])


def repeated(path: Commands, dx: float, top: float, operator: str) -> str:
    """The commands painted with the operator; what is drawn at many places, such as an icon, is put in words once."""
    return f"q 1 0 0 1 {dx:.2f} {top:.2f} cm {_at_origin(path)} {operator} Q"


@lru_cache(maxsize=1024)
def _at_origin(path: Commands) -> str:
    return commands(path, 0.0, 0.0)


def _move(command: tuple[Any, ...], dx: float, top: float) -> str:
    _letter, x, y = command
    return f"{dx + x:.2f} {top - y:.2f} m"


def _line(command: tuple[Any, ...], dx: float, top: float) -> str:
    _letter, x, y = command
    return f"{dx + x:.2f} {top - y:.2f} l"


def _curve(command: tuple[Any, ...], dx: float, top: float) -> str:
    _letter, x1, y1, x2, y2, x, y = command
    return f"{dx + x1:.2f} {top - y1:.2f} {dx + x2:.2f} {top - y2:.2f} {dx + x:.2f} {top - y:.2f} c"


def _close(_command: tuple[Any, ...], _dx: float, _top: float) -> str:
    return "h"


_OPERATORS: dict[str | float, Callable[[tuple[Any, ...], float, float], str]] = {
    "M": _move,
    "L": _line,
    "C": _curve,
    "Z": _close,
}


def painting_operator(fill: str, shape: Path | Box) -> str:
    """The operator that fills, strokes, does both or neither."""
    stroked = bool(shape.stroke) and shape.stroke_width > 0
    return {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}[bool(fill), stroked]


class OutlinePen:
    """Takes a glyph's outline from HarfBuzz, which calls these names, and keeps it as operators in font units."""

    def __init__(self) -> None:
        self.operators: list[str] = []
        self._at = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        """Begin a contour."""
        self._at = point
        self.operators.append(f"{point[0]:g} {point[1]:g} m")

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        """Go straight."""
        self._at = point
        self.operators.append(f"{point[0]:g} {point[1]:g} l")

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        """Go along a cubic curve."""
        self._at = points[-1]
        self.operators.append(" ".join(f"{x:.6g} {y:.6g}" for x, y in points) + " c")

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        """Go along a quadratic curve: the cubic's controls lie two thirds of the way to its one."""
        thirds = ((x + (control[0] - x) * 2 / 3, y + (control[1] - y) * 2 / 3) for x, y in (self._at, end))
        self.curveTo(*thirds, end)

    def closePath(self) -> None:  # noqa: N802
        """End the contour."""
        self.operators.append("h")
