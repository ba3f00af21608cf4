"""XLSX: sheets of rows out and in. Text is always text, and what comes in is measured before it is opened."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from mapdesigner.exchange.tables.csv_file import check_size
from mapdesigner.storage.errors import Fault
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_UNPACKED = 256 * 1024**2
"""The most bytes a workbook may unpack to."""
MOST_RATIO = 200
"""How many times its size a part may unpack to, once it is larger than a megabyte."""
_MOST_IN_A_CELL = 32_000  # Excel's limit is 32,767
_MORE = "{name} ({number})"
_NARROWEST, _WIDEST = 10, 60
"""Widths of columns, in letters."""
_LINE, _HIGHEST, _HIGHEST_OF_TABLE = 15.0, 409.0, 60.0
"""The height of a line, the most a row can have, and the most where cells may hold what only programs read, in pt."""
_READ = 4_000
"""Letters of a cell that can be seen in the highest row."""


def workbook_bytes(
    grid: Sequence[Sequence[str]], tables: Mapping[str, Sequence[Sequence[str]]], *, right_to_left: bool = False
) -> bytes:
    """Write the grid as a sheet to look at, `right_to_left` or not, and each table as a sheet with a filter on top."""
    import xlsxwriter  # takes a tenth of a second

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    words = book.add_format({"text_wrap": True, "valign": "top", "font_name": "Calibri", "font_size": 11})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#E8EDF1", "bottom": 1})
    first = book.add_worksheet(GRID)
    _write_grid(first, grid, head, words)
    if right_to_left:
        first.right_to_left()
    for name, rows in tables.items():
        _write_table(book.add_worksheet(name), _parted(rows), head, words)
    book.close()
    return file.getvalue()


GRID = "Journey"
"""The name of the sheet with the grid; names of sheets differ by more than case."""


def sheets_of(data: bytes) -> dict[str, list[list[str]]]:
    """Return the rows of each sheet of a workbook; formulas are given as they are written, never computed.

    Raises Fault for what is no workbook, unpacks beyond all measure, or has too many rows or columns.
    """
    _check_parts(data)
    import openpyxl  # takes a fifth of a second

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        sheets: dict[str, list[list[str]]] = {}
        for sheet in book.worksheets:
            held = sum(len(row) for rows in sheets.values() for row in rows)
            sheets[sheet.title] = list(_rows(sheet.iter_rows(values_only=True), held))
        return {title: _joined(rows) for title, rows in sheets.items()}
    except Fault:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part happens to lead to
        raise Fault("", _("this is no workbook that can be read")) from error


def _check_parts(data: bytes) -> None:
    """Measure what the parts of the archive unpack to, by unpacking them: the sizes it tells may be lies."""
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.infolist():
                left -= _measured(archive, part, left)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError):
        raise Fault("", _("this is no workbook that can be read")) from None


def _measured(archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    size, most = 0, min(left, max(1024**2, part.compress_size * MOST_RATIO))
    with archive.open(part) as file:
        while block := file.read(1024**2):
            size += len(block)
            if size > most:
                raise Fault("", _("this workbook unpacks to more than it may"))
    return size


def _rows(rows: Iterable[tuple[object, ...]], cells: int) -> Iterable[list[str]]:
    """Give the words of each row of a sheet; `cells` are held by the sheets before it."""
    for number, row in enumerate(rows, 1):
        cells += len(row)
        check_size(number, len(row), cells)
        yield [_words(cell) for cell in row]


def _words(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _write_grid(sheet: Worksheet, rows: Sequence[Sequence[str]], head: Format, words: Format) -> None:
    sheet.freeze_panes(2, 1)
    wide = [20, *[28] * max(1, len(rows[0]) - 1)]
    for column, width in enumerate(wide):
        sheet.set_column(column, column, width)
    for at, row in enumerate(rows):
        _set_height(sheet, at, row, wide, _HIGHEST)
        for column, cell in enumerate(row):
            sheet.write_string(at, column, cell[:_MOST_IN_A_CELL], head if at < 2 or column == 0 else words)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write_table(sheet: Worksheet, rows: Sequence[Sequence[str]], head: Format, words: Format) -> None:
    sheet.freeze_panes(1, 0)
    wide = [_width([row[column] for row in rows]) for column in range(len(rows[0]))]
    for column, width in enumerate(wide):
        sheet.set_column(column, column, width)
    for at, row in enumerate(rows):
        _set_height(sheet, at, row, wide, _HIGHEST_OF_TABLE)
        for column, cell in enumerate(row):
            if cell:
                sheet.write_string(at, column, cell, words if at else head)
    sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)


def _width(cells: Sequence[str]) -> int:
    """The width of a column in letters: for its longest line and the filter's button, within what can be read."""
    longest = max((_letters(line) for cell in cells if cell for line in cell[:_WIDEST].split("\n")), default=0)
    return min(max(longest + 4, _NARROWEST), _WIDEST)


def _set_height(sheet: Worksheet, at: int, row: Sequence[str], wide: Sequence[int], most: float) -> None:
    """Make a row as high as its cells need: not every program does so on opening."""
    lines = max((_lines(cell, width) for cell, width in zip(row, wide, strict=False) if cell), default=1)
    if lines > 1:
        sheet.set_row(at, min(lines * _LINE, most))


def _lines(cell: str, width: int) -> int:
    """The lines a text takes in a column; words at the ends of lines leave some of each empty."""
    return sum(max(1, -(-_letters(line) * 10 // (width * 9))) for line in cell[:_READ].split("\n"))


def _letters(text: str) -> int:
    """How many letters wide a text is; those of Chinese, Japanese and Korean take the room of two."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _parted(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Spread texts longer than a cell may be over further columns, which bear the column's name and a number."""
    parts = [max(1, *(-(-len(row[at]) // _MOST_IN_A_CELL) for row in rows)) for at in range(len(rows[0]))]
    names = [_named(name, number) for name, count in zip(rows[0], parts, strict=True) for number in range(count)]
    return [names, *([cell for at, count in enumerate(parts) for cell in _pieces(row[at], count)] for row in rows[1:])]


def _pieces(words: str, count: int) -> list[str]:
    return [words[_MOST_IN_A_CELL * number : _MOST_IN_A_CELL * (number + 1)] for number in range(count)]


def _named(name: str, number: int) -> str:
    return _MORE.format(name=name, number=number + 1) if number else name


def _joined(rows: list[list[str]]) -> list[list[str]]:
    """Put together what `_parted` spread; other tables are as they are."""
    if not rows:
        return rows
    names, owner = rows[0], 0
    owners: list[int] = []
    for at, name in enumerate(names):
        if not (at and name == _named(names[owner], at - owner) and name != names[owner]):
            owner = at
        owners.append(owner)
    if len(set(owners)) == len(names):
        return rows
    kept = [name for at, name in enumerate(names) if owners[at] == at]
    return [kept, *(_gathered(row, owners) for row in rows[1:])]


def _gathered(row: list[str], owners: list[int]) -> list[str]:
    cells: dict[int, str] = {}
    for owner, cell in zip(owners, row, strict=False):
        cells[owner] = cells.get(owner, "") + cell
    return list(cells.values())
