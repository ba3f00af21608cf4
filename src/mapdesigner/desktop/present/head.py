"""The head of a presentation: whose journey it is, which stage is shown, and how much time is left."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QToolButton, QWidget

from mapdesigner.desktop.icons import draw as draw_icon
from mapdesigner.desktop.icons import icon
from mapdesigner.desktop.panels.labels import plain_label
from mapdesigner.desktop.style import colours
from mapdesigner.model.kinds import State
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.workshop.countdown import Countdown
    from mapdesigner.layout.colour import StageColours
    from mapdesigner.model.journey import JourneyMap

HEIGHT = 88  # px of a screen of 1080 lines, as all sizes here
_CIRCLE, _PILL, _BETWEEN = 32, 44, 17
_RING, _RING_LINE = 46.0, 6.5
_BUTTON = 48
_EDGE = 36
_AT_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_AT_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute


def sized(widget: QWidget, pixels: float, weight: int = 400, *, tabular: bool = False) -> QFont:
    """The window's type at a size in px and a weight."""
    font = QFont(widget.font())
    font.setPixelSize(max(round(pixels), 1))
    font.setWeight(QFont.Weight(weight))
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


class Head(QWidget):
    """Title at the left, stages in the middle, timer at the right."""

    asked = Signal(int)
    """A stage, counted from 0."""

    def __init__(self, countdown: Countdown, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale = 1.0
        self._countdown = countdown
        self.title, self.caption = plain_label("", "", self), plain_label("", "", self)
        self.chips: list[Chip] = []
        self.clock = Clock(countdown, self)
        self.pause = self._button(countdown.toggle)
        self.more = self._button(countdown.add_minute)
        self.more.setText(_("+1"))
        self.more.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # else it would read 1+
        self.more.setAccessibleName(_("One minute more"))
        self._middle = QWidget(self)
        self._line = QHBoxLayout(self._middle)
        self._line.setContentsMargins(0, 0, 0, 0)
        countdown.changed.connect(self._follow)

    def _button(self, run: object) -> QToolButton:
        made = QToolButton(self)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(run)
        return made

    def show_map(
        self, journey: JourneyMap, ramp: tuple[StageColours, ...], at: int, state: tuple[str, ...] = ()
    ) -> None:
        """Show a map's title, the `state` of the workshop, and the stages, of which the `at`-th is in focus."""
        people = ", ".join(each.name for each in structure(journey).personas if each.name)
        sort = _("current state") if journey.state is State.CURRENT else _("future state")
        self.title.setText(journey.title or _("Untitled map"))
        self.caption.setText(" · ".join((", ".join(filter(None, (people, sort))), *state)))
        way = Qt.LayoutDirection.RightToLeft if journey.right_to_left else Qt.LayoutDirection.LeftToRight
        self._middle.setLayoutDirection(way)
        stages = structure(journey).stages
        while len(self.chips) > len(stages):
            gone = self.chips.pop()
            self._line.removeWidget(gone)
            gone.deleteLater()
        while len(self.chips) < len(stages):
            chip = Chip(len(self.chips) + 1, self._middle)
            chip.clicked.connect(lambda _on, number=chip.number: self.asked.emit(number - 1))
            self._line.addWidget(chip)
            self.chips.append(chip)
            chip.show()
        for number, (chip, stage) in enumerate(zip(self.chips, stages, strict=True)):
            chip.show_stage(stage.name, ramp[number].fill, number - at)
        self.set_scale(self._scale)

    def set_scale(self, scale: float) -> None:
        """Show everything so many times as large as on a screen of 1080 lines."""
        self._scale, worn = scale, colours()
        self.setStyleSheet(
            f"QLabel {{ color: {worn.ink}; background: transparent; }}"
            f"QToolButton {{ background: {worn.surface}; color: {worn.ink}; border: {max(1, round(scale))}px solid "
            f"{worn.line_strong}; border-radius: {round(9 * scale)}px; font-size: {round(20 * scale)}px; "
            f"font-weight: 600; }} QToolButton:hover {{ background: {worn.sunken}; }}"
        )
        self.title.setStyleSheet(f"font-size: {round(23 * scale)}px; font-weight: 600;")
        self.caption.setStyleSheet(f"font-size: {round(19 * scale)}px; color: {worn.ink2};")
        self.pause.setIconSize(QSize(round(22 * scale), round(22 * scale)))
        for chip in self.chips:
            chip.set_scale(scale)
        self._line.setSpacing(round(_BETWEEN * scale))
        self.clock.set_scale(scale)
        self._place()
        self._follow()

    def _follow(self) -> None:
        running = self._countdown.is_running
        self.pause.setIcon(icon("pause" if running else "play", colours().ink))
        self.pause.setAccessibleName(_("Halt the timer") if running else _("Start the timer"))
        self.pause.setToolTip(self.pause.accessibleName())
        self.clock.setAccessibleName(_("{time} left").format(time=self._countdown.figures))
        self.clock.update()

    def _place(self) -> None:
        scale, edge, button = self._scale, round(_EDGE * self._scale), round(_BUTTON * self._scale)
        middle = self._middle.sizeHint().width()
        x = (self.width() - middle) // 2
        self._middle.setGeometry(x, 0, middle, self.height())
        room = max(x - 2 * edge, 1)
        self.title.setGeometry(edge, round(14 * scale), room, round(30 * scale))
        self.caption.setGeometry(edge, round(44 * scale), room, round(28 * scale))
        top = (self.height() - button) // 2
        self.more.setGeometry(self.width() - edge - button, top, button, button)
        self.pause.setGeometry(self.width() - edge - 2 * button - round(14 * scale), top, button, button)
        clock = self.clock.sizeHint().width()
        self.clock.setGeometry(self.pause.x() - round(16 * scale) - clock, 0, clock, self.height())

    def resizeEvent(self, _event: object) -> None:
        """Put everything in its place."""
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours().paper))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours().line))
        painter.end()


class Chip(QAbstractButton):
    """A stage: a tick for one that is past, its name for the one in focus, its number for one to come."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = number
        self._name, self._fill, self._off, self._scale = "", "", 1, 1.0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def is_current(self) -> bool:
        """Whether this is the stage in focus."""
        return self._off == 0

    def show_stage(self, name: str, fill: str, off: int) -> None:
        """Show a stage; `off` counts how many come between it and the one in focus, below 0 for one that is past."""
        self._name, self._fill, self._off = name, fill, off
        self.setAccessibleName(_("Stage {number}, {name}").format(number=self.number, name=name))
        self.setToolTip(name)

    def set_scale(self, scale: float) -> None:
        """Show it larger or smaller."""
        self._scale = scale
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """A circle, or as wide as the name."""
        if self._off:
            return QSize(round(_CIRCLE * self._scale), round(_PILL * self._scale))
        words = QFontMetricsF(self._font(23, 600)).horizontalAdvance(self._name)
        return QSize(ceil(words + (_CIRCLE + 36) * self._scale), round(_PILL * self._scale))

    def _font(self, pixels: float, weight: int) -> QFont:
        return sized(self, pixels * self._scale, weight)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale, worn, side = self._scale, colours(), _CIRCLE * self._scale
        top = (self.height() - side) / 2
        left = 8 * scale if self.is_current else 0.0
        if self.isRightToLeft():
            left = self.width() - side - left
        circle = QRectF(left + scale, top + scale, side - 2 * scale, side - 2 * scale)
        ink = QColor("#FFFFFF" if self.is_current else worn.ink2)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.is_current:
            painter.setBrush(QColor(self._fill))
            painter.drawRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        if self._off < 0:
            painter.setBrush(QColor(worn.sunken))
            painter.drawEllipse(circle)
            draw_icon(painter, "check", worn.ink2, circle.adjusted(*(7 * scale, 7 * scale, -7 * scale, -7 * scale)))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor("#FFFFFF" if self.is_current else worn.control), 2 * scale))
            painter.drawEllipse(circle)
            painter.setPen(ink)
            painter.setFont(self._font(18, 600))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self.number))
        if self.is_current:
            painter.setFont(self._font(23, 600))
            words, side_of = QRectF(circle.right() + 10 * scale, 0, self.width(), self.height()), _AT_LEFT
            if self.isRightToLeft():
                words.moveRight(circle.left() - 10 * scale)
                side_of = _AT_RIGHT
            painter.drawText(words, side_of, self._name)
        painter.end()


class Clock(QWidget):
    """A ring that empties, and the time left; in the last minute an outline and bold figures, nothing that flashes."""

    def __init__(self, countdown: Countdown, parent: QWidget) -> None:
        super().__init__(parent)
        self._countdown, self._scale = countdown, 1.0

    def set_scale(self, scale: float) -> None:
        """Show it larger or smaller."""
        self._scale = scale

    def sizeHint(self) -> QSize:
        """Ring and figures."""
        figures = QFontMetricsF(self._font(700)).horizontalAdvance("00:00")
        return QSize(ceil(figures + (_RING + 18) * self._scale), HEIGHT)

    def _font(self, weight: int) -> QFont:
        return sized(self, 44 * self._scale, weight, tabular=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ring and figures."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale, worn, ending = self._scale, colours(), self._countdown.is_ending
        side, line = _RING * scale, _RING_LINE * scale
        ring = QRectF(line / 2, (self.height() - side + line) / 2, side - line, side - line)
        track = QColor(worn.accent)
        track.setAlphaF(0.22)
        span = round(self._countdown.share * 360 * 16)
        if ending:
            self._draw_outline(painter, ring, line)
        else:
            painter.setPen(QPen(track, line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawEllipse(ring)
            painter.setPen(QPen(QColor(worn.accent), line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(ring, 90 * 16, -span)
        painter.setPen(QColor(worn.ink))
        painter.setFont(self._font(700 if ending else 600))
        words = QRectF(side + 16 * scale, 0, self.width(), self.height())
        painter.drawText(words, _AT_LEFT, self._countdown.figures)
        painter.end()

    def _draw_outline(self, painter: QPainter, ring: QRectF, line: float) -> None:
        """Two thin circles where the ring was."""
        painter.setPen(QPen(QColor(colours().ink), max(1.5 * self._scale, 1.0)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = line / 2
        for grown in (half, -half):
            painter.drawEllipse(ring.adjusted(-grown, -grown, grown, grown))
