"""The tools beside the usual one: a hand that moves the map, and a pen that draws ties. Keys go on as usual."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt

from mapdesigner.desktop.canvas.gestures.drag import Refusal
from mapdesigner.desktop.canvas.gestures.link import LinkDrag
from mapdesigner.desktop.canvas.gestures.pan import Pan
from mapdesigner.desktop.canvas.overlay import Mark
from mapdesigner.edits.replace import look_up
from mapdesigner.model.items import PainPoint
from mapdesigner.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent, QKeyEvent

    from mapdesigner.desktop.canvas.canvas import Canvas
    from mapdesigner.desktop.canvas.gestures.gesture import Gesture, Pointer, Reason
    from mapdesigner.desktop.canvas.map_view import MapView


class ToolKind(StrEnum):
    """What the left button does on the map: select and drag, move the map, or draw ties."""

    SELECT = "select"
    HAND = "hand"
    LINK = "link"


class _BesideTool:
    """Leaves keys, menus and what is dragged in to the usual tool; Escape gives the pointer back to it."""

    def __init__(self, view: MapView) -> None:
        self._view = view

    def double_click(self, _pointer: Pointer) -> None:
        """Do nothing: nothing is written with this tool."""

    def context_menu(self, pointer: Pointer | None) -> None:
        """Offer what the usual tool offers."""
        self._view.tool.context_menu(pointer)

    def key(self, event: QKeyEvent) -> bool:
        """Let go of this tool, or do what the key does anyway."""
        if event.key() == Qt.Key.Key_Escape:
            self._view.use_tool(ToolKind.SELECT)
            return True
        return self._view.tool.key(event)

    def compose(self, event: QInputMethodEvent) -> bool:
        """Take what an input method begins to write."""
        return self._view.tool.compose(event)

    def offered(self, data: QMimeData, pointer: Pointer) -> Gesture | None:
        """Take what the usual tool takes."""
        return self._view.tool.offered(data, pointer)


class HandTool(_BesideTool):
    """The left button moves the map and touches nothing on it."""

    def gesture(self, _pointer: Pointer, _modifiers: Qt.KeyboardModifier) -> Gesture:
        """Take hold of the map."""
        self._view.finish_writing()
        return _HandPan(self._view.canvas)

    def hover(self, _pointer: Pointer | None) -> None:
        """Show that the map can be taken hold of."""
        self._view.canvas.setCursor(Qt.CursorShape.OpenHandCursor)


class LinkTool(_BesideTool):
    """A drag from anywhere on a pain point draws its tie to an opportunity."""

    def gesture(self, pointer: Pointer, _modifiers: Qt.KeyboardModifier) -> Gesture:
        """Draw a tie from a pain point; from elsewhere say where ties begin."""
        self._view.finish_writing()
        pain, words = self._pain(pointer), _("Ties begin at a pain point: drag it to an opportunity.")
        drag = LinkDrag(self._view, pain) if pain else Refusal(self._view, words)
        drag.clicked = partial(self._view.said.emit, words)
        return drag

    def hover(self, pointer: Pointer | None) -> None:
        """Outline the pain point under the pointer."""
        pain = self._pain(pointer)
        rect = self._view.canvas.rect_of(f"card:{pain.id}") if pain else None
        self._view.tool.preview(hover=Mark(rect) if rect else None, empty=None)
        self._view.canvas.setCursor(Qt.CursorShape.CrossCursor)

    def _pain(self, pointer: Pointer | None) -> PainPoint | None:
        found = look_up(self._view.session.journey, pointer.target) if pointer and pointer.target else None
        return found if isinstance(found, PainPoint) else None


class _HandPan(Pan):
    """A pan after which the hand stays open over the map."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._cursor_of = canvas

    def end(self) -> None:
        """Let go; the map stays."""
        self._cursor_of.setCursor(Qt.CursorShape.OpenHandCursor)

    def cancel(self, reason: Reason) -> None:
        """Put the map back where it was."""
        super().cancel(reason)
        self._cursor_of.setCursor(Qt.CursorShape.OpenHandCursor)
