"""What lies over the map while no hand is at work: rings, the hovered card, an empty cell's question, small handles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapdesigner.desktop.canvas.cells import covering
from mapdesigner.desktop.canvas.drop_place import Grid
from mapdesigner.desktop.canvas.hit import is_bare
from mapdesigner.desktop.canvas.overlay import Mark, OverlayState, Tip, tip_rect
from mapdesigner.layout.scene import Frozen, Rect
from mapdesigner.model.catalog import item_row, lane_row
from mapdesigner.model.journey import Lane
from mapdesigner.model.kinds import LaneKind
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.canvas import Canvas
    from mapdesigner.desktop.canvas.gestures.gesture import Pointer
    from mapdesigner.desktop.canvas.handles import Handles
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.desktop.canvas.text_editor import TextEditor
    from mapdesigner.desktop.canvas.text_place import TextPlace
    from mapdesigner.desktop.session import Cell

DRAWN = (LaneKind.EMOTIONS, LaneKind.CHANNELS, LaneKind.DRAMATIC_ARC)
"""Lanes that are one drawing rather than cells."""
_HEADERS = {"stage": Frozen.TOP, "step": Frozen.TOP, "lane": Frozen.LEFT}
_LINE = 20.0  # scene units that a line of words needs
_CLEAR = 4.0  # scene units between words and the ring round them
_MARGIN = 4.0  # px between words and the window's edge
_OTHER_SIDE = 42.0  # px from the right of a face to the left of it


class AtRest:
    """Knows where the pointer rests, and what is to be seen over the map for it, the selection and the focus."""

    def __init__(self, view: MapView, editor: TextEditor, handles: Handles) -> None:
        self._view, self._editor, self._handles = view, editor, handles
        self.pointer: Pointer | None = None
        self._hover: Mark | None = None
        self._empty: Cell | None = None

    def follow(self, pointer: Pointer | None) -> None:
        """Notice what the pointer rests on; None when it left."""
        self.pointer = pointer
        on = pointer.hit.group if pointer and pointer.hit else None
        self._hover, self._empty = None, self._empty_cell(pointer)
        if pointer and on and on.id.startswith("card:"):
            rect = self._view.canvas.rect_of(on.id)
            self._hover = Mark(rect) if rect else None
        elif pointer and pointer.part is Frozen.LEFT:
            self._hover = self._label(pointer.target)

    def forget(self) -> None:
        """A gesture begins: nothing is hovered over any more."""
        self._hover = self._empty = None

    def state(self) -> OverlayState:
        """What there is to see."""
        session = self._view.session
        if self._editor.target:
            mark = _clear_of(self.mark(self._editor.target), self._editor.place)
            return OverlayState(selected=(mark,) if mark else ())
        marks = tuple(mark for each in session.selection if (mark := self.mark(each)))
        focus, hint = self._focus()
        hover = self._hover if self._hover not in marks else None
        state = OverlayState(marks, self._handles.spanning() is not None, hover, focus, hint)
        plus, port = self._handles.shown(self.pointer)
        ties, signs = self._handles.ties(self.pointer), self._handles.signs(self.pointer)
        state = replace(state, plus=plus, port=port, ties=ties, signs=signs)
        rect = self._view.cell_rect(self._empty) if self._empty else None
        if rect is None or self._empty is None or (focus and self._empty == session.focus):
            return state
        return replace(state, empty=Mark(rect), empty_hint=self._hint(self._empty) if rect.height > _LINE else "")

    def group(self, target: str) -> str:
        """Return the id of the group that stands for an object, "" if it is not shown."""
        names = ("card", "marker", "photo", *_HEADERS)
        groups = (f"{name}:{target}" for name in names)
        return next((group for group in groups if self._view.canvas.rect_of(group)), "")

    def mark(self, target: str) -> Mark | None:
        """Return the ring round an object; None if it is not shown."""
        group = self.group(target)
        rect = self._view.canvas.rect_of(group) if group else None
        if rect is None:
            return None
        sort = group.partition(":")[0]
        if sort == "step" or (sort == "card" and is_bare(self._view.canvas.scene, group)):
            rect = Rect(rect.x - _CLEAR, rect.y - _CLEAR / 2, rect.width + 2 * _CLEAR, rect.height + _CLEAR)
        radius = rect.width / 2 if sort == "marker" else 4.0 if sort in _HEADERS else 8.0
        return Mark(rect, radius, _HEADERS.get(sort, Frozen.NO))

    def _label(self, target: str) -> Mark | None:
        """Return the place of a lane's label; None for anything else."""
        return self.mark(target) if isinstance(self._view.frame.structure.by_id.get(target), Lane) else None

    def _focus(self) -> tuple[Mark | None, str]:
        """Return the ring of the focused cell and its hint: only while nothing is selected."""
        session = self._view.session
        cell, known = session.focus, self._view.frame.structure
        if session.selection or cell is None or cell.step not in known.column:
            return None, ""
        rect = self._view.cell_rect(cell)
        hint = "" if covering(known.journey, cell) or rect is None or rect.height < _LINE else self._hint(cell)
        if rect and cell in known.prompts:  # the ring stands clear of the words
            rect = replace(rect, x=rect.x - _CLEAR, width=rect.width + 2 * _CLEAR)
        return (Mark(rect), hint) if rect else (None, "")

    def _hint(self, cell: Cell) -> str:
        """Return the question that a card in a cell answers; "" where the cell shows a prompt of its own."""
        if cell in self._view.frame.structure.prompts or not self._view.asks:
            return ""
        lane = self._view.frame.structure.by_id[cell.lane]
        kind = lane_row(lane.kind).item if isinstance(lane, Lane) else None
        return _(item_row(kind).prompt) if kind else ""

    def _empty_cell(self, pointer: Pointer | None) -> Cell | None:
        """Return the cell under the pointer if cards may come into it and none is there."""
        if pointer is None or pointer.part is not Frozen.NO or pointer.target:
            return None
        known = self._view.frame.structure
        cell = Grid(self._view.canvas, self._view.frame).cell_at(pointer.x, pointer.y)
        lane = known.by_id.get(cell.lane) if cell else None
        if cell is None or not isinstance(lane, Lane) or lane.collapsed or lane.kind in DRAWN:
            return None
        column = known.column[cell.step]
        spans = map(known.span, known.items_of.get(cell.lane, ()))
        return None if any(first <= column <= last for first, last in spans) else cell


def inside(tip: Tip, canvas: Canvas) -> Tip:
    """Return the words where all of them can be seen; what points at something goes to its other side."""
    rect = tip_rect(tip, canvas.colours)
    x = min(tip.x, canvas.view.width - rect.width - _MARGIN)
    y = min(tip.y, canvas.view.height - rect.height - _MARGIN)
    if tip.pointer and x < tip.x:
        return replace(tip, x=tip.x - rect.width - _OTHER_SIDE, y=y, pointer=False)
    return replace(tip, x=max(x, _MARGIN), y=max(y, _MARGIN))


def _clear_of(mark: Mark | None, place: TextPlace | None) -> Mark | None:
    """Return the ring of what is written in, clear of the field that lies over a card without a margin."""
    if mark is None or place is None or place.framed:
        return mark
    rect, held = mark.rect, place.rect
    left, top = min(rect.x, held.x - _CLEAR), min(rect.y, held.y - _CLEAR)
    right, bottom = max(rect.right, held.right + _CLEAR), max(rect.bottom, held.bottom + _CLEAR)
    return replace(mark, rect=Rect(left, top, right - left, bottom - top))
