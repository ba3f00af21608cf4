"""A smooth line through scores that never rises over a high or falls under a low.

Source: M. Steffen, "A simple method for monotonic interpolation in one dimension", Astronomy and Astrophysics 239,
1990.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import copysign
from typing import NamedTuple

Point = tuple[float, float]

_NOTHING = 1e-9
"""A width that only rounding leaves at the edge of a page."""


class Segment(NamedTuple):
    """One cubic Bezier between two neighbouring points; its inner points lie at the thirds, so x runs evenly."""

    x0: float
    y0: float
    x1: float
    y1: float
    x2: float
    y2: float
    x3: float
    y3: float

    def y_at(self, share: float) -> float:
        """The y where `share` (0-1) of the way from left to right is done."""
        rest = 1 - share
        inner = 3 * rest * share * (rest * self.y1 + share * self.y2)
        return rest**3 * self.y0 + inner + share**3 * self.y3


class Samples(NamedTuple):
    """Points of a curve from left to right."""

    xs: list[float]
    ys: list[float]


def flat_to_edges(points: Sequence[Point], left: float, right: float) -> list[Point]:
    """Put a helper point at both edges, so that the line runs flat beyond the first and the last score."""
    before = [(left, points[0][1])] if points[0][0] > left else []
    after = [(right, points[-1][1])] if points[-1][0] < right else []
    return [*before, *points, *after]


def segments(points: Sequence[Point]) -> list[Segment]:
    """Return the Beziers between the points, whose x must rise; fewer than two points have none."""
    return segments_within(points, 0, len(points) - 1)


def segments_within(points: Sequence[Point], first: int, last: int) -> list[Segment]:
    """Return the Beziers from point `first` to point `last` only; each depends on one more neighbour at either side."""
    slopes = [_slope(points, index) for index in range(first, last + 1)] if last > first else []
    return [
        _segment(points[first + step], points[first + step + 1], slopes[step], slopes[step + 1])
        for step in range(len(slopes) - 1)
    ]


def within(drawn: Sequence[Segment], left: float, right: float) -> list[Segment]:
    """Cut a curve off at both edges; what lies wholly beyond them is gone, what is left is the same line."""
    kept = [segment for segment in drawn if segment.x3 > left + _NOTHING and segment.x0 < right - _NOTHING]
    if kept and kept[0].x0 < left:
        kept[0] = _halves(kept[0], (left - kept[0].x0) / (kept[0].x3 - kept[0].x0))[1]
    if kept and kept[-1].x3 > right:
        kept[-1] = _halves(kept[-1], (right - kept[-1].x0) / (kept[-1].x3 - kept[-1].x0))[0]
    return kept


def samples(segment: Segment, count: int) -> Samples:
    """Return `count` points of a segment at even x, its end left out (it is the next one's begin)."""
    left, y0, _x1, y1, _x2, y2, right, y3 = segment
    width, shares = right - left, _shares(count)
    ys = [a * y0 + b * (rest * y1 + share * y2) + c * y3 for share, rest, a, b, c in shares]
    return Samples([left + each[0] * width for each in shares], ys)


@lru_cache(maxsize=64)
def _shares(count: int) -> list[tuple[float, float, float, float, float]]:
    """Even shares of the way along a segment, each with what is left and the weights of the ends and of the middle."""
    shares = [index / count for index in range(count)]
    return [(share, 1 - share, (1 - share) ** 3, 3 * (1 - share) * share, share**3) for share in shares]


def parts(drawn: Sequence[Segment], level: float) -> list[list[Segment]]:
    """Cut a curve where it crosses `level`; each part lies wholly on one side of it or on it."""
    cut: list[list[Segment]] = []
    for segment in drawn:
        for piece in _cut(segment, level):
            if cut and _side(cut[-1][-1], level) == _side(piece, level):
                cut[-1].append(piece)
            else:
                cut.append([piece])
    return cut


def _side(segment: Segment, level: float) -> bool:
    return segment.y0 + segment.y3 > 2 * level


def _cut(segment: Segment, level: float) -> tuple[Segment, ...]:
    """One segment as it is, or two that meet on the level; it crosses once at most, as it never turns."""
    if (segment.y0 - level) * (segment.y3 - level) >= 0:
        return (segment,)
    low, high = 0.0, 1.0
    for _halving in range(40):
        middle = (low + high) / 2
        if (segment.y_at(middle) > level) == (segment.y0 > level):
            low = middle
        else:
            high = middle
    return _halves(segment, low)


def _halves(segment: Segment, share: float) -> tuple[Segment, Segment]:
    """Both sides of the point at `share`, by de Casteljau's construction."""
    a, b, c, d = ((segment[i], segment[i + 1]) for i in (0, 2, 4, 6))
    ab, bc, cd = _between(a, b, share), _between(b, c, share), _between(c, d, share)
    abc, bcd = _between(ab, bc, share), _between(bc, cd, share)
    meet = _between(abc, bcd, share)
    return Segment(*a, *ab, *abc, *meet), Segment(*meet, *bcd, *cd, *d)


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def _segment(begin: Point, end: Point, leaving: float, arriving: float) -> Segment:
    (x0, y0), (x3, y3) = begin, end
    third = (x3 - x0) / 3
    return Segment(x0, y0, x0 + third, y0 + leaving * third, x3 - third, y3 - arriving * third, x3, y3)


def _slope(points: Sequence[Point], index: int) -> float:
    """The slope m_i at a point; at an end it follows from the neighbour's, so that the end bends least."""
    last = len(points) - 1
    if last == 1:
        return _rise(points, 0)
    if index == 0:
        return (3 * _rise(points, 0) - _inner_slope(points, 1)) / 2
    if index == last:
        return (3 * _rise(points, last - 1) - _inner_slope(points, last - 1)) / 2
    return _inner_slope(points, index)


def _inner_slope(points: Sequence[Point], index: int) -> float:
    """Steffen's slope: nought at a high or a low, else no steeper than twice the flatter side."""
    before, after = points[index][0] - points[index - 1][0], points[index + 1][0] - points[index][0]
    rise_before, rise_after = _rise(points, index - 1), _rise(points, index)
    if rise_before * rise_after <= 0:
        return 0.0
    parabola = (rise_before * after + rise_after * before) / (before + after)
    return copysign(2 * min(abs(rise_before), abs(rise_after), abs(parabola) / 2), rise_after)


def _rise(points: Sequence[Point], index: int) -> float:
    (x0, y0), (x1, y1) = points[index], points[index + 1]
    return (y1 - y0) / (x1 - x0)
