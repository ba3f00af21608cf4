"""Says over the preview that pages are being drawn, once that takes longer than a moment."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from mapdesigner.desktop.canvas import motion
from mapdesigner.desktop.sides import leading, placed
from mapdesigner.desktop.style import colours
from mapdesigner.words import _

_PATIENCE, _FRAME = 500, 40  # ms
_TURN = 12  # degrees a frame


class Waiting(QWidget):
    """A turning arc and words in the middle of another widget."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over, self._angle = over, 0
        self._words = _("Drawing the pages…")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(self.fontMetrics().horizontalAdvance(self._words) + 64, max(36, 2 * self.fontMetrics().height()))
        self._later = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._later.timeout.connect(self._appear)
        self._frames = QTimer(self, interval=_FRAME)
        self._frames.timeout.connect(self._turn)
        over.installEventFilter(self)
        self.hide()

    def begin(self) -> None:
        """Something is waited for."""
        if self.isHidden() and not self._later.isActive():
            self._later.start()

    def end(self) -> None:
        """It is there."""
        self._later.stop()
        self._frames.stop()
        self.hide()

    def _appear(self) -> None:
        self._centre()
        self.show()
        self.raise_()
        if motion.is_wanted():
            self._frames.start()

    def _turn(self) -> None:
        self._angle = (self._angle + _TURN) % 360
        self.update()

    def _centre(self) -> None:
        self.move((self._over.width() - self.width()) // 2, (self._over.height() - self.height()) // 2)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay in the middle."""
        if event.type() == QEvent.Type.Resize:
            self._centre()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a pill with the arc and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = colours()
        painter.setPen(QPen(QColor(worn.line_strong), 1))
        painter.setBrush(QColor(worn.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(QPen(QColor(worn.accent), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        arc = placed(self, QRectF(14, self.height() / 2 - 8, 16, 16))
        painter.drawArc(arc, -self._angle * 16, 270 * 16)
        painter.setPen(QColor(worn.ink))
        painter.drawText(placed(self, QRectF(42, 0, self.width() - 50, self.height())), leading(self), self._words)
        painter.end()
