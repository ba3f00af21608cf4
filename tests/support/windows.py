"""Windows and maps on the screen of a test, and hands for what stands in them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mapdesigner.desktop.canvas.map_view import MapView
from mapdesigner.desktop.session import Session
from mapdesigner.desktop.style import load_fonts
from mapdesigner.desktop.window import Window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from mapdesigner.model.journey import JourneyMap


_load_fonts = cache(load_fonts)
"""Once a process."""


def view_on(qtbot: QtBot, journey: JourneyMap, width: int = 1000, height: int = 760) -> MapView:
    """A shown map without a window round it, of this size (px), with the keyboard on it."""
    _load_fonts()
    made = MapView(Session(journey))
    qtbot.addWidget(made)
    made.resize(width, height)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    made.canvas.setFocus()
    return made


def window_on(qtbot: QtBot, journey: JourneyMap, width: int = 1400, height: int = 900) -> Window:
    """A shown window on a map, of this size (px), with the keyboard on the map; it closes without asking."""
    _load_fonts()
    made = Window()
    qtbot.addWidget(made, before_close_func=lambda it: it.session.start(it.session.journey))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.session.start(journey)
    made.resize(width, height)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.view.canvas.setFocus()
    return made


def panel_of(window: Window, dock: str):
    """The panel of a dock, shown, with its parts in their places."""
    window.docks[dock].show()
    window.docks[dock].raise_()
    panel, before = window.docks[dock].panel, QRect()
    while before != (before := QRect(panel.mapToGlobal(QPoint()), panel.size())):  # layouts take several rounds
        QApplication.processEvents()
    return panel


def click(widget: QWidget) -> None:
    """A press and release of the left button in the middle."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def key(widget: QWidget, wanted: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key into a widget."""
    QTest.keyClick(widget, wanted, held)
