"""Feelings told in a whole tale, on paper: the curve bears how it begins, and all of it stands under the curve."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapdesigner.layout.frame import Row
from mapdesigner.layout.lanes.emotion_scale import persona_of
from mapdesigner.layout.scene import Align, Group, Span
from mapdesigner.layout.text.typeset import typeset
from mapdesigner.model.items import Emotion
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.layout.frame import Frame
    from mapdesigner.model.items import AnyItem

LONGEST_WORD = 56
"""Letters a word on the curve may have on paper; a longer one goes on under the curve."""

_COLUMN, _GAP = 430.0, 36.0
"""The width aimed at for a column of tales, and the gap between two, in pt on A1."""


def shown_word(item: Emotion, frame: Frame) -> str:
    """What stands at a marker: its text; of a whole tale the beginning on paper, with the number it has under it."""
    text = _flat(item)
    if not frame.metrics.paper or len(text) <= LONGEST_WORD:
        return text
    begin = text[:LONGEST_WORD].rsplit(" ", 1)[0] + "…"
    return begin if frame.compact else f"{begin} ({_tales(item.lane, frame).index(item.id) + 1})"


def feet(lane: str, frame: Frame) -> Row:
    """The tales of a lane in columns under its curve, each after its number; a row of no height if there are none."""
    items = [frame.structure.by_id[each] for each in _tales(lane, frame)]
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
        top = max(group.bounds.bottom for group in row) + pad
    return Row(tuple(groups), top, (_("Texts too long for the curve stand under it, numbered."),))


def with_feet(row: Row, lane: str, frame: Frame) -> Row:
    """The drawn curve with the tales under it."""
    under = feet(lane, frame)
    if not under.groups:
        return row
    moved = (replace(group, y=group.y + row.height) for group in under.groups)
    return Row((*row.groups, *moved), row.height + under.height, (*row.notes, *under.notes))


def _tales(lane: str, frame: Frame) -> list[str]:
    """The ids of a lane's markers whose text is too long for the curve, from left to right."""
    if not frame.metrics.paper or frame.compact:
        return []
    items = frame.structure.items_of.get(lane, ())
    tales = [item for item in items if len(_flat(item)) > LONGEST_WORD and not item.private]
    return [item.id for item in tales if _is_shown(item, frame)]


def _flat(item: AnyItem) -> str:
    """Its text in one line."""
    return " ".join(item.text.split())


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
