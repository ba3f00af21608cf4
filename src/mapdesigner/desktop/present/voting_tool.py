"""What the pointer does on the map while votes are placed: a click is a vote, with Shift it takes one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent, QKeyEvent

    from mapdesigner.desktop.canvas.canvas import Canvas
    from mapdesigner.desktop.canvas.gestures.gesture import Gesture, Pointer
    from mapdesigner.desktop.workshop.facilitation import Facilitation


class VotingTool:
    """Votes; nothing is moved or written by the pointer meanwhile."""

    def __init__(self, facilitation: Facilitation, canvas: Canvas) -> None:
        self._facilitation, self._canvas = facilitation, canvas

    def gesture(self, pointer: Pointer, modifiers: Qt.KeyboardModifier) -> Gesture | None:
        """Vote for what is pressed."""
        if pointer.target and modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._facilitation.take_back(pointer.target)
        elif pointer.target:
            self._facilitation.vote(pointer.target)
        return None

    def hover(self, pointer: Pointer | None) -> None:
        """Show by the cursor what can be voted for."""
        on = pointer.hit.group if pointer and pointer.hit else None
        if on is not None and on.id.startswith("card:"):
            self._canvas.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self._canvas.unsetCursor()

    def double_click(self, pointer: Pointer) -> None:
        """A quick second click is a second vote."""
        self.gesture(pointer, Qt.KeyboardModifier.NoModifier)

    def context_menu(self, _pointer: Pointer | None) -> None:
        """Offer nothing."""

    def key(self, _event: QKeyEvent) -> bool:
        """Leave keys to the presentation."""
        return False

    def compose(self, _event: QInputMethodEvent) -> bool:
        """Let nothing be written."""
        return False

    def offered(self, _data: QMimeData, _pointer: Pointer) -> Gesture | None:
        """Take nothing that is dragged in."""
        return None
