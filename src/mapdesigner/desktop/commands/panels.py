"""A command for each panel that shows or hides it, read off the table of docks; one that leads into the inspector."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from mapdesigner.desktop.commands.command import Command, Menu
from mapdesigner.desktop.panels.docks import DOCKS
from mapdesigner.words import later

if TYPE_CHECKING:
    from mapdesigner.desktop.panels.docks import DockRow
    from mapdesigner.desktop.panels.inspector import Inspector
    from mapdesigner.desktop.window import Window

_MENU = later("Panels")


def _is_shown(row: DockRow, window: Window) -> bool:
    return not window.docks[row.id].isHidden()


def _toggle(row: DockRow, window: Window) -> None:
    window.toggle(window.docks[row.id])


def _command(row: DockRow) -> Command:
    return Command(
        row.id,
        Menu.VIEW,
        1,
        row.title,
        partial(_toggle, row),
        row.keys,
        row.icon,
        checked=partial(_is_shown, row),
        under=_MENU,
    )


def _go_to_inspector(window: Window) -> None:
    dock = window.docks["inspector"]
    dock.come()
    cast("Inspector", dock.panel).take_focus()


PANELS: tuple[Command, ...] = (
    *map(_command, DOCKS),
    Command("to_inspector", Menu.VIEW, 1, later("Go to the inspector"), _go_to_inspector, ("Alt+Return",), under=_MENU),
)
