"""Runs the command that exports a map and prints JSON: seconds with imports done, and the most memory in bytes."""

from __future__ import annotations

import gc
import json
import sys
from importlib import import_module
from time import perf_counter

from mapdesigner.__main__ import main
from tests.bench.machine import peak

gc.set_threshold(70_000)  # as the command does before it loads what it needs
for name in ("layout.sheets", "painting.pdf", "publish.write", "storage.read"):
    import_module(f"mapdesigner.{name}")
sys.argv = ["mapdesigner", "export", sys.argv[1], "-o", sys.argv[2]]
start = perf_counter()
main()
sys.stdout.write(json.dumps({"seconds": perf_counter() - start, "peak": peak()}))
