"""What a gesture is and where the pointer is: all that the canvas and the gestures know of each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

from mapdesigner.desktop.canvas.hit import Hit
from mapdesigner.layout.scene import Frozen


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is: in the window (px), in the map (scene units), over which part and what."""

    px: float
    py: float
    x: float
    y: float
    part: Frozen
    hit: Hit | None

    @property
    def target(self) -> str:
        """The id of the model's object under the pointer, "" over furniture or nothing."""
        return self.hit.group.target if self.hit and self.hit.group else ""


class Reason(StrEnum):
    """Why a gesture was cancelled."""

    ESCAPE = "escape"
    FOCUS_LOST = "focus lost"
    OTHER_BUTTON = "other button"
    LEFT = "left the canvas"
    REPLACED = "replaced"


class Gesture(Protocol):
    """One drag from press to release. It is one undo step; cancelled, it leaves no trace.

    `scrolls` tells whether the map scrolls while the pointer is near the window's edge.
    """

    cursor: Qt.CursorShape
    scrolls: bool

    def start(self, pointer: Pointer) -> None:
        """Begin at the place of the press."""

    def move(self, pointer: Pointer, modifiers: Qt.KeyboardModifier) -> None:
        """Follow the pointer; also called when the map scrolls under a pointer at rest."""

    def end(self) -> None:
        """Do what the last preview showed."""

    def cancel(self, reason: Reason) -> None:
        """Put everything back."""


class Tool(Protocol):
    """Says what pointer and keys do on the canvas, beyond panning and zooming, which the canvas does itself."""

    def gesture(self, pointer: Pointer, modifiers: Qt.KeyboardModifier) -> Gesture | None:
        """Return the gesture that a press of the left button begins, None for none."""

    def hover(self, pointer: Pointer | None) -> None:
        """Notice the pointer resting or moving without a button; None when it left."""

    def double_click(self, pointer: Pointer) -> None:
        """Act on a double click of the left button."""

    def context_menu(self, pointer: Pointer | None) -> None:
        """Offer what can be done at this place; None where the keyboard asks: with what is selected or in focus."""

    def key(self, event: QKeyEvent) -> bool:
        """Act on a key; return whether it was of use."""

    def compose(self, event: QInputMethodEvent) -> bool:
        """Act on what an input method composes; return whether it was of use."""

    def offered(self, data: QMimeData, pointer: Pointer) -> Gesture | None:
        """Return the gesture for something dragged in from outside the canvas, None if it cannot be dropped here."""
