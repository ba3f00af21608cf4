"""The editor of a picture that is kept inside the map: shown small, chosen from a file or dropped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPainter, QPixmap
from PySide6.QtWidgets import QFileDialog, QGridLayout, QPushButton, QWidget

from mapdesigner.desktop.panels.field_editors import MIXED, FieldEditor, agreed
from mapdesigner.desktop.panels.labels import plain_label
from mapdesigner.desktop.style import colours
from mapdesigner.layout.theme import theme
from mapdesigner.model.picture import picture_bytes
from mapdesigner.storage.pictures import PictureError, picture_of
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

    from mapdesigner.model.journey import JourneyMap

_WIDTH, _HEIGHT = 180, 120


class PictureEditor(FieldEditor):
    """Takes PNG, JPEG and WebP files; what is too large is made smaller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.preview = plain_label("", "", self)
        self.choose = QPushButton(_("Choose…"), self)
        self.choose.setToolTip(_("A PNG, JPEG or WebP file; it can be dropped here too"))
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
        picture = pixmap_of(held)
        size = (_WIDTH, _HEIGHT, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        self.preview.setPixmap(QPixmap() if picture.isNull() else _on_paper(picture.scaled(*size)))
        self.preview.setVisible(not picture.isNull() or not agreed(values))
        if not agreed(values):
            self.preview.setText(MIXED)
        self.none.setVisible(bool(held))

    def _ask(self) -> None:
        filters = _("Pictures (*.png *.jpg *.jpeg *.webp)")
        name = QFileDialog.getOpenFileName(self, _("Choose a picture"), str(Path.home()), filters)[0]
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Take in a picture from a file, or say why not."""
        try:
            held = picture_of(path)
        except PictureError as error:
            self.tell(str(error))
        else:
            self.edited.emit(held)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one local file."""
        if dropped_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in the file."""
        if path := dropped_file(event.mimeData()):
            event.acceptProposedAction()
            self.take(path)


def dropped_file(data: QMimeData) -> Path | None:
    """Return the one local file that is dragged, if it is one."""
    urls = data.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


def _on_paper(picture: QPixmap) -> QPixmap:
    """The picture as it is printed, on white whatever the windows wear, within a thin line."""
    sheet = QPixmap(picture.size())
    sheet.fill(theme("light").paper)
    painter = QPainter(sheet)
    painter.drawPixmap(0, 0, picture)
    painter.setPen(QColor(colours().line))
    painter.drawRect(sheet.rect().adjusted(0, 0, -1, -1))
    painter.end()
    return sheet


def pixmap_of(held: str) -> QPixmap:
    """Return a picture as a map holds it; a null pixmap for none or a damaged one."""
    picture = QPixmap()
    if data := picture_bytes(held):
        picture.loadFromData(data)
    return picture
