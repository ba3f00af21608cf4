"""How much of a map is assumption: the share of its cards that rest on no evidence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.insight.parts import parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mapdesigner.model.items import Item
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.model.kinds import ItemKind


@dataclass(frozen=True, slots=True)
class Assumed:
    """How many cards of how many rest on no evidence."""

    assumed: int
    cards: int

    @property
    def percent(self) -> int:
        """The share as a whole number, 0-100, halves rounded up; 0 where there is no card."""
        return (200 * self.assumed + self.cards) // (2 * self.cards) if self.cards else 0


def is_assumption(item: Item) -> bool:
    """Tell whether a card rests on nothing but what the team believes."""
    return not item.evidence


def assumptions(journey: JourneyMap) -> Assumed:
    """Return what the whole map rests on; parked cards do not count."""
    return assumed_of(parts(journey).items)


def assumed_of(items: Iterable[Item]) -> Assumed:
    """Return what some cards rest on."""
    held = [is_assumption(item) for item in items]
    return Assumed(sum(held), len(held))


def assumptions_by_kind(journey: JourneyMap) -> Mapping[ItemKind, Assumed]:
    """Return what the cards of each kind on the map rest on."""
    items = parts(journey).items
    cards = Counter(item.kind for item in items)
    assumed = Counter(item.kind for item in items if is_assumption(item))
    return {kind: Assumed(assumed[kind], count) for kind, count in cards.items()}


def assumptions_by_stage(journey: JourneyMap) -> Mapping[str, Assumed]:
    """Return what the cards that begin in each stage rest on, by the stage's id, in order."""
    part = parts(journey)
    stage = {step.id: step.stage for step in part.steps}
    return {each.id: assumed_of(item for item in part.items if stage[item.step] == each.id) for each in part.stages}
