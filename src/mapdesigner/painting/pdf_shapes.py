"""Shapes of a PDF: boxes, paths and gradients as path operators in the page's coordinates (y up, pt)."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from mapdesigner.layout.scene import Box, Path, Rect
from mapdesigner.painting.outlines import Commands, rounded


def rectangle(rect: Rect, dx: float, top: float) -> str:
    """The rectangle as an operator; `top` is where y is 0 in the page."""
    return f"{dx + rect.x:.2f} {top - rect.y - rect.height:.2f} {rect.width:.2f} {rect.height:.2f} re"


def outline(box: Box, dx: float, top: float) -> str:
    """The box's edge as operators."""
    if not any(box.radii):
        return rectangle(box.rect, dx, top)
    return commands(rounded(box.rect, *box.radii), dx, top)


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
