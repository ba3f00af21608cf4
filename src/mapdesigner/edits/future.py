"""The map of tomorrow out of the map of today: what is wanted becomes what is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.edits.replace import replace
from mapdesigner.model.entity import new_id
from mapdesigner.model.items import Emotion, Item, Metric
from mapdesigner.model.kinds import State

if TYPE_CHECKING:
    from mapdesigner.model.journey import JourneyMap


def future_of(journey: JourneyMap, counterpart: str = "") -> JourneyMap:
    """Return a copy of a map as it shall be: targets are scores and figures, and what is tied to today is left out.

    Objects keep their ids, so that the two can be compared. Customers' words, comments, votes and workshops stay with
    today's map. `counterpart` is the way to that.
    """
    return replace(
        journey,
        id=new_id(),
        state=State.FUTURE,
        counterpart=counterpart,
        items=tuple(_wanted(item) for item in journey.items),
        feedback=(),
        comments=(),
        votes=(),
        rounds=(),
        workshops=(),
        wall_photos=(),
    )


def _wanted(item: Item) -> Item:
    """The item with its target in place of what is; a wish rests on no evidence."""
    if isinstance(item, Emotion) and item.target is not None:
        return replace(item, score=item.target, target=None, n=None, spread_low=None, spread_high=None, evidence=())
    if isinstance(item, Metric) and item.target is not None:
        return replace(item, current=item.target, target=None, history=(), column="", evidence=())
    return item
