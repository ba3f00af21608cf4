"""Another language is spoken by all windows once the settings are closed; maps, unsaved work and steps stay."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.application import Windows
from mapdesigner.desktop.canvas.scroll_bars import GUTTER
from mapdesigner.desktop.notices import Notice
from mapdesigner.desktop.recovery import offer_recovery
from mapdesigner.desktop.session import Cell
from mapdesigner.desktop.settings.dialog import SettingsDialog
from mapdesigner.desktop.settings.values import store
from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_map, set_text
from mapdesigner.storage.journal import Journal, Snapshot, journal_folder
from mapdesigner.storage.write import write_map
from tests.support.journeys import grid, with_actions
from tests.support.languages import english_again


@pytest.fixture
def windows(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Windows]:
    """One window with a file and unsaved work."""
    made = Windows()
    file = tmp_path / "map.journeymap"
    write_map(with_actions(grid(), "a", "b"), file, None, "Ada")
    made.open(file)
    (window,) = made.windows
    qtbot.waitExposed(window)
    window.session.apply("Write", lambda now: set_text(now, "a", "Looks around"))
    window.session.focus_on(Cell("actions", "s1t2"))
    window.session.select(["a"])
    with english_again(qapp):
        yield made
        for each in made.windows:
            each.session.start(each.session.journey)
            each.close()
        made.setParent(None)
        made.deleteLater()


def only(windows: Windows) -> Window:
    (shown,) = (each for each in windows.windows if each.isVisible())
    return shown


def test_the_windows_speak_german_at_once_and_nothing_is_lost(windows: Windows, qtbot: QtBot) -> None:
    before = only(windows)
    journey, path, place = before.session.journey, before.session.path, before.geometry()
    store.change(language="de")
    qtbot.waitUntil(lambda: only(windows) is not before, timeout=20000)
    now = only(windows)
    assert now.actions_table["save"].text() == "Speichern"
    assert now.geometry() == place
    assert (now.session.journey, now.session.path) == (journey, path)
    assert now.session.is_modified
    assert (now.session.selection, now.session.focus) == ({"a"}, Cell("actions", "s1t2"))
    assert now.session.undo_names == ("Write",)
    now.session.undo()
    assert not now.session.is_modified
    now.session.redo()
    now.session.save()
    assert not now.session.is_modified


def test_the_whole_canvas_is_painted_though_a_notice_took_some_of_it_before(windows: Windows, qtbot: QtBot) -> None:
    before = only(windows)
    before.files.notices.show_notice(Notice("hint", "Something to know."))
    low = before.view.canvas.height()
    store.change(language="de")
    qtbot.waitUntil(lambda: only(windows) is not before, timeout=20000)
    canvas = only(windows).view.canvas
    qtbot.waitUntil(lambda: canvas.height() > low, timeout=20000)
    assert canvas.view.height == canvas.height() - GUTTER


def test_what_could_be_recovered_is_offered_again_in_the_new_language(windows: Windows, qtbot: QtBot) -> None:
    for title in ("Lost trail", "Put away"):
        journal = Journal()
        journal.write(Snapshot(set_map(with_actions(grid(), "a"), title=title), None, ""))
        os.close(journal._lock)  # type: ignore[arg-type]  # as the system does when a program is killed
    before = only(windows)
    offer_recovery(before)
    put_away = before.files.notices.words.text()
    QTest.mouseClick(before.files.notices.close_button, Qt.MouseButton.LeftButton)
    store.change(language="de")
    qtbot.waitUntil(lambda: only(windows) is not before, timeout=20000)
    notices = only(windows).files.notices
    assert [each.text() for each in notices.buttons] == ["Wiederherstellen", "In den Papierkorb"]
    kept = "Lost trail" if "Put away" in put_away else "Put away"
    assert kept in notices.words.text()
    QTest.mouseClick(notices.close_button, Qt.MouseButton.LeftButton)
    assert notices.notice is None, "what was put away is not offered again"


def test_that_the_file_is_gone_is_told_again(windows: Windows, qtbot: QtBot) -> None:
    before = only(windows)
    before.session.path.unlink()
    qtbot.waitUntil(lambda: before.files.notices.notice is not None, timeout=20000)
    store.change(language="de")
    qtbot.waitUntil(lambda: only(windows) is not before, timeout=20000)
    now = only(windows)
    qtbot.waitUntil(lambda: now.files.notices.notice is not None, timeout=20000)
    assert now.files.notices.words.text().startswith("Die Datei dieser Map ist weg.")


def test_unsaved_work_is_still_in_the_journal(windows: Windows, qtbot: QtBot) -> None:
    before = only(windows)
    store.change(language="ar")
    qtbot.waitUntil(lambda: only(windows) is not before, timeout=20000)
    now = only(windows)
    assert now.isRightToLeft()
    assert now.dockWidgetArea(now.docks["palette"]) is Qt.DockWidgetArea.RightDockWidgetArea
    qtbot.waitUntil(lambda: journal_folder().is_dir() and any(journal_folder().iterdir()), timeout=20000)


def test_the_start_page_speaks_it_too(qapp: QApplication, windows: Windows, qtbot: QtBot) -> None:
    window = only(windows)
    window.session.start(window.session.journey)
    window.show_start()
    store.change(language="de")
    qtbot.waitUntil(lambda: only(windows) is not window, timeout=20000)
    assert not only(windows).has_map


def test_the_settings_are_closed_first(windows: Windows, qtbot: QtBot) -> None:
    before = only(windows)
    seen: list[bool] = []

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SettingsDialog)
        dialog.language.setCurrentIndex(dialog.language.findData("de"))
        QTimer.singleShot(100, lambda: (seen.append(only(windows) is before), dialog.reject()))

    QTimer.singleShot(0, choose)
    before.show_settings()
    assert seen == [True]
    qtbot.waitUntil(lambda: only(windows) is not before, timeout=20000)
    assert only(windows).actions_table["save"].text() == "Speichern"


def test_another_setting_leaves_the_windows_as_they_are(windows: Windows, qtbot: QtBot) -> None:
    before = only(windows)
    store.change(author="Ada")
    qtbot.wait(50)
    assert only(windows) is before
