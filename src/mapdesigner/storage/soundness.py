"""Tells what is wrong in a map just read: fast when nothing is, by the rules of the model when something may be."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeAlias

from mapdesigner.model import invariants
from mapdesigner.model.catalog import lane_row
from mapdesigner.model.invariants import Finding
from mapdesigner.model.items import ITEM_CLASSES, Item
from mapdesigner.model.journey import COLLECTIONS
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.references import reference_fields
from mapdesigner.storage.links import is_map_link, is_web_link
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.model.entity import Entity
    from mapdesigner.model.journey import JourneyMap

Fields: TypeAlias = "dict[str, Any]"
"""An object's fields as Python keeps them: reading them there is twice as fast, and this runs on every load."""


def findings(journey: JourneyMap) -> tuple[Finding, ...]:
    """Return what breaks the rules of a map, and the links that lead where no link may."""
    broken = () if _Gathered(journey).is_sound() else invariants.problems(journey)
    return (*broken, *_bad_links(journey))


_OF_PLACE = frozenset({"lane", "step", "until"})
"""References of items that are looked at together, since each depends on the others."""


_NOTHING: frozenset[object] = frozenset({"", None, ()})
"""What a field holds that refers to nothing."""


class _Gathered:
    """A map's references in sets, so that ten thousand items are asked a few dozen questions.

    Finds no less than `invariants.problems` does, but not where; clean texts and order by id are taken as given.
    """

    def __init__(self, journey: JourneyMap) -> None:
        self._journey = journey
        self._ids = {name: {each.id for each in getattr(journey, name)} for name in COLLECTIONS}
        self._steps = {step.id: step for step in journey.steps}
        self._lanes: dict[ItemKind | None, set[str]] = defaultdict(set)
        for lane in journey.lanes:
            self._lanes[lane_row(lane.kind).item].add(lane.id)
        self._by_class: dict[type[Entity], list[Fields]] = defaultdict(list)
        for name in COLLECTIONS:
            for each in getattr(journey, name):
                self._by_class[type(each)].append(each.__dict__)

    def is_sound(self) -> bool:
        """Tell whether nothing breaks a rule."""
        return (
            len(set().union(*self._ids.values())) == sum(map(len, self._by_class.values()))
            and self._ids["stages"] == {step.stage for step in self._journey.steps}
            and all(self._refer_well(kind, objects) for kind, objects in self._by_class.items())
            and all(self._stand_well(kind) for kind in ItemKind)
            and self._interventions_differ()
        )

    def _refer_well(self, kind: type[Entity], objects: list[Fields]) -> bool:
        for name, target in reference_fields(kind).items():
            if name in _OF_PLACE and issubclass(kind, Item):
                continue
            held = {each[name] for each in objects} - _NOTHING
            flat = {one for each in held for one in (each if isinstance(each, tuple) else (each,))}
            known = self._ids[target]
            if wanted := invariants.KIND_REFERRED.get(name):
                known = {each["id"] for each in self._of(wanted)}
            if not known.issuperset(flat):
                return False
        return True

    def _of(self, kind: ItemKind) -> list[Fields]:
        return self._by_class.get(ITEM_CLASSES[kind], [])

    def _stand_well(self, kind: ItemKind) -> bool:
        """Tell whether items stand in lanes of their kind, and end in their own stage, later than they begin."""
        items = self._of(kind)
        if "" in {item["lane"] for item in items}:  # what is parked stands nowhere
            items = [item for item in items if item["lane"] or item["step"] or item["until"] is not None]
        return (
            self._lanes[kind].issuperset({item["lane"] for item in items})
            and self._steps.keys() >= {item["step"] for item in items}
            and all(self._ends_well(item) for item in items if item["until"] is not None)
        )

    def _ends_well(self, item: Fields) -> bool:
        first, last = self._steps[item["step"]], self._steps.get(item["until"])
        return last is not None and first.stage == last.stage and first.order < last.order

    def _interventions_differ(self) -> bool:
        held = (item["interventions"] for item in self._of(ItemKind.TOUCHPOINT) if item["interventions"])
        return all(len({one.id for one in each}) == len(each) for each in held)


def _bad_links(journey: JourneyMap) -> Iterator[Finding]:
    if journey.counterpart and not is_map_link(journey.counterpart):
        yield Finding("counterpart", "bad_link", _("This is no journey map beside this one."))
    for index, evidence in enumerate(journey.evidence):
        if evidence.link and not is_web_link(evidence.link):
            words = _("This is no address that begins with http, https or mailto.")
            yield Finding(f"evidence[{index}].link", "bad_link", words)
    for index, item in enumerate(journey.items):
        if item.link and not (is_map_link(item.link) or is_web_link(item.link)):
            words = _("This is neither a journey map beside this one nor an address of the web.")
            yield Finding(f"items[{index}].link", "bad_link", words)
