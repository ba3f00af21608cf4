"""Makes a map like another at one difference, or at the values a conflict names, and leaves all else alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mapdesigner.compare.conflicts import PLACE
from mapdesigner.compare.differences import Change
from mapdesigner.compare.fields import fields_of, place_fields, rows_of, with_fields
from mapdesigner.edits.forget import forget
from mapdesigner.edits.people import remove_entry
from mapdesigner.edits.replace import EditError, find, look_up, put
from mapdesigner.edits.stages import remove_step
from mapdesigner.model.entity import Entity, Value
from mapdesigner.model.invariants import problems
from mapdesigner.model.journey import JourneyMap, Persona, Step
from mapdesigner.model.references import reference_fields
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.compare.differences import Difference

ValueT = TypeVar("ValueT", bound=Value)

_NEEDED = frozenset({"stage", "lane", "step", "item", "round"})
"""References an object cannot be without."""


def taken(journey: JourneyMap, other: JourneyMap, difference: Difference) -> JourneyMap:
    """Return the map as the other one has it at one of `differences(journey, other)`.

    What comes in is left without its mentions of what this map does not have. Raises EditError where one difference
    cannot be had without another, and then nothing has changed.
    """
    another_kind = bool(difference.collection) and _is_another_kind(journey, other, difference.id)
    if another_kind:
        found = put(journey, without_mentions(journey, find(other, difference.id)))
    elif difference.field:
        found = with_value_at(journey, difference.collection, difference.id, difference.field, difference.after)
    elif difference.change is Change.REMOVED:
        found = removed(journey, difference.id)
    else:
        assert isinstance(difference.after, Entity)  # a whole object is added or removed, or it has a field
        found = _with_added(journey, other, difference.after)
    if (another_kind or _may_unsettle(journey, difference)) and _codes(found) - _codes(journey):
        raise EditError(_("This cannot be had without another of the differences; take that one first."))
    return found


def _may_unsettle(journey: JourneyMap, difference: Difference) -> bool:
    """Tell whether a difference is about more than words and figures, so that the whole map has to be looked at."""
    if not difference.field or difference.field == PLACE:
        return True
    owner = look_up(journey, difference.id) if difference.collection else None
    return owner is None or difference.field.partition("[")[0] in reference_fields(type(owner))


def _codes(journey: JourneyMap) -> frozenset[str]:
    return frozenset(each.code for each in problems(journey))


def _is_another_kind(journey: JourneyMap, other: JourneyMap, one: str) -> bool:
    """Tell whether an id stands for a touchpoint here and a note there, which have no field in common but by chance."""
    here, there = look_up(journey, one), look_up(other, one)
    return here is not None and there is not None and type(here) is not type(there)


def removed(journey: JourneyMap, one: str) -> JourneyMap:
    """Return the map without an object, as its own edit would leave it; raises EditError as that does."""
    found = find(journey, one)
    if isinstance(found, Step):
        return remove_step(journey, one)
    return remove_entry(journey, one) if isinstance(found, Persona) else forget(journey, [one])


def with_value_at(journey: JourneyMap, collection: str, one: str, field: str, value: object) -> JourneyMap:
    """Return the map with a value at the place that a difference or conflict names.

    Of a PLACE the value is an object that stands there; of a row, None takes it away. Nothing is checked.
    Raises EditError if the map has no such object.
    """
    if not collection:
        return _with_value(journey, field, value)
    owner = find(journey, one)
    if field == PLACE:
        names = place_fields(type(owner))
        return put(journey, with_fields(owner, {name: getattr(value, name) for name in names}))
    return put(journey, _with_value(owner, field, value) if field else _entity(value))


def _entity(value: object) -> Entity:
    assert isinstance(value, Entity)
    return value


def _with_added(journey: JourneyMap, other: JourneyMap, new: Entity) -> JourneyMap:
    """Bring an object in; a stage comes with its steps, since it cannot be without one."""
    along = [step for step in other.steps if step.stage == new.id and look_up(journey, step.id) is None]
    for name, _target in reference_fields(type(new)).items():
        if name in _NEEDED and getattr(new, name) and look_up(journey, getattr(new, name)) is None:
            raise EditError(_("It stands in something that this map does not have; take that one first."))
    return put(journey, without_mentions(journey, new), *along)


def without_mentions(journey: JourneyMap, new: Entity) -> Entity:
    """Return an object without its references to what the map does not have."""
    changes: dict[str, object] = {}
    for name in reference_fields(type(new)):
        held = getattr(new, name)
        if isinstance(held, tuple):
            changes[name] = tuple(one for one in held if look_up(journey, one) is not None)
        elif held and look_up(journey, held) is None:
            changes[name] = None
    return with_fields(new, {name: held for name, held in changes.items() if held != getattr(new, name)})


def _with_value(owner: ValueT, path: str, value: object) -> ValueT:
    """Set a value by its path: `text`, `weights.impact`, `interventions[x7]`, `interventions[x7].label`.

    Keys of rows may hold any sign, so the path is followed along what is there and never cut at signs.
    """
    for name, held in fields_of(owner).items():
        if path.startswith(f"{name}.") and isinstance(held, Value):
            return with_fields(owner, {name: _with_value(held, path[len(name) + 1 :], value)})
        if path.startswith(f"{name}[") and (rows := rows_of(held)) is not None:
            return with_fields(owner, {name: _with_row(rows, path[len(name) :], value)})
    return with_fields(owner, {path: value})


def _with_row(rows: dict[str, Value], path: str, value: object) -> tuple[Value, ...]:
    """Set a row, or a value in one, by what is left of its path: `[x7]` or `[x7].label`; a new row comes last."""
    found: list[Value] = []
    is_new = isinstance(value, Value)
    for key, row in rows.items():
        if path.startswith(f"[{key}]."):
            return tuple(
                _with_value(each, path[len(key) + 3 :], value) if each is row else each for each in rows.values()
            )
        if path != f"[{key}]":
            found.append(row)
        elif isinstance(value, Value):
            found.append(value)
            is_new = False
    return (*found, value) if is_new and isinstance(value, Value) else tuple(found)
