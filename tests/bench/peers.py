"""Other programs that make a PDF of the same poster: where they are, what they are given, how they are run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from time import perf_counter

from mapdesigner.layout.sheets import compose_poster
from mapdesigner.storage.read import read_map
from tests.bench.drawings import html, svg
from tests.bench.memory_of_tree import MemoryOfTree
from tests.bench.timing import environment, script


@dataclass(frozen=True, slots=True)
class Run:
    """A finished process: seconds, the most bytes of memory with all it started, what it printed, its own seconds."""

    wall: float
    peak: int
    output: str
    inner: float = 0.0


@dataclass(frozen=True, slots=True)
class Peer:
    """A program by the names it may have, and its command line for a map; both files stand beside the map."""

    name: str
    names: tuple[str, ...]
    command: Callable[[str, Path], list[str]]

    def found(self) -> str:
        """Where the program is; "" if it is not installed."""
        return next((path for path in map(shutil.which, self.names) if path), "")


_PATIENCE = 240.0
"""A program that takes longer, in s, is ended; it then counts as if it had just been done, which flatters it."""


def run(command: list[str]) -> Run:
    """Run a command to its end; raise RuntimeError if it fails."""
    start = perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, env=environment())
        memory = MemoryOfTree(process.pid)
        enough = Timer(_PATIENCE, process.kill)
        enough.start()
        _pid, status, usage = os.wait4(process.pid, 0)
        enough.cancel()
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().decode()
    largest = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    peak = memory.stop() or largest  # which counts what the bench itself held when it started the process
    if process.returncode and wall < _PATIENCE:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}")
    return Run(wall, peak, said)


def _inkscape(program: str, path: Path) -> list[str]:
    drawing = path.with_suffix(".svg")
    drawing.write_text(svg(compose_poster(read_map(path).journey)), encoding="utf-8")
    return [program, "--export-type=pdf", f"--export-filename={drawing}.pdf", str(drawing)]


def _chromium(program: str, path: Path) -> list[str]:
    page = path.with_suffix(".html")
    page.write_text(html(compose_poster(read_map(path).journey)), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    return [program, *options, f"--print-to-pdf={page}.pdf", page.as_uri()]


def _qpdfwriter(_program: str, path: Path) -> list[str]:
    return script("qpdfwriter.py", str(path), f"{path}.qt.pdf")


PEERS = (
    Peer("inkscape", ("inkscape",), _inkscape),
    Peer("chromium", ("chromium", "chromium-browser", "google-chrome", "chrome"), _chromium),
    Peer("qpdfwriter", (sys.executable,), _qpdfwriter),
)
