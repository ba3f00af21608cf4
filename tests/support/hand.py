"""A user's hand on the map: real mouse and drop events, aimed at what the map shows.

On a map that runs from the right the hand does what it does on one from the left, seen in a mirror: tests give and get
places as if every map began at the left.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mapdesigner.desktop.canvas.map_view import MapView
from mapdesigner.desktop.panels.elements import MIME
from mapdesigner.desktop.session import Cell
from mapdesigner.edits.replace import replace
from mapdesigner.layout.scene import Rect
from mapdesigner.model.journey import JourneyMap

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
_MIRRORED = {Qt.Key.Key_Left: Qt.Key.Key_Right, Qt.Key.Key_Right: Qt.Key.Key_Left}
BOTH_WAYS: dict[str, Any] = {"params": ["from the left", "from the right"]}
"""For a fixture of a map that is worked on in both directions."""


def running(journey: JourneyMap, way: str) -> JourneyMap:
    """The map as it runs one of both ways."""
    return replace(journey, right_to_left=way == "from the right")


class Hand:
    """Presses, drags and drops on one map view."""

    def __init__(self, view: MapView) -> None:
        self.view = view
        self.canvas = view.canvas

    def at(self, group: str, dx: float = 0.0, dy: float = 0.0) -> QPoint:
        """The middle of a group, moved by a few px."""
        rect = self.rect(group)
        return QPoint(round(rect.x + rect.width / 2 + dx), round(rect.y + rect.height / 2 + dy))

    def rect(self, group: str) -> Rect:
        """Where a group is in the window."""
        rect = self.canvas.window_rect(group)
        assert rect is not None, f"the map does not show {group}"
        return self.canvas.view.turned(rect)

    @property
    def body(self) -> Rect:
        """The part of the window that scrolls."""
        return self.canvas.view.turned(self.canvas.view.body)

    @property
    def journey(self) -> JourneyMap:
        """The map as it is now."""
        return self.view.session.journey

    @property
    def tip(self) -> str:
        """The words beside the pointer; "" for none."""
        return self.canvas.overlay.tip.words if self.canvas.overlay.tip else ""

    @property
    def cursor(self) -> Qt.CursorShape:
        """The pointer's shape."""
        return self.canvas.cursor().shape()

    def seen(self, place: QPoint) -> QPoint:
        """Where a place is on the screen."""
        return QPoint(round(self.canvas.view.turned(Rect(place.x(), place.y(), 0, 0)).x), place.y())

    def cell(self, lane: str, step: str, dx: float = 0.0, dy: float = 0.0) -> QPoint:
        """The middle of a cell, moved by a few px."""
        scene = self.view.cell_rect(Cell(lane, step))
        assert scene is not None
        rect = self.canvas.view.turned(self.canvas.view.to_window(scene))
        return QPoint(round(rect.x + rect.width / 2 + dx), round(rect.y + rect.height / 2 + dy))

    def click(self, place: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.canvas, LEFT, held, self.seen(place))

    def press(self, place: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.mousePress(self.canvas, LEFT, held, self.seen(place))

    def go(self, *places: QPoint) -> None:
        for place in places:
            QTest.mouseMove(self.canvas, self.seen(place))

    def release(self, place: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseRelease(self.canvas, LEFT, held, self.seen(place))

    def lift(self, start: QPoint, end: QPoint) -> None:
        """Press, and move to the end by way of the middle; the button stays down."""
        self.press(start)
        self.go((start * 2 + end) / 3, end)

    def drag(self, start: QPoint, end: QPoint) -> None:
        """A whole drag."""
        self.lift(start, end)
        self.release(end)

    def hold(self, key: Qt.Key) -> None:
        """Hold a modifier key down during a drag."""
        QTest.keyPress(self.canvas, key)  # Qt works out itself what is held from here on

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        turned = self.view.session.journey.right_to_left
        QTest.keyClick(self.canvas, _MIRRORED.get(key, key) if turned else key, held)

    def escape(self) -> None:
        self.key(Qt.Key.Key_Escape)

    def carry(self, code: str, *places: QPoint) -> bool:
        """Drag an element of the palette over the map; return whether it could be dropped at the last place."""
        data = QMimeData()
        data.setData(MIME, code.encode())
        return self.bring(data, *places)

    def bring(self, data: QMimeData, *places: QPoint) -> bool:
        """Drag anything over the map; return whether it could be dropped at the last place."""
        self.data = data
        action = Qt.DropAction.CopyAction
        QApplication.sendEvent(self.canvas, QDragEnterEvent(self.seen(places[0]), action, self.data, LEFT, NONE))
        return [self.carry_on(place) for place in places][-1]

    def carry_on(self, place: QPoint) -> bool:
        """Drag on what was brought; return whether it could be dropped here."""
        event = QDragMoveEvent(self.seen(place), Qt.DropAction.CopyAction, self.data, LEFT, NONE)
        QApplication.sendEvent(self.canvas, event)
        return event.isAccepted()

    def let_fall(self, place: QPoint) -> None:
        """Let go of what is carried; where it cannot be dropped, the system tells that it left instead."""
        at = QPointF(self.seen(place))
        QApplication.sendEvent(self.canvas, QDropEvent(at, Qt.DropAction.CopyAction, self.data, LEFT, NONE))

    def carry_away(self) -> None:
        """Take what is carried out of the map again."""
        QApplication.sendEvent(self.canvas, QDragLeaveEvent())

    def drop(self, code: str, place: QPoint) -> None:
        """Drag an element of the palette onto the map."""
        assert self.carry(code, place), "it cannot be dropped here"
        self.let_fall(place)
