"""Reads a map and shows it, and prints the memory in bytes after each: JSON with "map" and "canvas"."""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from mapdesigner.desktop.canvas.canvas import Canvas
from mapdesigner.layout.compose import Composer
from mapdesigner.storage.read import read_map
from tests.bench.machine import resident

application = QApplication(sys.argv[:1])
journey = read_map(Path(sys.argv[1])).journey
gc.collect()
with_map = resident()
composer, canvas = Composer(), Canvas()
canvas.resize(1600, 1000)
canvas.set_scene(composer.compose(journey))
canvas.show()
canvas.repaint()
gc.collect()
sys.stdout.write(json.dumps({"map": with_map, "canvas": resident()}))
