"""Dragging from a pain point's port: to an opportunity, which then answers it, or to a place for a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mapdesigner.desktop.canvas.cells import is_locked
from mapdesigner.desktop.canvas.drop_place import Grid, Place
from mapdesigner.desktop.canvas.gestures.drag import Drag, tip_at
from mapdesigner.desktop.canvas.overlay import Mark
from mapdesigner.desktop.canvas.overlay_signs import Tie
from mapdesigner.edits.links import add_answer, answer
from mapdesigner.edits.replace import EditError, look_up
from mapdesigner.layout.scene import Frozen
from mapdesigner.model.entity import new_id
from mapdesigner.model.items import Opportunity
from mapdesigner.model.kinds import ItemKind
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.gestures.gesture import Pointer
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.model.items import Item
    from mapdesigner.model.journey import JourneyMap


class LinkDrag(Drag):
    """Draws a tie from a pain point."""

    held_cursor = Qt.CursorShape.CrossCursor
    threshold = 3.0

    def __init__(self, view: MapView, held: Item) -> None:
        super().__init__(view)
        self.cursor = self.held_cursor
        self._held = held
        self._new = new_id()
        self._place = Place(None)
        self.trial: JourneyMap | None = None

    @property
    def base(self) -> JourneyMap:
        """The map that the tie is added to."""
        return self.view.session.journey

    def follow(self, pointer: Pointer, _modifiers: Qt.KeyboardModifier) -> None:
        """Draw the tie to the pointer, and show what it would come to."""
        found = look_up(self.view.session.journey, pointer.target)
        self._place, self.trial = Place(None), None
        words = self.over(found) if isinstance(found, Opportunity) else self.over_cell(pointer)
        self.allow(self.trial is not None)
        mark = self._mark(found) if self.trial and isinstance(found, Opportunity) else None
        self.view.tool.preview(
            selected=(mark,) if mark else (),
            handles=False,
            slot=self._place.slot if self.trial else None,
            insertion=self._place.line,
            tie=self._tie(pointer),
            tip=tip_at(pointer, words),
        )

    def drop(self) -> None:
        """Tie the two, or add the opportunity and write it."""
        if self.trial is None:
            return
        made = self._place.cell is not None
        self.view.session.apply(_("Add Opportunity") if made else _("Link opportunity"), self.trial)
        if made:
            self.view.session.focus_on(self._place.cell)
            self.view.edit(self._new)

    def restore(self) -> None:
        """Nothing but the overlay has changed."""

    def over(self, found: Opportunity) -> str:
        """Tie the pain point to an opportunity for trial; return words for that, or why it cannot be."""
        if is_locked(self.view.session.journey, [found.id]):
            return _("This lane is locked.")
        try:
            self.trial = answer(self.base, self._held.id, found.id)
        except EditError as error:
            return str(error)
        numbers = self.view.frame.structure.numbers
        return _("{opportunity} answers {pain}").format(opportunity=numbers[found.id], pain=numbers[self._held.id])

    def over_cell(self, pointer: Pointer) -> str:
        """Add an opportunity for trial where there is none; return words for that, or why it cannot be."""
        grid, until = Grid(self.view.canvas, self.view.frame), None
        if pointer.part is Frozen.NO:
            x, span, until = self._under_pain(pointer)
            self._place = grid.card_place(ItemKind.OPPORTUNITY, x, pointer.y, span=span)
        cell = self._place.cell
        if cell is None or self._place.refusal:
            return self._place.refusal or _("Drop it on an opportunity, or in their lane for a new one.")
        journey, pain = self.view.session.journey, self._held.id
        self.trial = add_answer(journey, pain, cell.lane, cell.step, self._place.index, id=self._new, until=until)
        return _("New opportunity that answers {pain}").format(pain=self.view.frame.structure.numbers[pain])

    def _under_pain(self, pointer: Pointer) -> tuple[float, int, str | None]:
        """Where a new opportunity begins, its span and its last step: under the pain point it shares its columns."""
        rect = self.view.canvas.rect_of(f"card:{self._held.id}")
        if rect is None or not rect.x <= pointer.x <= rect.right:
            return pointer.x, 1, None
        first, last = self.view.frame.structure.span(self._held)
        return rect.x + 1, last - first + 1, self._held.until

    def _mark(self, found: Opportunity) -> Mark | None:
        rect = self.view.canvas.rect_of(f"card:{found.id}")
        return Mark(rect) if rect else None

    def _tie(self, pointer: Pointer) -> Tie | None:
        rect = self.view.canvas.rect_of(f"card:{self._held.id}")
        return Tie(rect.x + rect.width / 2, rect.bottom, pointer.x, pointer.y) if rect else None
