"""Measures every goal of docs/performance.md and prints one JSON object: `python tests/bench/run.py [--peers]`."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from mapdesigner.storage.write import to_bytes
from tests.bench import goals_canvas, goals_file, goals_gestures, goals_insight, goals_paper, goals_start
from tests.bench.machine import description
from tests.bench.maps import journey_of
from tests.bench.timing import Figure

SIZES = (100, 1000, 10_000)

Goals = dict[str, dict[str, Figure]]


def measure(sizes: tuple[int, ...] = SIZES, rounds: int = 11, *, peers: bool = False) -> dict[str, object]:
    """Measure every goal with maps of these sizes; with `peers` also against the other programs installed here."""
    begun = perf_counter()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)  # type: ignore[attr-defined]
    maps = {cards: journey_of(cards) for cards in sizes}
    with tempfile.TemporaryDirectory() as folder:
        files = {cards: Path(folder) / f"{cards}.journeymap" for cards in sizes}
        for cards, path in files.items():
            path.write_bytes(to_bytes(maps[cards]))
        goals: Goals = {"start.first_map": goals_start.start(files, rounds)}
        goals |= goals_canvas.figures(maps, rounds)
        goals |= goals_gestures.figures(maps, rounds)
        goals |= goals_file.figures(maps, files, max(rounds // 2, 1))
        goals |= goals_insight.figures(maps, rounds)
        with ThreadPoolExecutor() as pool:  # memory needs no quiet, so it is measured beside the exports
            memory = pool.submit(goals_start.memory, {cards: files[cards] for cards in sizes[-2:]})
            paper, found = goals_paper.figures(files, peers=peers)
            goals |= paper | memory.result()
    return {
        "machine": description(),
        "peers": found,
        "seconds": round(perf_counter() - begun, 1),
        "goals": {goal: {cards: figure.as_json() for cards, figure in by.items()} for goal, by in goals.items()},
    }


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", action="store_true", help="also against Inkscape, Chromium and QPdfWriter")
    print(json.dumps(measure(peers=parser.parse_args().peers), indent=2))


if __name__ == "__main__":
    main()
