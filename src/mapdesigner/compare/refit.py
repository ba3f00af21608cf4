"""Makes a merged map sound where two sound changes do not go together: empty stages, spans, unnamed curves."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from mapdesigner.compare.conflicts import PLACE, Conflict, ConflictKind
from mapdesigner.compare.fields import place_fields, same, with_fields
from mapdesigner.model.items import Emotion, Item
from mapdesigner.model.journey import Persona, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.compare.objects import Objects


def lasting_id(*parts: str) -> str:
    """Return an id made of these texts, so that everybody who merges the same maps gets the same one."""
    return blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()


def fit_stages(merged: Objects, sides: Sequence[Objects], conflicts: list[Conflict]) -> None:
    """Give a stage that lost all its steps, some by each side, an empty one."""
    steps = [step for step in merged["steps"].values() if isinstance(step, Step)]
    for one in sorted(merged["stages"].keys() - {step.stage for step in steps}):
        step = Step(id=lasting_id("step", one, *_steps_of(one, sides)), stage=one, rank="V")
        merged["steps"][step.id] = step
        base, ours, theirs = (side["stages"].get(one) for side in sides)
        conflicts.append(Conflict(ConflictKind.EMPTIED, "stages", one, "", base, ours, theirs))


def _steps_of(stage: str, sides: Sequence[Objects]) -> list[str]:
    """Return the ids of all steps a stage had on any side: no step made for it before has the id they make."""
    steps = (step for side in sides for step in side["steps"].values() if isinstance(step, Step))
    return sorted({step.id for step in steps if step.stage == stage})


def fit_spans(merged: Objects, sides: Sequence[Objects], conflicts: list[Conflict]) -> None:
    """Let a card whose span no longer ends later in its own stage stand as ours has it, else in its first step only."""
    for one, item in merged["items"].items():
        if not isinstance(item, Item) or _is_sound(item, merged):
            continue
        base, ours, theirs = (side["items"].get(one) for side in sides)
        merged["items"][one] = _fitted(item, ours, merged)
        if not any(each.id == one and each.field == PLACE for each in conflicts):
            conflicts.append(Conflict(ConflictKind.CHANGED, "items", one, PLACE, base, ours, theirs))


def _fitted(item: Item, ours: object, merged: Objects) -> Item:
    if isinstance(ours, type(item)):
        as_ours = with_fields(item, {name: getattr(ours, name) for name in place_fields(type(item))})
        if not same(as_ours, item) and _stands(as_ours, merged) and _is_sound(as_ours, merged):
            return as_ours
    return with_fields(item, {"until": None})


def _stands(item: Item, merged: Objects) -> bool:
    return item.step in merged["steps"] and item.lane in merged["lanes"]


def _is_sound(item: Item, merged: Objects) -> bool:
    if item.until is None:
        return True
    first, last = merged["steps"].get(item.step), merged["steps"].get(item.until)
    if not isinstance(first, Step) or not isinstance(last, Step):
        return False
    return first.stage == last.stage and first.order < last.order


def fit_curves(merged: Objects, sides: Sequence[Objects]) -> None:
    """Name the owner of markers that name nobody where another persona has become the first: none changes curves."""
    first = _first_persona(merged)
    for side in sides[1:]:
        owner = _first_persona(side)
        for one, item in merged["items"].items() if owner != first and owner in merged["personas"] else ():
            if _is_unnamed(item) and _is_unnamed(side["items"].get(one)):
                merged["items"][one] = with_fields(item, {"personas": (owner,)})


def _first_persona(objects: Objects) -> str:
    personas = [each for each in objects["personas"].values() if isinstance(each, Persona)]
    return min(personas, key=lambda each: each.order).id if personas else ""


def _is_unnamed(item: object) -> bool:
    return isinstance(item, Emotion) and not item.personas
