"""What fields, values and collections are called in a report, by their names in the model."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from mapdesigner.model.catalog import item_row
from mapdesigner.model.items import Item
from mapdesigner.model.kinds import EvidenceType, InterventionType, State, Status
from mapdesigner.words import _, later

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapdesigner.model.entity import Value

COLLECTIONS: Mapping[str, tuple[str, str]] = {
    "": (later("Map"), later("The map")),
    "personas": (later("Persona"), later("Personas")),
    "stakeholders": (later("Stakeholder"), later("Stakeholders")),
    "departments": (later("Department"), later("Departments")),
    "channels": (later("Channel"), later("Channels")),
    "evidence": (later("Evidence"), later("Evidence")),
    "stages": (later("Stage"), later("Stages")),
    "steps": (later("Step"), later("Steps")),
    "lanes": (later("Lane"), later("Lanes")),
    "items": (later("Card"), later("Cards")),
    "feedback": (later("Feedback"), later("Feedback")),
    "comments": (later("Comment"), later("Comments")),
    "prompts": (later("Prompt"), later("Prompts")),
    "rounds": (later("Voting round"), later("Voting rounds")),
    "votes": (later("Vote"), later("Votes")),
    "workshops": (later("Workshop"), later("Workshops")),
    "wall_photos": (later("Photo of the wall"), later("Photos of the wall")),
    "waivers": (later("Waiver"), later("Waivers")),
}
"""One object of a collection and the collection, as people call them."""

_FIELDS: Mapping[str, str] = {
    "about": later("About"),
    "alternative": later("Description"),
    "at": later("Time"),
    "audience": later("Audience"),
    "author": later("Author"),
    "behaviours": later("Behaviours"),
    "bio": later("Bio"),
    "brand": later("Brand"),
    "caption": later("Caption"),
    "captured": later("Captured"),
    "channel": later("Channel"),
    "collapsed": later("Collapsed"),
    "colour": later("Colour"),
    "column": later("Column"),
    "content": later("Content"),
    "counterpart": later("Counterpart"),
    "date": later("Date"),
    "decisions": later("Decisions"),
    "demographics": later("Demographics"),
    "department": later("Department"),
    "ended": later("Ended"),
    "evidence": later("Evidence"),
    "file": later("File"),
    "font": later("Font"),
    "footer": later("Footer"),
    "frozen": later("Structure frozen"),
    "frustrations": later("Frustrations"),
    "goal": later("Goal"),
    "goals": later("Goals"),
    "headline": later("Headline"),
    "height": later("Height"),
    "hidden": later("Hidden"),
    "history": later("History"),
    "icon": later("Icon"),
    "impact": later("Impact"),
    "interventions": later("Interventions"),
    "item": later("Card"),
    "kind": later("Kind"),
    "kinds": later("Kinds"),
    "label": later("Label"),
    "lane": later("Lane"),
    "language": later("Language"),
    "link": later("Link"),
    "live": later("Live"),
    "locked": later("Locked"),
    "logo": later("Logo"),
    "method_note": later("Method"),
    "n": later("Number of answers"),
    "name": later("Name"),
    "objective": later("Objective"),
    "online": later("Online"),
    "opacity": later("Opacity"),
    "open": later("Open"),
    "organisation": later("Organisation"),
    "parent": later("Answer to"),
    "persona": later("Persona"),
    "picture": later("Picture"),
    "portrait": later("Portrait"),
    "private": later("Private"),
    "prompt": later("Prompt"),
    "psychographics": later("Psychographics"),
    "quote": later("Quote"),
    "reason": later("Reason"),
    "relevance": later("Relevance"),
    "resolved": later("Resolved"),
    "review_by": later("Review by"),
    "right_to_left": later("Right to left"),
    "role": later("Role"),
    "round": later("Voting round"),
    "rule": later("Rule"),
    "sample_size": later("Sample size"),
    "scale_from": later("Scale from"),
    "scale_to": later("Scale to"),
    "scope": later("Scope"),
    "score": later("Score"),
    "sheet": later("Sheet"),
    "source": later("Source"),
    "spread_high": later("Spread to"),
    "spread_low": later("Spread from"),
    "stage": later("Stage"),
    "started": later("Started"),
    "state": later("Shows"),
    "step": later("Step"),
    "subtitle": later("Subtitle"),
    "summary": later("Summary"),
    "text": later("Text"),
    "timeliness": later("Timeliness"),
    "title": later("Title"),
    "trigger": later("Trigger"),
    "type": later("Type"),
    "unit": later("Unit"),
    "value": later("Value"),
    "voter": later("Voter"),
    "votes_each": later("Votes each"),
    "weights": later("Weights"),
    "width": later("Width"),
    "words": later("Words"),
    "x": later("Across"),
    "y": later("Down"),
}

_VALUES: Mapping[StrEnum, str] = {
    State.CURRENT: later("as it is"),
    State.FUTURE: later("as wanted"),
    Status.IDEA: later("idea"),
    Status.PLANNED: later("planned"),
    Status.DOING: later("under way"),
    Status.DONE: later("done"),
    Status.DROPPED: later("dropped"),
    InterventionType.STAGE_SPECIFIC: later("for a stage"),
    InterventionType.CHANNEL_SPECIFIC: later("for a channel"),
    InterventionType.BEHAVIOURAL: later("by behaviour"),
    InterventionType.PREDICTIVE: later("by prediction"),
    InterventionType.OMNICHANNEL: later("across channels"),
    EvidenceType.SURVEY: later("survey"),
    EvidenceType.INTERVIEW: later("interview"),
    EvidenceType.WEB_ANALYTICS: later("web analytics"),
    EvidenceType.CRM: later("CRM"),
    EvidenceType.SUPPORT_LOG: later("support log"),
    EvidenceType.SOCIAL_LISTENING: later("social listening"),
    EvidenceType.OBSERVATION: later("observation"),
}


def field_words(path: str, owner: Value) -> str:
    """Return what people call a field of an object, such as `weights.impact`; an unknown key is called as in the file.

    A row inside a field is called by the field; which row it is the caller says.
    """
    own = {field.name: field.label for field in item_row(owner.kind).fields} if isinstance(owner, Item) else {}
    names = re.sub(r"\[[^]]*\]", "", path).split(".")
    words = [own.get(names[0]) or _named(names[0]), *map(_named, names[1:])]
    return ": ".join(words)


def _named(name: str) -> str:
    return _(_FIELDS[name]) if name in _FIELDS else name


def choice_words(value: StrEnum) -> str:
    """Return what people call one of a field's choices, in the language of the interface."""
    return _(choice_message(value))


def choice_message(value: StrEnum) -> str:
    """Return the same as it is looked up in a catalog."""
    return _VALUES.get(value, str(value))
