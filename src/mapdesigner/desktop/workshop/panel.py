"""The panel of whoever runs a workshop: its beginning and end, decisions, hidden notes, voting and what came of it."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.desktop.exporting.tick import Tick
from mapdesigner.desktop.moments import moment_words
from mapdesigner.desktop.panels.card_rows import card_name
from mapdesigner.desktop.panels.reveal import lead_to
from mapdesigner.desktop.panels.rows import Row, Rows
from mapdesigner.desktop.panels.scrolling import scroll_area
from mapdesigner.desktop.panels.side_panel import SidePanel, flat_button, heading
from mapdesigner.desktop.workshop.round_dialog import RoundDialog
from mapdesigner.desktop.workshop.summary_dialog import SummaryDialog
from mapdesigner.insight.votes import ranking
from mapdesigner.model.catalog import item_row
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.desktop.workshop.facilitation import Facilitation
    from mapdesigner.layout.theme import Theme
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.model.workshop import VotingRound

_IN_A_ROW = 3


class WorkshopPanel(SidePanel):
    """Everything here can be done from the menu or while presenting too, but for choosing an earlier round."""

    watched: ClassVar[tuple[str, ...]] = ("workshops", "rounds", "votes", "items", "stages", "steps", "lanes")

    def __init__(self, facilitation: Facilitation, view: MapView, say: Callable[[str], object]) -> None:
        super().__init__(facilitation.session, _("Workshop"), say)
        self._facilitation, self._view = facilitation, view
        self._make_session()
        self._make_notes()
        self._make_voting()
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        parts = (
            self.row(self.name, self.start, stretch=0),
            self.row(self.end, self.summary),
            heading(_("Decisions")),
            self.decisions,
            self.row(self.decision, stretch=0),
            heading(_("Notes")),
            self.row(self.private),
            self.row(self.reveal),
            heading(_("Voting")),
            self.row(self.start_voting, self.end_voting),
            self.progress,
            self._people,
            self.row(self.shown),
            self.row(self.rounds, stretch=0),
            self.ranked,
        )
        for part in parts:
            inside.addWidget(part)
        inside.addStretch(1)
        self._parts = {"name": parts[0], "ended": parts[1], "decide": parts[4], "rounds": parts[13]}
        area = scroll_area()
        area.setWidget(content)
        self.column.addWidget(area, 1)
        facilitation.changed.connect(self.refresh)

    def _make_session(self) -> None:
        self.name, self.start = QLineEdit(), QPushButton(_("Start"))
        self.name.setPlaceholderText(_("Name of the workshop"))
        self.name.setAccessibleName(_("Name of the workshop"))
        self.name.returnPressed.connect(self._start)
        self.start.clicked.connect(self._start)
        self.end = QPushButton(_("End the workshop"))
        self.end.clicked.connect(self._facilitation.end_workshop)
        self.summary = flat_button(_("Summary…"), lambda: SummaryDialog(self.session, self.window()).exec())
        self.decisions = Rows(_("Decisions"), high=False, most=5, leads=True)
        self.decision = QLineEdit()
        self.decision.setPlaceholderText(_("Write down a decision"))
        self.decision.setAccessibleName(_("Write down a decision"))
        self.decision.returnPressed.connect(self._decide)

    def _make_notes(self) -> None:
        self.private = Tick(_("Hide new notes"))
        self.private.toggled.connect(self._facilitation.set_private)
        self.reveal = QPushButton()
        self.reveal.clicked.connect(self._facilitation.reveal)

    def _make_voting(self) -> None:
        self.start_voting, self.end_voting = QPushButton(_("Start voting…")), QPushButton(_("End voting"))
        self.start_voting.clicked.connect(lambda: RoundDialog(self._facilitation, self.window()).exec())
        self.end_voting.clicked.connect(self._facilitation.close_round)
        self.progress = heading("")
        self._people = QWidget(self)
        self._grid = QGridLayout(self._people)
        self._grid.setContentsMargins(14, 0, 12, 6)
        self._grid.setSpacing(4)
        self.voters: list[QToolButton] = []
        self.shown = Tick(_("Votes on the cards"))
        self.shown.toggled.connect(self._facilitation.show_votes)
        self.rounds = QComboBox()
        self.rounds.setAccessibleName(_("Round"))
        self.rounds.currentIndexChanged.connect(self._rank)
        self.ranked = Rows(_("Cards by votes"), most=6, leads=True)
        self.ranked.acted.connect(lambda wanted: lead_to(self._view, wanted))

    def set_theme(self, colours: Theme) -> None:
        """Draw in another theme; who votes now is marked."""
        super().set_theme(colours)
        marked = f"background: {colours.accent_tint}; color: {colours.accent}; font-weight: 600;"
        self._people.setStyleSheet(f"QToolButton:checked {{ {marked} }}")

    def refresh(self) -> None:
        """Show the workshop as it is."""
        held, journey = self._facilitation, self.session.journey
        workshop = held.workshop
        words = ", ".join(filter(None, (workshop.name, _moment(workshop.started)))) if workshop else ""
        self.tell(words, "" if workshop else _("No workshop is under way. What is written and decided in one is kept."))
        self._parts["name"].setVisible(workshop is None)
        self._parts["ended"].setVisible(bool(journey.workshops))
        self.end.setVisible(workshop is not None)
        decided = workshop.decisions if workshop else ()
        self.decisions.show_rows([Row(str(at), each, sign="check") for at, each in enumerate(decided)])
        self.decisions.setVisible(bool(decided))
        self.decision.setEnabled(workshop is not None)
        self._show_notes()
        self._show_voting(journey)

    def _show_notes(self) -> None:
        hidden = len(self._facilitation.private_notes)
        _set(self.private, on=self._facilitation.is_private)
        self.reveal.setText(ngettext("Reveal {count} note", "Reveal {count} notes", hidden).format(count=hidden))
        self.reveal.setEnabled(bool(hidden))

    def _show_voting(self, journey: JourneyMap) -> None:
        held = self._facilitation
        voting = held.round is not None
        self.end_voting.setVisible(voting)
        done, people = held.done()
        said = ngettext("{done} of {count} person is done", "{done} of {count} people are done", people)
        self.progress.setText(said.format(done=done, count=people))
        self.progress.setVisible(voting)
        self._people.setVisible(voting)
        if voting:
            self._show_people()
        _set(self.shown, on=held.shows_votes)
        self.shown.setEnabled(bool(journey.rounds))
        self._list_rounds(journey)

    def _show_people(self) -> None:
        voters = self._facilitation.voters
        while len(self.voters) > len(voters):
            gone = self.voters.pop()
            self._grid.removeWidget(gone)
            gone.deleteLater()
        while len(self.voters) < len(voters):
            button = QToolButton(self._people)
            button.setCheckable(True)
            button.clicked.connect(partial(self._choose, len(self.voters)))
            self._grid.addWidget(button, len(self.voters) // _IN_A_ROW, len(self.voters) % _IN_A_ROW)
            self.voters.append(button)
        for button, person in zip(self.voters, voters, strict=True):
            left = self._facilitation.votes_left(person)
            button.setText(f"{person} ({left})" if left else f"{person} ✓")
            said = ngettext("{person}: {count} vote left", "{person}: {count} votes left", left)
            button.setToolTip(said.format(person=person, count=left))
            button.setChecked(person == self._facilitation.voter)

    def _list_rounds(self, journey: JourneyMap) -> None:
        rounds = self._rounds(journey)
        names = [", ".join(filter(None, (each.name, _moment(each.at)))) for each in rounds]
        if [self.rounds.itemText(at) for at in range(self.rounds.count())] != names:
            self.rounds.blockSignals(True)
            self.rounds.clear()
            self.rounds.addItems(names)
            self.rounds.blockSignals(False)
        self._parts["rounds"].setVisible(bool(rounds))
        self._rank()

    def _rounds(self, journey: JourneyMap) -> list[VotingRound]:
        """All rounds, the last one first."""
        return sorted(journey.rounds, key=lambda each: each.at, reverse=True)

    def _rank(self, _at: int = 0) -> None:
        journey = self.session.journey
        rounds, at = self._rounds(journey), self.rounds.currentIndex()
        found = ranking(journey, rounds[at].id) if 0 <= at < len(rounds) else ()
        self.ranked.setVisible(bool(rounds))
        tied = _("tied")
        self.ranked.show_rows(
            [
                Row(
                    each.item.id,
                    card_name(journey, each.item),
                    ", ".join((f"{each.place}.", *((tied,) if each.tied else ()), item_row(each.item.kind).label)),
                    item_row(each.item.kind).icon,
                    end=str(each.dots),
                )
                for each in found
            ]
        )

    def _choose(self, at: int) -> None:
        self._facilitation.choose_voter(self._facilitation.voters[at])

    def _start(self) -> None:
        self._facilitation.start_workshop(self.name.text().strip())
        self.name.clear()

    def _decide(self) -> None:
        words = self.decision.text().strip()
        if words and self._facilitation.decide(words):
            self.decision.clear()


def _set(box: QCheckBox, *, on: bool) -> None:
    """Tick a box without its telling anybody."""
    box.blockSignals(True)
    box.setChecked(on)
    box.blockSignals(False)


def _moment(at: str) -> str:
    try:
        return moment_words(datetime.fromisoformat(at))
    except ValueError:  # written by another program
        return at
