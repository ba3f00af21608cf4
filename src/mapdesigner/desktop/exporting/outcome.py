"""How far an export is and how it went, with ways to the file it made."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from mapdesigner.desktop.exporting.told import Told
from mapdesigner.words import _

_LINES = 4
"""Lines of the outcome that are seen at once."""


class Outcome(QWidget):
    """A bar while something runs, words once it has ended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = Path()
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Progress"))
        self._told = Told(_LINES)
        self.words = self._told.words
        self.words.setAccessibleName(_("Outcome"))
        self.open_file = QPushButton(_("Open file"))
        self.open_file.clicked.connect(lambda: _open(self._file))
        self.open_folder = QPushButton(_("Open folder"))
        self.open_folder.clicked.connect(lambda: _open(self._file.parent))
        beside = QHBoxLayout()
        beside.addWidget(self._told, 1)
        for button in (self.open_file, self.open_folder):
            button.setAutoDefault(False)
            beside.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addLayout(beside)
        self.say("")

    def run(self, done: float, words: str) -> None:
        """Show how far it is, from 0 to 1."""
        self.say(words)
        self.bar.setValue(round(100 * done))
        self.bar.show()

    def say(self, words: str, files: tuple[Path, ...] = ()) -> None:
        """Say how it went, and offer to open what was made."""
        self._told.say(words)
        self.bar.hide()
        self._file = files[0] if files else Path()
        for button in (self.open_file, self.open_folder):
            button.setVisible(bool(files))


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
