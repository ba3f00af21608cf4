"""A map cut into the parts that people ask about; a part that an edit did not touch is the same object as before."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from operator import is_
from typing import TYPE_CHECKING, Any, TypeVar

from mapdesigner.model import items as kinds
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from mapdesigner.model.entity import Entity
    from mapdesigner.model.items import Item
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.model.kinds import State

EntityT = TypeVar("EntityT", bound="Entity")
ItemT = TypeVar("ItemT", bound="Item")
SmallT = TypeVar("SmallT", int, str)


@dataclass(frozen=True, slots=True)
class Head:
    """What the map says of itself, as far as anything is concluded from it."""

    objective: str
    state: State
    counterpart: str
    date: dt.date | None
    review_by: dt.date | None


class Parts:
    """Placed items by kind in the order of the file, and what stands around them. Ask for it with `parts(map)`."""

    def __init__(self, journey: JourneyMap, before: Parts | None = None) -> None:
        self.journey = journey
        self._before = before
        self._items = self._placed()
        self.head = Head(journey.objective, journey.state, journey.counterpart, journey.date, journey.review_by)
        whole = structure(journey)
        self.stages = self._kept("stages", whole.stages)
        self.steps = self._kept("steps", whole.steps)
        self.lanes = self._kept("lanes", whole.lanes)
        self.personas = self._kept("personas", whole.personas)
        self.column = self._column()
        self.channels, self.departments = journey.channels, journey.departments
        self.evidence, self.comments, self.feedback = journey.evidence, journey.comments, journey.feedback
        self.items = self._kept("items", tuple(item for held in self._items.values() for item in held))
        self.filled = self._as_before("filled", self._filled())
        self.filled_lanes = self._as_before("filled_lanes", frozenset(item.lane for item in self.items))
        self.touchpoints = self._of(kinds.Touchpoint)
        self.emotions = self._of(kinds.Emotion)
        self.pain_points = self._of(kinds.PainPoint)
        self.opportunities = self._of(kinds.Opportunity)
        self.metrics = self._of(kinds.Metric)
        self.engagements = self._of(kinds.Engagement)
        self.goals = self._of(kinds.CustomerGoal)
        self._before = None

    def _placed(self) -> dict[type[Item], tuple[Any, ...]]:
        """The items with a place, by class; parked ones are nobody's claim about the journey yet."""
        steps = {step.id for step in self.journey.steps}
        found: dict[type[Item], list[Item]] = defaultdict(list)
        for item in self.journey.items:
            if item.step in steps:
                found[type(item)].append(item)
        earlier = self._before._items if self._before else {}
        return {kind: _same_or(earlier.get(kind), tuple(held)) for kind, held in found.items()}

    def _of(self, kind: type[ItemT]) -> tuple[ItemT, ...]:
        return self._items.get(kind, ())

    def _kept(self, name: str, found: tuple[EntityT, ...]) -> tuple[EntityT, ...]:
        return _same_or(getattr(self._before, name, None), found)

    def _as_before(self, name: str, found: frozenset[SmallT]) -> frozenset[SmallT]:
        before: frozenset[SmallT] | None = getattr(self._before, name, None)
        return before if before == found and before is not None else found

    def _filled(self) -> frozenset[int]:
        """The columns in which any card stands."""
        spans = (columns(item, self.column) for item in self.items if item.until)
        return frozenset({self.column[item.step] for item in self.items}.union(*spans))

    def _column(self) -> dict[str, int]:
        """The place of each step, counted from 0 over the whole map."""
        found = {step.id: number for number, step in enumerate(self.steps)}
        return self._before.column if self._before and self._before.column == found else found


def columns(item: Item, column: Mapping[str, int]) -> range:
    """Return the columns an item covers."""
    first = column[item.step]
    return range(first, max(first, column.get(item.until or "", first)) + 1)


def _same_or(before: tuple[EntityT, ...] | None, now: tuple[EntityT, ...]) -> tuple[EntityT, ...]:
    """Return the earlier tuple if it holds the very same objects."""
    same = before is not None and len(before) == len(now) and all(map(is_, before, now))
    return before if same and before is not None else now


_RECENT = 8
_recent: list[Parts] = []


def parts(journey: JourneyMap) -> Parts:
    """Return the map's parts; asked again for the same map, the same answer."""
    for known in _recent:
        if known.journey is journey:
            return known
    fresh = Parts(journey, next((known for known in _recent if known.journey.id == journey.id), None))
    _recent.insert(0, fresh)
    del _recent[_RECENT:]
    return fresh
