"""The items people put into cells, one class a kind."""

# Annotations are values here, not texts: pydantic would compile each text, a tenth of what its classes take to build.

import datetime as dt
from typing import Annotated, Literal, cast, get_args

from pydantic import Field

from mapdesigner.model.entity import Entity, Id, Ranked, Value, new_id
from mapdesigner.model.kinds import InterventionType, ItemKind, Status

Score = Annotated[float, Field(ge=-2, le=2)]
"""A feeling from -2 (very negative) to +2 (very positive), kept to 0.01."""

Share = Annotated[int, Field(ge=0, le=100)]
"""A judgement from 0 (not at all) to 100 (wholly)."""

OneToThree = Annotated[int, Field(ge=1, le=3)]
OneToFive = Annotated[int, Field(ge=1, le=5)]


class Item(Ranked):
    """What every item has: its kind, its place, a text, a note, whom it is about and what it rests on.

    `lane` and `step` are both "" for a parked note, which has no place. `until` is the last step of a span, in
    the stage of `step`. No `personas` means all of them; no `evidence` means the item is an assumption. A `private`
    one is hidden from the others in a workshop until it is revealed.
    """

    kind: ItemKind
    lane: str = ""
    step: str = ""
    until: str | None = None
    text: str = ""
    note: str = ""
    personas: tuple[Id, ...] = ()
    evidence: tuple[Id, ...] = ()
    link: str = ""
    private: bool = False


class Action(Item):
    """What the customer does."""

    kind: Literal[ItemKind.ACTION]


class Intervention(Entity):
    """What is tailored at a touchpoint, for whom and on what trigger; its scores make the PIV."""

    label: str = ""
    type: InterventionType = InterventionType.BEHAVIOURAL
    audience: str = ""
    trigger: str = ""
    content: str = ""
    live: bool = True
    relevance: Share = 0
    timeliness: Share = 0
    impact: Share = 0


class Touchpoint(Item):
    """Where customer and organisation meet."""

    kind: Literal[ItemKind.TOUCHPOINT]
    channel: Id | None = None
    icon: str = ""
    customer_does: str = ""
    organisation_does: str = ""
    moment_of_truth: bool = False
    department: Id | None = None
    interventions: tuple[Intervention, ...] = ()


class CustomerGoal(Item):
    """What the customer tries to get done."""

    kind: Literal[ItemKind.CUSTOMER_GOAL]


class Thought(Item):
    """What goes through the customer's mind, set as a quotation."""

    kind: Literal[ItemKind.THOUGHT]


class Emotion(Item):
    """How one persona feels; `text` is the word at the face. `personas` holds one id, or none for the first persona.

    A score read from data is the median of `n` answers, half of which lie from `spread_low` to `spread_high`.
    """

    kind: Literal[ItemKind.EMOTION]
    score: Score = 0.0
    target: Score | None = None
    n: int | None = Field(default=None, ge=0)
    spread_low: Score | None = None
    spread_high: Score | None = None


class PainPoint(Item):
    """What hurts: severity 1 (minor) to 5 (blocks), and how often."""

    kind: Literal[ItemKind.PAIN_POINT]
    severity: OneToFive = 3
    frequency: str = ""


class Opportunity(Item):
    """What could be better, and for which pain points."""

    kind: Literal[ItemKind.OPPORTUNITY]
    impact: OneToThree = 2
    effort: OneToThree = 2
    answers: tuple[Id, ...] = ()
    owner: str = ""
    department: Id | None = None
    due: dt.date | None = None
    status: Status = Status.IDEA


class Reading(Value):
    """One earlier value of a metric and its date."""

    date: dt.date
    value: float


class Metric(Item):
    """A figure that tells how the step does; `text` is its name. The bar runs from `scale_from` to `scale_to`.

    `column` is the column of its evidence's table that the figure is read from.
    """

    kind: Literal[ItemKind.METRIC]
    unit: str = ""
    baseline: float | None = None
    current: float | None = None
    target: float | None = None
    lower_is_better: bool = False
    signed: bool = False
    scale_from: float = 0.0
    scale_to: float = 100.0
    source: str = ""
    column: str = ""
    history: tuple[Reading, ...] = ()


class BackstageCard(Item):
    """What the organisation does unseen or seen; the zone comes from the lane it stands in."""

    departments: tuple[Id, ...] = ()
    system: str = ""
    supports: Id | None = None


class BackstageAction(BackstageCard):
    """What happens behind the line of visibility."""

    kind: Literal[ItemKind.BACKSTAGE_ACTION]


class FrontStageAction(BackstageCard):
    """What staff and systems do in the customer's sight."""

    kind: Literal[ItemKind.FRONT_STAGE_ACTION]


class SupportProcess(BackstageCard):
    """What must run for the backstage to work."""

    kind: Literal[ItemKind.SUPPORT_PROCESS]


class PhysicalEvidence(BackstageCard):
    """What the customer holds, sees or gets."""

    kind: Literal[ItemKind.PHYSICAL_EVIDENCE]


class Engagement(Item):
    """How much is at stake: 1 (little) to 5 (all)."""

    kind: Literal[ItemKind.ENGAGEMENT]
    level: OneToFive = 3


class Image(Item):
    """A picture for a storyboard; `text` is its caption. `picture` is base64 of a PNG or JPEG inside the map."""

    kind: Literal[ItemKind.IMAGE]
    picture: str = ""
    alternative: str = ""


class Note(Item):
    """A sticky."""

    kind: Literal[ItemKind.NOTE]
    colour: str = ""


AnyItem = Annotated[
    Action
    | Touchpoint
    | CustomerGoal
    | Thought
    | Emotion
    | PainPoint
    | Opportunity
    | Metric
    | BackstageAction
    | FrontStageAction
    | SupportProcess
    | PhysicalEvidence
    | Engagement
    | Image
    | Note,
    Field(discriminator="kind"),
]
"""Any item; in the file its `kind` says which."""

ITEM_CLASSES: dict[ItemKind, type[Item]] = {
    ItemKind(get_args(member.model_fields["kind"].annotation)[0]): member for member in get_args(get_args(AnyItem)[0])
}
"""The class of each kind, read off the union."""


def make_item(kind: ItemKind, **fields: object) -> AnyItem:
    """Make an item of a kind with a fresh id unless one is given; raise ValidationError if a field is wrong."""
    fields.setdefault("id", new_id())
    return cast("AnyItem", ITEM_CLASSES[kind].model_validate({"kind": kind, **fields}))
