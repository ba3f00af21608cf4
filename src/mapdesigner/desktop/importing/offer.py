"""The ways in: File > Import, the clipboard, and files dropped on the window, each shown before it becomes a map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from mapdesigner.desktop.importing.dialog import ImportDialog
from mapdesigner.exchange.registry import readable
from mapdesigner.exchange.sniff import seems_to_be
from mapdesigner.storage.errors import JourneyFileError
from mapdesigner.storage.read import read_bytes
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window

_OWN = ("journeymap", "json")


def importable(path: Path) -> bool:
    """Tell whether a file's name says that another tool's map is in it."""
    return path.name.lower().endswith(tuple(f".{each}" for each in _extensions()))


def ask_import(window: Window) -> None:
    """Ask which file to import, and offer it."""
    every = " ".join(f"*.{each}" for each in _extensions())
    kinds = [f"{row.label} ({' '.join(f'*.{each}' for each in row.extensions)})" for row in readable()[1:]]
    filters = ";;".join([_("All that can be imported ({kinds})").format(kinds=every), *kinds])
    start = str(window.session.path.parent if window.session.path else Path.home())
    name = QFileDialog.getOpenFileName(window, _("Import"), start, filters)[0]
    if name:
        offer_import(window, Path(name))


def offer_import(window: Window, path: Path) -> None:
    """Show what is in a file, and make a map of it if that is wanted; say what is wrong if it cannot be read."""
    try:
        data = read_bytes(path)
    except JourneyFileError as error:
        window.files.tell(_("This file could not be imported."), str(error))
        return
    _offer(window, data, path.name)


def import_clipboard(window: Window) -> None:
    """Offer the clipboard's text as what it seems to be; say so if it holds none."""
    text = QGuiApplication.clipboard().text()
    if text.strip():
        _offer(window, text.encode("utf-8", "replace"), f"{_('Clipboard')}.{seems_to_be(text)}")
    else:
        window.say(_("The clipboard holds no text."))


def _offer(window: Window, data: bytes, name: str) -> None:
    try:
        dialog = ImportDialog(data, name, window)
    except JourneyFileError as error:
        window.files.tell(_("This file could not be imported."), str(error))
        return
    if dialog.exec():
        window.files.begin(dialog.journey)


def _extensions() -> list[str]:
    return [one for row in readable() for one in row.extensions if one not in _OWN]
