"""The map that an export is compared with: chosen as a file, or none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from mapdesigner.desktop.icons import icon
from mapdesigner.desktop.panels.labels import ElidedLabel, plain_label, plain_tip
from mapdesigner.desktop.style import colours
from mapdesigner.storage.errors import JourneyFileError
from mapdesigner.storage.read import read_map
from mapdesigner.words import _


class OtherMap(QWidget):
    """Names the file of the other map; `chosen` tells of its map and name, None and "" for none."""

    chosen = Signal(object, str)

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self.name = ElidedLabel("")
        self.choose = _button("folder-open", _("Choose a map"))
        self.choose.clicked.connect(self._ask)
        self.remove = _button("x", _("Compare with no map"))
        self.remove.clicked.connect(lambda: self.chosen.emit(None, ""))
        self.problem = plain_label(role="caption", wraps=True)
        self.problem.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.name, 1)
        row.addWidget(self.remove)
        row.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.problem)

    def show_name(self, name: str) -> None:
        """Show the file's name, or that there is none."""
        self.name.setText(name or _("No"))
        self.name.setToolTip(plain_tip(name))
        self.remove.setVisible(bool(name))
        self.choose.setAccessibleDescription(name)

    def take(self, path: Path) -> None:
        """Compare with a file; say why it cannot be read."""
        try:
            self.chosen.emit(read_map(path).journey, path.name)
            self.problem.hide()
        except JourneyFileError as error:
            self.problem.setText(str(error))
            self.problem.show()

    def _ask(self) -> None:
        filters = _("Journey maps (*.journeymap *.json)")
        name = QFileDialog.getOpenFileName(self, _("Compare with"), str(self._folder), filters)[0]
        if name:
            self.take(Path(name))


def _button(picture: str, words: str) -> QToolButton:
    made = QToolButton()
    made.setProperty("role", "bar")  # its focus ring is seen
    made.setIconSize(QSize(17, 17))
    made.setIcon(icon(picture, colours().ink2, colours().line_strong))
    made.setToolTip(words)
    made.setAccessibleName(words)
    return made
