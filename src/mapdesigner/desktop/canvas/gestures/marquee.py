"""A box drawn over the map selects the cards and markers it touches; a click on an empty place focuses its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mapdesigner.desktop.canvas.drop_place import Grid
from mapdesigner.desktop.canvas.gestures.drag import Drag
from mapdesigner.layout.scene import Frozen, Rect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.desktop.canvas.gestures.gesture import Pointer
    from mapdesigner.desktop.canvas.map_view import MapView

_SELECTABLE = ("card:", "marker:")


class Marquee(Drag):
    """Selects what a box touches; with Shift or Ctrl besides what is selected already."""

    held_cursor = Qt.CursorShape.CrossCursor

    def __init__(self, view: MapView, *, adding: bool) -> None:
        super().__init__(view)
        self._adding = adding
        self._before = view.session.selection

    def follow(self, pointer: Pointer, _modifiers: Qt.KeyboardModifier) -> None:
        """Draw the box and select."""
        left, right = sorted((self.origin.x, pointer.x))
        top, bottom = sorted((self.origin.y, pointer.y))
        box = Rect(left, top, max(right - left, 1.0), max(bottom - top, 1.0))
        kept = self._before if self._adding else frozenset()
        self.view.session.select(kept | frozenset(self._touched(box)))
        self.view.tool.preview(rubber_band=box, handles=False)

    def drop(self) -> None:
        """Keep the selection."""

    def click(self) -> None:
        """Focus the cell; nothing stays selected."""
        session = self.view.session
        if not self._adding:
            session.select(())
        session.focus_on(Grid(self.view.canvas, self.view.frame).cell_at(self.origin.x, self.origin.y))

    def restore(self) -> None:
        """Select what was selected before."""
        self.view.session.select(self._before)

    def _touched(self, box: Rect) -> Iterator[str]:
        for band in self.view.canvas.scene.bands:
            if band.frozen is Frozen.NO and band.bounds.intersects(box):
                inside = box.moved(-band.x, -band.y)
                for group in band.groups:
                    if group.id.startswith(_SELECTABLE) and group.bounds.intersects(inside):
                        yield group.target
