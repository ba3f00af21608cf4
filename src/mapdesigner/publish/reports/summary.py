"""The one-page summary of a map: where it fails, what it costs, what we do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.insight.summary import failures, summary
from mapdesigner.layout.report.blocks import Report, Row, Section, Tone
from mapdesigner.model.structure import structure
from mapdesigner.publish.reports.said import Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.insight.priorities import Priority
    from mapdesigner.insight.summary import Failure, Shortfall, Summary
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.words import Translator

_MOST = 4
"""Rows of each section, as many as one page holds."""


def summary_report(journey: JourneyMap, words: Translator) -> Report:
    """Return the summary in a language; so many rows a section as one page holds, the gravest first."""
    return _Making(journey, words).report()


class _Making:
    """One summary in the making."""

    def __init__(self, journey: JourneyMap, words: Translator) -> None:
        self._journey, self._words = journey, words
        self._said = Said(journey, words)
        self._found: Summary = summary(journey, _MOST)

    def report(self) -> Report:
        say, found = self._words.gettext, self._found
        return Report(
            say("Summary"),
            self._journey.title or say("Customer journey map"),
            self._said.subtitle,
            self._lead(),
            (
                Section(
                    say("Where it fails"),
                    tuple(map(self._failure, found.fails)),
                    empty=say("No low point, and no pain point of severity 4 or 5."),
                ),
                Section(
                    say("What it costs"),
                    tuple(map(self._shortfall, found.costs)),
                    empty=say("No metric falls short of its target, or none has figures yet."),
                ),
                Section(
                    say("What we do"),
                    tuple(map(self._act, found.acts)),
                    say("First what brings much for little effort."),
                    say("No opportunity is open."),
                ),
            ),
            self._said.footer,
            self._journey.language,
            self._journey.right_to_left,
        )

    def _lead(self) -> str:
        """The conclusion: the worst step, how much is unanswered, and how much of it all is assumption."""
        say, fails = self._words.gettext, self._found.fails
        rests = say("{share} of this map is assumption.").format(share=self._words.percent(self._found.assumed.percent))
        if not fails:
            return " ".join((say("Nothing on this map fails badly yet."), rests))
        every = failures(self._journey)
        worst, open_ = fails[0], sum(not each.answers for each in every)
        where = say("The journey fails most at “{step}”").format(step=self._said.step(worst.step))
        count = self._words.ngettext("{count} step fails", "{count} steps fail", len(every)).format(count=len(every))
        answer = (
            say("{count}, and each has an answer.").format(count=count)
            if not open_
            else say("{count}, {open} without an answer.").format(count=count, open=open_)
        )
        return f"{where}: {self._why(worst)}. {answer} {rests}"

    def _why(self, failure: Failure) -> str:
        parts = []
        if failure.lows:
            low = min(failure.lows, key=lambda each: each.score)
            score = self._said.apart(self._said.score(low.score))
            parts.append(f"{self._said.apart(low.text)} ({score})" if low.text else score)
        if failure.pains:
            worst = failure.pains[0]
            name = structure(self._journey).numbers.get(worst.id, "")
            parts.append(self._words.gettext("{pain} (severity {severity})").format(pain=name, severity=worst.severity))
        return ", ".join(parts)

    def _failure(self, failure: Failure) -> Row:
        pains = "; ".join(self._said.card(each) for each in failure.pains)
        lows = ", ".join(each.text for each in failure.lows if each.text)
        target = (*failure.pains, *failure.lows)[0].id
        figure = self._feeling(failure)
        mark = self._said.step_number(failure.step)
        detail = " · ".join(part for part in (lows, pains, *self._weight(failure)) if part)
        return Row(self._said.step_name(failure.step), mark, detail, figure, Tone.PAIN, target)

    def _feeling(self, failure: Failure) -> str:
        """The lowest score and the one wanted there."""
        if not failure.lows:
            return ""
        low = min(failure.lows, key=lambda each: each.score)
        aim = f" → {self._said.score(low.target)}" if low.target is not None else ""
        return f"{self._said.score(low.score)}{aim}"

    def _weight(self, failure: Failure) -> Iterator[str]:
        say = self._words
        if failure.votes:
            yield say.ngettext("{count} vote", "{count} votes", failure.votes).format(count=failure.votes)
        if failure.stake:
            yield say.gettext("at stake: {level} of 5").format(level=failure.stake)
        if not failure.answers:
            yield say.gettext("no opportunity answers it")

    def _shortfall(self, short: Shortfall) -> Row:
        metric = short.metric
        now = metric.current if metric.current is not None else metric.baseline
        figures = f"{self._said.figure(metric, now)} → {self._said.figure(metric, metric.target)}"
        parts = (self._said.step(metric.step), metric.source)
        return Row(metric.text, "", " · ".join(part for part in parts if part), figures, Tone.PLAIN, metric.id)

    def _act(self, act: Priority) -> Row:
        one, say = act.opportunity, self._words.gettext
        due = say("due {date}").format(date=self._words.date(one.due)) if one.due else ""
        department = next((each.name for each in self._journey.departments if each.id == one.department), "")
        owner = one.owner or department or say("no owner yet")
        answers = ", ".join(structure(self._journey).numbers.get(each, "") for each in one.answers)
        parts = (say("answers {pains}").format(pains=answers) if answers else "", owner, due)
        figure = say("impact {impact}, effort {effort}").format(impact=one.impact, effort=one.effort)
        mark = structure(self._journey).numbers.get(one.id, "")
        return Row(one.text, mark, " · ".join(part for part in parts if part), figure, Tone.OPPORTUNITY, one.id)
