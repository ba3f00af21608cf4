"""The board: opportunities in columns from idea to done; who does what, until when, and what is late."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mapdesigner.desktop.insight.board_card import BoardCard, column_label, is_overdue
from mapdesigner.desktop.insight.insight_panel import InsightPanel
from mapdesigner.desktop.insight.lead import add_opportunity
from mapdesigner.desktop.panels.choices import CHOICES
from mapdesigner.desktop.panels.scrolling import scroll_area
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.replace import look_up
from mapdesigner.insight.priorities import board
from mapdesigner.model.items import Opportunity
from mapdesigner.model.kinds import Status
from mapdesigner.model.structure import structure
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window

_ORDER = [*Status]
_LEAST = 250  # px, so that two cards of a column can be seen


class Column(QFrame):
    """A status, and the cards that have come so far."""

    def __init__(self, status: Status, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status = status
        self.setProperty("role", "board-column")
        self.head = column_label("")
        content = QWidget()
        self.cards = QVBoxLayout(content)
        self.cards.setContentsMargins(4, 0, 4, 4)
        self.cards.setSpacing(6)
        self.cards.addStretch(1)
        self.area = scroll_area()
        self.area.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 4, 2, 2)
        column.setSpacing(2)
        column.addWidget(self.head)
        column.addWidget(self.area, 1)
        self.setMinimumWidth(196)

    def light(self, on: bool) -> None:
        """Show that a card will come here."""
        if bool(self.property("lit")) != on:
            self.setProperty("lit", on)
            self.style().unpolish(self)
            self.style().polish(self)


class BoardPanel(InsightPanel):
    """Columns side by side."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, _("Board"))
        self.help_out(_("Add an opportunity"), partial(add_opportunity, window))
        self.cards: dict[str, BoardCard] = {}
        self.columns = {status: Column(status) for status in Status}
        self._ghost: QLabel | None = None
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(10, 0, 10, 8)
        row.setSpacing(8)
        for each in self.columns.values():
            row.addWidget(each, 1)
        self.body.addWidget(self._row, 1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.area.setMinimumHeight(_LEAST)
        self.column.addWidget(self.area, 1)
        self.column.addStretch(0)

    def refresh(self) -> None:
        """Show each opportunity in its column."""
        held = board(self.session.journey)
        known = {one for ids in held.values() for one in ids}
        for gone in [one for one in self.cards if one not in known]:
            card = self.cards.pop(gone)
            card.hide()
            card.deleteLater()
        for status, ids in held.items():
            self._fill(self.columns[status], ids)
        self._conclude([self._opportunity(one) for one in known])
        self.area.setVisible(bool(known))

    def _fill(self, column: Column, ids: tuple[str, ...]) -> None:
        journey, today = self.session.journey, dt.date.today()
        name = _(CHOICES["status"][column.status])
        column.head.setText(f"{name} · {len(ids)}" if ids else name)
        for at, one in enumerate(ids):
            card = self.cards.get(one) or self._card(one)
            card.show_opportunity(self._opportunity(one), structure(journey).numbers.get(one, ""), journey, today)
            if column.cards.indexOf(card) != at:
                column.cards.insertWidget(at, card)

    def _card(self, one: str) -> BoardCard:
        card = self.cards[one] = BoardCard(self._opportunity(one))
        card.led.connect(self.lead)
        card.changed.connect(self._change)
        card.moved.connect(self._shift)
        card.dragged.connect(self._drag)
        card.dropped.connect(self._drop)
        card.given_up.connect(lambda _one: self._end_drag())
        return card

    def _opportunity(self, one: str) -> Opportunity:
        found = look_up(self.session.journey, one)
        assert isinstance(found, Opportunity)  # the board lists nothing else
        return found

    def _conclude(self, found: list[Opportunity]) -> None:
        if not found:
            empty = _("Add opportunities to the map; here they become work with an owner and a date.")
            self.conclude(_("Nothing is planned yet."), (), empty)
            return
        late = sorted(
            (each for each in found if is_overdue(each, dt.date.today())), key=lambda each: (str(each.due), each.id)
        )
        doing = [each for each in found if each.status is Status.DOING]
        done = sum(each.status is Status.DONE for each in found)
        count = ngettext("{count} is under way", "{count} are under way", len(doing)).format(count=len(doing))
        over = ngettext("{count} is overdue", "{count} are overdue", len(late)).format(count=len(late))
        rest = _("{done} of {count} done").format(done=done, count=len(found))
        said = ", ".join((over, count, rest) if late else (count, rest))
        self.conclude(f"{said}.", [each.id for each in late or doing])

    def _change(self, one: str, field: str, value: object) -> None:
        words = _("Change the owner") if field == "owner" else _("Change the due date")
        self.apply(words, lambda journey: set_fields(journey, [one], **{field: value}), f"{field} {one}")

    def _shift(self, one: str, by: int) -> None:
        at = _ORDER.index(self._opportunity(one).status) + by
        if 0 <= at < len(_ORDER):
            self._move(one, _ORDER[at])
            self.cards[one].title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, one: str, status: Status) -> None:
        if self._opportunity(one).status is status:
            return
        number = structure(self.session.journey).numbers.get(one, "")
        words = _("{number}: {status}").format(number=number, status=_(CHOICES["status"][status]))
        self.apply(words, lambda journey: set_fields(journey, [one], status=status))
        self.area.ensureWidgetVisible(self.columns[status], 0, 0)

    def _column_at(self, place: QPoint) -> Column | None:
        inside = (
            each
            for each in self.columns.values()
            if each.rect().contains(each.mapFromGlobal(place)) and each.isVisible()
        )
        return next(inside, None)

    def _drag(self, one: str, place: QPoint) -> None:
        card = self.cards[one]
        if self._ghost is None:
            self._ghost = QLabel(self)
            self._ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._ghost.setPixmap(card.grab())
            self._ghost.resize(card.size())
            self._ghost.show()
        self._ghost.move(self.mapFromGlobal(place) - QPoint(card.width() // 2, 14))
        self._ghost.raise_()
        under = self._column_at(place)
        for each in self.columns.values():
            each.light(each is under)

    def _drop(self, one: str, place: QPoint) -> None:
        under = self._column_at(place)
        self._end_drag()
        if under is not None:
            self._move(one, under.status)

    def _end_drag(self) -> None:
        if self._ghost is not None:
            self._ghost.deleteLater()
            self._ghost = None
        for each in self.columns.values():
            each.light(False)
