"""A table as answers and figures are read from it: each sheet's rows, each cell under the name of its column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.exchange.tables.csv_file import csv_rows
from mapdesigner.exchange.tables.workbook import sheets_of
from mapdesigner.model.text import in_one_line
from mapdesigner.storage.errors import Fault, JourneyFileError
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    NamedRow = dict[str, str]
    Sheets = dict[str, list[NamedRow]]

TABLES = (".csv", ".xlsx")
"""The endings of files that hold tables."""


def is_table(path: Path) -> bool:
    """Tell whether a file's name says that a table is in it."""
    return path.suffix.lower() in TABLES


def named_sheets(data: bytes, name: str) -> Sheets:
    """Return the rows of each sheet that has any below its header; a CSV file is one sheet called "".

    A column without a name is called by its number, "#3"; one whose name was there before by both. Raises
    JourneyFileError if the file cannot be read or has no rows.
    """
    try:
        sheets = {"": csv_rows(data, name)} if name.lower().endswith(".csv") else sheets_of(data)
    except Fault as fault:
        raise JourneyFileError(name, fault.place, fault.reason) from None
    named = {sheet: _named(rows) for sheet, rows in sheets.items()}
    filled = {sheet: rows for sheet, rows in named.items() if rows}
    if not filled:
        raise JourneyFileError(name, "", _("there is no row below a header"))
    return filled


def _named(rows: Iterable[Sequence[str]]) -> list[NamedRow]:
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if not filled:
        return []
    names = _names(filled[0])
    return [dict(zip(names, [*row, *[""] * len(names)], strict=False)) for row in filled[1:]]


def _names(header: Sequence[str]) -> list[str]:
    names: list[str] = []
    for number, cell in enumerate(header, 1):
        name = in_one_line(cell)
        names.append(f"{name} #{number}".strip() if not name or name in names else name)
    return names
