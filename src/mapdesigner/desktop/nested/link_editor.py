"""The editor of a link to another map: its relative path, and a button to choose the file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QToolButton, QWidget

from mapdesigner.desktop.icons import icon
from mapdesigner.desktop.panels.field_editors import LineEditor
from mapdesigner.desktop.style import colours
from mapdesigner.words import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout


class MapLinkEditor(LineEditor):
    """Takes a path as it is written, or the file that is chosen; a chosen one is a Path, to be made relative."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose = QToolButton(self)
        self.choose.setAutoRaise(True)
        self.choose.setIconSize(QSize(17, 17))
        self.choose.setIcon(icon("folder-open", colours().ink2, colours().line_strong))
        self.choose.setToolTip(_("Choose a map"))
        self.choose.setAccessibleName(_("Choose a map"))
        self.choose.clicked.connect(self._ask)
        row: QLayout | None = self.layout()
        assert row is not None  # the line stands in it
        row.setSpacing(4)
        row.addWidget(self.choose)

    def _ask(self) -> None:
        filters = _("Journey maps (*.journeymap *.json)")
        name = QFileDialog.getOpenFileName(self, _("Choose a map"), self._folder(), filters)[0]
        if name:
            self.edited.emit(Path(name))

    def _folder(self) -> str:
        """The folder of the map in whose window this is."""
        return self.window().windowFilePath().rpartition("/")[0] or str(Path.home())
