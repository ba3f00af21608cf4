"""Edits of conversations about items: answering, resolving and removing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.edits.people import add_comment
from mapdesigner.edits.replace import drop, find_one, put, replace
from mapdesigner.model.journey import Comment

if TYPE_CHECKING:
    from mapdesigner.model.journey import JourneyMap


def answer(journey: JourneyMap, comment: str, **fields: object) -> JourneyMap:
    """Answer a comment; an answer to what was resolved opens it again."""
    root = find_one(journey, comment, Comment)
    return add_comment(put(journey, replace(root, resolved=False)), root.item, parent=root.id, **fields)


def resolve(journey: JourneyMap, comment: str, *, resolved: bool = True) -> JourneyMap:
    """Say that what a comment raised is settled, or that it is not."""
    return put(journey, replace(find_one(journey, comment, Comment), resolved=resolved))


def remove_comment(journey: JourneyMap, comment: str) -> JourneyMap:
    """Remove a comment with all that answers it."""
    gone = {find_one(journey, comment, Comment).id}
    while more := {each.id for each in journey.comments if each.parent in gone} - gone:
        gone |= more
    return drop(journey, *gone)
