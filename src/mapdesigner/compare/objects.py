"""A map's objects by collection and id: the form in which maps are compared and merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from mapdesigner.model.journey import COLLECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.model.entity import Entity
    from mapdesigner.model.journey import JourneyMap

Objects: TypeAlias = "dict[str, dict[str, Entity]]"
Key: TypeAlias = "tuple[str, str]"
"""The collection and the id of an object."""


def objects_of(journey: JourneyMap) -> Objects:
    """Return the objects of each collection by id."""
    return {name: {each.id: each for each in getattr(journey, name)} for name in COLLECTIONS}


def with_objects(journey: JourneyMap, objects: Objects) -> JourneyMap:
    """Return the map with these objects instead of its own, sorted by id."""
    return journey.model_copy(update={name: tuple(held[one] for one in sorted(held)) for name, held in objects.items()})


def keys_of(objects: Objects) -> Iterator[Key]:
    """Yield collection and id of each object, in the order of the file."""
    return ((name, one) for name, held in objects.items() for one in held)


def without(objects: Objects, others: Objects) -> set[Key]:
    """Return the keys of objects that `others` does not have."""
    return {(name, one) for name, one in keys_of(objects) if one not in others[name]}
