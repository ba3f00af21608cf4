"""The side of the start page: the program's name, a new map, and ways to other maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QPushButton, QStyle, QVBoxLayout, QWidget

from mapdesigner import __version__, resources
from mapdesigner.desktop.icons import draw as draw_icon
from mapdesigner.desktop.icons import icon
from mapdesigner.desktop.style import colours
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

_WIDTH = 252
_LOGO = 34


class SideButton(QAbstractButton):
    """A line of the side: icon, words, and its key at the other end."""

    def __init__(self, words: str, sign: str, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        self._sign, self._keys = sign, keys
        self.current = False
        self.setFixedHeight(36)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """Room for the words."""
        return QSize(60 + self.fontMetrics().horizontalAdvance(self.text() + self._keys), 36)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, marked if it is the current one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = colours()
        ground = worn.accent_tint if self.current else worn.sunken if self.underMouse() else ""
        painter.setPen(QPen(QColor(worn.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        ink = worn.accent if self.current else worn.ink2
        draw_icon(painter, self._sign, ink, QRectF(self._place(QRect(12, 10, 16, 16))))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        self._write(
            painter, self._place(QRect(40, 0, self.width() - 48, 36)), self.text(), Qt.AlignmentFlag.AlignLeading
        )
        font.setPixelSize(max(11, self.font().pixelSize() - 1))
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        keys = self._place(QRect(12, 0, self.width() - 24, 36))
        self._write(painter, keys, self._keys, Qt.AlignmentFlag.AlignTrailing)
        painter.end()

    def _place(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def _write(self, painter: QPainter, room: QRect, words: str, align: Qt.AlignmentFlag) -> None:
        align = QStyle.visualAlignment(self.layoutDirection(), align)
        painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, words)


class Sidebar(QFrame):
    """Holds the lines that `add` puts into it, between the program's name and what it promises."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setFixedWidth(_WIDTH)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 33, 20, 20)
        self._column.setSpacing(2)
        self._column.addLayout(self._brand())
        self._column.addSpacing(28)
        self.new = QPushButton(f"  {_('New map')}", self)
        self.new.setProperty("role", "new")
        self.new.setProperty("primary", True)
        self.new.setFixedHeight(40)
        self.new.setIconSize(QSize(16, 16))
        self._column.addWidget(self.new)
        self._column.addSpacing(20)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self._column.addLayout(self._lines)
        self._column.addStretch(1)
        for words in (_("Your maps stay on this computer."), _("Version {number}").format(number=__version__)):
            label = QLabel(words)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", "caption")
            label.setWordWrap(True)
            label.setContentsMargins(6, 0, 0, 0)
            self._column.addWidget(label)
        self.set_theme()

    def add(self, words: str, sign: str, run: Callable[[], object], keys: str = "") -> SideButton:
        """Put in a line that does something."""
        line = SideButton(words, sign, keys, self)
        line.clicked.connect(lambda: run())
        self._lines.addWidget(line)
        return line

    def set_theme(self) -> None:
        """Draw in the theme worn now."""
        self.new.setIcon(icon("plus", colours().accent_ink))

    def _brand(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(6, 0, 0, 0)
        row.setSpacing(12)
        logo = QLabel()
        sign = QIcon(str(resources.path("icons", "mapdesigner.svg")))
        logo.setPixmap(sign.pixmap(QSize(_LOGO, _LOGO), self.devicePixelRatioF()))
        name = QLabel(_("Map Designer"))
        name.setProperty("role", "brand")
        row.addWidget(logo)
        row.addWidget(name, 1)
        return row
