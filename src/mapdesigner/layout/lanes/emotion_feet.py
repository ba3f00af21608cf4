"""What stands under the curve, on paper: tales of which it bears the beginning, and words it has no room for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapdesigner.layout.frame import Row
from mapdesigner.layout.lanes.emotion_scale import persona_of
from mapdesigner.layout.scene import Align, Group, Span
from mapdesigner.layout.text.typeset import typeset
from mapdesigner.model.items import Emotion
from mapdesigner.model.text import in_one_line
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.layout.frame import Frame
    from mapdesigner.model.items import AnyItem

LONGEST_WORD = 56
"""Letters a word on the curve may have on paper; a longer one goes on under the curve."""

_COLUMN, _GAP = 430.0, 36.0
"""The width aimed at for a column of tales, and the gap between two, in pt on A1."""

_BETWEEN = 8.0
"""The gap between two tales one over the other, in pt on A1."""


def shown_word(item: Emotion, frame: Frame) -> str:
    """What stands at a marker: its text; of a whole tale the beginning on paper, with the number it has under it."""
    text = _flat(item)
    if not frame.metrics.paper or len(text) <= LONGEST_WORD:
        return text
    begin = text[:LONGEST_WORD].rsplit(" ", 1)[0] + "…"
    return begin if frame.compact else f"{begin} ({tales(item.lane, frame).index(item.id) + 1})"


def feet(lane: str, frame: Frame, homeless: Sequence[str] = ()) -> Row:
    """The tales of a lane, and after them its `homeless` words by their ids, in columns, each after its number.

    A row of no height if there are none.
    """
    items = [frame.structure.by_id[each] for each in (*tales(lane, frame), *homeless)]
    if not items:
        return Row((), 0.0)
    left, gap, pad = frame.metrics.cell_pad_x, _GAP * frame.unit, frame.metrics.cell_pad_y
    width = frame.columns.total - 2 * left
    count = min(len(items), max(int((width + gap) // ((_COLUMN + _GAP) * frame.unit)), 1))
    wide = (width - gap * (count - 1)) / count
    groups: list[Group] = []
    top = pad
    for start in range(0, len(items), count):
        row = [
            _tale(item, number, frame, left + at * (wide + gap), top, wide)
            for at, (number, item) in enumerate(list(enumerate(items, 1))[start : start + count])
        ]
        groups += row
        top = max(group.bounds.bottom for group in row) + _BETWEEN * frame.unit
    told = _("Texts too long for the curve stand under it, numbered.")
    return Row(tuple(groups), top - _BETWEEN * frame.unit + pad, (told,))


def with_feet(row: Row, lane: str, frame: Frame, homeless: Sequence[str] = ()) -> Row:
    """The drawn curve with the tales and the homeless words under it."""
    under = feet(lane, frame, homeless)
    if not under.groups:
        return row
    moved = (replace(group, y=group.y + row.height) for group in under.groups)
    return Row((*row.groups, *moved), row.height + under.height, (*row.notes, *under.notes))


def tales(lane: str, frame: Frame) -> list[str]:
    """The ids of a lane's markers whose text is too long for the curve, from left to right."""
    if not frame.metrics.paper or frame.compact:
        return []
    items = frame.structure.items_of.get(lane, ())
    tales = [item for item in items if len(_flat(item)) > LONGEST_WORD and not item.private]
    return [item.id for item in tales if _is_shown(item, frame)]


def _flat(item: AnyItem) -> str:
    """Its text in one line."""
    return in_one_line(item.text)


def _is_shown(item: AnyItem, frame: Frame) -> bool:
    whose = persona_of(item, frame.structure.personas) if isinstance(item, Emotion) else ""
    return not frame.personas or whose in frame.personas


def _tale(item: object, number: int, frame: Frame, x: float, y: float, width: float) -> Group:
    assert isinstance(item, Emotion)
    spans = (
        Span(f"({number})\u00a0 ", frame.style("number")),
        Span(_flat(item), frame.style("body", frame.theme.ink2)),
    )
    block = typeset(spans, None, width, align=Align.START)
    return Group(f"tale:{item.id}", x, y, width, block.box.height, (block,), item.id, item.text)
