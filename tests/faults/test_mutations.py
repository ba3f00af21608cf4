"""Twenty thousand damaged files: each is answered in a line or two, soon, and left as it is."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest

from mapdesigner import resources
from tests.faults.mutations import mutated
from tests.support.checkout import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="memory is asked for as POSIX has it")


def fuzzed(folder: Path, seed: int, count: int) -> dict[str, Any]:
    """Check damaged files in a process of their own, whose memory nothing else has used."""
    command = [sys.executable, "-m", "tests.faults.fuzz", str(folder), str(seed), str(count)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["megabytes"] < 1024
    return found


def test_damaged_files_are_answered_without_a_traceback_soon_and_left_as_they_are(tmp_path: Path) -> None:
    found = fuzzed(tmp_path, 1, 250)
    assert found["violations"] == []
    assert {"answered 0", "answered 1", "answered 2"} <= found["counts"].keys()


def test_a_command_by_itself_answers_in_the_same_way(tmp_path: Path) -> None:
    random = Random(2)
    sound = resources.path("templates", "customer-journey.journeymap").read_bytes()
    files = []
    for number in range(40):
        files.append(tmp_path / f"{number}.journeymap")
        files[-1].write_bytes(mutated(random, sound))
    before = [each.read_bytes() for each in files]
    command = [sys.executable, "-m", "mapdesigner", "check", *map(str, files)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (2, "")
    assert all(f"{each}: " in done.stdout for each in files)
    assert [each.read_bytes() for each in files] == before


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_twenty_thousand_damaged_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    runs = [fuzzed(tmp_path, seed, 2000) for seed in range(10, 20)]
    counts = sum((Counter(run["counts"]) for run in runs), Counter())
    violations = [each for run in runs for each in run["violations"]]
    slowest, memory = (max(run[name] for run in runs) for name in ("slowest", "megabytes"))
    with capsys.disabled():
        print(f"\nmutations: {dict(counts)} slowest: {slowest:.2f} s, memory: {memory:.0f} MB", end=" ")
        print("violations:", len(violations), *violations, sep="\n")
    assert violations == []
