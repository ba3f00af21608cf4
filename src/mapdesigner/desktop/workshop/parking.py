"""The parking lot: notes that have no place yet; new ones are written here, and each can be dragged into a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QLineEdit

from mapdesigner.desktop.panels.rows import Row, Rows
from mapdesigner.desktop.panels.side_panel import SidePanel, flat_button
from mapdesigner.desktop.workshop.unparking import PARKED, place
from mapdesigner.edits.items import remove_items
from mapdesigner.edits.replace import EditError
from mapdesigner.model.catalog import item_row
from mapdesigner.model.structure import structure
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.desktop.workshop.facilitation import Facilitation
    from mapdesigner.model.items import Item


class ParkingPanel(SidePanel):
    """Enter in the line parks a note; Enter on a note puts it into the focused cell."""

    watched: ClassVar[tuple[str, ...]] = ("items",)

    def __init__(self, facilitation: Facilitation, view: MapView, say: Callable[[str], object]) -> None:
        super().__init__(facilitation.session, _("Parking lot"), say)
        self._facilitation, self._view = facilitation, view
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(_("Park a note"))
        self.line.setAccessibleName(_("Park a note"))
        self.line.setToolTip(_("Write, and press Enter"))
        self.line.returnPressed.connect(self._park)
        self.rows = Rows(_("Parked notes"), self, high=False, carries=PARKED)
        self.rows.acted.connect(self.place)
        self.rows.removed.connect(self._remove)
        self.put = flat_button(_("Place in the focused cell"), lambda: self.place(self.rows.current))
        self.column.addWidget(self.row(self.line, stretch=0))
        self.column.addWidget(self.rows, 1)
        self.column.addWidget(self.row(self.put))

    def refresh(self) -> None:
        """Show the notes as they are."""
        parked = structure(self.session.journey).parked
        words = ngettext("{count} parked note", "{count} parked notes", len(parked)).format(count=len(parked))
        empty = _("What has no place yet waits here. Drag it into a cell later, or press Enter on it.")
        self.tell(words if parked else "", "" if parked else empty)
        hidden = _("Hidden note")
        self.rows.show_rows(
            [
                Row(item.id, hidden if item.private else item.text, "", "eye-off" if item.private else _icon(item))
                for item in parked
            ]
        )
        self.put.setVisible(bool(parked))

    def place(self, note: str) -> None:
        """Put a note into the focused cell, or say why it cannot be."""
        cell = self.session.focus
        if cell is None:
            self._say(_("Go to the cell first where it shall stand."))
            return
        try:
            place(self._view, note, cell)
        except EditError as error:
            self._say(str(error))

    def _park(self) -> None:
        if words := self.line.text().strip():
            self._facilitation.park(words)
            self.line.clear()

    def _remove(self, note: str) -> None:
        self.apply(_("Remove a parked note"), lambda journey: remove_items(journey, [note]))


def _icon(item: Item) -> str:
    return item_row(item.kind).icon
