"""One row of the palette: icon box, name, letter; it can be clicked, dragged and reached by keys."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from mapdesigner.desktop import icons
from mapdesigner.desktop.panels.elements import MIME, Element
from mapdesigner.desktop.sides import leading, placed
from mapdesigner.desktop.style import colours
from mapdesigner.words import _

_HEIGHT, _NESTED_HEIGHT = 34, 28
_BOX = 26.0
_INDENT = 22.0
_CHIP = QSize(20, 18)
_END = 24.0  # px from the chip's near side to the row's end
_CLEAR = 6.0  # px between the words and the chip
_TIGHTEST = -0.4  # px between letters, as a long name gives way before it is cut


class PaletteRow(QAbstractButton):
    """Shows an element. A click or Enter asks for it; a drag carries its code; Up and Down go to its neighbours."""

    moved = Signal(int)

    def __init__(self, element: Element, parent: QWidget | None = None, *, nested: bool = False) -> None:
        super().__init__(parent)
        self.element = element
        self._nested = nested
        self._begin = _INDENT + 30 if nested else 39  # px from the row's begin to its name
        self._pressed_at: QPoint | None = None
        self.setText(element.label)
        self.setAccessibleName(element.label)
        self._take_height()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        key = f" (/ {element.key})" if element.key else ""
        self.setToolTip(_("Drag onto the map, or click to add: {name}").format(name=element.label + key))

    def matches(self, wanted: str) -> bool:
        """Tell whether the row answers a search; letters' case does not count."""
        return wanted.casefold() in self.element.label.casefold()

    def ghost(self) -> QPixmap:
        """The picture that follows the pointer during a drag."""
        ratio = self.devicePixelRatioF()
        width = 52 + self.fontMetrics().horizontalAdvance(self.text())
        made = QPixmap(round(width * ratio), round(_HEIGHT * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        _box(painter, QRectF(0.5, 0.5, width - 1, _HEIGHT - 1), colours().surface, colours().line_strong, 8)
        icons.draw(painter, self.element.icon, colours().ink2, QRectF(12, 9, 18, 18))
        painter.setPen(QColor(colours().ink))
        painter.drawText(QRectF(38, 0, width, _HEIGHT), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
        return made

    def _draw_icon(self, painter: QPainter, left: float) -> None:
        middle = self.height() / 2
        if self._nested:
            icons.draw(painter, self.element.icon, colours().ink2, placed(self, QRectF(left, middle - 8, 16, 16)))
            return
        box = placed(self, QRectF(left + 0.5, middle - _BOX / 2 + 0.5, _BOX - 1, _BOX - 1))
        _box(painter, box, colours().surface, colours().line, 6)
        icons.draw(painter, self.element.icon, colours().ink2, box.adjusted(4.5, 4.5, -4.5, -4.5))

    def _room(self) -> float:
        """The width in px that the name has; it keeps away from what stands at the end."""
        return self.width() - self._begin - (_END + _CLEAR if self.element.key else 4)

    def _draw_name(self, painter: QPainter) -> None:
        """The name, set closer or on two lines where it is long."""
        width, high = self._room(), self.fontMetrics().height()
        lines = _lines(self.font(), self.text(), width)
        top = (self.height() - high * len(lines)) / 2 - 1
        painter.setPen(QColor(colours().ink))
        for at, line in enumerate(lines):
            font = _fitting(self.font(), line, width)
            shown = QFontMetricsF(font).elidedText(line, Qt.TextElideMode.ElideRight, width)
            painter.setFont(font)
            painter.drawText(placed(self, QRectF(self._begin, top + at * high, width, high)), leading(self), shown)

    def _take_height(self) -> None:
        """Be as high as the name needs at this width."""
        lines = len(_lines(self.font(), self.text(), self._room()))
        least = _NESTED_HEIGHT if self._nested else _HEIGHT
        self.setFixedHeight(max(least, lines * self.fontMetrics().height() + 6))

    def _draw_end(self, painter: QPainter, lit: bool) -> None:
        """The letter; under the pointer a handle instead, if the name leaves room for it."""
        middle = self.height() / 2
        widest = max(map(self.fontMetrics().horizontalAdvance, _lines(self.font(), self.text(), self._room())))
        if lit and (self.element.key or self._begin + widest + _END <= self.width()):
            grip = placed(self, QRectF(self.width() - _END, middle - 8, 16, 16))
            icons.draw(painter, "grip-vertical", colours().accent, grip)
        elif self.element.key:
            chip = placed(self, QRectF(QPointF(self.width() - _END, middle - 8.5), _CHIP)).adjusted(0, 0, -1, -1)
            _box(painter, chip, colours().surface, colours().line, 4)
            font = QFont(self.font())
            font.setPixelSize(12)
            painter.setFont(font)
            painter.setPen(QColor(colours().ink2))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self.element.key)

    def _drag(self) -> None:
        data = QMimeData()
        data.setData(MIME, QByteArray(self.element.code.encode()))
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.ghost())
        drag.setHotSpot(QPoint(-10, -6))
        self.setDown(False)
        drag.exec(Qt.DropAction.CopyAction)

    def sizeHint(self) -> QSize:
        """Wide enough for icon, name and letter."""
        return QSize(96 + self.fontMetrics().horizontalAdvance(self.text()), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.underMouse() or self.isDown()
        if lit:
            _box(painter, QRectF(self.rect()), colours().accent_tint, "", 6)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours().focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        self._draw_icon(painter, 6 + (_INDENT if self._nested else 0))
        self._draw_name(painter)
        self._draw_end(painter, lit)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another line where the name needs it."""
        super().resizeEvent(event)
        self._take_height()

    def changeEvent(self, event: QEvent) -> None:
        """Make room for larger letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._take_height()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go dark."""
        self.update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a drag would begin."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin a drag when the pointer has gone far enough."""
        start = self._pressed_at
        far = start is not None and (event.position().toPoint() - start).manhattanLength()
        if event.buttons() & Qt.MouseButton.LeftButton and far and far >= QApplication.startDragDistance():
            self._pressed_at = None
            if self.element.code == "lane":  # which kind is not said yet: show the kinds instead
                self.click()
            else:
                self._drag()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for the element; Up and Down go to a neighbour."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


def _lines(font: QFont, words: str, width: float) -> list[str]:
    """Return a name on one line if it comes into a width, set closer even, else on two lines as even as can be."""
    metrics, parts = QFontMetricsF(font), words.split(" ")
    tightest = metrics.horizontalAdvance(words) + _TIGHTEST * len(words)
    if width <= 0 or len(parts) < 2 or tightest < width:
        return [words]
    ways = [[" ".join(parts[:at]), " ".join(parts[at:])] for at in range(1, len(parts))]
    return min(ways, key=lambda lines: max(map(metrics.horizontalAdvance, lines)))


def _fitting(font: QFont, words: str, width: float) -> QFont:
    """Return the font with its letters so much closer that the words come into a width, as far as that is readable."""
    over = QFontMetricsF(font).horizontalAdvance(words) - width
    if over <= 0:
        return font
    made = QFont(font)
    made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, max(-(over + 1) / len(words), _TIGHTEST))
    return made


def _box(painter: QPainter, rect: QRectF, fill: str, line: str, radius: float) -> None:
    painter.setBrush(QColor(fill))
    painter.setPen(QPen(QColor(line), 1) if line else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect, radius, radius)
