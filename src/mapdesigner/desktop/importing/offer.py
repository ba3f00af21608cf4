"""The ways in: File > Import, the clipboard, and files dropped on the window, each shown before it becomes a map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from mapdesigner.desktop.data.offer import answers_for, offer_survey, read_table
from mapdesigner.desktop.importing.dialog import ANSWERS, ImportDialog
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
    """Show what is in a file, and take it in if that is wanted; say what is wrong if it cannot be read.

    A table that looks like answers about the window's map is offered as those first.
    """
    try:
        data = read_bytes(path)
    except JourneyFileError as error:
        window.files.tell(_("This file could not be imported."), str(error))
        return
    sheets = answers_for(window, path, data)
    if sheets is None or not offer_survey(window, path, sheets, offers_map=True):
        _offer(window, data, path.name, path)


def import_clipboard(window: Window) -> None:
    """Offer the clipboard's text as what it seems to be; say so if it holds none."""
    text = QGuiApplication.clipboard().text()
    if text.strip():
        _offer(window, text.encode("utf-8", "replace"), f"{_('Clipboard')}.{seems_to_be(text)}")
    else:
        window.say(_("The clipboard holds no text."))


def _offer(window: Window, data: bytes, name: str, path: Path | None = None) -> None:
    try:
        dialog = ImportDialog(data, name, window, beside_a_map=path is not None and window.has_map)
    except JourneyFileError as error:
        window.files.tell(_("This file could not be imported."), str(error))
        return
    answer = dialog.exec()
    if answer == ANSWERS and path:
        if sheets := read_table(window, path):
            offer_survey(window, path, sheets)
    elif answer:
        window.files.begin(dialog.journey)


def _extensions() -> list[str]:
    return [one for row in readable() for one in row.extensions if one not in _OWN]
