"""The spread of answers behind a feeling, on request: a whisker over their middle half, and how many they are."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from mapdesigner.layout.scene import Align, Group, Path, Rect, TextBlock
from mapdesigner.layout.text.typeset import place, typeset

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapdesigner.layout.lanes.emotion_markers import Marker
    from mapdesigner.layout.lanes.emotion_scale import Kit


class Whisker(NamedTuple):
    """A marker's whisker as drawn, and what it takes: its line and its number."""

    marker: Marker
    group: Group
    boxes: tuple[Rect, Rect]


def whiskers(shown: Iterable[Marker], kit: Kit, known: dict[str, Whisker]) -> list[Whisker]:
    """Return the whiskers of the markers whose score was read from answers; none while nobody asks for them.

    Those of markers that did not change are taken from `known`, which is brought up to date.
    """
    made: list[Whisker] = []
    for marker in shown if kit.frame.metrics.whisker else ():
        if marker.item.n is None:
            continue
        old = known.get(marker.item.id)
        made.append(old if old and old.marker is marker else _whisker(marker, kit))
    known.clear()
    known.update((each.marker.item.id, each) for each in made)
    return made


def _whisker(marker: Marker, kit: Kit) -> Whisker:
    item, centre = marker.item, marker.point
    ends = [kit.scale.y(centre_of) for centre_of in _ends(marker)]
    top, bottom = min(ends), max(ends)
    half, colour = kit.frame.metrics.whisker, kit.frame.theme.ink2
    number = _number(marker, kit)
    box = number.box.moved(centre[0] - number.box.width / 2, _number_top(marker, kit, top, bottom, number.box.height))
    left = centre[0] - max(half, number.box.width / 2)
    upper, lower = min(top, box.y), max(bottom, box.bottom)
    x = centre[0] - left
    lines = (
        *(("M", x - half, top - upper), ("L", x + half, top - upper)),
        *(("M", x, top - upper), ("L", x, bottom - upper)),
        *(("M", x - half, bottom - upper), ("L", x + half, bottom - upper)),
    )
    stroke = Path(lines, stroke=colour, stroke_width=1.8 * kit.unit, round=True)
    parts = (*((stroke,) if bottom > top else ()), place(number, box.x - left, box.y - upper))
    group = Group(f"spread:{item.id}", left, upper, 2 * x, lower - upper, parts, item.id, _said(marker, kit))
    return Whisker(marker, group, (Rect(centre[0] - half, top, 2 * half, bottom - top), box))


def _ends(marker: Marker) -> tuple[float, float]:
    """The scores between which half of the answers lie; the score itself where that is not known."""
    item = marker.item
    low = item.score if item.spread_low is None else item.spread_low
    high = item.score if item.spread_high is None else item.spread_high
    return low, high


def _number(marker: Marker, kit: Kit) -> TextBlock:
    theme, metrics = kit.frame.theme, kit.frame.metrics
    style = kit.frame.style("level_label", theme.ink2, halo=theme.paper, halo_width=metrics.label_halo / 2)
    words = kit.frame.words
    text = words.gettext("n = {count}").format(count=words.number(marker.item.n or 0))
    return typeset(text, style, math.inf, align=Align.LEFT)


def _number_top(marker: Marker, kit: Kit, top: float, bottom: float, tall: float) -> float:
    """The number stands under whisker and face, or over both where the lane ends below."""
    gap = 2 * kit.unit
    below = max(bottom, marker.point[1] + kit.sizes.disc) + gap
    return below if below + tall <= kit.scale.height else min(top, marker.point[1] - kit.sizes.disc) - gap - tall


def _said(marker: Marker, kit: Kit) -> str:
    """What a screen reader says of a whisker."""
    words, (low, high) = kit.frame.words, _ends(marker)
    sentence = words.gettext("{count} answers, half of them from {low} to {high}")
    return sentence.format(
        count=words.number(marker.item.n or 0), low=words.number(low, signed=True), high=words.number(high, signed=True)
    )
