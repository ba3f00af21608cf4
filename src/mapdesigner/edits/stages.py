"""Edits of stages and their steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.edits.forget import forget
from mapdesigner.edits.order import insert, move
from mapdesigner.edits.replace import EditError, find_one, make, put, replace
from mapdesigner.edits.spans import refit_spans
from mapdesigner.model.entity import new_id
from mapdesigner.model.journey import Stage, Step
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.model.journey import JourneyMap


def add_stage(
    journey: JourneyMap, index: int | None = None, *, first_step: str | None = None, **fields: object
) -> JourneyMap:
    """Add a stage before the `index`-th, at the end without it, and its first step.

    `fields` are the stage's own (an `id` too, if the caller must know it); `first_step` is the step's id.
    """
    stage = make(Stage, **fields)
    grown = insert(journey, structure(journey).stages, index, [stage])
    return put(grown, make(Step, id=first_step or new_id(), stage=stage.id, rank="V"))


def move_stage(journey: JourneyMap, stage: str, index: int | None) -> JourneyMap:
    """Move a stage to before the `index`-th of the others, to the end without it."""
    return move(journey, structure(journey).stages, find_one(journey, stage, Stage), index)


def remove_stage(journey: JourneyMap, stage: str) -> JourneyMap:
    """Remove a stage with its steps and all that stands in them."""
    return forget(journey, [find_one(journey, stage, Stage).id])


def add_step(journey: JourneyMap, stage: str, index: int | None = None, **fields: object) -> JourneyMap:
    """Add a step before the `index`-th of a stage, at its end without it. Spans it comes into grow by it."""
    steps = structure(journey).steps_of[find_one(journey, stage, Stage).id]
    return insert(journey, steps, index, [make(Step, stage=stage, **fields)])


def move_step(journey: JourneyMap, step: str, stage: str, index: int | None) -> JourneyMap:
    """Move a step, with its items, to before the `index`-th other step of a stage, to its end without it.

    Spans are cut to the neighbouring steps that are left to them. Raises EditError for a stage's only step.
    """
    moved = find_one(journey, step, Step)
    row = structure(journey).steps_of[find_one(journey, stage, Stage).id]
    if moved.stage == stage:
        after = move(journey, row, moved, index)
    else:
        _check_not_only(journey, moved)
        after = insert(journey, row, index, [replace(moved, stage=stage)])
    if after is journey:
        return journey
    rows = [[each.id for each in steps] for steps in structure(after).steps_of.values()]
    fitted = refit_spans(journey, rows, step)
    return put(fitted, *after.steps) if fitted is not journey else after


def remove_step(journey: JourneyMap, step: str) -> JourneyMap:
    """Remove a step with the items that stand in it alone; spans shrink by it. Raises EditError for an only step."""
    moved = find_one(journey, step, Step)
    _check_not_only(journey, moved)
    rows = [[each.id for each in steps if each.id != step] for steps in structure(journey).steps_of.values()]
    return forget(refit_spans(journey, rows, step), [step])


def _check_not_only(journey: JourneyMap, step: Step) -> None:
    if len(structure(journey).steps_of[step.stage]) == 1:
        raise EditError(_("A stage keeps at least one step. Move or remove the stage instead."))
