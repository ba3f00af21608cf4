"""Holds the map of today against that of tomorrow: the widest gaps in feeling, and what must come, go and change."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from mapdesigner.insight.curves import owner
from mapdesigner.insight.parts import parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapdesigner.model.entity import Entity
    from mapdesigner.model.journey import JourneyMap


@dataclass(frozen=True, slots=True)
class StateGap:
    """How one persona feels in one step now and then, means of its markers there, by ids of the map of today."""

    step: str
    persona: str
    now: float
    then: float

    @property
    def size(self) -> float:
        """How much better it shall be, -4 to 4; below 0 where it would be worse."""
        return round(self.then - self.now, 2)


@dataclass(frozen=True, slots=True)
class Transition:
    """What lies between two states: gaps, the widest first; ids of steps and touchpoints that go and that come.

    Gone ones are in the map of today, new ones in that of tomorrow.
    """

    gaps: tuple[StateGap, ...]
    gone_steps: tuple[str, ...]
    new_steps: tuple[str, ...]
    gone_touchpoints: tuple[str, ...]
    new_touchpoints: tuple[str, ...]


def transition(now: JourneyMap, then: JourneyMap) -> Transition:
    """Return what lies between two maps. Objects are the same that have one id, else one name, each counted once."""
    today, tomorrow = parts(now), parts(then)
    steps = _pairs(today.steps, tomorrow.steps)
    touchpoints = _pairs(today.touchpoints, tomorrow.touchpoints)
    return Transition(
        _gaps(now, then, steps),
        tuple(each.id for each in today.steps if each.id not in steps),
        tuple(each.id for each in tomorrow.steps if each.id not in set(steps.values())),
        tuple(each.id for each in today.touchpoints if each.id not in touchpoints),
        tuple(each.id for each in tomorrow.touchpoints if each.id not in set(touchpoints.values())),
    )


def _gaps(now: JourneyMap, then: JourneyMap, steps: Mapping[str, str]) -> tuple[StateGap, ...]:
    today, tomorrow = _felt(now), _felt(then)
    personas = {"": "", **_pairs(parts(now).personas, parts(then).personas)}
    found = [
        StateGap(step, persona, score, tomorrow[there])
        for (step, persona), score in today.items()
        if (there := (steps.get(step, ""), personas.get(persona, ""))) in tomorrow
    ]
    column = parts(now).column
    return tuple(sorted(found, key=lambda gap: (-gap.size, column[gap.step], gap.persona)))


def _felt(journey: JourneyMap) -> dict[tuple[str, str], float]:
    """What each persona feels in each step."""
    part = parts(journey)
    scores: dict[tuple[str, str], list[float]] = defaultdict(list)
    for marker in part.emotions:
        scores[marker.step, owner(marker, part.personas)].append(marker.score)
    return {key: round(fmean(held), 2) for key, held in scores.items()}


def _pairs(now: Sequence[Entity], then: Sequence[Entity]) -> dict[str, str]:
    """Return which object of today is which of tomorrow: by id, then by name in reading order."""
    ids = {each.id for each in then}
    found = {each.id: each.id for each in now if each.id in ids}
    named: dict[str, list[str]] = defaultdict(list)
    for each in then:
        if each.id not in found:
            named[_name(each)].append(each.id)
    for each in now:
        if each.id not in found and _name(each) and named[_name(each)]:
            found[each.id] = named[_name(each)].pop(0)
    return found


def _name(each: Entity) -> str:
    said = getattr(each, "text", "") or getattr(each, "name", "")
    return " ".join(said.casefold().split())
