"""The export dialog: a poster is written, another sheet or format chosen, an export stopped."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from mapdesigner.desktop.dialogs.export_dialog import ExportDialog
from mapdesigner.desktop.session import Session
from tests.support.journeys import grid, with_actions


@pytest.fixture
def dialog(qtbot, qapp, tmp_path: Path) -> ExportDialog:
    session = Session(with_actions(grid(), "a"))
    session.save_as(tmp_path / "trail.journeymap")
    made = ExportDialog(session)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_poster_is_written_beside_the_map_and_the_folder_offered(dialog, qtbot, tmp_path: Path) -> None:
    dialog.sheet.setCurrentIndex(dialog.sheet.findData("A3"))
    QTest.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    assert not dialog.start.isEnabled()
    qtbot.waitUntil(lambda: dialog.start.isEnabled(), timeout=60000)
    assert (tmp_path / "trail.pdf").read_bytes().startswith(b"%PDF")
    assert "trail.pdf" in dialog.outcome.text()
    assert dialog.folder.isVisible()


def test_another_format_changes_the_name_and_asks_for_a_resolution(dialog) -> None:
    assert dialog.dpi.isHidden()
    dialog.format.setCurrentIndex(1)
    assert not dialog.dpi.isHidden()
    assert dialog.out.text().endswith("trail.png")


def test_cancel_stops_an_export_and_leaves_no_file(dialog, tmp_path: Path) -> None:
    QTest.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "stopped" in dialog.outcome.text()
    assert not (tmp_path / "trail.pdf").exists()
    QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_a_folder_that_is_not_there_is_told(dialog, qtbot, tmp_path: Path) -> None:
    dialog.out.setText(str(tmp_path / "nowhere" / "trail.pdf"))
    QTest.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.start.isEnabled(), timeout=60000)
    assert "not exported" in dialog.outcome.text()


@pytest.mark.parametrize("name", ["", "  ", "/", "."])
def test_without_a_file_name_the_dialog_asks_for_one(dialog, name: str) -> None:
    dialog.out.setText(name)
    QTest.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    assert dialog.start.isEnabled()
    assert dialog.outcome.text() == "Write the name of a file."


def test_a_file_that_is_there_is_replaced_only_when_the_user_says_so(dialog, tmp_path: Path) -> None:
    (tmp_path / "trail.pdf").write_text("a colleague's poster")

    def decline() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        box.button(QMessageBox.StandardButton.Cancel).click()

    QTimer.singleShot(0, decline)
    QTest.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    assert dialog.start.isEnabled()
    assert (tmp_path / "trail.pdf").read_text() == "a colleague's poster"
