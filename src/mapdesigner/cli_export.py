"""mapdesigner export: a map onto paper or into a picture, with the same options as the window's dialog."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mapdesigner.cli_arguments import UsageError, file_name
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.publish.options import PosterOptions

_SHEETS = ("A0", "A1", "A2", "A3", "A4", "Letter", "Tabloid")
"""publish.options has the same; asking it for help texts would load the whole program."""


_TILES = ("A4", "A3", "Letter")


def export_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of export."""
    parser.add_argument("map", metavar="MAP", type=Path, help=_("journey map to draw"))
    parser.add_argument(
        "-o", "--out", metavar="OUT", type=file_name, required=True, help=_("file to make: .pdf or .png")
    )
    paper = parser.add_mutually_exclusive_group()
    paper.add_argument("--sheet", type=_sheet, choices=_SHEETS, default="A1", help=_("size of the paper"))
    paper.add_argument("--size", metavar="WxH", help=_("a paper of your own, width x height in mm, e.g. 600x900"))
    paper.add_argument("--roll", metavar="HEIGHT", help=_("paper from a roll of this height in mm, as long as needed"))
    parser.add_argument("--portrait", action="store_true", help=_("the sheet upright"))
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--booklet", action="store_true", help=_("a booklet by stages, on A4 or A3"))
    form.add_argument("--blank", action="store_true", help=_("an empty poster for a workshop, with room for stickies"))
    form.add_argument("--half-filled", action="store_true", help=_("the same with the cards there are"))
    form.add_argument("--cards", action="store_true", help=_("every item as a card to cut out, eight to an A4"))
    parser.add_argument("--tile", choices=_TILES, default="", help=_("cut into sheets of this size, to be glued"))
    parser.add_argument("--overlap", type=float, default=10.0, metavar="MM", help=_("overlap of tiles, 0 to 25 (10)"))
    parser.add_argument("--press", action="store_true", help=_("for a print shop: 3 mm of bleed and its boxes"))
    parser.add_argument("--persona", metavar="NAME", default="", help=_("show this persona alone"))
    parser.add_argument("--dpi", type=float, default=150.0, help=_("dots per inch of a .png (default: 150)"))


def _sheet(text: str) -> str:
    """The sheet's name in its own capitals."""
    return next((name for name in _SHEETS if name.casefold() == text.casefold()), text)


def export(options: argparse.Namespace) -> int:
    """Run the command."""
    from mapdesigner.publish.write import export as write
    from mapdesigner.publish.write import format_of
    from mapdesigner.storage.read import read_map

    _check_numbers(options)
    format_of(options.out)
    loaded = read_map(options.map)
    poster = _poster(options, _persona_id(loaded.journey, options.persona, options.map))
    files, gave_way = write(loaded.journey, options.out, poster)
    tell_notes((*loaded.notes, *gave_way))
    for file in files:
        print(file)
    return 0


def _check_numbers(options: argparse.Namespace) -> None:
    from mapdesigner.layout.paper.sheet import LEAST_MM, MOST_MM, sheet_of
    from mapdesigner.publish.options import LEAST_DPI, MOST_DPI

    if not LEAST_DPI <= options.dpi <= MOST_DPI:
        raise UsageError(_("--dpi: choose from {least} to {most}").format(least=LEAST_DPI, most=MOST_DPI))
    try:
        sheet_of(_paper(options))
    except ValueError:
        words = _("--size, --roll: give millimetres from {least} to {most}, e.g. --size 600x900, --roll 914")
        raise UsageError(words.format(least=f"{LEAST_MM:g}", most=f"{MOST_MM:g}")) from None


def _paper(options: argparse.Namespace) -> str:
    """The sheet by the name publish.options knows it by."""
    if options.roll:
        return f"roll {options.roll}"
    return str(options.size or options.sheet)


def _poster(options: argparse.Namespace, persona: str) -> PosterOptions:
    from mapdesigner.publish.options import Form, PosterOptions

    form = next((each for each in Form if getattr(options, each.name.lower(), False)), Form.POSTER)
    paper = "A4" if options.booklet and options.sheet == "A1" else _paper(options)
    try:
        return PosterOptions(
            paper, persona, options.dpi, options.portrait, form, options.tile, options.overlap, options.press
        )
    except ValueError:
        raise UsageError(_("these options do not go together; see mapdesigner export --help")) from None


def _persona_id(journey: JourneyMap, name: str, path: Path) -> str:
    if not name:
        return ""
    for persona in journey.personas:
        if persona.name.casefold() == name.casefold():
            return persona.id
    raise UsageError(_("{file}: personas: there is no persona of this name").format(file=path))


def tell_notes(notes: Sequence[str]) -> None:
    """Say what gave way or was mended, a line each, beside the answer."""
    for note in notes:
        print(_("note: {note}").format(note=note), file=sys.stderr)
