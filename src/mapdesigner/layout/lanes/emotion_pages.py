"""The curve over several pages: the feelings before and after those of one page, where they would stand on it."""

from __future__ import annotations

from functools import lru_cache
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from mapdesigner.layout.lanes.emotion_curve import Beyond
from mapdesigner.layout.lanes.emotion_markers import places
from mapdesigner.model.items import Emotion
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.lanes.emotion_scale import Scale
    from mapdesigner.model.structure import Structure

_APART = 1.0
"""The least distance between two scores in pt: nobody sees these, but the curve must not stand upright."""

_SEEN = 3
"""How many steps beyond its edge a page looks: further than any word reaches."""

_BENDING = 2
"""A curve's line hangs on the point at its end and on one behind that."""


class Elsewhere(NamedTuple):
    """A feeling of another page, with the x it would have on this one in pt."""

    persona: str
    item: Emotion
    x: float


class _Told(NamedTuple):
    """A feeling with its place in the whole map, counted in steps from the first one's left edge."""

    persona: str
    item: Emotion
    x: float


def elsewhere(lane: str, frame: Frame) -> list[Elsewhere]:
    """The feelings of other pages on which the curves of this one hang, from left to right.

    There are none on screen, where one drawing shows the whole map.
    """
    whole, own = structure(frame.journey), frame.structure
    if not frame.metrics.paper or len(whole.steps) == len(own.steps) or not own.steps:
        return []
    first, step = whole.column[own.steps[0].id], frame.columns.widths[0]
    found: list[Elsewhere] = []
    for feelings in _told(whole, lane, frame.personas):
        beyond = [
            Elsewhere(each.persona, each.item, (each.x - first) * step)
            for each in feelings
            if each.item.step not in own.column
        ]
        found += _nearest(beyond, frame.columns.total, _SEEN * max(step, frame.metrics.step_column))
    return list(_apart(sorted(found, key=lambda each: each.x)))


def beyond(found: Sequence[Elsewhere], scale: Scale) -> list[Beyond]:
    """The feelings of other pages at a lane's height."""
    return [
        Beyond(
            each.persona,
            (each.x, scale.y(each.item.score)),
            (each.x, scale.y(each.item.score if each.item.target is None else each.item.target)),
        )
        for each in found
    ]


@lru_cache(maxsize=4)  # each page of a poster asks for the same
def _told(whole: Structure, lane: str, personas: frozenset[str]) -> list[list[_Told]]:
    """The feelings of a lane in the whole map, of each persona from left to right."""
    items = whole.items_of.get(lane, ())
    feelings = [item for item in items if isinstance(item, Emotion) and not item.private]
    found: dict[str, list[_Told]] = {}
    for persona, item, x in places(feelings, personas, whole, _edges):
        found.setdefault(persona, []).append(_Told(persona, item, x))
    return [sorted(told, key=lambda each: each.x) for told in found.values()]


def _edges(first: int, last: int) -> tuple[float, float]:
    """Where columns begin and end, in steps."""
    return first, last + 1


def _nearest(beyond: list[Elsewhere], right: float, air: float) -> list[Elsewhere]:
    """Of one persona's feelings those near the page from 0 to `right`, and at either side as many as bend a line."""
    before = [at for at, each in enumerate(beyond) if each.x < -air]
    after = [at for at, each in enumerate(beyond) if each.x > right + air]
    first = max(len(before) - _BENDING, 0)
    return beyond[first : len(beyond) - max(len(after) - _BENDING, 0)]


def _apart(found: Sequence[Elsewhere]) -> Iterator[Elsewhere]:
    """One after another: a curve has but one score at a place."""
    least = -inf
    for each in found:
        x = max(each.x, least)
        least = x + _APART
        yield each if x == each.x else each._replace(x=x)
