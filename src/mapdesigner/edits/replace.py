"""The one way to change a map: a checked replacement, and putting objects into a map that shares all the rest."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, TypeVar, cast

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from mapdesigner.model import journey as journeys
from mapdesigner.model import workshop
from mapdesigner.model.entity import Entity, Value, new_id
from mapdesigner.model.items import Item
from mapdesigner.model.journey import COLLECTIONS, JourneyMap
from mapdesigner.model.text import cleaned
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

ValueT = TypeVar("ValueT", bound=Value)
EntityT = TypeVar("EntityT", bound=Entity)

_COLLECTION_OF: dict[type, str] = {
    journeys.Persona: "personas",
    journeys.Stakeholder: "stakeholders",
    journeys.Department: "departments",
    journeys.Channel: "channels",
    journeys.Evidence: "evidence",
    journeys.Stage: "stages",
    journeys.Step: "steps",
    journeys.Lane: "lanes",
    Item: "items",
    journeys.Feedback: "feedback",
    journeys.Comment: "comments",
    journeys.Prompt: "prompts",
    workshop.VotingRound: "rounds",
    workshop.Vote: "votes",
    workshop.Workshop: "workshops",
    workshop.WallPhoto: "wall_photos",
    journeys.Waiver: "waivers",
}
_SEARCH = ("items", *(name for name in COLLECTIONS if name != "items"))  # most edits are about an item
_id = attrgetter("id")


class EditError(Exception):
    """An edit that cannot be made; its text says why, in the words of the interface."""


class UnknownFieldError(EditError, TypeError):
    """A name that is no field of the object: a mistake of the program, which `extra="allow"` would hide."""


def replace(thing: ValueT, **changes: object) -> ValueT:
    """Return `thing` with other values in some fields; the same object if nothing changed.

    Only what changes is checked. Texts are cleaned of characters no file can hold. Raises EditError for a value the
    field cannot hold and UnknownFieldError for a name that is no field.
    """
    kind = type(thing)
    update = {name: _checked(kind, name, value) for name, value in changes.items()}
    update = {name: value for name, value in update.items() if not _same(getattr(thing, name), value)}
    return thing.model_copy(update=update) if update else thing


def make(kind: type[EntityT], /, **fields: object) -> EntityT:
    """Make an object of a class with a fresh id unless one is given; raises as `replace` does."""
    if unknown := fields.keys() - kind.model_fields.keys():
        raise UnknownFieldError(_unknown(kind, min(unknown)))
    fields.setdefault("id", new_id())
    try:
        return kind.model_validate({name: cleaned(value) for name, value in fields.items()})
    except ValidationError as error:
        raise EditError(_unfit(str(error.errors()[0]["loc"][0]))) from None


def put(journey: JourneyMap, *objects: Entity) -> JourneyMap:
    """Return the map with these objects added, or in place of those with their ids; all else is shared."""
    working: dict[str, list[Entity]] = {}
    changed: dict[str, list[Entity]] = {}
    for each in objects:
        name = collection_of(type(each))
        held = working.setdefault(name, [])
        held.extend(() if held else getattr(journey, name))
        if _set(held, each):
            changed[name] = held
    return _with(journey, changed)


def _set(held: list[Entity], each: Entity) -> bool:
    """Put an object into its place by id; tell whether that changed the list."""
    at = bisect_left(held, each.id, key=_id)
    if at == len(held) or held[at].id != each.id:
        held.insert(at, each)
    elif held[at] is each:
        return False
    else:
        held[at] = each
    return True


def drop(journey: JourneyMap, *ids: str) -> JourneyMap:
    """Return the map without the objects of these ids; what refers to them is left as it is (see forget.py)."""
    changed: dict[str, list[Entity]] = {}
    for name in COLLECTIONS:
        held: list[Entity] | tuple[Entity, ...] = getattr(journey, name)
        for each in ids:
            at = bisect_left(held, each, key=_id)
            if at < len(held) and held[at].id == each:
                held = changed.setdefault(name, list(held))
                del held[at]
    return _with(journey, changed)


def find(journey: JourneyMap, wanted: str) -> Entity:
    """Return the object with an id; raise EditError if the map has none."""
    found = look_up(journey, wanted)
    if found is None:
        raise EditError(_("This is no longer in the map."))
    return found


def look_up(journey: JourneyMap, wanted: str) -> Entity | None:
    """Return the object with an id, None if the map has none. Needs no index, which a new map would have to build."""
    for name in _SEARCH:
        held: tuple[Entity, ...] = getattr(journey, name)
        at = bisect_left(held, wanted, key=_id)
        if at < len(held) and held[at].id == wanted:
            return held[at]
    return None


def find_all(journey: JourneyMap, ids: Iterable[str], kind: type[EntityT]) -> tuple[EntityT, ...]:
    """Return the objects with these ids, sorted by id; raise EditError if one is missing or no `kind`."""
    return tuple(find_one(journey, each, kind) for each in sorted(set(ids)))


def find_one(journey: JourneyMap, wanted: str, kind: type[EntityT]) -> EntityT:
    """Return the object with an id; raise EditError if it is missing or no `kind`."""
    found = find(journey, wanted)
    if not isinstance(found, kind):
        raise EditError(_("This cannot be done with what is selected."))
    return found


@cache
def collection_of(kind: type[Entity]) -> str:
    """Return the name of the collection that holds objects of a class."""
    return next(_COLLECTION_OF[base] for base in kind.__mro__ if base in _COLLECTION_OF)


def _with(journey: JourneyMap, changed: dict[str, list[Entity]]) -> JourneyMap:
    return journey.model_copy(update={name: tuple(held) for name, held in changed.items()}) if changed else journey


def _checked(kind: type[Value], name: str, value: object) -> object:
    try:
        return _adapter(kind, name).validate_python(cleaned(value))
    except ValidationError:
        raise EditError(_unfit(name)) from None


@cache
def _adapter(kind: type[Value], name: str) -> TypeAdapter[object]:
    field = kind.model_fields.get(name)
    if field is None:
        raise UnknownFieldError(_unknown(kind, name))
    of_model = isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel)
    config = None if of_model else ConfigDict(allow_inf_nan=False)  # a model brings its own
    return TypeAdapter(cast("type[object]", Annotated[field.annotation, field]), config=config)


def _same(old: object, new: object) -> bool:
    """Tell whether nothing changed; 1 and 1.0 or True are the same value but not the same text in a file."""
    return old is new or (type(old) is type(new) and old == new)


def _unknown(kind: type[Value], name: str) -> str:
    return _("{kind} has no field {name}.").format(kind=kind.__name__, name=name)


def _unfit(name: str) -> str:
    return _("The field {name} cannot hold this value.").format(name=name)
