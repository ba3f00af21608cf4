"""Outlines that vector files share: round corners, ellipses and glyphs as paths."""

from __future__ import annotations

from mapdesigner.layout.scene import Rect

Commands = tuple[tuple[str | float, ...], ...]
KAPPA = 0.5522847498
"""How far a quarter circle's control points lie from its ends, in radii."""


def corners(rect: Rect, one: float, two: float, three: float, four: float) -> tuple[float, float, float, float]:
    """The radii of a box's corners; where they are too large for a side they shrink together."""
    width, height = rect.width, rect.height
    if one + two <= width and two + three <= height and three + four <= width and four + one <= height:
        return one, two, three, four
    sides = ((one + two, width), (two + three, height), (three + four, width), (four + one, height))
    shrink = min([length / both for both, length in sides if both > length])
    return one * shrink, two * shrink, three * shrink, four * shrink


def rounded(rect: Rect, one: float, two: float, three: float, four: float) -> Commands:
    """A rectangle with round corners, clockwise from the left top; radii too large for a side shrink together."""
    left, upper, right, lower = rect.x, rect.y, rect.right, rect.bottom
    a, b, c, d = corners(rect, one, two, three, four)
    k = 1 - KAPPA
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
    h, v = rect.width / 2 * KAPPA, rect.height / 2 * KAPPA
    return (
        ("M", left, y),
        ("C", left, y - v, x - h, upper, x, upper),
        ("C", x + h, upper, right, y - v, right, y),
        ("C", right, y + v, x + h, lower, x, lower),
        ("C", x - h, lower, left, y + v, left, y),
        ("Z",),
    )


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
