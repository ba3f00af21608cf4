"""Bytes of a CSV file to rows of cells, and back: UTF-8, any of the usual separators, formulas as plain text."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from mapdesigner.exchange.plain_text import text_of
from mapdesigner.exchange.tables.plain_cells import guarded, restored
from mapdesigner.storage.errors import Fault
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_BYTES = 64 * 1024**2
"""The largest table: as large as a map may be, whose pictures it may hold."""
MOST_ROWS, MOST_COLUMNS = 100_000, 1_000
"""The most rows and columns of a table that is read."""
MOST_CELLS = 5_000_000
"""The most cells of all its sheets, empty ones too: each takes memory, however small the file."""


def csv_bytes(rows: Iterable[Iterable[str]]) -> bytes:
    """Write rows as CSV that a double click opens right in a spreadsheet: comma, CRLF, a byte order mark."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def csv_rows(data: bytes, name: str) -> list[list[str]]:
    """Return the rows of a CSV file called `name`.

    Raises JourneyFileError if it is no text or too large, and Fault for too many rows or columns.
    """
    text = text_of(data, name, MOST_BYTES)
    csv.field_size_limit(MOST_BYTES)  # a picture is one cell, and larger than csv's own limit
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)):
            cells += len(row)
            check_size(len(rows) + 1, len(row), cells)
            rows.append([restored(cell) for cell in row])
    except csv.Error:
        raise Fault("", _("this is no table: a quotation mark is not closed")) from None
    return rows


def check_size(row: int, columns: int, cells: int) -> None:
    """Raise Fault if a table has more rows, columns or cells than a map could be made of."""
    if row > MOST_ROWS or columns > MOST_COLUMNS:
        raise Fault(
            "",
            _("the table has more than {rows} rows or {columns} columns").format(rows=MOST_ROWS, columns=MOST_COLUMNS),
        )
    if cells > MOST_CELLS:
        raise Fault("", _("the table has more than {count} cells").format(count=MOST_CELLS))


def _separator(text: str) -> str:
    """The sign that parts the first row into most cells; a comma if none does."""
    first = text.split("\n", 1)[0]
    return max(",;\t", key=lambda sign: (first.count(sign), sign == ","))
