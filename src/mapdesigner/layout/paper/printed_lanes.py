"""The lanes of a print: pages that are tried again in the same sizes have them laid out once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapdesigner.layout.lane_stack import LaidLane, LaneStack
from mapdesigner.model.kinds import LaneKind

if TYPE_CHECKING:
    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.metrics import Metrics
    from mapdesigner.model.journey import Lane

_BESIDE_OTHERS = (LaneKind.PAIN_POINTS, LaneKind.OPPORTUNITIES, LaneKind.CHANNELS)
"""Lanes that show something of the other lanes of their page."""


class PrintedLanes(LaneStack):
    """Lays out the lanes of one map for page after page; a size that was tried before is not laid out again."""

    def __init__(self) -> None:
        super().__init__()
        self._printed: dict[tuple[object, ...], LaidLane] = {}

    def _lane(self, lane: Lane, frame: Frame, height: float, *, rule: bool) -> LaidLane:
        key = (lane.id, height, rule, _sizes(lane, frame.metrics), *_page(lane, frame))
        if key not in self._printed:
            self._printed[key] = super()._lane(lane, frame, height, rule=rule)
        return self._printed[key]


def _sizes(lane: Lane, metrics: Metrics) -> Metrics:
    """The sizes that a lane's look hangs on: neither the header's gap nor, for most, the height of the curve."""
    if lane.kind is LaneKind.EMOTIONS:
        return replace(metrics, header_gap=0.0)
    return replace(metrics, header_gap=0.0, emotion_height=0.0, emotion_minimum=0.0, emotion_maximum=0.0)


def _page(lane: Lane, frame: Frame) -> tuple[object, ...]:
    """What a lane's look hangs on besides its sizes, in one map: each page has its own items or parts."""
    known = frame.structure
    shown = [each for each in known.lanes if not each.hidden] if lane.kind in _BESIDE_OTHERS else [lane]
    items = tuple(
        (each.id, each.title, *((item.id, item.text) for item in known.items_of.get(each.id, ()))) for each in shown
    )
    return frame.columns, tuple(stage.id for stage in known.stages), items, frame.personas, frame.compact, frame.sticky
