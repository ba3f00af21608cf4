"""The lanes and the other rows of a print: pages that are tried again in the same sizes have them laid out once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from mapdesigner.layout.lane_stack import LaidLane, LaneStack
from mapdesigner.model.kinds import LaneKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.layout.frame import Frame, Memo
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane

_BESIDE_OTHERS = (LaneKind.PAIN_POINTS, LaneKind.OPPORTUNITIES, LaneKind.CHANNELS)
"""Lanes that show something of the other lanes of their page."""

RowsT = TypeVar("RowsT")
Items = tuple[tuple["AnyItem", ...], ...]


class _Look(NamedTuple):
    """Numbers for the sizes of a frame and what else the look of its rows hangs on.

    `cards`: how cards look, `lanes`: where they stand too, `curves`: the height of the curve too.
    """

    cards: int
    lanes: int
    curves: int


class PrintedLanes(LaneStack):
    """Lays out the lanes of one map for page after page; a size that was tried before is not laid out again."""

    def __init__(self) -> None:
        super().__init__()
        self._printed: dict[tuple[object, ...], list[tuple[Items, LaidLane]]] = {}
        self._cards: dict[tuple[object, ...], dict[str, Memo]] = {}
        self._rows: dict[tuple[object, ...], Any] = {}
        self._numbers: dict[tuple[object, ...], int] = {}
        self._last: tuple[Frame, _Look] | None = None

    def once(self, name: str, frame: Frame, make: Callable[[], RowsT], *hangs_on: object) -> RowsT:
        """Rows without cards, as the header: made once for all pages of the same stages and sizes.

        `hangs_on` is what they show besides.
        """
        key = (name, self._look(frame).cards, *hangs_on)
        if key not in self._rows:
            self._rows[key] = make()
        rows: RowsT = self._rows[key]
        return rows

    def let_go(self) -> None:
        """Forget all that was laid out: of a large map it would fill the memory."""
        for cards in self._cards.values():
            cards.clear()  # a card's draft knows the frame that knows the card: such rings are seldom looked for
        for kept in (self._printed, self._cards, self._rows, self._numbers, self._kept, self._seen):
            kept.clear()
        self._last = None

    def _lane(self, lane: Lane, frame: Frame, height: float, *, rule: bool) -> LaidLane:
        look, shown = self._look(frame), _shown(lane, frame)
        names = tuple(each.id for each in shown)
        items = tuple(frame.structure.items_of.get(each.id, ()) for each in shown)
        sizes = look.curves if lane.kind is LaneKind.EMOTIONS else look.lanes
        found = self._printed.setdefault((lane.id, lane.title, names, height, rule, sizes), [])
        for other, laid in found:
            if other == items:
                return laid
        self._kept.pop(lane.id, None)  # nothing is gained by likening it to the last page's
        memo = self._cards.setdefault((lane.id, names, look.cards), {})
        found.append((items, super()._lane(lane, replace(frame, memo=memo), height, rule=rule)))
        return found[-1][1]

    def _look(self, frame: Frame) -> _Look:
        """The numbers of a frame; of the last one they are known."""
        if self._last is None or self._last[0] is not frame:
            curves = replace(frame.metrics, header_gap=0.0)
            cards = replace(curves, cell_pad_y=0.0, emotion_height=0.0, row_minimum=0.0)
            lanes = replace(curves, emotion_height=0.0, emotion_minimum=0.0, emotion_maximum=0.0)
            steps = tuple(step.id for step in frame.structure.steps)
            stages = tuple(stage.id for stage in frame.structure.stages)
            page = (frame.columns, stages, steps, frame.personas, frame.compact, frame.sticky)
            self._last = frame, _Look(*(self._number((page, sizes)) for sizes in (cards, lanes, curves)))
        return self._last[1]

    def _number(self, key: tuple[object, ...]) -> int:
        return self._numbers.setdefault(key, len(self._numbers))


def _shown(lane: Lane, frame: Frame) -> list[Lane]:
    """The lanes of the page that a lane's look hangs on; each page has its own of their items, or parts of those."""
    if lane.kind not in _BESIDE_OTHERS:
        return [lane]
    return [each for each in frame.structure.lanes if not each.hidden]
