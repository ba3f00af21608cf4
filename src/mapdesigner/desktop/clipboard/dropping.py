"""Words, cards and picture files dragged in from outside: the cell under the pointer takes them, as when pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mapdesigner.desktop.canvas.gestures.into_cell import IntoCell
from mapdesigner.desktop.clipboard.pasting import put_in

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.desktop.clipboard.offer import Offer
    from mapdesigner.desktop.session import Cell


class Dropping(IntoCell):
    """What is dragged in from another program."""

    def __init__(self, view: MapView, offer: Offer) -> None:
        super().__init__(view)
        self._offer = offer

    def put(self, cell: Cell) -> None:
        """Paste it into a cell, and let the keyboard follow."""
        put_in(self._view, self._offer, cell)
        self._view.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
