"""The words of the emotion lane: each stands where it hides least, and stays there while all around it does."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import islice
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from mapdesigner.layout.label_places import TOO_DEAR, Place, Placement, cheapest, places
from mapdesigner.layout.scene import Group, Path, Rect, TextBlock
from mapdesigner.layout.text.typeset import place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mapdesigner.layout.lanes.emotion_markers import Marker
    from mapdesigner.layout.lanes.emotion_scale import Kit
    from mapdesigner.layout.lanes.emotion_sight import Sight

_NOWHERE = Placement(Rect(0.0, 0.0, 0.0, 0.0), inf)


class Word(NamedTuple):
    """A marker's word where it was placed; no group if it found no fair place."""

    marker: Marker
    placement: Placement
    group: Group | None


@dataclass(slots=True)
class Words:
    """What was placed last time: each marker's label, and the fixed boxes, markers and curves it was placed among.

    `wanting` are the personas with a dashed curve, which runs along all of the lane; `waiting` are stretches that
    changed and in which words were not placed again. `future` is the end label with its curve's persona; `changed` is
    the leftmost x that changed since it was placed. `ends` are the names at the ends of curves, with what they were
    placed among.
    """

    placed: dict[str, Word] = field(default_factory=dict)
    markers: list[Marker] = field(default_factory=list)
    fixed: frozenset[Rect] = frozenset()
    wanting: frozenset[str] = frozenset()
    waiting: list[tuple[float, float]] = field(default_factory=list)
    future: tuple[str, Group] | None = None
    changed: float = inf
    ends: tuple[object, list[Group]] = (None, [])


def place_words(shown: Sequence[Marker], sight: Sight, kit: Kit, known: Words, *, all_of_them: bool) -> list[Marker]:
    """Place every marker's word from left to right among what `sight` sees, and keep the places in `known`.

    A word far from all that changed stays where it was. Returns the markers whose word finds no fair place; unless
    `all_of_them` are wanted, the first is enough, and what lies right of it waits until the next time.
    """
    worded = [marker for marker in shown if marker.word is not None]
    stirred = [*_stirred(shown, sight, known), *known.waiting]
    reach = reach_of(kit.frame.metrics.step_column, kit)
    begin = bisect_right(worded, min((begin for begin, _end in stirred), default=inf) - reach, key=_x)
    if not all_of_them and (lost := _homeless(known, begin)):
        return lost[:1]
    before = known.placed
    known.placed = {each.spot.item.id: before.get(each.spot.item.id) or Word(each, _NOWHERE, None) for each in worded}
    sight.labels = _boxes(known, begin)
    stopped = _place(islice(worded, begin, None), stirred, sight, kit, known, all_of_them=all_of_them)
    known.waiting = [] if stopped is None else _from(stirred, stopped.point[0] - reach)
    known.markers, known.fixed, known.wanting = list(shown), frozenset(sight.fixed), sight.wanting
    known.changed = min([known.changed, *(begin for begin, _end in stirred)])
    if stopped is not None:
        return [stopped]
    sight.labels = _boxes(known, len(worded))
    return _homeless(known, len(worded))


def _place(
    worded: Iterable[Marker],
    stirred: list[tuple[float, float]],
    sight: Sight,
    kit: Kit,
    known: Words,
    *,
    all_of_them: bool,
) -> Marker | None:
    """Place the words near what is `stirred`, to which each that moves adds; the first homeless one may end it."""
    reach = reach_of(kit.frame.metrics.step_column, kit)
    last = max((end for _begin, end in stirred), default=-inf) + reach
    for marker in worded:
        if marker.point[0] >= last:
            return None
        word = known.placed[marker.spot.item.id]
        if word.marker is not marker or word.placement is _NOWHERE or _near(marker, stirred, kit):
            old, placement = word, _placement(marker, sight, kit)
            word = known.placed[marker.spot.item.id] = _word(old, marker, placement)
            moved = _moved(old.placement, placement)
            stirred += moved
            last = max([last, *(end + reach for _begin, end in moved)])
        if word.placement.cost <= TOO_DEAR:
            sight.labels.append(word.placement.box)
        elif not all_of_them:
            return marker
    return None


def _from(stirred: Sequence[tuple[float, float]], left: float) -> list[tuple[float, float]]:
    """What of some stretches lies right of an x, those that meet put together."""
    found: list[tuple[float, float]] = []
    for begin, end in sorted((max(begin, left), end) for begin, end in stirred if end > left):
        if found and begin <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((begin, end))
    return found


def _homeless(known: Words, count: int) -> list[Marker]:
    """The markers of the first so many words that found no fair place."""
    placed = islice(known.placed.values(), count)
    return [word.marker for word in placed if word.placement.cost > TOO_DEAR]


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
    boxes = known.fixed ^ frozenset(sight.fixed)
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


def _word(old: Word, marker: Marker, placement: Placement) -> Word:
    """Take the group of last time where word and place are the same."""
    if placement.cost > TOO_DEAR:
        return Word(marker, placement, None)
    still = old.marker.word is marker.word and old.placement.box == placement.box
    return Word(marker, placement, (old.group if still else None) or _word_group(marker, placement.box))


def _moved(old: Placement, new: Placement) -> list[tuple[float, float]]:
    """The stretches that a word leaves and takes."""
    if old == new:
        return []
    return [(each.box.x, each.box.right) for each in (old, new) if each is not _NOWHERE]


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
