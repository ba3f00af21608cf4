"""Names the place in a file and the reason of what the model refuses, without the words that stand there."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, get_args

from mapdesigner.model.entity import Entity
from mapdesigner.model.items import ITEM_CLASSES
from mapdesigner.model.journey import COLLECTIONS, JourneyMap
from mapdesigner.model.kinds import ItemKind
from mapdesigner.words import _

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_KINDS = frozenset(ItemKind)


def place_of(location: tuple[int | str, ...]) -> str:
    """`items[3].score`; pydantic names the kind of an item after its index, which is not in the file."""
    place = ""
    for index, part in enumerate(location):
        if isinstance(part, int):
            place += f"[{part}]"
        elif not (index == 2 and location[0] == "items" and part in _KINDS):
            place += f".{part}" if place else part
    return place


def reason_of(error: ErrorDetails) -> str:
    """Say what is wrong without the value itself, which may be a client's words."""
    own = {
        "missing": _("this is missing"),
        "union_tag_invalid": _("this kind of item is not known"),
        "union_tag_not_found": _("the kind of the item is missing"),
        "model_type": _("this should be an object in braces"),
        "string_pattern_mismatch": _("this is not written as it should be"),
    }
    return own.get(error["type"]) or error["msg"].replace("Input should be", _("this should be"))


@cache
def classes() -> tuple[type[Entity], ...]:
    """Return the class of every object that stands in a collection of a map."""
    found = [get_args(JourneyMap.model_fields[name].annotation)[0] for name in COLLECTIONS if name != "items"]
    return (*found, *ITEM_CLASSES.values())
