"""A map without its random ids and ranks, so that two maps can be held against each other."""

from __future__ import annotations

from typing import Any

from mapdesigner.model.entity import Entity
from mapdesigner.model.journey import COLLECTIONS, JourneyMap
from mapdesigner.model.structure import structure

_PLACE = {"id", "rank", "stage", "lane", "step"}


def shape(journey: JourneyMap) -> dict[str, Any]:
    """All a map says, in reading order; ids and ranks left out, personas by their names."""
    grid = structure(journey)
    return {
        "map": journey.model_dump(exclude={"id", *COLLECTIONS}),
        "personas": [_plain(each) for each in grid.personas],
        "stages": [(_plain(each), [_plain(step) for step in grid.steps_of[each.id]]) for each in grid.stages],
        "lanes": [(_plain(each), _cells(journey, each.id)) for each in grid.lanes],
    }


def _cells(journey: JourneyMap, lane: str) -> list[tuple[int, dict[str, Any]]]:
    grid = structure(journey)
    names = {each.id: each.name for each in grid.personas}
    return [
        (grid.column[item.step], _plain(item) | {"personas": [names[each] for each in item.personas]})
        for item in grid.items_of.get(lane, ())
    ]


def _plain(each: Entity) -> dict[str, Any]:
    return each.model_dump(exclude=_PLACE)
