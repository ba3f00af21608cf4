"""Comments as conversations: what began each, and the answers in the order they were given."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapdesigner.model.journey import Comment, JourneyMap


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment that answers none, and all that answer it or one of its answers."""

    root: Comment
    answers: tuple[Comment, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nobody has resolved it."""
        return not self.root.resolved

    @property
    def latest(self) -> str:
        """The time of the last word, ISO."""
        return max(each.at for each in (self.root, *self.answers))


def threads(journey: JourneyMap) -> tuple[Thread, ...]:
    """Return the map's conversations, the one with the latest word first.

    A comment whose beginning is not in the map, or that answers itself in a ring, begins one of its own.
    """
    known = {each.id: each for each in journey.comments}
    answers: dict[str, list[Comment]] = {}
    roots: list[Comment] = []
    for comment in journey.comments:
        root = _root(comment, known)
        if root is comment:
            roots.append(comment)
        else:
            answers.setdefault(root.id, []).append(comment)
    found = (Thread(root, tuple(sorted(answers.get(root.id, ()), key=_time))) for root in roots)
    return tuple(sorted(found, key=lambda each: (each.latest, each.root.id), reverse=True))


def open_counts(journey: JourneyMap) -> Mapping[str, int]:
    """Count the open conversations on each item that has any."""
    return Counter(each.root.item for each in threads(journey) if each.is_open)


def _root(comment: Comment, known: Mapping[str, Comment]) -> Comment:
    passed = {comment.id}
    at = comment
    while at.parent and at.parent in known:
        at = known[at.parent]
        if at.id in passed:
            return min((known[each] for each in passed), key=lambda each: each.id)
        passed.add(at.id)
    return at


def _time(comment: Comment) -> tuple[str, str]:
    return comment.at, comment.id
