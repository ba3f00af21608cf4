"""The page of keys: every command with its keys, which can be given anew, one by one or all."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.desktop import shortcuts
from mapdesigner.desktop.commands.command import Menu
from mapdesigner.desktop.commands.table import COMMANDS
from mapdesigner.words import _

_COMMAND = Qt.ItemDataRole.UserRole
_PORTABLE = QKeySequence.SequenceFormat.PortableText


class KeysPage(QWidget):
    """A list to search, and under it a field that takes the new keys of the chosen command."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a command or a key"))
        self.search.setAccessibleName(_("Find a command or a key"))
        self.search.textChanged.connect(self._filter)
        self.list = self._tree()
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        self.keys.setAccessibleName(_("New keys"))
        self.keys.editingFinished.connect(self._take)
        self.none = self._button(_("No keys"), self._clear)
        self.standard = self._button(_("Standard"), self._reset)
        self.everything = self._button(_("Reset all"), lambda: shortcuts.reset())
        self.said = QLabel()
        self.said.setProperty("role", "fault")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self._lay_out()
        shortcuts.changed.connect(self._fill)
        self._fill()

    def _tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setProperty("role", "keys")
        tree.setColumnCount(2)
        tree.setHeaderLabels([_("Command"), _("Keys")])
        tree.setAccessibleName(_("Commands and their keys"))
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setStretchLastSection(False)
        tree.currentItemChanged.connect(self._show)
        return tree

    def _button(self, words: str, run: object) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(run)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.keys, 1)
        for button in (self.none, self.standard, self.everything):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(10)
        for part in (self.search, self.list):
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(self.said)

    @property
    def chosen(self) -> str:
        """The id of the chosen command, "" for none."""
        item = self.list.currentItem()
        return str(item.data(0, _COMMAND)) if item else ""

    def choose(self, command: str) -> None:
        """Choose a command in the list."""
        for at in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(at)
            if item is not None and item.data(0, _COMMAND) == command:
                self.list.setCurrentItem(item)

    def _fill(self) -> None:
        kept = self.chosen
        self.list.clear()
        for command in COMMANDS:
            keys = ", ".join(map(shortcuts.shown, shortcuts.shortcut_of(command.id)))
            item = QTreeWidgetItem([f"{_(Menu(command.menu).value)}: {command.label.rstrip('…')}", keys])
            item.setData(0, _COMMAND, command.id)
            font = item.font(1)
            font.setBold(shortcuts.is_changed(command.id))
            item.setFont(1, font)
            self.list.addTopLevelItem(item)
        self._filter(self.search.text())
        self.choose(kept or COMMANDS[0].id)

    def _filter(self, words: str) -> None:
        wanted = words.casefold().split()
        for at in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(at)
            if item is not None:
                text = f"{item.text(0)} {item.text(1)}".casefold()
                item.setHidden(not all(word in text for word in wanted))

    def _show(self) -> None:
        self.said.clear()
        keys = shortcuts.shortcut_of(self.chosen) if self.chosen else ()
        self.keys.setKeySequence(QKeySequence(keys[0], _PORTABLE) if keys else QKeySequence())
        self.standard.setEnabled(bool(self.chosen) and shortcuts.is_changed(self.chosen))
        self.none.setEnabled(bool(keys))

    def _take(self) -> None:
        wanted = self.keys.keySequence().toString(_PORTABLE)
        if wanted and self.chosen and wanted not in shortcuts.shortcut_of(self.chosen):
            self._change([wanted])

    def _clear(self) -> None:
        self._change([])

    def _change(self, keys: list[str]) -> None:
        try:
            shortcuts.change_shortcut(self.chosen, keys)
        except ValueError as error:
            self._show()
            self.said.setText(str(error))

    def _reset(self) -> None:
        with suppress(KeyError):
            try:
                shortcuts.reset(self.chosen)
            except shortcuts.ShortcutTaken as error:
                self.said.setText(str(error))
