"""The pages of a draft one below the other, small; each is drawn when it comes into view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListView, QWidget

from mapdesigner.desktop.exporting.drafts import Draft, unpacked
from mapdesigner.desktop.style import colours
from mapdesigner.painting.qt import Detail, paint_scene
from mapdesigner.words import _, interface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.layout.scene import Scene

_WIDTH, _HEIGHT = 76, 76
_GAP = 5.0


def small_picture(scenes: Sequence[Scene], size: QSize, ratio: float) -> QPixmap:
    """Draw pages beside each other, as large as they fit into so many px."""
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    wide = sum(each.width for each in scenes)
    room = size.width() - 2 - _GAP * (len(scenes) - 1)
    scale = min(room / wide, (size.height() - 2) / max(each.height for each in scenes))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left = (size.width() - wide * scale - _GAP * (len(scenes) - 1)) / 2
    for scene in scenes:
        top = (size.height() - scene.height * scale) / 2
        _draw(painter, scene, left, top, scale)
        left += scene.width * scale + _GAP
    painter.end()
    return picture


def _draw(painter: QPainter, scene: Scene, left: float, top: float, scale: float) -> None:
    edge = QRectF(left, top, scene.width * scale, scene.height * scale)
    painter.save()
    painter.setClipRect(edge)
    painter.fillRect(edge, Qt.GlobalColor.white)
    painter.translate(left, top)
    painter.scale(scale, scale)
    paint_scene(painter, scene, None, Detail.BARS)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours().line_strong), 1))
    painter.drawRect(edge)


class _Pages(QAbstractListModel):
    """The pages with their numbers and pictures."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.draft = Draft()
        self._pictures: dict[int, QIcon] = {}

    def show(self, draft: Draft) -> None:
        self.beginResetModel()
        self.draft, self._pictures = draft, {}
        self.endResetModel()

    def _picture(self, at: int) -> QIcon:
        if at not in self._pictures:
            scenes = (unpacked(self.draft.packed[at]),)
            picture = small_picture(scenes, QSize(_WIDTH, _HEIGHT), self._view.devicePixelRatioF())
            self._pictures[at] = QIcon(picture)
            self._pictures[at].addPixmap(picture, QIcon.Mode.Selected)  # Qt would tint it
        return self._pictures[at]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """How many pages there are."""
        return 0 if parent is not None and parent.isValid() else len(self.draft.packed)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A page's number, picture and name."""
        if role == Qt.ItemDataRole.DisplayRole:
            return interface().number(index.row() + 1)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("Page {number}").format(number=index.row() + 1)
        return None


class PageList(QListView):
    """Lists a draft's pages; `chosen` tells of another page, counted from 0."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = _Pages(self)
        self.setModel(self._pages)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(_WIDTH, _HEIGHT))
        self.setGridSize(QSize(_WIDTH + 22, _HEIGHT + 34))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFixedWidth(_WIDTH + 46)
        self.setProperty("role", "rows")
        self.setAccessibleName(_("Pages"))
        self.selectionModel().currentChanged.connect(self._tell)

    def show_draft(self, draft: Draft) -> None:
        """List other pages."""
        self._pages.show(draft)

    def go(self, at: int) -> None:
        """Mark a page as the one that is shown."""
        self.setCurrentIndex(self._pages.index(at, 0))

    def _tell(self, now: QModelIndex, _old: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(now.row())
