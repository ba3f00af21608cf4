"""Keys of commands: each is given once, and everybody may choose others, which are kept."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mapdesigner.desktop import shortcuts
from mapdesigner.desktop.canvas.map_keys import MAP_KEYS, WRITING_KEYS
from mapdesigner.desktop.commands.table import COMMANDS
from mapdesigner.desktop.shortcuts import (
    ShortcutTaken,
    change_shortcut,
    reset,
    shortcut_of,
    shortcuts_file,
    standard_keys,
)
from mapdesigner.desktop.style import load_fonts
from mapdesigner.desktop.window import Window
from mapdesigner.model.catalog import ITEMS

pytestmark = pytest.mark.usefixtures("qapp")


def keep(text: str) -> None:
    shortcuts_file().parent.mkdir(parents=True, exist_ok=True)
    shortcuts_file().write_text(text)


def test_no_keys_do_two_things(qapp: QApplication) -> None:
    keys = Counter(key for command in COMMANDS for key in standard_keys(command))
    keys.update(key for row in MAP_KEYS for key in row.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert all(keys), "a key that Qt does not know"


def test_no_letter_adds_two_things_and_no_key_of_writing_does_two() -> None:
    letters = [row.key for row in ITEMS] + ["S", "L"]
    assert len(letters) == len(set(letters))
    written = [key for row in WRITING_KEYS for key in row.keys]
    assert len(written) == len(set(written))


def test_every_row_of_map_keys_has_words_and_every_command_a_name() -> None:
    assert all(row.label and row.keys for row in (*MAP_KEYS, *WRITING_KEYS))
    assert all(command.label for command in COMMANDS)


def test_a_command_takes_other_keys_in_every_window_at_once(qtbot: QtBot) -> None:
    load_fonts()
    window = Window()
    qtbot.addWidget(window)
    change_shortcut("fit", ["Ctrl+9"])
    assert shortcut_of("fit") == ("Ctrl+9",)
    assert [keys.toString() for keys in window.actions_table["fit"].shortcuts()] == ["Ctrl+9"]
    assert json.loads(shortcuts_file().read_text()) == {"fit": ["Ctrl+9"]}
    window.show_map()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.view.zoom_to(3.0)
    QTest.keyClick(window.view.canvas, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert window.view.canvas.view.zoom < 3.0


def test_keys_that_are_given_already_are_refused_by_name() -> None:
    with pytest.raises(ShortcutTaken, match=r"Ctrl.D.*Duplicate"):
        change_shortcut("fit", ["Ctrl+D"])
    with pytest.raises(ShortcutTaken, match="Go to the next card"):
        change_shortcut("fit", ["Tab"])
    with pytest.raises(ValueError, match="no keys"):
        change_shortcut("fit", ["Wurst+"])
    assert shortcut_of("fit") == ("Ctrl+1",)


def test_keys_can_be_taken_away_and_come_back() -> None:
    change_shortcut("fit", [])
    assert shortcut_of("fit") == ()
    assert shortcuts.is_changed("fit")
    change_shortcut("duplicate", ["Ctrl+1"])
    with pytest.raises(ShortcutTaken):
        reset("fit")
    reset("duplicate")
    reset("fit")
    assert (shortcut_of("fit"), shortcut_of("duplicate")) == (("Ctrl+1",), ("Ctrl+D",))
    change_shortcut("fit", ["Ctrl+9"])
    reset()
    assert shortcut_of("fit") == ("Ctrl+1",)


def test_a_damaged_file_is_put_aside() -> None:
    keep("{")
    assert shortcut_of("fit") == ("Ctrl+1",)
    assert shortcuts_file().with_name("shortcuts.broken.json").exists()


def test_what_a_file_says_of_unknown_commands_and_keys_given_twice_is_left_out() -> None:
    keep(json.dumps({"gone": ["Ctrl+9"], "fit": ["Ctrl+D", "Ctrl+9", 7], "home": "Ctrl+8"}))
    assert shortcut_of("fit") == ("Ctrl+9",)
    assert shortcut_of("home") == ("Home",)
