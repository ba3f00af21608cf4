"""One page about a map, as data: where it fails, what it costs, what we do."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.insight.assumptions import Assumed, assumptions
from mapdesigner.insight.curves import gaps, low_points
from mapdesigner.insight.parts import columns, parts
from mapdesigner.insight.priorities import Priority, priorities, votes_of
from mapdesigner.insight.score import Tally, personalization

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TypeVar

    from mapdesigner.insight.curves import Gap
    from mapdesigner.insight.parts import Parts
    from mapdesigner.model.items import Emotion, Item, Metric, PainPoint
    from mapdesigner.model.journey import JourneyMap

    ItemT = TypeVar("ItemT", bound=Item)

BAD = 4
"""From this severity on a pain point counts as a failure even where no curve is low."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A metric that is not where it should be, and how much is missing, above 0 in the metric's own unit."""

    metric: Metric
    missing: float


@dataclass(frozen=True, slots=True)
class Failure:
    """A step where the journey fails, and what shows it.

    `lows` are low points of the curves, `pains` the pain points there, the worst first; `votes` are the dots on
    them; `stake` is the engagement there, 1-5, 0 where nobody judged it; `answers` are the ids of opportunities that
    answer the pains.
    """

    step: str
    lows: tuple[Emotion, ...]
    pains: tuple[PainPoint, ...]
    shortfalls: tuple[Shortfall, ...]
    votes: int
    stake: int
    answers: tuple[str, ...]

    @property
    def score(self) -> float:
        """The lowest score there, -2 to 0; 0 where no curve is low."""
        return min((each.score for each in self.lows), default=0.0)

    @property
    def severity(self) -> int:
        """The severity of the worst pain point, 1-5; 0 without one."""
        return max((each.severity for each in self.pains), default=0)


@dataclass(frozen=True, slots=True)
class Summary:
    """Where a map fails, what is not as it should be, what is done first, and what it all rests on."""

    fails: tuple[Failure, ...]
    costs: tuple[Shortfall, ...]
    gaps: tuple[Gap, ...]
    acts: tuple[Priority, ...]
    score: Tally
    assumed: Assumed


def summary(journey: JourneyMap, most: int = 5) -> Summary:
    """Return the summary of a map, at most so many failures, shortfalls, gaps and acts, the gravest first."""
    part = parts(journey)
    short = shortfalls(part.metrics, part.column)
    return Summary(
        failures(journey)[:most],
        tuple(short)[:most],
        gaps(journey)[:most],
        priorities(journey)[:most],
        personalization(journey).whole,
        assumptions(journey),
    )


def failures(journey: JourneyMap) -> tuple[Failure, ...]:
    """Return the steps with a low point or a pain of severity 4 or 5: the lowest score first, then the worst pain."""
    part = parts(journey)
    lows, pains = _by_column(low_points(journey), part), _by_column(part.pain_points, part)
    metrics, stakes = _by_column(part.metrics, part), _by_column(part.engagements, part)
    votes = votes_of(journey)
    found = [
        Failure(
            step.id,
            tuple(lows[at]),
            tuple(sorted(pains[at], key=lambda pain: (-pain.severity, pain.id))),
            tuple(shortfalls(metrics[at], part.column)),
            sum(votes.get(each.id, 0) for each in (*pains[at], *lows[at])),
            max((each.level for each in stakes[at]), default=0),
            _answers(pains[at], part),
        )
        for at, step in enumerate(part.steps)
        if lows[at] or any(pain.severity >= BAD for pain in pains[at])
    ]
    found.sort(key=lambda each: (each.score, -each.severity, -each.stake, -each.votes))
    return tuple(found)


def shortfalls(metrics: Iterable[Metric], column: Mapping[str, int]) -> list[Shortfall]:
    """Return the metrics short of their target, from left to right; one without a current value by its baseline."""
    found = [
        Shortfall(each, round(missing, 9))
        for each in metrics
        if each.target is not None
        and (now := each.current if each.current is not None else each.baseline) is not None
        and (missing := now - each.target if each.lower_is_better else each.target - now) > 0
    ]
    return sorted(found, key=lambda each: (column[each.metric.step], each.metric.rank, each.metric.id))


def _answers(pains: Sequence[PainPoint], part: Parts) -> tuple[str, ...]:
    ids = {pain.id for pain in pains}
    return tuple(each.id for each in part.opportunities if not ids.isdisjoint(each.answers))


def _by_column(items: Iterable[ItemT], part: Parts) -> dict[int, list[ItemT]]:
    found: dict[int, list[ItemT]] = defaultdict(list)
    for item in items:
        for at in columns(item, part.column):
            found[at].append(item)
    return found
