"""Markers of the emotion lane: where each stands, its face, its target and the arrow between the two."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, zip_longest
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar, cast

from mapdesigner.layout.faces import LEVEL_WORDS, Level, face, level_colour, level_of
from mapdesigner.layout.lanes.emotion_feet import shown_word
from mapdesigner.layout.lanes.emotion_scale import Kit, persona_of
from mapdesigner.layout.marks import circle, diamond
from mapdesigner.layout.scene import Align, Group, Path, Rect, TextBlock
from mapdesigner.layout.text.typeset import natural_width, place, typeset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mapdesigner.layout.curve import Point
    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.scene import Primitive
    from mapdesigner.layout.theme import Theme
    from mapdesigner.model.items import AnyItem, Emotion
    from mapdesigner.model.structure import Structure

_LINE_LENGTH = 14  # letters a word may have before it takes two lines


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a feeling stands from left to right."""

    item: Emotion
    persona: str
    column: int
    x: float


@dataclass(frozen=True, slots=True, eq=False)
class Marker:
    """One feeling as drawn. `wanted` is the target's point, or the marker's own where no target is set."""

    spot: Spot
    point: Point
    wanted: Point
    face: Group
    target: Group | None
    word: TextBlock | None

    @property
    def item(self) -> Emotion:
        """The feeling."""
        return self.spot.item

    @property
    def said(self) -> TextBlock:
        """The word of a marker that has one: no other's is placed."""
        assert self.word is not None
        return self.word


_Shown = TypeVar("_Shown", Marker, Spot)


def spots(items: Sequence[AnyItem], frame: Frame, apart: float) -> list[Spot]:
    """Give each shown marker its x, at least `apart` from the next."""
    feelings = cast("Sequence[Emotion]", items)
    found = [
        Spot(item, persona, sum(frame.structure.span(item)) // 2, x)
        for persona, item, x in places(feelings, frame.personas, frame.structure, frame.columns.edges)
    ]
    return _apart(sorted(found, key=attrgetter("x")), apart)


def places(
    items: Sequence[Emotion],
    personas: frozenset[str],
    known: Structure,
    edges: Callable[[int, int], tuple[float, float]],
) -> Iterator[tuple[str, Emotion, float]]:
    """Whose each shown marker is, and its x: the k-th of n in a step is at (k - 1/2)/n of it."""
    shown = _shown(items, personas, known)
    counts = Counter(item.step for _persona, item in shown if not item.until)
    turns: Counter[str] = Counter()
    for persona, item in shown:
        left, right = edges(*known.span(item))
        turns[item.step] += not item.until
        share = 0.5 if item.until else (turns[item.step] - 0.5) / counts[item.step]
        yield persona, item, left + share * (right - left)


def _shown(items: Sequence[Emotion], only: frozenset[str], known: Structure) -> list[tuple[str, Emotion]]:
    """The markers of some personas, of all if none are named, with whose they are: in a step by persona and rank."""
    personas = known.personas
    shown = [(persona_of(item, personas), item) for item in items]
    if only:
        shown = [pair for pair in shown if pair[0] in only]
    if len(personas) > 1:
        order = {persona.id: index for index, persona in enumerate(personas)}
        shown.sort(key=lambda pair: order[pair[0]])
    return shown


def same_places(items: Sequence[AnyItem], before: Sequence[AnyItem]) -> bool:
    """Tell whether the items stand where those of last time stood, whatever else changed."""
    return len(items) == len(before) and all(
        one is other
        or (one.id, one.step, one.until, one.personas) == (other.id, other.step, other.until, other.personas)
        for one, other in zip(items, before, strict=True)
    )


def again(items: Sequence[AnyItem], before: Sequence[AnyItem], found: list[Spot]) -> list[Spot]:
    """The spots of last time with the items of now, each of which stands where its likeness stood among the items."""
    changed = {one.id: one for one, other in zip(items, before, strict=True) if one is not other}
    if not changed:
        return found
    now = cast("dict[str, Emotion]", changed)
    return [replace(spot, item=now[spot.item.id]) if spot.item.id in now else spot for spot in found]


def same_until(before: Sequence[Spot], now: Sequence[Spot]) -> float:
    """The x up to which two drawings of one lane are alike in all but where words stand; infinity if everywhere."""
    end = min(len(before), len(now))
    first = next((at for at in range(end) if before[at] is not now[at] and before[at] != now[at]), end)
    if first == len(before) == len(now):
        return math.inf
    if _wanting(before) != _wanting(now):
        return -math.inf
    tail = next((at for at in range(end - first) if before[-1 - at] is not now[-1 - at]), end - first)
    personas = {spot.persona for each in (before, now) for spot in each[first : len(each) - tail]}
    bends = [_bend_before(now, first, persona) for persona in personas]
    moved = [spot.x for each in (before, now) for spot in each[first : first + 1]]
    arrows = {spot.item.id: spot.x for spot in widest_gaps(before)}.items() ^ {
        spot.item.id: spot.x for spot in widest_gaps(now)
    }.items()
    return min([*bends, *moved, *(x for _id, x in arrows)])


def _wanting(found: Sequence[Spot]) -> set[str]:
    """The personas with a target, whose dashed curve runs along all of the lane."""
    return {spot.persona for spot in found if spot.item.target is not None}


def _bend_before(found: Sequence[Spot], first: int, persona: str) -> float:
    """Where a persona's curve begins to bend to the spot at an index: at its second one before that."""
    own = [spot.x for spot in reversed(found[:first]) if spot.persona == persona]
    return own[1] if len(own) > 1 else -math.inf


def markers(found: Sequence[Spot], kit: Kit, before: Sequence[Marker], elsewhere: Sequence[Marker]) -> list[Marker]:
    """Return the markers of the spots; one that stands where it stood is the same object as in `before`.

    `elsewhere` are markers of another height: words and what is said of a feeling are the same there.
    """
    pairs = zip_longest(before, found)
    lost = {old.item.id: old for old, spot in pairs if old is not None and old.spot is not spot}
    made: list[Marker] = []
    for spot, old, like in islice(zip_longest(found, before, elsewhere), len(found)):
        if old is None or old.spot is not spot:
            old = lost.get(spot.item.id)
        if old is None or (old.spot is not spot and old.spot != spot):
            old = _moved(like, kit) if like is not None and like.spot is spot else _marker(spot, kit)
        made.append(old)
    return made


def _apart(found: list[Spot], apart: float) -> list[Spot]:
    """Move a marker that stands on another to the side, as a curve has but one score at a place."""
    for index in range(1, len(found)):
        least = found[index - 1].x + apart
        if found[index].x < least:
            found[index] = replace(found[index], x=least)
    return found


def _marker(spot: Spot, kit: Kit) -> Marker:
    point, wanted, far = _points(spot, kit)
    target = _target(spot.item, wanted, kit) if far else None
    return Marker(spot, point, wanted, _face(spot, point, kit), target, _word(spot.item, kit))


def _points(spot: Spot, kit: Kit) -> tuple[Point, Point, bool]:
    """Where a feeling and its target stand, and whether these are far enough apart to show both."""
    item, point = spot.item, (spot.x, kit.scale.y(spot.item.score))
    if item.target is None:
        return point, point, False
    wanted = (spot.x, kit.scale.y(item.target))
    return point, wanted, abs(wanted[1] - point[1]) >= kit.sizes.radius + kit.sizes.gap


def _moved(like: Marker, kit: Kit) -> Marker:
    """A marker of another height at this one."""
    point, wanted, far = _points(like.spot, kit)
    face = replace(like.face, y=point[1] - kit.sizes.disc)
    return Marker(like.spot, point, wanted, face, _target(like.item, wanted, kit) if far else None, like.word)


def _face(spot: Spot, point: Point, kit: Kit) -> Group:
    disc, level = kit.sizes.disc, level_of(spot.item.score)
    parts = _sign(level, kit.sizes.radius, disc, kit.frame.theme)
    x, y = point[0] - disc, point[1] - disc
    said = _said(spot, kit)
    return Group(f"marker:{spot.item.id}", x, y, 2 * disc, 2 * disc, parts, spot.item.id, said)


@lru_cache(maxsize=64)
def _sign(level: Level, radius: float, disc: float, theme: Theme) -> tuple[Primitive, ...]:
    """A face in its ring: all of one level are the same object."""
    ring = circle(disc, disc, disc, theme.paper)
    return ring, *face(level, radius, theme.paper, level_colour(level, theme), disc, disc)


def _said(spot: Spot, kit: Kit) -> str:
    """What a screen reader says of a marker."""
    frame, item = kit.frame, spot.item
    level = frame.words.gettext(LEVEL_WORDS[level_of(item.score)]).lower()
    sentence = frame.words.gettext("Emotion, {word}, {score}, {level}, stage {stage}, step {step}")
    return sentence.format(
        word=item.text,
        score=frame.words.number(item.score, signed=True),
        level=level,
        stage=frame.structure.stages[frame.columns.stages[spot.column]].name,
        step=frame.structure.steps[spot.column].name,
    )


def _target(item: Emotion, wanted: Point, kit: Kit) -> Group:
    theme, half, line = kit.frame.theme, kit.sizes.target, 2 * kit.unit
    reach = half + line * 0.75
    sign = Path(diamond(reach, reach, half), theme.paper, theme.future, line)
    words = kit.frame.words
    said = words.gettext("Target {score}").format(score=words.number(item.target or 0.0, signed=True))
    return Group(
        f"target:{item.id}", wanted[0] - reach, wanted[1] - reach, 2 * reach, 2 * reach, (sign,), item.id, said
    )


def _word(item: Emotion, kit: Kit) -> TextBlock | None:
    """The marker's word, set; long ones in two lines of even length, whole sentences as wide as a column."""
    text = shown_word(item, kit.frame)
    if not text:
        return None
    limit = kit.frame.metrics.step_column
    block = typeset(_two_lines(text), kit.word, math.inf)
    width = natural_width(block) + 0.01  # so that the widest line does not break again
    if width > limit > 0:
        return typeset(text, kit.word, limit, align=Align.CENTRE)
    return typeset(block.text, kit.word, width, align=Align.CENTRE)


def _two_lines(text: str) -> str:
    """Break a text longer than a line at the space nearest its middle."""
    spaces = [index for index, letter in enumerate(text) if letter == " "]
    if len(text) <= _LINE_LENGTH or not spaces:
        return text
    middle = min(spaces, key=lambda index: abs(2 * index - len(text)))
    return f"{text[:middle]}\n{text[middle + 1 :]}"


def widest_gaps(shown: Sequence[_Shown]) -> list[_Shown]:
    """The two markers furthest from their targets, if by a whole level or more."""
    apart = [(abs(m.item.target - m.item.score), m) for m in shown if m.item.target is not None]
    wide = [pair for pair in apart if round(pair[0], 4) >= 1.0]
    return [marker for _gap, marker in sorted(wide, key=lambda pair: -pair[0])[:2]]


def gap_arrow(marker: Marker, kit: Kit, price: Callable[[Rect], float]) -> tuple[Group, Rect]:
    """The thin arrow from a marker to its target with the gap in figures, right of its middle unless that hides more.

    `price` says what words in a box would hide. Returns the arrow with the box of its figures.
    """
    unit, x = kit.unit, marker.point[0]
    way = 1.0 if marker.wanted[1] > marker.point[1] else -1.0
    start = marker.point[1] + way * (kit.sizes.radius + 6.5 * unit)
    tip = marker.wanted[1] - way * 12 * unit
    top, height = min(start, tip), abs(tip - start)
    gap = round((marker.item.target or 0.0) - marker.item.score, 2)
    figures = typeset(kit.frame.words.number(gap, signed=True), kit.figure, math.inf)
    aside, rise = 9 * unit, (height - figures.box.height) / 2 - 3 * unit
    shifts = [share * height for share in (0.0, -0.22, 0.22, -0.38, 0.38)] if height > 3 * figures.box.height else [0.0]
    boxes = [
        (figures.box.moved(x + left, top + rise + shift), abs(shift))
        for shift in shifts
        for left in (aside, -aside - figures.box.width)
    ]
    box = min(boxes, key=lambda each: price(each[0]) + each[1] / max(height, 1.0))[0]
    reach = 6 * unit
    words = place(figures, box.x - x + reach, box.y - top)
    parts = (*_arrow(reach, start - top, tip - top, way, kit), words)
    return Group(f"gap:{marker.item.id}", x - reach, top, 2 * reach, height, parts, marker.item.id), box


def _arrow(x: float, start: float, tip: float, way: float, kit: Kit) -> tuple[Path, Path]:
    """Shaft and head of an upright arrow."""
    colour, unit = kit.frame.theme.future, kit.unit
    width, half, back = 1.8 * unit, 4.5 * unit, tip - way * 6 * unit
    shaft = Path((("M", x, start), ("L", x, tip)), stroke=colour, stroke_width=width)
    barbs = (("M", x - half, back), ("L", x, tip), ("L", x + half, back))
    return shaft, Path(barbs, stroke=colour, stroke_width=width, round=True)
