"""The fifteen steps of journey mapping: what each is, and how far a map has come, worked out from the map itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mapdesigner.insight.assumptions import assumptions
from mapdesigner.insight.coverage import channel_gaps
from mapdesigner.insight.curves import concerns, curves, low_points, owner
from mapdesigner.insight.parts import columns, parts
from mapdesigner.model.kinds import Status
from mapdesigner.words import _, later

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from mapdesigner.model.entity import Entity
    from mapdesigner.model.items import Opportunity, Touchpoint
    from mapdesigner.model.journey import JourneyMap


class Progress(StrEnum):
    """How far a step has come."""

    MISSING = "missing"
    BEGUN = "begun"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one step has come in one map, and the ids of what is still to be looked at, if it can be named."""

    step: GuideStep
    progress: Progress
    ids: tuple[str, ...]


Judged = tuple[bool, bool, tuple[str, ...]]
"""Whether a step has begun, whether it is finished, and the ids of what is missing."""


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One of the fifteen steps: its words, and `place`, the name of where in the program it is done."""

    number: int
    place: str
    words: str
    method_words: str
    example_words: str
    judge: Callable[[JourneyMap, dt.date], Judged]

    @property
    def label(self) -> str:
        """What the step is called."""
        return _(self.words)

    @property
    def method(self) -> str:
        """Two sentences of method."""
        return _(self.method_words)

    @property
    def example(self) -> str:
        """An example."""
        return _(self.example_words)


def standings(journey: JourneyMap, today: dt.date) -> tuple[Standing, ...]:
    """Return how far each of the fifteen steps has come in a map on a day."""
    return tuple(_standing(step, journey, today) for step in STEPS)


def _standing(step: GuideStep, journey: JourneyMap, today: dt.date) -> Standing:
    begun, whole, ids = step.judge(journey, today)
    progress = Progress.DONE if begun and whole else Progress.BEGUN if begun else Progress.MISSING
    return Standing(step, progress, ids)


def _all_but(begun: bool, missing: Iterable[Entity]) -> Judged:
    """A step that is finished when nothing is missing any more."""
    ids = tuple(each.id for each in missing)
    return begun, not ids, ids


def _objective(journey: JourneyMap, _today: dt.date) -> Judged:
    said = bool(journey.objective.strip()), bool(journey.scope.strip())
    return any(said), all(said), ()


def _stakeholders(journey: JourneyMap, _today: dt.date) -> Judged:
    unsure = [each for each in journey.stakeholders if not each.role.strip()]
    begun, named, ids = _all_but(bool(journey.stakeholders), unsure)
    return begun, named and len(journey.stakeholders) > 1, ids


def _personas(journey: JourneyMap, _today: dt.date) -> Judged:
    hollow = (each for each in parts(journey).personas if not (each.goals or each.frustrations))
    return _all_but(bool(journey.personas), hollow)


def _touchpoints(journey: JourneyMap, _today: dt.date) -> Judged:
    part = parts(journey)
    of = {step.id: step.stage for step in part.steps}
    met = {of[each.step] for each in part.touchpoints}
    return _all_but(bool(met), (stage for stage in part.stages if stage.id not in met))


def _data(journey: JourneyMap, _today: dt.date) -> Judged:
    share = assumptions(journey)
    return bool(journey.evidence), bool(share.cards) and 2 * share.assumed <= share.cards, ()


def _drawing(journey: JourneyMap, _today: dt.date) -> Judged:
    part = parts(journey)
    return _all_but(bool(part.items), (step for step in part.steps if part.column[step.id] not in part.filled))


def _goals(journey: JourneyMap, _today: dt.date) -> Judged:
    part = parts(journey)
    of = {step.id: step.stage for step in part.steps}
    wanted = {of[each.step] for each in part.goals} | {stage.id for stage in part.stages if stage.goal.strip()}
    return _all_but(bool(wanted), (stage for stage in part.stages if stage.id not in wanted))


def _pain_points(journey: JourneyMap, _today: dt.date) -> Judged:
    part = parts(journey)

    def hurts(at: int, persona: str) -> bool:
        return any(at in columns(each, part.column) and concerns(each, persona) for each in part.pain_points)

    lows = low_points(journey)
    bare = (each for each in lows if not hurts(part.column[each.step], owner(each, part.personas)))
    return _all_but(bool(part.pain_points), bare)


def _emotions(journey: JourneyMap, _today: dt.date) -> Judged:
    part = parts(journey)
    of = {step.id: step.stage for step in part.steps}
    felt = {persona: {of[each.step] for each in curve} for persona, curve in curves(journey).items()}
    stages = {stage.id for stage in part.stages}
    lacking = (each for each in part.personas if felt.get(each.id, set()) < stages)
    return _all_but(bool(felt), lacking)


def _channels(journey: JourneyMap, _today: dt.date) -> Judged:
    part = parts(journey)
    bare = [each for each in part.touchpoints if each.channel is None]
    waived = {each.about for each in journey.waivers if each.rule == "JM306"}
    gaps = [] if "" in waived else [each.before for each in channel_gaps(journey) if each.before.id not in waived]
    return _all_but(len(bare) < len(part.touchpoints), (*bare, *gaps))


def _feedback(journey: JourneyMap, _today: dt.date) -> Judged:
    waiting = [each for each in journey.comments if not each.resolved and each.parent is None]
    begun, answered, ids = _all_but(bool(journey.feedback or journey.comments), waiting)
    return begun, answered and bool(journey.feedback), ids


def _opportunities(journey: JourneyMap, _today: dt.date) -> Judged:
    part = parts(journey)
    answered = {one for each in part.opportunities if each.status != Status.DROPPED for one in each.answers}
    return _all_but(bool(part.opportunities), (each for each in part.pain_points if each.id not in answered))


def _changes(journey: JourneyMap, _today: dt.date) -> Judged:
    work = [each for each in parts(journey).opportunities if each.status not in (Status.IDEA, Status.DROPPED)]
    vague = (each for each in work if each.status != Status.DONE and not (each.due and (each.owner or each.department)))
    begun, planned, ids = _all_but(bool(work), vague)
    return begun, planned and any(each.status in (Status.DOING, Status.DONE) for each in work), ids


def _monitoring(journey: JourneyMap, today: dt.date) -> Judged:
    metrics = parts(journey).metrics
    begun, measured, ids = _all_but(
        bool(metrics or journey.review_by), (each for each in metrics if each.current is None and each.baseline is None)
    )
    return begun, measured and bool(metrics and journey.review_by and journey.review_by >= today), ids


def _departments(journey: JourneyMap, _today: dt.date) -> Judged:
    part = parts(journey)
    owned: tuple[Touchpoint | Opportunity, ...] = (*part.touchpoints, *part.opportunities)
    begun, whole, ids = _all_but(bool(journey.departments), (each for each in owned if each.department is None))
    return begun, whole and len({each.department for each in owned}) > 1, ids


STEPS: tuple[GuideStep, ...] = (
    GuideStep(
        1,
        "objective",
        later("Say the objective"),
        later(
            "Write down which decision the map shall help with, and where the journey begins and ends."
            " What does not serve the objective stays out."
        ),
        later("Raise completed first purchases from 61 to 74 of a hundred; from the first search to the first walk."),
        _objective,
    ),
    GuideStep(
        2,
        "stakeholders",
        later("Name stakeholders"),
        later("List who knows the customers and who must act on what the map shows. Give each a role in the mapping."),
        later("Head of care, knows the calls; web team, mends the checkout."),
        _stakeholders,
    ),
    GuideStep(
        3,
        "personas",
        later("Define personas"),
        later(
            "Describe one person the map is about: what they want and what gets in their way."
            " Add another only where the journeys differ."
        ),
        later("Ana, 34, walks every weekend; wants boots that fit at once; dreads sending things back."),
        _personas,
    ),
    GuideStep(
        4,
        "touchpoints",
        later("List touchpoints"),
        later(
            "Go through the stages and note each place where customer and organisation meet, on which channel."
            " Mark the moments of truth, where customers decide."
        ),
        later("Search results, size guide, fitting in the store, checkout, parcel tracking."),
        _touchpoints,
    ),
    GuideStep(
        5,
        "evidence",
        later("Gather data"),
        later(
            "Collect surveys, interviews, web analytics and support logs, and cite them on the cards."
            " Cards without evidence are assumptions, and the map says how many those are."
        ),
        later("Survey of 412 buyers; 18 interviews; a year of web analytics."),
        _data,
    ),
    GuideStep(
        6,
        "map",
        later("Draw the map"),
        later(
            "Fill the steps from left to right with what the customer does, thinks and meets."
            " A step nobody can fill is a question to ask."
        ),
        later("Step 2.3: measures her foot at home and compares three charts."),
        _drawing,
    ),
    GuideStep(
        7,
        "goals",
        later("Outline customer goals"),
        later(
            "Say for each stage what the customer wants to get done there, in their words."
            " What you offer is measured against it."
        ),
        later("Consideration: know which pair suits my paths."),
        _goals,
    ),
    GuideStep(
        8,
        "pain_points",
        later("Identify pain points"),
        later("Write down what hurts, how badly and how often. Each low point of the curve has a reason: find it."),
        later("The size chart contradicts the reviews: severity 5, one order in three."),
        _pain_points,
    ),
    GuideStep(
        9,
        "emotions",
        later("Analyse emotions"),
        later(
            "Set a score from -2 to +2 in each stage for each persona, from data where there is some."
            " Set the score you want, and the gaps show where to work."
        ),
        later("Waiting for delivery: anxious, -1.8 today, +0.6 wanted."),
        _emotions,
    ),
    GuideStep(
        10,
        "channels",
        later("Evaluate channel consistency"),
        later(
            "Look at the channels lane for channels that drop out and come back."
            " There the customer has to jump and to begin again."
        ),
        later("Size guide on the phone, fitting in the store, checkout on the phone again: is the basket still there?"),
        _channels,
    ),
    GuideStep(
        11,
        "feedback",
        later("Seek feedback"),
        later("Show the map to customers and colleagues and attach their words to the cards. Answer each comment."),
        later("“I gave up when it asked for an account”, interview, October."),
        _feedback,
    ),
    GuideStep(
        12,
        "opportunities",
        later("Identify opportunities"),
        later(
            "Find an answer to each pain point and judge its impact and effort. Link the two, so that the reason lasts."
        ),
        later("Checkout for guests: impact 3, effort 1, answers “account forced before payment”."),
        _opportunities,
    ),
    GuideStep(
        13,
        "board",
        later("Implement changes"),
        later(
            "Give each opportunity that you take an owner and a date, and move it along the board."
            " Begin with much impact for little effort."
        ),
        later("Returns promise on each product page: product team, by the end of January, under way."),
        _changes,
    ),
    GuideStep(
        14,
        "review",
        later("Monitor and iterate"),
        later("Choose a metric for each moment of truth and read it again. Set a date on which the map is reviewed."),
        later("Basket completion 61 of a hundred, wanted 74; next look in May."),
        _monitoring,
    ),
    GuideStep(
        15,
        "departments",
        later("Integrate across departments"),
        later(
            "Say which department answers for each touchpoint and opportunity."
            " Where a stage has many owners, agree who speaks for the customer."
        ),
        later("Checkout: digital product. Tracking: logistics. Exchange: care, with both."),
        _departments,
    ),
)
"""The fifteen steps, in order."""
