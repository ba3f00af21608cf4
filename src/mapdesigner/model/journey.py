"""The map as a whole: stages, steps, lanes, items and all that stands around them."""

# Annotations are values here, not texts: pydantic would compile each text, a tenth of what its classes take to build.

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from mapdesigner.model.entity import Colour, Entity, Id, Ranked, Value, new_id
from mapdesigner.model.items import AnyItem
from mapdesigner.model.kinds import EvidenceType, LaneKind, State
from mapdesigner.model.workshop import Vote, VotingRound, WallPhoto, Workshop


class Stage(Ranked):
    """A part of the journey from left to right, with a goal of the customer's own.

    `prompt` is the facilitator's question about it, shown while presenting.
    """

    name: str = ""
    goal: str = ""
    prompt: str = ""
    colour: Colour = ""


class Step(Ranked):
    """The unit of the map: one column, in one stage. `width` is the user's own, in px at 100 %."""

    stage: Id
    name: str = ""
    width: float | None = Field(default=None, ge=96, le=320)


class Lane(Ranked):
    """A row that answers one question. An empty title takes the kind's own name; `height` is a minimum in px."""

    kind: LaneKind
    title: str = ""
    caption: str = ""
    hidden: bool = False
    collapsed: bool = False
    locked: bool = False
    height: float | None = Field(default=None, ge=0, le=4000)


class Channel(Ranked):
    """A way to meet; online or offline."""

    name: str = ""
    icon: str = ""
    online: bool = True


class Department(Ranked):
    """A part of the organisation that owns touchpoints, backstage actions and opportunities."""

    name: str = ""
    icon: str = ""


class Scale(Value):
    """A psychographic trait between two named poles; 0 is wholly `low`, 1 wholly `high`."""

    low: str = ""
    high: str = ""
    value: float = Field(default=0.5, ge=0, le=1)


class Persona(Ranked):
    """Whose journey this is. `portrait` is base64 of a PNG or JPEG."""

    name: str = ""
    bio: str = ""
    quote: str = ""
    portrait: str = ""
    colour: Colour = ""
    demographics: tuple[str, ...] = ()
    behaviours: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    frustrations: tuple[str, ...] = ()
    psychographics: tuple[Scale, ...] = ()


class Stakeholder(Ranked):
    """Somebody who takes part in the mapping."""

    name: str = ""
    department: str = ""
    role: str = ""


class DataSource(Value):
    """The table some evidence was read from: the file's name, the sheet of a workbook, and which column says what.

    The fields after those two hold names of columns, "" where there is none: the step a row is about, a score, words,
    a date, the channel, the persona. Scores from `scale_from` (worst) to `scale_to` (best) become -2 to +2.
    """

    file: str = ""
    sheet: str = ""
    step: str = ""
    score: str = ""
    words: str = ""
    date: str = ""
    channel: str = ""
    persona: str = ""
    scale_from: float = -2.0
    scale_to: float = 2.0


class Evidence(Ranked):
    """What the map rests on. `headline` is what the poster says first, e.g. "Survey, n = 412".

    `source` is there if it was read from a table, which can be read again.
    """

    type: EvidenceType = EvidenceType.SURVEY
    headline: str = ""
    title: str = ""
    date: dt.date | None = None
    sample_size: int | None = Field(default=None, ge=0)
    link: str = ""
    summary: str = ""
    source: DataSource | None = None


class Feedback(Entity):
    """A customer's own words about an item; `evidence` is what they were read from, if they were."""

    item: Id
    text: str = ""
    source: str = ""
    date: dt.date | None = None
    evidence: Id | None = None


class Comment(Entity):
    """The team's words about an item; `parent` is the comment it answers. `at` is an ISO time with zone."""

    item: Id
    author: str = ""
    text: str = ""
    at: str = ""
    resolved: bool = False
    parent: Id | None = None


class Prompt(Entity):
    """What an empty cell asks for, shown faintly on the screen and on workshop blanks, never on a finished poster."""

    lane: Id
    step: Id
    text: str = ""


class Waiver(Entity):
    """A rule of map health that is switched off, with the reason and an ISO time with zone.

    `about` is the id of what the rule found, "" for the whole map. It may outlive what it is about, which harms nobody.
    """

    rule: str
    about: str = ""
    reason: str = ""
    at: str = ""


class Weights(Value):
    """What relevance, timeliness and impact count for in a PIV; they are used in proportion to their sum."""

    relevance: float = Field(default=0.4, ge=0, le=1)
    timeliness: float = Field(default=0.3, ge=0, le=1)
    impact: float = Field(default=0.3, ge=0, le=1)


class Brand(Value):
    """The organisation's marks: `logo` is base64 of a PNG or JPEG, `colour` replaces the hue of the stage ramp.

    `font` is the name of a font family, shipped or on the machine; "" takes the program's own.
    """

    logo: str = ""
    colour: Colour = ""
    font: str = ""
    footer: str = ""


class JourneyMap(Value):
    """A customer journey map. All collections are sorted by id; order on screen comes from rank (see structure.py).

    `counterpart` is the relative path of the map that shows the other state of this journey, future or current.
    `frozen` keeps stages, steps and lanes as they are.
    """

    format: Literal["journeymap"]
    version: Literal[1]
    id: Id
    title: str = ""
    subtitle: str = ""
    organisation: str = ""
    unit: str = ""
    objective: str = ""
    scope: str = ""
    state: State = State.CURRENT
    counterpart: str = ""
    label: str = ""
    date: dt.date | None = None
    review_by: dt.date | None = None
    method_note: str = ""
    language: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    right_to_left: bool = False
    frozen: bool = False
    weights: Weights = Weights()
    brand: Brand = Brand()
    personas: tuple[Persona, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    departments: tuple[Department, ...] = ()
    channels: tuple[Channel, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    stages: tuple[Stage, ...] = ()
    steps: tuple[Step, ...] = ()
    lanes: tuple[Lane, ...] = ()
    items: tuple[AnyItem, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    comments: tuple[Comment, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    rounds: tuple[VotingRound, ...] = ()
    votes: tuple[Vote, ...] = ()
    workshops: tuple[Workshop, ...] = ()
    wall_photos: tuple[WallPhoto, ...] = ()
    waivers: tuple[Waiver, ...] = ()


COLLECTIONS = (
    "personas",
    "stakeholders",
    "departments",
    "channels",
    "evidence",
    "stages",
    "steps",
    "lanes",
    "items",
    "feedback",
    "comments",
    "prompts",
    "rounds",
    "votes",
    "workshops",
    "wall_photos",
    "waivers",
)
"""The fields of a map that hold objects with ids, in the order of the file."""


def new_map(**fields: object) -> JourneyMap:
    """Make a map of this format's version with a fresh id unless one is given."""
    fields.setdefault("id", new_id())
    return JourneyMap.model_validate({"format": "journeymap", "version": 1, **fields})
