"""The cards of the start page: a picture on a light sheet with two lines under it, worked as a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QPointF, QRect, QRectF, QSize, Qt, QTime, Signal, SignalInstance
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QStyle, QToolButton, QWidget

from mapdesigner.desktop.icons import draw as draw_icon
from mapdesigner.desktop.icons import icon
from mapdesigner.desktop.panels.labels import plain_tip
from mapdesigner.desktop.start.previews import HEIGHT, WIDTH, draw_preview
from mapdesigner.desktop.style import colours
from mapdesigner.words import _, interface

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtCore import QEvent

    from mapdesigner.desktop.start.glances import Glance
    from mapdesigner.desktop.start.templates import Template

MARGIN = 3
"""px around a card for its focus ring and shadow."""

_RADIUS = 8.0
_FOOT = 64
_PAPER = "#FFFFFF"  # pictures stay light in the dark theme too, as the paper they show
_INK_ON_PAPER = "#5B687A"
_BUTTON = 24
_ISOLATES = "\N{LEFT-TO-RIGHT ISOLATE}\N{POP DIRECTIONAL ISOLATE}"


class Card(QAbstractButton):
    """A button with a picture, a title, and a line with words at both ends."""

    def __init__(self, picture_height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture_height = picture_height
        self.title, self.line, self.end = "", "", ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def say(self, title: str, line: str, end: str = "") -> None:
        """Show these words under the picture, and let a screen reader say them."""
        self.title, self.line, self.end = title, line, end
        self.setAccessibleName(", ".join(words.strip(_ISOLATES) for words in (title, line, end) if words))
        self.update()

    def draw_picture(self, painter: QPainter, sheet: QRectF) -> None:
        """Draw what stands on the sheet; the ground is there already."""
        raise NotImplementedError

    def _frame(self) -> QRectF:
        return QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    def _draw_ground(self, painter: QPainter) -> QRectF:
        """Draw shadow, card and sheet; return the sheet's place."""
        worn, frame = colours(), self._frame()
        painter.setPen(Qt.PenStyle.NoPen)
        raised = self.hasFocus() or self.underMouse()
        for depth, strength in ((1, 16), (2, 10), (3, 6)) if raised else ((1, 12),):
            painter.setBrush(QColor(0, 0, 0, strength))
            painter.drawRoundedRect(frame.translated(0, depth), _RADIUS, _RADIUS)
        painter.setBrush(QColor(worn.surface))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        sheet = QRectF(frame.x() + 1, frame.y() + 1, frame.width() - 2, self._picture_height)
        clip = QPainterPath()
        clip.addRoundedRect(frame.adjusted(1, 1, -1, -1), _RADIUS - 1, _RADIUS - 1)
        painter.setClipPath(clip)
        painter.fillRect(sheet, QColor(_PAPER))
        return sheet

    def _draw_edge(self, painter: QPainter) -> None:
        worn, frame = colours(), self._frame()
        focus = self.hasFocus()
        edge = worn.focus if focus else worn.line_strong if self.underMouse() else worn.line
        inset = 0.0 if focus else 0.5
        painter.setPen(QPen(QColor(edge), 2 if focus else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)

    def _draw_words(self, painter: QPainter) -> None:
        worn, frame = colours(), self._frame().toRect()
        room = QRect(frame.x() + 15, frame.y() + self._picture_height + 12, frame.width() - 30, 20)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self._put(painter, bold, worn.ink, room, self.title, Qt.AlignmentFlag.AlignLeading)
        small = QFont(self.font())
        small.setPixelSize(max(12, self.font().pixelSize() - 1))
        room = room.translated(0, 18)
        taken = QFontMetrics(small).horizontalAdvance(self.end) + 12 if self.end else 0
        self._put(painter, small, worn.ink2, room, self.end, Qt.AlignmentFlag.AlignTrailing)
        left = QRect(room.x(), room.y(), room.width() - taken, room.height())
        left = QStyle.visualRect(self.layoutDirection(), room, left)
        self._put(painter, small, worn.ink2, left, self.line, Qt.AlignmentFlag.AlignLeading)

    def _put(
        self, painter: QPainter, font: QFont, colour: str, room: QRect, words: str, align: Qt.AlignmentFlag
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        align = QStyle.visualAlignment(self.layoutDirection(), align)
        painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, shown)

    def sizeHint(self) -> QSize:
        """Room for picture and words."""
        return QSize(240, self._picture_height + _FOOT + 2 * MARGIN)

    def minimumSizeHint(self) -> QSize:
        """As wide as a title can still be told apart."""
        return QSize(180, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        sheet = self._draw_ground(painter)
        painter.save()
        self.draw_picture(painter, sheet)
        painter.restore()
        painter.fillRect(QRectF(sheet.x(), sheet.bottom(), sheet.width(), 1), QColor(colours().line))
        painter.setClipping(False)
        self._draw_words(painter)
        self._draw_edge(painter)
        painter.end()


class TemplateCard(Card):
    """Begins a map from a template."""

    def __init__(self, template: Template, parent: QWidget | None = None) -> None:
        super().__init__(191, parent)
        self.template = template
        self.say(template.title, template.about)

    def draw_picture(self, painter: QPainter, sheet: QRectF) -> None:
        """Draw what the template is about, as large as the sheet lets it."""
        scale = min(sheet.width() / WIDTH, sheet.height() / HEIGHT)
        middle = sheet.center() - QPointF(WIDTH, HEIGHT) * scale / 2
        painter.translate(middle)
        painter.scale(scale, scale)
        draw_preview(painter, self.template.name)


class MapCard(Card):
    """Opens a map used before. It can be pinned, and taken off the list."""

    pin_asked = Signal()
    forget_asked = Signal()

    def __init__(self, path: Path, *, pinned: bool, parent: QWidget | None = None) -> None:
        super().__init__(170, parent)
        self.path, self.pinned = path, pinned
        self._picture: QImage | None = None
        self._words = ""
        self._pin = self._button(_("Take the pin out") if pinned else _("Pin"), "pin", self.pin_asked)
        self._forget = self._button(_("Remove from this list"), "x", self.forget_asked)
        self.setToolTip(plain_tip(str(path)))
        self.say(path.stem, _isolated(path.parent))
        self._show_buttons()

    @property
    def words(self) -> str:
        """What stands on the sheet in place of a picture."""
        return self._words

    def show_glance(self, seen: Glance) -> None:
        """Show what was found in the file."""
        self._picture = seen.picture
        if seen.picture is None:
            self._words = _("This file cannot be opened") if seen.fault else _("This file is not there any more")
        when = in_words(seen.changed) if seen.changed else ""
        self.say(seen.title or self.path.stem, seen.organisation or _isolated(self.path.parent), when or self._words)
        if not when:
            self.end = ""
        self.setAccessibleDescription(_("Pinned") if self.pinned else "")

    def draw_picture(self, painter: QPainter, sheet: QRectF) -> None:
        """Draw the thumbnail, or say why there is none."""
        if self._picture is not None:
            size = QSize(self._picture.size()).scaled(sheet.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(sheet.center() - QPointF(size.width(), size.height()) / 2, size.toSizeF())
            painter.drawImage(place, self._picture)
        elif self._words:
            draw_icon(painter, "circle-alert", _INK_ON_PAPER, QRectF(sheet.center().x() - 11, sheet.y() + 52, 22, 22))
            painter.setPen(QColor(_INK_ON_PAPER))
            room = sheet.adjusted(16, 84, -16, -8)
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self._words)

    def _button(self, words: str, sign: str, asked: SignalInstance) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys have the menu, Delete, and P
        button.setFixedSize(_BUTTON, _BUTTON)
        button.setProperty("role", "on-paper")
        button.setIcon(icon(sign, _INK_ON_PAPER))
        button.clicked.connect(asked)
        return button

    def _show_buttons(self) -> None:
        near = self.underMouse()
        self._pin.setVisible(near or self.pinned)
        self._forget.setVisible(near)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        if self._picture is not None or not self._words:
            menu.addAction(_("Open")).triggered.connect(self.click)
        menu.addAction(self._pin.toolTip()).triggered.connect(self.pin_asked)
        menu.addAction(self._forget.toolTip()).triggered.connect(self.forget_asked)
        return menu

    def enterEvent(self, event: QEnterEvent) -> None:
        """Offer pin and removal."""
        super().enterEvent(event)
        self._show_buttons()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide them again."""
        super().leaveEvent(event)
        self._show_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep pin and removal in the corner where lines end."""
        super().resizeEvent(event)
        for index, button in enumerate((self._forget, self._pin)):
            place = QRect(self.width() - 9 - (index + 1) * (_BUTTON + 2), 9, _BUTTON, _BUTTON)
            button.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the map."""
        self._menu().exec(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete removes, P pins."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.forget_asked.emit()
        elif event.key() == Qt.Key.Key_P:
            self.pin_asked.emit()
        else:
            super().keyPressEvent(event)


def in_words(moment: datetime) -> str:
    """'Today, 14:06', 'Yesterday', '18 Nov', or a day with its year, as the interface's language writes it."""
    day = QDate(moment.year, moment.month, moment.day)
    days = day.daysTo(QDate.currentDate())
    if days == 0:
        clock = QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)
        return _("Today, {time}").format(time=clock)
    if days == 1:
        return _("Yesterday")
    return interface().date(moment.date())


def _isolated(path: Path) -> str:
    """A path that reads from left to right among words that do not."""
    return f"\N{LEFT-TO-RIGHT ISOLATE}{path}\N{POP DIRECTIONAL ISOLATE}"
