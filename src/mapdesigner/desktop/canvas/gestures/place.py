"""Placing what is dragged in from the palette: a card into a cell, a stage or a lane between others."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mapdesigner.desktop.canvas.drop_place import Gap, Grid, Place
from mapdesigner.desktop.canvas.gestures.drag import TIP_BELOW, tip_at
from mapdesigner.desktop.canvas.gestures.scores import said, snapped
from mapdesigner.desktop.session import Cell
from mapdesigner.edits.frozen import check_not_frozen
from mapdesigner.edits.items import add_item
from mapdesigner.edits.lanes import add_lane
from mapdesigner.edits.replace import EditError
from mapdesigner.edits.stages import add_stage
from mapdesigner.layout.faces import LEVEL_WORDS, level_of
from mapdesigner.layout.lanes.emotion_scale import scale_of
from mapdesigner.layout.scene import Frozen
from mapdesigner.model.catalog import item_row, lane_row
from mapdesigner.model.entity import new_id
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.gestures.gesture import Pointer, Reason
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.model.journey import JourneyMap


class Placing(ABC):
    """What is dragged in from outside; it is under way from the moment it comes over the map."""

    scrolls = True

    def __init__(self, view: MapView) -> None:
        self.view = view
        self.new = new_id()
        self.cursor = Qt.CursorShape.DragCopyCursor

    def start(self, pointer: Pointer) -> None:
        """Show at once where it would land."""
        self.move(pointer, Qt.KeyboardModifier.NoModifier)

    @abstractmethod
    def move(self, pointer: Pointer, modifiers: Qt.KeyboardModifier) -> None:
        """Show where it would land here."""

    @abstractmethod
    def end(self) -> None:
        """Put it there."""

    def cancel(self, _reason: Reason) -> None:
        """Leave the map as it is."""
        self.view.trial(None)

    def allow(self, allowed: bool) -> None:
        """Show by the cursor whether it can be dropped here."""
        self.cursor = Qt.CursorShape.DragCopyCursor if allowed else Qt.CursorShape.ForbiddenCursor

    def landed(self, cell: Cell | None = None) -> None:
        """Select what was added, so that typing goes on there."""
        self.view.session.select([self.new])
        if cell:
            self.view.session.focus_on(cell)
        self.view.canvas.setFocus(Qt.FocusReason.OtherFocusReason)


class ItemPlacing(Placing):
    """Adds a card to a cell; an emotion marker at the height it is dropped at."""

    def __init__(self, view: MapView, kind: ItemKind) -> None:
        super().__init__(view)
        self._kind = kind
        self._place = Place(None)
        self._score = 0.0

    def move(self, pointer: Pointer, modifiers: Qt.KeyboardModifier) -> None:
        """Show the slot and the line; of an emotion the curve as it would be."""
        grid = Grid(self.view.canvas, self.view.frame)
        over_map = pointer.part is Frozen.NO or not self.view.frame.structure.steps
        self._place = grid.card_place(self._kind, pointer.x, pointer.y, (self.new,)) if over_map else Place(None)
        fits = self._place.cell is not None and not self._place.refusal
        self.allow(fits)
        words = self._place.refusal or self._place.words
        if self._kind is ItemKind.EMOTION:
            words = self._follow_score(grid, pointer, modifiers) if fits else self._follow_nothing(words)
        self.view.tool.preview(
            slot=self._place.slot if fits else None,
            forbidden=None if fits else self._place.slot,
            insertion=self._place.line,
            tip=tip_at(pointer, words, TIP_BELOW),
        )

    def end(self) -> None:
        """Add the card."""
        if self._place.cell is None or self._place.refusal:
            self.view.trial(None)
            return
        self.view.session.apply(_("Add {name}").format(name=item_row(self._kind).label), self._added())
        self.landed(self._place.cell)

    def _follow_score(self, grid: Grid, pointer: Pointer, modifiers: Qt.KeyboardModifier) -> str:
        assert self._place.cell is not None
        band = grid.band(self._place.cell.lane)
        if band is not None:
            scale = scale_of(self.view.frame.metrics, band.height)
            self._score = snapped(scale.score(pointer.y - band.y), modifiers)
        self.view.trial(self._added())
        return f"{said(self._score)}  {_(LEVEL_WORDS[level_of(self._score)])}"

    def _follow_nothing(self, words: str) -> str:
        self.view.trial(None)
        return words

    def _added(self) -> JourneyMap:
        cell = self._place.cell
        assert cell is not None
        fields: dict[str, object] = {"score": self._score} if self._kind is ItemKind.EMOTION else {}
        journey, index = self.view.session.journey, self._place.index
        return add_item(journey, self._kind, cell.lane, cell.step, index, id=self.new, **fields)


class BetweenPlacing(Placing):
    """What placing a stage and placing a lane share: a gap between others, and a map that may be frozen."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._gap: Gap | None = None

    @abstractmethod
    def gap(self, grid: Grid, pointer: Pointer) -> Gap:
        """Return the gap nearest to the pointer."""

    def move(self, pointer: Pointer, _modifiers: Qt.KeyboardModifier) -> None:
        """Show between which others, or why it cannot be."""
        gap, refusal = self.gap(Grid(self.view.canvas, self.view.frame), pointer), ""
        try:
            check_not_frozen(self.view.session.journey)
        except EditError as error:
            refusal = str(error)
        self._gap = None if refusal else gap
        self.allow(not refusal)
        line = None if refusal else gap.line
        self.view.tool.preview(insertion=line, tip=tip_at(pointer, refusal or gap.words, TIP_BELOW))


class StagePlacing(BetweenPlacing):
    """Adds a stage between others."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._first_step = new_id()

    def gap(self, grid: Grid, pointer: Pointer) -> Gap:
        """Return the gap between stages."""
        return grid.stage_gap(pointer.x)

    def end(self) -> None:
        """Add the stage."""
        if self._gap is None:
            return
        index = self._gap.index
        self.view.session.apply(
            _("Add stage"), lambda journey: add_stage(journey, index, first_step=self._first_step, id=self.new)
        )
        lanes = [lane for lane in structure(self.view.session.journey).lanes if not lane.hidden]
        self.landed(Cell(lanes[0].id, self._first_step) if lanes else None)


class LanePlacing(BetweenPlacing):
    """Adds a lane between others."""

    def __init__(self, view: MapView, kind: LaneKind) -> None:
        super().__init__(view)
        self._kind = kind

    def gap(self, grid: Grid, pointer: Pointer) -> Gap:
        """Return the gap between lanes."""
        return grid.lane_gap(pointer.y)

    def end(self) -> None:
        """Add the lane."""
        if self._gap is None:
            return
        index = self._gap.index
        words = _("Add lane {name}").format(name=lane_row(self._kind).label)
        self.view.session.apply(words, lambda journey: add_lane(journey, self._kind, index, id=self.new))
        self.landed()


def placing(view: MapView, code: str) -> Placing | None:
    """Return the gesture for an element of the palette by its code; None for one that is not known."""
    sort, _colon, kind = code.partition(":")
    if sort == "stage":
        return StagePlacing(view)
    if sort == "item" and kind in set(ItemKind):
        return ItemPlacing(view, ItemKind(kind))
    if sort == "lane" and kind in set(LaneKind):
        return LanePlacing(view, LaneKind(kind))
    return None
