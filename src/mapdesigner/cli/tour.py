"""The command `tour`: the sample map and its poster in a folder, and a window on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mapdesigner.cli.arguments import file_name
from mapdesigner.cli.export import tell_notes
from mapdesigner.cli.window import has_display, open_window
from mapdesigner.words import _

if TYPE_CHECKING:
    import argparse

SAMPLE = "trailhead"
TOUR_FOLDER = "map-designer-tour"


def tour_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `tour` takes."""
    words = _("folder to put them in (default: {folder})").format(folder=TOUR_FOLDER)
    parser.add_argument("--dir", type=file_name, default=Path(TOUR_FOLDER), help=words)


def tour(options: argparse.Namespace) -> int:
    """Put the sample map and its poster into a folder of its own, and open the map where there is a display."""
    from mapdesigner import resources
    from mapdesigner.publish.options import PosterOptions
    from mapdesigner.publish.write import export
    from mapdesigner.storage.read import read_map
    from mapdesigner.storage.safe_file import replace_file

    sample = resources.path("samples", f"{SAMPLE}.journeymap")
    folder = _unused_folder(options.dir)
    copy, poster = folder / sample.name, folder / f"{SAMPLE}-a1.pdf"
    tell_notes(export(read_map(sample).journey, poster, PosterOptions())[1])
    replace_file(copy, sample.read_bytes(), expected_hash="")
    print(_("The sample map: {path}").format(path=copy))
    print(_("Its A1 poster:  {path}").format(path=poster))
    if has_display():
        return open_window([copy])
    print(_("There is no display, so no window opens."))
    return 0


def _unused_folder(wanted: Path) -> Path:
    """Make and return the folder, or the first of folder-2, folder-3 ... that does not hold files of another tour."""
    from mapdesigner.storage.errors import SaveError
    from mapdesigner.storage.safe_file import advice

    number, folder = 1, wanted
    while folder.is_dir() and any(folder.iterdir()):
        number += 1
        folder = wanted.with_name(f"{wanted.name}-{number}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveError(str(folder), advice(error)) from None
    return folder
