"""Shows an empty main window and ends with its first paint: what Qt itself needs to start."""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Window(QMainWindow):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        os._exit(0)


application = QApplication(sys.argv[:1])
window = Window()
window.resize(1600, 1000)
window.show()
sys.exit(application.exec() or 1)
