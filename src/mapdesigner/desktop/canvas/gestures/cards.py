"""Dragging cards within and between cells; the selection moves together, with Ctrl or Alt a copy of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mapdesigner.desktop.canvas.drop_place import Grid, Place
from mapdesigner.desktop.canvas.gestures.drag import Drag, tip_at
from mapdesigner.desktop.canvas.overlay import Ghost, Mark
from mapdesigner.desktop.session import Cell
from mapdesigner.edits.items import duplicate_items, move_items
from mapdesigner.edits.replace import EditError, look_up
from mapdesigner.layout.scene import Frozen
from mapdesigner.model.entity import new_id
from mapdesigner.model.items import Item
from mapdesigner.model.journey import Lane
from mapdesigner.model.structure import structure
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.desktop.canvas.gestures.gesture import Pointer
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.model.journey import JourneyMap

_COPIES = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_MOST_SLOTS = 200  # cards: the places of more are not told apart anyway
_SHADOW = 20.0  # px that a lifted picture has around it, see lifted.py


class CardDrag(Drag):
    """Moves the card under the pointer, and with it all that is selected; they keep their places to each other."""

    def __init__(self, view: MapView, held: Item) -> None:
        super().__init__(view)
        self._held = held
        self._place = Place(None)
        self._copying = False
        self._tried: tuple[object, ...] = ()
        self._trial: JourneyMap = view.session.journey
        self._refusal = ""

    def start(self, pointer: Pointer) -> None:
        """Note which part of the card was taken hold of."""
        super().start(pointer)
        first, last = structure(self.view.session.journey).span(self._held)
        self._first, self._span = first, last - first + 1
        grid = Grid(self.view.canvas, self.view.frame)
        cell = grid.cell_at(pointer.x, pointer.y)
        at = structure(self.view.session.journey).column.get(cell.step if cell else "", first)
        self._held_column = min(max(at - first, 0), last - first)

    def lift(self) -> None:
        """Lift the card's picture; only what is drawn as a card or a marker moves."""
        session, canvas = self.view.session, self.view.canvas
        known = structure(session.journey)
        if self._held.id not in session.selection:
            session.select([self._held.id])
        found = (known.by_id[each] for each in sorted(session.selection))
        self._moved = {each.id: each for each in found if isinstance(each, Item) and each.step in known.column}
        self._copies = {each: new_id() for each in self._moved}
        self._columns = [known.column[item.step] for item in self._moved.values()]
        self._rects = {each: rect for each in self._moved if (rect := canvas.rect_of(f"card:{each}"))}
        self._picture = canvas.picture_of(f"card:{self._held.id}")
        rect = canvas.window_rect(f"card:{self._held.id}")
        self._grab = (self.origin.px - rect.x, self.origin.py - rect.y) if rect else (0.0, 0.0)

    def follow(self, pointer: Pointer, modifiers: Qt.KeyboardModifier) -> None:
        """Show where it would land."""
        self._copying = bool(modifiers & _COPIES)
        self._place = self._find_place(pointer)
        self._try()
        refusal = self._place.refusal or self._refusal
        self.allow(not refusal and self._place.cell is not None)
        if self._copying and self.cursor == self.held_cursor:
            self.cursor = Qt.CursorShape.DragCopyCursor
        x, y = pointer.px - self._grab[0], pointer.py - self._grab[1]
        below = self._picture.deviceIndependentSize().height() - 2 * _SHADOW - self._grab[1] + 8
        self.view.tool.preview(
            selected=(),
            handles=False,
            sources=() if self._copying else self._sources(),
            slot=None if refusal else self._place.slot,
            others=() if refusal or len(self._moved) > _MOST_SLOTS else tuple(self._other_slots()),
            forbidden=self._place.slot if refusal else None,
            insertion=None if refusal else self._place.line,
            ghost=Ghost(self._picture, x, y),
            tip=tip_at(pointer, refusal or self._words(), (16.0, max(below, 20.0))),
        )

    def drop(self) -> None:
        """Move or copy as shown."""
        place = self._place
        if place.cell is None or place.refusal or self._refusal or self._stands_there():
            return
        self.view.session.apply(self._step_name(), self._trial)
        self.view.session.select(self._copies.values() if self._copying else self._moved)
        self.view.session.focus_on(place.cell)

    def restore(self) -> None:
        """Nothing but the overlay has changed."""

    def _find_place(self, pointer: Pointer) -> Place:
        """Return where the held card would land: as far as there is room for all that move with it."""
        if refusal := self._locked():
            return Place(None, refusal=refusal)
        grid = Grid(self.view.canvas, self.view.frame)
        known = self.view.frame.structure
        cell = grid.cell_at(pointer.x, pointer.y) if pointer.part is Frozen.NO else None
        if cell is None:
            return Place(None)
        by = known.column[cell.step] - self._held_column - self._first
        column = self._first + min(max(by, -min(self._columns)), len(known.steps) - 1 - max(self._columns))
        left, right = self.view.frame.columns.edges(column, column)
        x = self.view.frame.metrics.lane_column + (left + right) / 2
        moved = () if self._copying else self._moved
        return grid.card_place(self._held.kind, x, pointer.y, moved, self._height(), self._span)

    def _sources(self) -> tuple[Mark, ...]:
        """The places in view that the cards leave."""
        seen = self.view.canvas.view.visible
        return tuple(Mark(rect) for rect in self._rects.values() if rect.intersects(seen))

    def _height(self) -> float:
        """The height of the held card and of those that come into its cell with it."""
        home = (self._held.lane, self._held.step)
        together = [rect.height for each, rect in self._rects.items() if _cell(self._moved[each]) == home]
        return sum(together) + max(len(together) - 1, 0) * self.view.frame.metrics.card_gap

    def _locked(self) -> str:
        known = structure(self.view.session.journey)
        locked = any(known.one(item.lane, Lane).locked for item in self._moved.values())
        return _("This lane is locked.") if locked and not self._copying else ""

    def _try(self) -> None:
        """Make the map as it would be, or learn why it cannot be."""
        place = self._place
        tried = (place.cell, place.index, place.refusal, self._copying)
        if tried == self._tried:
            return
        self._tried, self._refusal = tried, ""
        if place.cell is None or place.refusal:
            return
        try:
            self._trial = self._dropped(self.view.session.journey, place, self._copies if self._copying else {})
        except EditError as error:
            self._refusal = str(error)

    def _other_slots(self) -> Iterator[Mark]:
        """Yield where the cards of other cells would come to."""
        cells: dict[Cell, float] = {}
        for each, rect in self._rects.items():
            found = look_up(self._trial, self._copies[each] if self._copying else each)
            if not isinstance(found, Item) or _cell(found) == self._place.cell:
                continue
            if _cell(found) == _cell(self._moved[each]) and not self._copying:
                yield Mark(rect)
            else:
                cell = Cell(*_cell(found))
                gap = self.view.frame.metrics.card_gap if cell in cells else 0.0
                cells[cell] = cells.get(cell, 0.0) + gap + rect.height
        grid = Grid(self.view.canvas, self.view.frame)
        marks = (grid.end_slot(cell, () if self._copying else self._moved, height) for cell, height in cells.items())
        yield from (mark for mark in marks if mark)

    def _stands_there(self) -> bool:
        """Tell whether a single card would come to where it is."""
        place, held = self._place, self._held
        if self._copying or len(self._moved) > 1 or place.cell != _cell(held):
            return False
        row = structure(self.view.session.journey).cell(held.lane, held.step)
        return [item.id for item in row].index(held.id) == place.index

    def _words(self) -> str:
        more = len(self._moved) - 1
        if not (more and self._place.words):
            return self._place.words
        words = ngettext("{place}, with {count} other", "{place}, with {count} others", more)
        return words.format(place=self._place.words, count=more)

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


def _cell(item: Item) -> tuple[str, str]:
    return item.lane, item.step
