"""Edits that tie cards to the evidence they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.edits.replace import find_all, find_one, put, replace
from mapdesigner.model.items import Item
from mapdesigner.model.journey import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapdesigner.model.journey import JourneyMap


def cite(journey: JourneyMap, items: Iterable[str], evidence: str) -> JourneyMap:
    """Let items cite a piece of evidence, after what they cite already."""
    wanted = find_one(journey, evidence, Evidence).id
    changed = (
        item if wanted in item.evidence else replace(item, evidence=(*item.evidence, wanted))
        for item in find_all(journey, items, Item)
    )
    return put(journey, *changed)


def cite_no_more(journey: JourneyMap, items: Iterable[str], evidence: str) -> JourneyMap:
    """Let items cite a piece of evidence no more; what else they cite stays."""
    changed = (
        replace(item, evidence=tuple(each for each in item.evidence if each != evidence))
        for item in find_all(journey, items, Item)
    )
    return put(journey, *changed)
