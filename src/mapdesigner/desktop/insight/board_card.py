"""An opportunity on the board: what it is, who does it and until when; dragged, or moved with Ctrl and the arrows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QLineEdit, QWidget

from mapdesigner.desktop.insight.lead_row import LeadRow, Line
from mapdesigner.desktop.panels.labels import plain_label
from mapdesigner.desktop.panels.parsed_editors import DateEditor
from mapdesigner.layout.report.blocks import Tone
from mapdesigner.model.kinds import Status
from mapdesigner.model.text import in_one_line
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.model.items import Opportunity
    from mapdesigner.model.journey import JourneyMap


class BoardCard(QFrame):
    """Signals carry the id of the opportunity."""

    led = Signal(tuple)
    changed = Signal(str, str, object)
    """A field and its new value."""
    moved = Signal(str, int)
    """By Ctrl and an arrow: so many columns on, or back below 0."""
    dragged = Signal(str, QPoint)
    """Where the pointer is, on the screen."""
    dropped = Signal(str, QPoint)
    given_up = Signal(str)

    def __init__(self, one: Opportunity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "board-card")
        self._one = one
        self._start: QPoint | None = None
        self._moves = False
        self.title = _Title(self)
        self.title.led.connect(self.led)
        self.owner = QLineEdit()
        self.owner.editingFinished.connect(self._own)
        self.due = DateEditor()
        self.due.edited.connect(lambda day: self.changed.emit(self._one.id, "due", day))
        self.overdue = plain_label(_("Overdue"), "fault")
        self._lay_out()

    def show_opportunity(self, one: Opportunity, number: str, journey: JourneyMap, today: dt.date) -> None:
        """Show it as it is."""
        self._one = one
        words = in_one_line(one.text) or _("Nothing written yet")
        self.title.show_line(Line(words, number, tone=Tone.OPPORTUNITY, ids=(one.id,)))
        self.title.setAccessibleDescription(_("Ctrl and the arrows move it to another column"))
        if not self.owner.hasFocus() or self.owner.text().strip() != one.owner:
            self.owner.setText(one.owner)
        department = next((each.name for each in journey.departments if each.id == one.department), "")
        self.owner.setPlaceholderText(department or _("No owner yet"))
        self.owner.setAccessibleName(_("Owner of {name}").format(name=number or words))
        self.due.follow([one.due], journey)
        self.due.line.setAccessibleName(_("Due date of {name}").format(name=number or words))
        self.overdue.setVisible(is_overdue(one, today))

    def press(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        self._start = event.globalPosition().toPoint()

    def pull(self, event: QMouseEvent) -> bool:
        """Let it follow the pointer; tell whether it does."""
        place = event.globalPosition().toPoint()
        if self._start is not None and not self._moves:
            self._moves = (place - self._start).manhattanLength() >= QApplication.startDragDistance()
        if self._moves:
            self.dragged.emit(self._one.id, place)
        return self._moves

    def let_go(self, event: QMouseEvent) -> bool:
        """Drop it; tell whether it was pulled."""
        moved, self._start, self._moves = self._moves, None, False
        if moved:
            self.dropped.emit(self._one.id, event.globalPosition().toPoint())
        return moved

    def give_up(self) -> bool:
        """Leave it where it was; tell whether it was pulled."""
        moved, self._start, self._moves = self._moves, None, False
        if moved:
            self.given_up.emit(self._one.id)
        return moved

    def shift(self, by: int) -> None:
        """Ask for another column."""
        self.moved.emit(self._one.id, by)

    def _own(self) -> None:
        if self.owner.text().strip() != self._one.owner:
            self.changed.emit(self._one.id, "owner", self.owner.text().strip())

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 8)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.title, 0, 0, 1, 4)
        grid.setColumnMinimumWidth(0, 8)
        grid.setColumnMinimumWidth(3, 4)
        grid.addWidget(self.owner, 1, 1)
        grid.addWidget(self.due, 1, 2)
        grid.addWidget(self.overdue, 2, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for part in (self.owner, self.due.line):
            part.setMinimumWidth(60)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it beside its parts too."""
        self.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow."""
        self.pull(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop."""
        self.let_go(event)


class _Title(LeadRow):
    """The words of the card, which leads to the map; by it the card is dragged, and moved by keys."""

    def __init__(self, card: BoardCard) -> None:
        super().__init__(Line(""), card)
        self._card = card

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the card."""
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._card.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull the card."""
        if self._card.pull(event):
            self.setDown(False)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the card; without a pull it leads to the map."""
        if not self._card.let_go(event):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl and the arrows move the card; Escape gives a drag up."""
        key, ctrl = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if ctrl and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            on = key is Qt.Key.Key_Right
            self._card.shift(1 if on is not self.isRightToLeft() else -1)
        elif key is Qt.Key.Key_Escape and self._card.give_up():
            event.accept()
        else:
            super().keyPressEvent(event)


def is_overdue(one: Opportunity, today: dt.date) -> bool:
    """Tell whether it should have been done by now."""
    return one.due is not None and one.due < today and one.status not in (Status.DONE, Status.DROPPED)


def column_label(words: str) -> QLabel:
    """Make the head of a column."""
    made = plain_label(words, "heading")
    made.setContentsMargins(8, 2, 8, 4)
    return made
