"""A map and options to files, whole or not at all."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.publish.formats import SUFFIXES, known
from mapdesigner.publish.share_copy import share_copy
from mapdesigner.storage.errors import SaveError
from mapdesigner.storage.safe_file import advice, replace_file
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.publish.options import PosterOptions


@dataclass(frozen=True, slots=True)
class Rendered:
    """Finished files in memory, in the order of their pages, and what gave way to make them."""

    files: tuple[bytes, ...]
    notes: tuple[str, ...] = ()


def _nobody(_done: float) -> None:
    """Hear of progress and do nothing."""


def export(
    journey: JourneyMap, out: Path, options: PosterOptions, progress: Callable[[float], None] = _nobody
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Export a map to `out`, whose suffix says the format; return the files written and what gave way.

    `progress` hears how much is drawn, from 0 to 1.
    Raises SaveError if the format is not known or the file cannot be written.
    """
    rendered = render(journey, format_of(out), options, progress)
    return save(rendered, out), rendered.notes


def format_of(out: Path) -> str:
    """Return the format a file's name asks for; raise SaveError if there is no such export."""
    suffix = out.suffix.lower()
    if known(suffix) is None:
        raise SaveError(str(out), _("the name of an export ends in {formats}").format(formats=", ".join(SUFFIXES)))
    return suffix


def check_folder(out: Path) -> None:
    """Raise SaveError if the folder of `out` is not there or takes no file: worth knowing before anything is drawn."""
    folder = out.parent
    if not folder.is_dir():
        raise SaveError(str(out), advice(FileNotFoundError()))
    if not os.access(folder, os.W_OK):
        raise SaveError(str(out), advice(PermissionError()))


def render(
    journey: JourneyMap, form: str, options: PosterOptions, progress: Callable[[float], None] = _nobody
) -> Rendered:
    """Draw a map in a format, by its suffix, without what the options redact; `progress` hears how much is done."""
    found = known(form)
    assert found is not None, form  # format_of has looked
    with _cycles_left_alone():
        files, notes = found.draw(share_copy(journey, options.redacted), options, progress)
    progress(1.0)
    return Rendered(files, notes)


@contextmanager
def _cycles_left_alone() -> Iterator[None]:
    """Look for cycles of dead objects a hundred times less often: a drawing keeps what it makes and has none.

    What was made meanwhile counts as old when all is done, or the next object made would set off a look through it.
    """
    first, *others = gc.get_threshold()
    gc.set_threshold(100 * first, *others)
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        gc.set_threshold(first, *others)


def save(rendered: Rendered, out: Path) -> tuple[Path, ...]:
    """Write rendered files: one under its name, several as name-1, name-2 and so on.

    Raises SaveError; of several files none is left then that was not there before.
    """
    paths = [out] if len(rendered.files) == 1 else [_numbered(out, at) for at in range(1, len(rendered.files) + 1)]
    made: list[Path] = []
    try:
        for path, data in zip(paths, rendered.files, strict=True):
            was_there = path.exists()
            replace_file(path, data)
            made += [] if was_there else [path]
    except SaveError:
        for path in made:
            path.unlink(missing_ok=True)
        raise
    return tuple(paths)


def _numbered(out: Path, number: int) -> Path:
    return out.with_name(f"{out.stem}-{number}{out.suffix}")
