"""Cells in the order keys go through them: where the next one is, what stands between two, what is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mapdesigner.desktop.session import Cell
from mapdesigner.layout.scene import Rect
from mapdesigner.model.catalog import accepts, lane_row
from mapdesigner.model.items import Item
from mapdesigner.model.journey import Lane
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.scene import Scene
    from mapdesigner.model.journey import JourneyMap


class Slot(NamedTuple):
    """A place in a cell: before the `at`-th of its other cards, at the end without it."""

    lane: str
    step: str
    at: int | None


def open_lanes(journey: JourneyMap) -> tuple[Lane, ...]:
    """Return the lanes whose cells can be seen, from top to bottom."""
    return tuple(lane for lane in structure(journey).lanes if not (lane.hidden or lane.collapsed))


def first_cell(journey: JourneyMap) -> Cell | None:
    """Return the first step's cell of the first lane that can be seen; None in a map without either."""
    lanes, steps = open_lanes(journey), structure(journey).steps
    return Cell(lanes[0].id, steps[0].id) if lanes and steps else None


def cell_of(journey: JourneyMap, target: str) -> Cell | None:
    """Return the cell in which an item begins; None for what is no item or has no place."""
    found = structure(journey)
    item = found.by_id.get(target)
    return Cell(item.lane, item.step) if isinstance(item, Item) and item.step in found.column else None


def covering(journey: JourneyMap, cell: Cell) -> str:
    """Return the card that begins in a cell, or else one that reaches into it; "" where the cell is empty."""
    known = structure(journey)
    first = next((item.id for item in known.cell(*cell)), "")
    column = known.column.get(cell.step, -1)
    spans = ((item.id, *known.span(item)) for item in known.items_of.get(cell.lane, ()) if item.step in known.column)
    return first or next((one for one, begin, end in spans if begin <= column <= end), "")


def last_cell_of(journey: JourneyMap, card: str) -> Cell | None:
    """Return the cell of the last step that an item covers; None for what is no item or has no place."""
    known, cell = structure(journey), cell_of(journey, card)
    item = known.by_id.get(card)
    return Cell(cell.lane, known.steps[known.span(item)[1]].id) if cell and isinstance(item, Item) else None


def beside(journey: JourneyMap, cell: Cell, across: int, down: int) -> Cell:
    """Return the cell so many steps and lanes away, as far as the map reaches."""
    lanes, steps = _grid(journey)
    row = _moved(lanes, cell.lane, down)
    return Cell(row, _moved(steps, cell.step, across))


def neighbour(journey: JourneyMap, cell: Cell, by: int) -> Cell:
    """Return the cell `by` places on in reading order, from the end of a lane into the next; the last one stays."""
    lanes, steps = _grid(journey)
    if cell.lane not in lanes or cell.step not in steps:
        return cell
    at = lanes.index(cell.lane) * len(steps) + steps.index(cell.step) + by
    at = min(max(at, 0), len(lanes) * len(steps) - 1)
    return Cell(lanes[at // len(steps)], steps[at % len(steps)])


def cards_in_order(journey: JourneyMap) -> tuple[str, ...]:
    """Return the cards that can be seen in reading order: lane by lane, step by step, from top to bottom."""
    items_of = structure(journey).items_of
    return tuple(item.id for lane in open_lanes(journey) for item in items_of.get(lane.id, ()))


def next_card(journey: JourneyMap, card: str, cell: Cell | None, by: int) -> str:
    """Return the card after (`by` 1) or before (-1) a card, or else a cell, in reading order; "" beyond the ends."""
    order = cards_in_order(journey)
    if card in order:
        at = order.index(card) + by
    elif cell is None:
        at = 0 if by > 0 else len(order) - 1
    else:
        ahead = _cards_before(journey, cell)
        at = ahead if by > 0 else ahead - 1
    return order[at] if 0 <= at < len(order) else ""


def next_in_lane(journey: JourneyMap, card: str) -> str | Cell:
    """Return the card after one in its lane; else the next step's cell, and after the last step the next lane's first.

    Lanes in which no card can be written are passed over. The very last card is its own next.
    """
    found = structure(journey)
    cell = last_cell_of(journey, card)
    assert cell is not None  # who asks has looked
    row = [item.id for item in found.items_of[cell.lane]]
    after = row[row.index(card) + 1 :]
    if after:
        return after[0]
    onwards = beside(journey, cell, 1, 0)
    if onwards != cell:
        return onwards
    lane = next((lane for lane in _lanes_below(journey, cell.lane) if takes_cards(lane)), None)
    return Cell(lane.id, found.steps[0].id) if lane else card


def takes_cards(lane: object) -> bool:
    """Tell whether this is a lane in which cards can be written now."""
    return isinstance(lane, Lane) and not lane.locked and lane_row(lane.kind).item is not None


def _lanes_below(journey: JourneyMap, lane: str) -> tuple[Lane, ...]:
    lanes = open_lanes(journey)
    return lanes[[each.id for each in lanes].index(lane) + 1 :]


def within_cell(journey: JourneyMap, cell: Cell, card: str, down: int) -> str:
    """Return the card of a cell below (`down` 1) or above (-1) one that stands there too; "" where there is none."""
    row = [item.id for item in structure(journey).cell(*cell)]
    at = row.index(card) + down if down and card in row else -1
    return row[at] if 0 <= at < len(row) else ""


def cards_between(journey: JourneyMap, one: Cell, other: Cell) -> tuple[str, ...]:
    """Return the cards that begin in the rectangle of cells between two corners."""
    lanes, steps = _grid(journey)
    if not {one.lane, other.lane} <= set(lanes):
        return ()
    rows = sorted(lanes.index(each.lane) for each in (one, other))
    columns = sorted(steps.index(each.step) for each in (one, other))
    within = set(steps[columns[0] : columns[1] + 1])
    items_of = structure(journey).items_of
    return tuple(
        item.id for lane in lanes[rows[0] : rows[1] + 1] for item in items_of.get(lane, ()) if item.step in within
    )


def slot_above_or_below(journey: JourneyMap, cards: Iterable[str], by: int) -> Slot | None:
    """Return where cards of one lane go up (`by` -1) or down (1): past one card of their cell, else the next lane.

    The next lane is the nearest that can be seen and holds their kind. None where there is no such place.
    """
    moved = set(cards)
    found = structure(journey)
    held = next((each for each in cards_in_order(journey) if each in moved), "")
    cell = cell_of(journey, held)
    if cell is None:  # all of them stand in lanes that are hidden
        return None
    row = [item.id for item in found.cell(*cell)]
    others = [each for each in row if each not in moved]
    at = sum(each not in moved for each in row[: row.index(held)]) + by
    if moved <= set(row) and 0 <= at <= len(others):
        return Slot(*cell, at)
    return _in_next_lane(journey, held, cell, by)


def go_to(view: MapView, cell: Cell) -> None:
    """Put the focus into a cell, select its first card or the one that reaches into it, and bring it into view."""
    view.session.focus_on(cell)
    card = covering(view.session.journey, cell)
    view.session.select([card] if card else [])
    rect = cell_rect(view.canvas.scene, view.frame, cell)
    if rect is not None:
        view.canvas.show_view(view.canvas.view.revealing(rect))


def go_to_card(view: MapView, card: str) -> None:
    """Put the focus into a card's cell, select the card, and bring it into view."""
    cell = cell_of(view.session.journey, card)
    if cell is not None:
        view.session.focus_on(cell)
    view.session.select([card])
    for name in ("card", "marker"):
        view.canvas.reveal(f"{name}:{card}")


def cell_rect(scene: Scene, frame: Frame, cell: Cell) -> Rect | None:
    """Return where a cell is drawn, in scene units; None if it is not."""
    band = next((band for band in scene.bands if band.id == f"lane:{cell.lane}"), None)
    column = frame.structure.column.get(cell.step)
    if band is None or column is None:
        return None
    left, right = frame.columns.edges(column, column)
    return Rect(band.x + left, band.y, right - left, band.height)


def is_locked(journey: JourneyMap, ids: Iterable[str]) -> bool:
    """Tell whether any of these is an item in a locked lane, or a locked lane."""
    by_id = structure(journey).by_id
    things = (by_id.get(each) for each in ids)
    lanes = (by_id.get(each.lane) if isinstance(each, Item) else each for each in things)
    return any(isinstance(lane, Lane) and lane.locked for lane in lanes)


def _in_next_lane(journey: JourneyMap, held: str, cell: Cell, by: int) -> Slot | None:
    lanes = open_lanes(journey)
    kind = structure(journey).one(held, Item).kind
    at = next(index for index, lane in enumerate(lanes) if lane.id == cell.lane)
    onwards = lanes[at + 1 :] if by > 0 else lanes[:at][::-1]
    lane = next((lane for lane in onwards if accepts(lane.kind, kind)), None)
    return Slot(lane.id, cell.step, 0 if by > 0 else None) if lane else None


def _grid(journey: JourneyMap) -> tuple[list[str], list[str]]:
    return [lane.id for lane in open_lanes(journey)], [step.id for step in structure(journey).steps]


def _moved(row: Sequence[str], start: str, by: int) -> str:
    """Go along a row, kept within it; to its beginning from what is not in it."""
    return row[min(max(row.index(start) + by, 0), len(row) - 1)] if start in row else row[0]


def _cards_before(journey: JourneyMap, cell: Cell) -> int:
    """Count the cards that come before a cell in reading order."""
    found, lanes = structure(journey), [lane.id for lane in open_lanes(journey)]
    if cell.lane not in lanes or cell.step not in found.column:
        return 0
    above = sum(len(found.items_of.get(lane, ())) for lane in lanes[: lanes.index(cell.lane)])
    row = found.items_of.get(cell.lane, ())
    return above + sum(found.column[item.step] < found.column[cell.step] for item in row)
