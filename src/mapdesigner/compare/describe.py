"""Says differences and conflicts in words for people, in the language of the interface."""

from __future__ import annotations

import datetime as dt
import json
import re
from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic_core import to_jsonable_python

from mapdesigner.compare.conflicts import PLACE, Conflict, ConflictKind
from mapdesigner.compare.differences import Change, Difference
from mapdesigner.compare.field_words import COLLECTIONS, choice_words, field_words
from mapdesigner.compare.fields import MISSING
from mapdesigner.model.catalog import item_row, lane_row
from mapdesigner.model.entity import Entity, Value
from mapdesigner.model.items import Intervention, Item, Reading
from mapdesigner.model.journey import DataSource, Evidence, JourneyMap, Lane, Scale, Step
from mapdesigner.model.references import reference_fields
from mapdesigner.model.structure import structure
from mapdesigner.model.text import in_one_line
from mapdesigner.model.workshop import Vote
from mapdesigner.words import _, interface

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 90
"""Characters of a text that a report shows."""
_BEFORE = 20
"""Characters shown before the first that differs, where the beginning of two long texts is the same."""
_NAMES = ("text", "name", "rule")
"""Fields that may say what an object is called."""
PICTURES = frozenset({"picture", "portrait", "logo"})
"""Fields that hold a picture, which no report can show."""


def describe(difference: Difference, before: JourneyMap, after: JourneyMap) -> str:
    """Return one line such as `Action “Buys shoes”: Text: “Buys” → “Buys shoes”`."""
    journey = before if difference.change is Change.REMOVED and not difference.field else after
    thing = thing_words(difference.collection, difference.id, journey)
    what = _what(difference, before, after)
    return f"{thing}: {what}" if thing else what


def describe_conflict(conflict: Conflict, ours: JourneyMap, theirs: JourneyMap) -> str:
    """Return one line that says what stands in the merged map and what the other side has."""
    journey = theirs if conflict.ours is None and not conflict.field else ours
    thing = thing_words(conflict.collection, conflict.id, journey)
    what = _disagreement(conflict, ours, theirs)
    return f"{thing}: {what}" if thing else what


def thing_words(collection: str, one: str, journey: JourneyMap) -> str:
    """Return what people call an object: its kind and its name; "" for the map itself."""
    found = structure(journey).by_id.get(one)
    if not collection:
        return ""
    return (
        _(COLLECTIONS[collection][0]) if found is None else f"{_kind(collection, found)} {name_words(found, journey)}"
    )


def _kind(collection: str, found: Entity) -> str:
    return item_row(found.kind).label if isinstance(found, Item) else _(COLLECTIONS[collection][0])


def name_words(found: Entity, journey: JourneyMap) -> str:
    """Return an object's name in quotation marks; a step without a name has a number, any other thing its id."""
    if isinstance(found, Lane):
        return _quoted(found.title or lane_row(found.kind).label)
    if isinstance(found, Step) and not found.name:
        return structure(journey).step_numbers.get(found.id, found.id)
    if isinstance(found, Evidence):
        return _quoted(found.headline or found.title or found.id)
    if isinstance(found, Vote) and (card := structure(journey).by_id.get(found.item)):
        return name_words(card, journey)
    return _quoted(next((str(said) for name in _NAMES if (said := getattr(found, name, ""))), found.id))


def _what(difference: Difference, before: JourneyMap, after: JourneyMap) -> str:
    change, field = difference.change, difference.field
    old, new = difference.before, difference.after
    if field == PLACE:
        return _moved(difference, before, after)
    if not field:
        return _came_or_went(
            change, new if change is Change.ADDED else old, after if change is Change.ADDED else before
        )
    if not difference.collection and field == "id":
        return _("these are two maps, not two versions of one")
    words = field_words(field, _owner(difference.collection, difference.id, after))
    if change is Change.REORDERED:
        return _("{field}: in another order").format(field=words)
    if change not in (Change.CHANGED, Change.RESTYLED):
        row = _row_words(new if change is Change.ADDED else old)
        said = _("{field}: {thing} added") if change is Change.ADDED else _("{field}: {thing} removed")
        return said.format(field=words, thing=row)
    texts = [*_two(field, difference, before, after)]
    row = _row_of(field, _owner(difference.collection, difference.id, after))
    return _("{field}: {before} → {after}").format(field=f"{words} {row}".strip(), before=texts[0], after=texts[1])


def _two(field: str, difference: Difference, before: JourneyMap, after: JourneyMap) -> Sequence[str]:
    old, new = difference.before, difference.after
    if isinstance(old, str) and isinstance(new, str) and _shared(old, new) > _LONGEST // 2:
        start = _shared(old, new) - _BEFORE
        old, new = f"…{old[start:]}", f"…{new[start:]}"
    owners = (_owner(difference.collection, difference.id, each) for each in (before, after))
    return [
        value_words(field, value, owner, journey)
        for value, owner, journey in zip((old, new), owners, (before, after), strict=True)
    ]


def _shared(old: str, new: str) -> int:
    """Count the characters both texts begin with."""
    both = zip(old, new, strict=False)
    return next((at for at, (one, other) in enumerate(both) if one != other), min(len(old), len(new)))


def _owner(collection: str, one: str, journey: JourneyMap) -> Value:
    return structure(journey).by_id.get(one, journey) if collection else journey


def _moved(difference: Difference, before: JourneyMap, after: JourneyMap) -> str:
    if difference.change is Change.REORDERED:
        return _("moved among its neighbours")
    old, new = place_words(difference.before, before), place_words(difference.after, after)
    return _("moved from {before} to {after}").format(before=old, after=new)


def _came_or_went(change: Change, thing: object, journey: JourneyMap) -> str:
    place = place_words(thing, journey)
    if change is Change.ADDED:
        return _("added in {place}").format(place=place) if place else _("added")
    return _("removed from {place}").format(place=place) if place else _("removed")


def place_words(thing: object, journey: JourneyMap) -> str:
    """Return where a card or step stands; "" for what has no place of this kind."""
    by_id = structure(journey).by_id
    if isinstance(thing, Step):
        return name_words(by_id[thing.stage], journey) if thing.stage in by_id else thing.stage
    if not isinstance(thing, Item):
        return ""
    if not thing.step:
        return _("the parked notes")
    lane, step = (by_id.get(each) for each in (thing.lane, thing.step))
    names = [name_words(each, journey) for each in (lane, step, by_id.get(thing.until or "")) if each is not None]
    return ", ".join(names[:2]) + (f" – {names[2]}" if names[2:] else "")


def value_words(field: str, value: object, owner: Value, journey: JourneyMap) -> str:
    """Return a field's value as people read it: names for ids, a date, a number, a text in quotation marks."""
    if value is MISSING or value is None or value in ("", ()):
        return _("nothing")
    if field.rpartition(".")[2] in PICTURES:
        return _("a picture")
    if isinstance(value, tuple) and not any(isinstance(one, Value) for one in value):
        return ", ".join(value_words(field, one, owner, journey) for one in value)
    if isinstance(owner, Entity) and field in reference_fields(type(owner)):
        found = structure(journey).by_id.get(str(value))
        return _quoted(str(value)) if found is None else name_words(found, journey)
    return _plain_words(value)


def _plain_words(value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, StrEnum):
        return choice_words(value)
    if isinstance(value, int | float):
        return interface().number(value)
    if isinstance(value, dt.date):
        return interface().date(value)
    if isinstance(value, DataSource):
        return _quoted(value.file)
    return _quoted(value if isinstance(value, str) else json.dumps(to_jsonable_python(value), ensure_ascii=False))


def _quoted(text: str) -> str:
    flat = in_one_line(text)
    return _("“{text}”").format(text=flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…")


def _row_words(row: object) -> str:
    if isinstance(row, Intervention):
        return _quoted(row.label or row.id)
    if isinstance(row, Reading):
        return f"{interface().date(row.date)}: {interface().number(row.value)}"
    return _quoted(f"{row.low} – {row.high}") if isinstance(row, Scale) else _plain_words(row)


def _row_of(field: str, owner: Value) -> str:
    """Return the name of the row that a place such as `interventions[x7].label` is in."""
    found = re.match(r"interventions\[([^]]*)\]", field)
    rows: Sequence[Intervention] = getattr(owner, "interventions", ()) if found else ()
    return next((_row_words(row) for row in rows if found and row.id == found[1]), "")


def _disagreement(conflict: Conflict, ours: JourneyMap, theirs: JourneyMap) -> str:
    if conflict.kind is ConflictKind.EMPTIED:
        return _("both sides together took all its steps; it keeps an empty one")
    if conflict.kind is ConflictKind.NEEDED:
        return _("removed on one side and used on the other; it stays")
    if conflict.kind is ConflictKind.REMOVED:
        words = field_words(conflict.field, _owner(conflict.collection, conflict.id, ours)) if conflict.field else ""
        said = _("removed on one side and changed on the other; it stays")
        row = _row_words(conflict.ours or conflict.theirs) if conflict.field else ""
        return f"{words} {row}: {said}" if words else said
    if not conflict.field:
        return _("changed in two ways that do not go together")
    if conflict.field == PLACE:
        here, there = place_words(conflict.ours, ours), place_words(conflict.theirs, theirs)
        if here == there:
            return _("given another place among its neighbours by both sides")
        return _("stands in {ours}; the other side has it in {theirs}").format(ours=here, theirs=there)
    return _both_values(conflict, ours, theirs)


def _both_values(conflict: Conflict, ours: JourneyMap, theirs: JourneyMap) -> str:
    owner = _owner(conflict.collection, conflict.id, ours)
    here = value_words(conflict.field, conflict.ours, owner, ours)
    there = value_words(conflict.field, conflict.theirs, _owner(conflict.collection, conflict.id, theirs), theirs)
    words = f"{field_words(conflict.field, owner)} {_row_of(conflict.field, owner)}".strip()
    return _("{field}: {ours} stands; the other side has {theirs}").format(field=words, ours=here, theirs=there)
