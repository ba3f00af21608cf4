"""Words as spreadsheets put them on the clipboard: cells between tabs, rows between line ends, breaks in quotes."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from mapdesigner.edits.replace import EditError
from mapdesigner.exchange.plain_text import MOST_BYTES
from mapdesigner.exchange.tables.plain_cells import guarded, restored
from mapdesigner.model.structure import structure
from mapdesigner.model.text import clean_text, in_one_line
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.model.journey import JourneyMap

_MARKS = "•·◦▪‣*-–\N{MINUS SIGN}"  # what begins a line of a list
_JOINT = "\n"


def words_of(small: JourneyMap) -> str:
    """Return the cards of a small map as words: lines from one cell, else a table of lanes down and steps across."""
    whole = structure(small)
    rows = [[_cell(small, lane.id, step.id) for step in whole.steps] for lane in whole.lanes]
    if len(rows) == 1 and len(rows[0]) == 1:
        return _JOINT.join(in_one_line(text) for text in rows[0][0])
    made = io.StringIO()
    writer = csv.writer(made, dialect=csv.excel_tab, lineterminator="\n")
    writer.writerows([[guarded(_JOINT.join(texts)) for texts in row] for row in rows])
    return made.getvalue().removesuffix("\n")


def clean_words(text: str) -> str:
    """Return pasted words as a map can hold them. Raises EditError for more than a map should take in at once."""
    if len(text) > MOST_BYTES:
        raise EditError(_("the text is larger than {size} MB").format(size=MOST_BYTES // 1024**2))
    return clean_text(text).strip("\n")


def cells_in(text: str) -> list[list[list[str]]]:
    """Return rows of cells of texts: a table cell by cell, or plain lines as texts of one cell.

    A cell of a table is one text, whatever line breaks it holds; so is one that was copied alone.
    """
    rows = [[restored(cell.strip()) for cell in row] for row in _table(text)]
    if "\t" in text:
        return [[[cell] if cell else [] for cell in row] for row in rows]
    alone = [cell for row in rows for cell in row if cell]
    return [[alone if any("\n" in cell for cell in alone) else _lines(text)]]


def one_text(text: str) -> str:
    """Return all words as one text: lines as they are, and a table's rows as lines."""
    if "\t" not in text:
        return "\n".join(in_one_line(line) for line in text.split("\n")).strip()
    rows = ((words for cell in row for words in cell) for row in cells_in(text))
    return "\n".join(" ".join(row) for row in rows).strip()


def _table(text: str) -> list[list[str]]:
    """The cells between tabs; quotes count where each that is opened is closed."""
    lines = io.StringIO(text, newline="")
    try:
        if text.count('"') % 2:
            return list(csv.reader(lines, dialect=csv.excel_tab, quoting=csv.QUOTE_NONE))
        return list(csv.reader(lines, dialect=csv.excel_tab))
    except csv.Error:  # a cell larger than csv takes
        return [line.split("\t") for line in text.split("\n")]


def _lines(text: str) -> list[str]:
    """The lines without the marks of a list, where all of them bear one."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    listed = len(lines) > 1 and all(len(line) > 1 and line[0] in _MARKS and line[1].isspace() for line in lines)
    return [line[1:].strip() for line in lines] if listed else lines


def is_block(rows: Sequence[Sequence[Sequence[str]]]) -> bool:
    """Tell whether the words are more than one card."""
    return sum(len(cell) for row in rows for cell in row) > 1


def _cell(small: JourneyMap, lane: str, step: str) -> list[str]:
    return [item.text for item in structure(small).cell(lane, step)]
