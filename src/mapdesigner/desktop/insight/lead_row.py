"""A row that says something and leads to the cards it is about: title, second line, figure, and a bar if it has one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from mapdesigner.desktop import icons
from mapdesigner.desktop.insight.wrapped import Wrapped, wrap
from mapdesigner.desktop.sides import leading, placed
from mapdesigner.desktop.style import colours
from mapdesigner.layout.report.blocks import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from mapdesigner.layout.theme import Theme

_SIDE, _PAD, _GAP = 14, 6, 10
_SIGN = 18
_MARK = 34
_BAR = 8


@dataclass(frozen=True, slots=True)
class Line:
    """What a row shows: the parts of a report's row or bar, and the ids of all it leads to.

    `sign` is an icon at the start in place of a mark, in the theme's colour `sign_ink` or the tone's; `lead` makes it
    the sentence a panel opens with.
    """

    title: str
    mark: str = ""
    detail: str = ""
    figure: str = ""
    tone: Tone = Tone.PLAIN
    ids: tuple[str, ...] = ()
    sign: str = ""
    sign_ink: str = ""
    share: float | None = None
    planned: float = 0.0
    lead: bool = False

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.mark, self.title, self.detail, self.figure) if part)


def ink_of(tone: Tone, worn: Theme) -> str:
    """The colour of a tone."""
    return {
        Tone.PLAIN: worn.ink,
        Tone.PAIN: worn.pain,
        Tone.OPPORTUNITY: worn.opp,
        Tone.GOOD: worn.ok,
        Tone.PERSONAL: worn.pers,
    }[tone]


@dataclass(frozen=True, slots=True)
class _Set:
    """A line set at a width: its words, where they begin, and the height of all in px."""

    title: Wrapped
    detail: Wrapped | None
    left: float
    height: float


class LeadRow(QAbstractButton):
    """Shows a line. A click, Enter or Space leads to what it is about, if that is anything."""

    led = Signal(tuple)

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda: self.led.emit(self._line.ids))
        self._wear()

    @property
    def line(self) -> Line:
        """What is shown."""
        return self._line

    def show_line(self, line: Line) -> None:
        """Show another line."""
        if line != self._line:
            self._line = line
            self._wear()
            self.updateGeometry()
            self.update()

    def _wear(self) -> None:
        self.setText(self._line.title.replace("&", "&&"))
        self.setAccessibleName(self._line.spoken)
        leads = bool(self._line.ids)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if leads else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def _font(self, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(pixels * self.font().pixelSize() / 13) if self.font().pixelSize() > 0 else pixels)
        font.setWeight(weight)
        return font

    @property
    def _title_font(self) -> QFont:
        return self._font(
            14 if self._line.lead else 13, QFont.Weight.DemiBold if self._line.lead else QFont.Weight.Medium
        )

    @property
    def _figure_font(self) -> QFont:
        return self._font(12, QFont.Weight.DemiBold)

    def _set(self, width: int) -> _Set:
        line = self._line
        left = _SIDE + (_SIGN + 8 if line.sign else _MARK if line.mark else 0)
        figure = self._figure_room()
        room = width - left - _SIDE
        mirrored = self.isRightToLeft()
        title = wrap(line.title, self._title_font, room - figure, mirrored=mirrored)
        height = _PAD + title.height
        detail = None
        if line.detail:
            detail = wrap(line.detail, self._font(12), room, mirrored=mirrored)
            height += detail.height + 1
        if line.share is not None:
            height += _BAR + 5
        return _Set(title, detail, left, height + _PAD)

    def _figure_room(self) -> int:
        if not self._line.figure:
            return 0
        return QFontMetrics(self._figure_font).horizontalAdvance(self._line.figure) + _GAP

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads as a click does."""
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Words are broken to the width there is."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all words at a width."""
        return round(self._set(width).height)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        width = max(self.width(), 200)
        return QSize(200, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It may be narrow; its height follows."""
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, words, figure and bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn, parts = colours(), self._set(self.width())
        self._draw_ground(painter, worn)
        self._draw_start(painter, worn)
        painter.setPen(QColor(worn.ink))
        mirrored = self.isRightToLeft()
        figure = self._figure_room()
        parts.title.draw(painter, _SIDE + figure if mirrored else parts.left, _PAD)
        self._draw_figure(painter, worn)
        if parts.detail:
            painter.setPen(QColor(worn.ink2))
            parts.detail.draw(painter, _SIDE if mirrored else parts.left, _PAD + parts.title.height + 1)
        if self._line.share is not None:
            self._draw_bar(painter, worn, parts)
        painter.end()

    def _draw_ground(self, painter: QPainter, worn: Theme) -> None:
        rect = QRectF(self.rect()).adjusted(5, 1, -5, -1)
        lit = self.hasFocus()
        if not self._line.ids or not (lit or self.underMouse()):
            return
        painter.setPen(QPen(QColor(worn.focus), 2) if lit else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.accent_tint if self.isDown() else worn.sunken))
        painter.drawRoundedRect(rect, 6, 6)

    def _draw_start(self, painter: QPainter, worn: Theme) -> None:
        ink = ink_of(self._line.tone, worn)
        if self._line.sign:
            ink = getattr(worn, self._line.sign_ink) if self._line.sign_ink else ink
            icons.draw(painter, self._line.sign, ink, placed(self, QRectF(_SIDE, _PAD, _SIGN, _SIGN)))
        elif self._line.mark:
            painter.setPen(QColor(ink))
            painter.setFont(self._font(13, QFont.Weight.DemiBold))
            painter.drawText(placed(self, QRectF(_SIDE, _PAD, _MARK, 17)), leading(self), self._line.mark)

    def _draw_figure(self, painter: QPainter, worn: Theme) -> None:
        if not self._line.figure:
            return
        painter.setPen(QColor(ink_of(self._line.tone, worn)))
        painter.setFont(self._figure_font)
        room = self._figure_room()
        painter.drawText(
            placed(self, QRectF(self.width() - _SIDE - room + _GAP, _PAD, room, 17)), leading(self), self._line.figure
        )

    def _draw_bar(self, painter: QPainter, worn: Theme, parts: _Set) -> None:
        top, width = parts.height - _PAD - _BAR, self.width() - parts.left - _SIDE
        share = min(max(self._line.share or 0.0, 0.0), 1.0)
        more = min(share + max(self._line.planned, 0.0), 1.0)
        ink = QColor(ink_of(self._line.tone, worn))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.sunken))
        painter.drawRect(placed(self, QRectF(parts.left, top, width, _BAR)))
        if more > share:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, 1, Qt.PenStyle.DashLine))
            rest = QRectF(parts.left + share * width, top + 0.5, (more - share) * width - 0.5, _BAR - 1)
            painter.drawRect(placed(self, rest))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRect(placed(self, QRectF(parts.left, top, share * width, _BAR)))


class LeadRows(QWidget):
    """Rows one below the other; shown anew, each keeps its place and the keyboard."""

    led = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[LeadRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_lines(self, lines: list[Line]) -> None:
        """Show these lines and no others."""
        for row, line in zip(self.rows, lines, strict=False):
            row.show_line(line)
        for line in lines[len(self.rows) :]:
            row = LeadRow(line)
            row.led.connect(self.led)
            self.rows.append(row)
            self._column.addWidget(row)
        for row in self.rows[len(lines) :]:
            row.hide()
            row.deleteLater()
        del self.rows[len(lines) :]
        self.setVisible(bool(lines))
