"""What pointer and keys do on the map while it is compared: they choose differences and change nothing else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.canvas.gestures.gesture import Gesture, Pointer
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.desktop.compare_mode.comparison import Comparison


class CompareTool:
    """A click looks at a thing's difference; arrows walk, Enter takes, Delete leaves, Escape ends."""

    def __init__(self, comparison: Comparison, view: MapView) -> None:
        self._comparison, self._view = comparison, view

    def gesture(self, pointer: Pointer, _modifiers: Qt.KeyboardModifier) -> Gesture | None:
        """Look at what is pressed."""
        if pointer.target:
            self._comparison.go_to_thing(pointer.target)
        return None

    def hover(self, pointer: Pointer | None) -> None:
        """Show by the cursor what differs."""
        differs = pointer is not None and any(each.id == pointer.target for each in self._comparison.found if each.id)
        if differs:
            self._view.canvas.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self._view.canvas.unsetCursor()

    def double_click(self, _pointer: Pointer) -> None:
        """Do nothing: nothing is written while maps are compared."""

    def context_menu(self, _pointer: Pointer | None) -> None:
        """Offer nothing: the list beside the map has all there is to do."""

    def key(self, event: QKeyEvent) -> bool:
        """Walk, take, leave, end."""
        comparison = self._comparison
        actions: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Escape.value: comparison.end,
            Qt.Key.Key_Return.value: comparison.take,
            Qt.Key.Key_Enter.value: comparison.take,
            Qt.Key.Key_Delete.value: comparison.leave,
            Qt.Key.Key_Down.value: partial(comparison.step, 1),
            Qt.Key.Key_Right.value: partial(comparison.step, 1),
            Qt.Key.Key_Up.value: partial(comparison.step, -1),
            Qt.Key.Key_Left.value: partial(comparison.step, -1),
        }
        action = actions.get(event.key())
        if action is not None:
            action()
        return action is not None

    def compose(self, _event: QInputMethodEvent) -> bool:
        """Let nothing be written."""
        return False

    def offered(self, _data: QMimeData, _pointer: Pointer) -> Gesture | None:
        """Take nothing that is dragged in."""
        return None
