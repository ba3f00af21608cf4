"""What is not saved is written down, offered after a crash, and never offered when it is damaged, open or saved."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mapdesigner.model.journey import JourneyMap, new_map
from mapdesigner.storage.journal import (
    TRASH_DAYS,
    Journal,
    Snapshot,
    decline,
    journal_folder,
    recoverable,
    trash_folder,
)
from mapdesigner.storage.journal_writer import PAUSE, JournalWriter
from mapdesigner.storage.read import read_map
from mapdesigner.storage.safe_file import content_hash
from mapdesigner.storage.write import write_map

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")


def titled(title: str) -> JourneyMap:
    return new_map(id="m", title=title)


def crash(journal: Journal) -> None:
    """Let go of the journal as the system does when a program is killed."""
    if journal._lock is not None:
        os.close(journal._lock)
        journal._lock = None


def left_behind(*titles: str, path: Path | None = None) -> Journal:
    journal = Journal()
    for title in titles:
        journal.write(Snapshot(titled(title), path, "base"))
    crash(journal)
    return journal


def offered() -> list[str]:
    return [each.read().title for each in recoverable()]


def test_after_a_crash_the_last_state_is_offered_with_its_title_time_and_file(tmp_path: Path) -> None:
    before = time.time()
    left_behind("One", "Two", "Three", path=tmp_path / "trail.journeymap")
    (found,) = recoverable()
    assert (found.title, found.path, found.base_hash) == ("Three", tmp_path / "trail.journeymap", "base")
    assert before - 1 <= found.at.timestamp() <= time.time()
    assert found.read() == titled("Three")


def test_a_map_without_a_file_is_offered_too() -> None:
    left_behind("Unnamed")
    assert recoverable()[0].path is None


def test_a_map_that_is_open_in_a_running_program_is_not_offered() -> None:
    journal = Journal()
    journal.write(Snapshot(titled("Open"), None, ""))
    assert offered() == []
    other = "from mapdesigner.storage.journal import recoverable; print(len(recoverable()))"
    assert subprocess.run([sys.executable, "-c", other], capture_output=True, check=True).stdout.strip() == b"0"
    journal.remove()
    assert list(journal_folder().iterdir()) == []


def test_a_torn_slot_leaves_the_one_before() -> None:
    journal = left_behind("One", "Two")
    slot = max(journal_folder().glob(f"{journal._stem.name}.[ab]"), key=lambda each: each.stat().st_mtime_ns)
    slot.write_bytes(slot.read_bytes()[:-10])
    assert offered() == ["One"]


@pytest.mark.parametrize("harm", [b"", b"mapdesigner-journal-1 \n", b"\0" * 100, b"{}"])
def test_a_damaged_journal_is_never_offered(harm: bytes) -> None:
    left_behind("One", "Two")
    for slot in journal_folder().glob("*.[ab]"):
        slot.write_bytes(harm)
    assert offered() == []


def test_a_flipped_byte_is_noticed_wherever_it_is() -> None:
    left_behind("One")
    (slot,) = journal_folder().glob("*.[ab]")
    whole = slot.read_bytes()
    for at in range(0, len(whole), 9):
        slot.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert offered() == [], at
    slot.write_bytes(whole)
    assert offered() == ["One"]


def test_work_that_was_saved_in_the_last_moment_is_not_offered(tmp_path: Path) -> None:
    path = tmp_path / "trail.journeymap"
    left_behind("Saved", path=path)
    write_map(titled("Saved"), path)
    assert offered() == []
    assert list(journal_folder().iterdir()) == []


def test_what_is_declined_lies_in_the_trash_as_a_journey_file_for_thirty_days() -> None:
    left_behind("Unwanted")
    decline(recoverable()[0])
    assert offered() == []
    (kept,) = trash_folder().iterdir()
    assert read_map(kept).journey.title == "Unwanted"
    old = time.time() - (TRASH_DAYS + 1) * 24 * 3600
    os.utime(kept, (old, old))
    assert offered() == []
    assert list(trash_folder().iterdir()) == []


@POSIX
def test_journals_and_trash_are_private() -> None:
    left_behind("One", "Two")
    assert {stat.S_IMODE(each.stat().st_mode) for each in journal_folder().iterdir()} == {0o600}
    decline(recoverable()[0])
    for folder in (journal_folder(), trash_folder()):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in trash_folder().iterdir()} == {0o600}


def wait_for(true: object, seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:  # type: ignore[operator]
        time.sleep(0.01)
    assert true()  # type: ignore[operator]


def slots() -> list[Path]:
    return list(journal_folder().glob("*.[ab]"))


def test_an_edit_is_on_disk_soon_and_the_writer_does_not_keep_anybody_waiting() -> None:
    assert PAUSE < 1.0  # which leaves a slow disk another second
    writer = JournalWriter(failed=pytest.fail)
    start = time.monotonic()
    for number in range(100):
        writer.note(Snapshot(titled(str(number)), None, ""))
    assert time.monotonic() - start < 100 * PAUSE  # far below: none waited for its writing
    wait_for(slots)
    writer.close()
    assert slots() == []


def test_saving_removes_the_journal_and_the_next_edit_begins_another() -> None:
    writer = JournalWriter(failed=pytest.fail)
    writer.note(Snapshot(titled("One"), None, ""))
    wait_for(slots)
    writer.clear()
    wait_for(lambda: not slots())
    writer.note(Snapshot(titled("Two"), None, ""))
    wait_for(slots)
    writer.close()
    assert list(journal_folder().iterdir()) == []


def test_recovered_work_stays_on_disk_until_it_is_saved() -> None:
    left_behind("One")
    (found,) = recoverable()
    writer = JournalWriter(failed=pytest.fail)
    writer.adopt(found)
    assert len(slots()) == 1
    writer.note(Snapshot(found.read(), None, ""))
    wait_for(lambda: len(slots()) == 2)
    writer.close()
    assert slots() == []


def test_a_disk_that_cannot_be_written_is_told_once(own_folders: Path) -> None:
    (own_folders / "state" / "mapdesigner").write_text("in the way")
    (own_folders / "localappdata" / "mapdesigner").write_text("in the way")
    told: list[Exception] = []
    writer = JournalWriter(told.append)
    writer.note(Snapshot(titled("One"), None, ""))
    wait_for(lambda: told)
    writer.note(Snapshot(titled("Two"), None, ""))
    writer.close()
    assert len(told) == 1


def test_the_hash_of_what_the_work_rests_on_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "trail.journeymap"
    saved = write_map(titled("Base"), path)
    journal = Journal()
    journal.write(Snapshot(titled("Edited"), path, saved))
    crash(journal)
    assert recoverable()[0].base_hash == content_hash(path.read_bytes())
