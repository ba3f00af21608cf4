"""Commands on files: new, open, save, export, print, close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from mapdesigner.desktop.commands.command import Command, Menu
from mapdesigner.desktop.files import START
from mapdesigner.words import later

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window

_KEY = QKeySequence.StandardKey


def _ask_import(window: Window) -> None:
    from mapdesigner.desktop.importing.offer import ask_import  # all formats, which a start can do without

    ask_import(window)


def _import_clipboard(window: Window) -> None:
    from mapdesigner.desktop.importing.offer import import_clipboard

    import_clipboard(window)


def _load_theme(window: Window) -> None:
    from mapdesigner.desktop.themes import ask_load_theme  # seldom needed

    ask_load_theme(window)


def _save_theme(window: Window) -> None:
    from mapdesigner.desktop.themes import ask_save_theme

    ask_save_theme(window)


FILE: tuple[Command, ...] = (
    Command(
        "new",
        Menu.FILE,
        0,
        later("New map"),
        lambda w: w.files.new(),
        (_KEY.New,),
        "file-plus",
        without_map=True,
    ),
    Command(
        "start",
        Menu.FILE,
        0,
        later("New from a template…"),
        lambda w: w.files.new(START),
        ("Ctrl+Shift+N",),
        "layout-template",
    ),
    Command(
        "open",
        Menu.FILE,
        0,
        later("Open…"),
        lambda w: w.files.ask_open(),
        (_KEY.Open,),
        "folder-open",
        without_map=True,
    ),
    Command("save", Menu.FILE, 1, later("Save"), lambda w: w.files.save(), (_KEY.Save,), "save"),
    Command("save_as", Menu.FILE, 1, later("Save as…"), lambda w: w.files.ask_save_as(), ("Ctrl+Shift+S",)),
    Command("import", Menu.FILE, 2, later("Import…"), _ask_import, ("Ctrl+I",), without_map=True),
    Command("import_clipboard", Menu.FILE, 2, later("Import from the clipboard"), _import_clipboard, without_map=True),
    Command("load_theme", Menu.FILE, 2, later("Load theme…"), _load_theme),
    Command("save_theme", Menu.FILE, 2, later("Save theme…"), _save_theme),
    Command("export", Menu.FILE, 2, later("Export…"), lambda w: w.export(), ("Ctrl+E",), "download"),
    Command("print", Menu.FILE, 2, later("Print…"), lambda w: w.print_map(), (_KEY.Print,), "printer"),
    Command("close", Menu.FILE, 3, later("Close"), lambda w: w.close(), (_KEY.Close,), without_map=True),
    Command("quit", Menu.FILE, 3, later("Quit"), lambda w: w.quit(), ("Ctrl+Q",), without_map=True),
)
