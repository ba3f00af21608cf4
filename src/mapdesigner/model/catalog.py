"""The catalog: one row a kind, with all that screen, files and keys need to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mapdesigner.model.items import AnyItem, make_item
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.words import _, later


class Editor(StrEnum):
    """The control a field is edited with."""

    LINE = "line"
    TEXT = "text"
    TOGGLE = "toggle"
    NUMBER = "number"
    SCORE = "score"
    LEVEL_3 = "level_3"
    LEVEL_5 = "level_5"
    CHOICE = "choice"
    DATE = "date"
    CHANNEL = "channel"
    DEPARTMENT = "department"
    DEPARTMENTS = "departments"
    TOUCHPOINT = "touchpoint"
    PAIN_POINTS = "pain_points"
    PERSONAS = "personas"
    EVIDENCE = "evidence"
    INTERVENTIONS = "interventions"
    PICTURE = "picture"
    COLOUR = "colour"
    WHOLE = "whole"
    SHARE = "share"
    LINES = "lines"
    SCALES = "scales"
    ICON = "icon"
    FONT = "font"
    MAP_LINK = "map_link"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the inspector: the model's name, the words beside it, the control, and the section it stands in."""

    name: str
    words: str
    editor: Editor
    section: str = later("Content")

    @property
    def label(self) -> str:
        """The words beside the control, in the language of the interface."""
        return _(self.words)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """What the program knows of an item kind. `key` is the palette's letter, `lane` where the kind is at home."""

    kind: ItemKind
    words: str
    icon: str
    key: str
    lane: LaneKind
    fields: tuple[Field, ...]
    prompt: str

    @property
    def label(self) -> str:
        """The kind's name in the language of the interface."""
        return _(self.words)

    def make(self, **fields: object) -> AnyItem:
        """Make an item of this kind; raise ValidationError if a field is wrong."""
        return make_item(self.kind, **fields)


@dataclass(frozen=True, slots=True)
class LaneRow:
    """What the program knows of a lane kind; `item` is what it holds (none for channels, drawn from touchpoints).

    `zone` is the part of a service blueprint the lane stands in: customer, front, back, support, or "".
    """

    kind: LaneKind
    words: str
    icon: str
    caption_words: str
    item: ItemKind | None
    zone: str = ""

    @property
    def label(self) -> str:
        """The kind's name in the language of the interface."""
        return _(self.words)

    @property
    def caption(self) -> str:
        """The question the lane answers, in the language of the interface; "" if it needs none."""
        return _(self.caption_words) if self.caption_words else ""


_WHO = later("Who and why")
_OWN = later("Ownership")
_TEXT = Field("text", later("Text"), Editor.TEXT)
_TITLE = Field("text", later("Title"), Editor.LINE)
_COMMON = (
    Field("note", later("Note"), Editor.TEXT),
    Field("personas", later("Personas"), Editor.PERSONAS, _WHO),
    Field("evidence", later("Evidence"), Editor.EVIDENCE, _WHO),
    Field("link", later("Linked map"), Editor.MAP_LINK, _WHO),
)
_DEPARTMENT = Field("department", later("Department"), Editor.DEPARTMENT, _OWN)
_BACKSTAGE = (
    _TEXT,
    Field("departments", later("Departments"), Editor.DEPARTMENTS, _OWN),
    Field("system", later("System"), Editor.LINE, _OWN),
    Field("supports", later("Supports"), Editor.TOUCHPOINT, _OWN),
    *_COMMON,
)
_TOUCHPOINT = (
    _TITLE,
    Field("channel", later("Channel"), Editor.CHANNEL),
    Field("icon", later("Icon"), Editor.ICON),
    Field("moment_of_truth", later("Moment of truth"), Editor.TOGGLE),
    Field("customer_does", later("Customer does"), Editor.TEXT),
    Field("organisation_does", later("We respond"), Editor.TEXT),
    Field("interventions", later("Interventions"), Editor.INTERVENTIONS, later("Personalization")),
    _DEPARTMENT,
    *_COMMON,
)
_EMOTION = (
    Field("text", later("Word"), Editor.LINE),
    Field("score", later("Score"), Editor.SCORE),
    Field("target", later("Target"), Editor.SCORE),
    *_COMMON,
)
_PAIN = (
    _TEXT,
    Field("severity", later("Severity"), Editor.LEVEL_5),
    Field("frequency", later("Frequency"), Editor.LINE),
    *_COMMON,
)
_OPPORTUNITY = (
    _TITLE,
    Field("impact", later("Impact"), Editor.LEVEL_3),
    Field("effort", later("Effort"), Editor.LEVEL_3),
    Field("answers", later("Answers"), Editor.PAIN_POINTS),
    Field("status", later("Status"), Editor.CHOICE, _OWN),
    Field("owner", later("Owner"), Editor.LINE, _OWN),
    Field("due", later("Due"), Editor.DATE, _OWN),
    _DEPARTMENT,
    *_COMMON,
)
_SCALE = later("Scale")
_METRIC = (
    Field("text", later("Name"), Editor.LINE),
    Field("unit", later("Unit"), Editor.LINE),
    Field("baseline", later("Baseline"), Editor.NUMBER),
    Field("current", later("Current"), Editor.NUMBER),
    Field("target", later("Target"), Editor.NUMBER),
    Field("lower_is_better", later("Lower is better"), Editor.TOGGLE),
    Field("source", later("Source"), Editor.LINE),
    Field("scale_from", later("Scale from"), Editor.NUMBER, _SCALE),
    Field("scale_to", later("Scale to"), Editor.NUMBER, _SCALE),
    Field("signed", later("Show the sign"), Editor.TOGGLE, _SCALE),
    *_COMMON,
)
_IMAGE = (
    Field("picture", later("Picture"), Editor.PICTURE),
    Field("text", later("Caption"), Editor.LINE),
    Field("alternative", later("Description"), Editor.TEXT),
    *_COMMON,
)

_I, _L = ItemKind, LaneKind

ITEMS: tuple[ItemRow, ...] = (
    ItemRow(_I.TOUCHPOINT, later("Touchpoint"), "hand", "T", _L.TOUCHPOINTS, _TOUCHPOINT, later("Where do we meet?")),
    ItemRow(_I.EMOTION, later("Emotion marker"), "smile", "E", _L.EMOTIONS, _EMOTION, later("How do they feel?")),
    ItemRow(_I.ACTION, later("Action"), "footprints", "A", _L.ACTIONS, (_TEXT, *_COMMON), later("What do they do?")),
    ItemRow(
        _I.THOUGHT,
        later("Thought"),
        "message-square-quote",
        "H",
        _L.THOUGHTS,
        (_TEXT, *_COMMON),
        later("What do they think?"),
    ),
    ItemRow(_I.PAIN_POINT, later("Pain point"), "triangle-alert", "P", _L.PAIN_POINTS, _PAIN, later("What hurts?")),
    ItemRow(
        _I.OPPORTUNITY,
        later("Opportunity"),
        "lightbulb",
        "O",
        _L.OPPORTUNITIES,
        _OPPORTUNITY,
        later("What could be better?"),
    ),
    ItemRow(_I.METRIC, later("Metric"), "gauge", "M", _L.METRICS, _METRIC, later("How do we know?")),
    ItemRow(
        _I.CUSTOMER_GOAL,
        later("Customer goal"),
        "flag",
        "G",
        _L.GOALS,
        (_TEXT, *_COMMON),
        later("What do they want to get done?"),
    ),
    ItemRow(
        _I.FRONT_STAGE_ACTION,
        later("Front stage action"),
        "user",
        "F",
        _L.FRONT_STAGE,
        _BACKSTAGE,
        later("What do they see us do?"),
    ),
    ItemRow(
        _I.BACKSTAGE_ACTION,
        later("Backstage action"),
        "building-2",
        "B",
        _L.BACKSTAGE,
        _BACKSTAGE,
        later("What happens unseen?"),
    ),
    ItemRow(
        _I.SUPPORT_PROCESS,
        later("Support process"),
        "cog",
        "U",
        _L.SUPPORT_PROCESSES,
        _BACKSTAGE,
        later("What must run for this?"),
    ),
    ItemRow(
        _I.PHYSICAL_EVIDENCE,
        later("Physical evidence"),
        "receipt",
        "V",
        _L.PHYSICAL_EVIDENCE,
        _BACKSTAGE,
        later("What do they hold or see?"),
    ),
    ItemRow(
        _I.ENGAGEMENT,
        later("Engagement"),
        "chart-line",
        "D",
        _L.DRAMATIC_ARC,
        (Field("level", later("Level"), Editor.LEVEL_5), _TEXT, *_COMMON),
        later("How much is at stake?"),
    ),
    ItemRow(_I.IMAGE, later("Image"), "image", "I", _L.STORYBOARD, _IMAGE, later("What does it look like?")),
    ItemRow(
        _I.NOTE,
        later("Note"),
        "sticky-note",
        "N",
        _L.NOTES,
        (_TEXT, Field("colour", later("Colour"), Editor.COLOUR), *_COMMON),
        later("Anything else?"),
    ),
)

LANES: tuple[LaneRow, ...] = (
    LaneRow(_L.ACTIONS, later("Customer actions"), "footprints", "", _I.ACTION, "customer"),
    LaneRow(
        _L.TOUCHPOINTS,
        later("Touchpoints"),
        "hand",
        later("Where we meet, and how personal it is"),
        _I.TOUCHPOINT,
        "customer",
    ),
    LaneRow(_L.CHANNELS, later("Channels"), "route", later("Which channel carries it"), None),
    LaneRow(_L.GOALS, later("Customer goals"), "flag", later("What they want to get done"), _I.CUSTOMER_GOAL),
    LaneRow(_L.THOUGHTS, later("Thoughts"), "message-square-quote", later("In their own words"), _I.THOUGHT),
    LaneRow(_L.EMOTIONS, later("Emotions"), "activity", "", _I.EMOTION),
    LaneRow(_L.PAIN_POINTS, later("Pain points"), "triangle-alert", later("Severity 1 to 5"), _I.PAIN_POINT),
    LaneRow(_L.OPPORTUNITIES, later("Opportunities"), "lightbulb", later("Linked to a pain point"), _I.OPPORTUNITY),
    LaneRow(_L.METRICS, later("Metrics"), "gauge", later("Baseline to target"), _I.METRIC),
    LaneRow(_L.FRONT_STAGE, later("Front stage"), "user", later("What they see us do"), _I.FRONT_STAGE_ACTION, "front"),
    LaneRow(
        _L.BACKSTAGE, later("Backstage"), "building-2", later("Process and department"), _I.BACKSTAGE_ACTION, "back"
    ),
    LaneRow(
        _L.SUPPORT_PROCESSES,
        later("Support processes"),
        "cog",
        later("What must run for this"),
        _I.SUPPORT_PROCESS,
        "support",
    ),
    LaneRow(
        _L.PHYSICAL_EVIDENCE,
        later("Physical evidence"),
        "receipt",
        later("What they hold or see"),
        _I.PHYSICAL_EVIDENCE,
        "",
    ),
    LaneRow(_L.DRAMATIC_ARC, later("Dramatic arc"), "chart-line", later("How much is at stake, 1 to 5"), _I.ENGAGEMENT),
    LaneRow(_L.STORYBOARD, later("Storyboard"), "image", "", _I.IMAGE),
    LaneRow(_L.NOTES, later("Notes"), "sticky-note", "", _I.NOTE),
)

_ITEM_BY_KIND = {row.kind: row for row in ITEMS}
_LANE_BY_KIND = {row.kind: row for row in LANES}


def item_row(kind: ItemKind) -> ItemRow:
    """Return the row of an item kind."""
    return _ITEM_BY_KIND[kind]


def lane_row(kind: LaneKind) -> LaneRow:
    """Return the row of a lane kind."""
    return _LANE_BY_KIND[kind]


def accepts(lane: LaneKind, item: ItemKind) -> bool:
    """Tell whether a lane holds items of a kind: each lane holds its own kind only."""
    return lane_row(lane).item == item
