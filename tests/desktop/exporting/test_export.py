"""Exporting from the dialog: a file is written, its name follows the format, an export is stopped."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from mapdesigner.publish.share_copy import Redacted
from tests.support.answering import answer
from tests.support.dialogs import choose, click, tick


class Desktop(QObject):
    """Stands for the programs that files are opened with."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


def finish(dialog, qtbot) -> None:
    qtbot.waitUntil(lambda: dialog.start.isEnabled())


def test_the_poster_is_written_beside_the_map_and_file_and_folder_are_offered(dialog, qtbot, tmp_path: Path) -> None:
    choose(dialog.form.sheet, "A3")
    click(dialog.start)
    assert not dialog.start.isEnabled()
    assert not dialog.form.isEnabled()
    assert dialog.outcome.bar.isVisible()
    finish(dialog, qtbot)
    page = PdfReader(tmp_path / "trail.pdf").pages[0]
    assert [round(float(page.mediabox[at]) / 72 * 25.4) for at in (2, 3)] == [420, 297]
    assert "trail.pdf" in dialog.outcome.words.text()
    assert dialog.outcome.open_folder.isVisible()


def test_file_and_folder_are_opened_by_the_system(dialog, qtbot, tmp_path: Path) -> None:
    desktop = Desktop()
    QDesktopServices.setUrlHandler("file", desktop, "open")
    click(dialog.start)
    finish(dialog, qtbot)
    click(dialog.outcome.open_file)
    click(dialog.outcome.open_folder)
    QDesktopServices.unsetUrlHandler("file")
    assert desktop.opened == [str(tmp_path / "trail.pdf"), str(tmp_path)]


def test_the_name_follows_the_format(dialog) -> None:
    assert dialog.form.dpi.isHidden()
    choose(dialog.form.format, ".jpg")
    assert dialog.target.name.text().endswith("trail.jpg")
    assert dialog.form.dpi.isVisible()
    choose(dialog.form.format, ".md")
    assert dialog.target.name.text().endswith("trail.md")


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".svg", ".pptx", ".html", ".xlsx", ".csv", ".md"])
def test_every_format_is_written(dialog, qtbot, tmp_path: Path, suffix: str) -> None:
    choose(dialog.form.sheet, "A3")
    choose(dialog.form.format, suffix)
    if suffix in (".png", ".jpg"):
        dialog.form.dpi.setValue(20)
    click(dialog.start)
    finish(dialog, qtbot)
    files = [*tmp_path.glob(f"trail*{suffix}")]
    assert files, dialog.outcome.words.text()
    assert all(each.stat().st_size > 100 for each in files)


def test_cancel_stops_an_export_and_leaves_no_file(dialog, tmp_path: Path) -> None:
    click(dialog.start)
    click(dialog.cancel)
    assert dialog.isVisible()
    assert "stopped" in dialog.outcome.words.text()
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".pdf"] == []
    click(dialog.cancel)
    assert not dialog.isVisible()


def test_escape_stops_an_export_first_and_closes_then(dialog, tmp_path: Path) -> None:
    click(dialog.start)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not (tmp_path / "trail.pdf").exists()


def test_a_folder_that_is_not_there_is_told(dialog, qtbot, tmp_path: Path) -> None:
    dialog.target.name.setText(str(tmp_path / "nowhere" / "trail.pdf"))
    click(dialog.start)
    finish(dialog, qtbot)
    assert "not exported" in dialog.outcome.words.text()


@pytest.mark.parametrize("name", ["", "  ", "/", "."])
def test_without_a_file_name_the_dialog_asks_for_one(dialog, name: str) -> None:
    dialog.target.name.setText(name)
    click(dialog.start)
    assert dialog.start.isEnabled()
    assert dialog.outcome.words.text() == "Write the name of a file."


def test_a_file_that_is_there_is_replaced_only_when_the_user_says_so(dialog, qtbot, tmp_path: Path) -> None:
    poster = tmp_path / "trail.pdf"
    poster.write_text("a colleague's poster")
    asked = answer("Cancel")
    click(dialog.start)
    assert dialog.start.isEnabled()
    assert asked[0] == "Replace “trail.pdf”?"
    assert poster.read_text() == "a colleague's poster"
    answer("Replace")
    click(dialog.start)
    finish(dialog, qtbot)
    assert poster.read_bytes().startswith(b"%PDF")
    click(dialog.start)  # his own file of just now is replaced without a question
    finish(dialog, qtbot)
    assert "Written" in dialog.outcome.words.text()


def test_a_failed_export_does_no_harm_to_an_older_file(dialog, qtbot, tmp_path: Path) -> None:
    poster = tmp_path / "trail.pdf"
    poster.write_text("last month's poster")
    answer("Replace")
    click(dialog.start)
    click(dialog.cancel)
    assert poster.read_text() == "last month's poster"


def test_numbered_pictures_that_are_there_are_asked_about(dialog, drawn, tmp_path: Path) -> None:
    (tmp_path / "trail-2.png").write_bytes(b"a colleague's picture")
    choose(dialog.form.format, ".png")
    choose(dialog.form.sheet, "A4")
    drawn(dialog)
    assert len(dialog.draft.packed) > 1
    asked = answer("Cancel")
    click(dialog.start)
    assert asked[0] == "Replace “trail-2.png”?"
    assert (tmp_path / "trail-2.png").read_bytes() == b"a colleague's picture"


def test_a_share_copy_goes_out_without_names(dialog, qtbot, tmp_path: Path) -> None:
    tick(dialog.form.leave_out[Redacted.NAMES])
    click(dialog.start)
    finish(dialog, qtbot)
    words = PdfReader(tmp_path / "trail.pdf").pages[0].extract_text()
    assert "Ann" not in words
    assert "Persona 1" in words


def test_a_lane_is_left_out_of_this_export_alone(dialog, qtbot, session, tmp_path: Path) -> None:
    before = session.journey
    tick(dialog.form.lanes["actions"])
    click(dialog.start)
    finish(dialog, qtbot)
    words = PdfReader(tmp_path / "trail.pdf").pages[0].extract_text()
    assert "alpha" not in words
    assert "Emotions" in words
    assert session.journey is before


def test_progress_is_told_page_by_page(dialog, drawn, qtbot) -> None:
    choose(dialog.form.sheet, "A0")
    choose(dialog.form.tiles, "A4")
    drawn(dialog)
    told: list[str] = []
    click(dialog.start)
    running = dialog._running
    running.done.connect(lambda _done: told.append(dialog.outcome.words.text()))
    finish(dialog, qtbot)
    assert dialog.outcome.open_file.isVisible(), dialog.outcome.words.text()
    assert any(words.startswith("Drawing page ") and words.endswith(" of 26") for words in told)
