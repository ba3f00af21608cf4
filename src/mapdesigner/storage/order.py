"""The order of objects in a file: by id, so that moving one card changes the fewest lines."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from mapdesigner.model.journey import COLLECTIONS

if TYPE_CHECKING:
    from mapdesigner.model.entity import Entity
    from mapdesigner.model.journey import JourneyMap

_ID = attrgetter("id")


def sorted_by_id(journey: JourneyMap) -> JourneyMap:
    """Return the map with every collection sorted by id: the same object if it was."""
    update: dict[str, object] = {}
    for name in COLLECTIONS:
        found: tuple[Entity, ...] = getattr(journey, name)
        ids = [each.id for each in found]
        if ids != sorted(ids):
            update[name] = tuple(sorted(found, key=_ID))
    return journey.model_copy(update=update) if update else journey
