"""The canvas's scroll bars, in a gutter of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from mapdesigner.desktop.canvas.viewport import View
from mapdesigner.layout.theme import Theme, theme
from mapdesigner.painting.qt_ink import colour
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.canvas import Canvas

GUTTER = 13  # px
_STEP = 60  # px an arrow key or a click on the groove's end

_MARGIN = 3  # px left free on both sides of the thumb

# The sheet gives the bars their parts' places, without arrows; drawing by it would cost more than all the tiles.
_STYLE = """
QScrollBar:vertical { width: 13px; }
QScrollBar:horizontal { height: 13px; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
"""


class Bar(QScrollBar):
    """A scroll bar drawn flat: a ground, a hairline towards the map, a round thumb."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._colours = theme()
        self.setStyleSheet(_STYLE)
        self.setSingleStep(_STEP)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # it goes by the map's direction, not by the window's
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_colours(self, colours: Theme) -> None:
        """Draw in another theme."""
        self._colours = colours
        self.update()

    def _thumb(self) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        complex_ = QStyle.ComplexControl.CC_ScrollBar
        return self.style().subControlRect(complex_, option, QStyle.SubControl.SC_ScrollBarSlider, self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, hairline and, if there is anything to scroll, the thumb."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(self._colours.surface2))
        upright = self.orientation() == Qt.Orientation.Vertical
        painter.fillRect(0, 0, *((1, self.height()) if upright else (self.width(), 1)), colour(self._colours.line))
        if self.isEnabled():
            held = self.isSliderDown() or self.underMouse()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(self._colours.control if held else self._colours.line_strong))
            painter.drawRoundedRect(self._thumb().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN), 3.5, 3.5)
        painter.end()


class ScrollBars(QObject):
    """Two bars at the right and lower edge that show and move the canvas's view. They count px at the view's zoom."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._across = Bar(Qt.Orientation.Horizontal, canvas)
        self._down = Bar(Qt.Orientation.Vertical, canvas)
        self._corner = QWidget(canvas)
        self._corner.setAutoFillBackground(True)
        self._across.setAccessibleName(_("Scroll across the map"))
        self._down.setAccessibleName(_("Scroll down the map"))
        for bar in (self._across, self._down):
            bar.valueChanged.connect(self._scroll)

    def set_colours(self, colours: Theme) -> None:
        """Draw the bars in a theme."""
        for bar in (self._across, self._down):
            bar.set_colours(colours)
        self._corner.setStyleSheet(f"background: {colours.surface2};")

    def place(self, size: QSize) -> None:
        """Take the gutters of a canvas of this size."""
        across, down = size.width() - GUTTER, size.height() - GUTTER
        self._across.setGeometry(0, down, across, GUTTER)
        self._down.setGeometry(across, 0, GUTTER, down)
        self._corner.setGeometry(across, down, GUTTER, GUTTER)

    def follow(self, view: View) -> None:
        """Show what part of the map the view shows."""
        reach_x, reach_y = view.reach
        body = view.body
        _set(self._across, reach_x * view.zoom, body.width, view.hidden_left)
        _set(self._down, reach_y * view.zoom, body.height, view.y * view.zoom)

    def _scroll(self) -> None:
        view = self._canvas.view
        dx = self._across.value() - round(view.hidden_left)
        dy = self._down.value() - round(view.y * view.zoom)
        self._canvas.show_view(view.panned(dx, dy))


def _set(bar: QScrollBar, reach: float, page: float, value: float) -> None:
    """Set a bar without its telling anybody."""
    silent = bar.blockSignals(True)
    bar.setRange(0, round(reach))
    bar.setPageStep(max(1, round(page)))
    bar.setValue(round(value))
    bar.setEnabled(reach > 0)
    bar.blockSignals(silent)
