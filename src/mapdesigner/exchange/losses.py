"""What of a map a foreign file leaves out, besides its cards: in words, for every way out alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.model.catalog import item_row
from mapdesigner.model.items import Emotion
from mapdesigner.model.journey import JourneyMap
from mapdesigner.words import _, later

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Collection, Iterator

    from mapdesigner.model.entity import Value
    from mapdesigner.model.kinds import ItemKind

_AROUND = {
    "title": later("title"),
    "subtitle": later("subtitle"),
    "organisation": later("organisation"),
    "unit": later("unit"),
    "objective": later("objective"),
    "scope": later("scope"),
    "state": later("future state"),
    "label": later("version label"),
    "date": later("date"),
    "review_by": later("review date"),
    "method_note": later("method note"),
    "weights": later("weights"),
    "brand": later("brand"),
    "stakeholders": later("stakeholders"),
    "departments": later("departments"),
    "channels": later("channels"),
    "evidence": later("evidence"),
    "feedback": later("feedback"),
    "comments": later("comments"),
    "counterpart": later("other state"),
    "language": later("language"),
    "right_to_left": later("direction of writing"),
    "frozen": later("frozen structure"),
    "prompts": later("prompts"),
    "rounds": later("voting rounds"),
    "votes": later("votes"),
    "workshops": later("workshops"),
    "wall_photos": later("photos of the wall"),
    "waivers": later("findings set aside"),
}


def lost_around(journey: JourneyMap, kept: Collection[str]) -> Iterator[str]:
    """Say which of the map's own fields hold something and are not among the `kept` ones."""
    own = JourneyMap.model_fields
    lost = [
        _(words) for name, words in _AROUND.items() if name not in kept and _holds(journey, name, own[name].default)
    ]
    if lost:
        yield ", ".join(lost)


def lost_details(journey: JourneyMap) -> Iterator[str]:
    """Say what personas and stages hold beyond a name, and which personas are not named, as they have no emotion."""
    bare = {"id", "rank", "name"}
    if any(_holds_more(each, bare) for each in journey.personas):
        yield _("what is known of personas beyond their names")
    felt = {owner for item in journey.items if isinstance(item, Emotion) and item.step for owner in item.personas}
    if silent := sum(each.id not in felt for each in journey.personas):
        yield _("personas without an emotion of their own: {count}").format(count=silent)
    if any(_holds_more(each, bare) for each in journey.stages):
        yield _("goals and colours of stages")


def lost_cards(counts: Counter[ItemKind]) -> Iterator[str]:
    """Say how many cards of each kind are left out."""
    for kind, count in counts.items():
        yield _("{what}: {count}").format(what=item_row(kind).label, count=count)


def _holds(thing: Value, name: str, default: object) -> bool:
    return bool(getattr(thing, name) != default)


def _holds_more(thing: Value, bare: Collection[str]) -> bool:
    fields = type(thing).model_fields
    return any(_holds(thing, name, fields[name].default) for name in fields if name not in bare)
