"""Prints the same poster with Qt's own PDF writer."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from mapdesigner.layout.sheets import compose_poster
from mapdesigner.painting.qt import ensure_application, paint_scene
from mapdesigner.storage.read import read_map

ensure_application()
pages = compose_poster(read_map(Path(sys.argv[1])).journey)
writer = QPdfWriter(sys.argv[2])
writer.setResolution(72)
writer.setPageSize(QPageSize(QSizeF(pages[0].width, pages[0].height), QPageSize.Unit.Point))
writer.setPageMargins(QMarginsF())
painter = QPainter(writer)
for number, page in enumerate(pages):
    if number:
        writer.newPage()
    paint_scene(painter, page)
painter.end()
