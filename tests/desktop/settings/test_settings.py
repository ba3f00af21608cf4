"""Settings: each choice takes effect at once, is kept, and a broken file costs nothing but its choices."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from mapdesigner.desktop.author import author
from mapdesigner.desktop.canvas import motion
from mapdesigner.desktop.exporting.dialog import ExportDialog
from mapdesigner.desktop.settings.dialog import SettingsDialog
from mapdesigner.desktop.settings.values import Appearance, Settings, Store, settings, settings_file, store
from mapdesigner.desktop.window import Window


@pytest.fixture
def window(qtbot, qapp) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    return made


@pytest.fixture
def dialog(window, qtbot) -> SettingsDialog:
    made = SettingsDialog(window)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(choice, value) -> None:
    choice.setCurrentIndex(choice.findData(value))


def test_a_choice_is_kept_for_the_next_start(dialog) -> None:
    choose(dialog.sheet, "A3")
    assert json.loads(settings_file().read_text()) == {"sheet": "A3"}
    assert Store().values.sheet == "A3"


def test_appearance_and_text_size_change_all_windows_at_once(dialog, window, qapp) -> None:
    choose(dialog.appearance, Appearance.DARK)
    assert window.view.canvas.colours.name == "dark"
    choose(dialog.text_size, 17)
    assert qapp.font().pixelSize() == 17
    choose(dialog.text_size, 13)
    choose(dialog.appearance, Appearance.LIGHT)
    assert window.view.canvas.colours.name == "light"
    assert qapp.font().pixelSize() == 13


def test_a_name_is_used_and_an_empty_one_is_the_logins(dialog) -> None:
    login = author()
    dialog.author.setText("Aiko Kimura")
    dialog.author.editingFinished.emit()
    assert author() == "Aiko Kimura"
    dialog.author.setText(" ")
    dialog.author.editingFinished.emit()
    assert author() == login


def test_motion_stops_when_asked(dialog, window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAPDESIGNER_MOTION")
    assert not settings().reduce_motion
    QTest.mouseClick(dialog.reduce_motion, Qt.MouseButton.LeftButton)
    assert settings().reduce_motion
    assert not motion.is_wanted()
    assert not window.isAnimated()  # panels stand where they belong at once


def test_an_export_begins_with_the_chosen_sheet(dialog, window, qtbot) -> None:
    choose(dialog.sheet, "A2")
    export = ExportDialog(window.session, window)
    qtbot.addWidget(export, before_close_func=lambda it: it.done(0))
    assert export.form.sheet.currentData() == "A2"


def test_the_dialog_says_when_the_language_changes(dialog) -> None:
    assert dialog.restart.isHidden()
    choose(dialog.language, "de")
    assert not dialog.restart.isHidden()


@pytest.mark.parametrize("text", ["{", "[]", '{"text_size": 400}', '{"appearance": "pink"}', "\x00"])
def test_a_broken_file_is_put_aside_and_defaults_hold(text: str) -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(text)
    assert Store().values == Settings()
    assert settings_file().with_name("settings.broken.json").read_text() == text
    assert not settings_file().exists()


def test_choices_of_a_later_version_are_kept() -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text('{"sheet": "A0", "later": 7}')
    later = Store()
    later.change(author="B")
    assert json.loads(settings_file().read_text()) == {"author": "B", "later": 7, "sheet": "A0"}


def test_a_folder_that_cannot_be_written_loses_the_choice_at_the_end_only(own_folders) -> None:
    (own_folders / "config" / "mapdesigner").write_text("in the way")
    store.change(sheet="A0")
    assert settings().sheet == "A0"


def test_every_control_of_the_dialog_has_a_name(dialog) -> None:
    reached = [each for each in QApplication.allWidgets() if each.window() is dialog]
    named = [each for each in reached if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible()]
    assert named
    assert [each for each in named if not (each.accessibleName() or getattr(each, "text", lambda: "")())] == []
    assert all(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_a_command_gets_other_keys_at_once_and_the_standard_ones_again(dialog, window) -> None:
    page = dialog.keys
    page.choose("duplicate")
    page.keys.setKeySequence(QKeySequence("Ctrl+Alt+J"))
    page.keys.editingFinished.emit()
    assert [each.toString() for each in window.actions_table["duplicate"].shortcuts()] == ["Ctrl+Alt+J"]
    assert page.chosen == "duplicate"
    page.standard.click()
    assert [each.toString() for each in window.actions_table["duplicate"].shortcuts()] == ["Ctrl+D"]


def test_keys_of_another_command_are_refused_and_it_is_said_whose_they_are(dialog, window) -> None:
    page = dialog.keys
    page.choose("duplicate")
    page.keys.setKeySequence(QKeySequence("Ctrl+S"))
    page.keys.editingFinished.emit()
    assert "Save" in page.said.text()
    assert [each.toString() for each in window.actions_table["duplicate"].shortcuts()] == ["Ctrl+D"]


def test_commands_are_found_by_word_or_key(dialog) -> None:
    page = dialog.keys
    page.search.setText("ctrl+d")
    shown = [page.list.topLevelItem(at) for at in range(page.list.topLevelItemCount())]
    assert [item.text(0) for item in shown if not item.isHidden()] == ["Edit: Duplicate"]
