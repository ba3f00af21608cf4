"""What a workshop brought: decisions, votes, cards written down in it, and comments still open."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mapdesigner.insight.staleness import said_at
from mapdesigner.insight.votes import ranking
from mapdesigner.layout.report.blocks import Report, Row, Section, Tone
from mapdesigner.model.catalog import item_row
from mapdesigner.publish.reports.said import Said

if TYPE_CHECKING:
    from mapdesigner.model.items import Item
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.model.workshop import VotingRound, Workshop
    from mapdesigner.words import Translator


def workshop_report(journey: JourneyMap, session: Workshop, words: Translator) -> Report:
    """Return the summary of one session of a map."""
    return _Making(journey, session, words).report()


class _Making:
    """One summary in the making."""

    def __init__(self, journey: JourneyMap, session: Workshop, words: Translator) -> None:
        self._journey, self._session, self._words = journey, session, words
        self._said = Said(journey, words)
        self._items = {item.id: item for item in journey.items}

    def report(self) -> Report:
        say = self._words.gettext
        return Report(
            say("Workshop summary"),
            self._session.name or self._journey.title or say("Customer journey map"),
            ", ".join(part for part in (self._journey.title, self._day()) if part),
            self._lead(),
            (
                self._decisions(),
                *(self._round(each) for each in self._rounds()),
                self._captured(),
                self._comments(),
            ),
            self._said.footer,
            self._journey.language,
            self._journey.right_to_left,
        )

    def _lead(self) -> str:
        say, decided = self._words, len(self._session.decisions)
        cards = len(self._new())
        said = (
            say.ngettext("{count} decision", "{count} decisions", decided).format(count=decided),
            say.ngettext("{count} new card", "{count} new cards", cards).format(count=cards),
        )
        best = next((each for held in self._rounds() for each in ranking(self._journey, held.id)), None)
        most = say.gettext("Most votes: {card}.").format(card=self._said.card(best.item)) if best else ""
        return " ".join(part for part in (f"{', '.join(said)}.", most) if part)

    def _day(self) -> str:
        day = said_at(self._session.started)
        return self._words.date(day) if day else ""

    def _rounds(self) -> list[VotingRound]:
        """The rounds held in this session, the last one first."""
        end = self._session.ended or "9999"
        held = [each for each in self._journey.rounds if self._session.started <= each.at <= end]
        return sorted(held, key=lambda each: each.at, reverse=True)

    def _new(self) -> list[Item]:
        return [self._items[each] for each in self._session.captured if each in self._items]

    def _decisions(self) -> Section:
        say = self._words.gettext
        rows = tuple(Row(words, str(number), tone=Tone.GOOD) for number, words in enumerate(self._session.decisions, 1))
        return Section(say("Decisions"), rows, empty=say("Nothing was decided."))

    def _round(self, held: VotingRound) -> Section:
        say = self._words
        ranked = ranking(self._journey, held.id)
        title = say.gettext("Votes: {name}").format(name=held.name) if held.name else say.gettext("Votes")
        rows = tuple(
            Row(
                self._said.card(each.item),
                f"{each.place}.",
                " · ".join(part for part in (self._said.step(each.item.step), self._tie(tied=each.tied)) if part),
                say.ngettext("{count} vote", "{count} votes", each.dots).format(count=each.dots),
                Tone.PAIN if each.place == 1 else Tone.PLAIN,
                each.item.id,
            )
            for each in ranked
        )
        return Section(title, rows, empty=say.gettext("Nobody voted."))

    def _tie(self, *, tied: bool) -> str:
        return self._words.gettext("tied") if tied else ""

    def _captured(self) -> Section:
        """The new cards by the kind they are of, in the order they were said."""
        say = self._words.gettext
        by_kind: dict[str, list[Item]] = defaultdict(list)
        for item in self._new():
            by_kind[say(item_row(item.kind).words)].append(item)
        rows = tuple(
            Row(item.text or "–", "", f"{kind} · {self._said.step(item.step) or say('parked')}", target=item.id)
            for kind, items in by_kind.items()
            for item in items
        )
        return Section(say("New cards"), rows, empty=say("No card was written down."))

    def _comments(self) -> Section:
        say = self._words.gettext
        open_ = [each for each in self._journey.comments if not each.resolved and each.parent is None]
        rows = tuple(
            Row(each.text, "", self._about(each.item, each.author), target=each.item)
            for each in sorted(open_, key=lambda each: each.at)
        )
        return Section(say("Open comments"), rows, empty=say("No comment is open."))

    def _about(self, item: str, author: str) -> str:
        card = self._said.card(self._items[item]) if item in self._items else ""
        return " · ".join(part for part in (card, author) if part)
