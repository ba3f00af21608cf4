"""Edits of lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.edits.forget import forget
from mapdesigner.edits.frozen import check_not_frozen
from mapdesigner.edits.order import insert, move
from mapdesigner.edits.replace import find_one, make, put, replace
from mapdesigner.model.journey import Lane
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.model.kinds import LaneKind

HIGHEST = 4000.0
"""How high a lane can be made, in px at 100 %."""


def add_lane(journey: JourneyMap, kind: LaneKind, index: int | None = None, **fields: object) -> JourneyMap:
    """Add a lane before the `index`-th (hidden ones count), at the bottom without it."""
    check_not_frozen(journey)
    return insert(journey, structure(journey).lanes, index, [make(Lane, kind=kind, **fields)])


def move_lane(journey: JourneyMap, lane: str, index: int | None) -> JourneyMap:
    """Move a lane to before the `index`-th of the others (hidden ones count), to the bottom without it."""
    check_not_frozen(journey)
    return move(journey, structure(journey).lanes, find_one(journey, lane, Lane), index)


def remove_lane(journey: JourneyMap, lane: str) -> JourneyMap:
    """Remove a lane and all that stands in it."""
    check_not_frozen(journey)
    return forget(journey, [find_one(journey, lane, Lane).id])


def hide_lane(journey: JourneyMap, lane: str, *, hidden: bool = True) -> JourneyMap:
    """Leave a lane out of the drawing, or show it again."""
    return put(journey, replace(find_one(journey, lane, Lane), hidden=hidden))


def collapse_lane(journey: JourneyMap, lane: str, *, collapsed: bool = True) -> JourneyMap:
    """Fold a lane to its label, or open it again."""
    return put(journey, replace(find_one(journey, lane, Lane), collapsed=collapsed))


def lock_lane(journey: JourneyMap, lane: str, *, locked: bool = True) -> JourneyMap:
    """Keep what stands in a lane as it is, or let it be changed again."""
    return put(journey, replace(find_one(journey, lane, Lane), locked=locked))


def resize_lane(journey: JourneyMap, lane: str, height: float | None) -> JourneyMap:
    """Make a lane at least so high, in whole px at 100 %, never cutting a card; None: as high as its cards."""
    kept = None if height is None else float(round(min(max(height, 0.0), HIGHEST)))
    return put(journey, replace(find_one(journey, lane, Lane), height=kept))
