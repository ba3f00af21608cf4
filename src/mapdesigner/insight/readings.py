"""Reads a metric's values from a column of a table, and shows what would change before it is taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.edits.replace import find_one, put, replace
from mapdesigner.insight.answers import Missed, SurveyError, day_in, number_in
from mapdesigner.model.items import Metric, Reading
from mapdesigner.words import _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mapdesigner.insight.answers import Row
    from mapdesigner.model.journey import JourneyMap


@dataclass(frozen=True, slots=True)
class MetricChange:
    """A metric before and after its column was read, and the rows that hold no number."""

    before: Metric
    after: Metric
    missed: tuple[Missed, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the map says all this already."""
        return self.before == self.after


def metric_change(
    journey: JourneyMap, metric: str, rows: Sequence[Row], column: str, date: str = "", evidence: str = ""
) -> MetricChange:
    """Return what reading a column would change: the last value becomes the current one, earlier ones the history.

    Rows count by the day in the column `date`, else in the order of the table, and then there is no history. The first
    value becomes the baseline of a metric without one. `evidence` is cited. Raises SurveyError if a column is missing.
    """
    before = find_one(journey, metric, Metric)
    for name in filter(None, (column, date)):
        if rows and name not in rows[0]:
            raise SurveyError(_("The table has no column “{name}”.").format(name=name))
    values, missed = _values(rows, column, date)
    after = replace(before, column=column)
    if evidence and evidence not in after.evidence:
        after = replace(after, evidence=(*after.evidence, evidence))
    if values:
        first = before.baseline if before.baseline is not None else values[0][1]
        after = replace(after, current=values[-1][1], baseline=first)
    if date and values:
        after = replace(after, history=tuple(Reading(date=day, value=value) for day, value in values if day))
    return MetricChange(before, after, missed)


def take_metric(journey: JourneyMap, change: MetricChange) -> JourneyMap:
    """Return the map with a change taken: one edit."""
    return put(journey, change.after)


def _values(
    rows: Sequence[Row], column: str, date: str
) -> tuple[list[tuple[dt.date | None, float]], tuple[Missed, ...]]:
    """Return the values by day, of one day the last, and the rows that hold none."""
    found: list[tuple[dt.date | None, float]] = []
    missed: list[Missed] = []
    for number, row in enumerate(rows, 1):
        value, day = number_in(row.get(column)), day_in(row.get(date)) if date else None
        if value is None:
            missed.append(Missed(number, _("this is no number")))
        elif date and day is None:
            missed.append(Missed(number, _("this is no date")))
        else:
            found.append((day, value))
    if date:
        by_day = {day: value for day, value in found if day}
        found = [(day, by_day[day]) for day in sorted(by_day)]
    return found, tuple(missed)
