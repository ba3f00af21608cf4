"""Which fields the map, its stages, steps and lanes, and what stands around it have, each with its control.

Items have theirs in the catalog.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.model.catalog import Editor, Field
from mapdesigner.model.journey import (
    Channel,
    Department,
    Evidence,
    Feedback,
    JourneyMap,
    Lane,
    Persona,
    Stage,
    Stakeholder,
    Step,
)
from mapdesigner.words import later

if TYPE_CHECKING:
    from collections.abc import Mapping

_VERSION, _LOOK = later("Version"), later("Appearance")
_BRAND, _WEIGHTS = later("Brand"), later("Weights of personalization")
_PERSON, _WANTS = later("Person"), later("Goals and frustrations")

FIELDS: Mapping[type, tuple[Field, ...]] = {
    JourneyMap: (
        Field("title", later("Title"), Editor.LINE),
        Field("subtitle", later("Subtitle"), Editor.LINE),
        Field("objective", later("Objective"), Editor.TEXT),
        Field("scope", later("Scope"), Editor.TEXT),
        Field("organisation", later("Organisation"), Editor.LINE),
        Field("unit", later("Unit"), Editor.LINE),
        Field("label", later("Version"), Editor.LINE, _VERSION),
        Field("date", later("Date"), Editor.DATE, _VERSION),
        Field("review_by", later("Review by"), Editor.DATE, _VERSION),
        Field("state", later("Shows"), Editor.CHOICE, _VERSION),
        Field("counterpart", later("Other state"), Editor.MAP_LINK, _VERSION),
        Field("method_note", later("Method"), Editor.TEXT, _VERSION),
        Field("brand.logo", later("Logo"), Editor.PICTURE, _BRAND),
        Field("brand.colour", later("Colour"), Editor.COLOUR, _BRAND),
        Field("brand.font", later("Font"), Editor.FONT, _BRAND),
        Field("brand.footer", later("Footer"), Editor.LINE, _BRAND),
        Field("language", later("Language"), Editor.LINE, _LOOK),
        Field("right_to_left", later("Right to left"), Editor.TOGGLE, _LOOK),
        Field("weights.relevance", later("Relevance"), Editor.SHARE, _WEIGHTS),
        Field("weights.timeliness", later("Timeliness"), Editor.SHARE, _WEIGHTS),
        Field("weights.impact", later("Impact"), Editor.SHARE, _WEIGHTS),
    ),
    Stage: (
        Field("name", later("Name"), Editor.LINE),
        Field("goal", later("Goal"), Editor.TEXT),
        Field("prompt", later("Question"), Editor.TEXT),
        Field("colour", later("Colour"), Editor.COLOUR, _LOOK),
    ),
    Step: (Field("name", later("Name"), Editor.LINE),),
    Lane: (
        Field("title", later("Title"), Editor.LINE),
        Field("caption", later("Caption"), Editor.LINE),
        Field("collapsed", later("Collapsed"), Editor.TOGGLE, _LOOK),
        Field("hidden", later("Hidden"), Editor.TOGGLE, _LOOK),
        Field("locked", later("Locked"), Editor.TOGGLE, _LOOK),
    ),
    Persona: (
        Field("name", later("Name"), Editor.LINE, _PERSON),
        Field("bio", later("Bio"), Editor.LINE, _PERSON),
        Field("quote", later("Quote"), Editor.TEXT, _PERSON),
        Field("portrait", later("Portrait"), Editor.PICTURE, _PERSON),
        Field("colour", later("Colour"), Editor.COLOUR, _PERSON),
        Field("demographics", later("Demographics"), Editor.LINES, later("Life")),
        Field("behaviours", later("Behaviours"), Editor.LINES, later("Life")),
        Field("goals", later("Goals"), Editor.LINES, _WANTS),
        Field("frustrations", later("Frustrations"), Editor.LINES, _WANTS),
        Field("psychographics", later("Psychographics"), Editor.SCALES, later("Psychographics")),
    ),
    Stakeholder: (
        Field("name", later("Name"), Editor.LINE),
        Field("department", later("Department"), Editor.LINE),
        Field("role", later("Role"), Editor.LINE),
    ),
    Department: (
        Field("name", later("Name"), Editor.LINE),
        Field("icon", later("Icon"), Editor.ICON),
    ),
    Channel: (
        Field("name", later("Name"), Editor.LINE),
        Field("icon", later("Icon"), Editor.ICON),
        Field("online", later("Online"), Editor.TOGGLE),
    ),
    Evidence: (
        Field("headline", later("Headline"), Editor.LINE),
        Field("title", later("Title"), Editor.LINE),
        Field("type", later("Type"), Editor.CHOICE),
        Field("date", later("Date"), Editor.DATE),
        Field("sample_size", later("Sample"), Editor.WHOLE),
        Field("link", later("Link"), Editor.LINE),
        Field("summary", later("Summary"), Editor.TEXT),
    ),
    Feedback: (
        Field("text", later("Words"), Editor.TEXT),
        Field("source", later("Source"), Editor.LINE),
        Field("date", later("Date"), Editor.DATE),
    ),
}
"""The fields of each class, in the order of the form."""

ENTRY_WORDS: Mapping[type, tuple[str, str]] = {
    Persona: (later("Persona"), "user"),
    Stakeholder: (later("Stakeholder"), "users"),
    Department: (later("Department"), "building-2"),
    Channel: (later("Channel"), "route"),
    Evidence: (later("Evidence"), "clipboard-list"),
    Feedback: (later("Feedback"), "message-square-quote"),
}
"""What each class that stands around the map is called, and its icon."""
