"""What refers to what: each field that holds the id of another object, and the collection that object is in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mapdesigner.model.items import BackstageCard, Item, Opportunity, Touchpoint
from mapdesigner.model.journey import Comment, Feedback, Prompt, Step
from mapdesigner.model.workshop import Vote, Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mapdesigner.model.entity import Entity

_FIELDS: dict[type, dict[str, str]] = {
    Step: {"stage": "stages"},
    Item: {"lane": "lanes", "step": "steps", "until": "steps", "personas": "personas", "evidence": "evidence"},
    Touchpoint: {"channel": "channels", "department": "departments"},
    Opportunity: {"answers": "items", "department": "departments"},
    BackstageCard: {"departments": "departments", "supports": "items"},
    Feedback: {"item": "items", "evidence": "evidence"},
    Comment: {"item": "items", "parent": "comments"},
    Prompt: {"lane": "lanes", "step": "steps"},
    Vote: {"round": "rounds", "item": "items"},
    Workshop: {"captured": "items"},
}


@cache
def reference_fields(kind: type[Entity]) -> Mapping[str, str]:
    """Return the fields of a class that hold ids, each with the collection it points into."""
    return {name: target for base in kind.__mro__ for name, target in _FIELDS.get(base, {}).items()}


def references(entity: Entity) -> Iterator[tuple[str, str, str]]:
    """Yield each id an object holds, as (field, collection, id); an empty place of a parked note is none."""
    for name, target in reference_fields(type(entity)).items():
        held = getattr(entity, name)
        for one in held if isinstance(held, tuple) else (held,):
            if one:
                yield name, target, one
