"""mapdesigner export: a map onto paper or into a picture, with the same options as the window's dialog."""

from __future__ import annotations

import argparse
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mapdesigner.cli.arguments import UsageError, file_name, in_one_line
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.publish.options import PosterOptions

_SHEETS = ("A0", "A1", "A2", "A3", "A4", "Letter", "Tabloid")
"""publish.options has the same; asking it for help texts would load the whole program."""


_TILES = ("A4", "A3", "Letter")

_FORMATS = ("pdf", "png", "jpg", "svg", "pptx", "html", "xlsx", "csv", "md")

_REDACTED = ("names", "portraits", "comments", "evidence", "feedback", "notes")


def export_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of export."""
    parser.add_argument("map", metavar="MAP", type=Path, nargs="+", help=_("journey map to draw, or several with --to"))
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("-o", "--out", metavar="OUT", type=_out, help=_("file to make; its end says the format"))
    where.add_argument("--to", metavar="DIR", type=Path, help=_("folder for a file of each map"))
    parser.add_argument("--format", choices=_FORMATS, default="pdf", help=_("format of the files in DIR (pdf)"))
    paper = parser.add_mutually_exclusive_group()
    paper.add_argument("--sheet", type=_sheet, choices=_SHEETS, help=_("size of the paper"))
    paper.add_argument("--size", metavar="WxH", help=_("a paper of your own, width x height in mm, e.g. 600x900"))
    paper.add_argument("--roll", metavar="HEIGHT", help=_("paper from a roll of this height in mm, as long as needed"))
    parser.add_argument("--portrait", action="store_true", help=_("the sheet upright"))
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--booklet", action="store_true", help=_("a booklet by stages, on A4 or A3"))
    form.add_argument("--blank", action="store_true", help=_("an empty poster for a workshop, with room for stickies"))
    form.add_argument("--half-filled", action="store_true", help=_("the same with the cards there are"))
    form.add_argument("--cards", action="store_true", help=_("every item as a card to cut out, eight to an A4"))
    parser.add_argument("--tile", choices=_TILES, default="", help=_("cut into sheets of this size, to be glued"))
    parser.add_argument("--overlap", type=float, metavar="MM", help=_("least overlap of tiles, 0 to 25 (10)"))
    parser.add_argument("--press", action="store_true", help=_("for a print shop: 3 mm of bleed and its boxes"))
    parser.add_argument("--persona", metavar="NAME", default="", help=_("show this persona alone"))
    words = _("show these lanes alone, by their names; in quotes where a name has spaces")
    parser.add_argument("--lanes", metavar="NAME", nargs="+", default=[], help=words)
    parser.add_argument(
        "--compare", metavar="OTHER", type=Path, help=_("another map: draw its curve, mark what differs")
    )
    parser.add_argument("--spread", action="store_true", help=_("whiskers over the spread of survey answers"))
    parser.add_argument("--dpi", type=float, help=_("dots per inch of a picture (default: 150)"))
    words = _("leave these out, for a copy to give away: {what}").format(what=", ".join(_REDACTED))
    parser.add_argument("--without", metavar="WHAT", choices=(*_REDACTED, "all"), nargs="+", default=[], help=words)


def _out(text: str) -> Path:
    """The file to make; a folder, there or not, is for --to."""
    out = file_name(text)
    if text.endswith(("/", os.sep)) or out.is_dir():
        raise argparse.ArgumentTypeError(_("{folder}: this is a folder; give it with --to").format(folder=text))
    return out


def _sheet(text: str) -> str:
    """The sheet's name in its own capitals."""
    return next((name for name in _SHEETS if name.casefold() == text.casefold()), text)


def export(options: argparse.Namespace) -> int:
    """Run the command."""
    from mapdesigner.cli.export_options import check_options

    check_options(options)
    if options.to:
        from mapdesigner.cli.export_many import export_many

        return export_many(options.map, options.to, options.format, partial(_export_one, options))
    if len(options.map) > 1:
        raise UsageError(_("several maps go into a folder: --to DIR"))
    _export_alone(options)
    return 0


def _export_alone(options: argparse.Namespace) -> None:
    from mapdesigner.cli.bar import Patient
    from mapdesigner.publish.write import check_folder, format_of

    format_of(options.out)
    check_folder(options.out)
    with Patient() as progress:
        files, notes = _export_one(options, options.map[0], options.out, progress)
    tell_notes(notes)
    for file in files:
        print(in_one_line(file))


def _alone(_done: float) -> None:
    """Hear of the progress of one of many maps: the bar of all tells of it once it is done."""


def _export_one(
    options: argparse.Namespace, path: Path, out: Path, progress: Callable[[float], None] = _alone
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Export one map, and return the files made and what is to be told."""
    from mapdesigner.publish.write import export as write
    from mapdesigner.storage.read import read_map

    loaded = read_map(path)
    poster = _poster(options, _persona_id(loaded.journey, options.persona, path))
    files, gave_way = write(_seen(loaded.journey, options.lanes, path), out, poster, progress)
    return files, (*loaded.notes, *gave_way)


def _poster(options: argparse.Namespace, persona: str) -> PosterOptions:
    from mapdesigner.cli.export_options import paper_of
    from mapdesigner.publish.options import Form, PosterOptions
    from mapdesigner.publish.share_copy import Redacted
    from mapdesigner.storage.read import read_map

    left_out = [each for each in Redacted if "all" in options.without or each.name.lower() in options.without]
    other = read_map(options.compare).journey if options.compare else None
    form = next((each for each in Form if getattr(options, each.name.lower(), False)), Form.POSTER)
    numbers = {name: given for name in ("dpi", "overlap") if (given := getattr(options, name)) is not None}
    return PosterOptions(
        paper_of(options),
        persona,
        portrait=options.portrait,
        form=form,
        tiles=options.tile,
        press=options.press,
        redacted=frozenset(left_out),
        other=other,
        spread=options.spread,
        **numbers,
    )


def _persona_id(journey: JourneyMap, name: str, path: Path) -> str:
    if not name:
        return ""
    for persona in journey.personas:
        if persona.name.casefold() == name.casefold():
            return persona.id
    raise UsageError(_("{file}: personas: there is no persona of this name").format(file=path))


def _seen(journey: JourneyMap, lanes: Sequence[str], path: Path) -> JourneyMap:
    """The map with the lanes that are asked for."""
    from mapdesigner.publish.lanes_shown import only

    try:
        return only(journey, lanes) if lanes else journey
    except KeyError as error:
        words = _("{file}: lanes: there is no lane named {name}; it has {names}")
        raise UsageError(words.format(file=path, name=error.args[0], names=_lane_names(journey))) from None


def _lane_names(journey: JourneyMap) -> str:
    from mapdesigner.model.catalog import lane_row

    return ", ".join(lane.title or lane_row(lane.kind).label for lane in journey.lanes)


def tell_notes(notes: Sequence[str]) -> None:
    """Say what gave way or was mended, a line each, beside the answer."""
    for note in notes:
        print(in_one_line(_("note: {note}").format(note=note)), file=sys.stderr)
