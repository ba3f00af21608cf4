"""The personalization of a map as bars: by stage, channel, persona and type, live against planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.compare.field_words import choice_message
from mapdesigner.insight.score import personalization
from mapdesigner.layout.report.blocks import Bar, Report, Row, Section, Tone
from mapdesigner.model.journey import Stage
from mapdesigner.model.structure import structure
from mapdesigner.publish.reports.said import Said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapdesigner.insight.score import Personalization, Tally
    from mapdesigner.model.journey import Channel, JourneyMap, Persona
    from mapdesigner.words import Translator


def personalization_report(journey: JourneyMap, words: Translator) -> Report:
    """Return the customer-experience score of a map, CX = sum of PIV, with its shares and what is missing."""
    return _Making(journey, words).report()


class _Making:
    """One report in the making."""

    def __init__(self, journey: JourneyMap, words: Translator) -> None:
        self._journey, self._words = journey, words
        self._said = Said(journey, words)
        self._found: Personalization = personalization(journey)

    def report(self) -> Report:
        say, found = self._words.gettext, self._found
        return Report(
            say("Personalization"),
            self._journey.title or say("Customer journey map"),
            self._said.subtitle,
            self._lead(),
            (
                self._bars(say("By stage"), self._named(found.by_stage, self._journey.stages)),
                self._bars(say("By channel"), self._named(found.by_channel, self._journey.channels)),
                self._bars(say("By persona"), self._named(found.by_persona, self._journey.personas)),
                self._bars(say("By type"), [(say(choice_message(one)), t, "") for one, t in found.by_type.items()]),
                self._missing(),
                self._weights(),
            ),
            self._said.footer,
            self._journey.language,
            self._journey.right_to_left,
        )

    def _lead(self) -> str:
        say, whole = self._words, self._found.whole
        if not whole.touchpoints:
            return say.gettext("There are no touchpoints yet, so nothing can be tailored.")
        counted = say.ngettext(
            "{tailored} of {count} touchpoint is personal today",
            "{tailored} of {count} touchpoints are personal today",
            whole.touchpoints,
        ).format(tailored=whole.tailored, count=whole.touchpoints)
        score = say.gettext("the score is {sum}, {mean} on average").format(
            sum=say.number(whole.live), mean=say.number(whole.mean, 0)
        )
        more = say.gettext("What is planned adds {sum}.").format(sum=say.number(whole.planned)) if whole.planned else ""
        missing = len(self._found.missing)
        truth = say.ngettext(
            "{count} moment of truth has nothing live.", "{count} moments of truth have nothing live.", missing
        ).format(count=missing)
        return " ".join(part for part in (f"{counted}; {score}.", more, truth if missing else "") if part)

    def _named(
        self, shares: Mapping[str, Tally], things: Sequence[Stage | Channel | Persona]
    ) -> list[tuple[str, Tally, str]]:
        """Each share with the name of what it is of; "" is what has no channel."""
        say, numbers = self._words.gettext, structure(self._journey).stage_numbers
        names = {each.id: each.name or say("Without a name") for each in things}
        names |= {
            each.id: say("Stage {number}").format(number=numbers[each.id])
            for each in things
            if isinstance(each, Stage) and not each.name
        }
        return [(names.get(one, say("No channel")), tally, one) for one, tally in shares.items()]

    def _bars(self, title: str, shown: Sequence[tuple[str, Tally, str]]) -> Section:
        longest = max((tally.live + tally.planned for _name, tally, _target in shown), default=0) or 1
        return Section(
            title,
            tuple(
                Bar(name, tally.live / longest, self._figure(tally), tally.planned / longest, Tone.PERSONAL, target)
                for name, tally, target in shown
            ),
            empty=self._words.gettext("None yet."),
        )

    def _figure(self, tally: Tally) -> str:
        live, planned = self._words.number(tally.live), self._words.number(tally.planned)
        return f"{live} + {planned}" if tally.planned else live

    def _missing(self) -> Section:
        say, known = self._words.gettext, {item.id: item for item in self._journey.items}
        cards = (known[one] for one in self._found.missing)
        return Section(
            say("Moments of truth without anything live"),
            tuple(Row(each.text, self._said.step_number(each.step), target=each.id, tone=Tone.PAIN) for each in cards),
            empty=say("Every moment of truth is personal today."),
        )

    def _weights(self) -> Section:
        """How a value comes about: the weights, in proportion to their sum."""
        say, held = self._words, self._journey.weights
        shares = (held.relevance, held.timeliness, held.impact)
        relevance, timeliness, impact = (say.number(each) for each in shares)
        rule = say.gettext("Value = {relevance} relevance + {timeliness} timeliness + {impact} impact, each 0 to 100.")
        note = rule.format(relevance=relevance, timeliness=timeliness, impact=impact)
        return Section(say.gettext("How it is counted"), (), note)
