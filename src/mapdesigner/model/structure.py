"""How a map reads: its objects by id and in the order of screen and paper, worked out once per map."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property
from itertools import compress
from operator import attrgetter, is_not
from typing import TYPE_CHECKING, TypeVar

from mapdesigner.model.entity import Ranked
from mapdesigner.model.journey import COLLECTIONS, Step
from mapdesigner.model.kinds import ItemKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from mapdesigner.model.entity import Entity
    from mapdesigner.model.items import AnyItem, Item
    from mapdesigner.model.journey import JourneyMap, Lane, Persona, Prompt, Stage

RankedT = TypeVar("RankedT", bound=Ranked)
EntityT = TypeVar("EntityT", bound="Entity")
_order = attrgetter("order")


def in_order(objects: Iterable[RankedT]) -> tuple[RankedT, ...]:
    """Sort by (rank, id)."""
    return tuple(sorted(objects, key=_order))


class Structure:
    """A map's objects in reading order. Ask for it with `structure(map)`."""

    def __init__(self, journey: JourneyMap) -> None:
        self.journey = journey

    @cached_property
    def by_id(self) -> Mapping[str, Entity]:
        """Every object with an id."""
        return {each.id: each for name in COLLECTIONS for each in getattr(self.journey, name)}

    def one(self, wanted: str, kind: type[EntityT]) -> EntityT:
        """The object with an id, which is known to be of this kind; raises KeyError if the map has none."""
        found = self.by_id[wanted]
        assert isinstance(found, kind)
        return found

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """Stages from first to last."""
        return in_order(self.journey.stages)

    @cached_property
    def steps_of(self) -> Mapping[str, tuple[Step, ...]]:
        """Steps of each stage, by the stage's id."""
        found: dict[str, list[Step]] = {stage.id: [] for stage in self.stages}
        for step in in_order(self.journey.steps):
            found.setdefault(step.stage, []).append(step)
        return {stage: tuple(steps) for stage, steps in found.items()}

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All steps of the map from first to last."""
        return tuple(step for stage in self.stages for step in self.steps_of[stage.id])

    @cached_property
    def column(self) -> Mapping[str, int]:
        """The place of each step, counted from 0 over the whole map."""
        return {step.id: index for index, step in enumerate(self.steps)}

    @cached_property
    def stage_numbers(self) -> Mapping[str, int]:
        """The place of each stage, counted from 1, by its id."""
        return {stage.id: number for number, stage in enumerate(self.stages, 1)}

    @cached_property
    def step_numbers(self) -> Mapping[str, str]:
        """'2.3' for the third step of the second stage, by the step's id."""
        return {
            step.id: f"{self.stage_numbers[stage.id]}.{minor}"
            for stage in self.stages
            for minor, step in enumerate(self.steps_of[stage.id], 1)
        }

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        """Lanes from top to bottom, hidden ones too."""
        return in_order(self.journey.lanes)

    @cached_property
    def items_of(self) -> Mapping[str, tuple[AnyItem, ...]]:
        """Items of each lane by (column, rank, id); items without a valid place are left out."""
        return self._sorted_items(self.journey.items)

    def _sorted_items(self, items: Iterable[AnyItem]) -> dict[str, tuple[AnyItem, ...]]:
        found: dict[str, list[AnyItem]] = defaultdict(list)
        column = self.column
        for item in items:
            if item.step in column:
                found[item.lane].append(item)
        return {
            lane: tuple(sorted(items, key=lambda it: (column[it.step], it.rank, it.id)))
            for lane, items in found.items()
        }

    def cell(self, lane: str, step: str) -> tuple[AnyItem, ...]:
        """Items that begin in one cell, from top to bottom."""
        return tuple(item for item in self.items_of.get(lane, ()) if item.step == step)

    def span(self, item: Item) -> tuple[int, int]:
        """The first and last column an item covers, kept within the stage of its step."""
        first = self.column[item.step]
        if not item.until or item.until not in self.column:
            return first, first
        same_stage = self.one(item.until, Step).stage == self.one(item.step, Step).stage
        return first, max(first, self.column[item.until]) if same_stage else first

    @cached_property
    def parked(self) -> tuple[AnyItem, ...]:
        """Items without a place, in order."""
        return in_order(item for item in self.journey.items if item.step not in self.column)

    @cached_property
    def prompts(self) -> Mapping[tuple[str, str], Prompt]:
        """What each cell asks for, by lane and step; of two, which only a merge can leave, the first by id."""
        return {(each.lane, each.step): each for each in reversed(self.journey.prompts)}

    @cached_property
    def personas(self) -> tuple[Persona, ...]:
        """Personas in order; the first is the main one."""
        return in_order(self.journey.personas)

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """'P3' and 'O5' by item id, counted in reading order (lane, column, rank); they are never stored."""
        items = [item for lane in self.lanes for item in self.items_of.get(lane.id, ())]
        pains = (item.id for item in items if item.kind is ItemKind.PAIN_POINT)
        opportunities = (item.id for item in items if item.kind is ItemKind.OPPORTUNITY)
        return {
            **{each: f"P{number}" for number, each in enumerate(pains, 1)},
            **{each: f"O{number}" for number, each in enumerate(opportunities, 1)},
        }


class PartOfStructure(Structure):
    """Some stages and lanes of a map; stages, steps, pain points and opportunities keep their numbers of the whole.

    Of a lane that stands on several pages `some` has the items of this one, by the lane's id. Of a stage that does so
    `shown` has the steps, with those of the other stages; None for all.
    """

    def __init__(
        self,
        whole: Structure,
        stages: tuple[Stage, ...],
        lanes: tuple[Lane, ...],
        some: Mapping[str, tuple[AnyItem, ...]] | None = None,
        shown: tuple[Step, ...] | None = None,
    ) -> None:
        super().__init__(whole.journey)
        self._shown = None if shown is None else {step.id for step in shown}
        self.stages = stages
        self.lanes = lanes
        self.some = some or {}
        self.stage_numbers, self.step_numbers = whole.stage_numbers, whole.step_numbers
        self.numbers = whole.numbers

    @cached_property
    def steps_of(self) -> Mapping[str, tuple[Step, ...]]:
        """Steps of each of these stages."""
        steps, shown = structure(self.journey).steps_of, self._shown
        if shown is None:
            return {stage.id: steps[stage.id] for stage in self.stages}
        return {stage.id: tuple(step for step in steps[stage.id] if step.id in shown) for stage in self.stages}

    @cached_property
    def items_of(self) -> Mapping[str, tuple[AnyItem, ...]]:
        """Items of each lane by (column, rank, id), of some lanes those of this part."""
        whole = structure(self.journey)
        runs = [_columns(self.steps_of[stage.id], whole.column) for stage in self.stages if self.steps_of[stage.id]]
        shown = {lane: tuple(_within(runs, items, whole.column)) for lane, items in whole.items_of.items()}
        return {**{lane: items for lane, items in shown.items() if items}, **self.some}

    @cached_property
    def by_id(self) -> Mapping[str, Entity]:
        """Every object of the whole map with an id."""
        return structure(self.journey).by_id


def _columns(steps: tuple[Step, ...], column: Mapping[str, int]) -> tuple[int, int]:
    """The first and the last column of a stage with these steps."""
    return column[steps[0].id], column[steps[-1].id]


def _within(runs: list[tuple[int, int]], items: tuple[AnyItem, ...], column: Mapping[str, int]) -> Iterator[AnyItem]:
    """Items of these runs of columns; they are in the order of columns, so that most need not be looked at."""
    for first, last in runs:
        start = bisect_left(items, first, key=lambda item: column[item.step])
        end = bisect_right(items, last, lo=start, key=lambda item: column[item.step])
        yield from items[start:end]


class _NextStructure(Structure):
    """The structure of a map that an edit made from an earlier one: lanes whose items did not change keep their order.

    Sorting 10,000 items anew takes longer than a frame; finding the changed ones by `is` takes a fraction of it.
    """

    def __init__(self, journey: JourneyMap, before: Structure) -> None:
        super().__init__(journey)
        changes = {name: _difference(getattr(before.journey, name), getattr(journey, name)) for name in COLLECTIONS}
        gone, come = changes["items"]
        self._gone, self._come = {id(item) for item in gone}, come
        self._changed = {item.lane for item in (*gone, *come)}
        self._items_before = before.items_of
        self._same_columns = journey.stages == before.journey.stages and journey.steps == before.journey.steps
        self.by_id = _updated(before.by_id, changes.values())
        if self._same_columns:
            self.stages, self.steps_of, self.steps = before.stages, before.steps_of, before.steps
            self.column, self.step_numbers, self.stage_numbers = (
                before.column,
                before.step_numbers,
                before.stage_numbers,
            )
            if not (any(changes["lanes"]) or _numbered(gone) or _numbered(come)):
                self.numbers = before.numbers

    @cached_property
    def items_of(self) -> Mapping[str, tuple[AnyItem, ...]]:
        """Items of each lane; only lanes that an edit touched are sorted anew."""
        if not self._same_columns:
            return self._sorted_items(self.journey.items)
        kept = {lane: items for lane, items in self._items_before.items() if lane not in self._changed}
        touched = (item for lane in self._changed for item in self._items_before.get(lane, ()))
        stayed = (item for item in touched if id(item) not in self._gone)
        return {**kept, **self._sorted_items((*stayed, *self._come))}


def _difference(before: tuple[EntityT, ...], after: tuple[EntityT, ...]) -> tuple[list[EntityT], list[EntityT]]:
    """The objects that are gone and those that are new, told apart by `is`.

    Both are sorted by id, so what did not change mostly stands at the same index; only the rest is looked at by name.
    """
    if before is after:
        return [], []
    moved = list(map(is_not, before, after))
    gone = [*compress(before, moved), *before[len(after) :]]
    come = [*compress(after, moved), *after[len(before) :]]
    old, new = set(map(id, gone)), set(map(id, come))
    return [each for each in gone if id(each) not in new], [each for each in come if id(each) not in old]


def _updated(
    before: Mapping[str, Entity], changes: Collection[tuple[list[Entity], list[Entity]]]
) -> Mapping[str, Entity]:
    """Objects by id, taken over from the earlier map but for those that are gone and those that are new."""
    found = dict(before)
    for gone, come in changes:
        for lost in {each.id for each in gone} - {each.id for each in come}:
            found.pop(lost, None)
    for _gone, come in changes:
        found.update((each.id, each) for each in come)
    return found


def _numbered(items: Iterable[AnyItem]) -> bool:
    """Tell whether any of the items bears a number."""
    return any(item.kind in (ItemKind.PAIN_POINT, ItemKind.OPPORTUNITY) for item in items)


_RECENT = 8
_recent: list[Structure] = []


def structure(journey: JourneyMap) -> Structure:
    """Return the map's reading order; asked again for the same map, the same answer."""
    for known in _recent:
        if known.journey is journey:
            return known
    before = next((known for known in _recent if known.journey.id == journey.id), None)
    fresh = _NextStructure(journey, before) if before else Structure(journey)
    _recent.insert(0, fresh)
    del _recent[_RECENT:]
    return fresh
