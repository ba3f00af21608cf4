"""The goals of reading and writing files, against the standard library's json without any check."""

from __future__ import annotations

import json
from pathlib import Path
from unittest.mock import patch

from mapdesigner.model.journey import JourneyMap
from mapdesigner.storage.read import read_map
from mapdesigner.storage.write import write_map
from tests.bench.timing import Figure, ratio


def figures(maps: dict[int, JourneyMap], files: dict[int, Path], rounds: int) -> dict[str, dict[str, Figure]]:
    """Load with every check, and save with its re-read, by number of cards."""
    return {
        "file.load": {str(cards): Figure(_load(path, rounds), 3.5, "of json.loads") for cards, path in files.items()},
        "file.save": {
            str(cards): Figure(_save(maps[cards], path, rounds), 0.6, "of a sorted json.dumps")
            for cards, path in files.items()
        },
    }


def _load(path: Path, rounds: int) -> float:
    data = path.read_bytes()
    return ratio(lambda: read_map(path), lambda: json.loads(data), rounds)


def _save(journey: JourneyMap, path: Path, rounds: int) -> float:
    values = json.loads(path.read_bytes())
    with patch("os.fsync"):  # what the disk takes is not the program's doing
        return ratio(lambda: write_map(journey, path), lambda: json.dumps(values, indent=2, sort_keys=True), rounds)
