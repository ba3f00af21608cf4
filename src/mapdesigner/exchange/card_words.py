"""A card as plain words in a cell or on a sticky: its text, with the score before it where it has one; and back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mapdesigner.model.items import Emotion, Engagement
from mapdesigner.model.kinds import ItemKind

if TYPE_CHECKING:
    from mapdesigner.model.items import AnyItem

_NUMBER = re.compile(r"\s*([+\-\u2212]?\d{1,3}(?:[.,]\d{1,9})?)(?:\s+|$)")


def said(item: AnyItem) -> str:
    """Return the words of a card; `+1.2 Glad` for a feeling, `3 Much at stake` for an engagement."""
    if isinstance(item, Emotion):
        return f"{item.score:+g} {item.text}".rstrip()
    return f"{item.level} {item.text}".rstrip() if isinstance(item, Engagement) else item.text


def fields_of(kind: ItemKind, words: str) -> dict[str, object]:
    """Return the fields that the words of a card of some kind mean; a score beyond its scale becomes its end."""
    match = _NUMBER.match(words) if kind in (ItemKind.EMOTION, ItemKind.ENGAGEMENT) else None
    if not match:
        return {"text": words}
    number = float(match[1].replace(",", ".").replace("\u2212", "-"))
    scored = (
        ("score", round(min(max(number, -2.0), 2.0), 2))
        if kind is ItemKind.EMOTION
        else ("level", int(min(max(number, 1), 5)))
    )
    return {"text": words[match.end() :], scored[0]: scored[1]}
