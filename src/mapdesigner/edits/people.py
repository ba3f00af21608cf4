"""Edits of what stands around the map: personas, stakeholders, departments, channels, evidence, comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.edits.forget import forget
from mapdesigner.edits.order import insert, move
from mapdesigner.edits.replace import EditError, collection_of, find, find_one, make, put, replace
from mapdesigner.model.entity import Ranked
from mapdesigner.model.items import Emotion, Item
from mapdesigner.model.journey import Comment, Feedback, Lane, Persona, Stage, Step
from mapdesigner.model.structure import in_order, structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.model.journey import JourneyMap

_OF_THE_GRID = (Stage, Step, Lane, Item)


def add_entry(journey: JourneyMap, kind: type[Ranked], index: int | None = None, **fields: object) -> JourneyMap:
    """Add a persona, stakeholder, department, channel or evidence before the `index`-th, at the end without it."""
    entry = make(kind, **fields)
    return _keep_curves(journey, insert(journey, _row(journey, kind), index, [entry]))


def move_entry(journey: JourneyMap, entry: str, index: int | None) -> JourneyMap:
    """Move a persona, stakeholder, department, channel or evidence before the `index`-th of the others."""
    found = find_one(journey, entry, Ranked)
    return _keep_curves(journey, move(journey, _row(journey, type(found)), found, index))


def remove_entry(journey: JourneyMap, entry: str) -> JourneyMap:
    """Remove a persona, stakeholder, department, channel, evidence, feedback or comment, and every mention of it.

    A persona takes its emotion markers along if there are other personas, whose curves they would else run into.
    What was said of it alone is then said of all.
    """
    found = find(journey, entry)
    if isinstance(found, _OF_THE_GRID):
        raise EditError(_("This cannot be done with what is selected."))
    curve = _own_curve(journey, entry) if isinstance(found, Persona) and len(journey.personas) > 1 else []
    return forget(journey, [entry, *curve])


def add_feedback(journey: JourneyMap, item: str, **fields: object) -> JourneyMap:
    """Attach a customer's own words to an item."""
    return put(journey, make(Feedback, item=find_one(journey, item, Item).id, **fields))


def add_comment(journey: JourneyMap, item: str, *, parent: str | None = None, **fields: object) -> JourneyMap:
    """Attach a comment to an item; `parent` is the comment it answers."""
    if parent is not None:
        find_one(journey, parent, Comment)
    return put(journey, make(Comment, item=find_one(journey, item, Item).id, parent=parent, **fields))


def _row(journey: JourneyMap, kind: type[Ranked]) -> tuple[Ranked, ...]:
    """Return all objects of a class in order."""
    if issubclass(kind, _OF_THE_GRID):
        raise EditError(_("This cannot be done with what is selected."))
    found: tuple[Ranked, ...] = getattr(journey, collection_of(kind))
    return in_order(found)


def _own_curve(journey: JourneyMap, persona: str) -> list[str]:
    """Return the markers of this persona alone; markers that name nobody are the first persona's."""
    owner = ((), (persona,)) if structure(journey).personas[0].id == persona else ((persona,),)
    return [item.id for item in journey.items if isinstance(item, Emotion) and item.personas in owner]


def _keep_curves(before: JourneyMap, after: JourneyMap) -> JourneyMap:
    """Name the owner of markers that name nobody where another persona has become the first."""
    if not before.personas or structure(before).personas[0].id == structure(after).personas[0].id:
        return after
    owner = (structure(before).personas[0].id,)
    unnamed = (item for item in after.items if isinstance(item, Emotion) and not item.personas)
    return put(after, *(replace(item, personas=owner) for item in unnamed))
