"""A list of rows in a panel: a sign, a title over a caption, and something at the end; worked by keys as by pointer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDrag, QFont, QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from mapdesigner.desktop.icons import draw as draw_icon
from mapdesigner.desktop.panels.labels import plain_tip
from mapdesigner.desktop.style import colours
from mapdesigner.model.text import in_one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_ID = Qt.ItemDataRole.UserRole
_HEIGHT, _LOW = 46, 32
_SIGN = 28
_END = 30  # px at the end of a row that count as its end sign
_BELOW = 34  # px that a dragged row's picture may go below the pointer; words about the drop begin at 40
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """What a row shows. `sign` is an icon's name or a picture, `tint` fills the disc behind it.

    `end` are words at the end, `end_sign` an icon there that can be clicked; `spoken` is for screen readers.
    """

    id: str
    title: str
    caption: str = ""
    sign: str | QPixmap = ""
    tint: str = ""
    end: str = ""
    end_sign: str = ""
    spoken: str = ""
    faded: bool = False
    indent: int = 0


class Rows(QListWidget):
    """Shows rows. Ids come with every signal; the one that is chosen stays so while it is listed.

    One is always chosen, but for a list that `leads` elsewhere: there a click acts. `most` rows are seen at once.
    A list that `carries` lets a row be dragged onto the map, as its id under that type of data.
    """

    chosen = Signal(str)
    acted = Signal(str)
    """Enter or a double click; a click where the list leads elsewhere."""
    ended = Signal(str)
    """A click on the end sign, or Space."""
    moved = Signal(str, int)
    """Ctrl+Up (-1) or Ctrl+Down (1)."""
    removed = Signal(str)

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        high: bool = True,
        most: int = 0,
        leads: bool = False,
        carries: str = "",
    ) -> None:
        super().__init__(parent)
        self._leads, self._carries = leads, carries
        self._pressed = QPoint()
        self._most = most
        self.row_height = _HEIGHT if high else _LOW
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setProperty("role", "rows")
        self._rows: dict[str, Row] = {}
        self.currentRowChanged.connect(lambda _at: self.chosen.emit(self.current))
        (self.itemClicked if leads else self.itemDoubleClicked).connect(
            lambda item: self.acted.emit(str(item.data(_ID)))
        )

    @property
    def current(self) -> str:
        """The id of the row that is chosen; "" if none is."""
        item = self.currentItem()
        return str(item.data(_ID)) if item else ""

    @property
    def ids(self) -> list[str]:
        """The ids from top to bottom."""
        return [*self._rows]

    @property
    def rows(self) -> list[Row]:
        """What is listed."""
        return [*self._rows.values()]

    def row_at(self, index: _Index) -> Row:
        """What a row of the list shows."""
        return self._rows[str(index.data(_ID))]

    def show_rows(self, rows: Sequence[Row]) -> None:
        """List these rows; the chosen one stays chosen without a signal, and where it went its neighbour is."""
        held, at = self.current, self.currentRow()
        before, self._rows = self._rows, {row.id: row for row in rows}
        self.blockSignals(True)
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        while self.count() < len(rows):
            self.addItem(QListWidgetItem())
        for number, row in enumerate(rows):
            item = self.item(number)
            if item.data(_ID) != row.id or before.get(row.id) != row:
                self._fill(item, row)
        ids = [row.id for row in rows]
        stays = ids.index(held) if held in ids else -1 if self._leads else min(max(at, 0), len(ids) - 1)
        self.setCurrentRow(stays)
        self.blockSignals(False)
        if self.current and self.current != held:
            self.chosen.emit(self.current)
        if self._most:
            shown = min(max(len(rows), 1), self._most)
            self.setFixedHeight(shown * self.row_height + 6)
        self.viewport().update()

    def choose(self, wanted: str) -> None:
        """Choose a row and bring it into view."""
        if wanted in self.ids:
            self.setCurrentRow(self.ids.index(wanted))

    def carried(self) -> QDrag:
        """Return the drag of the chosen row; its picture ends where the map says below it what a drop does."""
        data, drag, place = QMimeData(), QDrag(self), self.visualItemRect(self.currentItem())
        data.setData(self._carries, QByteArray(self.current.encode()))
        drag.setMimeData(data)
        drag.setPixmap(self.viewport().grab(place))
        drag.setHotSpot(QPoint(-10, place.height() - _BELOW))
        return drag

    def _fill(self, item: QListWidgetItem, row: Row) -> None:
        parts = [*filter(None, (row.title, row.caption))]
        item.setData(_ID, row.id)
        item.setText(row.title)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken or ", ".join((*parts, *filter(None, (row.end,)))))
        item.setToolTip(plain_tip("\n".join(parts)) if len(row.title + row.caption) > 30 else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a drag would begin."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin a drag once the hand has moved a little."""
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        held = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if self._carries and held and self.current and far >= QApplication.startDragDistance():
            self.carried().exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the end sign acts there."""
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        row = self._rows.get(str(item.data(_ID))) if item else None
        if row and row.end_sign and self._is_end(event.position().x()):
            self.ended.emit(row.id)

    def _is_end(self, x: float) -> bool:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return x < _END
        return x > self.viewport().width() - _END

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the chosen row."""
        key, held = Qt.Key(event.key()), self.current
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if ctrl and held and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(held, -1 if key == Qt.Key.Key_Up else 1)
        elif held and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.acted.emit(held)
        elif held and key == Qt.Key.Key_Space:
            self.ended.emit(held)
        elif held and key == Qt.Key.Key_Delete:
            self.removed.emit(held)
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Paints a row."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """All rows are equally high, and as wide as there is room."""
        rows = self.parent()
        assert isinstance(rows, Rows)
        return QSize(60, rows.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw ground, sign, words and end."""
        rows = self.parent()
        assert isinstance(rows, Rows)
        rect, row = QRect(option.rect), rows.row_at(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        _draw_ground(painter, rect, option.state)
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        _Line(painter, rect, option.font, mirrored=mirrored).draw(row)
        painter.restore()


def _draw_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
    worn = colours()
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    if not chosen and not state & QStyle.StateFlag.State_MouseOver:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(worn.accent_tint if chosen else worn.sunken))
    painter.drawRoundedRect(QRectF(rect).adjusted(0, 1, 0, -1), 6, 6)


class _Line:
    """Draws one row's parts from its start to its end."""

    def __init__(self, painter: QPainter, rect: QRect, font: QFont, *, mirrored: bool) -> None:
        self._painter, self._rect, self._font, self._mirrored = painter, rect, font, mirrored

    def draw(self, row: Row) -> None:
        """Draw the row."""
        worn, start, end = colours(), 6 + 14 * row.indent, 8
        ink = worn.ink3 if row.faded else worn.ink
        if row.sign:
            self._sign(row, start)
            start += _SIGN + 8
        if row.end_sign:
            self._icon(row.end_sign, ink, self._rect.width() - _END + 5, 18)
            end = _END + 2
        if row.end:
            self._painter.setPen(QColor(worn.ink2))
            self._painter.setFont(self._sized(12))
            width = self._painter.fontMetrics().horizontalAdvance(row.end) + 2
            self._words(row.end, QRect(self._rect.width() - end - width, 0, width, self._rect.height()))
            end += width + 8
        room = self._rect.width() - start - end
        half = self._rect.height() // 2
        self._painter.setFont(self._sized(13, QFont.Weight.Medium))
        self._painter.setPen(QColor(ink))
        if not row.caption:
            self._words(row.title, QRect(start, 0, room, self._rect.height()))
            return
        self._words(row.title, QRect(start, half - 19, room, 18))
        self._painter.setFont(self._sized(12))
        self._painter.setPen(QColor(worn.ink3 if row.faded else worn.ink2))
        self._words(row.caption, QRect(start, half, room, 18))

    def _sized(self, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont(self._font)
        font.setPixelSize(pixels)
        font.setWeight(weight)
        return font

    def _placed(self, rect: QRect) -> QRect:
        left = self._rect.width() - rect.right() - 1 if self._mirrored else rect.left()
        return QRect(self._rect.left() + left, self._rect.top() + rect.top(), rect.width(), rect.height())

    def _words(self, words: str, rect: QRect) -> None:
        flat = in_one_line(words)
        shown = self._painter.fontMetrics().elidedText(flat, Qt.TextElideMode.ElideRight, rect.width())
        side = Qt.AlignmentFlag.AlignRight if self._mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        self._painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as the words themselves run
        self._painter.drawText(self._placed(rect), flags, shown)

    def _icon(self, name: str, ink: str, left: float, size: int) -> None:
        place = self._placed(QRect(round(left), (self._rect.height() - size) // 2, size, size))
        draw_icon(self._painter, name, ink, QRectF(place))

    def _sign(self, row: Row, left: int) -> None:
        place = QRectF(self._placed(QRect(left, (self._rect.height() - _SIGN) // 2, _SIGN, _SIGN)))
        if isinstance(row.sign, QPixmap):
            self._painter.drawPixmap(place.toRect(), row.sign)
            return
        worn = colours()
        if row.tint:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(QColor(row.tint))
            self._painter.drawEllipse(place)
        ink = worn.surface if row.tint else worn.ink2
        draw_icon(self._painter, row.sign, ink, place.adjusted(5.5, 5.5, -5.5, -5.5))
