"""A map in the making: stages, steps and cards in the order a foreign file names them, ranked at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mapdesigner.edits.replace import make, put, replace
from mapdesigner.model.catalog import LANES, item_row
from mapdesigner.model.items import ITEM_CLASSES, Item
from mapdesigner.model.journey import Lane, Persona, Stage, Step, new_map
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.model.rank import many
from mapdesigner.storage.errors import Fault
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapdesigner.model.entity import Entity, Ranked
    from mapdesigner.model.journey import JourneyMap

RankedT = TypeVar("RankedT", bound="Ranked")
MOST = 20_000
"""How many steps, cards and personas together a foreign file may make; the largest maps have a tenth of that."""
_LANE_ORDER = [row.kind for row in LANES]


class Draft:
    """Collects what a file says. A card goes into the last step, a step into the last stage; both are made if missing.

    Texts are cleaned of what no file can hold. Raises Fault when there is more of it all than MOST.
    """

    def __init__(self) -> None:
        self._stages: list[Stage] = []
        self._steps: dict[str, list[Step]] = {}
        self._lanes: dict[tuple[LaneKind, str], Lane] = {}
        self._personas: dict[str, Persona] = {}
        self._cells: dict[tuple[str, str], list[Item]] = {}
        self._count = 0

    def stage(self, name: str) -> None:
        """Begin a stage."""
        self._count_one()
        self._stages.append(make(Stage, name=name))
        self._steps[self._stages[-1].id] = []

    def step(self, name: str) -> None:
        """Begin a step."""
        self._count_one()
        if not self._stages:
            self.stage("")
        stage = self._stages[-1].id
        self._steps[stage].append(make(Step, stage=stage, name=name))

    def lane(self, kind: LaneKind, title: str = "") -> Lane:
        """Return the lane of this kind and title, made if it is not there."""
        return self._lanes.setdefault((kind, title), make(Lane, kind=kind, title=title))

    def persona(self, name: str) -> str:
        """Return the id of the persona of this name, made if it is not there."""
        if name not in self._personas:
            self._count_one()
            self._personas[name] = make(Persona, name=name)
        return self._personas[name].id

    def card(self, kind: ItemKind, title: str = "", **fields: object) -> str:
        """Put a card into the last step, in the lane where its kind is at home, and return its id.

        `title` is that lane's own.
        """
        if not self._stages or not self._steps[self._stages[-1].id]:
            self.step("")
        lane, step = self.lane(item_row(kind).lane, title).id, self._steps[self._stages[-1].id][-1].id
        return self._put(kind, lane, step, fields)

    def park(self, kind: ItemKind, **fields: object) -> None:
        """Keep a card without a place."""
        self._put(kind, "", "", fields)

    def journey(self, **fields: str) -> JourneyMap:
        """Return the map; `fields` are its own texts, clean ones. Lanes stand in the catalog's order."""
        return put(new_map(**fields), *self._objects())

    def _put(self, kind: ItemKind, lane: str, step: str, fields: dict[str, object]) -> str:
        self._count_one()
        card = make(ITEM_CLASSES[kind], kind=kind, lane=lane, step=step, **fields)
        self._cells.setdefault((lane, step), []).append(card)
        return card.id

    def _count_one(self) -> None:
        self._count += 1
        if self._count > MOST:
            raise Fault("", _("this makes a map of more than {count} steps and cards").format(count=MOST))

    def _objects(self) -> Iterator[Entity]:
        yield from _ranked(self._stages)
        for stage, steps in self._steps.items():
            yield from _ranked(steps or [make(Step, stage=stage)])  # a stage is never without a step
        yield from _ranked(sorted(self._lanes.values(), key=lambda lane: _LANE_ORDER.index(lane.kind)))
        yield from _ranked(self._personas.values())
        for cards in self._cells.values():
            yield from _ranked(cards)


def _ranked(row: Iterable[RankedT]) -> list[RankedT]:
    objects = list(row)
    return [replace(each, rank=rank) for each, rank in zip(objects, many(len(objects)), strict=True)]
