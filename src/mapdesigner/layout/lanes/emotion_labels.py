"""The words of the emotion lane: each stands where it hides least, and stays there while all around it does."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import takewhile
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from mapdesigner.layout.label_places import TOO_DEAR, Place, Placement, cheapest, places, wish
from mapdesigner.layout.lanes.emotion_scale import reach_of
from mapdesigner.layout.lanes.emotion_stir import EVERYWHERE, Area, area_of, differing, right_of
from mapdesigner.layout.scene import Group, Rect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
    """What was placed last time: each marker's label, and the fixed boxes and curves it was placed among.

    `homeless` are the markers whose word found no fair place.
    `wanting` are the personas with a dashed curve, which runs along all of the lane. `waiting` are areas that changed,
    near which words right of `waits_from` were not placed again. `future` is the end label with its curve's persona;
    `changed` is the leftmost x that changed since it was placed. `ends` are the names at the ends of curves, with what
    they were placed among.
    """

    placed: dict[str, Word] = field(default_factory=dict)
    homeless: dict[str, Marker] = field(default_factory=dict)
    markers: Mapping[str, Sequence[Marker]] = field(default_factory=dict)
    fixed: frozenset[Rect] = frozenset()
    wanting: frozenset[str] = frozenset()
    waiting: list[Area] = field(default_factory=list)
    waits_from: float = inf
    future: tuple[str, Group] | None = None
    changed: float = inf
    ends: tuple[object, list[Group]] = (None, [])


def place_words(shown: Sequence[Marker], sight: Sight, kit: Kit, known: Words, *, all_of_them: bool) -> list[Marker]:
    """Place every marker's word from left to right among what `sight` sees, and keep the places in `known`.

    A word far from all that changed stays where it was. Returns the markers whose word finds no fair place; unless
    `all_of_them` are wanted, the first is enough, and what lies right of it waits until the next time.
    """
    worded = [marker for marker in shown if marker.word is not None]
    stirred = _stirred(sight, known)
    _keep(known, worded)
    sight.worded, sight.placed = worded, known.placed
    stopped = _Turn(worded, stirred, sight, kit, known).first_homeless(all_of_them=all_of_them)
    known.waits_from = inf if stopped is None else stopped.point[0]
    reach = reach_of(kit.frame.metrics.step_column, kit)
    known.waiting = right_of(known.waits_from - reach, [*stirred, *known.waiting])
    known.markers, known.fixed, known.wanting = sight.markers, frozenset(sight.fixed), sight.wanting
    known.changed = min([known.changed, *(area.left for area in stirred)])
    return [stopped] if stopped is not None else sorted(known.homeless.values(), key=_x)


class _Turn:
    """One turn of placing words from left to right: those near what is stirred, to which each that moves adds."""

    def __init__(self, worded: Sequence[Marker], stirred: list[Area], sight: Sight, kit: Kit, known: Words) -> None:
        self._worded, self._stirred, self._sight, self._kit, self._known = worded, stirred, sight, kit, known
        self._reach = reach_of(kit.frame.metrics.step_column, kit)

    def first_homeless(self, *, all_of_them: bool) -> Marker | None:
        """Place words until one finds no fair place, which is returned, or `all_of_them`."""
        at = 0
        while at < len(self._worded):
            there = self._next(at)
            if not all_of_them and (lost := self._homeless(at, there)) is not None:
                return lost
            if there == len(self._worded):
                return None
            self._sight.words = there
            if self._placed(self._worded[there]).cost > TOO_DEAR and not all_of_them:
                return self._worded[there]
            at = there + 1
        return None

    def _next(self, at: int) -> int:
        """The place of the first word, from one on, that may stand near what is stirred."""
        x, late = self._worded[at].point[0], self._known.waits_from
        begins = [each.left - self._reach for each in self._stirred if each.right + self._reach > x]
        begins += [max(each.left - self._reach, late) for each in self._known.waiting if each.right + self._reach > x]
        first = min(begins, default=inf)
        return at if first < x else bisect_right(self._worded, first, lo=at, key=_x)

    def _homeless(self, at: int, there: int) -> Marker | None:
        """The first homeless marker from one place to before another."""
        begin = self._worded[at].point[0]
        end = self._worded[there].point[0] if there < len(self._worded) else inf
        lost = [marker for marker in self._known.homeless.values() if begin <= marker.point[0] < end]
        return min(lost, key=_x, default=None)

    def _placed(self, marker: Marker) -> Placement:
        """Where a word stands: where it did, if nothing near it is stirred."""
        known, name = self._known, marker.spot.item.id
        old = known.placed[name]
        areas = self._stirred if marker.point[0] <= known.waits_from else [*self._stirred, *known.waiting]
        if old.marker is marker and old.placement is not _NOWHERE and not _near(old, areas, self._kit):
            return old.placement
        placement = _placement(marker, self._sight, self._kit)
        known.placed[name] = _word(old, marker, placement)
        known.homeless.pop(name, None)
        if placement.cost > TOO_DEAR:
            known.homeless[name] = marker
        self._stirred += _moved(old.placement, placement)
        return placement


def _keep(known: Words, worded: Sequence[Marker]) -> None:
    """Keep the words of these markers alone, in their order; a new one stands nowhere yet."""
    ids = [marker.spot.item.id for marker in worded]
    if ids != [*known.placed]:
        before = known.placed
        known.placed = {
            one: before.get(one) or Word(marker, _NOWHERE, None) for one, marker in zip(ids, worded, strict=True)
        }
        known.homeless = {one: marker for one, marker in known.homeless.items() if one in known.placed}


def _x(marker: Marker) -> float:
    return marker.point[0]


def _stirred(sight: Sight, known: Words) -> list[Area]:
    """The areas in which something differs from last time."""
    if not known.markers or known.wanting != sight.wanting:
        return [EVERYWHERE]
    boxes = known.fixed ^ frozenset(sight.fixed)
    return [*differing(known.markers, sight.markers), *map(area_of, boxes)]


def _near(word: Word, stirred: Sequence[Area], kit: Kit) -> bool:
    """Whether anything differs that made the word stand where it does."""
    (x, y), box = word.marker.point, word.placement.box
    reach, rise = reach_of(box.width, kit), _rise_of(box.height, kit)
    found = Area(x - reach, y - rise, x + reach, y + rise).meeting(stirred)
    return bool(found) and bool(_weighed(word, kit).meeting(found))


def _weighed(word: Word, kit: Kit) -> Area:
    """The area of the places that could be as cheap as the word's own, with what lies on their edges."""
    width, height = word.placement.box.width, word.placement.box.height
    liked = list(takewhile(lambda each: wish(each) <= word.placement.cost, _choices(word.marker, kit)))
    beside, above = width / 2 + kit.sizes.disc, height / 2 + kit.sizes.disc
    (x, y), across, down = word.marker.point, [each.dx for each in liked], [each.dy for each in liked]
    return Area(x + min(across) - beside, y + min(down) - above, x + max(across) + beside, y + max(down) + above)


def _rise_of(height: float, kit: Kit) -> float:
    """How far over and under its face a word of a height may reach, with another face beyond it."""
    return kit.sizes.disc + kit.sizes.radius + 1.5 * height + 2 * kit.sizes.gap


def _placement(marker: Marker, sight: Sight, kit: Kit) -> Placement:
    width, height = marker.said.box.width, marker.said.box.height
    x, reach = marker.point[0], reach_of(width, kit)
    return cheapest(marker.point, width, height, _choices(marker, kit), sight.around(x - reach, x + reach), kit.sizes)


def _choices(marker: Marker, kit: Kit) -> Iterator[Place]:
    """The places for a marker's word, best liked first."""
    positive, box = marker.item.score >= 0, marker.said.box
    return places(positive, not positive, box.width, box.height, kit.sizes)


def _word(old: Word, marker: Marker, placement: Placement) -> Word:
    """Take the group of last time where word and place are the same."""
    if placement.cost > TOO_DEAR:
        return Word(marker, placement, None)
    still = old.marker.word is marker.word and old.placement.box == placement.box
    return Word(marker, placement, (old.group if still else None) or _word_group(marker, placement.box))


def _moved(old: Placement, new: Placement) -> list[Area]:
    """The areas that a word leaves and takes."""
    return [] if old == new else [area_of(each.box) for each in (old, new) if each is not _NOWHERE]


def _word_group(marker: Marker, box: Rect) -> Group:
    return Group(f"label:{marker.item.id}", box.x, box.y, box.width, box.height, (marker.said,), marker.item.id)
