"""Sheets of paper as values: the standard ones, any size in mm, and rolls as long as the map needs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from math import log, sqrt

LEAST_MM, MOST_MM = 148.0, 5000.0
"""Sides of a sheet of one's own: from the short side of A5 to the longest page that readers of PDF show."""

STANDARD = {
    "A0": (1189.0, 841.0),
    "A1": (841.0, 594.0),
    "A2": (594.0, 420.0),
    "A3": (420.0, 297.0),
    "A4": (297.0, 210.0),
    "Letter": (279.4, 215.9),
    "Tabloid": (431.8, 279.4),
}
"""Width and height in mm, landscape."""

_SCALES = {"A4": (0.5, 7.0), "A3": (0.5, 7.0), "A2": (0.707, 9.5), "A1": (1.0, 14.0), "A0": (1.25, 16.0)}
"""Size of type and strokes against A1, and the smallest text in pt (the design's table of sheets)."""

_OVERVIEW = 300.0
"""A sheet smaller than a square of this side, in mm, holds no map in full: A4 and Letter show an overview."""

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)\Z", re.IGNORECASE)
_ROLL = re.compile(r"roll\s*(\d+(?:\.\d+)?)\Z", re.IGNORECASE)


class SheetKind(StrEnum):
    """A sheet has four edges; a roll has a height, and is cut where the map ends."""

    SHEET = "sheet"
    ROLL = "roll"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it lies before the reader; width and height in mm, of a roll the least width.

    `spread` asks for whiskers over the spread of answers. `beside` names the marks of a comparison with another map.
    """

    name: str
    width: float
    height: float
    kind: SheetKind = SheetKind.SHEET
    spread: bool = False
    beside: frozenset[str] = frozenset()

    @property
    def portrait(self) -> bool:
        """Whether it is higher than wide."""
        return self.height > self.width

    @property
    def overview(self) -> bool:
        """Whether it is too small for the whole map: an overview stands on it, and the texts follow."""
        return self.kind is SheetKind.SHEET and sqrt(self.width * self.height) < _OVERVIEW

    @property
    def scale(self) -> float:
        """Size of type and strokes against the A1 poster."""
        return _between(self._square, 0)

    @property
    def smallest(self) -> float:
        """The smallest text allowed, in pt."""
        return _between(self._square, 1)

    @property
    def _square(self) -> float:
        """The side in mm of a square as large; of a roll that of the A sheet as high."""
        width = self.height * sqrt(2) if self.kind is SheetKind.ROLL else self.width
        return sqrt(width * self.height)

    def turned(self) -> Sheet:
        """The same sheet, the other way round."""
        return replace(self, width=self.height, height=self.width)


def sheet_of(name: str, *, portrait: bool = False) -> Sheet:
    """Return the sheet a name stands for: 'A1', 'Letter', '600x900' (width x height in mm) or 'roll 914' (its height).

    `portrait` turns a standard sheet; a size of one's own is taken as it is. Raises ValueError for any other name and
    for sides under 148 or over 5000 mm.
    """
    known = {each.casefold(): each for each in STANDARD}
    if own := known.get(name.strip().casefold()):
        sheet = Sheet(own, *STANDARD[own])
        return sheet.turned() if portrait else sheet
    if match := _SIZE.match(name.strip()):
        width, height = (_side(part) for part in match.groups())
        return Sheet(f"{width:g} × {height:g} mm", width, height)
    if match := _ROLL.match(name.strip()):
        height = _side(match[1])
        return Sheet(f"{height:g} mm", height, height, SheetKind.ROLL)
    raise ValueError(name)


def _side(text: str) -> float:
    side = float(text)
    if not LEAST_MM <= side <= MOST_MM:
        raise ValueError(text)
    return side


def _between(square: float, column: int) -> float:
    """A size that grows evenly, in ratio, from one A sheet to the next; beyond A0 as from A1 to A0."""
    known = [(sqrt(STANDARD[name][0] * STANDARD[name][1]), sizes[column]) for name, sizes in _SCALES.items()]
    if square <= known[0][0]:
        return known[0][1]
    upper = next((at for at in range(1, len(known)) if square <= known[at][0]), len(known) - 1)
    (low, less), (high, more) = known[upper - 1], known[upper]
    return round(float(less * (more / less) ** (log(square / low) / log(high / low))), 6)
