"""Markers of the emotion lane: where each stands, its face, its target and the arrow between the two."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, cast

from mapdesigner.layout.faces import LEVEL_WORDS, face, level_colour, level_of
from mapdesigner.layout.lanes.emotion_scale import Kit, persona_of
from mapdesigner.layout.marks import circle, diamond
from mapdesigner.layout.scene import Align, Group, Path, Rect, TextBlock
from mapdesigner.layout.text.typeset import natural_width, typeset

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapdesigner.layout.curve import Point
    from mapdesigner.model.items import AnyItem, Emotion

_LINE_LENGTH = 14  # letters a word may have before it takes two lines


@dataclass(frozen=True, slots=True, eq=False)
class Marker:
    """One feeling as drawn. `wanted` is the target's point, or the marker's own where no target is set."""

    item: Emotion
    persona: str
    column: int
    point: Point
    wanted: Point
    face: Group
    target: Group | None
    word: TextBlock | None


@dataclass(frozen=True, slots=True)
class _Spot:
    item: Emotion
    persona: str
    column: int
    x: float


def markers(items: Sequence[AnyItem], kit: Kit, known: Mapping[str, Marker]) -> list[Marker]:
    """Return the markers from left to right; one that stands where it stood is the same object as in `known`."""
    made: list[Marker] = []
    for spot in _spots(items, kit):
        old = known.get(spot.item.id)
        same = old is not None and old.item is spot.item and old.point[0] == spot.x and old.persona == spot.persona
        made.append(cast("Marker", old) if same else _marker(spot, kit))
    return made


def _spots(items: Sequence[AnyItem], kit: Kit) -> list[_Spot]:
    """Give each shown marker its x: the k-th of n in one step stands at (k - 1/2)/n of its width."""
    frame = kit.frame
    personas = frame.structure.personas
    order = {persona.id: index for index, persona in enumerate(personas)}
    shown = [(persona_of(item, personas), item) for item in cast("Sequence[Emotion]", items)]
    if frame.persona:
        shown = [pair for pair in shown if pair[0] == frame.persona]
    if len(personas) > 1:
        shown.sort(key=lambda pair: order[pair[0]])
    counts = Counter(item.step for _persona, item in shown if not item.until)
    turns: Counter[str] = Counter()
    spots: list[_Spot] = []
    for persona, item in shown:
        first, last = frame.structure.span(item)
        left, right = frame.columns.edges(first, last)
        turns[item.step] += not item.until
        share = 0.5 if item.until else (turns[item.step] - 0.5) / counts[item.step]
        spots.append(_Spot(item, persona, (first + last) // 2, left + share * (right - left)))
    spots.sort(key=attrgetter("x"))
    return spots


def _marker(spot: _Spot, kit: Kit) -> Marker:
    item, point = spot.item, (spot.x, kit.scale.y(spot.item.score))
    wanted = point if item.target is None else (spot.x, kit.scale.y(item.target))
    far = abs(wanted[1] - point[1]) >= kit.sizes.radius + kit.sizes.gap
    target = _target(item, wanted, kit) if item.target is not None and far else None
    return Marker(item, spot.persona, spot.column, point, wanted, _face(spot, point, kit), target, _word(item, kit))


def _face(spot: _Spot, point: Point, kit: Kit) -> Group:
    theme, disc = kit.frame.theme, kit.sizes.disc
    level = level_of(spot.item.score)
    ring = circle(disc, disc, disc, theme.paper)
    parts = face(level, kit.sizes.radius, theme.paper, level_colour(level, theme), disc, disc)
    x, y = point[0] - disc, point[1] - disc
    said = _said(spot, kit)
    return Group(f"marker:{spot.item.id}", x, y, 2 * disc, 2 * disc, (ring, *parts), spot.item.id, said)


def _said(spot: _Spot, kit: Kit) -> str:
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
    text = " ".join(item.text.split())
    if not text:
        return None
    limit = kit.frame.metrics.step_column
    block = typeset(_two_lines(text), kit.word, math.inf)
    width = natural_width(block) + 0.01  # so that the widest line does not break again
    return typeset(block.text, kit.word, min(width, max(limit, 0.01)), align=Align.CENTRE)


def _two_lines(text: str) -> str:
    """Break a text longer than a line at the space nearest its middle."""
    spaces = [index for index, letter in enumerate(text) if letter == " "]
    if len(text) <= _LINE_LENGTH or not spaces:
        return text
    middle = min(spaces, key=lambda index: abs(2 * index - len(text)))
    return f"{text[:middle]}\n{text[middle + 1 :]}"


def widest_gaps(shown: Sequence[Marker]) -> list[Marker]:
    """The two markers furthest from their targets, if by a whole level or more."""
    apart = [(abs(m.item.target - m.item.score), m) for m in shown if m.item.target is not None]
    wide = [pair for pair in apart if round(pair[0], 4) >= 1.0]
    return [marker for _gap, marker in sorted(wide, key=lambda pair: -pair[0])[:2]]


def gap_arrow(marker: Marker, kit: Kit) -> tuple[Group, Rect]:
    """The thin arrow from a marker to its target with the gap in figures. Returns it with the figures' box."""
    theme, unit, sizes = kit.frame.theme, kit.unit, kit.sizes
    (x, y), (_x, wanted) = marker.point, marker.wanted
    way = 1.0 if wanted > y else -1.0
    start, tip = y + way * (sizes.radius + 6.5 * unit), wanted - way * 12 * unit
    width, half = 1.8 * unit, 4.5 * unit
    left, reach = x - half - width, half + width
    middle = left + reach
    gap = (marker.item.target or 0.0) - marker.item.score
    figures = typeset(kit.frame.words.number(round(gap, 2), signed=True), kit.figure, math.inf)
    top, bottom = sorted((start, tip))
    beyond = x + 9 * unit + figures.box.width > kit.width
    fx = -9 * unit - figures.box.width if beyond else 9 * unit
    fy = (bottom - top) / 2 - 3 * unit - figures.box.height / 2
    figures = typeset(figures.text, kit.figure, math.inf, x=reach + fx, y=fy)
    shaft = Path((("M", middle - left, start - top), ("L", middle - left, tip - top)), "", theme.future, width)
    back = tip - top - way * 6 * unit
    head = Path(
        (("M", reach - half, back), ("L", reach, tip - top), ("L", reach + half, back)),
        stroke=theme.future,
        stroke_width=width,
        round=True,
    )
    group = Group(f"gap:{marker.item.id}", left, top, 2 * reach, bottom - top, (shaft, head, figures), marker.item.id)
    return group, figures.box.moved(left, top)
