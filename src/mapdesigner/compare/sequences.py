"""Merges lists of words or ids that two people changed: as sets, and in an order both can live with."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

Row = tuple[Any, ...]


def merged_sequence(base: Row, ours: Row, theirs: Row) -> Row | None:
    """Return the list without what either removed and with what either added; None where nobody can say its order.

    That is where both changed the order of what stays, or where one word stands twice. Which side is called ours
    makes no difference.
    """
    if any(len(set(each)) < len(each) for each in (base, ours, theirs)):
        return None
    stays = set(base) & set(ours) & set(theirs)
    order = _order(*([one for one in each if one in stays] for each in (base, ours, theirs)))
    return (
        None
        if order is None
        else _with_additions(order, _additions(base, ours, stays), _additions(base, theirs, stays))
    )


def _order(base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]) -> Sequence[Any] | None:
    if theirs in (base, ours):
        return ours
    return theirs if ours == base else None


def _additions(base: Row, side: Row, stays: set[Any]) -> dict[Any, Any]:
    """Return each row a side added with the one it was put after, None at the start; in the side's order."""
    after, found = None, {}
    for one in side:
        if one in stays:
            after = one
        elif one not in base:
            found[one] = after
    return found


def _with_additions(order: Sequence[Any], ours: dict[Any, Any], theirs: dict[Any, Any]) -> Row:
    places = {one: number for number, one in enumerate(order)}
    runs: dict[Any, tuple[list[Any], list[Any]]] = defaultdict(lambda: ([], []))
    for number, (mine, other) in enumerate(((ours, theirs), (theirs, ours))):
        for one, after in mine.items():
            first = min((after, other.get(one, after)), key=lambda at: places.get(at, -1))
            runs[first][number].append(one)
    found: list[Any] = []
    for at in (None, *order):
        found += [] if at is None else [at]
        found += dict.fromkeys(chain(*sorted(runs[at])))
    return tuple(found)
