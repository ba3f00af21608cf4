"""The lanes and the other rows of a print: pages that are tried again in the same sizes have them laid out once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from mapdesigner.layout.lane_stack import LaidLane, LaneStack
from mapdesigner.model.kinds import LaneKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.layout.frame import Frame, Memo
    from mapdesigner.layout.metrics import Metrics
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane

_BESIDE_OTHERS = (LaneKind.PAIN_POINTS, LaneKind.OPPORTUNITIES, LaneKind.CHANNELS)
"""Lanes that show something of the other lanes of their page."""

RowsT = TypeVar("RowsT")
Items = tuple[tuple["AnyItem", ...], ...]


class PrintedLanes(LaneStack):
    """Lays out the lanes of one map for page after page; a size that was tried before is not laid out again."""

    def __init__(self) -> None:
        super().__init__()
        self._printed: dict[tuple[object, ...], list[tuple[Items, LaidLane]]] = {}
        self._cards: dict[tuple[object, ...], dict[str, Memo]] = {}  # air and the curve's height change no card
        self._rows: dict[tuple[object, ...], Any] = {}

    def once(self, name: str, frame: Frame, make: Callable[[], RowsT], *hangs_on: object) -> RowsT:
        """Rows without cards, as the header: made once for all pages of the same stages and sizes.

        `hangs_on` is what they show besides.
        """
        key = (name, _card_sizes(frame.metrics), *_page(frame), *hangs_on)
        if key not in self._rows:
            self._rows[key] = make()
        rows: RowsT = self._rows[key]
        return rows

    def let_go(self) -> None:
        """Forget all that was laid out: of a large map it would fill the memory."""
        for cards in self._cards.values():
            cards.clear()  # a card's draft knows the frame that knows the card: such rings are seldom looked for
        for kept in (self._printed, self._cards, self._rows, self._kept, self._seen):
            kept.clear()

    def _lane(self, lane: Lane, frame: Frame, height: float, *, rule: bool) -> LaidLane:
        shown = _shown(lane, frame)
        names, items = (
            tuple(each.id for each in shown),
            tuple(frame.structure.items_of.get(each.id, ()) for each in shown),
        )
        key = (lane.id, lane.title, names, height, rule, _sizes(lane, frame.metrics), *_page(frame))
        found = self._printed.setdefault(key, [])
        for other, laid in found:
            if other == items:
                return laid
        self._kept.pop(lane.id, None)  # nothing is gained by likening it to the last page's
        memo = self._cards.setdefault((lane.id, names, _card_sizes(frame.metrics), *_page(frame)), {})
        found.append((items, super()._lane(lane, replace(frame, memo=memo), height, rule=rule)))
        return found[-1][1]


def _sizes(lane: Lane, metrics: Metrics) -> Metrics:
    """The sizes that a lane's look hangs on: neither the header's gap nor, for most, the height of the curve."""
    if lane.kind is LaneKind.EMOTIONS:
        return replace(metrics, header_gap=0.0)
    return replace(metrics, header_gap=0.0, emotion_height=0.0, emotion_minimum=0.0, emotion_maximum=0.0)


def _card_sizes(metrics: Metrics) -> Metrics:
    """The sizes that change how cards look and not only where they stand."""
    return replace(metrics, header_gap=0.0, cell_pad_y=0.0, emotion_height=0.0, row_minimum=0.0)


def _page(frame: Frame) -> tuple[object, ...]:
    """What the look of all rows hangs on besides their sizes, in one map."""
    stages = tuple(stage.id for stage in frame.structure.stages)
    return frame.columns, stages, frame.personas, frame.compact, frame.sticky


def _shown(lane: Lane, frame: Frame) -> list[Lane]:
    """The lanes of the page that a lane's look hangs on; each page has its own of their items, or parts of those."""
    if lane.kind not in _BESIDE_OTHERS:
        return [lane]
    return [each for each in frame.structure.lanes if not each.hidden]
