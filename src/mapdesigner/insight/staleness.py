"""How old a map and its evidence are, and whether it is time to look again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapdesigner.model.journey import Evidence, JourneyMap

OLD = dt.timedelta(days=365)
"""Evidence older than this no longer counts as fresh."""
_HALF_A_YEAR = dt.timedelta(days=182)


@dataclass(frozen=True, slots=True)
class Staleness:
    """Days until the review, below 0 once it has passed, None without a date; the age of the oldest evidence in days.

    `old` are the ids of evidence older than a year, `undated` of evidence whose age nobody knows.
    """

    review_in: int | None
    oldest: int | None
    old: tuple[str, ...]
    undated: tuple[str, ...]


def staleness(journey: JourneyMap, today: dt.date) -> Staleness:
    """Return how old a map is on a day."""
    ages = {each.id: old for each in journey.evidence if (old := age(each, today)) is not None}
    return Staleness(
        (journey.review_by - today).days if journey.review_by else None,
        max((old.days for old in ages.values()), default=None),
        tuple(one for one, old in ages.items() if old > OLD),
        tuple(each.id for each in journey.evidence if each.date is None),
    )


def age(evidence: Evidence, today: dt.date) -> dt.timedelta | None:
    """Return how old evidence is; None if it has no date."""
    return today - evidence.date if evidence.date else None


def half_a_year_after(made: dt.date, today: dt.date) -> dt.date:
    """Return the day on which a map made on a day is reviewed; half a year from today if that day is over."""
    by = made + _HALF_A_YEAR
    return by if by > today else today + _HALF_A_YEAR


def said_at(text: str) -> dt.date | None:
    """Return the day of an ISO time; None if it is none."""
    try:
        return dt.datetime.fromisoformat(text).date()
    except ValueError:
        return None
