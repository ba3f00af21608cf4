"""What must be true of every map: references that exist, cells that hold what they may, ids of one object each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.model.catalog import accepts
from mapdesigner.model.items import Item, Touchpoint
from mapdesigner.model.journey import COLLECTIONS
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.references import references
from mapdesigner.model.text import is_clean
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.model.entity import Entity
    from mapdesigner.model.journey import JourneyMap, Lane, Step

KIND_REFERRED = {"answers": ItemKind.PAIN_POINT, "supports": ItemKind.TOUCHPOINT}
"""Fields that hold ids of items of one kind only."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is not as it must be: the place (`items[3].until`), a code that lasts, and words for the user."""

    place: str
    code: str
    words: str


def problems(journey: JourneyMap) -> tuple[Finding, ...]:
    """Return all that breaks the rules of a map, in the order of the file; nothing for a sound one."""
    return tuple(_Check(journey).findings())


class _Check:
    """One look over one map."""

    def __init__(self, journey: JourneyMap) -> None:
        self._journey = journey
        self._ids = {name: {each.id: each for each in getattr(journey, name)} for name in COLLECTIONS}
        self._lanes: dict[str, Lane] = {lane.id: lane for lane in journey.lanes}
        self._steps: dict[str, Step] = {step.id: step for step in journey.steps}

    def findings(self) -> Iterator[Finding]:
        for path, text in _texts(self._journey):
            if not is_clean(text):
                yield Finding(path, "unclean_text", _("This text holds characters that cannot be saved."))
        yield from self._of_ids()
        yield from self._of_stages()
        for name in COLLECTIONS:
            for index, each in enumerate(getattr(self._journey, name)):
                place = f"{name}[{index}]"
                yield from self._of_references(place, each)
                if isinstance(each, Item):
                    yield from self._of_item(place, each)

    def _of_ids(self) -> Iterator[Finding]:
        seen: set[str] = set()
        for name in COLLECTIONS:
            ids = [each.id for each in getattr(self._journey, name)]
            if ids != sorted(ids):
                yield Finding(name, "unsorted", _("These are not sorted by id."))
            for index, one in enumerate(ids):
                if one in seen:
                    yield Finding(f"{name}[{index}].id", "repeated_id", _("This id stands twice in the map."))
                seen.add(one)

    def _of_stages(self) -> Iterator[Finding]:
        with_steps = {step.stage for step in self._journey.steps}
        for index, stage in enumerate(self._journey.stages):
            if stage.id not in with_steps:
                yield Finding(f"stages[{index}]", "stage_without_step", _("This stage has no step."))

    def _of_references(self, place: str, each: Entity) -> Iterator[Finding]:
        for name, target, held in references(each):
            found = self._ids[target].get(held)
            if found is None:
                words = _("What this refers to is not in the map.")
                yield Finding(f"{place}.{name}", "missing_reference", words)
            elif isinstance(found, Item) and name in KIND_REFERRED and found.kind != KIND_REFERRED[name]:
                yield Finding(f"{place}.{name}", "wrong_reference", _("This refers to an item of another kind."))

    def _of_item(self, place: str, item: Item) -> Iterator[Finding]:
        if bool(item.lane) != bool(item.step):
            yield Finding(place, "half_placed", _("An item has a lane and a step, or neither."))
        lane = self._lanes.get(item.lane)
        if lane and not accepts(lane.kind, item.kind):
            yield Finding(f"{place}.lane", "wrong_lane", _("This lane does not hold items of this kind."))
        if item.until is not None and not self._within_stage(item.step, item.until):
            yield Finding(f"{place}.until", "span_outside_stage", _("This span does not end later in its own stage."))
        if isinstance(item, Touchpoint):
            ids = [each.id for each in item.interventions]
            if len(set(ids)) < len(ids):
                yield Finding(f"{place}.interventions", "repeated_id", _("An id stands twice in this touchpoint."))

    def _within_stage(self, step: str, until: str) -> bool:
        first, last = self._steps.get(step), self._steps.get(until)
        if first is None or last is None:
            return last is None and first is not None  # then the missing reference is found already
        return first.stage == last.stage and first.order < last.order


def _texts(values: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a map with its place; also inside keys the program does not know."""
    if isinstance(values, str):
        yield path, values
    elif isinstance(values, dict):
        for key, value in values.items():
            yield from _texts(value, f"{path}.{key}" if path else str(key))
    elif isinstance(values, (tuple, list)):
        for index, value in enumerate(values):
            yield from _texts(value, f"{path}[{index}]")
    elif hasattr(values, "__pydantic_extra__"):
        yield from _texts({**values.__dict__, **(values.__pydantic_extra__ or {})}, path)
