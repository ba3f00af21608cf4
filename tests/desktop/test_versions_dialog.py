"""Earlier versions are seen, named, restored, saved as files and compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.dialogs.versions import VersionsDialog
from mapdesigner.desktop.session import Session
from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_text
from mapdesigner.storage.read import read_map
from mapdesigner.storage.versions import versions
from mapdesigner.storage.write import write_map
from tests.desktop.test_window import do
from tests.support.answering import in_dialog
from tests.support.journeys import grid, with_actions

OLD = with_actions(grid(), "a")
NEW = set_text(with_actions(OLD, "b"), "a", "Reworded")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "trail.journeymap"
    write_map(OLD, path, who="Ann")
    write_map(NEW, path, who="Ben")
    return path


@pytest.fixture
def session(qapp, path: Path) -> Session:
    session = Session()
    session.open(path)
    return session


@pytest.fixture
def dialog(session: Session, qtbot) -> VersionsDialog:
    dialog = VersionsDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def click(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


def test_versions_are_listed_with_who_when_what_changed_and_a_picture(dialog: VersionsDialog) -> None:
    rows = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert [row.partition(", ")[2] for row in rows] == ["Ben", "Ann"]
    assert dialog.headline.text() == "Since the version before: 1 added, 1 changed"
    assert "Reworded" in dialog.changes.toPlainText()
    assert not dialog.picture.pixmap().isNull()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert "oldest" in dialog.headline.text()


def test_restoring_is_one_undo_step_and_the_file_stays_until_it_is_saved(
    dialog: VersionsDialog, session: Session, path: Path
) -> None:
    dialog.list.setCurrentRow(1)
    click(dialog.restore)
    assert session.journey == OLD
    assert session.is_modified
    assert read_map(path).journey == NEW
    assert session.undo_names[0].startswith("Restore the version of ")
    session.undo()
    assert session.journey == NEW


def test_a_version_is_named_and_loses_its_name_again(dialog: VersionsDialog, path: Path) -> None:
    dialog.list.setCurrentRow(1)
    QTest.keyClicks(dialog.name, "after the March workshop")
    QTest.keyClick(dialog.name, Qt.Key.Key_Tab)
    dialog.name.editingFinished.emit()
    assert versions(path)[1].name == "after the March workshop"
    assert dialog.list.item(1).text().startswith("after the March workshop\n")
    dialog.name.clear()
    dialog.name.editingFinished.emit()
    assert versions(path)[1].name == ""


def test_enter_ends_a_name_and_restores_nothing(
    dialog: VersionsDialog, session: Session, path: Path, qtbot: QtBot
) -> None:
    dialog.show()
    qtbot.waitExposed(dialog)
    before = session.journey
    dialog.list.setCurrentRow(1)
    dialog.name.setFocus()
    QTest.keyClicks(dialog.name, "after the March workshop")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert versions(path)[1].name == "after the March workshop"
    assert session.journey is before
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert session.journey is not before


def test_a_version_is_saved_as_a_file_of_its_own(
    dialog: VersionsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = tmp_path / "old one.journeymap"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(wanted), ""))
    dialog.list.setCurrentRow(1)
    click(dialog.export)
    assert read_map(wanted).journey == OLD


def test_a_damaged_version_is_told_and_cannot_be_restored(session: Session, path: Path, qtbot) -> None:
    versions(path)[0].file.write_bytes(b"{")
    dialog = VersionsDialog(session)
    qtbot.addWidget(dialog)
    assert dialog.headline.text() == "This version is damaged."
    assert not dialog.restore.isEnabled()
    dialog.list.setCurrentRow(1)
    assert dialog.restore.isEnabled()


def test_a_map_without_versions_says_how_they_come(qtbot, qapp) -> None:
    dialog = VersionsDialog(Session())
    qtbot.addWidget(dialog)
    assert dialog.headline.text() == "There are no versions yet."
    assert not dialog.restore.isEnabled()


def test_from_the_menu_to_comparing_with_a_version(qtbot, qapp, path: Path) -> None:
    window = Window()
    qtbot.addWidget(window, before_close_func=lambda it: it.session.start(it.session.journey))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.show()
    window.files.open(path)

    def choose(dialog: VersionsDialog) -> None:
        dialog.list.setCurrentRow(1)
        click(dialog.compare)

    in_dialog(VersionsDialog, choose)
    do(window, "versions")
    assert window.comparison.is_on
    assert len(window.comparison.found) == 2
    assert not window.docks["compare"].isHidden()
