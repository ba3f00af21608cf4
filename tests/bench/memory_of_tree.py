"""The most memory a process and all processes it starts hold together, looked at again and again while they run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

_EVERY = 0.1
"""Seconds between two looks, each of which takes time from a program of many processes."""


class MemoryOfTree:
    """Watches a process from its start until `stop`; sees nothing where the system has no /proc."""

    def __init__(self, process: int) -> None:
        self._process, self._most = process, 0
        self._ended = Event()
        self._thread = Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """Stop watching and return the most bytes seen, what processes share being counted once."""
        self._ended.set()
        self._thread.join()
        return self._most

    def _watch(self) -> None:
        while not self._ended.wait(_EVERY):
            self._most = max(self._most, sum(map(_held, _tree(self._process))))


def _tree(process: int) -> Iterator[int]:
    yield process
    for file in Path(f"/proc/{process}/task").glob("*/children"):
        for child in _text(file).split():
            yield from _tree(int(child))


def _held(process: int) -> int:
    """Bytes a process holds, with its share of what it has in common with others (PSS); 0 once it has ended."""
    lines = _text(Path(f"/proc/{process}/smaps_rollup")).splitlines()
    return 1024 * sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _text(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:  # it has ended meanwhile
        return ""
