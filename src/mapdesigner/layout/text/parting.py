"""A text in two parts, where it is longer than its place: as much as fits, up to where a line may end, and the rest."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from mapdesigner.layout.text.breaking import clusters, unit_ends

if TYPE_CHECKING:
    from collections.abc import Callable


def parted(text: str, fits: Callable[[str], bool]) -> tuple[str, str]:
    """Return the longest beginning that fits, and what is left; "" and all of the text if no beginning does.

    `fits` is asked for beginnings that end where a line may, inside a text that is a single word between letters.
    """
    ends = unit_ends(text)[:-1] or list(accumulate(map(len, clusters(text))))[:-1]
    low, high = 0, len(ends)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(text[: ends[middle - 1]].rstrip()) else (low, middle - 1)
    return (text[: ends[low - 1]].rstrip(), text[ends[low - 1] :]) if low else ("", text)
