"""The stages of a map shared among pages: as few pages as hold them, with their steps spread as evenly as can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapdesigner.model.journey import Stage
    from mapdesigner.model.structure import Structure

_Part = tuple["Stage", ...]


def even_parts(whole: Structure, most: int) -> list[_Part]:
    """Runs of whole stages of at most so many steps each; a longer stage stands alone. Without stages one empty run.

    Of all ways with the fewest runs, the one whose runs are nearest to each other in length: a last page with a single
    step beside two full ones would be a page for nothing.
    """
    best: list[tuple[int, int, list[_Part]]] = [(0, 0, [])]  # for each number of stages: runs, unevenness, the runs
    for end in range(1, len(whole.stages) + 1):
        ways = []
        for start in range(end):
            part = whole.stages[start:end]
            steps = sum(max(len(whole.steps_of[stage.id]), 1) for stage in part)
            if steps <= most or len(part) == 1:
                count, uneven, before = best[start]
                ways.append((count + 1, uneven + steps * steps, [*before, part]))
        best.append(min(ways, key=lambda way: way[:2]))
    return best[-1][2] or [()]
