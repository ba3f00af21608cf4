"""Whatever fails while a file is replaced, the old one stands and no scrap is left beside it."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from mapdesigner.storage.errors import SaveError
from mapdesigner.storage.safe_file import content_hash, replace_file

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes and links of POSIX")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "poster.pdf"
    path.write_bytes(b"old")
    return path


def test_a_file_is_replaced_whole(file: Path) -> None:
    assert replace_file(file, b"new") == content_hash(b"new")
    assert file.read_bytes() == b"new"
    assert len(list(file.parent.iterdir())) == 1


@pytest.mark.parametrize(
    ("call", "code", "advice"),
    [
        ("write", errno.ENOSPC, "disk is full"),
        ("write", errno.EIO, "not written"),
        ("fsync", errno.EIO, "not written"),
        ("fchmod", errno.EPERM, "no permission"),
        ("read", errno.EIO, "not written"),
        ("open", errno.EROFS, "read-only"),
        ("open", errno.EACCES, "no permission"),
    ],
)
def test_a_failing_disk_leaves_the_old_file_and_says_what_to_do(
    file: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int, advice: str
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        with pytest.raises(SaveError, match=advice):
            replace_file(file, b"new")
    assert file.read_bytes() == b"old"
    assert [entry.name for entry in file.parent.iterdir()] == ["poster.pdf"]


def test_a_failing_rename_leaves_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_self: Path, _target: Path) -> None:
        raise OSError(errno.EIO, "fault")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(SaveError):
        replace_file(file, b"new")
    assert file.read_bytes() == b"old"
    assert len(list(file.parent.iterdir())) == 1


def test_short_writes_are_gone_on_with(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: whole(handle, bytes(data[:3])))
    replace_file(file, b"0123456789")
    assert file.read_bytes() == b"0123456789"


def test_bytes_that_came_back_wrong_are_not_saved(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: whole(handle, b"x" * len(data)))
    with pytest.raises(SaveError):
        replace_file(file, b"new")
    assert file.read_bytes() == b"old"


def test_a_backup_that_fails_stops_the_save_before_the_rename(file: Path) -> None:
    def keep(_path: Path) -> None:
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(SaveError):
        replace_file(file, b"new", keep=keep)
    assert file.read_bytes() == b"old"


@POSIX
def test_mode_is_kept_and_a_new_file_follows_the_umask(file: Path) -> None:
    file.chmod(0o640)
    replace_file(file, b"new")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    plain, new = file.with_name("plain"), file.with_name("new")
    plain.touch()
    replace_file(new, b"")
    assert new.stat().st_mode == plain.stat().st_mode


@POSIX
def test_a_link_stays_a_link_and_its_target_is_written(file: Path) -> None:
    link = file.parent / "link.pdf"
    link.symlink_to(file.name)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


@POSIX
def test_a_read_only_file_is_never_renamed_over(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(SaveError, match="read-only"):
        replace_file(file, b"new")
    assert file.read_bytes() == b"old"


@POSIX
def test_a_loop_of_links_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(SaveError):
        replace_file(tmp_path / "a", b"new")


@pytest.mark.parametrize("name", ["no/folder/here.pdf", "x" * 300, "a\0b"])
def test_a_place_that_cannot_be_written_is_told_in_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(SaveError) as caught:
        replace_file(tmp_path / name, b"new")
    assert "\n" not in caught.value.reason


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="not a file"):
        replace_file(tmp_path, b"new")
