"""The other state of a journey: its map is made from this one, chosen, opened, and held against it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from mapdesigner.desktop.author import author
from mapdesigner.desktop.compare_mode.begin import compare
from mapdesigner.desktop.files import may_replace
from mapdesigner.desktop.nested.links import link_between
from mapdesigner.edits.fields import set_map
from mapdesigner.edits.future import future_of
from mapdesigner.edits.replace import EditError
from mapdesigner.storage.errors import JourneyFileError, SaveError
from mapdesigner.storage.read import read_map
from mapdesigner.storage.write import write_map
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window
    from mapdesigner.model.journey import JourneyMap

_SUFFIX = ".journeymap"


def create_future(window: Window) -> None:
    """Ask where the map of tomorrow shall be, make it from this one, and let each know the other.

    Raises EditError if this map has no file yet.
    """
    here = window.session.path
    if here is None:
        raise EditError(_("Save this map first: the way to the other one begins at its file."))
    out = _ask_out(window, here)
    if out is None:
        return
    there, back = link_between(here, out), link_between(out, here)
    try:
        write_map(future_of(window.session.journey, back), out, None, author())
    except SaveError as error:
        window.files.tell(_("The future map is not saved."), str(error))
        return
    words = _("Create the future map")
    window.session.apply(words, lambda journey: set_map(journey, counterpart=there))
    window.files.show(out)


def choose_other(window: Window) -> None:
    """Ask which map shows the other state. Raises EditError if there is no way to it."""
    folder = window.session.path.parent if window.session.path else Path.home()
    filters = _("Journey maps (*.journeymap *.json)")
    name = QFileDialog.getOpenFileName(window, _("Choose the map of the other state"), str(folder), filters)[0]
    if name:
        there = link_between(window.session.path, Path(name))
        window.session.apply(_("Choose the other state"), lambda journey: set_map(journey, counterpart=there))


def compare_states(window: Window) -> None:
    """Mark on this map what is otherwise in the other state. Raises EditError if this map has no file yet."""
    if target := window.breadcrumbs.file_of(window.session.journey.counterpart):
        other = read_other(window, target)
        if other is not None:
            compare(window, other, other.title or target.name)


def open_other(window: Window) -> None:
    """Open the map of the other state. Raises EditError if this map has no file yet."""
    if target := window.breadcrumbs.file_of(window.session.journey.counterpart):
        window.files.show(target)


def read_other(window: Window, path: Path) -> JourneyMap | None:
    """Read a map; say why it cannot be read."""
    try:
        return read_map(path).journey
    except JourneyFileError as error:
        window.files.tell(_("This file could not be opened."), str(error))
        return None


def _ask_out(window: Window, here: Path) -> Path | None:
    proposed = here.with_name(_("{name}-future").format(name=here.stem) + _SUFFIX)
    filters = _("Journey map (*.journeymap)")
    name = QFileDialog.getSaveFileName(window, _("Create the future map"), str(proposed), filters)[0]
    if not name:
        return None
    out = Path(name)
    if out.suffix.lower() != _SUFFIX:
        out = out.with_name(out.name + _SUFFIX)
        if not may_replace(window, out):
            return None
    if out.absolute() == here.absolute():
        raise EditError(_("The future map needs a file of its own."))
    return out
