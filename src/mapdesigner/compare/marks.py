"""Marks a merge's conflicts in the map itself, so that whoever opens it finds both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic_core import to_json

from mapdesigner.compare.conflicts import PLACE
from mapdesigner.compare.describe import PICTURES, describe_conflict
from mapdesigner.compare.fields import fields_of
from mapdesigner.compare.refit import lasting_id
from mapdesigner.edits.people import add_comment
from mapdesigner.edits.replace import look_up, make, put
from mapdesigner.model.entity import Value
from mapdesigner.model.items import Image, Item, Note
from mapdesigner.model.kinds import ItemKind
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.compare.conflicts import Conflict
    from mapdesigner.compare.merge import MergeResult
    from mapdesigner.model.journey import JourneyMap


def marked(result: MergeResult, ours: JourneyMap, theirs: JourneyMap) -> JourneyMap:
    """Return the merged map with an open comment for each conflict: on the card, or on a parked note about the rest.

    The comment says what stands and holds the other side's value whole; a picture is parked as a card of its own.
    Everybody who marks the same merge gets the same ids.
    """
    journey = result.journey
    for conflict in result.conflicts:
        host = _host(journey, conflict)
        journey = journey if look_up(journey, host.id) else put(journey, host)
        comment = lasting_id("comment", conflict.collection, conflict.id, conflict.field, _whole(conflict.theirs))
        if look_up(journey, comment) is None:
            text = _text(conflict, ours, theirs)
            journey = add_comment(journey, host.id, id=comment, author=_("Merge"), text=text)
    return journey


def _host(journey: JourneyMap, conflict: Conflict) -> Item:
    """Return the card a conflict is told at: its own, a parked picture, or the parked note for all that is no card."""
    if _is_picture(conflict):
        one = lasting_id("picture", conflict.collection, conflict.id, conflict.field, str(conflict.theirs))
        return make(Image, kind=ItemKind.IMAGE, id=one, picture=conflict.theirs, text=_("The other side's picture"))
    own = look_up(journey, conflict.id)
    if isinstance(own, Item):
        return own
    return make(Note, kind=ItemKind.NOTE, id=lasting_id("conflicts", journey.id), text=_("Conflicts of a merge"))


def _is_picture(conflict: Conflict) -> bool:
    return conflict.field.rpartition(".")[2] in PICTURES and isinstance(conflict.theirs, str) and conflict.theirs != ""


def _text(conflict: Conflict, ours: JourneyMap, theirs: JourneyMap) -> str:
    """Say what happened, and below it all that stands nowhere else in the map."""
    said = describe_conflict(conflict, ours, theirs)
    if conflict.ours is None or conflict.theirs is None or _is_picture(conflict):
        return said
    return f"{said}\n\n{_whole(conflict.theirs, only_place=conflict.field == PLACE)}"


def _whole(value: object, *, only_place: bool = False) -> str:
    """Return a value with nothing left out: a text as it is, all else as the file would hold it."""
    if isinstance(value, str):
        return value
    if isinstance(value, Value):
        held = fields_of(value)
        names = ("lane", "step", "until", "stage", "rank") if only_place else tuple(held)
        value = {name: held[name] for name in names if name in held}
    return to_json(value).decode()
