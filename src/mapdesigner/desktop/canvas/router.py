"""Sends the canvas's pointer and keys where they belong: panning, zooming, the gesture under way, else the tool."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)

from mapdesigner.desktop.canvas.gestures.gesture import Gesture, Reason, Tool
from mapdesigner.desktop.canvas.gestures.pan import Pan
from mapdesigner.desktop.canvas.viewport import ZOOM_STEP

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.canvas import Canvas

_NOTCH = 120.0  # wheel units, as Qt counts
_NOTCH_PX = 60.0  # how far a notch scrolls
_FRAME = 16  # ms between two steps of scrolling at the edge
_MODIFIER_KEYS = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta})


class Router(QObject):
    """Holds the tool and the gesture under way."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.tool: Tool | None = None
        self.gesture: Gesture | None = None
        self._canvas = canvas
        self._button = Qt.MouseButton.NoButton
        self._space = False
        self._last = QPointF()
        self._scroll = QTimer(self, interval=_FRAME)
        self._inside = (True, True)
        self._collects = gc.isenabled()
        self.menu_is_due = True
        """False for a press that only ended a drag: a right one then opens no menu."""
        self._scroll.timeout.connect(self._scroll_at_edge)

    def press(self, event: QMouseEvent) -> None:
        """Begin panning or the tool's gesture."""
        self._last = event.position()
        self.menu_is_due = self.gesture is None
        if self.gesture is not None:
            self.cancel(Reason.OTHER_BUTTON)
            return
        gesture = self._gesture_for(event)
        if gesture is not None:
            self.begin(gesture)
            self._button = event.button()

    def begin(self, gesture: Gesture) -> None:
        """Make this the gesture under way, starting where the pointer was last; another one is cancelled."""
        self.cancel(Reason.REPLACED)
        self._collects = gc.isenabled()
        gc.disable()  # a look through a large map for dead cycles would stop the hand for half a second
        self.gesture = gesture
        gesture.start(self._canvas.locate(self._last))
        self._inside = (True, True)
        self._show_cursor()
        self._scroll.start()

    def move(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Let the gesture follow, or the tool notice the pointer."""
        self._last = position
        if self.gesture is not None:
            self.gesture.move(self._canvas.locate_in_body(position), modifiers)
            self._show_cursor()
        elif self.tool is not None:
            self.tool.hover(self._canvas.locate(position))

    def release(self, event: QMouseEvent) -> None:
        """End the gesture when its own button is let go."""
        if event.button() == self._button:
            self.end()

    def end(self) -> None:
        """End the gesture under way, if any."""
        gesture = self._let_go()
        if gesture is not None:
            gesture.end()

    def cancel(self, reason: Reason) -> None:
        """Cancel the gesture under way, if any."""
        gesture = self._let_go()
        if gesture is not None:
            gesture.cancel(reason)

    def leave(self) -> None:
        """Notice that the pointer left the canvas."""
        if self.gesture is None and self.tool is not None:
            self.tool.hover(None)

    def lose_focus(self) -> None:
        """Give up what only makes sense with the keyboard's attention."""
        self._space = False
        self.cancel(Reason.FOCUS_LOST)
        self._show_cursor()

    def double_click(self, event: QMouseEvent) -> None:
        """Pass a double click of the left button to the tool."""
        self._last = event.position()
        if event.button() == Qt.MouseButton.LeftButton and self.tool is not None and not self._space:
            self.tool.double_click(self._canvas.locate(event.position()))
        else:
            self.press(event)

    def key_press(self, event: QKeyEvent) -> bool:
        """Act on a key; return whether it was of use."""
        key = Qt.Key(event.key())
        if self.gesture is not None:
            return self._key_in_gesture(key, event.modifiers())
        if key == Qt.Key.Key_Space and not event.modifiers():
            self._space = True
            self._show_cursor()
            return True
        return self.tool is not None and self.tool.key(event)

    def key_release(self, event: QKeyEvent) -> bool:
        """Act on a released key; return whether it was of use."""
        key = Qt.Key(event.key())
        if event.isAutoRepeat():
            return key == Qt.Key.Key_Space
        if self.gesture is not None and key in _MODIFIER_KEYS:
            self.move(self._last, event.modifiers())
            return True
        if key == Qt.Key.Key_Space:
            self._space = False
            self._show_cursor()
            return True
        return False

    def wheel(self, event: QWheelEvent) -> None:
        """Scroll down or, with Shift, along the stages; with Ctrl zoom at the pointer."""
        angle = event.angleDelta()
        modifiers = event.modifiers()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self._zoom_by(ZOOM_STEP ** (angle.y() / _NOTCH), event.position())
            return
        pixels = event.pixelDelta()
        far = QPointF(pixels) if not pixels.isNull() else QPointF(angle) * (_NOTCH_PX / _NOTCH)
        view = self._canvas.view
        if modifiers & Qt.KeyboardModifier.ShiftModifier and not far.x():
            self._canvas.show_view(view.advanced(-far.y(), 0.0))  # down leads on, whichever way the map runs
        else:
            self._canvas.show_view(view.panned(-far.x(), -far.y()))

    def pinch(self, event: QNativeGestureEvent) -> bool:
        """Zoom with two fingers on a touch pad; return whether it was that."""
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._zoom_by(1.0 + event.value(), event.position())
        return True

    def drag_enter(self, event: QDragEnterEvent) -> None:
        """Begin the tool's gesture for something dragged in from outside, if it can be dropped."""
        self._last = event.position()
        pointer = self._canvas.locate(self._last)
        gesture = self.tool.offered(event.mimeData(), pointer) if self.tool is not None else None
        if gesture is None:
            event.ignore()
            return
        self.begin(gesture)
        self._inside = (False, True)  # it comes over a side, and the map stays where it is until it is past that
        event.acceptProposedAction()

    def drag_move(self, event: QDragMoveEvent) -> None:
        """Let that gesture follow."""
        self.move(event.position(), event.modifiers())
        if self.gesture is not None and self.gesture.cursor == Qt.CursorShape.ForbiddenCursor:
            event.ignore()  # the pointer shows that a drop here does nothing
        else:
            event.acceptProposedAction()

    def drop(self, event: QDropEvent) -> None:
        """End that gesture."""
        self.move(event.position(), event.modifiers())
        self.end()
        event.acceptProposedAction()

    def _gesture_for(self, event: QMouseEvent) -> Gesture | None:
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (left and self._space):
            return Pan(self._canvas)
        if left and self.tool is not None:
            return self.tool.gesture(self._canvas.locate(event.position()), event.modifiers())
        return None

    def _key_in_gesture(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Escape gives up, a modifier may change what the gesture does; other keys wait for its end."""
        if key == Qt.Key.Key_Escape:
            self.cancel(Reason.ESCAPE)
        elif key in _MODIFIER_KEYS:
            self.move(self._last, modifiers)
        return True

    def _zoom_by(self, factor: float, at: QPointF) -> None:
        view = self._canvas.view
        self._canvas.show_view(view.zoomed(view.zoom * factor, at.x(), at.y()))

    def _let_go(self) -> Gesture | None:
        gesture, self.gesture = self.gesture, None
        if gesture is not None and self._collects:
            gc.enable()
        self._button = Qt.MouseButton.NoButton
        self._scroll.stop()
        self._show_cursor()
        return gesture

    def _show_cursor(self) -> None:
        if self.gesture is not None:
            self._canvas.setCursor(self.gesture.cursor)
        elif self._space:
            self._canvas.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self._canvas.unsetCursor()

    def _scroll_at_edge(self) -> None:
        if self.gesture is None or not self.gesture.scrolls:
            return
        before = self._canvas.view
        dx, dy = before.edge_pull(self._last.x(), self._last.y())
        across, down = self._inside = (self._inside[0] or not dx, self._inside[1] or not dy)
        dx, dy = dx * across, dy * down
        self._canvas.show_view(before.panned(dx, dy))
        if self._canvas.view != before:
            self.move(self._last, self._canvas.modifiers())
