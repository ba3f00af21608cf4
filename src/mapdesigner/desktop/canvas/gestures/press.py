"""Pressing something small on the map, such as the arrow that folds a lane: done when let go on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from mapdesigner.edits.replace import EditError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.canvas.gestures.gesture import Pointer, Reason
    from mapdesigner.desktop.canvas.map_view import MapView


class Press:
    """Does one thing if the button is let go where it was pressed; nothing after Escape or away from it."""

    cursor = Qt.CursorShape.PointingHandCursor
    scrolls = False

    def __init__(self, view: MapView, is_on: Callable[[Pointer], bool], run: Callable[[], object]) -> None:
        self._view = view
        self._is_on = is_on
        self._run = run
        self._on = True

    def start(self, pointer: Pointer) -> None:
        """Nothing is done yet."""

    def move(self, pointer: Pointer, _modifiers: Qt.KeyboardModifier) -> None:
        """Notice whether the pointer is still on it."""
        self._on = self._is_on(self._view.canvas.locate(QPointF(pointer.px, pointer.py)))

    def end(self) -> None:
        """Do it, or say why it cannot be done."""
        self._view.tool.refresh()
        try:
            if self._on:
                self._run()
        except EditError as error:
            self._view.tool.say(str(error))

    def cancel(self, _reason: Reason) -> None:
        """Do nothing."""
        self._view.tool.refresh()
