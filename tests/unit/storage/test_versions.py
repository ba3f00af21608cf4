"""Earlier versions of a map: kept at every save, thinned by rule, found again after a rename, private."""

from __future__ import annotations

import datetime as dt
import logging
import os
import stat
import sys
from pathlib import Path

import pytest

from mapdesigner.model.journey import JourneyMap, new_map
from mapdesigner.storage.read import read_map
from mapdesigner.storage.versions import (
    MOST,
    Version,
    export_version,
    folder_of,
    follow,
    login_name,
    name_version,
    read_version,
    version_with,
    versions,
)
from mapdesigner.storage.write import to_bytes, write_map

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "trail.journeymap"


def titled(title: str) -> JourneyMap:
    return new_map(id="m", title=title)


def titles(path: Path) -> list[str]:
    return [read_version(each).journey.title for each in versions(path)]


def dated(path: Path, at: dt.datetime) -> None:
    """Make the newest version look as if it had been saved at another time."""
    newest = versions(path)[0]
    stamp = round(at.timestamp() * 1e9)
    newest.record.rename(newest.record.with_name(f"{stamp:020d}-{newest.content_hash}.json"))


def named(path: Path, title: str) -> Version:
    return next(each for each in versions(path) if read_version(each).journey.title == title)


def test_every_save_is_a_version_with_who_and_when(path: Path) -> None:
    before = dt.datetime.now().astimezone()
    first = write_map(titled("One"), path, "", who="Ann")
    write_map(titled("Two"), path, first)
    found = versions(path)
    assert titles(path) == ["Two", "One"]
    assert [each.who for each in found] == [login_name(), "Ann"]
    assert all(before <= each.at <= dt.datetime.now().astimezone() for each in found)
    assert version_with(path, first) == found[1]
    assert version_with(path, "nothing") is None


def test_what_another_program_wrote_is_kept_before_it_is_replaced(path: Path) -> None:
    write_map(titled("Mine"), path, "")
    path.write_bytes(to_bytes(titled("Hers")))
    write_map(titled("Mine again"), path)
    assert titles(path) == ["Mine again", "Hers", "Mine"]
    assert named(path, "Hers").who == ""


def test_saving_the_same_again_is_no_new_version_and_equal_bytes_are_held_once(path: Path) -> None:
    for title in ("One", "One", "Two", "One"):
        write_map(titled(title), path)
    assert titles(path) == ["One", "Two", "One"]
    assert len(list(folder_of(path).glob("*.journeymap"))) == 2


def test_the_last_ten_stay_and_older_ones_of_today_go(path: Path) -> None:
    for number in range(MOST + 5):
        write_map(titled(str(number)), path)
    assert titles(path) == [str(number) for number in range(MOST + 4, 4, -1)]
    assert len(list(folder_of(path).glob("*.journeymap"))) == MOST


def test_one_a_day_stays_for_thirty_days_and_a_named_one_for_ever(path: Path) -> None:
    now = dt.datetime.now().astimezone()
    for days in (400, 40, 29, 28, 28, 3):
        write_map(titled(f"{days} days ago {len(versions(path))}"), path)
        dated(path, now - dt.timedelta(days=days, minutes=60 - len(versions(path))))
        if days == 400:
            name_version(versions(path)[-1], "after the March workshop")
    for number in range(MOST):
        write_map(titled(str(number)), path)
    old = [title for title in titles(path) if "ago" in title]
    assert old == ["3 days ago 5", "28 days ago 4", "29 days ago 2", "400 days ago 0"]
    assert versions(path)[-1].name == "after the March workshop"


def test_a_version_is_written_to_a_file_of_its_own(path: Path, tmp_path: Path) -> None:
    write_map(titled("One"), path, "")
    write_map(titled("Two"), path)
    export_version(versions(path)[1], tmp_path / "one.journeymap")
    assert read_map(tmp_path / "one.journeymap").journey.title == "One"


def test_versions_follow_a_file_that_was_renamed(path: Path, tmp_path: Path) -> None:
    write_map(titled("One"), path, "")
    new = tmp_path / "renamed.journeymap"
    path.rename(new)
    follow(new, "m")
    assert titles(new) == ["One"]
    assert versions(path) == ()


def test_a_copy_or_another_map_does_not_take_the_versions_away(path: Path, tmp_path: Path) -> None:
    write_map(titled("One"), path, "")
    copy = tmp_path / "copy.journeymap"
    copy.write_bytes(path.read_bytes())
    follow(copy, "m")
    path.unlink()
    follow(copy, "another")
    assert versions(copy) == ()
    assert titles(path) == ["One"]


def test_damaged_records_are_passed_over(path: Path) -> None:
    write_map(titled("One"), path, "")
    write_map(titled("Two"), path)
    versions(path)[0].record.write_text("{")
    versions(path)[0].file.unlink()
    (folder_of(path) / "x-y.json").write_text("[]")
    (folder_of(path) / "map.json").write_text("\0")
    assert versions(path) == ()
    write_map(titled("Three"), path)
    assert titles(path)[0] == "Three"


@POSIX
def test_versions_are_private(path: Path) -> None:
    old = os.umask(0o022)
    try:
        write_map(titled("One"), path, "")
    finally:
        os.umask(old)
    folder = folder_of(path)
    assert {stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == stat.S_IMODE(folder.parent.stat().st_mode) == 0o700


def test_a_data_folder_that_cannot_be_written_keeps_nobody_from_saving(
    path: Path, own_folders: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (own_folders / "data" / "mapdesigner").write_text("in the way")
    (own_folders / "localappdata" / "mapdesigner").write_text("in the way")
    with caplog.at_level(logging.INFO):
        write_map(titled("Secret plan"), path, "")
    assert read_map(path).journey.title == "Secret plan"
    assert "no version kept" in caplog.text
    assert "Secret" not in caplog.text
