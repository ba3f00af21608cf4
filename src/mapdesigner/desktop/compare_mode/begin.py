"""Begins comparing: with a file that is chosen, with a version, with a conflict copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from mapdesigner.storage.errors import JourneyFileError
from mapdesigner.storage.read import read_map
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window
    from mapdesigner.model.journey import JourneyMap


def compare(window: Window, other: JourneyMap, name: str) -> None:
    """Show what another map has otherwise: marks on the map, and the list beside it."""
    window.comparison.start(other, name)
    dock = window.docks["compare"]
    dock.show()
    dock.raise_()
    window.view.setFocus()
    if not window.comparison.found:
        window.say(_("The two maps are the same."))


def compare_with_file(window: Window, path: Path) -> None:
    """Compare with a file; say why it cannot be read."""
    try:
        compare(window, read_map(path).journey, path.name)
    except JourneyFileError as error:
        window.files.tell(_("This file could not be opened."), str(error))


def ask_file(window: Window) -> None:
    """Ask for a file to compare with."""
    start = str(window.session.path.parent) if window.session.path else str(Path.home())
    filters = _("Journey maps (*.journeymap *.json)")
    chosen = QFileDialog.getOpenFileName(window, _("Compare with"), start, filters)[0]
    if chosen:
        compare_with_file(window, Path(chosen))


def show_versions(window: Window) -> None:
    """Show the versions of the map, and compare with one if that is asked for."""
    from mapdesigner.desktop.dialogs.versions import VersionsDialog  # reads and draws maps, which a start need not

    dialog = VersionsDialog(window.session, window)
    dialog.exec()
    if dialog.compared is not None:
        compare(window, *dialog.compared)
