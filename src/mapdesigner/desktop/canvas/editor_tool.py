"""The tool that works on the map: what pressing, hovering and keys do on the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent

from mapdesigner.desktop.canvas.overlay import Mark, OverlayState

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.gestures.gesture import Gesture, Pointer
    from mapdesigner.desktop.canvas.map_view import MapView

_GROUPS = ("card", "marker", "stage", "step", "lane")


class EditorTool:
    """Selects what is pressed."""

    def __init__(self, view: MapView) -> None:
        self._view = view

    def refresh(self) -> None:
        """Show selection and focus over the map."""
        canvas = self._view.canvas
        marks = (self._mark(each) for each in self._view.session.selection)
        canvas.set_overlay(OverlayState(selected=tuple(mark for mark in marks if mark)))

    def edit(self, target: str) -> None:
        """Edit a text in place."""
        self._view.session.select([target])

    def gesture(self, pointer: Pointer, modifiers: Qt.KeyboardModifier) -> Gesture | None:
        """Select what is pressed."""
        self._view.session.select([pointer.target] if pointer.target else [])
        return None

    def hover(self, pointer: Pointer | None) -> None:
        """Notice the pointer."""

    def double_click(self, pointer: Pointer) -> None:
        """Edit what is under the pointer."""

    def context_menu(self, pointer: Pointer) -> None:
        """Offer what can be done here."""

    def key(self, event: QKeyEvent) -> bool:
        """Act on a key."""
        return False

    def offered(self, data: QMimeData, pointer: Pointer) -> Gesture | None:
        """Take what is dragged in."""
        return None

    def _mark(self, target: str) -> Mark | None:
        canvas = self._view.canvas
        rects = (canvas.rect_of(f"{name}:{target}") for name in _GROUPS)
        rect = next((rect for rect in rects if rect is not None), None)
        return Mark(rect) if rect else None
