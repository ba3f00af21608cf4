"""What the words of an emotion lane must not hide, looked up for a stretch of the lane at a time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import inf
from typing import TYPE_CHECKING

from mapdesigner.layout.curve import Point, Samples, samples, segments_within
from mapdesigner.layout.label_places import TOO_DEAR, Surroundings, cost
from mapdesigner.layout.lanes.emotion_scale import reach_of
from mapdesigner.layout.scene import Rect

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapdesigner.layout.lanes.emotion_curve import Curve
    from mapdesigner.layout.lanes.emotion_labels import Word
    from mapdesigner.layout.lanes.emotion_markers import Marker
    from mapdesigner.layout.lanes.emotion_scale import Kit

_SAMPLES = 25
_SPACING = 0.38  # of a face's radius, between two samples: 147.7 / 25 pt on A1


class Sight:
    """All that labels must not hide, asked for a stretch of the lane at a time.

    `fixed` are boxes that stand before words are placed. Of the `worded` markers the first so many `words` are seen
    where they are `placed`; `loose` are the boxes of words that stand beside no face.
    """

    def __init__(self, shown: Sequence[Marker], drawn: Sequence[Curve], kit: Kit) -> None:
        self._kit = kit
        self._drawn = drawn
        self._now = [_Strand(curve.points, kit) for curve in drawn]
        self._future = [_Strand(curve.wanted, kit) for curve in drawn if curve.has_future]
        self._shown = shown
        self._xs = [marker.point[0] for marker in shown]
        self._lane = Rect(0.0, 0.0, kit.width, kit.scale.height)
        self.wanting = frozenset(curve.persona for curve in drawn if curve.has_future)
        self.fixed: Sequence[Rect] = ()
        self._lefts: list[float] = []
        self._widest = 0.0
        self.worded: Sequence[Marker] = ()
        self.placed: Mapping[str, Word] = {}
        self.words = 0
        self._reach = reach_of(kit.frame.metrics.step_column, kit)
        self.loose: list[Rect] = []

    @property
    def markers(self) -> dict[str, list[Marker]]:
        """The markers on each persona's curve, from left to right."""
        return {curve.persona: curve.markers for curve in self._drawn}

    def stand(self, boxes: Sequence[Rect]) -> None:
        """Say which boxes stand before words are placed."""
        self.fixed = sorted(boxes, key=lambda box: box.x)
        self._lefts = [box.x for box in self.fixed]
        self._widest = max((box.width for box in boxes), default=0.0)

    def near(self, left: float, right: float) -> Sequence[Marker]:
        """The markers between two x."""
        return self._shown[bisect_left(self._xs, left) : bisect_right(self._xs, right)]

    def around(self, left: float, right: float) -> Surroundings:
        """What stands between two x."""
        near = self.near(left, right)
        first, last = bisect_left(self._lefts, left - self._widest), bisect_left(self._lefts, right)
        boxes = (*self.fixed[first:last], *self._words_near(left, right), *self.loose)
        return Surroundings(
            current=[each.between(left, right) for each in self._now],
            future=[each.between(left, right) for each in self._future],
            targets=[marker.wanted for marker in near if marker.target is not None],
            markers=[marker.point for marker in near],
            labels=[box for box in boxes if box.x < right and box.right > left],
            lane=self._lane,
        )

    def _words_near(self, left: float, right: float) -> list[Rect]:
        """The boxes of the words of markers from which a word may reach between two x."""
        end = bisect_right(self.worded, right + self._reach, hi=self.words, key=_x)
        begin = bisect_left(self.worded, left - self._reach, hi=end, key=_x)
        found = (self.placed[marker.spot.item.id].placement for marker in self.worded[begin:end])
        return [placement.box for placement in found if placement.cost <= TOO_DEAR]

    def price(self, box: Rect) -> float:
        """What words in a box would hide."""
        air = self._kit.sizes.radius + self._kit.sizes.gap
        return cost(box, self.around(box.x - air, box.right + air), self._kit.sizes)


class _Strand:
    """The samples of a curve, taken where they are first asked for: mostly from left to right."""

    def __init__(self, points: Sequence[Point], kit: Kit) -> None:
        self._points, self._kit = points, kit
        self._restart(0)

    def between(self, left: float, right: float) -> Samples:
        """The samples of the segments between two x."""
        points = self._points
        first = max(bisect_right(points, (left, inf)) - 1, 0)
        last = min(bisect_left(points, (right, -inf)), len(points) - 1)
        if not self._first <= first < self._first + len(self._ends):
            self._restart(first)
        for index in range(self._first + len(self._ends) - 1, last):
            count = _dense(points[index], points[index + 1], self._kit)
            piece = samples(segments_within(points, index, index + 1)[0], count)
            self._taken.xs.extend(piece.xs)
            self._taken.ys.extend(piece.ys)
            self._ends.append(len(self._taken.xs))
        part = slice(self._ends[first - self._first], self._ends[max(last, first) - self._first])
        return Samples(self._taken.xs[part], self._taken.ys[part])

    def _restart(self, first: int) -> None:
        self._first, self._ends, self._taken = first, [0], Samples([], [])


def _dense(begin: Point, end: Point, kit: Kit) -> int:
    """How many samples a segment takes: on paper, where columns may be wide, as near to each other as on A1."""
    if not kit.frame.metrics.paper:
        return _SAMPLES
    reach = max(end[0] - begin[0], abs(end[1] - begin[1]))
    return max(_SAMPLES, round(reach / (_SPACING * kit.sizes.radius)))


def _x(marker: Marker) -> float:
    return marker.point[0]
