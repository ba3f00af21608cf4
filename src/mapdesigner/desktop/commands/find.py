"""Commands that find: words in the map, and other commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from mapdesigner.desktop.commands.command import Command, Menu
from mapdesigner.words import later

if TYPE_CHECKING:
    from mapdesigner.desktop.find_bar import FindBar
    from mapdesigner.desktop.window import Window

_KEY = QKeySequence.StandardKey


def _bar(window: Window) -> FindBar:
    """The window's own bar, made when it is first asked for."""
    from mapdesigner.desktop.find_bar import FindBar  # not needed to open a window

    return window.view.findChild(FindBar) or FindBar(window.view)


def _open_palette(window: Window) -> None:
    from mapdesigner.desktop.command_palette import CommandPalette  # not needed to open a window

    CommandPalette(window).open_centred()


FIND: tuple[Command, ...] = (
    Command("find", Menu.EDIT, 3, later("Find…"), lambda w: _bar(w).open(), (_KEY.Find,), "search"),
    Command("find_next", Menu.EDIT, 3, later("Find next"), lambda w: _bar(w).go(1), ("F3",)),
    Command("find_previous", Menu.EDIT, 3, later("Find previous"), lambda w: _bar(w).go(-1), ("Shift+F3",)),
    Command(
        "commands",
        Menu.EDIT,
        3,
        later("Find a command…"),
        _open_palette,
        ("Ctrl+Shift+P", "Ctrl+K"),
        without_map=True,
    ),
)
