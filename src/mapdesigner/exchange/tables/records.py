"""A map as records: a row for the map itself and for each of its objects, with columns of the model's own names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast, get_args

import orjson

from mapdesigner.exchange.tables.cells import UNKNOWN, cells_of, value_of
from mapdesigner.model.catalog import LANES, lane_row
from mapdesigner.model.entity import new_id
from mapdesigner.model.items import ITEM_CLASSES, Item
from mapdesigner.model.journey import COLLECTIONS, JourneyMap
from mapdesigner.model.rank import many
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapdesigner.model.entity import Entity, Value
    from mapdesigner.model.journey import Lane

Row = dict[str, str]
"""The cells of a row by their columns; an empty cell may be left out."""

MAP = "map"
"""The record that holds the map's own fields."""

RECORD = "record"
"""The column that says what a row is: MAP, or the collection it belongs to."""

IN_WORDS = ("stage name", "step name", "lane name", "persona names")
"""Columns that say in words where a card stands, for people; the ids beside them count."""


class Record(NamedTuple):
    """A row and what it is."""

    record: str
    cells: Row


def records_of(journey: JourneyMap) -> Iterator[Record]:
    """Give the cards first, in reading order and with the names of their places, then all that they refer to."""
    grid = structure(journey)
    placed = [item for stage in grid.stages for step in grid.steps_of[stage.id] for item in _column(journey, step.id)]
    known = {item.id for item in placed}
    for item in (*placed, *(each for each in journey.items if each.id not in known)):
        yield Record("items", _named(item, journey) | dict(cells_of(item)))
    yield Record(MAP, dict(_own_cells(journey)))
    for name in COLLECTIONS:
        if name != "items":
            yield from (Record(name, dict(cells_of(each))) for each in _in_order(getattr(journey, name)))


def map_bytes(records: Iterable[Record]) -> bytes:
    """Return records as the bytes of a journey file, for the loader to check.

    Rows without an id are new and get one; new rows stand after the others of their kind.
    """
    own: dict[str, Any] = {"format": "journeymap", "version": 1, "id": new_id()}
    rows: dict[str, list[Row]] = {name: [] for name in COLLECTIONS}
    for record, cells in records:
        if record == MAP:
            own |= _values(cells, JourneyMap)
        elif record in rows:
            rows[record].append(cells)
    rows["items"] = [_settled(cells, rows) for cells in rows["items"]]
    objects = {name: [_values(cells, _class_of(name, cells)) for cells in rows[name]] for name in COLLECTIONS}
    for made in objects.values():
        _complete(made)
    return orjson.dumps(own | {name: made for name, made in objects.items() if made})


def shown_name(lane: Lane) -> str:
    """Return a lane's title, or the name of its kind in the language of the interface."""
    return lane.title or lane_row(lane.kind).label


def _own_cells(journey: JourneyMap) -> Iterator[tuple[str, str]]:
    return ((name, words) for name, words in cells_of(journey) if name not in COLLECTIONS)


def _column(journey: JourneyMap, step: str) -> Iterator[Item]:
    grid = structure(journey)
    return (item for lane in grid.lanes for item in grid.cell(lane.id, step))


def _in_order(objects: tuple[Entity, ...]) -> list[Entity]:
    return sorted(objects, key=lambda each: getattr(each, "order", ("", each.id)))


def _named(item: Item, journey: JourneyMap) -> Row:
    known = structure(journey).by_id
    step, lane = known.get(item.step), cast("Lane | None", known.get(item.lane))
    stage = known.get(getattr(step, "stage", ""))
    people = ", ".join(getattr(known.get(each), "name", "") for each in item.personas)
    words = (getattr(stage, "name", ""), getattr(step, "name", ""), shown_name(lane) if lane else "", people)
    return dict(zip(IN_WORDS, words, strict=True))


def _settled(cells: Row, rows: dict[str, list[Row]]) -> Row:
    """A card's row; one that somebody wrote by hand finds its place by the names of stage, step and lane."""
    if cells.get("id") or cells.get("step") or cells.get("lane"):
        return cells
    stage, step, lane = (cells.get(name, "").strip() for name in IN_WORDS[:3])
    stages = {row.get("id") for row in rows["stages"] if row.get("name", "") == stage}
    steps = (row for row in rows["steps"] if row.get("stage") in stages and row.get("name", "") == step)
    found = {"step": next(steps, {}).get("id", "")}
    lane_kinds = {str(row.kind): row for row in LANES}
    for row in rows["lanes"]:
        kind = lane_kinds.get(row.get("kind", ""))
        if kind and kind.item and lane in (row.get("title") or kind.label, kind.words):
            found |= {"lane": row.get("id", ""), "kind": cells.get("kind") or str(kind.item)}
    return cells | found


def _class_of(name: str, cells: Row) -> type[Value]:
    if name == "items":
        return {str(kind): found for kind, found in ITEM_CLASSES.items()}.get(cells.get("kind", ""), Item)
    found = get_args(JourneyMap.model_fields[name].annotation)[0]
    assert isinstance(found, type)
    return found


def _values(cells: Row, kind: type[Value]) -> dict[str, Any]:
    filled = {name: words for name, words in cells.items() if words and name not in (RECORD, *IN_WORDS)}
    return {name.removeprefix(UNKNOWN): value_of(words, kind, name) for name, words in filled.items()}


def _complete(objects: list[dict[str, Any]]) -> None:
    """Give ids to new rows, and ranks after the highest there is."""
    new = [each for each in objects if "id" not in each]
    highest = max((str(each.get("rank", "")) for each in objects), default="")
    for each, rank in zip(new, many(len(new), highest), strict=True):
        each.setdefault("rank", rank)
        each["id"] = new_id()
