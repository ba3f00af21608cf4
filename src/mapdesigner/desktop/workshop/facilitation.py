"""What the facilitator of a workshop does in one window: every change of the map is one step of the session."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mapdesigner.desktop.author import author
from mapdesigner.desktop.panels.moments import now
from mapdesigner.desktop.workshop.countdown import Countdown
from mapdesigner.edits import workshop as edits
from mapdesigner.edits.replace import EditError, look_up
from mapdesigner.model.items import Item
from mapdesigner.model.kinds import ItemKind
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.desktop.session import Session
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.model.workshop import VotingRound, Workshop


class Facilitation(QObject):
    """Private mode, people and timer belong to the window; sessions, notes, decisions and votes to the map."""

    changed = Signal()
    """Private mode, the people, who votes, or whether votes are shown."""
    said = Signal(str)
    """Why something cannot be done."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.countdown = Countdown(self)
        self.is_private = False
        self.shows_votes = False
        self.people: tuple[str, ...] = ()
        self._voter = ""

    @property
    def workshop(self) -> Workshop | None:
        """The workshop under way."""
        return edits.open_workshop(self.session.journey)

    @property
    def round(self) -> VotingRound | None:
        """The voting under way."""
        return edits.open_round(self.session.journey)

    @property
    def shown_round(self) -> str:
        """The id of the round whose votes are shown: the last one; "" for none."""
        rounds = self.session.journey.rounds if self.shows_votes else ()
        last = self.round or max(rounds, key=lambda each: each.at, default=None)
        return last.id if last and self.shows_votes else ""

    @property
    def voters(self) -> tuple[str, ...]:
        """Those who vote: the people named, and whoever else has voted in this round."""
        held = self.round
        cast = {each.voter for each in self.session.journey.votes if held and each.round == held.id}
        return (*(self.people or (author() or _("You"),)), *sorted(cast - set(self.people) if self.people else ()))

    @property
    def voter(self) -> str:
        """Whose dots are placed now."""
        return self._voter if self._voter in self.voters else self.voters[0]

    @property
    def private_notes(self) -> tuple[Item, ...]:
        """The notes that are not revealed yet."""
        return tuple(item for item in self.session.journey.items if item.private)

    def votes_left(self, person: str) -> int:
        """How many dots a person still has."""
        return edits.votes_left(self.session.journey, person)

    def done(self) -> tuple[int, int]:
        """How many people have placed all their dots, and how many people there are."""
        held = self.round
        if held is None:
            return 0, 0
        from mapdesigner.insight.votes import people_done  # not before somebody votes

        return people_done(self.session.journey, held.id)[0], len(self.voters)

    def start_workshop(self, name: str) -> None:
        """Begin a workshop."""
        self._apply(_("Start a workshop"), lambda journey: edits.start_workshop(journey, name, now()))

    def end_workshop(self) -> None:
        """End it, with the voting under way."""
        self._apply(_("End the workshop"), lambda journey: edits.end_workshop(journey, now()))

    def decide(self, words: str) -> bool:
        """Write a decision down; return whether there is a workshop to write it down in."""
        return self._apply(_("Write down a decision"), lambda journey: edits.decide(journey, words))

    def park(self, words: str) -> None:
        """Park a note that has no place yet."""
        change = self._parked
        self._apply(_("Park a note"), lambda journey: change(journey, words))

    def set_private(self, private: bool) -> None:
        """Hide notes that are written from here on, or hide them no more."""
        self.is_private = private
        self.changed.emit()

    def reveal(self) -> None:
        """Show all hidden notes, and hide none from here on."""
        count = len(self.private_notes)
        self.is_private = False
        if count:
            words = ngettext("Reveal {count} note", "Reveal {count} notes", count).format(count=count)
            self._apply(words, edits.reveal)
        self.changed.emit()

    def start_round(self, name: str, kinds: Iterable[ItemKind], votes_each: int, people: tuple[str, ...]) -> None:
        """Begin a round of voting among these people; the one before ends."""
        self.people, self._voter, self.shows_votes = people, "", True
        self._apply(
            _("Start voting"), lambda journey: edits.start_round(journey, name, now(), tuple(kinds), votes_each)
        )
        self.changed.emit()

    def close_round(self) -> None:
        """End the voting; the votes stay."""
        self._apply(_("End voting"), edits.close_round)

    def vote(self, item: str) -> None:
        """Place a dot of whoever votes now; when it was the last one, the next person's turn comes."""
        if not isinstance(look_up(self.session.journey, item), Item):
            return
        voter = self.voter
        if self._apply(_("Vote"), lambda journey: edits.vote(journey, item, voter)) and not self.votes_left(voter):
            self._next_open(voter)

    def take_back(self, item: str) -> None:
        """Take a dot of whoever votes now off a card."""
        voter = self.voter
        self._apply(_("Take a vote back"), lambda journey: edits.take_vote_back(journey, item, voter))

    def choose_voter(self, person: str) -> None:
        """Let somebody vote."""
        self._voter = person
        self.changed.emit()

    def step_voter(self, by: int) -> None:
        """Let the next person vote, or the one before."""
        voters = self.voters
        self.choose_voter(voters[(voters.index(self.voter) + by) % len(voters)])

    def show_votes(self, shown: bool) -> None:
        """Show the votes on the cards, or not."""
        self.shows_votes = shown
        self.changed.emit()

    def attend(self, view: MapView) -> None:
        """Let a view hide what is written while notes are private, and show the votes."""
        follow = partial(self._lead, view)
        self.changed.connect(follow)
        self.session.map_changed.connect(follow)

    def _lead(self, view: MapView, *_args: object) -> None:
        view.private = self.is_private
        view.show_votes(self.shown_round)

    def _next_open(self, voter: str) -> None:
        voters = self.voters
        at = voters.index(voter)
        order = (*voters[at + 1 :], *voters[:at])
        self.choose_voter(next((each for each in order if self.votes_left(each)), voter))

    def _parked(self, journey: JourneyMap, words: str) -> JourneyMap:
        return edits.capture(journey, ItemKind.NOTE, "", "", words, private=self.is_private)

    def _apply(self, words: str, change: Callable[[JourneyMap], JourneyMap]) -> bool:
        try:
            self.session.apply(words, change)
        except EditError as error:
            self.said.emit(str(error))
            return False
        return True
