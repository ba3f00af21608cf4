"""Rules about stages, steps and lanes: JM1xx."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mapdesigner.edits.lanes import hide_lane
from mapdesigner.edits.stages import remove_step
from mapdesigner.insight.rule import Repair, Severity, hit, rule
from mapdesigner.model.kinds import LaneKind
from mapdesigner.words import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mapdesigner.insight.parts import Head
    from mapdesigner.insight.rule import Hit
    from mapdesigner.model.items import CustomerGoal, Item, Touchpoint
    from mapdesigner.model.journey import Lane, Stage, Step


@rule(
    "JM101",
    Severity.PROBLEM,
    later("In the stage {name} the customer meets nobody."),
    later("Add the touchpoint that is missing, or ask whether this is a stage at all."),
)
def stage_without_touchpoint(
    stages: Sequence[Stage], steps: Sequence[Step], touchpoints: Sequence[Touchpoint]
) -> Iterator[Hit]:
    """A stage without any touchpoint, once the map has some: nobody can help there, or a touchpoint is forgotten."""
    of = {step.id: step.stage for step in steps}
    met = {of[each.step] for each in touchpoints}
    yield from (hit(stage) for stage in stages if touchpoints and stage.id not in met)


@rule(
    "JM102",
    Severity.WARNING,
    later("Nobody has filled the step {name}."),
    later("Say what happens there, or take the step out."),
)
def empty_step(steps: Sequence[Step], filled: frozenset[int], column: Mapping[str, int]) -> Iterator[Hit]:
    """A step in which no card stands, while at least half of the steps are filled: it was planned and forgotten."""
    if 2 * len(filled) < len(steps):
        return
    held = [step.stage for step in steps]
    for step in steps:
        if column[step.id] not in filled:
            only = held.count(step.stage) == 1
            repair = None if only else Repair(later("Remove the step"), partial(remove_step, step=step.id))
            yield hit(step, repair=repair)


@rule(
    "JM103",
    Severity.HINT,
    later("Steps with cards in them have no name: {name}."),
    later("Name each step after what the customer does in it."),
    together=True,
)
def step_without_name(steps: Sequence[Step], filled: frozenset[int], column: Mapping[str, int]) -> Iterator[Hit]:
    """Steps that hold cards and have no name: nobody can speak about them."""
    for step in steps:
        if not step.name.strip() and column[step.id] in filled:
            yield hit(step, name=str(column[step.id] + 1))


@rule(
    "JM104",
    Severity.HINT,
    later("Lanes are shown and hold nothing: {name}."),
    later("Fill them, or hide them until they are needed."),
    together=True,
)
def empty_lane(lanes: Sequence[Lane], filled_lanes: frozenset[str], touchpoints: Sequence[Touchpoint]) -> Iterator[Hit]:
    """Lanes that are shown and empty while most others are filled: they cost height and say nothing."""
    channelled = any(each.channel for each in touchpoints)
    shown = [lane for lane in lanes if not lane.hidden]
    empty = [
        lane for lane in shown if lane.id not in filled_lanes and not (lane.kind == LaneKind.CHANNELS and channelled)
    ]
    for lane in empty if 2 * len(empty) < len(shown) else ():
        yield hit(lane, repair=Repair(later("Hide the lanes"), partial(hide_lane, lane=lane.id)))


@rule(
    "JM105",
    Severity.HINT,
    later("It is not said what the customer wants in {name}."),
    later("Write the goal of the stage in the customer's words, or a customer goal in one of its steps."),
    together=True,
)
def stage_without_goal(stages: Sequence[Stage], steps: Sequence[Step], goals: Sequence[CustomerGoal]) -> Iterator[Hit]:
    """Stages without a goal of the customer's, where other stages have one: nobody can say whether they got there."""
    of = {step.id: step.stage for step in steps}
    wanted = {of[each.step] for each in goals} | {stage.id for stage in stages if stage.goal.strip()}
    yield from (hit(stage) for stage in stages if wanted and stage.id not in wanted)


@rule(
    "JM106",
    Severity.WARNING,
    later("It is not said why this map is made."),
    later("Write the objective: the decision that this map shall help with."),
)
def map_without_objective(head: Head, items: Sequence[Item]) -> Iterator[Hit]:
    """A map with ten cards or more and no objective: without one nobody knows what to look for in it."""
    if len(items) >= 10 and not head.objective.strip():
        yield hit()


@rule(
    "JM107",
    Severity.HINT,
    later("Two stages are called {name}."),
    later("Give each stage a name of its own, or join them."),
)
def stages_of_one_name(stages: Sequence[Stage]) -> Iterator[Hit]:
    """Two stages of one name: whoever speaks of one means the other."""
    seen: dict[str, Stage] = {}
    for stage in stages:
        if name := stage.name.strip().casefold():
            if name in seen:
                yield hit(stage, seen[name])
            seen.setdefault(name, stage)
