"""Rules about personas and what they feel: JM2xx."""

from __future__ import annotations

from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from mapdesigner.edits.fields import set_score, set_target
from mapdesigner.insight.curves import concerns, curves_of, lows_of, owner
from mapdesigner.insight.parts import columns
from mapdesigner.insight.rule import Repair, Severity, hit, rule
from mapdesigner.model.kinds import Status
from mapdesigner.words import interface, later

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mapdesigner.insight.rule import Hit
    from mapdesigner.model.items import Emotion, Engagement, Item, Opportunity, PainPoint
    from mapdesigner.model.journey import Persona, Stage, Step

SLIGHT = -0.5
"""Low points above this are a shrug, not a pain."""
FEW = 5
"""Fewer answers than this make no median that one could rely on."""


@rule(
    "JM201",
    Severity.WARNING,
    later("It is not said whose journey this is."),
    later("Add a persona: one person, with a name and what they want."),
)
def map_without_persona(personas: Sequence[Persona], items: Sequence[Item]) -> Iterator[Hit]:
    """A map with ten cards or more and no persona: it then describes the process, not somebody's experience."""
    if len(items) >= 10 and not personas:
        yield hit()


@rule(
    "JM202",
    Severity.WARNING,
    later("Nobody knows how {name} feels in {other}."),
    later("Ask them, and set a marker on the curve; take a guess only if you mark it as one."),
)
def persona_without_emotion(
    personas: Sequence[Persona], stages: Sequence[Stage], steps: Sequence[Step], emotions: Sequence[Emotion]
) -> Iterator[Hit]:
    """A persona with a curve that leaves a whole stage out: there the line is drawn through nothing."""
    of = {step.id: step.stage for step in steps}
    felt = {(owner(each, personas), of[each.step]) for each in emotions}
    for persona in personas:
        missing = [stage for stage in stages if (persona.id, stage.id) not in felt]
        if len(missing) < len(stages):
            yield from (hit(persona, stage) for stage in missing)


@rule(
    "JM203",
    Severity.HINT,
    later("{name} and {other} feel the same everywhere."),
    later("Look for where they differ, or make one persona of them."),
)
def twin_personas(personas: Sequence[Persona], emotions: Sequence[Emotion], column: Mapping[str, int]) -> Iterator[Hit]:
    """Two personas whose curves, over four steps or more, are never 0.2 apart: one of them tells nothing new."""
    curves = curves_of(emotions, personas, column)
    scores = {one: {each.step: each.score for each in curve} for one, curve in curves.items()}
    for one, other in combinations(personas, 2):
        sides = scores.get(one.id, {}), scores.get(other.id, {})
        shared = sides[0].keys() & sides[1].keys()
        if len(shared) >= 4 and all(abs(sides[0][step] - sides[1][step]) < 0.2 for step in shared):
            yield hit(one, other)


@rule(
    "JM204",
    Severity.HINT,
    later("Of these personas neither goals nor frustrations are known: {name}."),
    later("Write down what they want and what gets in their way; without it a persona is only a name."),
    together=True,
)
def hollow_persona(personas: Sequence[Persona]) -> Iterator[Hit]:
    """Personas without goals and frustrations: nothing can be decided by asking what they would want."""
    yield from (hit(each) for each in personas if not each.goals and not each.frustrations)


@rule(
    "JM205",
    Severity.PROBLEM,
    later("The curve is low at {name}, and no pain point says why."),
    later("Write down what hurts there, or check the score."),
)
def low_without_pain(
    emotions: Sequence[Emotion],
    personas: Sequence[Persona],
    pain_points: Sequence[PainPoint],
    column: Mapping[str, int],
) -> Iterator[Hit]:
    """A low point of a curve, -0.5 or below, in a step where that persona has no pain point: the reason is missing."""
    for persona, curve in curves_of(emotions, personas, column).items():
        hurts = {at for each in pain_points if concerns(each, persona) for at in columns(each, column)}
        for low in lows_of(curve):
            if low.score <= SLIGHT and column[low.step] not in hurts:
                yield hit(low)


@rule(
    "JM206",
    Severity.WARNING,
    later("{name} hurts badly, yet {other} is felt there."),
    later("Ask again: either it hurts less, or the score is too kind."),
)
def pain_on_a_high(
    pain_points: Sequence[PainPoint],
    emotions: Sequence[Emotion],
    personas: Sequence[Persona],
    column: Mapping[str, int],
) -> Iterator[Hit]:
    """A pain point of severity 4 or 5 in one step alone, where its persona's score is 1 or more: one must be wrong."""
    felt: dict[int, list[Emotion]] = {}
    for each in emotions:
        felt.setdefault(column[each.step], []).append(each)
    for pain in pain_points:
        if pain.severity >= 4 and not pain.until:
            here = [each for each in felt.get(column[pain.step], ()) if concerns(pain, owner(each, personas))]
            if here and all(each.score >= 1 for each in here):
                yield hit(pain, here[0])


@rule(
    "JM207",
    Severity.PROBLEM,
    later("At {name} much is at stake, the feeling is low, and nothing is planned."),
    later("Plan something for this step first: this is where customers are lost."),
)
def urgent_without_plan(
    engagements: Sequence[Engagement],
    emotions: Sequence[Emotion],
    opportunities: Sequence[Opportunity],
    column: Mapping[str, int],
) -> Iterator[Hit]:
    """An engagement of 4 or 5 in a step with a score of -1 or below and no opportunity that is planned or better."""
    low = {column[each.step]: each for each in emotions if each.score <= -1}
    works = (Status.PLANNED, Status.DOING, Status.DONE)
    planned = {at for each in opportunities if each.status in works for at in columns(each, column)}
    for each in engagements:
        at = column[each.step]
        if each.level >= 4 and at in low and at not in planned:
            yield hit(low[at], each)


@rule(
    "JM208",
    Severity.WARNING,
    later("At {name} the score wanted is lower than the score today."),
    later("Raise the target, or take it away."),
)
def target_below_score(emotions: Sequence[Emotion]) -> Iterator[Hit]:
    """An emotion whose target is below its score: nobody plans to make customers feel worse."""
    for each in emotions:
        if each.target is not None and each.target < each.score:
            words = later("Take the target away")
            yield hit(each, repair=Repair(words, partial(set_target, item=each.id, score=None)))


@rule(
    "JM209",
    Severity.HINT,
    later("Scores rest on fewer than five answers: {name}."),
    later("Ask more people before you act on these."),
    together=True,
)
def few_answers(emotions: Sequence[Emotion]) -> Iterator[Hit]:
    """Scores read from data of fewer than five answers: one person more could turn them over."""
    yield from (hit(each) for each in emotions if each.n is not None and each.n < FEW)


@rule(
    "JM210",
    Severity.WARNING,
    later("At {name} the score {score} lies outside of its own spread."),
    later("Take the median of the answers again, or say that the score is a judgement."),
)
def score_outside_spread(emotions: Sequence[Emotion]) -> Iterator[Hit]:
    """A score that somebody moved out of the spread of the answers it was read from: data says otherwise."""
    for each in emotions:
        low, high = each.spread_low, each.spread_high
        if low is not None and high is not None and not low <= each.score <= high:
            nearest = min(max(each.score, low), high)
            repair = Repair(later("Move it to the spread"), partial(set_score, item=each.id, score=nearest))
            yield hit(each, repair=repair, score=interface().number(each.score, signed=True))


@rule(
    "JM211",
    Severity.WARNING,
    later("Nobody knows how {name} feels."),
    later("Ask them, and draw their curve, or leave the persona out of this map."),
)
def persona_without_curve(personas: Sequence[Persona], emotions: Sequence[Emotion]) -> Iterator[Hit]:
    """A persona without any emotion, where others have a curve: nobody can say how this journey is for them."""
    felt = {owner(each, personas) for each in emotions}
    yield from (hit(each) for each in personas if felt and each.id not in felt)
