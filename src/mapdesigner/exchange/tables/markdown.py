"""Tables in Markdown: the grid as one, and the first table of a text as rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mapdesigner.exchange.outline.marks import escaped, plain
from mapdesigner.exchange.plain_text import text_of
from mapdesigner.exchange.report import Exported, Imported
from mapdesigner.exchange.tables.files import read_rows
from mapdesigner.exchange.tables.grid import grid_losses, grid_rows
from mapdesigner.storage.errors import Fault
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.model.journey import JourneyMap

_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")
_CELLS = re.compile(r"((?:\\.|[^|\\])*)(?:\||$)")
_BREAK = re.compile(r"(\\.)|<br\s*/?>", re.IGNORECASE)


def write_table(journey: JourneyMap) -> Exported:
    """Write the grid of stages x lanes as one table, and say what of the map is not in it."""
    head, *rest = grid_rows(journey)
    lines = [_line(head), _line(["---"] * len(head)), *map(_line, rest)]
    return Exported("\n".join([*lines, ""]).encode(), tuple(grid_losses(journey)))


def read_table(data: bytes, name: str) -> Imported:
    """Make a map of the first table in a text; raises JourneyFileError, and Fault if there is none."""
    return read_rows(_first_table(text_of(data, name).split("\n")), name)


def has_table(text: str) -> bool:
    """Tell whether a text holds a table and no headings of an outline."""
    lines = text.split("\n")
    return any(map(_RULE.fullmatch, lines)) and "|" in text and not any(line.startswith("#") for line in lines)


def _first_table(lines: Sequence[str]) -> list[list[str]]:
    rule = next((at for at in range(1, len(lines)) if "|" in lines[at - 1] and _RULE.fullmatch(lines[at])), 0)
    if not rule:
        raise Fault("", _("there is no table in this text"))
    rows = [_cells(lines[rule - 1])]
    for line in lines[rule + 1 :]:
        if "|" not in line:
            break
        rows.append(_cells(line))
    return rows


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    found = [match[1] for match in _CELLS.finditer(inner)]
    while found and not found[-1].strip():  # what stands behind the last border is no cell
        found.pop()
    return [plain(_BREAK.sub(lambda sign: sign[1] or "\n", cell)).strip() for cell in found]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(escaped(cell, '|<').replace(chr(10), '<br>') for cell in cells)} |"
