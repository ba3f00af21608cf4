"""Nothing leaves the machine: every command and a window somebody works in, under a guard that hears every socket."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mapdesigner import resources
from mapdesigner.cli import main as cli
from tests.support.checkout import ROOT

SAMPLE = resources.path("samples", "trailhead.journeymap")
COMMANDS = {
    "tour": ["tour"],
    "new": ["new", "n.journeymap"],
    "export": ["export", "a.journeymap", "-o", "a.pdf"],
    "atlas": ["atlas", ".", "-o", "atlas.pdf"],
    "convert": ["convert", "a.journeymap", "a.md"],
    "check": ["check", "--repair", "a.journeymap"],
    "diff": ["diff", "a.journeymap", "a.journeymap"],
    "merge": ["merge", "a.journeymap", "a.journeymap", "a.journeymap", "-o", "m.journeymap"],
    "git-setup": ["git-setup"],
    "git-diff": ["git-diff", "a", "a.journeymap", "0", "0", "a.journeymap", "0", "0"],
    "format": ["format", "a.journeymap"],
    "schema": ["schema"],
    "install-desktop": ["install-desktop"],
}
STARTS = {"git-setup": "git", "install-desktop": "update-"}
"""The commands that start another program, and the beginning of its name."""
UNIX_SOCKETS = re.compile(r'sun_path=@?"[^"]*(mapdesigner|/\.\w{6}/s"|nscd|dbus|bus)')
"""The one instance's own, which Qt makes in a folder of its own first, and those the system's libraries turn to."""


def watched(folder: Path, arguments: list[str], *before: str) -> dict[str, Any]:
    """Run a command in a folder with the guard; return what the guard heard."""
    report = folder.parent / "report.json"
    command = [*before, sys.executable, "-m", "tests.support.watched", str(report), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_RUNTIME_DIR": str(folder.parent)}
    environment = {name: value for name, value in environment.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    if arguments[0] != "session":  # a command that would open a window says that there is none
        environment.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=110)
    assert "Traceback" not in done.stderr, done.stderr
    found: dict[str, Any] = json.loads(report.read_text())
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "maps"
    found.mkdir()
    (found / "a.journeymap").write_bytes(SAMPLE.read_bytes())
    return found


@pytest.mark.parametrize("name", cli._COMMANDS)
def test_no_command_turns_to_the_network(folder: Path, name: str) -> None:
    assert name in COMMANDS, "a new command: say here how it is called"
    heard = watched(folder, COMMANDS[name])
    assert heard["addresses"] == []
    assert [each for each in heard["processes"] if STARTS.get(name, "nothing at all") not in each] == []


def test_no_session_in_the_window_turns_to_the_network(folder: Path) -> None:
    heard = watched(folder, ["session", "a.journeymap"])
    assert heard["code"] == 0
    assert heard["addresses"] == []
    assert heard["processes"] == []
    assert (folder / "a.journeymap").read_bytes() != SAMPLE.read_bytes()  # somebody did work and save


@pytest.mark.skipif(
    shutil.which("strace") is None, reason="strace is not installed, so only Python's own calls are seen"
)
@pytest.mark.parametrize("arguments", [["session", "a.journeymap"], COMMANDS["export"]], ids=["window", "export"])
def test_nothing_beneath_python_opens_a_socket_but_the_single_instances(folder: Path, arguments: list[str]) -> None:
    calls = folder.parent / "calls"
    trace = ("strace", "-f", "-qq", "-o", str(calls), "-e", "trace=connect,bind,sendto,execve")
    assert watched(folder, arguments, *trace)["code"] == 0
    lines = calls.read_text().splitlines()
    sockets = [line for line in lines if "sa_family=" in line and "AF_NETLINK" not in line]
    assert [line for line in sockets if not UNIX_SOCKETS.search(line)] == []
    programs = [line for line in lines if "execve(" in line and "ENOENT" not in line]
    assert len(programs) <= 1, programs
