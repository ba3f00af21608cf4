"""What reading a table would change, as lines to look at: what, before, after, of how many answers, how far spread."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from mapdesigner.insight.curves import owner
from mapdesigner.model.structure import structure
from mapdesigner.words import _, interface, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapdesigner.insight.answers import Missed
    from mapdesigner.insight.readings import MetricChange
    from mapdesigner.insight.survey import SurveyChange
    from mapdesigner.model.items import Metric
    from mapdesigner.model.journey import JourneyMap

_MOST_REASONS = 4
_MOST_ROWS = 5


class ChangeLine(NamedTuple):
    """One line of the preview, in words."""

    what: str
    before: str
    after: str
    answers: str = ""
    spread: str = ""


def survey_lines(journey: JourneyMap, change: SurveyChange) -> Iterator[ChangeLine]:
    """A line for each emotion that would come or change, in the order of the map."""
    whole = structure(journey)
    names = {each.id: each.name for each in whole.personas}
    several = len(names) > 1
    found = [(whole.column[each.after.step], owner(each.after, whole.personas), each) for each in change.markers]
    order = {each.id: at for at, each in enumerate(whole.personas)}
    for column, persona, each in sorted(found, key=lambda one: (one[0], order.get(one[1], 0))):
        step = whole.steps[column]
        place = f"{whole.step_numbers[step.id]} {step.name}".rstrip()
        after = each.after
        if after.n is None:
            yield ChangeLine(_named(place, names.get(persona, ""), several), _score(after.score), _("no answers"))
            continue
        before = _score(each.before.score) if each.before else "—"
        spread = _("{low} to {high}").format(low=_score(after.spread_low), high=_score(after.spread_high))
        what = _named(place, names.get(persona, ""), several)
        yield ChangeLine(what, before, _score(after.score), str(after.n), spread)


def survey_sentence(change: SurveyChange) -> str:
    """'9 emotions of 392 answers, 120 quotations' and what goes."""
    emotions, words, gone = len(change.markers), len(change.words), len(change.gone)
    answers = change.evidence.sample_size or 0
    parts = [
        ngettext("{count} emotion", "{count} emotions", emotions).format(count=emotions),
        ngettext("{count} quotation", "{count} quotations", words).format(count=words),
    ]
    if gone:
        parts.append(
            ngettext("{count} quotation goes", "{count} quotations go", gone).format(count=gone),
        )
    read = ngettext("{count} answer understood", "{count} answers understood", answers).format(count=answers)
    return _("{read}: {what}").format(read=read, what=", ".join(parts))


def metric_lines(change: MetricChange) -> Iterator[ChangeLine]:
    """The figures of a metric that would change, and how long its history is."""
    before, after = change.before, change.after
    for words, field in ((_("Baseline"), "baseline"), (_("Current"), "current")):
        if (was := getattr(before, field)) != (now := getattr(after, field)):
            yield ChangeLine(_named(words, after.text, several=True), figure(was, after), figure(now, after))
    if before.history != after.history:
        words = _named(_("History"), after.text, several=True)
        yield ChangeLine(words, _values(len(before.history)), _values(len(after.history)))


def missed_words(missed: Iterable[Missed]) -> str:
    """What was not understood, a line a reason with the numbers of its rows; "" if all was."""
    rows: dict[str, list[int]] = defaultdict(list)
    for each in missed:
        rows[each.reason].append(each.row)
    reasons = sorted(rows.items(), key=lambda one: -len(one[1]))
    lines = [_missed(reason, numbers) for reason, numbers in reasons[:_MOST_REASONS]]
    if rest := sum(len(numbers) for _reason, numbers in reasons[_MOST_REASONS:]):
        lines.append(ngettext("and {count} more row", "and {count} more rows", rest).format(count=rest))
    return "\n".join(lines)


def figure(value: float | None, metric: Metric) -> str:
    """A figure with its unit, a dash for none."""
    return "—" if value is None else interface().figure(value, metric.unit, signed=metric.signed)


def _missed(reason: str, numbers: list[int]) -> str:
    listed = ", ".join(map(str, numbers[:_MOST_ROWS])) + (" …" if len(numbers) > _MOST_ROWS else "")
    sentence = ngettext(
        "{count} row left out, {reason}: {rows}", "{count} rows left out, {reason}: {rows}", len(numbers)
    )
    return sentence.format(count=len(numbers), reason=reason, rows=listed)


def _named(what: str, of: str, several: bool) -> str:
    return f"{what}, {of}" if several and of else what


def _values(count: int) -> str:
    return ngettext("{count} value", "{count} values", count).format(count=count)


def _score(value: float | None) -> str:
    return "—" if value is None else interface().number(value, signed=True)
