"""A few cards as a small map of their own: what the clipboard carries between windows and maps."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mapdesigner.edits.replace import put, replace
from mapdesigner.model.items import Item
from mapdesigner.model.journey import new_map
from mapdesigner.model.references import reference_fields
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapdesigner.model.entity import Entity
    from mapdesigner.model.journey import JourneyMap


class LooseTie(NamedTuple):
    """A tie of which one end is carried away: the card that names the other, the field it does so in, and the other."""

    holder: str
    field: str
    held: str


def cards_of(journey: JourneyMap, ids: Iterable[str]) -> tuple[Item, ...]:
    """Return the placed cards among these things, those of a stage, step or lane too, in reading order."""
    whole, chosen = structure(journey), set(ids)
    stage_of = {step.id: step.stage for step in whole.steps}
    return tuple(
        item
        for lane in whole.lanes
        for item in whole.items_of.get(lane.id, ())
        if not chosen.isdisjoint((item.id, lane.id, item.step, stage_of[item.step]))
    )


def excerpt(journey: JourneyMap, cards: Iterable[Item]) -> JourneyMap:
    """Return a sound map of these placed cards, with the steps from the first to the last of them.

    With them come their stages and lanes, and whom and what they name; ties to cards that stay behind are left out.
    """
    kept = tuple(cards)
    whole = structure(journey)
    columns = [column for item in kept for column in whole.span(item)]
    steps = whole.steps[min(columns) : max(columns) + 1] if columns else ()
    known = {item.id for item in kept} | _named(kept) | {step.id for step in steps}
    known |= {step.stage for step in steps} | {item.lane for item in kept}
    things = (whole.by_id[each] for each in sorted(known))
    return put(new_map(language=journey.language), *(_cut(each, known) for each in things))


def loose_ties(journey: JourneyMap, cards: Iterable[Item], *, both: bool) -> tuple[LooseTie, ...]:
    """Return the ties from these cards to cards that stay behind; with `both` those from them to these too."""
    gone = {item.id for item in cards}
    holders = journey.items if both else tuple(item for item in journey.items if item.id in gone)
    return tuple(
        LooseTie(item.id, name, one)
        for item in holders
        for name, one in ties_of(item)
        if (item.id in gone) != (one in gone)
    )


def ties_of(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the cards an item is tied to, each with the field that says so."""
    for name, target in reference_fields(type(item)).items():
        held = getattr(item, name) if target == "items" else None
        for one in held if isinstance(held, tuple) else (held,):
            if one:
                yield name, one


def _named(cards: Iterable[Item]) -> set[str]:
    """The ids of personas, channels, departments and evidence that cards name."""
    found: set[str] = set()
    for item in cards:
        for name, target in reference_fields(type(item)).items():
            if target not in ("items", "lanes", "steps"):
                held = getattr(item, name)
                found.update(held if isinstance(held, tuple) else (held,) if held else ())
    return found


def _cut(thing: Entity, known: set[str]) -> Entity:
    """The thing without ties to what does not come along."""
    changes: dict[str, object] = {}
    for name in reference_fields(type(thing)):
        held = getattr(thing, name)
        if isinstance(held, tuple):
            changes[name] = tuple(one for one in held if one in known)
        elif held and held not in known:
            changes[name] = None
    return replace(thing, **changes)
