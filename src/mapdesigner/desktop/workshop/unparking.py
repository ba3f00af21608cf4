"""A parked note that is dragged onto the map: the cell under the pointer takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mapdesigner.desktop.canvas.gestures.into_cell import IntoCell
from mapdesigner.edits.workshop import unpark
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.desktop.session import Cell

PARKED = "application/x-mapdesigner-parked"
"""The type of what is dragged: the note's id in UTF-8."""


class Unparking(IntoCell):
    """It leaves the parking lot for the cell."""

    taken = Qt.CursorShape.DragMoveCursor

    def __init__(self, view: MapView, note: str) -> None:
        super().__init__(view)
        self._note = note

    def put(self, cell: Cell) -> None:
        """Give the note its place."""
        place(self._view, self._note, cell)


def place(view: MapView, note: str, cell: Cell) -> None:
    """Give a parked note a place, as one step; raise EditError where none can stand."""
    view.session.apply(_("Place a parked note"), lambda journey: unpark(journey, note, cell.lane, cell.step))
    view.session.focus_on(cell)
    view.session.select([note])
