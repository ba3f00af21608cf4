"""Commands that explain the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.desktop.commands.command import Command, Menu
from mapdesigner.words import later

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window


def _show_keys(window: Window) -> None:
    from mapdesigner.desktop.dialogs.keys_sheet import KeysSheet  # not needed to open a window

    sheet = window.findChild(KeysSheet) or KeysSheet(window)
    sheet.show()
    sheet.raise_()
    sheet.activateWindow()


HELP: tuple[Command, ...] = (
    Command("keys", Menu.HELP, 0, later("Keys and gestures"), _show_keys, ("F1", "?"), without_map=True),
    Command("about", Menu.HELP, 0, later("About Map Designer"), lambda w: w.about(), without_map=True),
)
