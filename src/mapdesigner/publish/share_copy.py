"""A map to give out of the house: people's names, portraits, comments, evidence, feedback and notes left out."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from mapdesigner.edits.forget import forget
from mapdesigner.edits.replace import put, replace
from mapdesigner.model.entity import Value
from mapdesigner.model.items import Opportunity
from mapdesigner.model.journey import COLLECTIONS
from mapdesigner.model.structure import structure
from mapdesigner.words import _, later

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mapdesigner.model.entity import Entity
    from mapdesigner.model.journey import JourneyMap

ValueT = TypeVar("ValueT", bound=Value)


class Redacted(StrEnum):
    """What can be left out of a share copy."""

    NAMES = later("names")
    PORTRAITS = later("portraits")
    COMMENTS = later("comments")
    EVIDENCE = later("evidence")
    FEEDBACK = later("feedback")
    NOTES = later("notes")

    @property
    def label(self) -> str:
        """Its words in the language of the interface."""
        return _(self.value)


def share_copy(journey: JourneyMap, redacted: Collection[Redacted]) -> JourneyMap:
    """Return the map without what is redacted; no trace of it is left, so every export of the copy is clean.

    Without names, personas are called by their number, stakeholders, owners and voters are gone, and where a text says
    the whole name of one of these, or a persona's first name, it says the number or three dots instead. Waived rules,
    votes and what a workshop noted leave the house in no share copy that leaves anything out.
    """
    if not redacted:
        return journey
    gone = [each.id for name in _gone(redacted) for each in getattr(journey, name)]
    journey = forget(journey, gone)
    if Redacted.PORTRAITS in redacted:
        journey = put(journey, *(replace(each, portrait="") for each in journey.personas))
    if Redacted.NOTES in redacted:
        journey = put(journey, *(replace(item, note="") for item in journey.items))
    return _without_names(journey) if Redacted.NAMES in redacted else journey


def _gone(redacted: Collection[Redacted]) -> Iterator[str]:
    yield from ("waivers", "votes", "rounds", "workshops", "wall_photos")
    for each in (Redacted.COMMENTS, Redacted.EVIDENCE, Redacted.FEEDBACK):
        if each in redacted:
            yield each.name.lower()


def _without_names(journey: JourneyMap) -> JourneyMap:
    neutral = dict(_neutral(journey))
    journey = forget(journey, [each.id for each in journey.stakeholders])
    journey = put(
        journey,
        *(replace(item, owner="") for item in journey.items if isinstance(item, Opportunity)),
        *(replace(each, author="") for each in journey.comments),
    )
    if not neutral:
        return journey
    longest_first = sorted(neutral, key=len, reverse=True)
    names = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
    folded = {name.casefold(): words for name, words in neutral.items()}
    own = _said_otherwise(journey, names, folded)
    return put(own, *(_said_otherwise(each, names, folded) for each in _objects(own)))


def _neutral(journey: JourneyMap) -> Iterator[tuple[str, str]]:
    """Each name that must not be read, and what stands in its place."""
    owners = {item.owner for item in journey.items if isinstance(item, Opportunity)}
    people = {each.name for each in journey.stakeholders} | owners | {each.author for each in journey.comments}
    yield from ((name.strip(), "…") for name in people if name.strip())
    for number, persona in enumerate(structure(journey).personas, 1):
        words = _("Persona {number}").format(number=number)
        if name := persona.name.strip():
            yield name.split()[0], words
            yield name, words


def _objects(journey: JourneyMap) -> list[Entity]:
    return [each for name in COLLECTIONS for each in getattr(journey, name)]


def _said_otherwise(thing: ValueT, names: re.Pattern[str], neutral: dict[str, str]) -> ValueT:
    """The object with its texts, and those inside it, free of the names; ids and pictures are left alone."""
    changes = {
        name: _changed(value, names, neutral)
        for name, value in ((name, getattr(thing, name)) for name in type(thing).model_fields)
        if name not in _UNTOUCHED and name not in COLLECTIONS
    }
    extra = {name: _changed(value, names, neutral) for name, value in (thing.__pydantic_extra__ or {}).items()}
    return thing.model_copy(update=changes | extra)


_UNTOUCHED = {"id", "kind", "rank", "lane", "step", "until", "stage", "item", "parent", "picture", "portrait", "logo"}


def _changed(value: object, names: re.Pattern[str], neutral: dict[str, str]) -> object:
    if isinstance(value, StrEnum):
        return value
    if isinstance(value, str):
        return names.sub(lambda found: neutral[found[0].casefold()], value)
    if isinstance(value, (tuple, list)):
        return type(value)(_changed(each, names, neutral) for each in value)
    if isinstance(value, dict):
        return {key: _changed(each, names, neutral) for key, each in value.items()}
    return _said_otherwise(value, names, neutral) if isinstance(value, Value) else value
