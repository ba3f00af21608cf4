"""Small controls drawn by hand: switch, level blocks, value ring, and a choice with its own arrow."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QSlider, QToolButton, QWidget

from mapdesigner.desktop import icons
from mapdesigner.desktop.sides import leading, placed
from mapdesigner.desktop.style import colours
from mapdesigner.words import _, interface


class Switch(QAbstractButton):
    """On or off; `mixed` while several things differ."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mixed = False
        self.setCheckable(True)
        self.setFixedSize(34, 20)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a pill with a knob at the side it stands."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn, on = colours(), self.isChecked() and not self.mixed
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.accent if on else worn.control))
        painter.drawRoundedRect(QRectF(0, 0, 34, 20), 10, 10)
        painter.setBrush(QColor(worn.surface))
        left = 9.0 if self.mixed else 16.0 if on else 2.0
        painter.drawEllipse(QRectF(left, 2, 16, 16))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(worn.ink), 2))
            painter.drawRoundedRect(QRectF(1, 1, 32, 18), 9, 9)
        painter.end()


class Levels(QWidget):
    """Blocks that rise from 1 to `most`, filled up to the value; 0 is shown for mixed values."""

    chosen = Signal(int)

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most, self.value = most, 0
        self.setFixedHeight(30)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_value(self, value: int) -> None:
        """Show a value."""
        self.value = value
        self.update()

    def block(self, number: int) -> QRectF:
        """Where a block stands, counted from 1."""
        height = 8 + 12 * number / self._most
        return QRectF(4 + (number - 1) * 22, 25 - height, 16, height)

    def _draw_block(self, painter: QPainter, number: int) -> None:
        worn = colours()
        full = number <= self.value
        painter.setPen(QPen(QColor(worn.ink2 if full else worn.control), 1))
        painter.setBrush(QColor(worn.ink2) if full else QColor(worn.surface))
        painter.drawRoundedRect(self.block(number).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def sizeHint(self) -> QSize:
        """Room for the blocks and the digit."""
        return QSize(self._most * 22 + 30, 30)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the blocks, then the digit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(1, self._most + 1):
            self._draw_block(painter, number)
        painter.setPen(QColor(colours().ink))
        words = str(self.value) if self.value else "—"
        painter.drawText(QRectF(self._most * 22 + 8, 0, 20, 30), Qt.AlignmentFlag.AlignCenter, words)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours().focus), 2))
            painter.drawRoundedRect(QRectF(1, 1, self._most * 22 + 4, 28), 6, 6)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the level under the pointer."""
        number = int((event.position().x() - 2) // 22) + 1
        if 1 <= number <= self._most:
            self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with arrows or a digit."""
        by = {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1}
        key = Qt.Key(event.key())
        wanted = int(event.text()) if event.text() in "12345" and event.text() else self.value + by.get(key, 0)
        if 1 <= wanted <= self._most and wanted != self.value:
            self.chosen.emit(wanted)
        elif key not in by:
            super().keyPressEvent(event)


class Ring(QWidget):
    """A value from 0 to 100 as a ring with the figure beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = 0
        self.setFixedSize(84, 36)

    def set_value(self, value: int) -> None:
        """Show a value."""
        self._value = value
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ring and figure."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(colours().pers)
        faint = QColor(colour)
        faint.setAlphaF(0.22)
        rect = placed(self, QRectF(3, 3, 30, 30))
        painter.setPen(QPen(faint, 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawEllipse(rect)
        painter.setPen(QPen(colour, 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(rect, 90 * 16, -round(360 * 16 * self._value / 100))
        font = self.font()
        font.setPixelSize(22)
        font.setWeight(font.Weight.Bold)
        painter.setFont(font)
        painter.drawText(placed(self, QRectF(46, 0, 38, 36)), leading(self), str(self._value))
        painter.end()


class StarLabel(QLabel):
    """Words after the star of a moment of truth."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setContentsMargins(0, 0, 25, 0) if self.isRightToLeft() else self.setContentsMargins(25, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, then the star."""
        super().paintEvent(event)
        painter = QPainter(self)
        worn = colours()
        rect = placed(self, QRectF(0, self.height() / 2 - 9, 18, 18))
        icons.draw(painter, "star", worn.star_ink if worn.name == "light" else worn.star, rect, worn.star)
        painter.end()


class CalmSlider(QSlider):
    """A slider that leaves the wheel to the panel it stands in."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setProperty("mirrored", self.isRightToLeft())  # style sheets do not turn the filled part around

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll."""
        event.ignore()


class Choice(QComboBox):
    """A choice with the theme's arrow; the wheel changes it only while it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setIconSize(QSize(16, 16))
        self.setMaxVisibleItems(14)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow over the style's box."""
        super().paintEvent(event)
        draw_arrow(self)


class MenuButton(QToolButton):
    """A button that looks like a choice and opens a menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "choice")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, words cut to the room there is, and arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn, lit = colours(), self.hasFocus()
        painter.setPen(QPen(QColor(worn.focus if lit else worn.control), 2 if lit else 1))
        painter.setBrush(QColor(worn.surface))
        inset = 1.0 if lit else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
        painter.setPen(QColor(worn.ink))
        room = placed(self, QRectF(9, 0, self.width() - 38, self.height()))
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, leading(self), words)
        painter.end()
        draw_arrow(self)


def draw_arrow(widget: QWidget) -> None:
    """Draw the arrow of a choice at the side where lines end."""
    painter = QPainter(widget)
    place = placed(widget, QRectF(widget.width() - 25, widget.height() / 2 - 7.5, 15, 15))
    icons.draw(painter, "chevron-down", colours().ink2, place)
    painter.end()


class ZoomButton(QToolButton):
    """Shows the zoom and opens a menu of zooms."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setProperty("role", "zoom-mirrored" if self.isRightToLeft() else "zoom")
        self.setFixedSize(82, 32)
        self.setToolTip(_("Zoom"))
        self.setAccessibleName(_("Zoom"))

    def show_zoom(self, zoom: float) -> None:
        """Show a factor in percent."""
        self.setText(interface().percent(round(100 * zoom)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow over the style's button."""
        super().paintEvent(event)
        draw_arrow(self)
