"""Gives objects a place among their neighbours, so that as a rule nobody else's rank changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mapdesigner.edits.replace import put, replace
from mapdesigner.model.entity import Ranked
from mapdesigner.model.rank import has_room, many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.model.journey import JourneyMap

RankedT = TypeVar("RankedT", bound=Ranked)
_LONGEST = 200
"""Digits of a rank at which its row is numbered afresh; a thousand insertions at one inner place reach it."""


def insert(
    journey: JourneyMap, neighbours: Sequence[RankedT], index: int | None, objects: Sequence[RankedT]
) -> JourneyMap:
    """Put `objects` into the map so that they stand in this order before `neighbours[index]`, at the end without it.

    `neighbours` are in order and hold none of the objects.
    """
    return put(journey, *place(neighbours, index, objects))


def place(neighbours: Sequence[RankedT], index: int | None, objects: Sequence[RankedT]) -> list[RankedT]:
    """Return what `insert` puts into the map: the objects with their ranks, and neighbours that had to make room.

    Only where two neighbours leave no room between their ranks (equal ones are legal) do the later ones get new ranks.
    """
    at = len(neighbours) if index is None else min(max(index, 0), len(neighbours))
    ranks, crowd = _ranks(neighbours, at, len(objects))
    return _ranked(objects, ranks) + crowd


def move(journey: JourneyMap, row: Sequence[RankedT], moved: RankedT, index: int | None) -> JourneyMap:
    """Move one object within its row (which holds it) to before the `index`-th of the others; the end without it."""
    others = [each for each in row if each.id != moved.id]
    at = len(others) if index is None else min(max(index, 0), len(others))
    stands_there = at < len(row) and row[at].id == moved.id
    return journey if stands_there else insert(journey, others, at, [moved])


def _ranks(neighbours: Sequence[RankedT], at: int, count: int) -> tuple[tuple[str, ...], list[RankedT]]:
    """Return ranks for `count` new objects and those neighbours that must make room, with their new ranks."""
    before = neighbours[at - 1].rank if at else ""
    end = at
    while end < len(neighbours) and not (neighbours[end].rank and has_room(before, neighbours[end].rank)):
        end += 1
    after = neighbours[end].rank if end < len(neighbours) else ""
    ranks = many(count + end - at, before, after)
    if max(map(len, ranks), default=0) > _LONGEST:
        return _afresh(neighbours, at, count)
    return ranks[:count], _ranked(neighbours[at:end], ranks[count:])


def _afresh(neighbours: Sequence[RankedT], at: int, count: int) -> tuple[tuple[str, ...], list[RankedT]]:
    ranks = many(len(neighbours) + count)
    return ranks[at : at + count], _ranked(neighbours, ranks[:at] + ranks[at + count :])


def _ranked(neighbours: Sequence[RankedT], ranks: Sequence[str]) -> list[RankedT]:
    return [replace(each, rank=rank) for each, rank in zip(neighbours, ranks, strict=True)]
