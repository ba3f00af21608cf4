"""Exports a map as the command line does and prints JSON: seconds with imports done, and the most memory in bytes."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter

import mapdesigner.layout.sheets
import mapdesigner.painting.pdf  # noqa: F401
from mapdesigner.publish.options import PosterOptions
from mapdesigner.publish.write import export
from mapdesigner.storage.read import read_map
from tests.bench.machine import peak

start = perf_counter()
export(read_map(Path(sys.argv[1])).journey, Path(sys.argv[2]), PosterOptions())
sys.stdout.write(json.dumps({"seconds": perf_counter() - start, "peak": peak()}))
