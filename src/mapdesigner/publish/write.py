"""Pages to files: a PDF of all pages, or a PNG for each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from mapdesigner.publish.pages import pages, report
from mapdesigner.storage.errors import SaveError
from mapdesigner.storage.safe_file import replace_file
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mapdesigner.layout.scene import Scene
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.publish.options import PosterOptions

FORMATS = (".pdf", ".png")


@dataclass(frozen=True, slots=True)
class Rendered:
    """Finished files in memory, in the order of their pages, and what gave way to make them."""

    files: tuple[bytes, ...]
    notes: tuple[str, ...] = ()


def _nobody(_done: float) -> None:
    """Hear of progress and do nothing."""


def export(journey: JourneyMap, out: Path, options: PosterOptions) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Export a map to `out`, whose suffix says the format; return the files written and what gave way.

    Raises SaveError if the format is not known or the file cannot be written.
    """
    rendered = render(journey, format_of(out), options)
    return save(rendered, out), rendered.notes


def format_of(out: Path) -> str:
    """Return the format a file's name asks for; raise SaveError if there is no such export."""
    suffix = out.suffix.lower()
    if suffix not in FORMATS:
        raise SaveError(str(out), _("the name of an export ends in {formats}").format(formats=", ".join(FORMATS)))
    return suffix


def render(
    journey: JourneyMap, form: str, options: PosterOptions, progress: Callable[[float], None] = _nobody
) -> Rendered:
    """Draw a map in a format; `progress` hears how much is done, 0 to 1."""
    scenes = pages(journey, options)
    progress(0.4)
    files = (_pdf(scenes, journey),) if form == ".pdf" else _pngs(scenes, options.dpi, progress)
    progress(1.0)
    return Rendered(files, report(scenes))


def _pdf(scenes: tuple[Scene, ...], journey: JourneyMap) -> bytes:
    from mapdesigner.painting.pdf import write_pdf  # reportlab takes a tenth of a second to load

    out = BytesIO()
    write_pdf(scenes, out, created=datetime.now().astimezone(), subject=journey.objective)
    return out.getvalue()


def _pngs(scenes: tuple[Scene, ...], dpi: float, progress: Callable[[float], None]) -> tuple[bytes, ...]:
    from mapdesigner.painting.qt import scene_to_png  # only a PNG needs Qt

    files = []
    for number, scene in enumerate(scenes, 1):
        files.append(scene_to_png(scene, dpi))
        progress(0.4 + 0.6 * number / len(scenes))
    return tuple(files)


def save(rendered: Rendered, out: Path) -> tuple[Path, ...]:
    """Write rendered files: one under its name, several as name-1, name-2 and so on. Raises SaveError."""
    paths = [out] if len(rendered.files) == 1 else [_numbered(out, at) for at in range(1, len(rendered.files) + 1)]
    for path, data in zip(paths, rendered.files, strict=True):
        replace_file(path, data)
    return tuple(paths)


def _numbered(out: Path, number: int) -> Path:
    return out.with_name(f"{out.stem}-{number}{out.suffix}")
