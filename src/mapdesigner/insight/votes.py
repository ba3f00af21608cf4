"""What a round of dot voting tells: how many dots each card has, and in which order that puts them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mapdesigner.insight.priorities import votes_of
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import JourneyMap


class Ranked(NamedTuple):
    """A card with its dots and its place: 1 for most; cards with as many dots share a place and are `tied`."""

    place: int
    item: AnyItem
    dots: int
    tied: bool


def ranking(journey: JourneyMap, round_id: str) -> tuple[Ranked, ...]:
    """Return the cards with dots, most first; of equal ones the first in reading order."""
    counted = votes_of(journey, round_id)
    values = Counter(counted.values())
    order = {item.id: at for at, item in enumerate(_reading_order(journey))}
    cards = sorted(
        (item for item in journey.items if item.id in counted), key=lambda item: (-counted[item.id], order[item.id])
    )
    return tuple(
        Ranked(1 + sum(each > counted[item.id] for each in counted.values()), item, counted[item.id], tied)
        for item in cards
        for tied in (values[counted[item.id]] > 1,)
    )


def winners(journey: JourneyMap, round_id: str) -> frozenset[str]:
    """Return the ids of the cards with most dots: several if they are tied."""
    return frozenset(each.item.id for each in ranking(journey, round_id) if each.place == 1)


def people_done(journey: JourneyMap, round_id: str) -> tuple[int, int]:
    """Return how many people have used all their dots, and how many have cast any."""
    found = next(each for each in journey.rounds if each.id == round_id)
    cast = Counter(each.voter for each in journey.votes if each.round == round_id)
    return sum(count >= found.votes_each for count in cast.values()), len(cast)


def _reading_order(journey: JourneyMap) -> list[AnyItem]:
    grid = structure(journey)
    placed = [item for step in grid.steps for lane in grid.lanes for item in grid.cell(lane.id, step.id)]
    return [*placed, *grid.parked]
