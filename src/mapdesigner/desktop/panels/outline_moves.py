"""What moving a row of the outline does to the map: with keys by one place, or where it was dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.edits.items import move_items
from mapdesigner.edits.replace import EditError, find
from mapdesigner.edits.stages import move_stage, move_step
from mapdesigner.model.items import Item
from mapdesigner.model.journey import Stage, Step
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.model.journey import JourneyMap


def shifted(journey: JourneyMap, wanted: str, by: int) -> JourneyMap:
    """Move an object one place on (1) or back (-1): a stage among stages, a step over the map, an item in its lane.

    A step at the end of its stage goes on into the next, an item at the end of its cell into the next step.
    """
    one = find(journey, wanted)
    whole = structure(journey)
    if isinstance(one, Stage):
        at = whole.stage_numbers[one.id] - 1 + by
        return move_stage(journey, one.id, at) if 0 <= at < len(whole.stages) else journey
    if isinstance(one, Step):
        return _shifted_step(journey, one, by)
    if isinstance(one, Item) and one.step in whole.column:
        cell = [each.id for each in whole.cell(one.lane, one.step)]
        at = cell.index(one.id) + by
        if 0 <= at < len(cell):
            return move_items(journey, [one.id], one.lane, one.step, at)
        return across(journey, wanted, by)
    return journey


def across(journey: JourneyMap, wanted: str, by: int) -> JourneyMap:
    """Move an item to the next step (1) or the one before (-1), in its lane; other things as `shifted` does."""
    one = find(journey, wanted)
    if not isinstance(one, Item):
        return shifted(journey, wanted, by)
    steps, column = structure(journey).steps, structure(journey).column
    if one.step not in column or not 0 <= column[one.step] + by < len(steps):
        return journey
    return move_items(journey, [one.id], one.lane, steps[column[one.step] + by].id, 0 if by > 0 else None)


def dropped(journey: JourneyMap, ids: Sequence[str], into: str, row: int) -> JourneyMap:
    """Move objects to before the `row`-th row below `into` ("" for the top), to the end with -1.

    Raises EditError where they cannot stand.
    """
    for each in ids:
        one = find(journey, each)
        if isinstance(one, Stage):
            journey = _drop_stage(journey, one, into, row)
        elif isinstance(one, Step):
            journey = _drop_step(journey, one, into, row)
        elif isinstance(one, Item):
            journey = _drop_item(journey, one, into, row)
        row = row + 1 if row >= 0 else row
    return journey


def _shifted_step(journey: JourneyMap, step: Step, by: int) -> JourneyMap:
    whole = structure(journey)
    row = [each.id for each in whole.steps_of[step.stage]]
    at = row.index(step.id) + by
    if 0 <= at < len(row):
        return move_step(journey, step.id, step.stage, at)
    stage = whole.stage_numbers[step.stage] - 1 + by
    if not 0 <= stage < len(whole.stages):
        return journey
    return move_step(journey, step.id, whole.stages[stage].id, 0 if by > 0 else None)


def _drop_stage(journey: JourneyMap, stage: Stage, into: str, row: int) -> JourneyMap:
    order = [each.id for each in structure(journey).stages]
    at = order.index(into) if into in order else row
    return move_stage(journey, stage.id, _among_others(order, stage.id, at))


def _drop_step(journey: JourneyMap, step: Step, into: str, row: int) -> JourneyMap:
    target = find(journey, into) if into else None
    if isinstance(target, Step):
        row = [each.id for each in structure(journey).steps_of[target.stage]].index(target.id)
        target = find(journey, target.stage)
    if not isinstance(target, Stage):
        raise EditError(_("A step stands in a stage."))
    order = [each.id for each in structure(journey).steps_of[target.id]]
    return move_step(journey, step.id, target.id, _among_others(order, step.id, row))


def _drop_item(journey: JourneyMap, item: Item, into: str, row: int) -> JourneyMap:
    target = find(journey, into) if into else None
    whole = structure(journey)
    if isinstance(target, Item):
        into = target.step
        row = _rows(journey, into).index(target.id) + 1
    elif not isinstance(target, Step):
        raise EditError(_("A card stands in a step."))
    if into not in whole.column or not item.lane:
        raise EditError(_("A card stands in a step."))
    before = _rows(journey, into)[: row if row >= 0 else None]
    index = sum(each.id in before and each.id != item.id for each in whole.cell(item.lane, into))
    return move_items(journey, [item.id], item.lane, into, index)


def _rows(journey: JourneyMap, step: str) -> list[str]:
    """The ids of the items below a step, as the outline lists them."""
    whole = structure(journey)
    return [item.id for lane in whole.lanes for item in whole.cell(lane.id, step)]


def _among_others(order: list[str], moved: str, at: int) -> int | None:
    """The place among the others that is meant by a place among all; None for the end."""
    if at < 0:
        return None
    return at - 1 if moved in order and order.index(moved) < at else at
