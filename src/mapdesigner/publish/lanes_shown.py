"""A map with other lanes hidden than it hides itself, for one export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.edits.replace import put, replace
from mapdesigner.model.catalog import lane_row
from mapdesigner.words import translator

if TYPE_CHECKING:
    from collections.abc import Collection

    from mapdesigner.model.journey import JourneyMap, Lane


def with_hidden(journey: JourneyMap, hidden: Collection[str]) -> JourneyMap:
    """Return the map with these lanes hidden, by their ids, and all others shown."""
    turned = [lane for lane in journey.lanes if lane.hidden != (lane.id in hidden)]
    return put(journey, *(replace(lane, hidden=not lane.hidden) for lane in turned))


def only(journey: JourneyMap, names: Collection[str]) -> JourneyMap:
    """Return the map with these lanes alone, by what they are called in any case.

    Raises KeyError with a name that no lane has, as it was given.
    """
    called = {lane.id: _names(journey, lane) for lane in journey.lanes}
    wanted = [name.casefold() for name in names]
    unknown = next((name for name in names if not any(name.casefold() in each for each in called.values())), None)
    if unknown is not None:
        raise KeyError(unknown)
    return with_hidden(journey, [one for one, each in called.items() if each.isdisjoint(wanted)])


def _names(journey: JourneyMap, lane: Lane) -> set[str]:
    """A lane's own title, or its kind's name in the languages of the map and of the interface."""
    row = lane_row(lane.kind)
    named = (lane.title,) if lane.title else (translator(journey.language).gettext(row.words), row.label)
    return {each.casefold() for each in named}
