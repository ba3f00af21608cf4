"""The matrix of impact and effort: each open opportunity is a dot in one of nine fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from mapdesigner.desktop.insight.dot import HEIGHT, Dot
from mapdesigner.desktop.style import colours
from mapdesigner.model.text import in_one_line
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from mapdesigner.layout.theme import Theme
    from mapdesigner.model.items import Opportunity

_LEFT, _TOP, _BOTTOM, _RIGHT = 34, 6, 40, 10  # px for the words at the axes
_GAP, _INSET = 6, 8


class Matrix(QWidget):
    """Impact upwards, effort to the right. Signals carry ids of opportunities."""

    led = Signal(str)
    judged = Signal(str, int, int)
    """The impact and the effort somebody gave it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dots: dict[str, Dot] = {}
        self._held: dict[str, Opportunity] = {}
        self._under: tuple[int, int] | None = None
        self.setMinimumSize(QSize(270, 190))
        self.setAccessibleName(_("Impact and effort"))

    def show_opportunities(
        self, found: Sequence[Opportunity], numbers: dict[str, str], selection: frozenset[str]
    ) -> None:
        """Show these and no others, in this order."""
        ids = {each.id for each in found}
        for gone in [one for one in self.dots if one not in ids]:
            dot = self.dots.pop(gone)
            dot.hide()
            dot.deleteLater()
        self._held = {each.id: each for each in found}
        self.dots = {one: self.dots.get(one) or self._dot(one) for one in self._held}
        for one, each in self._held.items():
            number = numbers.get(one, "")
            self.dots[one].show_dot(number, each.text, _spoken(each, number), chosen=one in selection)
        self._place()

    def field(self, impact: int, effort: int) -> QRectF:
        """Where a field stands in px; both from 1 to 3."""
        width = (self.width() - _LEFT - _RIGHT) / 3
        height = (self.height() - _TOP - _BOTTOM) / 3
        column = 3 - effort if self.isRightToLeft() else effort - 1
        left = _RIGHT if self.isRightToLeft() else _LEFT
        return QRectF(left + column * width, _TOP + (3 - impact) * height, width, height)

    def field_at(self, place: QPointF) -> tuple[int, int]:
        """The impact and effort of the field nearest to a place."""

        def away(field: tuple[int, int]) -> float:
            middle = self.field(*field).center() - place
            return abs(middle.x()) / max(self.width(), 1) + abs(middle.y()) / max(self.height(), 1)

        return min(((impact, effort) for impact in (1, 2, 3) for effort in (1, 2, 3)), key=away)

    def _dot(self, one: str) -> Dot:
        dot = Dot(one, self)
        dot.led.connect(self.led)
        dot.dragged.connect(lambda _one, place: self._mark(self.field_at(place)))
        dot.dropped.connect(self._drop)
        dot.given_up.connect(lambda _one: self._put_back())
        dot.judged.connect(self._judge)
        dot.stepped.connect(self._step)
        dot.show()
        return dot

    def _mark(self, field: tuple[int, int] | None) -> None:
        self._under = field
        self.update()

    def _put_back(self) -> None:
        self._mark(None)
        self._place()

    def _drop(self, one: str, place: QPointF) -> None:
        self._mark(None)
        self.judged.emit(one, *self.field_at(place))
        self._place()

    def _judge(self, one: str, impact: int, effort: int) -> None:
        held = self._held[one]
        by = -effort if self.isRightToLeft() else effort
        self.judged.emit(one, min(max(held.impact + impact, 1), 3), min(max(held.effort + by, 1), 3))

    def _step(self, one: str, by: int) -> None:
        order = [*self.dots]
        at = order.index(one) + by
        if 0 <= at < len(order):
            self.dots[order[at]].setFocus(Qt.FocusReason.TabFocusReason)

    def _place(self) -> None:
        """Put the dots of a field side by side in lines; where they are too many they lie over one another."""
        fields: dict[tuple[int, int], list[Dot]] = {}
        for one, each in self._held.items():
            fields.setdefault((each.impact, each.effort), []).append(self.dots[one])
        for field, dots in fields.items():
            _fill(self.field(*field).adjusted(_INSET, _INSET, -_INSET, -_INSET), dots)
        for before, after in zip([*self.dots.values()], [*self.dots.values()][1:], strict=False):
            QWidget.setTabOrder(before, after)

    def changeEvent(self, event: QEvent) -> None:
        """Turn around with the interface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the dots in their fields."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the fields, the best tinted, and the words at the axes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = colours()
        for impact in (1, 2, 3):
            for effort in (1, 2, 3):
                self._draw_field(painter, worn, impact, effort)
        self._draw_words(painter, worn)
        painter.end()

    def _draw_field(self, painter: QPainter, worn: Theme, impact: int, effort: int) -> None:
        rect = self.field(impact, effort).adjusted(1.5, 1.5, -1.5, -1.5)
        first = impact > effort
        painter.setPen(QPen(QColor(worn.focus), 2) if self._under == (impact, effort) else QPen(QColor(worn.line), 1))
        painter.setBrush(QColor(worn.opp_tint if first else worn.surface))
        painter.drawRoundedRect(rect, 6, 6)

    def _draw_words(self, painter: QPainter, worn: Theme) -> None:
        font = QFont(self.font())
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(worn.ink2))
        centre = Qt.AlignmentFlag.AlignCenter
        for level in (1, 2, 3):
            across, up = self.field(1, level), self.field(level, 1)
            painter.drawText(QRectF(across.x(), across.bottom(), across.width(), 18), centre, str(level))
            left = self.width() - _LEFT + 2 if self.isRightToLeft() else _LEFT - 16
            painter.drawText(QRectF(left, up.y(), 14, up.height()), centre, str(level))
        foot = QRectF(self.field(1, 2).x(), self.height() - 22, self.field(1, 2).width(), 18)
        painter.drawText(foot, centre, _("Effort"))
        painter.translate(self.width() - 10 if self.isRightToLeft() else 10, (self.height() - _BOTTOM + _TOP) / 2)
        painter.rotate(-90)
        painter.drawText(QRectF(-60, -9, 120, 18), centre, _("Impact"))


def _fill(room: QRectF, dots: Sequence[Dot]) -> None:
    """One below the other with their words while there is room, then side by side, then over one another."""
    high = max(1, int((room.height() + _GAP) // (HEIGHT + _GAP)))
    least = max(each.sizeHint().width() for each in dots) + _GAP
    a_line = min(-(-len(dots) // high), max(1, int((room.width() + _GAP) // least)))
    width = (room.width() + _GAP) / a_line
    lines = -(-len(dots) // a_line)
    step = min(HEIGHT + _GAP, max(room.height() - HEIGHT, 0) / max(lines - 1, 1))
    for at, dot in enumerate(dots):
        dot.widen(width - _GAP)
        dot.move(round(room.x() + at % a_line * width), round(room.y() + at // a_line * step))


def _spoken(one: Opportunity, number: str) -> str:
    words = in_one_line(one.text)
    judged = _("impact {impact}, effort {effort}").format(impact=one.impact, effort=one.effort)
    return ", ".join(part for part in (f"{number} {words}".strip(), judged) if part)
