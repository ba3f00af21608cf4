"""The emotion curves: whose marker is whose, low points, gaps to what is wanted, and where two personas part."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from mapdesigner.insight.parts import parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapdesigner.model.items import Emotion, Item
    from mapdesigner.model.journey import JourneyMap, Persona


@dataclass(frozen=True, slots=True)
class Gap:
    """A marker and how far it is below the score wanted, 0.01-4."""

    marker: Emotion
    size: float


@dataclass(frozen=True, slots=True)
class Parting:
    """A step in which both of two personas feel something, and what: means of their markers there, -2 to 2."""

    step: str
    one: float
    other: float

    @property
    def size(self) -> float:
        """How far the two are apart, 0-4."""
        return round(abs(self.one - self.other), 2)


def owner(marker: Emotion, personas: Sequence[Persona]) -> str:
    """Return the id of the persona a marker belongs to: the first where it names nobody, "" if there is no persona."""
    return marker.personas[0] if marker.personas else personas[0].id if personas else ""


def concerns(item: Item, persona: str) -> bool:
    """Tell whether an item is about a persona: it names that one, or nobody."""
    return not item.personas or not persona or persona in item.personas


def curves_of(
    emotions: Sequence[Emotion], personas: Sequence[Persona], column: Mapping[str, int]
) -> dict[str, list[Emotion]]:
    """Return each persona's markers from left to right; a persona without any is left out."""
    found: dict[str, list[Emotion]] = defaultdict(list)
    for marker in sorted(emotions, key=lambda each: (column[each.step], each.rank, each.id)):
        found[owner(marker, personas)].append(marker)
    return dict(found)


def curves(journey: JourneyMap) -> dict[str, list[Emotion]]:
    """Return each persona's markers from left to right, by the persona's id ("" where the map has none)."""
    part = parts(journey)
    return curves_of(part.emotions, part.personas, part.column)


def lows_of(curve: Sequence[Emotion]) -> list[Emotion]:
    """Return a curve's low points: markers below 0 with none lower beside them; of a flat stretch the first."""
    scores = [4.0, *(marker.score for marker in curve), 4.0]
    return [
        marker
        for at, marker in enumerate(curve, 1)
        if marker.score < 0 and scores[at - 1] > marker.score and _rises(scores, at)
    ]


def _rises(scores: Sequence[float], at: int) -> bool:
    """Tell whether the next other score is a higher one."""
    return next(score for score in scores[at:] if score != scores[at]) > scores[at]


def low_points(journey: JourneyMap) -> tuple[Emotion, ...]:
    """Return the low points of all curves, the lowest first."""
    found = [marker for curve in curves(journey).values() for marker in lows_of(curve)]
    column = parts(journey).column
    return tuple(sorted(found, key=lambda each: (each.score, column[each.step], each.id)))


def gaps(journey: JourneyMap) -> tuple[Gap, ...]:
    """Return the markers that are below the score wanted, the widest gap first."""
    part = parts(journey)
    found = [
        Gap(each, round(each.target - each.score, 2))
        for each in part.emotions
        if each.target is not None and each.target > each.score
    ]
    return tuple(sorted(found, key=lambda gap: (-gap.size, part.column[gap.marker.step], gap.marker.id)))


def partings(journey: JourneyMap, one: str, other: str) -> tuple[Parting, ...]:
    """Return what two personas feel, step by step, where both feel something, in reading order."""
    of = curves(journey)
    sides = [_means(of.get(persona, [])) for persona in (one, other)]
    column = parts(journey).column
    shared = sorted(sides[0].keys() & sides[1].keys(), key=lambda step: column[step])
    return tuple(Parting(step, sides[0][step], sides[1][step]) for step in shared)


def _means(curve: Sequence[Emotion]) -> dict[str, float]:
    found: dict[str, list[float]] = defaultdict(list)
    for marker in curve:
        found[marker.step].append(marker.score)
    return {step: round(fmean(scores), 2) for step, scores in found.items()}
