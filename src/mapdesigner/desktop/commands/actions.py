"""The QActions of one window, made from the table of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from mapdesigner.desktop import shortcuts
from mapdesigner.desktop.canvas.map_keys import led
from mapdesigner.desktop.commands.table import COMMANDS
from mapdesigner.desktop.icons import icon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapdesigner.desktop.commands.command import Command, Menu
    from mapdesigner.desktop.window import Window
    from mapdesigner.layout.theme import Theme


class Actions(QObject):
    """The QActions of one window, made from the table."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._made: dict[str, QAction] = {command.id: self._make(command) for command in COMMANDS}
        self._right_to_left = False
        self._give_keys()
        shortcuts.changed.connect(self._give_keys)

    def __getitem__(self, command: str) -> QAction:
        return self._made[command]

    def of(self, menu: Menu) -> Iterable[tuple[Command, QAction]]:
        """The commands of a menu with their actions, in order."""
        rows = sorted((each for each in COMMANDS if each.menu is menu), key=lambda each: each.group)
        return ((command, self._made[command.id]) for command in rows)

    def refresh(self) -> None:
        """Bring words, checks, what can be done and the map's arrow keys up to date."""
        if self._right_to_left is not self._window.session.journey.right_to_left:
            self._right_to_left = not self._right_to_left
            self._give_keys()
        for command in COMMANDS:
            action = self._made[command.id]
            action.setText(command.text(self._window).replace("&", "&&"))
            action.setEnabled((self._window.has_map or command.without_map) and command.enabled(self._window))
            if command.checked:
                action.setChecked(command.checked(self._window))

    def paint(self, colours: Theme) -> None:
        """Draw the icons in the theme's colours."""
        for command in COMMANDS:
            if command.icon:
                made = icon(command.icon, colours.ink2, colours.line_strong, colours.accent)
                self._made[command.id].setIcon(made)

    def keys(self, command: Command) -> tuple[str, ...]:
        """The keys of a command as Qt writes them; arrows over the map lead where they point."""
        turned = command.on_map and self._right_to_left
        return tuple(led(each, right_to_left=turned) for each in shortcuts.shortcut_of(command.id))

    def _give_keys(self) -> None:
        for command in COMMANDS:
            self._made[command.id].setShortcuts([QKeySequence(keys) for keys in self.keys(command)])

    def _run(self, command: Command, action: QAction) -> None:
        self._window.run(command)
        if command.checked:  # Qt has turned the check around, whatever came of it
            action.setChecked(command.checked(self._window))

    def _make(self, command: Command) -> QAction:
        action = QAction(self._window)
        action.setObjectName(command.id)
        action.setCheckable(command.checked is not None)
        action.setIconVisibleInMenu(False)
        action.triggered.connect(lambda: self._run(command, action))
        if command.on_map:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        (self._window.view.canvas if command.on_map else self._window).addAction(action)
        return action
