"""Where an emotion lane differs from last time: areas in which words may have to be placed anew."""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mapdesigner.layout.lanes.emotion_markers import Marker
    from mapdesigner.layout.scene import Rect


_MANY = 64  # areas that take longer to look through than a few words to place


class Area(NamedTuple):
    """A part of the lane by its edges, which may lie beyond those of the lane."""

    left: float
    top: float
    right: float
    bottom: float

    def meeting(self, others: Iterable[Area]) -> list[Area]:
        """Those of some areas that share more than an edge with this one; a mere line counts where it crosses."""
        left, top, right, bottom = self
        return [each for each in others if each[0] < right and left < each[2] and each[1] < bottom and top < each[3]]


EVERYWHERE = Area(-inf, -inf, inf, inf)


def area_of(box: Rect) -> Area:
    """The area of a box."""
    return Area(box.x, box.y, box.right, box.bottom)


def right_of(left: float, areas: Iterable[Area]) -> list[Area]:
    """What of some areas lies right of an x; of many one around them all."""
    found = list({each._replace(left=max(each.left, left)) for each in areas if each.right > left})
    if len(found) < _MANY:
        return found
    lefts, tops, rights, bottoms = zip(*found, strict=True)
    return [Area(min(lefts), min(tops), max(rights), max(bottoms))]


def differing(before: Mapping[str, Sequence[Marker]], now: Mapping[str, Sequence[Marker]]) -> Iterator[Area]:
    """Where curves, faces and targets differ from last time, by the markers of each persona."""
    for persona in before.keys() | now.keys():
        old, new = before.get(persona, ()), now.get(persona, ())
        if old is not new:
            yield from _differing(old, new)


def _differing(old: Sequence[Marker], new: Sequence[Marker]) -> Iterator[Area]:
    end = min(len(old), len(new))
    same = next((index for index in range(end) if old[index] is not new[index]), end)
    if same == len(old) == len(new):
        return
    tail = next((index for index in range(end - same) if old[-1 - index] is not new[-1 - index]), end - same)
    for markers in (old, new):
        yield from _bent(markers, same, len(markers) - tail)


def _bent(markers: Sequence[Marker], first: int, end: int) -> Iterator[Area]:
    """Where a curve bends otherwise if those markers change: from the second one before them to the second after.

    Between two markers it leaves their heights nowhere; up to the edges of the lane it may do so.
    """
    if first < 2:
        yield EVERYWHERE._replace(right=markers[0].point[0] if markers else inf)
    if end + 1 >= len(markers):
        yield EVERYWHERE._replace(left=markers[-1].point[0] if markers else -inf)
    for one, other in pairwise(markers[max(first - 2, 0) : end + 2]):
        heights = (one.point[1], one.wanted[1], other.point[1], other.wanted[1])
        yield Area(one.point[0], min(heights), other.point[0], max(heights))
