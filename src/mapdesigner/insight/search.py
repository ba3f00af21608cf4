"""Finding words in a map: in all texts of cards and in the names of stages, steps and lanes, whatever their accents."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from mapdesigner.model.catalog import lane_row
from mapdesigner.model.items import Item, Touchpoint
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.model.entity import Entity
    from mapdesigner.model.journey import JourneyMap, Lane

_NO_WORDS = frozenset({"id", "rank", "lane", "step", "icon", "picture", "colour"})
_OF_INTERVENTIONS = ("label", "audience", "trigger", "content")


@lru_cache(maxsize=100_000)
def folded(text: str) -> str:
    """Return a text as it is compared: without case, accents and differences in white space."""
    if text.isascii():
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).split())


def search(journey: JourneyMap, words: str) -> tuple[str, ...]:
    """Return the ids of the stages, steps, lanes and cards that hold the words, in reading order.

    Stages and steps come first, then lane by lane what stands in it. Words in several fields of one thing are one hit;
    parked notes and what stands in hidden lanes cannot be seen and are left out.
    """
    wanted = folded(words)
    if not wanted:
        return ()
    return tuple(thing.id for thing, texts in _things(journey) if any(wanted in folded(text) for text in texts))


def _things(journey: JourneyMap) -> Iterator[tuple[Entity, tuple[str, ...]]]:
    whole = structure(journey)
    for stage in whole.stages:
        yield stage, (stage.name, stage.goal)
        for step in whole.steps_of[stage.id]:
            yield step, (step.name,)
    for lane in whole.lanes:
        if lane.hidden:
            continue
        yield lane, (_title(lane), lane.caption)
        if not lane.collapsed:
            for item in whole.items_of.get(lane.id, ()):
                yield item, _texts(item)


def _title(lane: Lane) -> str:
    return lane.title or lane_row(lane.kind).label


def _texts(item: Item) -> tuple[str, ...]:
    held = tuple(filter(None, (getattr(item, name) for name in _fields(type(item)))))
    if isinstance(item, Touchpoint):
        held += tuple(getattr(each, name) for each in item.interventions for name in _OF_INTERVENTIONS)
    return held


@cache
def _fields(kind: type[Item]) -> tuple[str, ...]:
    """The fields of a card that hold words."""
    fields = kind.model_fields.items()
    return tuple(name for name, field in fields if field.annotation is str and name not in _NO_WORDS)
