"""Where a poster is cut into small sheets: the grid of tiles, and cuts that keep off its words. All lengths in mm."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from mapdesigner.layout.paper.sheet import sheet_of
from mapdesigner.layout.scene import TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.layout.scene import Scene

MARGIN, FOOT = 5.0, 8.0
"""What a printer leaves white at each edge, and the strip under each tile for its name and its key map."""

_MM = 25.4 / 72
_CAP = 0.72
"""How much of the size of letters stands over the baseline."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A grid of tiles: the sheet they are printed on, how much of the poster each shows and how far the next begins.

    They overlap by `overlap` at least; what the sheets show beyond the poster is shared among the overlaps, so that no
    tile is nearly empty and cuts find a place between words. `across` and `down` are the cuts between columns and
    between rows, from the poster's left and top edge.
    """

    sheet: str
    width: float
    height: float
    step_x: float
    step_y: float
    columns: int
    rows: int
    overlap: float
    across: tuple[float, ...] = ()
    down: tuple[float, ...] = ()

    @property
    def shown(self) -> tuple[float, float]:
        """Width and height of the poster's part on one tile."""
        return self.width - 2 * MARGIN, self.height - 2 * MARGIN - FOOT

    @property
    def shared(self) -> tuple[float, float]:
        """How much of the poster neighbours both show, across and down."""
        wide, tall = self.shown
        return wide - self.step_x, tall - self.step_y

    @property
    def count(self) -> int:
        """How many sheets are needed."""
        return self.columns * self.rows

    @property
    def last(self) -> str:
        """The name of the tile at the lower right corner."""
        return tile_name(self.columns - 1, self.rows - 1)


def tile_name(column: int, row: int) -> str:
    """'B2' for the second column, second row; the 27th column is 'AA'."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def plan(poster: Scene, sheet: str, overlap: float = 10.0) -> Plan:
    """Cut a poster for a sheet: the way round that takes fewer sheets, then less paper; cuts are whole millimetres."""
    upright = sheet_of(sheet, portrait=True)
    width, height = poster.width * _MM, poster.height * _MM
    ways = [_grid(each.name, each.width, each.height, width, height, overlap) for each in (upright, upright.turned())]
    best = min(ways, key=lambda way: (way.count, way.count * way.shown[0] * way.shown[1]))
    lines = list(_lines(poster))
    across, down = ([(line[at], line[at + 1]) for line in lines] for at in (0, 2))
    shared_x, shared_y = best.shared
    return replace(
        best,
        across=tuple(_cuts(best.columns, best.step_x, shared_x, across, _stages(poster))),
        down=tuple(_cuts(best.rows, best.step_y, shared_y, down, _lanes(poster))),
    )


def _grid(name: str, sheet_width: float, sheet_height: float, width: float, height: float, overlap: float) -> Plan:
    step_x = sheet_width - 2 * MARGIN - overlap
    step_y = sheet_height - 2 * MARGIN - FOOT - overlap
    columns = max(ceil(round((width - overlap) / step_x, 6)), 1)
    rows = max(ceil(round((height - overlap) / step_y, 6)), 1)
    even_x, even_y = _even(width, columns, step_x, overlap), _even(height, rows, step_y, overlap)
    return Plan(name, sheet_width, sheet_height, even_x, even_y, columns, rows, overlap)


def _even(length: float, count: int, most: float, overlap: float) -> float:
    """How far each tile begins after the one before, in whole mm where that is less than it can be."""
    return min(float(ceil(round((length - overlap) / count, 6))), most)


def _cuts(
    count: int, step: float, shared: float, taken: list[tuple[float, float]], wanted: list[float]
) -> Iterator[float]:
    """Each inner cut: in what two tiles share, through as few words as can be, on a border if there is one."""
    for index in range(1, count):
        begin = index * step
        middle = begin + shared / 2
        places = list(range(ceil(begin), int(begin + shared) + 1)) or [round(middle)]

        def price(at: int, middle: float = middle) -> tuple[int, bool, float]:
            crossed = sum(low < at < high for low, high in taken)
            return crossed, not any(abs(at - each) <= 1 for each in wanted), abs(at - middle)

        yield float(min(places, key=price))


def _lines(poster: Scene) -> Iterator[tuple[float, float, float, float]]:
    """The letters of each line of text: left, right, top and baseline."""
    for band in poster.bands:
        for group in band.groups:
            x, y = band.x + group.x, band.y + group.y
            for block in group.primitives:
                if isinstance(block, TextBlock):
                    for line in block.lines:
                        size = max((run.style.size for run in line.runs), default=0.0)
                        left, base = x + block.box.x + line.x, y + block.box.y + line.baseline
                        yield left * _MM, (left + line.width) * _MM, (base - _CAP * size) * _MM, base * _MM


def _stages(poster: Scene) -> list[float]:
    """Where stages begin."""
    return [chapter.x * _MM for chapter in poster.chapters]


def _lanes(poster: Scene) -> list[float]:
    """Where lanes begin."""
    return [band.y * _MM for band in poster.bands if band.id.startswith("lane:")]
