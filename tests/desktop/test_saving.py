"""When a map cannot be saved, one message says why and what to do, and the work stays."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_map
from mapdesigner.storage.read import read_map
from mapdesigner.storage.safe_file import advice
from tests.support.answering import answer
from tests.support.journeys import grid, with_actions


@pytest.fixture
def window(qtbot, qapp, tmp_path: Path) -> Window:
    made = Window()
    qtbot.addWidget(made, before_close_func=lambda it: it.session.start(it.session.journey))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.session.start(with_actions(grid(), "a"))
    folder = tmp_path / "work"
    folder.mkdir()
    made.session.save_as(folder / "trail.journeymap")
    made.session.apply("Rename", lambda journey: set_map(journey, title="Secret plan"))
    made.show()
    qtbot.waitExposed(made)
    return made


def read_only(path: Path) -> None:
    path.chmod(0o444)


def folder_gone(path: Path) -> None:
    shutil.rmtree(path.parent)


def a_folder_in_its_place(path: Path) -> None:
    path.unlink()
    path.mkdir()


def no_permission(path: Path) -> None:
    path.parent.chmod(0o555)


MISHAPS = [
    (read_only, "the file is read-only; save under another name or make it writable"),
    (folder_gone, "the folder does not exist; save elsewhere"),
    (a_folder_in_its_place, "choose another name"),
    pytest.param(
        no_permission,
        "there is no permission to write here; save elsewhere",
        marks=pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="this user may write anywhere"),
    ),
]


@pytest.mark.parametrize(("mishap", "reason"), MISHAPS, ids=lambda it: getattr(it, "__name__", None))
def test_one_message_says_what_is_wrong_and_what_to_do_and_another_place_is_offered(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, mishap, reason
) -> None:
    caplog.set_level(0)
    elsewhere = tmp_path / "elsewhere.journeymap"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(elsewhere), ""))
    path = window.session.path
    assert path is not None
    mishap(path)
    said = answer("Cancel")
    assert not window.files.save()
    assert said[0] == "The map is not saved."
    assert reason in said[1]
    assert said[1].endswith("Your changes are still here.")
    assert window.session.is_modified
    assert window.session.journey.title == "Secret plan"
    answer("Save as…")
    assert window.files.save()
    assert read_map(elsewhere).journey.title == "Secret plan"
    assert not window.session.is_modified
    assert "Secret" not in caplog.text
    path.parent.chmod(0o755) if path.parent.exists() else None


def test_a_name_too_long_for_the_disk_is_told(window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    long = tmp_path / f"{'x' * 300}.journeymap"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(long), ""))
    said = answer("Cancel")
    assert not window.files.ask_save_as()
    assert "the name is too long; choose a shorter one" in said[1]
    assert window.session.is_modified


def test_the_longest_name_the_disk_takes_is_taken(window: Window, tmp_path: Path) -> None:
    path = tmp_path / f"{'旅' * 81}.journeymap"
    window.session.save_as(path)
    assert read_map(path).journey.title == "Secret plan"


@pytest.mark.parametrize("name", ["ESTALE", "EHOSTDOWN", "ENETDOWN", "ETIMEDOUT", "ENOTCONN"])
def test_a_share_that_does_not_answer_is_told(name: str) -> None:
    assert "network share" in advice(OSError(getattr(errno, name), "away"))


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_told(code: int) -> None:
    assert "the disk is full; free some space" in advice(OSError(code, "full"))


def test_the_question_on_closing_names_the_map(window: Window) -> None:
    said = answer("Cancel")
    assert not window.close()
    assert said[0] == "Save the changes to “trail.journeymap”?"


def test_the_status_bar_says_when_it_was_saved(window: Window) -> None:
    assert window.status.saved.text() == "Not saved"
    assert window.files.save()
    assert window.status.saved.text().startswith("Saved at ")
