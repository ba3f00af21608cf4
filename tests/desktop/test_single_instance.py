"""A second start hands its files to the first, whatever a crash left behind."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from mapdesigner import resources
from mapdesigner.desktop.single_instance import SingleInstance


@pytest.fixture
def runtime(own_folders, monkeypatch, qapp) -> Path:
    folder = own_folders / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


OTHER = """
import sys
from pathlib import Path
from mapdesigner.desktop.single_instance import SingleInstance
sys.exit(0 if SingleInstance().hand_over([Path(each) for each in sys.argv[1:]]) else 1)
"""


def other_start(qtbot, paths: list[Path]) -> bool:
    """Another program of the same user; the first one answers from this one's event loop."""
    other = subprocess.Popen([sys.executable, "-c", OTHER, *map(str, paths)])
    qtbot.waitUntil(lambda: other.poll() is not None, timeout=20_000)
    return other.returncode == 0


def test_alone_there_is_nobody_to_hand_files_to(runtime) -> None:
    assert not SingleInstance().hand_over([Path("a.journeymap")])


def test_files_go_to_the_running_program_as_whole_paths(runtime, qtbot) -> None:
    first = SingleInstance()
    assert first.listen()
    handed: list[list[Path]] = []
    first.files_handed.connect(handed.append)
    assert other_start(qtbot, [Path("a b.journeymap"), Path("/maps/ü.journeymap")])
    assert handed == [[Path.cwd() / "a b.journeymap", Path("/maps/ü.journeymap").absolute()]]
    first.close()


def test_a_start_without_a_file_is_heard_too(runtime, qtbot) -> None:
    first = SingleInstance()
    assert first.listen()
    handed: list[list[Path]] = []
    first.files_handed.connect(handed.append)
    assert other_start(qtbot, [])
    assert handed == [[]]
    first.close()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes vanish with their program")
def test_a_socket_left_by_a_crash_is_cleared_away(runtime, qtbot) -> None:
    name = SingleInstance().name
    left = socket.socket(socket.AF_UNIX)
    left.bind(name)
    left.close()
    first = SingleInstance()
    assert not first.hand_over([])
    assert first.listen()
    assert other_start(qtbot, [])
    first.close()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no mode")
def test_only_the_user_may_talk_to_it(runtime) -> None:
    first = SingleInstance()
    assert first.listen()
    mode = stat.S_IMODE(os.stat(first.name).st_mode)
    assert mode & 0o077 == 0
    first.close()


@pytest.mark.skipif(sys.platform == "win32", reason="speaks over a socket file")
@pytest.mark.parametrize("said", [b"\n", b"{}\n", b"[1, null]\n", b"\xff\xfe\n", b"7\n"])
def test_what_is_no_message_harms_nothing(runtime, qtbot, said: bytes) -> None:
    first = SingleInstance()
    assert first.listen()
    stranger = socket.socket(socket.AF_UNIX)
    stranger.connect(first.name)
    stranger.sendall(said)
    stranger.close()
    assert other_start(qtbot, [])
    first.close()


def test_a_name_too_long_for_a_socket_is_done_without(runtime, monkeypatch) -> None:
    long = runtime / ("x" * 90)
    long.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(long))
    assert not SingleInstance().listen()


FIRST = """
import sys, threading, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from mapdesigner.desktop.launch import run

answered = []

def answer():
    from mapdesigner.desktop.window import Window
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    windows = [each for each in shown if isinstance(each, Window)]
    boxes = [each for each in shown if isinstance(each, QMessageBox)]
    if boxes and len(windows) == int(sys.argv[2]):
        boxes[0].accept()
        answered.append(True)
    elif answered and windows and not boxes:
        windows[0].close()
    QTimer.singleShot(10, answer)

def wait():
    while QApplication.instance() is None:
        time.sleep(0.01)
    QTimer.singleShot(0, QApplication.instance(), answer)

threading.Thread(target=wait, daemon=True).start()
sys.exit(run([Path(sys.argv[1])]))
"""


def first_start(path: Path, windows: int) -> subprocess.Popen[bytes]:
    """A program that answers what cannot be opened once it has so many windows, and then closes them."""
    return subprocess.Popen([sys.executable, "-c", FIRST, str(path), str(windows)])


def test_a_map_handed_over_while_the_first_says_what_it_cannot_open_stays(runtime, qtbot) -> None:
    sample = resources.path("samples", "trailhead.journeymap")
    first = first_start(runtime / "missing.journeymap", 1)
    qtbot.waitUntil(lambda: SingleInstance().hand_over([sample]) or first.poll() is not None, timeout=30_000)
    qtbot.waitUntil(lambda: first.poll() is not None, timeout=30_000)
    assert first.returncode == 0  # 2 says that nothing was shown


def test_a_map_handed_over_while_the_program_says_what_it_cannot_open_breaks_nothing(runtime, qtbot) -> None:
    sample, other = resources.path("samples", "trailhead.journeymap"), runtime / "other.journeymap"
    other.write_bytes(sample.read_bytes())
    first = first_start(sample, 2)
    qtbot.waitUntil(lambda: SingleInstance().hand_over([runtime / "missing.journeymap"]), timeout=30_000)
    qtbot.waitUntil(lambda: SingleInstance().hand_over([other]) or first.poll() is not None, timeout=30_000)
    qtbot.waitUntil(lambda: first.poll() is not None, timeout=30_000)
    assert first.returncode == 0
