"""Rules about pain points and the opportunities that answer them: JM4xx."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.items import add_item
from mapdesigner.insight.parts import columns
from mapdesigner.insight.rule import Repair, Severity, hit, rule
from mapdesigner.model.kinds import ItemKind, LaneKind, Status
from mapdesigner.words import interface, later

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from mapdesigner.insight.rule import Hit
    from mapdesigner.model.items import Opportunity, PainPoint
    from mapdesigner.model.journey import Lane

_OVER = (Status.DONE, Status.DROPPED)
_WORKED_ON = (Status.PLANNED, Status.DOING, Status.DONE)


@rule(
    "JM401",
    Severity.PROBLEM,
    later("Nothing answers the pain point {name}."),
    later("Think of what could be better, or say that you will live with it."),
)
def pain_without_answer(
    pain_points: Sequence[PainPoint], opportunities: Sequence[Opportunity], lanes: Sequence[Lane]
) -> Iterator[Hit]:
    """A pain point that no opportunity answers, once there is a lane for opportunities; dropped ones answer nothing."""
    answered = {one for each in opportunities if each.status != Status.DROPPED for one in each.answers}
    lane = next((lane for lane in lanes if lane.kind == LaneKind.OPPORTUNITIES), None)
    for pain in pain_points if lane else ():
        if lane and pain.id not in answered:
            edit = partial(
                add_item, kind=ItemKind.OPPORTUNITY, lane=lane.id, step=pain.step, until=pain.until, answers=(pain.id,)
            )
            yield hit(pain, repair=Repair(later("Add an opportunity"), edit))


@rule(
    "JM402",
    Severity.WARNING,
    later("The opportunity {name} answers nothing."),
    later("Link it to the pain point it takes away, or ask what it is for."),
)
def answer_without_pain(
    opportunities: Sequence[Opportunity], pain_points: Sequence[PainPoint], column: Mapping[str, int]
) -> Iterator[Hit]:
    """An opportunity that answers no pain point, once the map has pain points: a solution in search of a problem."""
    here: dict[int, set[str]] = defaultdict(set)
    for pain in pain_points:
        for at in columns(pain, column):
            here[at].add(pain.id)
    for each in opportunities:
        if pain_points and not each.answers and each.status not in _OVER:
            near = set().union(*(here[at] for at in columns(each, column)))
            edit = partial(set_fields, ids=(each.id,), answers=tuple(near))
            yield hit(each, repair=Repair(later("Link it to the pain point here"), edit) if len(near) == 1 else None)


@rule(
    "JM403",
    Severity.WARNING,
    later("Nobody owns the opportunity {name}."),
    later("Name a person or a department; what belongs to nobody is not done."),
)
def opportunity_without_owner(opportunities: Sequence[Opportunity]) -> Iterator[Hit]:
    """An opportunity that is still to be done and has neither an owner nor a department."""
    for each in opportunities:
        if not each.owner.strip() and each.department is None and each.status not in _OVER:
            yield hit(each)


@rule(
    "JM404",
    Severity.PROBLEM,
    later("{name} was due on {date}."),
    later("Say that it is done, agree on a new date, or drop it."),
)
def overdue(opportunities: Sequence[Opportunity], today: dt.date) -> Iterator[Hit]:
    """An opportunity whose due date has passed and that is neither done nor dropped."""
    for each in opportunities:
        if each.due and each.due < today and each.status not in _OVER:
            yield hit(each, date=interface().date(each.due))


@rule(
    "JM405",
    Severity.WARNING,
    later("These are planned without a date: {name}."),
    later("Agree on when they will be done."),
    together=True,
)
def planned_without_date(opportunities: Sequence[Opportunity]) -> Iterator[Hit]:
    """Opportunities that are planned or under way and have no due date: a plan without a date is a wish."""
    for each in opportunities:
        if each.status in (Status.PLANNED, Status.DOING) and each.due is None:
            yield hit(each)


@rule(
    "JM406",
    Severity.HINT,
    later("{name} would do much for little, and is only an idea."),
    later("Plan it: high impact and low effort come first."),
)
def quick_win_left_lying(opportunities: Sequence[Opportunity]) -> Iterator[Hit]:
    """An opportunity of impact 3 and effort 1 that nobody has planned yet."""
    for each in opportunities:
        if each.impact == 3 and each.effort == 1 and each.status == Status.IDEA:
            edit = partial(set_fields, ids=(each.id,), status=Status.PLANNED)
            yield hit(each, repair=Repair(later("Plan it"), edit))


@rule(
    "JM407",
    Severity.PROBLEM,
    later("{name} has the highest severity, and its answer {other} is only an idea."),
    later("Decide: plan the idea, find a smaller one, or say why not."),
)
def worst_pain_without_plan(pain_points: Sequence[PainPoint], opportunities: Sequence[Opportunity]) -> Iterator[Hit]:
    """A pain point of severity 5 all of whose answers are ideas: what hurts most is worked on by nobody."""
    answers = _answers(opportunities)
    for pain in pain_points:
        held = answers[pain.id]
        if pain.severity == 5 and held and not any(each.status in _WORKED_ON for each in held):
            yield hit(pain, held[0])


@rule(
    "JM408",
    Severity.HINT,
    later("{other} is done; does {name} still hurt?"),
    later("Measure again, then lower the severity or take the pain point out."),
)
def pain_after_the_cure(pain_points: Sequence[PainPoint], opportunities: Sequence[Opportunity]) -> Iterator[Hit]:
    """A pain point of severity 2 or more all of whose answers are done: the map still says that it hurts as before."""
    answers = _answers(opportunities)
    for pain in pain_points:
        held = answers[pain.id]
        if pain.severity > 1 and held and all(each.status == Status.DONE for each in held):
            edit = partial(set_fields, ids=(pain.id,), severity=1)
            yield hit(pain, held[0], repair=Repair(later("It no longer hurts: severity 1"), edit))


def _answers(opportunities: Sequence[Opportunity]) -> Mapping[str, list[Opportunity]]:
    """The opportunities not dropped that answer each pain point, by its id; none for one that nothing answers."""
    answers: dict[str, list[Opportunity]] = defaultdict(list)
    for each in opportunities:
        for one in each.answers if each.status != Status.DROPPED else ():
            answers[one].append(each)
    return answers
