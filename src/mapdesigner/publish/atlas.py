"""A folder of maps becomes one PDF: contents, an overview of each map, and what they share."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from mapdesigner.layout.paper.atlas import Leaf, Skipped, compose_atlas
from mapdesigner.storage.errors import JourneyFileError, SaveError
from mapdesigner.storage.read import read_map
from mapdesigner.storage.safe_file import replace_file
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIX = ".journeymap"


def make_atlas(folder: Path, out: Path, sheet: str = "A4") -> tuple[Skipped, ...]:
    """Write the atlas of all maps in a folder and those below it; return the files left out, with the reasons.

    Raises SaveError if there is no map that can be read, or the file cannot be written.
    """
    if out.suffix.lower() != ".pdf":
        raise SaveError(str(out), _("the name of an atlas ends in .pdf"))
    leaves, skipped = read_folder(folder)
    if not leaves:
        raise SaveError(str(folder), _("there is no map here that can be read"))
    from mapdesigner.painting.pdf import write_pdf  # reportlab takes a tenth of a second to load

    data = BytesIO()
    scenes = compose_atlas(folder.absolute().name, leaves, skipped, sheet)
    write_pdf(scenes, data, created=datetime.now().astimezone())
    replace_file(out, data.getvalue())
    return tuple(skipped)


def read_folder(folder: Path) -> tuple[list[Leaf], list[Skipped]]:
    """Return the maps of a folder by the names of their files, and those that cannot be read."""
    leaves: list[Leaf] = []
    skipped: list[Skipped] = []
    for path in _maps(folder):
        name = path.relative_to(folder).as_posix()
        try:
            leaves.append(Leaf(read_map(path).journey, name))
        except JourneyFileError as error:
            skipped.append(Skipped(name, error.reason))
    return leaves, skipped


def _maps(folder: Path) -> Iterator[Path]:
    """Yield the files of maps; what lies in hidden folders is kept by programs, not by people."""
    for path in sorted(folder.rglob(f"*{SUFFIX}"), key=lambda each: each.as_posix().casefold()):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path
