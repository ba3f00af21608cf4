"""What a lane is called in an outline, and which lane a name means."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mapdesigner.model.catalog import ITEMS, LANES, lane_row
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.text import in_one_line

if TYPE_CHECKING:
    from mapdesigner.model.journey import Lane

HOLDING = {row.kind: row.item for row in LANES if row.item}
"""What each kind of lane holds; the channels, which are drawn from touchpoints, hold nothing."""


def lane_name(lane: Lane) -> str:
    """Return the English name of the lane's kind, so that files pass between languages, and its own title."""
    words = lane_row(lane.kind).words
    title = in_one_line(lane.title)
    return f"{words} ({title})" if title else words


def meant_lane(name: str) -> tuple[ItemKind, str] | None:
    """Return the kind of card and the lane's own title that a name such as `Thoughts (Voices)` means, if any.

    Kinds are known by the names of lanes and of cards, in English and in the interface's language, and by their ids.
    """
    whole = _known().get(_key(name))
    if whole:
        return whole, ""
    words, opening, title = name.partition("(")
    kind = _known().get(_key(words))
    return (kind, title.strip()[:-1].strip()) if kind and opening and title.rstrip().endswith(")") else None


def _known() -> dict[str, ItemKind]:
    return _in_english() | _as_shown()


@cache
def _in_english() -> dict[str, ItemKind]:
    lanes = {name: item for kind, item in HOLDING.items() for name in (lane_row(kind).words, kind.value)}
    cards = {name: row.kind for row in ITEMS for name in (row.words, row.kind.value)}
    return {_key(name): kind for name, kind in (lanes | cards).items()}


def _as_shown() -> dict[str, ItemKind]:
    lanes = {lane_row(kind).label: item for kind, item in HOLDING.items()}
    cards = {row.label: row.kind for row in ITEMS}
    return {_key(name): kind for name, kind in (lanes | cards).items()}


def _key(name: str) -> str:
    return " ".join(name.replace("_", " ").split()).casefold()
