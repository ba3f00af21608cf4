"""The Qt binding in use keeps its books: PySide6 6.12.0 on Python 3.11 does not."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtGui import QColor, QImage, QPainter, QPen

image = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
painter = QPainter(image)
pen = QPen(QColor("black"))
before = sys.getrefcount(None)
for _ in range(1000):
    painter.setPen(pen)
    painter.drawRect(1, 1, 4, 4)
after = sys.getrefcount(None)
painter.end()
print(before - after)
"""


def test_a_thousand_calls_lose_no_reference_to_none() -> None:
    run = subprocess.run([sys.executable, "-c", PROGRAM], check=True, capture_output=True, encoding="utf-8")
    assert abs(int(run.stdout)) < 50
