"""The editor of a picture that is kept inside the map."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QPushButton, QWidget

from mapdesigner.desktop.panels.field_editors import MIXED, FieldEditor, agreed
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.model.journey import JourneyMap

_WIDTH, _HEIGHT = 180, 120
_MOST_BYTES = 8_000_000


class PictureEditor(FieldEditor):
    """Shows the picture small; asks for a PNG or JPEG file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = QLabel(self)
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.choose = QPushButton(_("Choose…"), self)
        self.choose.clicked.connect(self._ask)
        self.none = QPushButton(_("Remove"), self)
        self.none.setProperty("flat", True)
        self.none.clicked.connect(lambda: self.edited.emit(""))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.preview, 0, 0, 1, 2)
        grid.addWidget(self.choose, 1, 0)
        grid.addWidget(self.none, 1, 1)
        self.setFocusProxy(self.choose)

    def show_values(self, values: Sequence[object], _journey: JourneyMap) -> None:
        """Show the picture."""
        held = str(values[0]) if agreed(values) else ""
        picture = _pixmap(held)
        size = (_WIDTH, _HEIGHT, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        self.preview.setPixmap(QPixmap() if picture.isNull() else picture.scaled(*size))
        self.preview.setVisible(not picture.isNull() or not agreed(values))
        if not agreed(values):
            self.preview.setText(MIXED)
        self.none.setVisible(bool(held))

    def _ask(self) -> None:
        filters = _("Pictures (*.png *.jpg *.jpeg)")
        name = QFileDialog.getOpenFileName(self, _("Choose a picture"), str(Path.home()), filters)[0]
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Take in a picture from a file, or say why not."""
        try:
            data = path.read_bytes()
        except OSError as error:
            self.faulty.emit(error.strerror or _("The picture cannot be read."))
            return
        if len(data) > _MOST_BYTES:
            self.faulty.emit(_("The picture is larger than 8 MB. Make it smaller first."))
        elif not data.startswith((b"\x89PNG", b"\xff\xd8")) or not QPixmap().loadFromData(data):
            self.faulty.emit(_("This is no PNG or JPEG picture."))
        else:
            self.edited.emit(base64.b64encode(data).decode("ascii"))


def _pixmap(held: str) -> QPixmap:
    picture = QPixmap()
    try:
        data = base64.b64decode(held, validate=True)
    except (binascii.Error, ValueError):  # a damaged file shows no picture
        return picture
    if data:
        picture.loadFromData(data)
    return picture
