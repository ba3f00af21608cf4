"""What can be chosen of an export: one model for the dialog and the command line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from mapdesigner.layout.paper.sheet import STANDARD, Sheet, sheet_of
from mapdesigner.model.journey import JourneyMap
from mapdesigner.publish.share_copy import Redacted

SHEETS = tuple(STANDARD)
"""The standard sheets, from the largest down."""

TILES = ("A4", "A3", "Letter")
"""What a poster can be cut into."""

LEAST_DPI, MOST_DPI = 10, 600

MOST_OVERLAP = 25
"""How far tiles may overlap, in mm."""


class Form(StrEnum):
    """What is made of a map: the poster (on A4 and Letter an overview), a booklet, a blank one, or its cards."""

    POSTER = "poster"
    BOOKLET = "booklet"
    BLANK = "blank"
    HALF_FILLED = "half-filled"
    CARDS = "cards"


BOOKLETS = ("A4", "A3")
"""The sheets a booklet is made on."""


@dataclass(frozen=True, slots=True)
class PosterOptions:
    """What to print and on what.

    `sheet` is a standard sheet, '600x900' (mm) or 'roll 914'; `portrait` turns a standard one. `persona` is the id of
    the only one to show, "" for all. `dpi` is for pictures. `tiles` names the sheet to cut the poster into, "" for
    none, with an `overlap` in mm. `press` adds 3 mm of bleed and the boxes a print shop asks for.
    `redacted` is what a share copy leaves out. `other` is a map to compare with: its curve is drawn over the map's own,
    and the cards that differ are marked. `spread` shows the spread of answers on the curve.
    """

    sheet: str = "A1"
    persona: str = ""
    dpi: float = 150.0
    portrait: bool = False
    form: Form = Form.POSTER
    tiles: str = ""
    overlap: float = 10.0
    press: bool = False
    redacted: frozenset[Redacted] = frozenset()
    other: JourneyMap | None = None
    spread: bool = False

    def __post_init__(self) -> None:
        """Raise ValueError for what cannot be made."""
        sheet_of(self.sheet)
        if not LEAST_DPI <= self.dpi <= MOST_DPI:
            raise ValueError(self.dpi)
        if self.tiles and (self.tiles not in TILES or not 0 <= self.overlap <= MOST_OVERLAP or self.press):
            raise ValueError(self.tiles)
        if self.form is Form.BOOKLET and self.sheet not in BOOKLETS:
            raise ValueError(self.sheet)

    @property
    def paper(self) -> Sheet:
        """The sheet as it lies before the reader."""
        return replace(sheet_of(self.sheet, portrait=self.portrait), spread=self.spread)
