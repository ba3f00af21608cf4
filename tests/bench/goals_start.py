"""The goals of start-up and memory, each measured in processes of their own."""

from __future__ import annotations

import json
from pathlib import Path

from tests.bench.timing import Figure, child, ratio

_LARGE = 5000  # cards from which one run is enough, and all there is time for
MAP_AND_CANVAS, CANVAS = 12.0, 6.0


def start(files: dict[int, Path], rounds: int) -> dict[str, Figure]:
    """From starting the program with a map to its first paint, against an empty window."""
    return {str(cards): Figure(_start(cards, path, rounds), 2.0, "of an empty window") for cards, path in files.items()}


def _start(cards: int, path: Path, rounds: int) -> float:
    runs = min(rounds, 1 if cards >= _LARGE else 3)
    return ratio(
        lambda: child("first_map.py", str(path)),
        lambda: child("empty_window.py"),
        runs,
        warm=int(cards < 500 and runs > 1),
    )


def memory(files: dict[int, Path]) -> dict[str, dict[str, Figure]]:
    """Memory a card by the slope between the smallest and the largest map, with and without the map itself."""
    held = {cards: json.loads(child("memory.py", str(path))) for cards, path in files.items()}
    few, many = min(held), max(held)
    slope = {what: (held[many][what] - held[few][what]) / (many - few) / 1024 for what in ("map", "canvas")}
    between = f"{few} to {many}"
    return {
        "canvas.memory": {between: Figure(slope["canvas"] - slope["map"], CANVAS, "KiB a card")},
        "canvas.memory_with_map": {between: Figure(slope["canvas"], MAP_AND_CANVAS, "KiB a card")},
    }
