"""A map with what only another one has put in where it would stand, so that both can be seen in one drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.compare.take import without_mentions
from mapdesigner.edits.replace import look_up, put
from mapdesigner.model.invariants import problems
from mapdesigner.model.items import Emotion, Engagement, Item

if TYPE_CHECKING:
    from mapdesigner.model.entity import Entity
    from mapdesigner.model.journey import JourneyMap


def with_ghosts(journey: JourneyMap, other: JourneyMap) -> tuple[JourneyMap, frozenset[str]]:
    """Return the map with the other one's own stages, steps, lanes and cards, and the ids of these.

    What has no place here is left out, and so are the points of curves, which would bend this map's own.
    """
    found, ghosts = journey, set()
    for each in (*other.stages, *other.steps, *other.lanes, *other.items):
        if isinstance(each, Emotion | Engagement) or look_up(journey, each.id) is not None:
            continue
        if _has_place(found, each):
            found = put(found, without_mentions(found, each))
            ghosts.add(each.id)
    return (found, frozenset(ghosts)) if not problems(found) else _without_spans(journey, found, ghosts)


def _has_place(journey: JourneyMap, each: Entity) -> bool:
    """Tell whether lane and step, or the stage, of a newcomer are there."""
    needed = [getattr(each, name, "") for name in ("lane", "step", "stage")]
    return all(look_up(journey, one) is not None for one in needed if one)


def _without_spans(journey: JourneyMap, found: JourneyMap, ghosts: set[str]) -> tuple[JourneyMap, frozenset[str]]:
    """Let cards stand in their first step where steps were moved apart; if that does not help, show no ghosts."""
    spanning = [each for each in found.items if isinstance(each, Item) and each.id in ghosts and each.until]
    found = put(found, *(each.model_copy(update={"until": None}) for each in spanning))
    return (found, frozenset(ghosts)) if not problems(found) else (journey, frozenset())
