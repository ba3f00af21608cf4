"""Takes a removal back that the other side's work forbids, with all that went along with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.compare.objects import without
from mapdesigner.model.items import Emotion
from mapdesigner.model.references import reference_fields, references

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapdesigner.compare.objects import Key, Objects
    from mapdesigner.model.entity import Entity

_OF_PLACE = frozenset({"stage", "lane", "step", "until", "item", "round"})
"""References that say where an object stands; all others are mentions, which a removal takes out of the mentioner."""
_DEPENDS = frozenset({"stage", "lane", "step", "item", "round"})
"""References an object cannot be without: it was removed because what it refers to was."""


def with_dependants(keys: Iterable[Key], base: Objects, lost: set[Key]) -> set[Key]:
    """Return the keys and those of all lost objects that were lost only because they stood in one of these."""
    found = set(keys)
    grown = True
    while grown:
        more = {key for key in lost - found if _went_along(base[key[0]][key[1]], found, lost - found)}
        found |= more
        grown = bool(more)
    return found


def _went_along(each: Entity, found: set[Key], lost: set[Key]) -> bool:
    """Tell whether an object was lost with one of the found, and needs nothing else that is lost."""
    depends = {(target, one) for name, target, one in references(each) if name in _DEPENDS}
    if isinstance(each, Emotion):  # a persona takes its curve along
        depends |= {("personas", one) for one in each.personas}
    return not depends.isdisjoint(found) and depends.isdisjoint(lost)


def revived(base: Objects, side: Objects, keys: set[Key]) -> Objects:
    """Return a side's objects as if it had not removed these, nor what was said of them elsewhere."""
    if not keys:
        return side
    gone = without(base, side) - keys
    found = {name: dict(held) for name, held in side.items()}
    for name, held in base.items():
        for one, before in held.items():
            if (name, one) in keys:
                found[name][one] = _without_mentions(before, gone)
            elif one in found[name]:
                found[name][one] = _with_mentions(before, found[name][one], keys)
    return found


def _mentions(each: Entity) -> dict[str, str]:
    fields = reference_fields(type(each))
    return {name: target for name, target in fields.items() if name not in _OF_PLACE}


def _without_mentions(each: Entity, gone: set[Key]) -> Entity:
    """Return an object that comes back, without its mentions of others that stay away."""
    changes: dict[str, object] = {}
    for name, target in reference_fields(type(each)).items():
        if name in _DEPENDS:
            continue
        held = getattr(each, name)
        if isinstance(held, tuple):
            changes[name] = tuple(one for one in held if (target, one) not in gone)
        elif (target, held) in gone:
            changes[name] = None
    return each.model_copy(update=changes) if any(getattr(each, name) != new for name, new in changes.items()) else each


def _with_mentions(before: Entity, now: Entity, keys: set[Key]) -> Entity:
    """Return an object that lost its mentions of what comes back, with these."""
    changes: dict[str, object] = {}
    for name, target in _mentions(before).items() if type(before) is type(now) else ():
        was, held = getattr(before, name), getattr(now, name)
        if isinstance(was, tuple):
            back = [one for one in was if (target, one) in keys and one not in held]
            if back:
                changes[name] = _put_back(was, held, back)
        elif held is None and (target, was) in keys:
            changes[name] = was
    return now.model_copy(update=changes) if changes else now


def _put_back(was: tuple[str, ...], held: tuple[str, ...], back: list[str]) -> tuple[str, ...]:
    """Put ids back where they stood if the rest stands as it did, else behind it."""
    whole = tuple(one for one in was if one in held or one in back)
    return whole if tuple(one for one in whole if one not in back) == held else (*held, *back)
