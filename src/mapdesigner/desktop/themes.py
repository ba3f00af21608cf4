"""The map's theme, its logo, colour, font and footer, saved to a file and taken into another map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from mapdesigner.edits.fields import set_map
from mapdesigner.storage.errors import JourneyFileError, SaveError
from mapdesigner.storage.part_files import THEME
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window


def ask_save_theme(window: Window) -> None:
    """Ask for a file, and save the map's theme there."""
    start = str(Path.home() / f"{window.session.journey.organisation or _('theme')}{THEME.suffix}")
    name = QFileDialog.getSaveFileName(window, _("Save theme"), start, _filters())[0]
    if name:
        path = Path(name)
        save_theme(window, path if path.suffix else path.with_suffix(THEME.suffix))


def save_theme(window: Window, path: Path) -> None:
    """Save the map's theme to a file, or say why not."""
    try:
        THEME.write(window.session.journey.brand, path)
    except SaveError as error:
        window.files.tell(_("The theme is not saved."), str(error))
    else:
        window.say(_("Saved {name}").format(name=path.name))


def ask_load_theme(window: Window) -> None:
    """Ask for a file, and take its theme into the map."""
    name = QFileDialog.getOpenFileName(window, _("Load theme"), str(Path.home()), _filters())[0]
    if name:
        load_theme(window, Path(name))


def load_theme(window: Window, path: Path) -> None:
    """Take a file's theme into the map as one step, or say why not."""
    try:
        brand = THEME.read(path)
    except JourneyFileError as error:
        window.files.tell(_("This theme could not be read."), str(error))
        return
    window.session.apply(_("Load theme"), lambda journey: set_map(journey, brand=brand))


def _filters() -> str:
    return _("Themes (*.maptheme)")
