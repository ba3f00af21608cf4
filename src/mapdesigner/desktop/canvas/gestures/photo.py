"""Dragging a photo of the wall: it moves, or by the lower corner at its end becomes larger or smaller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mapdesigner.desktop.canvas.gestures.drag import Drag
from mapdesigner.edits.photos import move_photo, scale_photo
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.gestures.gesture import Pointer
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.model.workshop import WallPhoto

_CORNER = 28.0  # px
_SLANTED = {False: Qt.CursorShape.SizeFDiagCursor, True: Qt.CursorShape.SizeBDiagCursor}  # where it runs from the right


class PhotoDrag(Drag):
    """Moves or scales one photo."""

    def __init__(self, view: MapView, held: WallPhoto) -> None:
        super().__init__(view)
        self._held = held
        self._scales = False
        self._trial: JourneyMap = view.session.journey
        self.clicked = lambda: view.session.select([held.id])

    def lift(self) -> None:
        """Find out whether the corner was taken."""
        view, at = self.view.canvas.view, self.origin
        rect, corner = self.view.canvas.rect_of(f"photo:{self._held.id}"), _CORNER / view.zoom
        self._scales = rect is not None and at.x > rect.right - corner and at.y > rect.bottom - corner
        slanted = _SLANTED[view.extent.right_to_left]
        self.cursor = slanted if self._scales else self.held_cursor

    def follow(self, pointer: Pointer, _modifiers: Qt.KeyboardModifier) -> None:
        """Show the photo as it would lie."""
        journey, held = self.view.session.journey, self._held
        across, down = pointer.x - self.origin.x, pointer.y - self.origin.y
        if self._scales:
            self._trial = scale_photo(journey, held.id, held.width + across)
        else:
            self._trial = move_photo(journey, held.id, held.x + across, held.y + down)
        self.view.trial(self._trial)

    def drop(self) -> None:
        """Keep it there."""
        words = _("Scale a photo") if self._scales else _("Move a photo")
        self.view.session.apply(words, self._trial)
        self.view.session.select([self._held.id])
