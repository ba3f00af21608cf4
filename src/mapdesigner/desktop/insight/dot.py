"""An opportunity as a dot of the matrix: dragged, or moved with Ctrl and the arrows, it is judged anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from mapdesigner.desktop.panels.labels import plain_tip
from mapdesigner.desktop.sides import leading, placed
from mapdesigner.desktop.style import colours
from mapdesigner.model.text import in_one_line

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

HEIGHT = 24
_LEAST_WORDS = 48  # px, below which words say nothing
_BY = {
    Qt.Key.Key_Up: (1, 0),
    Qt.Key.Key_Down: (-1, 0),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Left: (0, -1),
}


class Dot(QAbstractButton):
    """Signals carry the id of the opportunity."""

    led = Signal(str)
    dragged = Signal(str, QPointF)
    """Where its middle is now, in the parent's px."""
    dropped = Signal(str, QPointF)
    given_up = Signal(str)
    judged = Signal(str, int, int)
    """By how much its impact and effort shall change."""
    stepped = Signal(str, int)
    """The keyboard shall go to the next dot (1) or the one before (-1)."""

    def __init__(self, one: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one = one
        self._start: QPoint | None = None
        self._moves = False
        self._words = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def show_dot(self, number: str, words: str, spoken: str, *, chosen: bool) -> None:
        """Show its number and as many words as there is room for; `spoken` is for the tip and screen readers."""
        self.setText(number)
        self._words = in_one_line(words)
        self.setToolTip(plain_tip(spoken))
        self.setAccessibleName(spoken)
        self.setChecked(chosen)
        self.update()

    def widen(self, room: float) -> None:
        """Be as wide as the words need, but not wider than there is room; as the number at least."""
        words = QFontMetrics(self._font(QFont.Weight.Normal)).horizontalAdvance(self._words) + 12
        least = self.sizeHint().width()
        wanted = least + words if self._words else least
        self.resize(max(least, min(wanted, int(room)) if room >= least + _LEAST_WORDS else least), HEIGHT)

    def sizeHint(self) -> QSize:
        """Room for the number."""
        return QSize(max(34, 16 + 9 * len(self.text())), HEIGHT)

    def _font(self, weight: QFont.Weight) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setWeight(weight)
        return font

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a pill with the number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = colours()
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        lit = self.hasFocus() or self._moves
        painter.setPen(QPen(QColor(worn.focus if lit else worn.opp), 2 if lit else 1.25))
        painter.setBrush(QColor(worn.opp if self.isChecked() else worn.surface))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setPen(QColor(worn.surface if self.isChecked() else worn.opp))
        painter.setFont(self._font(QFont.Weight.DemiBold))
        number = QRectF(0, 0, self.sizeHint().width(), self.height())
        painter.drawText(placed(self, number), Qt.AlignmentFlag.AlignCenter, self.text())
        if (room := self.width() - number.width() - 8) > 0:
            painter.setFont(self._font(QFont.Weight.Normal))
            words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(placed(self, QRectF(number.width() - 2, 0, room, self.height())), leading(self), words)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._start = event.position().toPoint()
            self.raise_()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let it follow the pointer."""
        if self._start is None:
            return
        by = event.position().toPoint() - self._start
        if not self._moves and by.manhattanLength() < QApplication.startDragDistance():
            return
        self._moves = True
        self.move(self.pos() + by)
        self.dragged.emit(self._one, QPointF(self.geometry().center()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop it; without a move it leads to its card."""
        if event.button() is not Qt.MouseButton.LeftButton or self._start is None:
            return
        moved, self._start, self._moves = self._moves, None, False
        if moved:
            self.dropped.emit(self._one, QPointF(self.geometry().center()))
        else:
            self.led.emit(self._one)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl and arrows judge, arrows alone go on, Enter and Space lead, Escape gives a drag up."""
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape and self._moves:
            self._start, self._moves = None, False
            self.given_up.emit(self._one)
        elif key in _BY and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.judged.emit(self._one, *_BY[key])
        elif key in _BY:
            self.stepped.emit(self._one, 1 if key in (Qt.Key.Key_Right, Qt.Key.Key_Down) else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.led.emit(self._one)
        else:
            super().keyPressEvent(event)
