"""Where stickies go on a blank poster: a dotted box of a sticky's size in every cell that no card covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout.scene import Box, Group, Rect
from mapdesigner.model.kinds import LaneKind

if TYPE_CHECKING:
    from mapdesigner.layout.frame import Frame
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane

_DRAWN = frozenset({LaneKind.EMOTIONS, LaneKind.CHANNELS, LaneKind.DRAMATIC_ARC})
"""Lanes people draw a line into; they have no boxes."""


def sticky_groups(lane: Lane, items: tuple[AnyItem, ...], frame: Frame) -> tuple[Group, ...]:
    """The boxes of a lane, as many side by side as a column is wide; none where the drawing is no blank."""
    if not frame.sticky or lane.kind in _DRAWN:
        return ()
    covered: set[int] = set()
    for item in items:
        first, last = frame.structure.span(item)
        covered |= set(range(first, last + 1))
    free = (column for column in range(len(frame.structure.steps)) if column not in covered)
    return tuple(_stickies(lane, column, frame) for column in free)


def _stickies(lane: Lane, column: int, frame: Frame) -> Group:
    side, line, gap = frame.sticky, frame.metrics.hairline, frame.metrics.card_gap
    left, width = frame.card_edges(column, column)
    count = max(int((width + gap) // (side + gap)), 1)
    rects = (Rect(at * (side + gap) + line / 2, line / 2, side - line, side - line) for at in range(count))
    corners, dots = (frame.metrics.card_radius,) * 4, (line, 3 * line)
    boxes = tuple(Box(rect, "", frame.theme.line_strong, line, corners, dots) for rect in rects)
    step = frame.structure.steps[column].id
    return Group(f"sticky:{lane.id}:{step}", left, frame.metrics.cell_pad_y, count * (side + gap) - gap, side, boxes)
