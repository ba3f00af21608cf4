"""How the bench measures: reference and measured in turns, medians, one figure for each goal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

FOLDER = Path(__file__).parent
FOLDERS = TemporaryDirectory()


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value and the most it may be: no limit where no goal names the size, no value without the peer."""

    value: float | None
    limit: float | None
    unit: str

    def as_json(self) -> dict[str, object]:
        """The figure as the bench prints it."""
        met = None if self.value is None or self.limit is None else self.value <= self.limit
        value = None if self.value is None else round(self.value, 4)
        return {"value": value, "limit": self.limit, "unit": self.unit, "met": met}


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes once."""
    start = perf_counter()
    work()
    return perf_counter() - start


def times(work: Callable[[], object], rounds: int) -> float:
    """The median time of some rounds, in seconds."""
    return median(seconds(work) for _ in range(rounds))


def ratio(measured: Callable[[], object], reference: Callable[[], object], rounds: int, warm: int = 1) -> float:
    """How many times as long the one takes as the other: in turns, for the machine's speed drifts; by medians."""
    for _ in range(warm):
        measured()
        reference()
    pairs = [(seconds(measured), seconds(reference)) for _ in range(rounds)]
    return median(own for own, _ in pairs) / median(other for _, other in pairs)


def script(name: str, *arguments: str) -> list[str]:
    """The command line of one of the bench's own scripts."""
    return [sys.executable, str(FOLDER / "children" / name), *arguments]


def child(name: str, *arguments: str) -> str:
    """Run a script of the bench in a process of its own and return what it prints."""
    done = subprocess.run(script(name, *arguments), env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{name} failed: {done.stderr[-800:]}")
    return done.stdout


def environment() -> dict[str, str]:
    """No screen, folders of its own in place of the user's settings, and modules compiled once as when installed."""
    home = FOLDERS.name
    folders = {f"XDG_{kind}_HOME": home for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
    own = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(FOLDER.parent.parent), "HOME": home}
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, **folders, **own}
