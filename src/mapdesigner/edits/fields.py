"""Edits of single fields: texts, scores, and what the inspector shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.edits.replace import EditError, find, find_one, put, replace
from mapdesigner.model.entity import Entity
from mapdesigner.model.items import Emotion, Item
from mapdesigner.model.journey import COLLECTIONS, Comment, Evidence, Feedback, JourneyMap, Lane, Prompt, Waiver
from mapdesigner.model.references import references
from mapdesigner.model.workshop import Vote
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

_STRUCTURE = frozenset({"id", "kind", "rank", "stage", "lane", "step", "until"})
"""Fields that place an object; moving has edits of its own, which keep the map whole."""
_OF_MAP = frozenset({"format", "version", "id", *COLLECTIONS})
_TEXTS: tuple[tuple[type[Entity], str], ...] = (
    (Item, "text"),
    (Lane, "title"),
    (Evidence, "headline"),
    (Feedback, "text"),
    (Comment, "text"),
    (Prompt, "text"),
    (Waiver, "reason"),
    (Vote, "voter"),
)


def set_fields(journey: JourneyMap, ids: Iterable[str], **changes: object) -> JourneyMap:
    """Give the same fields of several objects new values; raise EditError if one cannot hold its value.

    Fields that place an object are refused, and so are ids of objects that the map does not have.
    """
    if placing := _STRUCTURE.intersection(changes):
        raise EditError(_("The field {name} is changed by moving.").format(name=min(placing)))
    changed = [replace(find(journey, each), **changes) for each in sorted(set(ids))]
    for each in changed:
        for _field, _target, held in references(each):
            find(journey, held)
    return put(journey, *changed)


def set_map(journey: JourneyMap, **changes: object) -> JourneyMap:
    """Change what the map says of itself: title, objective, dates, language, weights, brand."""
    if refused := _OF_MAP.intersection(changes):
        raise EditError(_("The field {name} is not changed this way.").format(name=min(refused)))
    return replace(journey, **changes)


def text_field(entity: Entity) -> str:
    """Return the field that holds what an object is called or says: the text that is edited in place."""
    return next((name for kind, name in _TEXTS if isinstance(entity, kind)), "name")


def set_text(journey: JourneyMap, wanted: str, text: str) -> JourneyMap:
    """Change the text of an item or comment, the title of a lane, the name of a stage, step, persona or channel."""
    found = find(journey, wanted)
    return put(journey, replace(found, **{text_field(found): text}))


def set_score(journey: JourneyMap, item: str, score: float) -> JourneyMap:
    """Give an emotion marker a score, kept within -2 to 2 and to 0.01."""
    return put(journey, replace(find_one(journey, item, Emotion), score=_snapped(score)))


def set_target(journey: JourneyMap, item: str, score: float | None) -> JourneyMap:
    """Give an emotion marker the score wanted in future, kept as in `set_score`; None takes it away."""
    target = None if score is None else _snapped(score)
    return put(journey, replace(find_one(journey, item, Emotion), target=target))


def _snapped(score: float) -> float:
    return round(min(max(score, -2.0), 2.0), 2) + 0.0  # adding 0.0 makes -0.0 plain 0.0
