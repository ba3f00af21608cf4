"""Ties between cards on the clipboard and cards that stayed in the map, for pasting into the map they came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from mapdesigner.edits.excerpt import LooseTie, loose_ties

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapdesigner.model.items import Item
    from mapdesigner.model.journey import JourneyMap

TIES = "application/vnd.mapdesigner.ties+json"
"""The type of these ties: the map's id, and a list of cards, fields and other cards."""
_MOST_BYTES = 4_000_000


def ties_as_bytes(journey: JourneyMap, cards: Iterable[Item], *, both: bool) -> bytes:
    """Write down the ties of cards that are carried away, see `loose_ties`."""
    return orjson.dumps({"map": journey.id, "ties": [list(each) for each in loose_ties(journey, cards, both=both)]})


def ties_from(data: bytes, journey: JourneyMap) -> tuple[LooseTie, ...]:
    """Read ties that are meant for this map; none of another map, and none from what was not written by a map."""
    try:
        held = orjson.loads(data) if len(data) <= _MOST_BYTES else None
    except orjson.JSONDecodeError:
        return ()
    if not isinstance(held, dict) or held.get("map") != journey.id or not isinstance(held.get("ties"), list):
        return ()
    return tuple(LooseTie(*each) for each in held["ties"] if _is_tie(each))


def _is_tie(each: object) -> bool:
    return isinstance(each, list) and len(each) == len(LooseTie._fields) and all(isinstance(one, str) for one in each)
