"""The stages of a map shared among pages: as few pages as hold them, with their steps spread as evenly as can be."""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.model.journey import Stage, Step
    from mapdesigner.model.structure import Structure

_Unit = tuple["Stage", tuple["Step", ...]]


class Part(NamedTuple):
    """The stages of one page; where only a part of one stands on it, `steps` are all of the page, else None."""

    stages: tuple[Stage, ...]
    steps: tuple[Step, ...] | None = None


def even_parts(whole: Structure, most: int) -> list[Part]:
    """Runs of stages of at most so many steps each; without stages one empty run.

    Stages stay whole but for those with more steps, which go on over several runs. Of all ways with the fewest runs,
    the one whose runs are nearest to each other in length: a last page with a single step beside two full ones would be
    a page for nothing.
    """
    units = [unit for stage in whole.stages for unit in _units(stage, whole.steps_of[stage.id], most)]
    best = [(0, 0, 0)]  # for each number of units: runs, unevenness, where the last run begins
    for end in range(1, len(units) + 1):
        ways = []
        steps = 0
        for start in range(end - 1, -1, -1):
            steps += max(len(units[start][1]), 1)
            if steps > most and start < end - 1:
                break
            ways.append((best[start][0] + 1, best[start][1] + steps * steps, start))
        best.append(min(reversed(ways), key=lambda way: way[:2]))
    ends = [len(units)]
    while ends[-1]:
        ends.append(best[ends[-1]][2])
    ends.reverse()
    return [_part(whole, units[start:end]) for start, end in pairwise(ends)] or [Part(())]


def each_stage(whole: Structure, most: int) -> Iterator[Part]:
    """The stages one by one, those with more steps than `most` in as few equal parts as are short enough."""
    for stage in whole.stages:
        yield from (_part(whole, [unit]) for unit in _units(stage, whole.steps_of[stage.id], most))


def _units(stage: Stage, steps: tuple[Step, ...], most: int) -> list[_Unit]:
    """A stage, or as few equal parts of it as are short enough."""
    count = max(ceil(len(steps) / most), 1)
    edges = [len(steps) * at // count for at in range(count + 1)]
    return [(stage, steps[start:end]) for start, end in pairwise(edges)]


def _part(whole: Structure, units: list[_Unit]) -> Part:
    stages = {stage.id: stage for stage, _steps in units}
    complete = all(len(steps) == len(whole.steps_of[stage.id]) for stage, steps in units)
    return Part(tuple(stages.values()), None if complete else tuple(step for _stage, steps in units for step in steps))
