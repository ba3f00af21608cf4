"""The checkout the tests run from: its folder and the files git keeps."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "mapdesigner"
TESTS = ROOT / "tests"


def git(*arguments: str) -> str:
    """The output of a git command run in the checkout."""
    # a checkout made by another user (a container's volume) is as good as one's own to read from
    command = ["git", "-c", f"safe.directory={ROOT}", *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout


def tracked_files() -> list[Path]:
    """Every file git keeps that is there, as absolute paths."""
    return [path for name in git("ls-files", "-z").split("\0") if name and (path := ROOT / name).is_file()]


def modules() -> list[Path]:
    """Every Python module of the program."""
    return sorted(SOURCE.rglob("*.py"))


def modules_of_tests() -> list[Path]:
    """Every Python module of the tests, their hands and helpers included."""
    return sorted(TESTS.rglob("*.py"))
