"""The toolbar: undo and redo, tools, zoom, states, finding, comments, presenting and the export."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QToolBar, QWidget

from mapdesigner.desktop.icons import icon
from mapdesigner.desktop.panels.controls import ZoomButton
from mapdesigner.desktop.state_switch import StateSwitch
from mapdesigner.words import _, interface

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window
    from mapdesigner.layout.theme import Theme

_BUTTON = 32
_HEIGHT = 44
_SEPARATOR = 24  # px with what is left free beside it
_PERCENTS = (25, 50, 75, 100, 150, 200)


class Toolbar(QToolBar):
    """Holds buttons for what is done most."""

    def __init__(self, window: Window) -> None:
        super().__init__(_("Toolbar"), window)
        self._window = window
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(18, 18))
        self.setFixedHeight(_HEIGHT)
        self.addWidget(_gap(self))
        self._add("undo", "redo")
        self.addSeparator()
        self._add("tool_select", "tool_hand", "tool_link")
        self.addSeparator()
        self._add("zoom_out")
        self.zoom = self._zoom_button()
        self._add("zoom_in", "fit")
        self.addSeparator()
        self.states = StateSwitch(window.actions_table, self)
        self._switch = (self.addWidget(self.states), self.addSeparator())
        self._add("find", "comments")
        spacer = QWidget(self)
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spacer)
        self.present = self._button(_("Present"), "present")
        self.addWidget(_gap(self))
        self.export = self._button(_("Export"), "export")
        self.export.setProperty("primary", True)
        self.addWidget(_gap(self))

    def set_theme(self, colours: Theme) -> None:
        """Draw in another theme."""
        self.present.setIcon(icon("presentation", colours.ink))
        self.export.setIcon(icon("download", colours.accent_ink))

    def _button(self, words: str, command: str) -> QPushButton:
        made = QPushButton(f" {words}", self)
        made.setIconSize(QSize(16, 16))
        made.setFixedHeight(30)
        made.clicked.connect(self._window.actions_table[command].trigger)
        self.addWidget(made)
        return made

    def _add(self, *commands: str) -> None:
        for command in commands:
            action = self._window.actions_table[command]
            self.addAction(action)
            self.widgetForAction(action).setFixedSize(_BUTTON, _BUTTON)

    def _zoom_button(self) -> ZoomButton:
        button = ZoomButton(self)
        menu = QMenu(button)
        for percent in _PERCENTS:
            action = menu.addAction(interface().percent(percent))
            action.triggered.connect(partial(self._window.view.zoom_to, percent / 100))
        menu.addSeparator()
        for command in ("fit", "fit_selection"):
            menu.addAction(self._window.actions_table[command])
        button.setMenu(menu)
        canvas = self._window.view.canvas
        canvas.zoom_changed.connect(button.show_zoom)
        button.show_zoom(canvas.view.zoom)
        self.addWidget(button)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the switch away in a narrow window: presenting and exporting need its place, and a menu has it too."""
        super().resizeEvent(event)
        shown = self._switch[0].isVisible()
        needed = self.sizeHint().width() + (0 if shown else self.states.sizeHint().width() + _SEPARATOR)
        if (fits := needed <= event.size().width()) != shown:
            for action in self._switch:
                action.setVisible(fits)


def _gap(parent: QWidget) -> QWidget:
    made = QWidget(parent)
    made.setFixedWidth(4)
    return made
