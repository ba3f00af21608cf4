"""Dragging cards within and between cells; the selection moves together, with Ctrl or Alt a copy of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mapdesigner.desktop.canvas.drop_place import Grid, Place
from mapdesigner.desktop.canvas.gestures.drag import Drag, tip_at
from mapdesigner.desktop.canvas.overlay import Ghost, Mark
from mapdesigner.edits.items import duplicate_items, move_items
from mapdesigner.edits.replace import EditError
from mapdesigner.model.entity import new_id
from mapdesigner.model.items import Item
from mapdesigner.model.structure import structure
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.gestures.gesture import Pointer
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.model.journey import JourneyMap

_COPIES = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_SHADOW = 20.0  # px that a lifted picture has around it, see overlay.lifted


class CardDrag(Drag):
    """Moves the card under the pointer, and with it all that is selected."""

    def __init__(self, view: MapView, held: Item) -> None:
        super().__init__(view)
        self._held = held
        self._place = Place(None)
        self._copying = False

    def start(self, pointer: Pointer) -> None:
        """Note which part of the card was taken hold of."""
        super().start(pointer)
        first, last = structure(self.view.session.journey).span(self._held)
        self._span = last - first + 1
        grid = Grid(self.view.canvas, self.view.frame)
        cell = grid.cell_at(pointer.x, pointer.y)
        at = structure(self.view.session.journey).column.get(cell.step if cell else "", first)
        self._held_column = min(max(at - first, 0), last - first)

    def lift(self) -> None:
        """Lift the card's picture; only what is drawn as a card or a marker moves."""
        session = self.view.session
        known = structure(session.journey).by_id
        if self._held.id not in session.selection:
            session.select([self._held.id])
        self._moved = [each for each in session.selection if isinstance(known[each], Item)]
        self._picture = self.view.canvas.picture_of(f"card:{self._held.id}")
        rect = self.view.canvas.window_rect(f"card:{self._held.id}")
        self._grab = (self.origin.px - rect.x, self.origin.py - rect.y) if rect else (0.0, 0.0)
        self._height = rect.height / self.view.canvas.view.zoom if rect else 0.0

    def follow(self, pointer: Pointer, modifiers: Qt.KeyboardModifier) -> None:
        """Show where it would land."""
        self._copying = bool(modifiers & _COPIES)
        self._place = self._find_place(pointer)
        self.allow(not self._place.refusal and self._place.cell is not None)
        if self._copying and self.cursor == self.held_cursor:
            self.cursor = Qt.CursorShape.DragCopyCursor
        x, y = pointer.px - self._grab[0], pointer.py - self._grab[1]
        below = self._picture.deviceIndependentSize().height() - 2 * _SHADOW - self._grab[1] + 8
        self.view.tool.preview(
            selected=(),
            handles=False,
            sources=() if self._copying else tuple(self._marks()),
            slot=None if self._place.refusal else self._place.slot,
            forbidden=self._place.slot if self._place.refusal else None,
            insertion=self._place.line,
            ghost=Ghost(self._picture, x, y),
            tip=tip_at(pointer, self._place.refusal or self._place.words, (16.0, max(below, 20.0))),
        )

    def drop(self) -> None:
        """Move or copy as shown."""
        place = self._place
        if place.cell is None or place.refusal or self._stands_there():
            return
        copies = {each: new_id() for each in self._moved} if self._copying else {}
        try:
            self.view.session.apply(self._step_name(), lambda journey: self._dropped(journey, place, copies))
        except EditError as error:
            self.view.tool.say(str(error))
            return
        self.view.session.select(copies.values() if copies else self._moved)
        self.view.session.focus_on(place.cell)

    def _find_place(self, pointer: Pointer) -> Place:
        if refusal := self._locked():
            return Place(None, refusal=refusal)
        grid = Grid(self.view.canvas, self.view.frame)
        known = self.view.frame.structure
        cell = grid.cell_at(pointer.x, pointer.y)
        if cell is None:
            return Place(None)
        column = max(known.column[cell.step] - self._held_column, 0)
        left, right = self.view.frame.columns.edges(column, column)
        x = self.view.frame.metrics.lane_column + (left + right) / 2
        moved = () if self._copying else self._moved
        return grid.card_place(self._held.kind, x, pointer.y, moved, self._height, self._span)

    def _locked(self) -> str:
        known = structure(self.view.session.journey).by_id
        lanes = (known[known[each].lane] for each in self._moved)  # type: ignore[attr-defined]
        return _("This lane is locked.") if any(lane.locked for lane in lanes) and not self._copying else ""  # type: ignore[attr-defined]

    def _marks(self) -> list[Mark]:
        rects = (self.view.canvas.rect_of(f"card:{each}") for each in self._moved)
        return [Mark(rect) for rect in rects if rect]

    def _stands_there(self) -> bool:
        """Tell whether a single card would come to where it is."""
        place, held = self._place, self._held
        if self._copying or len(self._moved) > 1 or place.cell != (held.lane, held.step):
            return False
        row = structure(self.view.session.journey).cell(held.lane, held.step)
        return [item.id for item in row].index(held.id) == place.index

    def _step_name(self) -> str:
        count = len(self._moved)
        if self._copying:
            return ngettext("Copy {count} card", "Copy {count} cards", count).format(count=count)
        return ngettext("Move {count} card", "Move {count} cards", count).format(count=count)

    def _dropped(self, journey: JourneyMap, place: Place, copies: dict[str, str]) -> JourneyMap:
        assert place.cell is not None
        journey = duplicate_items(journey, copies) if copies else journey
        moved = copies.values() if copies else self._moved
        grip = copies.get(self._held.id, self._held.id)
        return move_items(journey, moved, place.cell.lane, place.cell.step, place.index, grip=grip)
