"""What comes onto the map from outside it, such as a file or a parked note, over the cell that would take it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt

from mapdesigner.desktop.canvas.drop_place import Grid
from mapdesigner.desktop.canvas.gestures.drag import TIP_BELOW, tip_at
from mapdesigner.desktop.canvas.overlay import Mark
from mapdesigner.edits.replace import EditError
from mapdesigner.layout.scene import Frozen
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.gestures.gesture import Pointer, Reason
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.desktop.session import Cell


class IntoCell(ABC):
    """A gesture under way from the moment something comes over the map; who derives from it says what is put there."""

    scrolls = True
    taken: ClassVar[Qt.CursorShape] = Qt.CursorShape.DragCopyCursor
    """The cursor over a cell that takes it."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._cell: Cell | None = None
        self.cursor = self.taken

    def start(self, pointer: Pointer) -> None:
        """Show at once where it would land."""
        self.move(pointer, Qt.KeyboardModifier.NoModifier)

    def move(self, pointer: Pointer, _modifiers: Qt.KeyboardModifier) -> None:
        """Show the cell that takes it."""
        grid = Grid(self._view.canvas, self._view.frame)
        self._cell = grid.cell_at(pointer.x, pointer.y) if pointer.part is Frozen.NO else None
        rect = self._view.cell_rect(self._cell) if self._cell else None
        self.cursor = self.taken if self._cell else Qt.CursorShape.ForbiddenCursor
        words = _("Place in {step}").format(step=grid.step_name(self._cell.step)) if self._cell else ""
        self._view.tool.preview(slot=Mark(rect) if rect else None, tip=tip_at(pointer, words, TIP_BELOW))

    def end(self) -> None:
        """Put it there, or say why it cannot be."""
        self._view.tool.refresh()
        if self._cell is None:
            return
        try:
            self.put(self._cell)
        except EditError as error:
            self._view.tool.say(str(error))

    def cancel(self, _reason: Reason) -> None:
        """Leave the map as it is."""
        self._view.tool.refresh()

    @abstractmethod
    def put(self, cell: Cell) -> None:
        """Put it into a cell, as one step; raise EditError where it cannot stand."""
