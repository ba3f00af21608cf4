"""The canvas's scroll bars, in a gutter of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from mapdesigner.desktop.canvas.viewport import View
from mapdesigner.layout.theme import Theme
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.canvas import Canvas

GUTTER = 13  # px
_STEP = 60  # px an arrow key or a click on the groove's end

_STYLE = """
QScrollBar {{ background: {ground}; border: 0; }}
QScrollBar:vertical {{ border-left: 1px solid {line}; width: 13px; }}
QScrollBar:horizontal {{ border-top: 1px solid {line}; height: 13px; }}
QScrollBar::handle {{ background: {thumb}; border-radius: 3px; }}
QScrollBar::handle:hover {{ background: {hover}; }}
QScrollBar::handle:disabled {{ background: transparent; }}
QScrollBar::handle:vertical {{ margin: 3px; min-height: 24px; }}
QScrollBar::handle:horizontal {{ margin: 3px; min-width: 24px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


class ScrollBars(QObject):
    """Two bars at the right and lower edge that show and move the canvas's view. They count px at the view's zoom."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._across = QScrollBar(Qt.Orientation.Horizontal, canvas)
        self._down = QScrollBar(Qt.Orientation.Vertical, canvas)
        self._corner = QWidget(canvas)
        self._corner.setAutoFillBackground(True)
        self._across.setAccessibleName(_("Scroll across the map"))
        self._down.setAccessibleName(_("Scroll down the map"))
        for bar in (self._across, self._down):
            bar.setSingleStep(_STEP)
            bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            bar.setCursor(Qt.CursorShape.ArrowCursor)
            bar.valueChanged.connect(self._scroll)

    def set_colours(self, theme: Theme) -> None:
        """Draw the bars in a theme."""
        sheet = _STYLE.format(ground=theme.surface2, line=theme.line, thumb=theme.line_strong, hover=theme.control)
        for bar in (self._across, self._down):
            bar.setStyleSheet(sheet)
        self._corner.setStyleSheet(f"background: {theme.surface2};")

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
        _set(self._across, reach_x * view.zoom, body.width, view.x * view.zoom)
        _set(self._down, reach_y * view.zoom, body.height, view.y * view.zoom)

    def _scroll(self) -> None:
        view = self._canvas.view
        dx = self._across.value() - round(view.x * view.zoom)
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
