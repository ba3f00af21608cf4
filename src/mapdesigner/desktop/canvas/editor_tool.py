"""The tool that works on the map: which gesture a press begins, what hovering and selecting show, where texts open."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from mapdesigner.desktop.canvas.accessibility import announce, label_of
from mapdesigner.desktop.canvas.at_rest import AtRest, inside
from mapdesigner.desktop.canvas.cells import is_locked
from mapdesigner.desktop.canvas.drop_place import Grid
from mapdesigner.desktop.canvas.gestures.cards import CardDrag
from mapdesigner.desktop.canvas.gestures.cite import EVIDENCE, Citing
from mapdesigner.desktop.canvas.gestures.drag import Drag, Refusal, tip_at
from mapdesigner.desktop.canvas.gestures.marquee import Marquee
from mapdesigner.desktop.canvas.gestures.order import LaneDrag, StageDrag, StepDrag
from mapdesigner.desktop.canvas.gestures.photo import PhotoDrag
from mapdesigner.desktop.canvas.gestures.place import placing
from mapdesigner.desktop.canvas.gestures.scores import MarkerDrag, TargetDrag
from mapdesigner.desktop.canvas.handles import Handles
from mapdesigner.desktop.canvas.keys import Keys
from mapdesigner.desktop.canvas.map_menus import MapMenus
from mapdesigner.desktop.canvas.overlay import OverlayState, Tip
from mapdesigner.desktop.canvas.text_editor import TextEditor
from mapdesigner.desktop.panels import elements
from mapdesigner.desktop.session import Cell
from mapdesigner.desktop.workshop.unparking import PARKED, Unparking
from mapdesigner.edits.replace import EditError, look_up
from mapdesigner.edits.sources import cite
from mapdesigner.layout.scene import Frozen
from mapdesigner.model.items import Emotion, Item
from mapdesigner.model.journey import Lane, Stage, Step
from mapdesigner.model.workshop import WallPhoto
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.gestures.gesture import Gesture, Pointer
    from mapdesigner.desktop.canvas.handle import Handle
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.model.entity import Entity

_NO_HANDLES: dict[str, object] = {"plus": None, "port": None, "ties": (), "signs": ()}
"""What is not to be seen while a gesture is under way."""
_ADDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class EditorTool:
    """Selects, drags, writes."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._editor = TextEditor(view)
        self._editor.said.connect(self.say)
        self._keys = Keys(view, self._editor)
        self._keys.said.connect(self.say)
        self._handles = Handles(view)
        self._at_rest = AtRest(view, self._editor, self._handles)
        self._editor.opened.connect(self.refresh)
        self._editor.finished.connect(self.refresh)
        self._menus = MapMenus(view, self._at_rest)

    @property
    def editor(self) -> TextEditor:
        """The field for writing in place; its `target` tells whether it is open."""
        return self._editor

    def refresh(self) -> None:
        """Show selection and focus over the map."""
        canvas = self._view.canvas
        if self._view.session.selection:
            groups = {each: group for each in self._view.session.selection if (group := self._at_rest.group(each))}
            canvas.set_current(next(iter(groups.values()), ""), frozenset(groups.values()))
        else:
            canvas.set_current("")
        canvas.set_overlay(self._at_rest.state())

    def preview(self, **changes: object) -> None:
        """Show what a gesture would do, over selection and focus; words are kept inside the window."""
        state: OverlayState = replace(self._at_rest.state(), **{**_NO_HANDLES, **changes})  # type: ignore[arg-type]
        canvas = self._view.canvas
        canvas.set_overlay(replace(state, tip=inside(state.tip, canvas) if state.tip else None))

    def say(self, words: str) -> None:
        """Say, until the pointer moves, why something cannot be done or what a key waits for; "" says no more."""
        self._view.said.emit(words)
        if words:
            x, y = self._beside()
            self.preview(tip=Tip(x, y, words))
        else:
            self.refresh()

    def announce(self) -> None:
        """Let a screen reader say what was done last, and where the one thing stands now that is selected."""
        session, canvas = self._view.session, self._view.canvas
        chosen = next(iter(session.selection), "") if len(session.selection) == 1 else ""
        place = label_of(canvas, self._at_rest.group(chosen)) if chosen else ""
        announce(canvas, ": ".join(filter(None, (*session.undo_names[:1], place))))

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
        self._at_rest.forget()
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
        self._at_rest.follow(pointer)
        handle = self._handles.at(pointer) if pointer else None
        self._show_cursor(pointer, handle)
        if not self._editor.target:
            tip = tip_at(pointer, handle.words) if pointer and handle else None
            canvas = self._view.canvas
            canvas.set_overlay(replace(self._at_rest.state(), tip=inside(tip, canvas) if tip else None))

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
        self._menus.ask(pointer)

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
        if data.hasFormat(EVIDENCE):
            evidence = bytes(data.data(EVIDENCE).data()).decode("utf-8", "replace")
            return Citing(self._view, lambda journey, cards: cite(journey, cards, evidence))
        return self._from_elsewhere(data)

    def _from_elsewhere(self, data: QMimeData) -> Gesture | None:
        """Take what another program offers: for a cell, or as evidence for a card."""
        from mapdesigner.desktop.clipboard.dropping import Dropping  # readers of tables and pictures, for drops alone
        from mapdesigner.desktop.clipboard.offer import offer_of
        from mapdesigner.desktop.clipboard.sources import cite_sources, sources_of

        offer, sources = offer_of(data), sources_of(data)
        if offer is None and not sources:
            return None
        self._editor.finish()
        dropping = Dropping(self._view, offer) if offer else None
        if not sources:
            return dropping
        return Citing(self._view, lambda journey, cards: cite_sources(journey, cards, sources), dropping)

    def _beside(self) -> tuple[float, float]:
        """Return where words stand: beside the pointer, else in the focused cell."""
        if at := self._at_rest.pointer:
            return at.px + 16, at.py + 20
        view, focus = self._view.canvas.view, self._view.session.focus
        rect = self._view.cell_rect(focus) if focus else None
        place = view.to_window(rect) if rect else view.body
        return place.x + 12, place.y + 12

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

    def _show_cursor(self, pointer: Pointer | None, handle: Handle | None) -> None:
        canvas = self._view.canvas
        on = pointer.hit.group.id.partition(":")[0] if pointer and pointer.hit and pointer.hit.group else ""
        if handle:
            canvas.setCursor(handle.cursor)
        elif on in ("stage", "stage-name", "step", "lane-name", "marker", "target"):
            canvas.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            canvas.unsetCursor()
