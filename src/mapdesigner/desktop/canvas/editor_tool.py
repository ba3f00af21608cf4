"""The tool that works on the map: which gesture a press begins, what hovering and selecting show, where texts open."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from mapdesigner.desktop.canvas.cells import is_locked
from mapdesigner.desktop.canvas.drop_place import Grid
from mapdesigner.desktop.canvas.gestures.cards import CardDrag
from mapdesigner.desktop.canvas.gestures.drag import Drag, Refusal, tip_at
from mapdesigner.desktop.canvas.gestures.marquee import Marquee
from mapdesigner.desktop.canvas.gestures.order import LaneDrag, StageDrag, StepDrag
from mapdesigner.desktop.canvas.gestures.photo import PhotoDrag
from mapdesigner.desktop.canvas.gestures.place import placing
from mapdesigner.desktop.canvas.gestures.scores import MarkerDrag, TargetDrag
from mapdesigner.desktop.canvas.handles import Handle, Handles
from mapdesigner.desktop.canvas.hit import is_bare
from mapdesigner.desktop.canvas.keys import Keys
from mapdesigner.desktop.canvas.overlay import Mark, OverlayState, Tip, tip_rect
from mapdesigner.desktop.canvas.text_editor import TextEditor
from mapdesigner.desktop.clipboard.dropping import Dropping
from mapdesigner.desktop.clipboard.offer import offer_of
from mapdesigner.desktop.panels import elements
from mapdesigner.desktop.session import Cell
from mapdesigner.desktop.workshop.unparking import PARKED, Unparking
from mapdesigner.edits.replace import EditError, look_up
from mapdesigner.layout.scene import Frozen, Rect
from mapdesigner.model.catalog import item_row, lane_row
from mapdesigner.model.items import Emotion, Item, PainPoint
from mapdesigner.model.journey import Lane, Stage, Step
from mapdesigner.model.kinds import LaneKind
from mapdesigner.model.workshop import WallPhoto
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.canvas import Canvas
    from mapdesigner.desktop.canvas.gestures.gesture import Gesture, Pointer
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.desktop.canvas.text_place import TextPlace
    from mapdesigner.model.entity import Entity

_ADDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
_HEADERS = {"stage": Frozen.TOP, "step": Frozen.TOP, "lane": Frozen.LEFT}
_DRAWN = (LaneKind.EMOTIONS, LaneKind.CHANNELS, LaneKind.DRAMATIC_ARC)
"""Lanes that are one drawing rather than cells."""
_LINE = 20.0  # scene units that a line of words needs
_CLEAR = 4.0  # scene units between words and the ring round them
_MARGIN = 4.0  # px between words and the window's edge
_OTHER_SIDE = 42.0  # px from the right of a face to the left of it


class EditorTool:
    """Selects, drags, writes."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._editor = TextEditor(view)
        self._editor.said.connect(self.say)
        self._keys = Keys(view, self._editor)
        self._keys.said.connect(self.say)
        self._editor.finished.connect(self.refresh)
        self._handles = Handles(view)
        self._hover: Mark | None = None
        self._empty: Cell | None = None
        self._last: Pointer | None = None

    @property
    def editor(self) -> TextEditor:
        """The field for writing in place; its `target` tells whether it is open."""
        return self._editor

    def refresh(self) -> None:
        """Show selection and focus over the map."""
        canvas = self._view.canvas
        if self._view.session.selection:
            groups = {each: group for each in self._view.session.selection if (group := self._group(each))}
            canvas.set_current(next(iter(groups.values()), ""), frozenset(groups.values()))
        else:
            canvas.set_current("")
        canvas.set_overlay(self._rest())

    def preview(self, **changes: object) -> None:
        """Show what a gesture would do, over selection and focus; words are kept inside the window."""
        state: OverlayState = replace(self._rest(), **{"plus": None, "port": None, **changes})  # type: ignore[arg-type]
        canvas = self._view.canvas
        canvas.set_overlay(replace(state, tip=_inside(state.tip, canvas) if state.tip else None))

    def say(self, words: str) -> None:
        """Say, until the pointer moves, why something cannot be done or what a key waits for; "" says no more."""
        self._view.said.emit(words)
        if words:
            x, y = self._beside()
            self.preview(tip=Tip(x, y, words))
        else:
            self.refresh()

    def offer_lanes(self) -> None:
        """Let the kind of a new lane be chosen from a menu."""
        menu = QMenu(self._view.canvas)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in elements.lane_elements():
            menu.addAction(each.label).triggered.connect(partial(self._insert, each.code))
        menu.popup(self._view.canvas.mapToGlobal(QPoint(*map(round, self._beside()))))

    def _insert(self, code: str, _checked: bool = False) -> None:
        try:
            elements.insert(self._view, code)
        except EditError as error:
            self.say(str(error))

    def write_card(self, cell: Cell) -> None:
        """Begin to write a card of the lane's kind in a cell; raise EditError where none can stand."""
        self._keys.begin_card(cell)

    def edit(self, target: str) -> None:
        """Edit the text of an item, a stage, a step or a lane in place."""
        self._editor.begin(target)

    def gesture(self, pointer: Pointer, modifiers: Qt.KeyboardModifier) -> Gesture | None:
        """Return the gesture that a press begins; what is pressed is selected at once."""
        self._editor.finish()
        self._hover = self._empty = None
        if handle := self._handles.at(pointer):
            return handle.begin()
        entity = look_up(self._view.session.journey, pointer.target) if pointer.target else None
        if isinstance(entity, WallPhoto):
            return PhotoDrag(self._view, entity)
        if not isinstance(entity, Item | Stage | Step | Lane) or pointer.part is Frozen.CORNER:
            return self._on_nothing(pointer, modifiers)
        if not modifiers & _ADDING and entity.id not in self._view.session.selection:
            self._select(entity)
        drag = self._drag(entity, pointer, modifiers)
        drag.clicked = partial(self._click, entity, modifiers)
        return drag

    def hover(self, pointer: Pointer | None) -> None:
        """Outline the card under the pointer; show by the cursor what can be dragged."""
        self._last = pointer
        on = pointer.hit.group if pointer and pointer.hit else None
        self._hover = None
        self._empty = self._empty_cell(pointer)
        if pointer and on and on.id.startswith("card:"):
            rect = self._view.canvas.rect_of(on.id)
            self._hover = Mark(rect) if rect else None
        handle = self._handles.at(pointer) if pointer else None
        self._show_cursor(pointer, handle)
        if not self._editor.target:
            tip = tip_at(pointer, handle.words) if pointer and handle else None
            canvas = self._view.canvas
            canvas.set_overlay(replace(self._rest(), tip=_inside(tip, canvas) if tip else None))

    def double_click(self, pointer: Pointer) -> None:
        """Edit what is under the pointer; write a new card into an empty place; give a border its usual place."""
        if handle := self._handles.at(pointer):
            if handle.reset:
                handle.reset()
            return
        entity = look_up(self._view.session.journey, pointer.target) if pointer.target else None
        if isinstance(entity, Item | Stage | Step | Lane):
            self.edit(entity.id)
        elif pointer.part is Frozen.NO:
            cell = Grid(self._view.canvas, self._view.frame).cell_at(pointer.x, pointer.y)
            if cell:
                self._begin_card(cell)

    def _begin_card(self, cell: Cell) -> None:
        try:
            self._keys.begin_card(cell)
        except EditError as error:
            self.say(str(error))

    def context_menu(self, pointer: Pointer | None) -> None:
        """Offer what can be done with what is under the pointer, or else with what is selected or in focus."""
        self._editor.finish()
        sort = self._take(pointer) if pointer else self._sort_of(self._chosen())
        if not sort:
            return
        x, y = (pointer.px, pointer.py) if pointer else self._by_the_chosen()
        self._view.menu_asked.emit(sort, self._view.canvas.mapToGlobal(QPoint(round(x), round(y))))

    def _take(self, pointer: Pointer) -> str:
        """Select what is under the pointer, or put the focus into its cell; return what sort of thing it is."""
        session = self._view.session
        entity = look_up(session.journey, pointer.target) if pointer.target else None
        if isinstance(entity, Item | Stage | Step | Lane):
            if entity.id not in session.selection:
                self._select(entity)
            return self._sort_of(entity)
        cell = Grid(self._view.canvas, self._view.frame).cell_at(pointer.x, pointer.y)
        if pointer.part is not Frozen.NO or cell is None:
            return ""
        session.select(())
        session.focus_on(cell)
        return self._sort_of(cell)

    def _chosen(self) -> Entity | Cell | None:
        session = self._view.session
        chosen = next((look_up(session.journey, each) for each in session.selection), None)
        return chosen or session.focus

    def _sort_of(self, thing: Entity | Cell | None) -> str:
        """Return the name of a thing's menu."""
        if isinstance(thing, Cell):
            lane = look_up(self._view.session.journey, thing.lane)
            return "curve" if isinstance(lane, Lane) and lane.kind in _DRAWN else "cell"
        names = ((PainPoint, "pain_point"), (Item, "card"), (Stage, "stage"), (Step, "step"), (Lane, "lane"))
        return next((name for kind, name in names if isinstance(thing, kind)), "")

    def _by_the_chosen(self) -> tuple[float, float]:
        """Return where a menu asked for by the keyboard opens."""
        view, chosen = self._view.canvas.view, self._chosen()
        mark = self._mark(chosen.id) if chosen and not isinstance(chosen, Cell) else None
        rect = self._view.cell_rect(chosen) if isinstance(chosen, Cell) else mark and mark.rect
        place = view.to_window(rect, mark.frozen if mark else Frozen.NO) if rect else view.body
        x, y = min(place.x + 12, place.right), min(place.y + 12, place.bottom)
        return min(max(x, 0.0), view.width), min(max(y, 0.0), view.height)

    def key(self, event: QKeyEvent) -> bool:
        """Act on a key."""
        return self._keys.press(event)

    def compose(self, event: QInputMethodEvent) -> bool:
        """Take what an input method begins to write over the map; return whether the field has it now."""
        if not self._keys.compose(event):
            return False
        QCoreApplication.sendEvent(self._editor, event)
        return True

    def offered(self, data: QMimeData, _pointer: Pointer) -> Gesture | None:
        """Take an element of the palette, and from other programs words, cards and pictures."""
        if data.hasFormat(PARKED):
            return Unparking(self._view, bytes(data.data(PARKED).data()).decode("utf-8", "replace"))
        if data.hasFormat(elements.MIME):
            self._editor.finish()
            code = bytes(data.data(elements.MIME).data()).decode("utf-8", "replace")
            return placing(self._view, code)
        offer = offer_of(data)
        if offer is None:
            return None
        self._editor.finish()
        return Dropping(self._view, offer)

    def _beside(self) -> tuple[float, float]:
        """Return where words stand: beside the pointer, else in the focused cell."""
        if self._last:
            return self._last.px + 16, self._last.py + 20
        view, focus = self._view.canvas.view, self._view.session.focus
        rect = self._view.cell_rect(focus) if focus else None
        place = view.to_window(rect) if rect else view.body
        return place.x + 12, place.y + 12

    def _rest(self) -> OverlayState:
        """Return what is shown while no gesture is under way."""
        session = self._view.session
        if self._editor.target:
            mark = _clear_of(self._mark(self._editor.target), self._editor.place)
            return OverlayState(selected=(mark,) if mark else ())
        marks = tuple(mark for each in session.selection if (mark := self._mark(each)))
        focus, hint = self._focus()
        hover = self._hover if self._hover not in marks else None
        plus, port = self._handles.shown(self._last)
        state = OverlayState(marks, self._handles.spanning() is not None, hover, focus, hint, plus=plus, port=port)
        rect = self._view.cell_rect(self._empty) if self._empty else None
        if rect is None or self._empty is None or (focus and self._empty == session.focus):
            return state
        return replace(state, empty=Mark(rect), empty_hint=self._hint(self._empty) if rect.height > _LINE else "")

    def _focus(self) -> tuple[Mark | None, str]:
        """Return the ring of the focused cell and its hint: only while nothing is selected."""
        session = self._view.session
        cell, known = session.focus, self._view.frame.structure
        if session.selection or cell is None or cell.step not in known.column:
            return None, ""
        rect = self._view.cell_rect(cell)
        hint = "" if known.cell(*cell) or rect is None or rect.height < _LINE else self._hint(cell)
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
        if cell is None or not isinstance(lane, Lane) or lane.collapsed or lane.kind in _DRAWN:
            return None
        column = known.column[cell.step]
        spans = map(known.span, known.items_of.get(cell.lane, ()))
        return None if any(first <= column <= last for first, last in spans) else cell

    def _on_nothing(self, pointer: Pointer, modifiers: Qt.KeyboardModifier) -> Gesture | None:
        if pointer.part is Frozen.NO:
            return Marquee(self._view, adding=bool(modifiers & _ADDING))
        self._view.session.select(())
        return None

    def _drag(self, entity: Entity, pointer: Pointer, modifiers: Qt.KeyboardModifier) -> Drag:
        view = self._view
        words = _("This lane is locked.") if is_locked(view.session.journey, [entity.id]) else ""
        if isinstance(entity, Stage):
            return StageDrag(view, entity)
        if isinstance(entity, Step):
            return StepDrag(view, entity)
        if isinstance(entity, Lane):
            return Refusal(view, words) if words else LaneDrag(view, entity)
        if isinstance(entity, Emotion):
            on_target = bool(pointer.hit and pointer.hit.group and pointer.hit.group.id.startswith("target:"))
            if words:
                return Refusal(view, words)
            copying = bool(modifiers & Qt.KeyboardModifier.AltModifier)
            return TargetDrag(view, entity) if on_target else MarkerDrag(view, entity, copying=copying)
        assert isinstance(entity, Item)
        return CardDrag(view, entity)

    def _click(self, entity: Entity, modifiers: Qt.KeyboardModifier) -> None:
        session = self._view.session
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            session.select(session.selection ^ {entity.id})
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            session.select(session.selection | {entity.id})
        else:
            self._select(entity)

    def _select(self, entity: Entity) -> None:
        self._view.session.select([entity.id])
        if isinstance(entity, Item):
            self._view.session.focus_on(Cell(entity.lane, entity.step))

    def _group(self, target: str) -> str:
        """Return the id of the group that stands for an object, "" if it is not shown."""
        names = ("card", "marker", "photo", *_HEADERS)
        groups = (f"{name}:{target}" for name in names)
        return next((group for group in groups if self._view.canvas.rect_of(group)), "")

    def _mark(self, target: str) -> Mark | None:
        group = self._group(target)
        rect = self._view.canvas.rect_of(group) if group else None
        if rect is None:
            return None
        sort = group.partition(":")[0]
        if sort == "step" or (sort == "card" and is_bare(self._view.canvas.scene, group)):
            rect = Rect(rect.x - _CLEAR, rect.y - _CLEAR / 2, rect.width + 2 * _CLEAR, rect.height + _CLEAR)
        radius = rect.width / 2 if sort == "marker" else 4.0 if sort in _HEADERS else 8.0
        return Mark(rect, radius, _HEADERS.get(sort, Frozen.NO))

    def _show_cursor(self, pointer: Pointer | None, handle: Handle | None) -> None:
        canvas = self._view.canvas
        on = pointer.hit.group.id.partition(":")[0] if pointer and pointer.hit and pointer.hit.group else ""
        if handle:
            canvas.setCursor(handle.cursor)
        elif on in ("stage", "stage-name", "step", "lane-name", "marker", "target"):
            canvas.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            canvas.unsetCursor()


def _clear_of(mark: Mark | None, place: TextPlace | None) -> Mark | None:
    """Return the ring of what is written in, clear of the field that lies over a card without a margin."""
    if mark is None or place is None or place.framed:
        return mark
    rect, held = mark.rect, place.rect
    left, top = min(rect.x, held.x - _CLEAR), min(rect.y, held.y - _CLEAR)
    right, bottom = max(rect.right, held.right + _CLEAR), max(rect.bottom, held.bottom + _CLEAR)
    return replace(mark, rect=Rect(left, top, right - left, bottom - top))


def _inside(tip: Tip, canvas: Canvas) -> Tip:
    """Return the words where all of them can be seen; what points at something goes to its other side."""
    rect = tip_rect(tip, canvas.colours)
    x = min(tip.x, canvas.view.width - rect.width - _MARGIN)
    y = min(tip.y, canvas.view.height - rect.height - _MARGIN)
    if tip.pointer and x < tip.x:
        return replace(tip, x=tip.x - rect.width - _OTHER_SIDE, y=y, pointer=False)
    return replace(tip, x=max(x, _MARGIN), y=max(y, _MARGIN))
