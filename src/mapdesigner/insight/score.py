"""The customer-experience score and its shares: by stage, channel, persona and type, live against planned."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.insight.curves import concerns
from mapdesigner.insight.parts import parts
from mapdesigner.insight.value import piv
from mapdesigner.model.structure import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mapdesigner.model.items import Touchpoint
    from mapdesigner.model.journey import JourneyMap, Weights
    from mapdesigner.model.kinds import InterventionType


@dataclass(frozen=True, slots=True)
class Tally:
    """Values of some touchpoints: the live sum, what the planned would add, how many are live, and how many of all.

    A planned intervention adds what it is worth above the best live one of its touchpoint.
    """

    live: int = 0
    planned: int = 0
    tailored: int = 0
    touchpoints: int = 0

    @property
    def mean(self) -> float:
        """The live sum over the touchpoints that have a live value, 0-100; 0 where there is none."""
        return self.live / self.tailored if self.tailored else 0.0

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(
            self.live + other.live,
            self.planned + other.planned,
            self.tailored + other.tailored,
            self.touchpoints + other.touchpoints,
        )


@dataclass(frozen=True, slots=True)
class Personalization:
    """The score of a map and its shares, by id; "" stands for touchpoints without a channel.

    Shares by stage, channel and type add up to the whole. A touchpoint for several personas counts for each of them.
    `missing` are moments of truth with nothing live, those without anything planned first.
    """

    whole: Tally
    by_stage: Mapping[str, Tally]
    by_channel: Mapping[str, Tally]
    by_persona: Mapping[str, Tally]
    by_type: Mapping[InterventionType, Tally]
    missing: tuple[str, ...]


def personalization(journey: JourneyMap) -> Personalization:
    """Return the customer-experience score of a map, CX = sum of PIV over its touchpoints, with all its shares."""
    part = parts(journey)
    tallies = {each.id: tally_of(each, journey.weights) for each in part.touchpoints}
    stage = {step.id: step.stage for step in part.steps}
    by_channel = _grouped(part.touchpoints, tallies, lambda each: each.channel or "")
    rows = [*(each.id for each in in_order(journey.channels)), ""]
    by_stage = _grouped(part.touchpoints, tallies, lambda each: stage[each.step])
    return Personalization(
        sum(tallies.values(), Tally()),
        {each.id: by_stage.get(each.id, Tally()) for each in part.stages},
        {one: by_channel[one] for one in rows if one in by_channel},
        {
            persona.id: _sum(tallies[each.id] for each in part.touchpoints if concerns(each, persona.id))
            for persona in part.personas
        },
        _by_type(part.touchpoints, journey.weights),
        _missing(part.touchpoints, tallies, part.column),
    )


def tally_of(touchpoint: Touchpoint, weights: Weights) -> Tally:
    """Return what one touchpoint counts."""
    values = [(piv(each, weights), each.live) for each in touchpoint.interventions]
    live = max((value for value, is_live in values if is_live), default=None)
    best = max((value for value, _is_live in values), default=0)
    return Tally(live or 0, best - (live or 0), int(live is not None), 1)


def _grouped(
    touchpoints: Iterable[Touchpoint], tallies: Mapping[str, Tally], key: Callable[[Touchpoint], str]
) -> dict[str, Tally]:
    found: dict[str, Tally] = defaultdict(Tally)
    for each in touchpoints:
        found[key(each)] += tallies[each.id]
    return dict(found)


def _sum(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, Tally())


def _by_type(touchpoints: Iterable[Touchpoint], weights: Weights) -> dict[InterventionType, Tally]:
    """A touchpoint's live value goes to the type it comes from, what is planned to the type that would add it."""
    found: dict[InterventionType, Tally] = defaultdict(Tally)
    for each in touchpoints:
        whole = tally_of(each, weights)
        ranked = sorted(each.interventions, key=lambda one: (-piv(one, weights), one.id))
        live = next((one for one in ranked if one.live), None)
        if live:
            found[live.type] += Tally(whole.live, 0, 1, 1)
        if whole.planned or (ranked and not live):
            found[ranked[0].type] += Tally(0, whole.planned, 0, int(live is None))
    return dict(found)


def _missing(
    touchpoints: Sequence[Touchpoint], tallies: Mapping[str, Tally], column: Mapping[str, int]
) -> tuple[str, ...]:
    found = [each for each in touchpoints if each.moment_of_truth and not tallies[each.id].tailored]
    return tuple(each.id for each in sorted(found, key=lambda it: (bool(it.interventions), column[it.step], it.id)))
