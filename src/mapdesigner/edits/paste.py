"""Pasting into a map: cards of a small map, and words as new cards; steps that are missing at the end are added."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mapdesigner.edits.lanes import add_lane, hide_lane
from mapdesigner.edits.order import insert, place
from mapdesigner.edits.people import add_entry
from mapdesigner.edits.replace import EditError, collection_of, look_up, make, put, replace
from mapdesigner.edits.stages import add_step
from mapdesigner.model.catalog import lane_row
from mapdesigner.model.entity import Ranked, new_id
from mapdesigner.model.invariants import KIND_REFERRED
from mapdesigner.model.items import ITEM_CLASSES, Item, Touchpoint
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.model.references import reference_fields
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mapdesigner.edits.excerpt import LooseTie
    from mapdesigner.model.entity import Entity
    from mapdesigner.model.journey import JourneyMap, Lane

MOST = 20_000
"""How many cards come in at once; the largest maps have half of that."""
_NAMED = ("personas", "channels", "departments", "evidence")


@dataclass(frozen=True, slots=True)
class Pasted:
    """A map with what was pasted: ids of the new cards, steps added for them, and how many went into notes."""

    journey: JourneyMap
    cards: tuple[str, ...]
    steps_added: int = 0
    into_notes: int = 0


def paste_cards(journey: JourneyMap, small: JourneyMap, lane: str, step: str, ties: Iterable[LooseTie] = ()) -> Pasted:
    """Put the cards of a small map so that the first column comes into a step; rows go to lanes of their kind.

    The lane in focus (`lane`) is taken before others of its kind; a lane that is missing comes along. Personas,
    channels, departments and evidence are those of the same id or name, else they come along too. `ties` lead from the
    cards to others of the map, or from these to them; those whose other end is there still are tied anew. Raises
    EditError if a lane is locked.
    """
    grafting = _Grafting(journey, small)
    pasted = grafting.at(lane, step)
    return dataclasses.replace(pasted, journey=_tied(pasted.journey, grafting.names, ties))


def paste_rows(journey: JourneyMap, rows: Sequence[Sequence[Sequence[str]]], lane: str, step: str) -> Pasted:
    """Fill cells with words from one cell on: rows go down the lanes, columns along the steps, a card for each text.

    What comes below the last lane stands in a lane of notes. Raises EditError if a lane is locked or holds no cards.
    """
    count = sum(len(cell) for row in rows for cell in row)
    _check_count(count)
    grown, steps = _columns(journey, step, max((len(row) for row in rows), default=0))
    lanes = _lanes_from(grown, lane)
    cards: list[str] = []
    spilt = [row for row in rows[len(lanes) :] if any(map(any, row))]
    targets = list(lanes[: len(rows)])
    if spilt:
        grown, notes = _lane_of(grown, LaneKind.NOTES, lane)
        targets += [notes] * (len(rows) - len(targets))
    for target, row in zip(targets, rows, strict=True):
        for column, texts in zip(steps, row, strict=False):
            grown = _with_texts(grown, target, column, texts, cards)
    added = len(grown.steps) - len(journey.steps)
    return Pasted(grown, tuple(cards), added, sum(len(cell) for row in spilt for cell in row))


def paste_pictures(journey: JourneyMap, pictures: Iterable[str], lane: str, step: str) -> Pasted:
    """Put pictures (base64 of PNG or JPEG) into a step, in the focused lane if it holds pictures, else in another."""
    grown, home = _lane_of(journey, LaneKind.STORYBOARD, lane)
    kind = ItemKind.IMAGE
    cards = [make(ITEM_CLASSES[kind], kind=kind, lane=home.id, step=step, picture=each) for each in pictures]
    grown = insert(grown, structure(grown).cell(home.id, step), None, cards)
    return Pasted(grown, tuple(each.id for each in cards))


@dataclass
class _Grafting:
    """One pasting of a small map."""

    journey: JourneyMap
    small: JourneyMap
    names: dict[str, str] = field(default_factory=dict)
    stages: dict[str, str] = field(default_factory=dict)

    def at(self, lane: str, step: str) -> Pasted:
        whole = structure(self.small)
        items = [item for row in whole.lanes for item in whole.items_of.get(row.id, ())]
        _check_count(len(items))
        if not items:
            return Pasted(self.journey, ())
        first = min(whole.column[item.step] for item in items)
        before = len(self.journey.steps)
        self.journey, steps = _columns(self.journey, step, max(whole.span(item)[1] for item in items) - first + 1)
        self.stages = {each.id: each.stage for each in self.journey.steps}
        self._meet(items)
        self.names.update((item.id, new_id()) for item in items)
        lanes = {row.id: self._home(row, lane) for row in whole.lanes if row.id in {item.lane for item in items}}
        cells: dict[tuple[str, str], list[Item]] = {}
        for item in items:
            start, end = (column - first for column in whole.span(item))
            copied = self._copy(item, lanes[item.lane], steps[start : end + 1])
            cells.setdefault((copied.lane, copied.step), []).append(copied)
        now = structure(self.journey)
        placed = (each for cell, row in cells.items() for each in place(now.cell(*cell), None, row))
        self.journey = put(self.journey, *placed)
        cards = tuple(each.id for row in cells.values() for each in row)
        return Pasted(self.journey, cards, len(self.journey.steps) - before)

    def _meet(self, items: Sequence[Item]) -> None:
        """Know whom and what the cards name by their ids in this map; who is not here comes along."""
        known = structure(self.small).by_id
        for item in items:
            for name, target in reference_fields(type(item)).items():
                held = getattr(item, name)
                for one in held if isinstance(held, tuple) else (held,):
                    if one and target in _NAMED and one not in self.names:
                        self._meet_one(known[one])

    def _meet_one(self, guest: Entity) -> None:
        assert isinstance(guest, Ranked)
        row: tuple[Entity, ...] = getattr(self.journey, collection_of(type(guest)))
        same = next((each for each in row if each.id == guest.id), None)
        host = same or next((each for each in row if _called(each) == _called(guest)), None)
        if host is None:
            free = look_up(self.journey, guest.id) is None
            fields = {name: getattr(guest, name) for name in type(guest).model_fields if name not in ("id", "rank")}
            new = guest.id if free else new_id()
            self.journey = add_entry(self.journey, type(guest), id=new, **fields)
            self.names[guest.id] = new
        else:
            self.names[guest.id] = host.id

    def _home(self, row: Lane, focused: str) -> str:
        """The lane of this map for one of the small map: the focused, the same, one so titled, any of its kind."""
        fitting = [each for each in structure(self.journey).lanes if each.kind is row.kind]
        fitting.sort(key=lambda each: (each.id != focused, each.id != row.id, each.title != row.title, each.hidden))
        if not fitting:
            new = new_id()
            self.journey = add_lane(self.journey, row.kind, id=new, title=row.title, caption=row.caption)
            return new
        self.journey, home = _opened(self.journey, fitting[0])
        return home.id

    def _copy(self, item: Item, lane: str, steps: Sequence[str]) -> Item:
        """The card as it stands in this map."""
        stage = self.stages
        own = [step for step in steps if stage[step] == stage[steps[0]]]
        changes: dict[str, object] = {"id": self.names[item.id], "lane": lane, "step": own[0]}
        changes["until"] = own[-1] if len(own) > 1 else None
        for name in reference_fields(type(item)):
            if name not in changes:
                changes[name] = self._renamed(getattr(item, name))
        if isinstance(item, Touchpoint):
            changes["interventions"] = tuple(replace(each, id=new_id()) for each in item.interventions)
        return replace(item, **changes)

    def _renamed(self, held: object) -> object:
        """References by their ids in this map; ties to cards that did not come are cut."""
        if isinstance(held, tuple):
            return tuple(dict.fromkeys(self.names[one] for one in held if one in self.names))
        return self.names.get(str(held)) if held else held


def _tied(journey: JourneyMap, names: Mapping[str, str], ties: Iterable[LooseTie]) -> JourneyMap:
    """Tie pasted cards, by their `names` in the small map, and cards that are there; pass over what cannot be."""
    for holder, name, held in ties:
        one, other = names.get(holder, holder), names.get(held, held)
        card, tied = look_up(journey, one), look_up(journey, other)
        fits = isinstance(tied, Item) and tied.kind is KIND_REFERRED.get(name)
        if isinstance(card, Item) and fits and hasattr(card, name):
            before = getattr(card, name)
            after = tuple(dict.fromkeys((*before, other))) if isinstance(before, tuple) else before or other
            journey = put(journey, replace(card, **{name: after}))
    return journey


def _called(thing: Entity) -> str:
    """What a persona, channel, department or evidence is known by."""
    name = getattr(thing, "headline", None) or getattr(thing, "title", None) or getattr(thing, "name", "")
    return " ".join(str(name).split()).casefold() or thing.id


def _columns(journey: JourneyMap, step: str, count: int) -> tuple[JourneyMap, list[str]]:
    """Return the map with at least `count` steps from one on, and their ids; missing ones end the last stage."""
    whole = structure(journey)
    if step not in whole.column:
        raise EditError(_("A card stands in a step. Add a stage first."))
    missing = count - (len(whole.steps) - whole.column[step])
    for _number in range(missing):
        journey = add_step(journey, structure(journey).stages[-1].id)
    found = structure(journey)
    return journey, [each.id for each in found.steps[found.column[step] :]]


def _lanes_from(journey: JourneyMap, lane: str) -> list[Lane]:
    """Return the lanes from one on that can be seen and hold cards."""
    row = [each for each in structure(journey).lanes if not (each.hidden or each.collapsed)]
    at = next((index for index, each in enumerate(row) if each.id == lane), len(row))
    found = [each for each in row[at:] if lane_row(each.kind).item is not None]
    if not found or found[0].id != lane:
        raise EditError(_("Channels are drawn from the touchpoints"))
    return found


def _lane_of(journey: JourneyMap, kind: LaneKind, focused: str) -> tuple[JourneyMap, Lane]:
    """Return the map with a lane of a kind that can be seen, the focused one if it is of it, and that lane."""
    fitting = [each for each in structure(journey).lanes if each.kind is kind]
    fitting.sort(key=lambda each: (each.hidden, each.locked, each.id != focused))
    if fitting:
        return _opened(journey, fitting[0])
    new = new_id()
    journey = add_lane(journey, kind, id=new)
    return journey, next(each for each in journey.lanes if each.id == new)


def _opened(journey: JourneyMap, lane: Lane) -> tuple[JourneyMap, Lane]:
    """Refuse a locked lane, and show a hidden one."""
    if lane.locked:
        raise EditError(_("This lane is locked."))
    return (hide_lane(journey, lane.id, hidden=False) if lane.hidden else journey), lane


def _with_texts(journey: JourneyMap, lane: Lane, step: str, texts: Iterable[str], made: list[str]) -> JourneyMap:
    """Add a card for each text at the end of a cell; note their ids."""
    kind = lane_row(lane.kind).item
    assert kind is not None  # only lanes that hold cards are filled
    kept = [text for text in texts if text]
    if kept and lane.locked:
        raise EditError(_("This lane is locked."))
    cards = [make(ITEM_CLASSES[kind], kind=kind, lane=lane.id, step=step, **_fields(kind, text)) for text in kept]
    made.extend(each.id for each in cards)
    return insert(journey, structure(journey).cell(lane.id, step), None, cards)


def _fields(kind: ItemKind, text: str) -> Mapping[str, object]:
    """What a text says of a card: a bare number in a lane of feelings or stakes is its height."""
    number = _number(text) if kind in (ItemKind.EMOTION, ItemKind.ENGAGEMENT) else None
    if number is None:
        return {"text": text}
    if kind is ItemKind.EMOTION and -2 <= number <= 2:
        return {"score": round(number, 2)}
    if kind is ItemKind.ENGAGEMENT and number in range(1, 6):
        return {"level": int(number)}
    return {"text": text}


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", ".").replace("\N{MINUS SIGN}", "-"))
    except ValueError:
        return None


def _check_count(count: int) -> None:
    if count > MOST:
        raise EditError(_("This is more than {count} cards at once; paste a part of it.").format(count=MOST))
