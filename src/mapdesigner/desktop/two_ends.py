"""A row of a list: words at its start, quieter ones at its end, cut where there is no room for both."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from mapdesigner.desktop.style import colours

ROW = 34
"""The height of a row in px."""
AT_END = Qt.ItemDataRole.UserRole + 1
"""The role of the words at the end."""
_PAD, _GAP = 12, 16  # px
_Index: TypeAlias = QModelIndex | QPersistentModelIndex


class TwoEnds(QStyledItemDelegate):
    """Draws the rows of one list."""

    def __init__(self, found: QListWidget) -> None:
        super().__init__(found)
        self._list = found

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """A row as high as a finger wants."""
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        worn, rect = colours(), option.rect
        enabled = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if enabled and index == self._list.currentIndex():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(worn.accent_tint))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 6, 6)
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        lead, trail = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if mirrored:
            lead, trail = trail, lead
        inner, metrics = rect.adjusted(_PAD, 0, -_PAD, 0), painter.fontMetrics()
        last = str(index.data(AT_END) or "")
        room = inner.width() - (metrics.horizontalAdvance(last) + _GAP if last else 0)
        first = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        for words, side, ink in ((first, lead, worn.ink), (last, trail, worn.ink2)):
            painter.setPen(QColor(ink if enabled else worn.control))
            painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, words)
        painter.restore()
