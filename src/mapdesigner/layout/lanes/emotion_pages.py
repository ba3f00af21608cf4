"""The curve over several pages: the feelings before and after those of one page, where they would stand on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout.lanes.emotion_curve import Beyond
from mapdesigner.layout.lanes.emotion_scale import Kit, persona_of
from mapdesigner.model.items import Emotion
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.model.structure import Structure


def beyond(kit: Kit) -> tuple[Beyond, ...]:
    """The feelings of a lane that stand on other pages; none on screen, where one drawing shows the whole map."""
    frame = kit.frame
    whole = structure(frame.journey)
    if not frame.metrics.paper or len(whole.steps) == len(frame.structure.steps) or not frame.structure.steps:
        return ()
    return tuple(sorted(_beyond(kit, whole), key=lambda each: each.point[0]))


def _beyond(kit: Kit, whole: Structure) -> Iterator[Beyond]:
    frame = kit.frame
    first, step = whole.column[frame.structure.steps[0].id], frame.columns.widths[0]
    for item in whole.items_of.get(kit.lane, ()):
        if not isinstance(item, Emotion) or item.step in frame.structure.column:
            continue
        left, right = whole.span(item)
        x = ((left + right + 1) / 2 - first) * step
        target = item.score if item.target is None else item.target
        yield Beyond(persona_of(item, whole.personas), (x, kit.scale.y(item.score)), (x, kit.scale.y(target)))
