"""Commands that explain the program."""

from __future__ import annotations

from mapdesigner.desktop.commands.command import Command, Menu
from mapdesigner.words import later

HELP: tuple[Command, ...] = (
    Command("about", Menu.HELP, 0, later("About Map Designer"), lambda w: w.about(), without_map=True),
)
