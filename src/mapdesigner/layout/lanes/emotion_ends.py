"""The names at the ends of curves, and "Future state": words of the emotion lane that belong to no face."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from mapdesigner.layout.curve import Point, segments_within, within
from mapdesigner.layout.label_places import TOO_DEAR, Place, Placement, Surroundings, cheapest, cost
from mapdesigner.layout.scene import Group, Rect, TextBlock
from mapdesigner.layout.text.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapdesigner.layout.lanes.emotion_curve import Curve
    from mapdesigner.layout.lanes.emotion_labels import Words
    from mapdesigner.layout.lanes.emotion_scale import Kit
    from mapdesigner.layout.lanes.emotion_sight import Sight

_END_STEPS = (1.0, 1.7, 2.4, 3.1, 3.8, 4.5, 5.2, 6.0, 7.0, 8.0)  # how far from its curve's end a name may stand
_STRUCK = 2.0  # the neutral line through words: as bad as two things that touch them
_NEAR_START = 24  # steps in which "Future state" is sought: where a long map is seen first


def future_word(drawn: Sequence[Curve], sight: Sight, kit: Kit, known: Words) -> Group | None:
    """Put "Future state" in the emptiest place beside the first dashed curve; where nothing changed it stays."""
    curve = next((curve for curve in drawn if curve.has_future), None)
    if curve is None:
        known.future = None
        return None
    words = typeset(kit.frame.words.gettext("Future state"), kit.future, inf)
    middles = _middles(curve, kit.width)
    if not middles:
        return None
    seen = middles[-1][0] + 3 * words.box.width
    still = known.future is not None and known.future[0] == curve.persona
    if known.future is None or not still or known.changed < seen:
        found = _emptiest(middles, words, sight, kit)
        if kit.frame.metrics.paper and found.cost > TOO_DEAR:
            return None  # the legend says it too
        box = found.box
        group = Group(f"future-label:{kit.lane}", box.x, box.y, box.width, box.height, (words,))
        known.future, known.changed = (curve.persona, group), inf
    return known.future[1]


def _emptiest(middles: Sequence[Point], words: TextBlock, sight: Sight, kit: Kit) -> Placement:
    """The box over or under one of some points that hides least and has the most room around it."""
    width, height = words.box.width, words.box.height
    rise = height / 2 + 1.3 * kit.sizes.gap
    best = Placement(Rect(0.0, 0.0, width, height), inf)
    for x, y in middles:
        around = sight.around(x - 2 * width, x + 2 * width)
        for middle in (y - rise, y + rise):
            box = Rect(x - width / 2, middle - height / 2, width, height)
            crowd = cost(box, around, kit.sizes) + _crowd(box, around, kit)
            crowd += _STRUCK if box.y < kit.scale.y(0) < box.bottom else 0.0
            if crowd < best.cost:
                best = Placement(box, crowd)
    return best


def _middles(curve: Curve, width: float) -> list[Point]:
    """The points half way between two markers on the wanted curve, as far as they lie in the lane."""
    last = min(len(curve.wanted) - 1, _NEAR_START)
    drawn = within(segments_within(curve.wanted, 0, last), 0.0, width)
    return [((piece.x0 + piece.x3) / 2, piece.y_at(0.5)) for piece in drawn]


def _crowd(box: Rect, around: Surroundings, kit: Kit) -> float:
    """How near other things stand: the sum of inverse squares of their distances, in heights of the box."""
    cx, cy = box.x + box.width / 2, box.y + box.height / 2
    things = [point for curve in around.current for point in zip(curve.xs, curve.ys, strict=True)]
    things += [*around.targets, *around.markers]
    things += [(each.x + each.width / 2, each.y + each.height / 2) for each in around.labels]
    square = box.height * box.height
    edges = (cy, kit.scale.height - cy, cx, kit.width - cx)
    near = sum(square / ((x - cx) ** 2 + (y - cy) ** 2 + square) for x, y in things)
    return near + sum(square / (edge * edge + square) for edge in edges)


def end_words(drawn: Sequence[Curve], sight: Sight, kit: Kit, known: Words) -> list[Group]:
    """The persona's name at the right end of each curve, where there is more than one.

    They are placed before all other words, and stay where they are while all around them does.
    """
    if len(drawn) < 2:
        return []
    names = {persona.id: persona.name for persona in kit.frame.structure.personas}
    words = [typeset(names.get(curve.persona, ""), replace(kit.word, colour=curve.colour), inf) for curve in drawn]
    widest = max(block.box.width for block in words)
    around = (words, _around_ends(drawn, sight, kit.width - 3 * widest, kit.width))
    if known.ends[0] != around:
        known.ends = (around, list(_end_words(drawn, words, sight, kit)))
        sight.loose = []
    return known.ends[1]


def _around_ends(drawn: Sequence[Curve], sight: Sight, left: float, right: float) -> object:
    """What stands between two x, told by the points on which the lines there hang."""
    near = [(marker.point, marker.target and marker.wanted) for marker in sight.near(left, right)]
    return near, [
        (curve.persona, _end_of(curve.points, left), curve.has_future and _end_of(curve.wanted, left))
        for curve in drawn
    ]


def _end_of(points: list[Point], left: float) -> list[Point]:
    """The points of a curve right of an x, and those before it that bend the line there."""
    return points[max(bisect_right(points, (left, inf)) - 2, 0) :]


def _end_words(drawn: Sequence[Curve], words: Sequence[TextBlock], sight: Sight, kit: Kit) -> Iterator[Group]:
    for curve, block in zip(drawn, words, strict=True):
        width, height = block.box.width, block.box.height
        end_at = min(bisect_left(curve.points, (kit.width, -inf)), len(curve.points) - 1)
        last = within(segments_within(curve.points, max(end_at - 1, 0), end_at), 0.0, kit.width)[-1]
        end = (kit.width - kit.sizes.gap - width / 2, last.y3)
        rise = height / 2 + kit.sizes.gap
        places = [Place(0.0, way * step * rise, step) for step in _END_STEPS for way in (-1, 1)]
        around = sight.around(end[0] - width, kit.width)
        choices = _free(places, end, width, height, around) or places
        box = cheapest(end, width, height, iter(choices), around, kit.sizes).box
        sight.loose.append(box)
        yield Group(f"curve-end:{kit.lane}:{curve.persona}", box.x, box.y, width, height, (block,))


def _free(places: Sequence[Place], end: Point, width: float, height: float, around: Surroundings) -> list[Place]:
    """Those places inside the lane where a word lies over no other: two names over each other are not read at all."""
    left, top, most = end[0] - width / 2, end[1] - height / 2, around.lane.bottom - height
    inside = [place for place in places if 0.0 <= top + place.dy <= most]
    if not around.labels:
        return inside
    boxes = [(place, Rect(left + place.dx, top + place.dy, width, height)) for place in inside]
    return [place for place, box in boxes if not any(map(box.intersects, around.labels))]
