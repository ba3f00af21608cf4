"""A foreign table before it is read: its rows, for somebody to say which column holds what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.exchange.tables.csv_file import csv_rows
from mapdesigner.exchange.tables.files import is_own_book
from mapdesigner.exchange.tables.grid import is_grid
from mapdesigner.exchange.tables.sheet import is_own
from mapdesigner.exchange.tables.workbook import sheets_of
from mapdesigner.storage.errors import Fault, JourneyFileError

if TYPE_CHECKING:
    from collections.abc import Sequence


def foreign_rows(data: bytes, name: str) -> list[list[str]]:
    """Return the rows of a table that is neither our own nor a grid; none for those, and for what is no table.

    Raises JourneyFileError if the file cannot be read.
    """
    try:
        rows = [row for row in _rows(data, name) if any(cell.strip() for cell in row)]
    except Fault as fault:
        raise JourneyFileError(name, fault.place, fault.reason) from None
    return [] if not rows or is_own(rows[0]) or is_grid(rows) else rows


def _rows(data: bytes, name: str) -> Sequence[list[str]]:
    if name.lower().endswith(".csv"):
        return csv_rows(data, name)
    if not name.lower().endswith(".xlsx"):
        return ()
    sheets = sheets_of(data)
    filled = (rows for rows in sheets.values() if any(any(cell.strip() for cell in row) for row in rows))
    return () if is_own_book(sheets) else next(filled, ())
