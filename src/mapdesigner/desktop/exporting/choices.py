"""What is chosen for an export, which choices do not go together and why, and what the export makes of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mapdesigner.layout.paper.sheet import LEAST_MM, sheet_of
from mapdesigner.publish.formats import FORMATS, Format, known
from mapdesigner.publish.lanes_shown import with_hidden
from mapdesigner.publish.options import BOOKLETS, SHEETS, TILES, Form, PosterOptions
from mapdesigner.words import _, later

if TYPE_CHECKING:
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.publish.share_copy import Redacted

OWN, ROLL = "own", "roll"
"""Stand among the sheets for a size of one's own and for paper from a roll."""

SLIDES = ".pptx"
_PDF, _PAGE = ".pdf", ".html"
_BLANKS = (Form.BLANK, Form.HALF_FILLED)

_OWN_SIZE = later("Slides have a size of their own.")
_NO_PAGES = later("This format has no pages.")
_WHOLE_MAP = later("This format holds the whole map.")
_BOOKLET = later("A booklet is upright, on A4 or A3.")
_CARDS = later("Cards come eight to an upright A4.")
_UNTURNED = later("Width and height say which way it lies.")
_A_ROLL = later("A roll is as long as the map.")
_BLANK = later("A blank poster is for all personas.")
_NO_CURVE = later("Blank posters and cards have no curve.")
_NO_TILES = later("Only a poster is cut into sheets.")
_NOT_CUT = later("A web page is not cut.")
_SMALL = later("This sheet is too small to be cut.")
_PRESSED = later("A print shop needs the sheet whole.")
_TILED = later("Tiles are cut by hand and have no bleed.")
_NO_PRESS = later("Print shops want a PDF.")


@dataclass(frozen=True, slots=True)
class Choices:
    """What is chosen. `width`, `height` and `roll` are in mm and hold for OWN and ROLL; `hidden` are lanes' ids.

    `other` is a map to compare with, from a file called `other_name`.
    """

    suffix: str = FORMATS[0].suffix
    sheet: str = "A1"
    width: float = 900.0
    height: float = 600.0
    roll: float = 914.0
    portrait: bool = False
    form: Form = Form.POSTER
    tiles: str = ""
    overlap: float = 10.0
    press: bool = False
    persona: str = ""
    dpi: int = 150
    hidden: frozenset[str] = frozenset()
    redacted: frozenset[Redacted] = frozenset()
    other: JourneyMap | None = None
    other_name: str = ""
    spread: bool = False

    @property
    def format(self) -> Format:
        """The format of its suffix."""
        return known(self.suffix) or FORMATS[0]

    @property
    def has_pages(self) -> bool:
        """Whether pages or slides are made, which can be looked at before."""
        return self.format.sheets or self.suffix == SLIDES

    @property
    def paper(self) -> str:
        """The sheet by the name that PosterOptions knows."""
        if self.form is Form.CARDS or (self.form is Form.BOOKLET and self.sheet not in BOOKLETS):
            return "A4"
        if self.sheet == OWN:
            return f"{self.width:g}x{self.height:g}"
        return f"roll {self.roll:g}" if self.sheet == ROLL else self.sheet

    @property
    def options(self) -> PosterOptions:
        """What the export is asked for: of the choices those that go together."""
        idle = refusals(self)
        return PosterOptions(
            self.paper,
            "" if "persona" in idle else self.persona,
            float(self.dpi),
            self.portrait and "portrait" not in idle,
            self.form if self.format.sheets else Form.POSTER,
            "" if "tiles" in idle else self.tiles,
            self.overlap,
            self.press and "press" not in idle,
            self.redacted,
            None if "other" in idle else self.other,
            self.spread and "spread" not in idle,
        )


def refusals(choices: Choices) -> dict[str, str]:
    """The fields that have no say beside the others, and the reason, in the language of the interface."""
    checks = {
        "form": _form,
        "sheet": _sheet,
        "portrait": _portrait,
        "tiles": _tiles,
        "press": _press,
        "persona": _persona,
        "hidden": _hidden,
        "other": _curve,
        "spread": _curve,
    }
    found = {field: check(choices) for field, check in checks.items()}
    return {field: _(reason) for field, reason in found.items() if reason}


def _form(choices: Choices) -> str:
    if choices.format.sheets:
        return ""
    return _OWN_SIZE if choices.has_pages else _NO_PAGES


def _sheet(choices: Choices) -> str:
    return _form(choices) or (_CARDS if choices.form is Form.CARDS else "")


def _portrait(choices: Choices) -> str:
    if reason := _sheet(choices):
        return reason
    if choices.form is Form.BOOKLET:
        return _BOOKLET
    return {OWN: _UNTURNED, ROLL: _A_ROLL}.get(choices.sheet, "")


def _tiles(choices: Choices) -> str:
    if reason := _form(choices):
        return reason
    if choices.form in (Form.CARDS, Form.BOOKLET):
        return _NO_TILES
    if choices.suffix == _PAGE:
        return _NOT_CUT
    if not any(is_cut_by(choices, each) for each in TILES):
        return _SMALL
    return _PRESSED if choices.press and choices.suffix == _PDF and not choices.tiles else ""


def is_cut_by(choices: Choices, tile: str) -> bool:
    """Whether a sheet is so much smaller than the chosen one that cutting makes sense."""
    paper, small = sheet_of(choices.paper), sheet_of(tile)
    return paper.width * paper.height > 1.5 * small.width * small.height


def _press(choices: Choices) -> str:
    if reason := _form(choices):
        return reason
    if choices.suffix != _PDF:
        return _NO_PRESS
    return _TILED if choices.tiles and not _tiles(choices) else ""


def _persona(choices: Choices) -> str:
    if not choices.has_pages:
        return _WHOLE_MAP
    return _BLANK if choices.format.sheets and choices.form in _BLANKS else ""


def _hidden(choices: Choices) -> str:
    return "" if choices.has_pages else _WHOLE_MAP


def _curve(choices: Choices) -> str:
    if not choices.has_pages:
        return _WHOLE_MAP
    return _NO_CURVE if choices.format.sheets and choices.form in (*_BLANKS, Form.CARDS) else ""


def first_choices(sheet: str, journey: JourneyMap) -> Choices:
    """What an export begins with: the usual sheet, and the lanes that are shown."""
    hidden = frozenset(lane.id for lane in journey.lanes if lane.hidden)
    return Choices(sheet=sheet if sheet in SHEETS else "A1", hidden=hidden)


def seen(choices: Choices, journey: JourneyMap) -> JourneyMap:
    """The map with the chosen lanes hidden and the others shown; the session's own is left as it is."""
    return with_hidden(journey, choices.hidden) if choices.has_pages else journey


def larger(choices: Choices) -> Choices | None:
    """The same on the next larger standard sheet; None if there is none."""
    paper = sheet_of(choices.paper)
    area = paper.width * paper.height
    sizes = {name: sheet_of(name).width * sheet_of(name).height for name in SHEETS}
    wider = [name for name in SHEETS if sizes[name] > 1.1 * area]
    found = min(wider, key=lambda name: sizes[name], default=None)
    return replace(choices, sheet=found) if found else None


def turned(choices: Choices) -> Choices:
    """The same on the sheet the other way round: upright or lying."""
    if choices.sheet == OWN:
        return replace(choices, width=choices.height, height=choices.width)
    return replace(choices, portrait=not choices.portrait)


def on_roll(choices: Choices) -> Choices:
    """The same on paper from a roll as high as the sheet."""
    height = sheet_of(choices.paper, portrait=choices.portrait).height
    return replace(choices, sheet=ROLL, roll=max(height, LEAST_MM))
