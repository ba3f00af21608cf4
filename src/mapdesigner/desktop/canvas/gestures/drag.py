"""What all drags share: nothing happens before the hand has moved a little, and a press without a move is a click."""

from __future__ import annotations

from abc import ABC, abstractmethod
from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mapdesigner.desktop.canvas.overlay import Tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.canvas.gestures.gesture import Pointer, Reason
    from mapdesigner.desktop.canvas.map_view import MapView

THRESHOLD = 5.0
"""How far, in px, the pointer moves before a press becomes a drag."""
TIP_AWAY = (16.0, 20.0)
"""Where words stand beside the pointer, in px."""
TIP_BELOW = (18.0, 40.0)
"""Where they stand below the picture that follows it."""


class Drag(ABC):
    """A press that becomes a drag. Gestures fill in `lift`, `follow` and `drop`."""

    held_cursor = Qt.CursorShape.ClosedHandCursor
    threshold = THRESHOLD

    def __init__(self, view: MapView) -> None:
        self.view = view
        self.cursor = Qt.CursorShape.ArrowCursor
        self.scrolls = False
        self.clicked: Callable[[], None] | None = None
        self.origin: Pointer
        self.lifted = False

    def start(self, pointer: Pointer) -> None:
        """Note where the press was."""
        self.origin = pointer

    def move(self, pointer: Pointer, modifiers: Qt.KeyboardModifier) -> None:
        """Lift once the pointer went far enough, then follow it."""
        if not self.lifted:
            if hypot(pointer.px - self.origin.px, pointer.py - self.origin.py) < self.threshold:
                return
            self.lifted = self.scrolls = True
            self.cursor = self.held_cursor
            self.lift()
        self.follow(pointer, modifiers)

    def end(self) -> None:
        """Do what the preview showed, or what a click does."""
        before = self.view.session.journey
        if self.lifted:
            self.drop()
        else:
            self.click()
        self.view.tool.refresh()
        if self.view.session.journey is not before:
            self.view.tool.announce()

    def cancel(self, _reason: Reason) -> None:
        """Show the map as it is."""
        if self.lifted:
            self.restore()
        self.view.tool.refresh()

    def lift(self) -> None:  # noqa: B027  # most gestures have nothing to do before they follow
        """Begin to move."""

    @abstractmethod
    def follow(self, pointer: Pointer, modifiers: Qt.KeyboardModifier) -> None:
        """Show what would happen here."""

    @abstractmethod
    def drop(self) -> None:
        """Make it happen."""

    def click(self) -> None:
        """Act on a press without a move: as whoever made the gesture says."""
        if self.clicked:
            self.clicked()

    def restore(self) -> None:
        """Take back what the preview showed."""
        self.view.trial(None)

    def allow(self, allowed: bool) -> None:
        """Show by the cursor whether it can be dropped here."""
        self.cursor = self.held_cursor if allowed else Qt.CursorShape.ForbiddenCursor


class Refusal(Drag):
    """A drag of something that is to stay where it is; words say why."""

    def __init__(self, view: MapView, words: str) -> None:
        super().__init__(view)
        self._words = words

    def follow(self, pointer: Pointer, _modifiers: Qt.KeyboardModifier) -> None:
        """Say why."""
        self.allow(False)
        self.view.tool.preview(tip=tip_at(pointer, self._words))

    def drop(self) -> None:
        """Change nothing."""


def tip_at(pointer: Pointer, words: str, away: tuple[float, float] = TIP_AWAY) -> Tip | None:
    """Return a label beside the pointer; None without words."""
    return Tip(pointer.px + away[0], pointer.py + away[1], words) if words else None
