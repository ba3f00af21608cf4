"""The command palette: a few letters find any command, with its keys; Enter does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from mapdesigner.desktop import shortcuts
from mapdesigner.desktop.commands.table import COMMANDS
from mapdesigner.desktop.style import colours
from mapdesigner.desktop.two_ends import AT_END, ROW, TwoEnds
from mapdesigner.insight.search import folded
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.desktop.commands.command import Command
    from mapdesigner.desktop.window import Window

_WIDTH, _SHOWN = 560, 11
_TOP = 90  # px under the window's upper edge
_ID = Qt.ItemDataRole.UserRole
_GOING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_OWN = "commands"


class CommandPalette(QFrame):
    """Lists the commands that fit what is written, the best first; those that cannot be done now stand greyed."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("Find a command"))
        self.setObjectName("commands_palette")
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(_("What do you want to do?"))
        self.field.setAccessibleName(_("Command"))
        self.field.setFixedHeight(40)
        self.field.textChanged.connect(self._list)
        self.field.installEventFilter(self)
        self.found = QListWidget(self)
        self.found.setItemDelegate(TwoEnds(self.found))
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setUniformItemSizes(True)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setAccessibleName(_("Commands"))
        self.found.itemClicked.connect(self._run)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.found)
        self._wear()
        self._list()

    def open_centred(self) -> None:
        """Show it in the upper middle of the window."""
        self._fit()
        self.move((self._window.width() - _WIDTH) // 2, _TOP)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def end(self) -> None:
        """Go away; the map, or the start page, has the keyboard again."""
        self.field.removeEventFilter(self)
        self.close()
        self._window.take_focus()

    def _wear(self) -> None:
        worn = colours()
        self.setStyleSheet(
            f"#commands_palette {{ background: {worn.surface}; border: 1px solid {worn.line_strong};"
            " border-radius: 10px; }"
            f" QListWidget {{ background: {worn.surface}; border: 0; }} QLineEdit {{ font-size: 15px; }}"
        )

    def _list(self) -> None:
        self._window.actions_table.refresh()
        self.found.clear()
        for command in ranked(COMMANDS, self.field.text(), self._window):
            if command.id == _OWN:
                continue
            item = QListWidgetItem(command.text(self._window))
            item.setData(_ID, command.id)
            item.setData(AT_END, "   ".join(map(shortcuts.shown, self._window.actions_table.keys(command)[:2])))
            if not self._window.actions_table[command.id].isEnabled():
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.found.addItem(item)
        self._choose(0, 1)
        self._fit()

    def _fit(self) -> None:
        """Be as high as what was found."""
        self.setFixedSize(_WIDTH, 40 + 30 + ROW * min(max(self.found.count(), 1), _SHOWN))

    def _choose(self, row: int, by: int) -> None:
        """Choose the first row from one on that can be done."""
        while 0 <= row < self.found.count():
            if self.found.item(row).flags() & Qt.ItemFlag.ItemIsEnabled:
                self.found.setCurrentRow(row)
                return
            row += by

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is None or not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        action = self._window.actions_table[str(item.data(_ID))]
        self.end()
        action.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows go through the list while the field is written in, and Enter do what is chosen.

        The palette goes when the keyboard goes elsewhere.
        """
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            self.field.removeEventFilter(self)
            self.close()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.end()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.found.currentItem())
                return True
            if event.key() in _GOING:
                far = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
                by = far[Qt.Key(event.key())]
                to = min(max(self.found.currentRow() + by, 0), self.found.count() - 1)
                self._choose(to, 1 if by > 0 else -1)
                return True
        return False


def ranked(commands: Sequence[Command], words: str, window: Window) -> list[Command]:
    """Return the commands that fit the words, best first; all of them for none."""
    scored = [(fit(words, f"{each.text(window)} {_(each.menu.value)}"), index) for index, each in enumerate(commands)]
    order = sorted((-score, index) for score, index in scored if score > 0)
    return [commands[index] for _score, index in order]


def fit(words: str, name: str) -> float:
    """Return how well a name fits what was written: 0 not at all, more for beginnings of words and runs of letters."""
    wanted, held = folded(words).replace(" ", ""), folded(name)
    if not wanted:
        return 1.0
    score, at, run = 0.0, 0, 0
    for sign in wanted:
        found = held.find(sign, at)
        starts = _start(held, sign, at)
        if (run == 0 and starts >= 0) or found > at:
            found = starts if starts >= 0 else found
        if found < 0:
            return 0.0
        run = run + 1 if found == at and at else 1
        score += run + (3.0 if found == 0 or held[found - 1] == " " else 0.0)
        at = found + 1
    return score / (1 + len(held) / 100) + (10.0 if folded(words) in held else 0.0)


def _start(held: str, sign: str, at: int) -> int:
    """The next place from one on where a word begins with a sign; -1 for none."""
    if at == 0 and held.startswith(sign):
        return 0
    found = held.find(f" {sign}", max(at - 1, 0))
    return found + 1 if found >= 0 else -1
