"""A parked note that is dragged onto the map: the cell under the pointer takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mapdesigner.desktop.canvas.drop_place import Grid
from mapdesigner.desktop.canvas.gestures.drag import tip_at
from mapdesigner.desktop.canvas.overlay import Mark
from mapdesigner.edits.replace import EditError
from mapdesigner.edits.workshop import unpark
from mapdesigner.layout.scene import Frozen
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.gestures.gesture import Pointer, Reason
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.desktop.session import Cell

PARKED = "application/x-mapdesigner-parked"
"""The type of what is dragged: the note's id in UTF-8."""
_AWAY = (18.0, 40.0)  # px: below the picture that follows the pointer


class Unparking:
    """It is under way from the moment the note comes over the map."""

    scrolls = True

    def __init__(self, view: MapView, note: str) -> None:
        self._view, self._note = view, note
        self._cell: Cell | None = None
        self.cursor = Qt.CursorShape.DragMoveCursor

    def start(self, pointer: Pointer) -> None:
        """Show at once where it would land."""
        self.move(pointer, Qt.KeyboardModifier.NoModifier)

    def move(self, pointer: Pointer, _modifiers: Qt.KeyboardModifier) -> None:
        """Show the cell that takes it."""
        grid = Grid(self._view.canvas, self._view.frame)
        self._cell = grid.cell_at(pointer.x, pointer.y) if pointer.part is Frozen.NO else None
        rect = self._view.cell_rect(self._cell) if self._cell else None
        self.cursor = Qt.CursorShape.DragMoveCursor if self._cell else Qt.CursorShape.ForbiddenCursor
        words = _("Place in {step}").format(step=grid.step_name(self._cell.step)) if self._cell else ""
        self._view.tool.preview(slot=Mark(rect) if rect else None, tip=tip_at(pointer, words, _AWAY))

    def end(self) -> None:
        """Put it there, or say why it cannot be."""
        self._view.tool.refresh()
        if self._cell is None:
            return
        try:
            place(self._view, self._note, self._cell)
        except EditError as error:
            self._view.tool.say(str(error))

    def cancel(self, _reason: Reason) -> None:
        """Leave the map as it is."""
        self._view.tool.refresh()


def place(view: MapView, note: str, cell: Cell) -> None:
    """Give a parked note a place, as one step; raise EditError where none can stand."""
    view.session.apply(_("Place a parked note"), lambda journey: unpark(journey, note, cell.lane, cell.step))
    view.session.focus_on(cell)
    view.session.select([note])
