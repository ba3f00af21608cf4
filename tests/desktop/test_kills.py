"""A program killed at any moment loses at most two seconds or one step, and leaves no journal that cannot be read."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mapdesigner.storage.journal import journal_folder, recoverable
from tests.support.checkout import ROOT

PROMISED = 2.0  # seconds
QUICK, MANY = 3, 50


@pytest.mark.timeout(90)
def test_a_killed_program_loses_at_most_two_seconds_or_one_step(tmp_path: Path) -> None:
    chance = random.Random(5)
    for number in range(QUICK):
        kill_and_recover(chance.uniform(0.2, 4.0), tmp_path / f"{number}.journeymap" if number else None)


@pytest.mark.long
@pytest.mark.timeout(900)
def test_fifty_kills_at_random_moments(tmp_path: Path) -> None:
    worst = 0.0
    for number in range(MANY):
        path = tmp_path / f"{number}.journeymap" if number % 2 else None
        worst = max(worst, kill_and_recover(random.uniform(0.0, 6.0), path))
    print(f"{MANY} kills, no step older than {worst:.2f} s lost")


def kill_and_recover(after: float, path: Path | None) -> float:
    """Kill a session so many seconds after its first step; return the age of the oldest step that is lost."""
    child = [sys.executable, "-m", "tests.desktop.children.typing_session", *([str(path)] if path else [])]
    with subprocess.Popen(child, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as session:
        assert session.stdout is not None
        first = session.stdout.readline()
        assert first, session.stderr and session.stderr.read()
        time.sleep(after)
        killed = time.time()
        session.kill()
        done = [first, *session.stdout.readlines()]
    steps = [(int(line.split()[0]), float(line.split()[1])) for line in done if line.endswith("\n")]
    held = recovered(path)
    lost = [at for step, at in steps if step > held]
    age = killed - min(lost, default=killed)
    assert age <= PROMISED or len(lost) <= 1, f"{len(lost)} steps lost, the oldest {age:.1f} s old"
    return age


def recovered(path: Path | None) -> int:
    """Return the last step that can be recovered; take the journal away for the next session."""
    found = recoverable()
    assert len(found) <= 1
    steps = [int(item.text) for each in found for item in each.read().items if item.text.isdigit()]
    assert all(each.path == path for each in found)
    for each in journal_folder().glob("*"):
        os.unlink(each)
    return max(steps, default=0)
