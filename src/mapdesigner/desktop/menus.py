"""The menu bar, read off the table of actions; recent files and elements are listed as they are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QMenu

from mapdesigner.desktop.commands.command import Menu
from mapdesigner.desktop.panels.labels import plain_tip
from mapdesigner.desktop.recent_files import recent_files
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window

_HEIGHT = 28
_MOST_RECENT = 10


def fill_menus(window: Window) -> None:
    """Put all menus into the window's menu bar."""
    window.menuBar().setMinimumHeight(_HEIGHT)  # some scripts need more
    for menu in Menu:
        shown = window.menuBar().addMenu(_(menu.value))
        shown.setObjectName(menu.name.lower())
        _fill(shown, menu, window)


def show_menus(window: Window) -> None:
    """Show the menus that hold something: on the start page there is no map to change."""
    for menu in Menu:
        commands = [command for command, _action in window.actions_table.of(menu)]
        useful = window.has_map or any(command.without_map for command in commands)
        action = next(each for each in window.menuBar().actions() if each.menu().objectName() == menu.name.lower())
        action.setVisible(useful)


def _fill(shown: QMenu, menu: Menu, window: Window) -> None:
    if menu is Menu.INSERT:
        window.elements.fill_menu(shown)
    group = 0
    for command, action in window.actions_table.of(menu):
        if command.group != group:
            shown.addSeparator()
            group = command.group
        (_within(shown, command.under) if command.under else shown).addAction(action)
        if command.id == "open":
            recent = shown.addMenu(_("Recent maps"))
            recent.setObjectName("recent")
            recent.aboutToShow.connect(partial(_list_recent, recent, window))


def _within(shown: QMenu, words: str) -> QMenu:
    """The submenu of these words, made when its first command comes."""
    found = cast("QMenu | None", shown.findChild(QMenu, words))
    if found is None:
        found = shown.addMenu(_(words))
        found.setObjectName(words)
    return found


def _list_recent(menu: QMenu, window: Window) -> None:
    menu.clear()
    for path in recent_files()[:_MOST_RECENT]:
        action = menu.addAction(path.name.replace("&", "&&"))
        action.setToolTip(plain_tip(str(path)))
        action.setEnabled(path.exists())
        action.triggered.connect(partial(window.files.show, path))
    if menu.isEmpty():
        menu.addAction(_("No map was opened yet")).setEnabled(False)
    menu.setToolTipsVisible(True)
