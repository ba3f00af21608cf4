"""Shapes of a PDF: boxes, paths and gradients as path operators in the page's coordinates (y up, pt)."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from mapdesigner.layout.scene import Box, Path, Rect
from mapdesigner.painting.outlines import KAPPA, Commands, corners


def rectangle(rect: Rect, dx: float, top: float) -> str:
    """The rectangle as an operator; `top` is where y is 0 in the page."""
    return f"{dx + rect.x:.2f} {top - rect.y - rect.height:.2f} {rect.width:.2f} {rect.height:.2f} re"


def outline(box: Box, dx: float, top: float) -> str:
    """The box's edge as operators."""
    if not any(box.radii):
        return rectangle(box.rect, dx, top)
    return _rounded(box.rect, corners(box.rect, *box.radii), dx, top)


def _rounded(rect: Rect, radii: tuple[float, float, float, float], dx: float, top: float) -> str:
    """The box of `outlines.rounded`, each number put in words once: there are many, and that takes the time.

    Corners a to d stand clockwise from the left top; the curve of a ends at xa and ya, its controls stand at xi and yi.
    """
    x, y, right, bottom, (a, b, c, d), k = rect.x, rect.y, rect.right, rect.bottom, radii, 1 - KAPPA
    west, east, north, south = f"{dx + x:.2f}", f"{dx + right:.2f}", f"{top - y:.2f}", f"{top - bottom:.2f}"
    xa, xi = f"{dx + (x + a):.2f}", f"{dx + (x + a * k):.2f}"
    xb, xj = f"{dx + (right - b):.2f}", f"{dx + (right - b * k):.2f}"
    xc, xk = (xb, xj) if c == b else (f"{dx + (right - c):.2f}", f"{dx + (right - c * k):.2f}")
    xd, xl = (xa, xi) if d == a else (f"{dx + (x + d):.2f}", f"{dx + (x + d * k):.2f}")
    ya, yi = f"{top - (y + a):.2f}", f"{top - (y + a * k):.2f}"
    yb, yj = (ya, yi) if b == a else (f"{top - (y + b):.2f}", f"{top - (y + b * k):.2f}")
    yc, yk = f"{top - (bottom - c):.2f}", f"{top - (bottom - c * k):.2f}"
    yd, yl = (yc, yk) if d == c else (f"{top - (bottom - d):.2f}", f"{top - (bottom - d * k):.2f}")
    return (
        f"{xa} {north} m {xb} {north} l {xj} {north} {east} {yj} {east} {yb} c "
        f"{east} {yc} l {east} {yk} {xk} {south} {xc} {south} c "
        f"{xd} {south} l {xl} {south} {west} {yl} {west} {yd} c "
        f"{west} {ya} l {west} {yi} {xi} {north} {xa} {north} c h"
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
    if shape.stroke and shape.stroke_width > 0:
        return "B" if fill else "S"
    return "f" if fill else "n"
