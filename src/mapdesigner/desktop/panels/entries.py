"""A panel over one sort of thing that stands around the map: its list, and the form of the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from mapdesigner.desktop.panels.form import Form
from mapdesigner.desktop.panels.rows import Row, Rows
from mapdesigner.desktop.panels.scrolling import scroll_area
from mapdesigner.desktop.panels.side_panel import SidePanel
from mapdesigner.desktop.panels.subjects import of_entry
from mapdesigner.edits.fields import text_field
from mapdesigner.edits.people import add_entry, move_entry, remove_entry
from mapdesigner.edits.replace import collection_of, look_up
from mapdesigner.model.entity import Entity, Ranked, new_id
from mapdesigner.model.structure import in_order
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.session import Session
    from mapdesigner.layout.theme import Theme
    from mapdesigner.model.journey import JourneyMap


class EntryPanel(SidePanel):
    """What the sorts share; each says its class, its words and what its rows show."""

    kind: ClassVar[type[Entity]]
    add_words: ClassVar[str]
    empty_words: ClassVar[str]
    most_rows: ClassVar[int] = 5
    carries: ClassVar[str] = ""
    ordered: ClassVar[bool] = True
    """Whether people put them into an order of their own."""

    def __init__(self, session: Session, title: str, say: Callable[[str], object]) -> None:
        super().__init__(session, title, say)
        self.rows = Rows(title, most=self.most_rows, carries=self.carries)
        self.form = Form(session)
        self.add = self.button("plus", _(self.add_words), self._add)
        self.up = self.button("arrow-up", _("Move up"), lambda: self._move(self.rows.current, -1))
        self.down = self.button("arrow-down", _("Move down"), lambda: self._move(self.rows.current, 1))
        self.remove = self.button("trash-2", _("Remove"), lambda: self._remove(self.rows.current))
        self.rows.chosen.connect(lambda _id: self._show_form())
        self.rows.acted.connect(lambda _id: self._focus_form())
        self.rows.moved.connect(self._move)
        self.rows.removed.connect(self._remove)
        self.column.addWidget(self.row(self.add, self.up, self.down, *self.more_buttons(), self.remove))
        self.column.addWidget(self.rows)
        self.fill(self.column)
        self._rule = QFrame()
        self._rule.setProperty("role", "rule")
        self.column.addWidget(self._rule)
        self.column.addWidget(self._make_area(), 1)
        self.column.addStretch(0)  # takes the room only while the area is hidden

    def more_buttons(self) -> tuple[QWidget, ...]:
        """Make buttons that stand before the last one."""
        return ()

    def fill(self, column: QVBoxLayout) -> None:
        """Put more parts between list and form."""

    def sentence(self) -> str:
        """Say what the list tells."""
        raise NotImplementedError

    def row_of(self, one: Entity) -> Row:
        """Say what an entry's row shows."""
        raise NotImplementedError

    def entries(self) -> tuple[Entity, ...]:
        """The entries in order."""
        held: tuple[Ranked, ...] = getattr(self.session.journey, collection_of(self.kind))
        return in_order(held)

    def count(self) -> None:
        """Work out once what several rows need."""

    def with_new(self, journey: JourneyMap, new: str) -> JourneyMap:
        """Return the map with an empty entry of this id."""
        assert issubclass(self.kind, Ranked)
        return add_entry(journey, self.kind, id=new)

    def fill_below(self, column: QVBoxLayout) -> None:
        """Put more parts below the form."""

    def show_more(self) -> None:
        """Bring those parts up to date with the chosen entry."""

    def refresh(self) -> None:
        """Show the entries as they are."""
        self.count()
        entries = self.entries()
        self.rows.show_rows([self.row_of(each) for each in entries])
        self.tell(self.sentence() if entries else "", "" if entries else _(self.empty_words))
        for part in (self.rows, self._rule, self._area):
            part.setVisible(bool(entries))
        for button in (self.up, self.down):
            button.setEnabled(len(entries) > 1)
            button.setVisible(self.ordered)
        self.remove.setEnabled(bool(entries))
        self._show_form()

    def set_theme(self, colours: Theme) -> None:
        """Draw in another theme."""
        super().set_theme(colours)
        self.form.forget()
        if self.isVisible():
            self.refresh()

    def _make_area(self) -> QWidget:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.form)
        self.fill_below(inner)
        inner.addStretch(1)
        self._area = scroll_area()
        self._area.setWidget(content)
        return self._area

    def _show_form(self) -> None:
        if one := look_up(self.session.journey, self.rows.current):
            self.form.show_subject(of_entry(one))
        self.show_more()

    def _focus_form(self) -> None:
        first = next(iter(self.form.editors.values()), None)
        if first:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(line := first.focusProxy(), QLineEdit):
                line.selectAll()

    def _add(self) -> None:
        new = new_id()
        if self.apply(_(self.add_words), lambda journey: self.with_new(journey, new)):
            self.rows.choose(new)
            self._focus_form()

    def _move(self, wanted: str, by: int) -> None:
        ids = [each.id for each in self.entries()]
        if wanted in ids and 0 <= ids.index(wanted) + by < len(ids):
            at = ids.index(wanted) + by
            self.apply(
                _("Move {name}").format(name=self._name(wanted)), lambda journey: move_entry(journey, wanted, at)
            )

    def _remove(self, wanted: str) -> None:
        if look_up(self.session.journey, wanted):
            words = _("Remove {name}").format(name=self._name(wanted))
            self.apply(words, lambda journey: remove_entry(journey, wanted))

    def _name(self, wanted: str) -> str:
        one = look_up(self.session.journey, wanted)
        return (str(getattr(one, text_field(one))) if one else "") or _("without a name")
