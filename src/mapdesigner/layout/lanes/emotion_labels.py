"""The words of the emotion lane: each emotion's, the names at the ends of curves, and "Future state"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from mapdesigner.layout.curve import Point, samples, segments_within, within
from mapdesigner.layout.label_places import TOO_DEAR, Place, Placement, Surroundings, cheapest, cost, places
from mapdesigner.layout.scene import Group, Path, Rect, TextBlock
from mapdesigner.layout.text.typeset import place, typeset

if TYPE_CHECKING:
    from mapdesigner.layout.lanes.emotion_curve import Curve
    from mapdesigner.layout.lanes.emotion_markers import Marker
    from mapdesigner.layout.lanes.emotion_scale import Kit

_SAMPLES = 25
_SPACING = 0.38  # of a face's radius, between two samples: 147.7 / 25 pt on A1
_END_STEPS = (1.0, 1.7, 2.4, 3.1, 3.8, 4.5, 5.2, 6.0, 7.0, 8.0)  # how far from its curve's end a name may stand
_NOWHERE = Placement(Rect(0.0, 0.0, 0.0, 0.0), inf)
_NEAR_START = 24  # steps in which "Future state" is sought: where a long map is seen first


class Word(NamedTuple):
    """A marker's word where it was placed; no group if it found no fair place."""

    marker: Marker
    placement: Placement
    group: Group | None


@dataclass(slots=True)
class Words:
    """What was placed last time: each marker's label, and the fixed boxes, markers and curves it was placed among.

    `wanting` are the personas with a dashed curve, which runs along all of the lane; `future` is the end label with its
    curve's persona; `changed` is the leftmost x that changed since it was placed.
    `ends` are the names at the ends of curves, with what they were placed among.
    """

    placed: dict[str, Word] = field(default_factory=dict)
    markers: list[Marker] = field(default_factory=list)
    fixed: tuple[Rect, ...] = ()
    wanting: frozenset[str] = frozenset()
    future: tuple[str, Group] | None = None
    changed: float = inf
    ends: tuple[object, list[Group]] = (None, [])


class Sight:
    """All that labels must not hide, asked for a stretch of the lane at a time.

    `fixed` are boxes that stand before words are placed, `labels` those of the words so far from left to right.
    """

    def __init__(self, shown: Sequence[Marker], drawn: Sequence[Curve], kit: Kit) -> None:
        self._kit = kit
        self._drawn = drawn
        self._shown = shown
        self.xs = [marker.point[0] for marker in shown]
        self._lane = Rect(0.0, 0.0, kit.width, kit.scale.height)
        self.wanting = frozenset(curve.persona for curve in drawn if curve.has_future)
        self.fixed: tuple[Rect, ...] = ()
        self.labels: list[Rect] = []

    def around(self, left: float, right: float, recent: int = 8) -> Surroundings:
        """What stands between two x; of the words only the `recent` ones, for those before lie far to the left."""
        near = self._shown[bisect_left(self.xs, left) : bisect_right(self.xs, right)]
        return Surroundings(
            current=self._sampled("points", left, right),
            future=self._sampled("wanted", left, right),
            targets=[marker.wanted for marker in near if marker.target is not None],
            markers=[marker.point for marker in near],
            labels=[box for box in (*self.fixed, *self.labels[-recent:]) if box.x < right and box.right > left],
            lane=self._lane,
        )

    def price(self, box: Rect) -> float:
        """What words in a box would hide."""
        air = self._kit.sizes.radius + self._kit.sizes.gap
        return cost(box, self.around(box.x - air, box.right + air), self._kit.sizes)

    def _sampled(self, which: str, left: float, right: float) -> list[Point]:
        found: list[Point] = []
        for curve in self._drawn:
            if which == "wanted" and not curve.has_future:
                continue
            points = getattr(curve, which)
            first = max(bisect_right(points, (left, inf)) - 1, 0)
            last = min(bisect_left(points, (right, -inf)), len(points) - 1)
            for index in range(first, last):
                found += _samples(*_neighbours(points, index), self._dense(points[index], points[index + 1]))
        return found

    def _dense(self, begin: Point, end: Point) -> int:
        """How many samples a segment takes: on paper, where columns may be wide, as near to each other as on A1."""
        if not self._kit.frame.metrics.paper:
            return _SAMPLES
        reach = max(end[0] - begin[0], abs(end[1] - begin[1]))
        return max(_SAMPLES, round(reach / (_SPACING * self._kit.sizes.radius)))


def _neighbours(points: Sequence[Point], index: int) -> tuple[Point | None, Point, Point, Point | None]:
    before = points[index - 1] if index else None
    after = points[index + 2] if index + 2 < len(points) else None
    return before, points[index], points[index + 1], after


@lru_cache(maxsize=512)  # words are placed from left to right, so few are asked for again
def _samples(before: Point | None, begin: Point, end: Point, after: Point | None, count: int) -> tuple[Point, ...]:
    """So many samples of the segment from `begin` to `end`, whose shape hangs on its two neighbours."""
    own = [point for point in (before, begin, end, after) if point is not None]
    first = own.index(begin)
    return samples(segments_within(own, first, first + 1)[0], count)


def place_words(shown: Sequence[Marker], sight: Sight, kit: Kit, known: Words) -> list[Marker]:
    """Place every marker's word from left to right among what `sight` sees, and keep the places in `known`.

    A word far from all that changed stays where it was. Returns the markers whose word finds no fair place.
    """
    stirred = _stirred(shown, sight, known)
    before = known.placed
    worded = [marker for marker in shown if marker.word is not None]
    known.placed = {each.spot.item.id: before.get(each.spot.item.id) or Word(each, _NOWHERE, None) for each in worded}
    reach = reach_of(kit.frame.metrics.step_column, kit)
    first, last = _hull(stirred, reach)
    begin = bisect_right(worded, first, key=_x)
    sight.labels = _boxes(known, begin)
    for marker in islice(worded, begin, None):
        if marker.point[0] >= last:
            break
        old = before.get(marker.item.id)
        word = old if old is not None and old.marker is marker else None
        if word is None or _near(marker, stirred, kit):
            placement = _placement(marker, sight, kit)
            word = known.placed[marker.item.id] = _word(old, marker, placement)
            if moved := _moved(old, placement):
                stirred += [(each.box.x, each.box.right) for each in moved]
                last = _hull(stirred, reach)[1]
        if word.placement.cost <= TOO_DEAR:
            sight.labels.append(word.placement.box)
    sight.labels = _boxes(known, len(worded))
    known.markers, known.fixed, known.wanting = list(shown), sight.fixed, sight.wanting
    known.changed = min([known.changed, *(begin for begin, _end in stirred)])
    return [word.marker for word in known.placed.values() if word.placement.cost > TOO_DEAR]


def _x(marker: Marker) -> float:
    return marker.point[0]


def _boxes(known: Words, count: int) -> list[Rect]:
    """The boxes of the first so many words, without those that found no place."""
    placed = islice(known.placed.values(), count)
    return [word.placement.box for word in placed if word.placement.cost <= TOO_DEAR]


def _stirred(shown: Sequence[Marker], sight: Sight, known: Words) -> list[tuple[float, float]]:
    """The stretches in which something differs from last time."""
    if not known.markers or known.wanting != sight.wanting:
        return [(-inf, inf)]
    found: list[tuple[float, float]] = []
    for persona in {marker.spot.persona for marker in set(known.markers) ^ set(shown)}:
        both = (known.markers, shown)
        found += _differing(*([each for each in markers if each.spot.persona == persona] for markers in both))
    boxes = set(known.fixed) ^ set(sight.fixed)
    return found + [(box.x, box.right) for box in boxes]


def _differing(old: Sequence[Marker], new: Sequence[Marker]) -> list[tuple[float, float]]:
    """Where one curve differs from last time: between its first and its last new marker, and a little beyond."""
    end = min(len(old), len(new))
    same = next((index for index in range(end) if old[index] is not new[index]), end)
    if same == len(old) == len(new):
        return []
    tail = next((index for index in range(end - same) if old[-1 - index] is not new[-1 - index]), end - same)
    return [_stretch(markers, same, len(markers) - tail) for markers in (old, new)]


def _stretch(markers: Sequence[Marker], first: int, end: int) -> tuple[float, float]:
    """From the second marker before to the second after, as a curve bends that far from a change."""
    left = markers[first - 2].point[0] if first >= 2 else -inf
    right = markers[end + 1].point[0] if end + 1 < len(markers) else inf
    return left, right


def _hull(stirred: Sequence[tuple[float, float]], reach: float) -> tuple[float, float]:
    """From where to where words may have to move at all."""
    begins, ends = (begin for begin, _end in stirred), (end for _begin, end in stirred)
    return min(begins, default=inf) - reach, max(ends, default=-inf) + reach


def _near(marker: Marker, stirred: Sequence[tuple[float, float]], kit: Kit) -> bool:
    reach = reach_of(marker.word.box.width if marker.word else 0.0, kit)
    left, right = marker.point[0] - reach, marker.point[0] + reach
    return any(begin < right and left < end for begin, end in stirred)


def reach_of(width: float, kit: Kit) -> float:
    """How far from its face a word of a width may reach, with some air; no word is wider than a step."""
    return width + 2 * kit.sizes.radius + 3 * kit.sizes.gap


def _placement(marker: Marker, sight: Sight, kit: Kit) -> Placement:
    word: TextBlock = marker.word  # type: ignore[assignment]  # only markers with a word are placed
    width, height = word.box.width, word.box.height
    x, reach = marker.point[0], reach_of(width, kit)
    positive = marker.item.score >= 0
    choices = places(positive, not positive, width, height, kit.sizes)
    return cheapest(marker.point, width, height, choices, sight.around(x - reach, x + reach), kit.sizes)


def _word(old: Word | None, marker: Marker, placement: Placement) -> Word:
    """Take the group of last time where word and place are the same."""
    if placement.cost > TOO_DEAR:
        return Word(marker, placement, None)
    still = old is not None and old.marker.word is marker.word and old.placement.box == placement.box
    return Word(marker, placement, (old.group if old and still else None) or _word_group(marker, placement.box))


def _moved(old: Word | None, new: Placement) -> list[Placement]:
    if old is None:
        return [new]
    return [] if old.placement == new else [old.placement, new]


def _word_group(marker: Marker, box: Rect) -> Group:
    word: TextBlock = marker.word  # type: ignore[assignment]
    return Group(f"label:{marker.item.id}", box.x, box.y, box.width, box.height, (word,), marker.item.id)


def led_word(marker: Marker, sight: Sight, kit: Kit) -> Group:
    """A word that found no fair place near its face, further off at the end of a thin line."""
    word: TextBlock = marker.word  # type: ignore[assignment]
    width, height = word.box.width, word.box.height
    reach = 2 * width + 2 * kit.sizes.radius
    x, y = marker.point
    around = sight.around(x - reach, x + reach)
    box = cheapest(marker.point, width, height, _far_places(width, height, kit), around, kit.sizes).box
    sight.labels.append(box)
    edge = box.bottom if box.bottom < y else box.y
    foot = y - kit.sizes.disc if edge < y else y + kit.sizes.disc
    left, right = min(box.x, x), max(box.right, x)
    top, bottom = min(box.y, foot), max(box.bottom, foot)
    anchor = min(max(x, box.x), box.right)
    theme, line = kit.frame.theme, kit.frame.metrics.hairline
    lead = Path((("M", x - left, foot - top), ("L", anchor - left, edge - top)), stroke=theme.ink3, stroke_width=line)
    words = place(word, box.x - left, box.y - top)
    return Group(f"label:{marker.item.id}", left, top, right - left, bottom - top, (lead, words), marker.item.id)


def _far_places(width: float, height: float, kit: Kit) -> Iterator[Place]:
    first = kit.sizes.radius + height + 1.5 * kit.sizes.gap
    for row in range(1, 7):
        for side in (0.0, -0.5, 0.5, -1.0, 1.0):
            for way in (-1, 1):
                yield Place(side * width, way * (first + row * (height + kit.sizes.gap / 2)), row + abs(side))


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
        around = sight.around(x - 2 * width, x + 2 * width, recent=0)
        for middle in (y - rise, y + rise):
            box = Rect(x - width / 2, middle - height / 2, width, height)
            crowd = cost(box, around, kit.sizes) + _crowd(box, around, kit)
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
    things = [*around.current, *around.targets, *around.markers]
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
    around = (words, [curve.persona for curve in drawn], sight.around(kit.width - 3 * widest, kit.width))
    if known.ends[0] != around:
        known.ends = (around, list(_end_words(drawn, words, sight, kit)))
        sight.labels = []
    return known.ends[1]


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
        sight.labels.append(box)
        yield Group(f"curve-end:{kit.lane}:{curve.persona}", box.x, box.y, width, height, (block,))


def _free(places: Sequence[Place], end: Point, width: float, height: float, around: Surroundings) -> list[Place]:
    """Those places inside the lane where a word lies over no other: two names over each other are not read at all."""

    def box(place: Place) -> Rect:
        return Rect(end[0] + place.dx - width / 2, end[1] + place.dy - height / 2, width, height)

    inside = [place for place in places if box(place).y >= 0.0 and box(place).bottom <= around.lane.bottom]
    return [place for place in inside if not any(map(box(place).intersects, around.labels))]
