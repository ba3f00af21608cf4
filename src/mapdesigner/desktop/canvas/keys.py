"""What keys do on the map: go from cell to cell, select, write, add, move, score and remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from mapdesigner.desktop.canvas.cells import (
    beside,
    cards_between,
    cards_in_order,
    cell_of,
    first_cell,
    go_to,
    is_locked,
    next_card,
    slot_above_or_below,
)
from mapdesigner.desktop.canvas.text_editor import TextEditor
from mapdesigner.desktop.panels import elements
from mapdesigner.desktop.session import Cell
from mapdesigner.edits.fields import set_score
from mapdesigner.edits.items import add_item, move_items
from mapdesigner.edits.replace import EditError, look_up
from mapdesigner.model.catalog import ITEMS, item_row, lane_row
from mapdesigner.model.entity import new_id
from mapdesigner.model.items import Emotion, Item
from mapdesigner.model.journey import Lane
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from PySide6.QtGui import QKeyEvent

    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.model.journey import JourneyMap

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SHIFT, _META = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.MetaModifier
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_STEP, _FINE_STEP = 0.1, 0.01
_ADD = "/"
_COMMANDS = ("/", "?", " ")
"""Keys that never write while nothing is being edited."""
_STAGE_LETTER, _LANE_LETTER = "S", "L"


class Keys(QObject):
    """The keys of one map, for when no text is being edited and no drag is under way."""

    said = Signal(str)
    """Words for the status bar: what a key waits for, or why nothing came of it."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._session = view.session
        self._adding = False
        for changed in (view.session.selection_changed, view.session.focus_changed):
            changed.connect(self._want_no_letter)
        self._corner: Cell | None = None
        self._reached: Cell | None = None
        self._others: dict[int, Callable[[Qt.KeyboardModifier], bool]] = {
            Qt.Key.Key_Tab: lambda _held: self._go_on(1),
            Qt.Key.Key_Backtab: lambda _held: self._go_on(-1),
            Qt.Key.Key_Return: lambda _held: self._write(),
            Qt.Key.Key_Enter: lambda _held: self._write(),
            Qt.Key.Key_F2: lambda _held: self._write(),
            Qt.Key.Key_Delete: lambda _held: self._remove(),
            Qt.Key.Key_Backspace: lambda _held: self._remove(),
            Qt.Key.Key_Insert: lambda _held: self._wait_for_letter(),
            Qt.Key.Key_Escape: lambda _held: self._let_go(),
        }

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key; return whether it was of use."""
        try:
            return self._press(event)
        except EditError as error:
            self.said.emit(str(error))
            return True

    def begin_card(self, cell: Cell, text: str = "") -> bool:
        """Add a card of the lane's kind at the end of a cell and begin its text; return whether that could be done."""
        lane = look_up(self._session.journey, cell.lane)
        if not isinstance(lane, Lane) or self._is_locked([lane.id]):
            return False
        kind = lane_row(lane.kind).item
        if kind is None:
            self.said.emit(_("Channels are drawn from the touchpoints"))
            return False
        new = new_id()
        words = _("Add {name}").format(name=item_row(kind).label)
        self._session.apply(words, lambda journey: add_item(journey, kind, cell.lane, cell.step, id=new))
        self._session.focus_on(cell)
        self._begin(new, text)
        return True

    def _press(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers()
        if self._adding and key not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt):
            return self._add(event.text())
        if key in _ARROWS:
            return self._arrow(*_ARROWS[Qt.Key(key)], held)
        if held & (_CTRL | _ALT | _META):
            return False
        if key in self._others:
            return self._others[key](held)
        if event.text() == _ADD:
            return self._wait_for_letter()
        return self._type(event.text())

    def _arrow(self, across: int, down: int, held: Qt.KeyboardModifier) -> bool:
        if held & _ALT:
            return bool(down) and self._score(-down * (_FINE_STEP if held & _SHIFT else _STEP))
        if held & _CTRL:
            return self._move_across(across) if across else self._move_down(down)
        return self._extend(across, down) if held & _SHIFT else self._go(across, down)

    def _here(self) -> Cell | None:
        """The cell in focus, or else that of the selected card."""
        cells = (cell_of(self._session.journey, each) for each in sorted(self._session.selection))
        return self._session.focus or next((cell for cell in cells if cell), None)

    def _go(self, across: int, down: int) -> bool:
        here = self._here()
        to = beside(self._session.journey, here, across, down) if here else first_cell(self._session.journey)
        if to is not None:
            go_to(self._view, to)
        return True

    def _extend(self, across: int, down: int) -> bool:
        """Select all cards between the cell where this began and the next one."""
        here = self._here()
        if here is None:
            return self._go(across, down)
        if self._corner is None or here != self._reached:
            self._corner = here
        self._reached = beside(self._session.journey, here, across, down)
        go_to(self._view, self._reached)
        self._session.select(cards_between(self._session.journey, self._corner, self._reached))
        return True

    def _go_on(self, by: int) -> bool:
        """Go to the next card; from the last one Tab leaves the map."""
        chosen = next(iter(self._session.selection)) if len(self._session.selection) == 1 else ""
        card = next_card(self._session.journey, chosen, self._here(), by)
        cell = cell_of(self._session.journey, card)
        if cell is None:
            return False
        go_to(self._view, cell)
        self._session.select([card])
        self._view.canvas.reveal(f"card:{card}")
        return True

    def _write(self) -> bool:
        """Edit what is selected, or begin a card where the focus is."""
        if len(self._session.selection) == 1:
            self._begin(next(iter(self._session.selection)))
            return True
        return self._begin_here("")

    def _type(self, text: str) -> bool:
        """Write on in the selected card, or begin a card with the letter."""
        if not text.isprintable() or not text or text in _COMMANDS:
            return False
        chosen = self._items()
        if len(self._session.selection) == 1 and chosen:
            self._begin(chosen[0].id, chosen[0].text + text)
            return True
        return self._begin_here(text)

    def _begin_here(self, text: str) -> bool:
        if self._session.focus is None or self._session.selection:
            return False
        self.begin_card(self._session.focus, text)
        return True

    def _begin(self, target: str, text: str = "") -> None:
        editor = self._view.canvas.findChild(TextEditor)
        if editor is not None and not self._is_locked([target]):
            editor.begin(target, text or None)

    def _remove(self) -> bool:
        if not self._session.selection:
            return False
        if not self._is_locked(self._session.selection):
            self._view.delete_selected()
        return True

    def _move_across(self, by: int) -> bool:
        held = self._held()
        cell = cell_of(self._session.journey, held) if held else None
        if cell is None:
            return False
        self._move(held, beside(self._session.journey, cell, by, 0), None)
        return True

    def _move_down(self, by: int) -> bool:
        held, ids = self._held(), [item.id for item in self._items()]
        slot = slot_above_or_below(self._session.journey, ids, by) if held else None
        if slot is not None:
            self._move(held, Cell(slot.lane, slot.step), slot.at)
        return bool(held)

    def _move(self, held: str, to: Cell, index: int | None) -> None:
        """Move the selected cards so that the held one comes into a cell, as one step."""
        ids = [item.id for item in self._items()]
        if self._is_locked([*ids, to.lane]):
            return
        words = ngettext("Move {count} card", "Move {count} cards", len(ids)).format(count=len(ids))
        self._session.apply(words, lambda journey: move_items(journey, ids, to.lane, to.step, index, grip=held))
        cell = cell_of(self._session.journey, held)
        if cell is not None:
            go_to(self._view, cell)
        self._session.select(ids)

    def _score(self, by: float) -> bool:
        """Raise or lower the selected feelings; quick presses are one step."""
        feelings = [item for item in self._items() if isinstance(item, Emotion)]
        if not feelings:
            return False
        if not self._is_locked([item.id for item in feelings]):
            key = "score:" + ",".join(item.id for item in feelings)
            self._session.apply(_("Change emotion"), lambda journey: _rescored(journey, feelings, by), key)
        return True

    def _wait_for_letter(self) -> bool:
        self._adding = True
        self.said.emit(_("Press the letter of what to add, as in the palette; Esc adds nothing"))
        return True

    def _want_no_letter(self) -> None:
        """A click elsewhere ends the waiting for a letter."""
        if self._adding:
            self._adding = False
            self.said.emit("")

    def _add(self, text: str) -> bool:
        """Add what the letter after the slash stands for; any other key adds nothing."""
        self._want_no_letter()
        letter = text.upper()
        code = "stage" if letter == _STAGE_LETTER else next((f"item:{r.kind}" for r in ITEMS if r.key == letter), "")
        if code:
            elements.insert(self._view, code)
        elif letter == _LANE_LETTER:
            self._view.tool.offer_lanes()
        return True

    def _let_go(self) -> bool:
        """Give up the selection first, then the focus."""
        if self._session.selection:
            self._session.select([])
        elif self._session.focus:
            self._session.focus_on(None)
        else:
            return False
        return True

    def _items(self) -> list[Item]:
        """The selected items that have a place."""
        found = (look_up(self._session.journey, each) for each in sorted(self._session.selection))
        return [item for item in found if isinstance(item, Item) and cell_of(self._session.journey, item.id)]

    def _held(self) -> str:
        """The selected card that comes first in reading order; "" where none can be seen."""
        chosen = {item.id for item in self._items()}
        return next((each for each in cards_in_order(self._session.journey) if each in chosen), "")

    def _is_locked(self, ids: Collection[str]) -> bool:
        """Tell whether a lock forbids a change, and say so."""
        locked = is_locked(self._session.journey, ids)
        if locked:
            self.said.emit(_("This lane is locked."))
        return locked


def _rescored(journey: JourneyMap, feelings: list[Emotion], by: float) -> JourneyMap:
    for item in feelings:
        journey = set_score(journey, item.id, item.score + by)
    return journey
