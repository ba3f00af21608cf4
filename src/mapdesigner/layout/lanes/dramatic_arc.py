"""The dramatic arc: how much is at stake in each step, as a stepped area from 1 to 5 with figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from mapdesigner.layout.colour import with_alpha
from mapdesigner.layout.frame import Row
from mapdesigner.layout.scene import Box, Group, Path, Primitive, Rect, Span, TextBlock
from mapdesigner.layout.text.typeset import place, typeset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.layout.frame import Frame
    from mapdesigner.model.items import AnyItem, Engagement
    from mapdesigner.model.journey import Lane

_LEVELS = 5
_AREA = 0.10
_LEAST_LEVEL = 0.2  # height of one level against the least height of a row
_LIFT = 0.6  # air under the words against the padding of a cell at its sides: their tails must not touch the stair


@dataclass(frozen=True, slots=True)
class _Told:
    """The words over a stair of a width, and what a screen reader says of it."""

    item: Engagement
    width: float
    words: TextBlock
    label: str


@dataclass(frozen=True, slots=True)
class _Stair:
    """One stair: where it runs from and to, what is told of it, and the level left of it (0 where nothing touches)."""

    item: Engagement
    left: float
    right: float
    told: _Told
    before: int


class _Scale(NamedTuple):
    """The y of the highest level and of the base, which is level nought."""

    top: float
    base: float

    def y(self, level: int) -> float:
        """The y of a level from 0 to 5."""
        return self.base - level * (self.base - self.top) / _LEVELS


def lay_out(lane: Lane, items: tuple[AnyItem, ...], frame: Frame, height: float = 0.0) -> Row:
    """Draw one stair for each engagement; stairs that touch are joined. The row is at least `height` high."""
    stairs = _stairs(cast("tuple[Engagement, ...]", items), frame, _known(lane, frame))
    metrics = frame.metrics
    room = max((stair.told.words.box.height + _LIFT * metrics.cell_pad_x for stair in stairs), default=0.0)
    top = metrics.cell_pad_y + room
    height = max(height, top + _LEVELS * _LEAST_LEVEL * metrics.row_minimum + metrics.cell_pad_y)
    scale = _Scale(top, height - metrics.cell_pad_y)
    return Row((_base(lane, frame, scale, height), *(_group(stair, frame, scale, height) for stair in stairs)), height)


def _known(lane: Lane, frame: Frame) -> dict[str, _Told]:
    """What was told of each engagement last time; nothing if it would be set otherwise now."""
    sizes = frame.metrics.type, frame.metrics.cell_pad_x
    key = (*sizes, frame.theme, frame.words.language, frame.journey.brand.font)
    memo = cast("dict[str, Any]", frame.memo)  # words stand beside the cards' memos under a name of their own
    name = f"stairs:{lane.id}"
    if name not in memo or memo[name][0] != key:
        memo[name] = (key, {})
    return cast("dict[str, _Told]", memo[name][1])


def _stairs(items: Sequence[Engagement], frame: Frame, known: dict[str, _Told]) -> list[_Stair]:
    """Share a step's width between the engagements that begin in it."""
    counts = Counter(item.step for item in items)
    turns: Counter[str] = Counter()
    stairs: list[_Stair] = []
    for item in items:
        left, right = frame.columns.edges(*frame.structure.span(item))
        turn, count = turns[item.step], counts[item.step]
        turns[item.step] += 1
        left, right = left + (right - left) * turn / count, left + (right - left) * (turn + 1) / count
        touches = bool(stairs) and abs(stairs[-1].right - left) < 0.01
        before = stairs[-1].item.level if touches else 0
        told = known.get(item.id)
        if told is None or told.item is not item or told.width != right - left:
            told = known[item.id] = _told(item, right - left, frame)
        stairs.append(_Stair(item, left, right, told, before))
    return stairs


def _told(item: Engagement, width: float, frame: Frame) -> _Told:
    said = frame.words.gettext("Engagement {level} of 5, {text}") if item.text else _untold(frame)
    label = said.format(level=frame.words.number(item.level), text=item.text)
    return _Told(item, width, _words(item, width, frame), label)


def _words(item: Engagement, width: float, frame: Frame) -> TextBlock:
    """The figure, and after it what the map says about it."""
    figure = Span(frame.words.number(item.level), frame.style("number"))
    text = (Span(f" {item.text}", frame.style("caption", frame.theme.ink2)),) if item.text else ()
    pad = frame.metrics.cell_pad_x
    return typeset((figure, *text), None, max(width - 2 * pad, 1.0), x=pad)


def _base(lane: Lane, frame: Frame, scale: _Scale, height: float) -> Group:
    y, width = scale.base, frame.columns.total
    line = Path((("M", 0.0, y), ("L", width, y)), stroke=frame.theme.line_strong, stroke_width=frame.metrics.hairline)
    return Group(f"arc:{lane.id}", 0.0, 0.0, width, height, (line,))


def _group(stair: _Stair, frame: Frame, scale: _Scale, height: float) -> Group:
    item, width, theme = stair.item, stair.right - stair.left, frame.theme
    line = frame.metrics.future
    y, base = scale.y(item.level), scale.base
    riser: tuple[tuple[str | float, ...], ...] = (("M", 0.0, y),)
    if stair.before and stair.before != item.level:
        riser = (("M", 0.0, scale.y(stair.before)), ("L", 0.0, y))
    words = stair.told.words
    above = y - words.box.height - _LIFT * frame.metrics.cell_pad_x
    parts: tuple[Primitive, ...] = (
        Box(Rect(0.0, y, width, base - y), with_alpha(theme.ink, _AREA)),
        Path((*riser, ("L", width, y)), stroke=theme.ink, stroke_width=line, round=True),
        place(words, words.box.x, above),
    )
    return Group(f"card:{item.id}", stair.left, 0.0, width, height, parts, item.id, stair.told.label)


def _untold(frame: Frame) -> str:
    return frame.words.gettext("Engagement {level} of 5")
