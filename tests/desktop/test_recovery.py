"""After a crash the work is there again, and nothing is offered that was saved or thrown away."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mapdesigner.desktop.application import Windows
from mapdesigner.desktop.recovery import offer_recovery
from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_map
from mapdesigner.storage.journal import Journal, Snapshot, journal_folder, recoverable, trash_folder
from mapdesigner.storage.read import read_map
from mapdesigner.storage.write import write_map
from tests.support.answering import answer
from tests.support.journeys import grid, with_actions


@pytest.fixture
def windows(qtbot, qapp) -> Windows:
    made = Windows()
    yield made
    for window in list(made.windows):
        window.session.start(window.session.journey)
        window.close()


def slots() -> list[Path]:
    return list(journal_folder().glob("*.[ab]"))


def left_behind(title: str, path: Path | None = None, base_hash: str = "") -> None:
    journal = Journal()
    journal.write(Snapshot(set_map(with_actions(grid(), "a"), title=title), path, base_hash))
    os.close(journal._lock)  # type: ignore[arg-type]  # as the system does when a program is killed


def opened(windows: Windows, path: Path | None = None) -> Window:
    windows.open(path)
    return windows.windows[-1]


def rename(window: Window, title: str) -> None:
    window.session.apply("Rename", lambda journey: set_map(journey, title=title))


def press(window: Window, words: str) -> None:
    (button,) = [each for each in window.files.notices.buttons if each.text() == words]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_edit_is_in_the_journal_within_two_seconds_and_saving_removes_it(windows, qtbot, tmp_path: Path) -> None:
    window = opened(windows)
    rename(window, "Secret")
    qtbot.waitUntil(lambda: len(slots()) == 1)
    window.session.save_as(tmp_path / "trail.journeymap")
    qtbot.waitUntil(lambda: slots() == [])


def test_undoing_to_what_is_saved_removes_it_too(windows, qtbot) -> None:
    window = opened(windows)
    rename(window, "Secret")
    qtbot.waitUntil(lambda: slots() != [])
    window.session.undo()
    qtbot.waitUntil(lambda: slots() == [])


def test_closing_without_saving_leaves_nothing_to_offer(windows, qtbot) -> None:
    window = opened(windows)
    rename(window, "Secret")
    qtbot.waitUntil(lambda: slots() != [])
    answer("Discard")
    assert window.close()
    assert list(journal_folder().iterdir()) == []


def test_a_close_that_is_called_off_keeps_the_journal(windows, qtbot) -> None:
    window = opened(windows)
    rename(window, "Secret")
    qtbot.waitUntil(lambda: slots() != [])
    answer("Cancel")
    assert not window.close()
    assert slots() != []


def test_an_unnamed_map_is_recovered_and_stays_on_disk_until_it_is_saved(windows, qtbot, tmp_path: Path) -> None:
    left_behind("Lost trail")
    window = opened(windows)
    offer_recovery(window)
    assert "Lost trail" in window.files.notices.words.text()
    press(window, "Recover")
    assert window.session.journey.title == "Lost trail"
    assert window.session.is_modified
    assert slots() != []
    assert recoverable() == ()
    window.session.save_as(tmp_path / "trail.journeymap")
    qtbot.waitUntil(lambda: slots() == [])


def test_recovered_work_goes_back_into_its_file(windows, tmp_path: Path) -> None:
    path = tmp_path / "trail.journeymap"
    saved = write_map(with_actions(grid(), "a"), path)
    left_behind("Later", path, saved)
    window = opened(windows)
    offer_recovery(window)
    assert "trail.journeymap" in window.files.notices.words.text()
    press(window, "Recover")
    assert window.session.path == path
    assert window.session.base == with_actions(grid(), "a")
    assert window.files.save()
    assert read_map(path).journey.title == "Later"


def test_work_on_a_file_that_is_open_already_comes_back_into_its_window(windows, tmp_path: Path) -> None:
    path = tmp_path / "trail.journeymap"
    left_behind("Later", path, write_map(with_actions(grid(), "a"), path))
    window = opened(windows, path)
    offer_recovery(window)
    press(window, "Recover")
    assert windows.windows == [window]
    assert window.session.journey.title == "Later"
    assert window.files.save()
    assert read_map(path).journey.title == "Later"


def test_recovered_work_is_merged_with_what_others_saved_meanwhile(windows, tmp_path: Path) -> None:
    path = tmp_path / "trail.journeymap"
    saved = write_map(with_actions(grid(), "a"), path)
    left_behind("Mine", path, saved)
    write_map(set_map(with_actions(grid(), "a", "hers"), subtitle="Hers"), path)
    window = opened(windows)
    offer_recovery(window)
    press(window, "Recover")
    assert window.files.save()
    journey = read_map(path).journey
    assert (journey.title, journey.subtitle) == ("Mine", "Hers")
    assert {item.id for item in journey.items} == {"a", "hers"}


def test_a_map_in_use_is_not_replaced_by_a_recovered_one(windows) -> None:
    left_behind("Lost trail")
    window = opened(windows)
    rename(window, "In use")
    offer_recovery(window)
    press(window, "Recover")
    assert [each.session.journey.title for each in windows.windows] == ["In use", "Lost trail"]


def test_what_is_declined_goes_to_the_trash(windows) -> None:
    left_behind("Unwanted")
    window = opened(windows)
    offer_recovery(window)
    press(window, "Move to the trash")
    assert recoverable() == ()
    (kept,) = trash_folder().iterdir()
    assert read_map(kept).journey.title == "Unwanted"
    assert window.files.notices.notice is None


def test_a_recovery_folder_that_cannot_be_written_is_told_and_typing_goes_on(windows, qtbot, own_folders: Path) -> None:
    for name in ("state", "localappdata"):
        (own_folders / name / "mapdesigner").write_text("in the way")
    window = opened(windows)
    rename(window, "Unwritten")
    qtbot.waitUntil(lambda: window.files.notices.notice is not None)
    assert "save the map often" in window.files.notices.words.text()


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_all_that_is_kept_of_maps_is_for_the_users_eyes_alone(
    windows, qtbot, tmp_path: Path, own_folders: Path
) -> None:
    window = opened(windows)
    window.session.save_as(tmp_path / "trail.journeymap")
    rename(window, "Secret")
    qtbot.waitUntil(lambda: slots() != [])
    kept = [each for name in ("state", "data", "cache") for each in (own_folders / name).rglob("*") if each.is_file()]
    assert {each.name for each in kept} >= {"recent.json", "map.json"}
    assert {stat.S_IMODE(each.stat().st_mode) for each in kept} == {0o600}
