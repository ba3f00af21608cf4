"""Panning: the map follows the hand, with the middle button or with Space and the left one."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt

from mapdesigner.desktop.canvas.gestures.gesture import Pointer, Reason
from mapdesigner.desktop.canvas.viewport import View


class Pannable(Protocol):
    """What a pan needs of the canvas."""

    view: View

    def show_view(self, view: View) -> None:
        """Show another part of the map."""


class Pan:
    """A drag that moves the map under the window."""

    cursor = Qt.CursorShape.ClosedHandCursor
    scrolls = False

    def __init__(self, canvas: Pannable) -> None:
        self._canvas = canvas
        self._view = canvas.view
        self._from = (0.0, 0.0)

    def start(self, pointer: Pointer) -> None:
        """Take hold of the map."""
        self._from = (pointer.px, pointer.py)

    def move(self, pointer: Pointer, _modifiers: Qt.KeyboardModifier) -> None:
        """Keep the held point under the pointer."""
        self._canvas.show_view(self._view.panned(self._from[0] - pointer.px, self._from[1] - pointer.py))

    def end(self) -> None:
        """Let go; the map stays."""

    def cancel(self, _reason: Reason) -> None:
        """Put the map back where it was."""
        self._canvas.show_view(self._view)
