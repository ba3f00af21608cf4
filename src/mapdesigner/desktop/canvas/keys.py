"""What keys do on the map: go from cell to cell, select, write, add, move and score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence

from mapdesigner.desktop.canvas.cells import (
    beside,
    cards_between,
    cell_of,
    covering,
    first_cell,
    go_to,
    go_to_card,
    last_cell_of,
    neighbour,
    next_card,
    next_in_lane,
    takes_cards,
    within_cell,
)
from mapdesigner.desktop.canvas.headers import (
    beside_header,
    header_beside,
    move_header,
    next_header,
    selected_header,
)
from mapdesigner.desktop.canvas.key_moves import change_scores, change_spans, chosen_items, move_cards, refuse_locked
from mapdesigner.desktop.canvas.map_keys import MAP_KEYS, led
from mapdesigner.desktop.canvas.writing import Coming
from mapdesigner.desktop.panels import elements
from mapdesigner.desktop.session import Cell
from mapdesigner.edits.replace import EditError, look_up
from mapdesigner.edits.workshop import capture
from mapdesigner.model.catalog import ITEMS, item_row, lane_row
from mapdesigner.model.entity import new_id
from mapdesigner.model.journey import Lane, Stage, Step
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent, QKeyEvent

    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.desktop.canvas.text_editor import TextEditor

_HELD = Qt.KeyboardModifier
_COMMANDING = _HELD.ControlModifier | _HELD.AltModifier | _HELD.MetaModifier
_MEANT = _COMMANDING | _HELD.ShiftModifier
_MODIFIER_KEYS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
_COMMANDS = ("/", "?", " ")
"""Signs that never write while nothing is being edited."""
STAGE_LETTER, LANE_LETTER = "S", "L"
"""What adds a stage or a lane after the slash, beside the letters of the catalog."""


class Keys(QObject):
    """The keys of one map, for when no text is being edited and no drag is under way; `MAP_KEYS` is their table."""

    said = Signal(str)
    """Words for the status bar: what a key waits for, or why nothing came of it."""

    def __init__(self, view: MapView, editor: TextEditor) -> None:
        super().__init__(view)
        self._view = view
        self._session = view.session
        self._editor = editor
        self._adding = False
        self._corner: Cell | None = None
        self._reached: Cell | None = None
        self._rows = {key: row for row in MAP_KEYS for key in row.keys}
        for changed in (view.session.selection_changed, view.session.focus_changed):
            changed.connect(self._want_no_letter)
        editor.finished.connect(self._wrote)

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key; return whether it was of use."""
        before = self._session.journey
        try:
            used = self._press(event)
        except EditError as error:
            self.said.emit(str(error))
            return True
        if self._session.journey is not before:
            self._view.tool.announce()
        return used

    def compose(self, event: QInputMethodEvent) -> bool:
        """Open the field for what an input method begins to write; return whether there is one to go on with."""
        if not (event.preeditString() or event.commitString()):
            return False
        try:
            return self._type("")
        except EditError as error:
            self.said.emit(str(error))
            return False

    def begin_card(self, cell: Cell, text: str = "") -> None:
        """Begin to write a card of the lane's kind at the end of a cell; raise EditError where none can stand."""
        lane = look_up(self._session.journey, cell.lane)
        kind = lane_row(lane.kind).item if isinstance(lane, Lane) else None
        if kind is None:
            raise EditError(_("Channels are drawn from the touchpoints"))
        new = new_id()
        name = _("Add {name}").format(name=item_row(kind).label)
        coming = Coming(
            new,
            cell,
            name,
            lambda journey: capture(journey, kind, cell.lane, cell.step, "", id=new),
            private=self._view.private,
        )
        self._editor.begin_card(coming, text)

    def go(self, across: int, down: int) -> bool:
        """Go to the next cell, to the next card of this one first, and on to the names at the map's edges."""
        journey, header, here = self._session.journey, selected_header(self._session), self._here()
        if header is not None:
            self._go_to(beside_header(journey, header, across, down))
        elif here is None:
            self._go_to(first_cell(journey))
        elif card := within_cell(journey, here, self._one(), down):
            go_to_card(self._view, card)
        else:
            here = self._end_of_span(here, across)
            self._go_to(header_beside(journey, here, across, down) or beside(journey, here, across, down))
        return True

    def extend(self, across: int, down: int) -> bool:
        """Select all cards between the cell where this began and the next one."""
        here = self._here()
        if here is None:
            return self.go(across, down)
        if self._corner is None or here != self._reached:
            self._corner = here
        self._reached = beside(self._session.journey, here, across, down)
        go_to(self._view, self._reached)
        self._session.select(cards_between(self._session.journey, self._corner, self._reached))
        return True

    def go_on(self, by: int) -> bool:
        """Go to the next card; from the last one Tab leaves the map."""
        card = next_card(self._session.journey, self._one(), self._here(), by)
        if card:
            go_to_card(self._view, card)
        return bool(card)

    def move(self, across: int, down: int) -> bool:
        """Move what is selected: cards by a cell, a stage, step or lane past its neighbour."""
        header = selected_header(self._session)
        if header is None:
            return move_cards(self._view, across, down)
        refuse_locked(self._session.journey, [header.id])
        move_header(self._session, header, across, down)
        self._show(header.id)
        return True

    def span(self, by: int) -> bool:
        """Let the selected cards cover one step more, or fewer."""
        return change_spans(self._view, by)

    def score(self, by: float) -> bool:
        """Raise or lower the selected feelings."""
        return change_scores(self._view, by)

    def scroll(self, by: int, *, across: bool) -> bool:
        """Scroll by nearly a windowful."""
        canvas = self._view.canvas
        body = canvas.view.body
        far = by * 0.9
        canvas.show_view(canvas.view.advanced(far * body.width * across, far * body.height * (not across)))
        return True

    def write(self) -> bool:
        """Edit what is selected, or begin a card where the focus is."""
        if len(self._session.selection) == 1:
            self._begin(next(iter(self._session.selection)), None)
            return True
        return self._begin_here("")

    def wait_for_letter(self) -> bool:
        """Let the next letter say what to add."""
        self._adding = True
        self.said.emit(_("Press the letter of what to add, as in the palette; Esc adds nothing"))
        return True

    def let_go(self) -> bool:
        """Give up the selection first, then the focus."""
        if self._session.selection or self._session.tie:
            self._session.select([])
        elif self._session.focus:
            self._session.focus_on(None)
        else:
            return False
        return True

    def _press(self, event: QKeyEvent) -> bool:
        if self._adding and event.key() not in _MODIFIER_KEYS:
            return self._add(event.text())
        key = _name(event)
        row = self._rows.get(key)
        if row is None and not event.modifiers() & _COMMANDING:
            key = event.text()
            row = self._rows.get(key)
        if row is not None:
            return row.act(self, led(key, right_to_left=self._session.journey.right_to_left))
        text = event.text()
        commanding = _typed_with(event) & _COMMANDING
        return bool(text) and text.isprintable() and text not in _COMMANDS and not commanding and self._type(text)

    def _here(self) -> Cell | None:
        """The cell in focus, or else that of the selected card."""
        cells = (cell_of(self._session.journey, each) for each in sorted(self._session.selection))
        return self._session.focus or next((cell for cell in cells if cell), None)

    def _end_of_span(self, here: Cell, across: int) -> Cell:
        """Return the cell from which a step to the side leaves the selected card that covers this one."""
        journey, one = self._session.journey, self._one()
        if not across or not one or covering(journey, here) != one:
            return here
        return (last_cell_of if across > 0 else cell_of)(journey, one) or here

    def _one(self) -> str:
        """The one thing that is selected; "" for none or several."""
        return next(iter(self._session.selection)) if len(self._session.selection) == 1 else ""

    def _go_to(self, to: str | Cell | None) -> None:
        """Go to a cell, or select a stage, step or lane."""
        if isinstance(to, Cell):
            go_to(self._view, to)
        elif to:
            self._show(to)

    def _show(self, header: str) -> None:
        """Select a stage, step or lane and bring it into view; cells are gone to from there."""
        journey, canvas = self._session.journey, self._view.canvas
        found = look_up(journey, header)
        steps = structure(journey).steps_of.get(header, ())
        step = header if isinstance(found, Step) else steps[0].id if steps else ""
        if self._session.focus and step:
            self._session.focus_on(Cell(self._session.focus.lane, step))
        self._session.select([header])
        for name in ("stage-name", "step", "lane-name"):
            canvas.reveal(f"{name}:{header}")

    def _type(self, text: str) -> bool:
        """Write on in the selected card, a name anew, or a card that begins with the letter."""
        chosen, header = chosen_items(self._session), selected_header(self._session)
        if header is not None:
            self._begin(header.id, text)
            return True
        if len(self._session.selection) == 1 and chosen:
            self._begin(chosen[0].id, chosen[0].text + text)
            return True
        return self._begin_here(text) or self._begin_first(text)

    def _begin_first(self, text: str) -> bool:
        """Name the first stage of a map that has just been begun."""
        first = next(iter(structure(self._session.journey).stages), None)
        if first is None or first.name or self._session.selection:
            return False
        self._begin(first.id, text)
        return True

    def _begin_here(self, text: str) -> bool:
        if self._session.focus is None or self._session.selection:
            return False
        self.begin_card(self._session.focus, text)
        return True

    def _begin(self, target: str, text: str | None) -> None:
        refuse_locked(self._session.journey, [target])
        self._editor.begin(target, text)

    def _wrote(self, target: str, how: str, cell: Cell | None) -> None:
        """Go where the key leads that ended writing: Enter to the lane's next card, Tab to write in the next cell."""
        journey = self._session.journey
        if cell is None:
            self._named(target, how)
        elif how == "enter" and look_up(journey, target):
            to = next_in_lane(journey, target)
            go_to_card(self._view, to) if isinstance(to, str) else go_to(self._view, to)
        elif how in ("tab", "backtab"):
            end = last_cell_of(journey, target) or cell
            self._write_in(cell, neighbour(journey, end, 1) if how == "tab" else neighbour(journey, cell, -1))

    def _named(self, target: str, how: str) -> None:
        """Go from name to name with Tab, and down to the first step or cell under it with Enter."""
        found = look_up(self._session.journey, target)
        if how == "enter" and isinstance(found, (Stage, Step)):
            self._go_to(beside_header(self._session.journey, found, 0, 1))
        if how not in ("tab", "backtab") or not isinstance(found, (Stage, Step, Lane)):
            return
        to = next_header(self._session.journey, found, 1 if how == "tab" else -1)
        self._show(to)
        if to != target:
            self._editor.begin(to)

    def _write_in(self, before: Cell, cell: Cell) -> None:
        """Write in the next cell: in its first card, or in a new one; where none can stand, only go there."""
        go_to(self._view, cell)
        if cell != before and takes_cards(look_up(self._session.journey, cell.lane)):
            self.write()

    def _want_no_letter(self) -> None:
        """A click elsewhere ends the waiting for a letter."""
        if self._adding:
            self._adding = False
            self.said.emit("")

    def _add(self, text: str) -> bool:
        """Add what the letter after the slash stands for; any other key adds nothing."""
        self._want_no_letter()
        letter = text.upper()
        code = "stage" if letter == STAGE_LETTER else next((f"item:{r.kind}" for r in ITEMS if r.key == letter), "")
        if code:
            elements.insert(self._view, code)
        elif letter == LANE_LETTER:
            self._view.tool.offer_lanes()
        return True


def _name(event: QKeyEvent) -> str:
    """Return a key as the table writes it, such as "Ctrl+Left"; the number pad's keys are like the others."""
    back = event.key() == Qt.Key.Key_Backtab
    key = Qt.Key.Key_Tab if back else Qt.Key(event.key())
    held = _typed_with(event) | (_HELD.ShiftModifier if back else _HELD.NoModifier)
    return QKeySequence(QKeyCombination(held, key)).toString(QKeySequence.SequenceFormat.PortableText)


def _typed_with(event: QKeyEvent) -> Qt.KeyboardModifier:
    """The modifiers held that mean a command."""
    return event.modifiers() & _MEANT
