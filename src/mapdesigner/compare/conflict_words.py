"""Says what each side of a conflict has there, whole, for people who decide between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.compare.conflicts import PLACE, Conflict, ConflictKind
from mapdesigner.compare.describe import describe, place_words, thing_words, value_words
from mapdesigner.compare.differences import differences, in_reading_order
from mapdesigner.compare.field_words import field_words
from mapdesigner.compare.fields import MISSING
from mapdesigner.model.items import Item
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.model.journey import JourneyMap


def conflict_title(conflict: Conflict, ours: JourneyMap, theirs: JourneyMap) -> str:
    """Return what a conflict is about: `Action “Buys shoes”: Text`."""
    journey = theirs if conflict.ours is None and not conflict.field else ours
    thing = thing_words(conflict.collection, conflict.id, journey)
    return ": ".join(part for part in (thing, _aspect(conflict, journey)) if part)


def _aspect(conflict: Conflict, journey: JourneyMap) -> str:
    if conflict.field == PLACE:
        return _("Place")
    if conflict.field:
        return field_words(conflict.field, structure(journey).by_id.get(conflict.id, journey))
    return {
        ConflictKind.REMOVED: _("removed or changed"),
        ConflictKind.NEEDED: _("removed or used"),
        ConflictKind.EMPTIED: _("all steps removed"),
    }.get(conflict.kind, "")


def side_words(conflict: Conflict, value: object, base: JourneyMap, journey: JourneyMap) -> str:
    """Return what a side (`journey`, with `value` at the conflict) has there; of a whole object what it changed."""
    if not conflict.field:
        return _("Removed") if value is None else _changes(conflict, base, journey)
    if value is None or value is MISSING:
        return _("Nothing")
    if conflict.field == PLACE:
        return _place(conflict, value, journey)
    if isinstance(value, str) and value and type(value) is str and conflict.field.rpartition(".")[2] in _TEXTS:
        return value
    return value_words(conflict.field, value, structure(journey).by_id.get(conflict.id, journey), journey)


_TEXTS = frozenset({"text", "note", "title", "subtitle", "name", "goal", "bio", "quote", "summary", "method_note"})
"""Fields whose words are shown whole and without quotation marks."""


def _changes(conflict: Conflict, base: JourneyMap, journey: JourneyMap) -> str:
    said = [describe(each, base, journey) for each in differences(base, journey) if each.id == conflict.id]
    return "\n".join(said) or _("As it was")


def _place(conflict: Conflict, value: object, journey: JourneyMap) -> str:
    where = place_words(value, journey) if isinstance(value, Item) else ""
    row = [each.id for each in in_reading_order(journey, conflict.collection)]
    number = row.index(conflict.id) + 1 if conflict.id in row else 0
    return where or _("Number {number} of {count}").format(number=number, count=len(row))
