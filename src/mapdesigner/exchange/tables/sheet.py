"""A table in memory: rows of cells with a header, from records and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.exchange.tables.records import IN_WORDS, MAP, RECORD, Record
from mapdesigner.model.journey import COLLECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FIRST = (*IN_WORDS, "kind", "text", "name", "title", "score", "note")
"""What people look for, before the rest."""
_LAST = ("stage", "step", "until", "lane", "personas", "rank", "id")
"""What only the program needs."""


def header(records: Sequence[Record]) -> list[str]:
    """Name the columns that hold anything: what people look for first, ids and ranks last."""
    used = dict.fromkeys(name for record in records for name in record.cells)
    middle = [name for name in used if name not in _FIRST and name not in _LAST]
    return [*(n for n in _FIRST if n in used), *middle, *(n for n in _LAST if n in used)]


def rows_of(records: Sequence[Record], names: Sequence[str]) -> Iterable[list[str]]:
    """Give the cells of each record in the order of the columns."""
    return ([record.cells.get(name, "") for name in names] for record in records)


def is_own(names: Sequence[str]) -> bool:
    """Tell whether these columns are of our own making: one says what each row is."""
    return RECORD in names


def records_in(rows: Sequence[Sequence[str]]) -> Iterable[Record]:
    """Give the records of a table of our own making; rows of another program's are left out."""
    names = rows[0]
    for row in rows[1:]:
        cells = dict(zip(names, row, strict=False))
        record = cells.pop(RECORD, "") or "items"
        if any(cells.values()) and record in (MAP, *COLLECTIONS):
            yield Record(record, {name: words for name, words in cells.items() if words})
