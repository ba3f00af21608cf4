"""The curve over several pages: the feelings before and after those of one page, where they would stand on it."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from mapdesigner.layout.lanes.emotion_curve import Beyond
from mapdesigner.layout.lanes.emotion_markers import places
from mapdesigner.layout.lanes.emotion_scale import Kit
from mapdesigner.model.items import Emotion
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.model.structure import Structure

_APART = 1.0
"""The least distance between two scores in pt: nobody sees these, but the curve must not stand upright."""


def beyond(kit: Kit) -> tuple[Beyond, ...]:
    """The feelings of a lane that stand on other pages; none on screen, where one drawing shows the whole map."""
    frame = kit.frame
    whole = structure(frame.journey)
    if not frame.metrics.paper or len(whole.steps) == len(frame.structure.steps) or not frame.structure.steps:
        return ()
    return tuple(_apart(sorted(_beyond(kit, whole), key=lambda each: each.point[0])))


def _beyond(kit: Kit, whole: Structure) -> Iterator[Beyond]:
    frame = kit.frame
    first, step = whole.column[frame.structure.steps[0].id], frame.columns.widths[0]
    feelings = [item for item in whole.items_of.get(kit.lane, ()) if isinstance(item, Emotion)]
    elsewhere = [item for item in feelings if item.step not in frame.structure.column]
    for persona, item, x in places(
        elsewhere, frame, whole, lambda left, right: _edges(left - first, right - first, step)
    ):
        target = item.score if item.target is None else item.target
        yield Beyond(persona, (x, kit.scale.y(item.score)), (x, kit.scale.y(target)))


def _edges(first: int, last: int, step: float) -> tuple[float, float]:
    """Where columns of other pages would begin and end on this one."""
    return first * step, (last + 1) * step


def _apart(found: list[Beyond]) -> Iterator[Beyond]:
    """One after another: a curve has but one score at a place."""
    least = -inf
    for each in found:
        x = max(each.point[0], least)
        least = x + _APART
        yield replace(each, point=(x, each.point[1]), wanted=(x, each.wanted[1]))
