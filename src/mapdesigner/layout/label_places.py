"""Where the word of an emotion goes: places around its face are weighed, and the cheapest is kept."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from mapdesigner.layout.curve import Point, Samples
from mapdesigner.layout.scene import Rect

TOO_DEAR = 60.0
"""A place that costs more hides something: the lane grows, or the word goes elsewhere."""

_DIAGONAL = 0.5**0.5
_PREFERENCE = 4.0
_CURVE = 5.0
_FUTURE = 3.0
_TARGET = 12.0
_MARKER = 60.0
_LABEL = 80.0
_OUTSIDE = 200.0


class Place(NamedTuple):
    """The middle of a word against the middle of its face, and how little this place is liked (0 is best)."""

    dx: float
    dy: float
    preference: float


class Sizes(NamedTuple):
    """Sizes all labels of a lane share: a face's radius without and with its ring, a target's, and the gap kept."""

    radius: float
    disc: float
    target: float
    gap: float


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a label must not hide, near enough to matter: samples of all curves, middles of targets and other faces.

    Targets and faces stand from left to right. `labels` are the boxes of words already placed; `lane` is the area no
    word may leave.
    """

    current: Sequence[Samples]
    future: Sequence[Samples]
    targets: Sequence[Point]
    markers: Sequence[Point]
    labels: Sequence[Rect]
    lane: Rect


class Placement(NamedTuple):
    """A label's box and what it costs there."""

    box: Rect
    cost: float


def places(above: bool, low: bool, width: float, height: float, sizes: Sizes) -> Iterator[Place]:
    """Yield the places, best liked first. `above`: the outer side is up; `low`: the face is at a low point.

    The last four, where a corner of the word touches the face, are weighed where all others hide something.
    """
    radius, gap = sizes.radius, sizes.gap
    outer = -1.0 if above else 1.0
    near, far = radius + height / 2 + gap / 2, radius + height + 1.5 * gap
    beside, shift = radius + width / 2 + gap, 0.42 * width
    away = -1.0 if low else 1.0
    yield Place(0.0, outer * near, 0.0)
    yield Place(0.0, -outer * near, 1.0)
    yield Place(0.0, outer * far, 1.5)
    yield from (Place(side * shift, outer * near, 1.6) for side in (1, -1))
    yield from (Place(side * beside, away * gap, 1.7) for side in (1, -1))
    yield from (Place(side * beside, -away * 1.75 * gap, 1.9) for side in (1, -1))
    yield from (Place(side * shift, -outer * near, 2.0) for side in (1, -1))
    yield Place(0.0, -outer * far, 2.2)
    corner = _DIAGONAL * (radius + gap / 2)
    for way in (outer, -outer):
        yield from (Place(side * (corner + width / 2), way * (corner + height / 2), 2.4) for side in (1, -1))


def cheapest(
    marker: Point,
    width: float,
    height: float,
    choices: Iterator[Place],
    around: Surroundings,
    sizes: Sizes,
    limit: float = inf,
) -> Placement:
    """Return the cheapest of some places, best liked first, for a word of the given size; the first of equals.

    A cost of `limit` says that none costs less.
    """
    best = Placement(Rect(0.0, 0.0, width, height), limit)
    for place in choices:
        wanting = wish(place)
        if wanting >= best.cost:
            break
        box = Rect(marker[0] + place.dx - width / 2, marker[1] + place.dy - height / 2, width, height)
        price = wanting + cost(box, around, sizes, best.cost - wanting)
        if price < best.cost:
            best = Placement(box, price)
    return best


def wish(place: Place) -> float:
    """What a word costs that hides nothing there, in points."""
    return _PREFERENCE * place.preference


def cost(box: Rect, around: Surroundings, sizes: Sizes, enough: float = inf) -> float:
    """What a word in this box would hide, in points; 0 hides nothing. What costs more than `enough` may cost more yet.

    What costs most is asked first, since the curves' many samples take longest.
    """
    price = 0.0 if _within(box, around.lane) else _OUTSIDE
    if around.labels:  # two words in a row would read as one
        price += _LABEL * _overlapped(_grown_sideways(box, sizes.gap * 3 / 4), around.labels)
    price += _MARKER * _touched(box, around.markers, sizes.disc)
    if price > enough:
        return price
    if around.targets:  # one may stand in the air over the letters
        price += _TARGET * _touched(_grown_upright(box, -sizes.gap * 3 / 8), around.targets, sizes.target)
    grown = _grown(box, sizes.gap * 3 / 8)
    return price + _CURVE * _inside(grown, around.current) + _FUTURE * _inside(grown, around.future)


def _grown(box: Rect, by: float) -> Rect:
    return Rect(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by)


def _grown_upright(box: Rect, by: float) -> Rect:
    return Rect(box.x, box.y - by, box.width, box.height + 2 * by)


def _grown_sideways(box: Rect, by: float) -> Rect:
    return Rect(box.x - by, box.y, box.width + 2 * by, box.height)


def _overlapped(box: Rect, labels: Sequence[Rect]) -> int:
    """How many words share more than an edge with the box."""
    left, top, right, bottom = box.x, box.y, box.right, box.bottom
    beside = [each for each in labels if each.x < right and each.y < bottom]
    return len([each for each in beside if left < each.x + each.width and top < each.y + each.height])


def _inside(box: Rect, curves: Sequence[Samples]) -> int:
    """How many samples of some curves lie in the box."""
    left, top, right, bottom = box.x, box.y, box.right, box.bottom
    found = 0
    for xs, ys in curves:
        first = bisect_left(xs, left)
        found += len([y for y in ys[first : bisect_right(xs, right, first)] if top <= y <= bottom])
    return found


def _touched(box: Rect, middles: Sequence[Point], radius: float) -> int:
    """How many discs, from left to right, reach into the box."""
    left, top, right, bottom = box.x, box.y, box.right, box.bottom
    found, square = 0, radius * radius
    for x, y in middles[bisect_left(middles, (left - radius,)) :]:
        if x > right + radius:
            break
        dx = left - x if x < left else x - right if x > right else 0.0
        dy = top - y if y < top else y - bottom if y > bottom else 0.0
        found += dx * dx + dy * dy < square
    return found


def _within(box: Rect, lane: Rect) -> bool:
    return box.x >= lane.x and box.y >= lane.y and box.right <= lane.right and box.bottom <= lane.bottom
