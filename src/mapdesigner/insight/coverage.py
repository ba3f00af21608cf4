"""Where which channel is used: the channel x stage matrix, channels that drop out, jumps, and what is said twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from mapdesigner.insight.curves import concerns
from mapdesigner.insight.parts import columns, parts
from mapdesigner.model.structure import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mapdesigner.model.items import Touchpoint
    from mapdesigner.model.journey import JourneyMap, Step

LONGEST_GAP = 3
"""Columns without a channel that still count as dropping out of one task; after more it is another visit."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many touchpoints each channel (rows, by order) has in each stage (columns), by (channel, stage) id."""

    channels: tuple[str, ...]
    stages: tuple[str, ...]
    counts: Mapping[tuple[str, str], int]

    def count(self, channel: str, stage: str) -> int:
        """Return the number of touchpoints in one field; 0 for an empty one."""
        return self.counts.get((channel, stage), 0)


@dataclass(frozen=True, slots=True)
class ChannelGap:
    """A channel that drops out after one column and comes back in another, and the touchpoints on both sides."""

    channel: str
    last: int
    back: int
    before: Touchpoint
    after: Touchpoint


@dataclass(frozen=True, slots=True)
class Jump:
    """Two neighbouring columns with touchpoints that share no channel: the customer has to change over."""

    before: int
    after: int
    leaves: tuple[str, ...]
    enters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Redundancy:
    """Two touchpoints of one column that say the same."""

    one: Touchpoint
    other: Touchpoint


def coverage(journey: JourneyMap) -> Coverage:
    """Return the matrix of a map; a touchpoint counts in the stage it stands in, one without a channel nowhere."""
    part = parts(journey)
    stage = {step.id: step.stage for step in part.steps}
    counts = Counter((each.channel, stage[each.step]) for each in part.touchpoints if each.channel)
    rows = tuple(each.id for each in in_order(journey.channels))
    return Coverage(rows, tuple(each.id for each in part.stages), dict(counts))


def channel_gaps(journey: JourneyMap, persona: str = "") -> tuple[ChannelGap, ...]:
    """Return the channels that drop out and come back, in reading order; for one persona alone if one is named."""
    part = parts(journey)
    return tuple(gaps_of(_of_persona(part.touchpoints, persona), part.column))


def jumps(journey: JourneyMap, persona: str = "") -> tuple[Jump, ...]:
    """Return where the customer must change from all channels of one step to others, in reading order."""
    part = parts(journey)
    used = _used(_of_persona(part.touchpoints, persona), part.column)
    channels = {at: {each.channel for each in held if each.channel} for at, held in used.items()}
    placed = [at for at in sorted(channels) if channels[at]]
    return tuple(
        Jump(one, other, _sorted(channels[one]), _sorted(channels[other]))
        for one, other in pairwise(placed)
        if channels[one].isdisjoint(channels[other])
    )


def redundancies(journey: JourneyMap) -> tuple[Redundancy, ...]:
    """Return the pairs of touchpoints in one step that say the same."""
    part = parts(journey)
    return tuple(Redundancy(*pair) for pair in repeated(part.touchpoints, part.steps))


def gaps_of(touchpoints: Sequence[Touchpoint], column: Mapping[str, int]) -> Iterator[ChannelGap]:
    """Yield where a channel is left for one to three columns in which others carry the journey, and comes back."""
    used = _used(touchpoints, column)
    of: dict[str, dict[int, Touchpoint]] = defaultdict(dict)
    for at in sorted(used):
        for each in used[at]:
            if each.channel:
                of[each.channel].setdefault(at, each)
    found = [
        ChannelGap(channel, last, back, held[last], held[back])
        for channel, held in of.items()
        for last, back in pairwise(held)
        if 1 < back - last <= LONGEST_GAP + 1 and any(at in used for at in range(last + 1, back))
    ]
    yield from sorted(found, key=lambda gap: (gap.last, gap.channel))


def repeated(touchpoints: Sequence[Touchpoint], steps: Sequence[Step]) -> Iterator[tuple[Touchpoint, Touchpoint]]:
    """Yield pairs of touchpoints that begin in one step and say the same, or tailor the same content."""
    cells: dict[str, list[Touchpoint]] = defaultdict(list)
    for each in touchpoints:
        cells[each.step].append(each)
    for step in steps:
        for one, other in combinations(cells[step.id], 2):
            if _meet(one, other) and _messages(one) & _messages(other):
                yield one, other


def _meet(one: Touchpoint, other: Touchpoint) -> bool:
    """Tell whether anybody gets both."""
    return not (one.personas and other.personas) or not set(one.personas).isdisjoint(other.personas)


def _messages(touchpoint: Touchpoint) -> set[str]:
    """What a touchpoint says, without case and spaces; words of interventions only if they are a message."""
    texts = [touchpoint.text, *(each.content for each in touchpoint.interventions)]
    return {flat for text in texts if (flat := " ".join(text.casefold().split()))}


def _of_persona(touchpoints: Sequence[Touchpoint], persona: str) -> list[Touchpoint]:
    return [each for each in touchpoints if concerns(each, persona)]


def _used(touchpoints: Sequence[Touchpoint], column: Mapping[str, int]) -> dict[int, list[Touchpoint]]:
    """The touchpoints of each column they cover."""
    found: dict[int, list[Touchpoint]] = defaultdict(list)
    for each in touchpoints:
        for at in columns(each, column):
            found[at].append(each)
    return found


def _sorted(channels: set[str]) -> tuple[str, ...]:
    return tuple(sorted(channels))
