"""Dragging the handle at a side of a selected card: the card covers more or fewer steps of its stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mapdesigner.desktop.canvas.drop_place import Grid, item_name
from mapdesigner.desktop.canvas.gestures.drag import Drag, tip_at
from mapdesigner.desktop.canvas.hit import column_at
from mapdesigner.edits.items import set_span
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.gestures.gesture import Pointer
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.model.items import Item
    from mapdesigner.model.journey import JourneyMap


class SpanDrag(Drag):
    """Moves the first or the last step of a card's span."""

    held_cursor = Qt.CursorShape.SizeHorCursor
    threshold = 3.0

    def __init__(self, view: MapView, held: Item, *, first: bool) -> None:
        super().__init__(view)
        self.cursor = self.held_cursor
        self._held, self._at_first = held, first
        self._trial: JourneyMap = view.session.journey

    def follow(self, pointer: Pointer, _modifiers: Qt.KeyboardModifier) -> None:
        """Show the card at its new width."""
        journey = self.view.session.journey
        first, last = self._ends(column_at(self.view.canvas.scene, pointer.x))
        self._trial = set_span(journey, self._held.id, first, last)
        self.view.trial(self._trial)
        grid = Grid(self.view.canvas, self.view.frame)
        ends = dict.fromkeys((grid.step_name(first), grid.step_name(last)))
        self.view.tool.preview(tip=tip_at(pointer, " – ".join(ends)))

    def drop(self) -> None:
        """Keep the span that is shown."""
        if self._trial is self.view.session.journey:
            self.view.trial(None)
        else:
            words = _("Change span of {name}").format(name=item_name(self._held))  # type: ignore[arg-type]
            self.view.session.apply(words, self._trial)

    def _ends(self, step: str) -> tuple[str, str]:
        """Return the span's steps with its dragged end at a step, kept in the stage and to one step at least."""
        known = structure(self.view.session.journey)
        first, last = known.span(self._held)
        stage = known.steps[first].stage
        own = [known.column[each.id] for each in known.steps_of[stage]]
        at = min(max(known.column[step], own[0]), own[-1])
        first, last = (min(at, last), last) if self._at_first else (first, max(at, first))
        return known.steps[first].id, known.steps[last].id
