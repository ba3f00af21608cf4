"""CSV and XLSX as files of the registry: our own come back whole, a grid or a foreign table makes a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.exchange.report import Exported, Imported, contents
from mapdesigner.exchange.tables.csv_file import csv_bytes, csv_rows
from mapdesigner.exchange.tables.foreign import read_foreign
from mapdesigner.exchange.tables.grid import grid_rows, is_grid, read_grid
from mapdesigner.exchange.tables.records import MAP, RECORD, Record, map_bytes, records_of
from mapdesigner.exchange.tables.sheet import header, is_own, records_in, rows_of
from mapdesigner.exchange.tables.workbook import GRID, sheets_of, workbook_bytes
from mapdesigner.model.journey import COLLECTIONS
from mapdesigner.storage.errors import Fault
from mapdesigner.storage.read import load
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mapdesigner.model.journey import JourneyMap

    Rows = Sequence[Sequence[str]]


def write_csv(journey: JourneyMap) -> Exported:
    """Write one table with a row a record: cards first, then all they refer to; nothing is lost."""
    records = list(records_of(journey))
    names = header(records)
    rows = ([record.record, *cells] for record, cells in zip(records, rows_of(records, names), strict=True))
    return Exported(csv_bytes([[RECORD, *names], *rows]))


def write_xlsx(journey: JourneyMap) -> Exported:
    """Write a workbook: the grid to look at, and a sheet a collection that loses nothing."""
    records = list(records_of(journey))
    tables = {}
    for name in ("items", MAP, *(each for each in COLLECTIONS if each != "items")):
        if own := [record for record in records if record.record == name]:
            tables[name] = _table(own)
    return Exported(workbook_bytes(grid_rows(journey), tables, right_to_left=journey.right_to_left))


def read_csv(data: bytes, name: str) -> Imported:
    """Make a map of a CSV file; raises JourneyFileError and Fault."""
    return read_rows(csv_rows(data, name), name)


def read_xlsx(data: bytes, name: str) -> Imported:
    """Make a map of a workbook: of our own sheets if it has them, else of the first sheet that holds anything."""
    sheets = sheets_of(data)
    if is_own_book(sheets):
        known = (*COLLECTIONS, MAP)
        return _whole((each for title in known if title in sheets for each in _titled(title, sheets[title])), name)
    for rows in sheets.values():
        if any(any(cell.strip() for cell in row) for row in rows):
            return read_rows(rows, name)
    raise Fault("", _("this table is empty"))


def read_rows(rows: Rows, name: str, columns: Mapping[str, int] | None = None) -> Imported:
    """Make a map of a table. `columns` says which column of a foreign one holds what; without it that is guessed."""
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if not filled:
        raise Fault("", _("this table is empty"))
    if is_own(filled[0]):
        return _whole(records_in(filled), name)
    if columns is None and is_grid(filled):
        return read_grid(filled)
    return read_foreign(filled, columns)


def _whole(records: Iterable[Record], name: str) -> Imported:
    loaded = load(map_bytes(records), name)
    problems = (": ".join(part for part in (each.place, each.words) if part) for each in loaded.problems)
    return Imported(loaded.journey, contents(loaded.journey), (*loaded.notes, *problems))


def _table(records: Sequence[Record]) -> list[list[str]]:
    names = header(records) or ["id"]
    return [names, *rows_of(records, names)]


def is_own_book(sheets: Mapping[str, Rows]) -> bool:
    """Tell whether a workbook is of our own making: it holds the grid and the map's own fields."""
    return GRID in sheets and MAP in sheets and bool(sheets[MAP]) and {"format", "version"} <= set(sheets[MAP][0])


def _titled(title: str, rows: Rows) -> Iterable[Record]:
    return records_in([[RECORD, *rows[0]], *([title, *row] for row in rows[1:])]) if rows else ()
