"""Edits of items: adding, moving, spanning, copying and removing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.edits.forget import forget
from mapdesigner.edits.order import insert, place
from mapdesigner.edits.replace import EditError, find_all, find_one, make, put, replace
from mapdesigner.edits.spans import covered_steps
from mapdesigner.model.catalog import accepts, item_row, lane_row
from mapdesigner.model.entity import new_id
from mapdesigner.model.items import ITEM_CLASSES, Item, Touchpoint
from mapdesigner.model.journey import Lane, Step
from mapdesigner.model.structure import in_order, structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.model.kinds import ItemKind


def add_item(
    journey: JourneyMap, kind: ItemKind, lane: str, step: str, index: int | None = None, **fields: object
) -> JourneyMap:
    """Add an item to a cell before the `index`-th item there, at the end without it; `lane` and `step` "" park it.

    `fields` are the item's own, an `id` too if the caller must know it. Raises EditError if the lane does not hold
    the kind.
    """
    if lane or step:
        _check_place(journey, kind, lane, step)
    item = make(ITEM_CLASSES[kind], kind=kind, lane=lane, step=step, **fields)
    return insert(journey, cell_items(journey, lane, step), index, [item])


def move_items(
    journey: JourneyMap, ids: Iterable[str], lane: str, step: str, index: int | None = None, *, grip: str | None = None
) -> JourneyMap:
    """Move items so that the one held by the `grip` (else the first) comes into a cell, and the others as far.

    `index` counts the cell's items without the moved ones. Items of the held one's lane change the lane with it,
    others stay in theirs. All move by the same number of columns, as many as there is room for, so that no card
    leaves the map. Spans are kept as far as the stage reaches. Raises EditError if the lane does not hold the kind.
    """
    moved = _in_reading_order(journey, find_all(journey, ids, Item))
    if not moved:
        return journey
    held = next((item for item in moved if item.id == grip), moved[0])
    offset = _offset(journey, moved, held, find_one(journey, step, Step).id)
    cells: dict[tuple[str, str], list[Item]] = {}
    for item in moved:
        target = lane if item.lane == held.lane or not item.step else item.lane
        column = _shifted(journey, item, offset, step)
        _check_place(journey, item.kind, target, column)
        cells.setdefault((target, column), []).append(item)
    changed = (
        _into_cell(journey, items, cell, index if cell == (lane, step) else None) for cell, items in cells.items()
    )
    return put(journey, *(each for row in changed for each in row))


def set_span(journey: JourneyMap, item: str, first: str, last: str) -> JourneyMap:
    """Let an item cover the steps from `first` to `last`, cut to its stage; it stays in its lane."""
    found = find_one(journey, item, Item)
    own = [each.id for each in structure(journey).steps_of.get(_stage(journey, found.step), ())]
    column = structure(journey).column
    ends = sorted(column[find_one(journey, each, Step).id] for each in (first, last))
    covered = [each for each in own if ends[0] <= column[each] <= ends[1]]
    if not covered:
        raise EditError(_("A card spans steps of its own stage."))
    return put(journey, replace(found, step=covered[0], until=covered[-1] if len(covered) > 1 else None))


def remove_items(journey: JourneyMap, ids: Iterable[str]) -> JourneyMap:
    """Remove items with their feedback and comments; what answered or supported them no longer does."""
    return forget(journey, [item.id for item in find_all(journey, ids, Item)])


def duplicate_items(journey: JourneyMap, copies: Mapping[str, str]) -> JourneyMap:
    """Copy items; `copies` gives the id of each one's copy, which stands straight after it.

    Copies refer to each other as their originals do. Comments and feedback stay with the original.
    """
    rows: dict[tuple[str, str], tuple[Item, ...]] = {}
    for item in _in_reading_order(journey, find_all(journey, copies, Item)):
        cell = (item.lane, item.step)
        row = rows.get(cell) or cell_items(journey, *cell)
        after = next(number for number, each in enumerate(row, 1) if each.id == item.id)
        changed = place(row, after, [_copy(item, copies)])
        rows[cell] = in_order({each.id: each for each in (*row, *changed)}.values())
    return put(journey, *(each for row in rows.values() for each in row))


def cell_items(journey: JourneyMap, lane: str, step: str) -> tuple[Item, ...]:
    """Return the items that begin in a cell, from top to bottom; the parked ones for a cell of two empty ids."""
    return structure(journey).cell(lane, step) if step else structure(journey).parked


def _into_cell(journey: JourneyMap, items: Sequence[Item], cell: tuple[str, str], index: int | None) -> list[Item]:
    """Return what changes when items come into a cell; without an index those that are in it stay where they are."""
    row, moved = cell_items(journey, *cell), {item.id for item in items}
    others = [each for each in row if each.id not in moved]
    coming = [each for each in items if index is not None or (each.lane, each.step) != cell]
    lane, step = cell
    placed = [replace(each, lane=lane, step=step, until=_moved_end(journey, each, step)) for each in coming]
    at = len(others) if index is None else min(max(index, 0), len(others))
    if list(row[at : at + len(placed)]) == placed:
        return []
    return place(others if index is not None else row, index, placed)


def _moved_end(journey: JourneyMap, item: Item, step: str) -> str | None:
    """Return the last step of an item's span when it begins at `step`, cut to that stage."""
    length = len(covered_steps(journey, item))
    stage = [each.id for each in structure(journey).steps_of[_stage(journey, step)]]
    start = stage.index(step)
    end = min(start + max(length, 1), len(stage)) - 1
    return stage[end] if end > start else None


def _offset(journey: JourneyMap, moved: Sequence[Item], held: Item, step: str) -> int:
    """Return by how many columns the items move: as far as the held one is to go and the map reaches for all."""
    column = structure(journey).column
    places = [column[item.step] for item in moved if item.step in column]
    if held.step not in column:
        return 0
    wanted = column[step] - column[held.step]
    return min(max(wanted, -min(places)), len(column) - 1 - max(places))


def _shifted(journey: JourneyMap, item: Item, offset: int, step: str) -> str:
    """Return the step an item comes to; a parked one goes where the hand points."""
    found = structure(journey)
    return found.steps[found.column[item.step] + offset].id if item.step in found.column else step


def _in_reading_order(journey: JourneyMap, items: Iterable[Item]) -> list[Item]:
    found = structure(journey)
    lanes = {lane.id: place for place, lane in enumerate(found.lanes)}
    return sorted(items, key=lambda it: (found.column.get(it.step, -1), lanes.get(it.lane, -1), it.rank, it.id))


def _stage(journey: JourneyMap, step: str) -> str:
    return find_one(journey, step, Step).stage


def _copy(item: Item, copies: Mapping[str, str]) -> Item:
    changes: dict[str, object] = {"id": copies[item.id]}
    for name in ("answers", "supports"):
        held = getattr(item, name, None)
        if isinstance(held, tuple):
            changes[name] = tuple(copies.get(one, one) for one in held)
        elif held:
            changes[name] = copies.get(held, held)
    if isinstance(item, Touchpoint):
        changes["interventions"] = tuple(replace(each, id=new_id()) for each in item.interventions)
    return replace(item, **changes)


def _check_place(journey: JourneyMap, kind: ItemKind, lane: str, step: str) -> None:
    find_one(journey, step, Step)
    into = find_one(journey, lane, Lane).kind
    if not accepts(into, kind):
        words = _("The lane “{lane}” does not hold items of the kind “{item}”.")
        raise EditError(words.format(lane=lane_row(into).label, item=item_row(kind).label))
