"""Which function lays out which lane kind, and which adds signs of its own to the lane column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout.lanes import (
    actions,
    backstage,
    channels,
    dramatic_arc,
    emotions,
    goals,
    metrics,
    notes,
    opportunities,
    pain_points,
    storyboard,
    thoughts,
    touchpoints,
)
from mapdesigner.model.kinds import LaneKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.layout.frame import Frame, Row
    from mapdesigner.layout.scene import Group
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane


LAY_OUT: dict[LaneKind, Callable[[Lane, tuple[AnyItem, ...], Frame, float], Row]] = {
    LaneKind.ACTIONS: actions.lay_out,
    LaneKind.TOUCHPOINTS: touchpoints.lay_out,
    LaneKind.CHANNELS: channels.lay_out,
    LaneKind.GOALS: goals.lay_out,
    LaneKind.THOUGHTS: thoughts.lay_out,
    LaneKind.EMOTIONS: emotions.lay_out,
    LaneKind.PAIN_POINTS: pain_points.lay_out,
    LaneKind.OPPORTUNITIES: opportunities.lay_out,
    LaneKind.METRICS: metrics.lay_out,
    LaneKind.BACKSTAGE: backstage.lay_out,
    LaneKind.FRONT_STAGE: backstage.lay_out,
    LaneKind.SUPPORT_PROCESSES: backstage.lay_out,
    LaneKind.PHYSICAL_EVIDENCE: backstage.lay_out,
    LaneKind.DRAMATIC_ARC: dramatic_arc.lay_out,
    LaneKind.STORYBOARD: storyboard.lay_out,
    LaneKind.NOTES: notes.lay_out,
}

SIDES: dict[LaneKind, Callable[[Lane, Frame, float], tuple[Group, ...]]] = {
    LaneKind.EMOTIONS: emotions.side,
    LaneKind.CHANNELS: channels.side,
}
