"""Edits of stages and their steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.edits.forget import forget
from mapdesigner.edits.frozen import check_not_frozen
from mapdesigner.edits.order import insert, move, place
from mapdesigner.edits.replace import EditError, find_all, find_one, make, put, replace
from mapdesigner.edits.spans import refit_spans
from mapdesigner.model.entity import new_id
from mapdesigner.model.items import Item
from mapdesigner.model.journey import Stage, Step
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapdesigner.model.journey import JourneyMap

NARROWEST, WIDEST = 96.0, 320.0
"""How wide a step's column can be made, in px at 100 %."""


def add_stage(
    journey: JourneyMap, index: int | None = None, *, first_step: str | None = None, **fields: object
) -> JourneyMap:
    """Add a stage before the `index`-th, at the end without it, and its first step.

    `fields` are the stage's own (an `id` too, if the caller must know it); `first_step` is the step's id.
    """
    check_not_frozen(journey)
    stage = make(Stage, **fields)
    grown = insert(journey, structure(journey).stages, index, [stage])
    return put(grown, make(Step, id=first_step or new_id(), stage=stage.id, rank="V"))


def move_stage(journey: JourneyMap, stage: str, index: int | None) -> JourneyMap:
    """Move a stage to before the `index`-th of the others, to the end without it."""
    check_not_frozen(journey)
    return move(journey, structure(journey).stages, find_one(journey, stage, Stage), index)


def remove_stage(journey: JourneyMap, stage: str) -> JourneyMap:
    """Remove a stage with its steps and all that stands in them."""
    check_not_frozen(journey)
    return forget(journey, [find_one(journey, stage, Stage).id])


def add_step(journey: JourneyMap, stage: str, index: int | None = None, **fields: object) -> JourneyMap:
    """Add a step before the `index`-th of a stage, at its end without it. Spans it comes into grow by it."""
    check_not_frozen(journey)
    steps = structure(journey).steps_of[find_one(journey, stage, Stage).id]
    return insert(journey, steps, index, [make(Step, stage=stage, **fields)])


def move_step(journey: JourneyMap, step: str, stage: str, index: int | None) -> JourneyMap:
    """Move a step, with its items, to before the `index`-th other step of a stage, to its end without it.

    Spans are cut to the neighbouring steps that are left to them. Raises EditError for a stage's only step.
    """
    check_not_frozen(journey)
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
    check_not_frozen(journey)
    moved = find_one(journey, step, Step)
    _check_not_only(journey, moved)
    rows = [[each.id for each in steps if each.id != step] for steps in structure(journey).steps_of.values()]
    return forget(refit_spans(journey, rows, step), [step])


def resize_step(journey: JourneyMap, step: str, width: float | None) -> JourneyMap:
    """Make a step's column so wide, in whole px at 100 % from 96 to 320; None gives it the usual width."""
    kept = None if width is None else float(round(min(max(width, NARROWEST), WIDEST)))
    return put(journey, replace(find_one(journey, step, Step), width=kept))


def split_step(journey: JourneyMap, step: str, items: Iterable[str] = (), **fields: object) -> JourneyMap:
    """Put a new step right after one and move these of the one's items into it; without them it starts empty.

    Items keep their lanes and their order. A span that begins in the step and goes on covers both halves, one of an
    item that moves begins in the new one. `fields` are the new step's own, an `id` too if the caller must know it.
    Raises EditError for an item that does not begin in the step.
    """
    check_not_frozen(journey)
    halved = find_one(journey, step, Step)
    moved = find_all(journey, items, Item)
    if any(item.step != step for item in moved):
        raise EditError(_("Only cards of the step itself can go to its second half."))
    row = structure(journey).steps_of[halved.stage]
    new = make(Step, stage=halved.stage, **{"width": halved.width, **fields})
    grown = insert(journey, row, row.index(halved) + 1, [new])
    ends = {item.id: None if item.until in (None, step) else item.until for item in moved}
    return put(grown, *(replace(item, step=new.id, until=ends[item.id]) for item in moved))


def join_steps(journey: JourneyMap, step: str) -> JourneyMap:
    """Make one step of a step and the next one of its stage.

    Its name says both. The next one's items come below its own, in their order. Raises EditError for a stage's last
    step.
    """
    check_not_frozen(journey)
    first = find_one(journey, step, Step)
    row = structure(journey).steps_of[first.stage]
    at = row.index(first)
    if at + 1 == len(row):
        raise EditError(_("Only steps of one stage can be joined; this is the last one of its stage."))
    second = row[at + 1]
    name = " / ".join(dict.fromkeys(each for each in (first.name, second.name) if each))
    named = put(journey, replace(first, name=name))
    return forget(_with_items_of(named, first.id, second.id), [second.id])


def _with_items_of(journey: JourneyMap, first: str, second: str) -> JourneyMap:
    """Move what begins in the second step into the first, and let what ends in the second end in the first."""
    changed: list[Item] = []
    for lane, row in structure(journey).items_of.items():
        own = [_joined(item, first, second) for item in structure(journey).cell(lane, first)]
        coming = [_joined(item, first, second) for item in structure(journey).cell(lane, second)]
        earlier = [_joined(item, first, second) for item in row if item.until == second]
        changed += [*earlier, *own, *place(own, None, coming)]
    return put(journey, *changed)


def _joined(item: Item, first: str, second: str) -> Item:
    """The item with the second step's places become the first's."""
    step = first if item.step == second else item.step
    until = first if item.until == second else item.until
    return replace(item, step=step, until=None if until == step else until)


def _check_not_only(journey: JourneyMap, step: Step) -> None:
    if len(structure(journey).steps_of[step.stage]) == 1:
        raise EditError(_("A stage keeps at least one step. Move or remove the stage instead."))
