"""What the map rests on: its evidence, which cards cite it, and how much is assumption."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices

from mapdesigner.desktop.canvas.gestures.cite import EVIDENCE
from mapdesigner.desktop.panels.card_rows import card_row
from mapdesigner.desktop.panels.choices import EVIDENCE_WORDS
from mapdesigner.desktop.panels.differing import differing, refers_otherwise
from mapdesigner.desktop.panels.entries import EntryPanel
from mapdesigner.desktop.panels.people import cards
from mapdesigner.desktop.panels.reveal import lead_to
from mapdesigner.desktop.panels.rows import Row, Rows
from mapdesigner.desktop.panels.side_panel import flat_button, heading
from mapdesigner.edits.replace import look_up
from mapdesigner.edits.sources import cite, cite_no_more
from mapdesigner.insight.assumptions import assumptions
from mapdesigner.layout.legend import EVIDENCE_ICONS
from mapdesigner.model.items import Item
from mapdesigner.model.journey import Evidence
from mapdesigner.model.structure import structure
from mapdesigner.storage.links import is_web_link
from mapdesigner.words import _, interface, later, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QVBoxLayout

    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.model.entity import Entity
    from mapdesigner.model.journey import JourneyMap


class EvidencePanel(EntryPanel):
    """The library of evidence; a piece is attached to the cards that are selected on the map."""

    read_asked = Signal(str)
    """The id of evidence whose table shall be read again."""

    watched: ClassVar[tuple[str, ...]] = ("evidence", "items", "stages", "steps", "lanes")
    kind = Evidence
    add_words = later("Add evidence")
    empty_words = later(
        "Nothing here yet, so every card is an assumption. Add the survey, interviews or figures the map rests on, "
        "then attach them to the cards they speak for."
    )
    most_rows = 6
    carries = EVIDENCE

    def __init__(self, view: MapView, say: Callable[[str], object]) -> None:
        self.view = view
        self._citing: dict[str, list[Item]] = {}
        self._stale = False
        super().__init__(view.session, _("Evidence"), say)

    def fill(self, column: QVBoxLayout) -> None:
        """Put in the buttons that tie evidence and cards."""
        self.attach = flat_button("", self._attach)
        self.detach = flat_button("", self._detach)
        self._ties = self.row(self.attach, self.detach)
        column.addWidget(self._ties)

    def fill_below(self, column: QVBoxLayout) -> None:
        """Put in the link's button and the cards that cite the evidence."""
        self.follow_link = flat_button(_("Open the link"), self._open_link)
        self.cited_by = heading("")
        self.citing = Rows(_("Cards that cite this evidence"), most=6, leads=True)
        self.citing.acted.connect(lambda wanted: lead_to(self.view, wanted))
        self._link_row = self.row(self.follow_link)
        self.read_again = flat_button(_("Read the table again…"), lambda: self.read_asked.emit(self.rows.current))
        self._table_row = self.row(self.read_again)
        column.addWidget(self._link_row)
        column.addWidget(self._table_row)
        column.addWidget(self.cited_by)
        column.addWidget(self.citing)

    def count(self) -> None:
        """Find the cards that cite each piece, in reading order."""
        whole = structure(self.session.journey)
        self._citing, self._stale = {}, False
        for lane in whole.lanes:
            for item in whole.items_of.get(lane.id, ()):
                for each in item.evidence:
                    self._citing.setdefault(each, []).append(item)

    def follow_map(self, before: JourneyMap, now: JourneyMap) -> None:
        """Count anew; an edit that neither cites, adds nor removes touches at most the names of cards."""
        same = all(getattr(before, name) is getattr(now, name) for name in ("evidence", "stages", "steps", "lanes"))
        if not same or len(before.items) != len(now.items) or refers_otherwise(before, now, "evidence"):
            self.refresh()
            return
        cited = {each for item in differing(before.items, now.items) for each in item.evidence}
        self._stale |= bool(cited)
        if self.rows.current in cited:
            self.show_more()

    def sentence(self) -> str:
        """Say how much of the map is assumption."""
        found = assumptions(self.session.journey)
        if not found.cards:
            return ""
        return _("{share} of this map is assumption").format(share=interface().percent(found.percent))

    def row_of(self, one: Entity) -> Row:
        """Icon of the sort, headline, sort with date and sample, and how many cards cite it."""
        assert isinstance(one, Evidence)
        sample = _("n = {count}").format(count=one.sample_size) if one.sample_size is not None else ""
        day = interface().date(one.date) if one.date else ""
        caption = ", ".join(filter(None, (_(EVIDENCE_WORDS[one.type]), day, sample)))
        count = len(self._citing.get(one.id, ()))
        title = one.headline or one.title or _("Without a headline")
        spoken = ", ".join((title, caption, cards(count)))
        return Row(one.id, title, caption, EVIDENCE_ICONS[one.type], end=str(count), spoken=spoken)

    def show_more(self) -> None:
        """Show which cards cite the chosen one, and what can be tied."""
        if self._stale:
            self.count()
        journey, held = self.session.journey, self._citing.get(self.rows.current, [])
        one = look_up(journey, self.rows.current)
        chosen = self._chosen()
        ties = [item for item in chosen if self.rows.current in item.evidence]
        self.attach.setText(_("Attach to the selection"))
        self.attach.setToolTip(
            "" if chosen else _("Select the cards it speaks for on the map first, or drag it onto a card")
        )
        self.attach.setEnabled(bool(one) and len(ties) < len(chosen))
        self.detach.setText(_("Detach"))
        self.detach.setToolTip(_("Take it off the selected cards"))
        self.detach.setVisible(bool(ties))
        self._ties.setVisible(bool(one))
        self._table_row.setVisible(isinstance(one, Evidence) and one.source is not None)
        self._link_row.setVisible(isinstance(one, Evidence) and is_web_link(one.link))
        words = ngettext("Cited by {count} card", "Cited by {count} cards", len(held)).format(count=len(held))
        self.cited_by.setText(words if held else _("No card cites it yet"))
        self.citing.setVisible(bool(held))
        self.citing.show_rows([card_row(journey, item) for item in held])

    def follow_selection(self) -> None:
        """Offer what can be done with the cards selected now."""
        self.show_more()

    def _chosen(self) -> list[Item]:
        found = (look_up(self.session.journey, each) for each in self.session.selection)
        return [each for each in found if isinstance(each, Item)]

    def _attach(self) -> None:
        wanted, ids = self.rows.current, [item.id for item in self._chosen()]
        self.apply(_("Attach evidence"), lambda journey: cite(journey, ids, wanted))

    def _detach(self) -> None:
        wanted, ids = self.rows.current, [item.id for item in self._chosen()]
        self.apply(_("Detach evidence"), lambda journey: cite_no_more(journey, ids, wanted))

    def _open_link(self) -> None:
        one = look_up(self.session.journey, self.rows.current)
        if isinstance(one, Evidence) and is_web_link(one.link):
            QDesktopServices.openUrl(QUrl(one.link))
