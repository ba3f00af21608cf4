"""Keeps what an item spans whole when steps move or go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.edits.replace import put, replace
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapdesigner.model.items import Item
    from mapdesigner.model.journey import JourneyMap


def covered_steps(journey: JourneyMap, item: Item) -> tuple[str, ...]:
    """Return the ids of the steps an item covers, from first to last; none for a parked one."""
    steps = structure(journey)
    if item.step not in steps.column:
        return ()
    first, last = steps.span(item)
    return tuple(step.id for step in steps.steps[first : last + 1])


def refit_spans(journey: JourneyMap, rows: Sequence[Sequence[str]], moved: str) -> JourneyMap:
    """Fit every span to the step ids that each stage will have after the step `moved` went elsewhere or away.

    An item stays on the longest run of neighbouring steps it covered before; of two equally long ones on that with
    its earlier step. A step that comes in between becomes part of the span. An item none of whose steps is left
    keeps its place: it goes with its step.
    """
    changed: list[Item] = []
    for item in journey.items:
        if item.until and (run := _best_run(covered_steps(journey, item), rows, moved)):
            until = run[-1] if len(run) > 1 else None
            changed.append(replace(item, step=run[0], until=until))
    return put(journey, *changed)


def _best_run(covered: Sequence[str], rows: Sequence[Sequence[str]], moved: str) -> list[str]:
    def worth(run: list[str]) -> tuple[int, int]:
        return len(run), -min(map(covered.index, run))

    return max((run for row in rows for run in _runs(covered, row, moved)), key=worth, default=[])


def _runs(covered: Sequence[str], row: Sequence[str], moved: str) -> Iterator[list[str]]:
    """Yield the runs of covered steps in a row, looking past a foreign step that has come between."""
    run: list[str] = []
    for step in row:
        if step in covered:
            run.append(step)
        elif step != moved and run:
            yield run
            run = []
    if run:
        yield run
