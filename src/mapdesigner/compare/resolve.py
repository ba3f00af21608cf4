"""Decides the conflicts of a merge one by one, and merges again with these decisions."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from mapdesigner.compare.conflicts import Conflict, ConflictKind
from mapdesigner.compare.merge import MergeResult, merge
from mapdesigner.compare.take import removed, with_value_at
from mapdesigner.edits.replace import EditError, look_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.model.journey import JourneyMap


class Side(StrEnum):
    """Whose way a conflict goes."""

    OURS = "ours"
    THEIRS = "theirs"


def standing(conflict: Conflict) -> Side:
    """Return whose way a conflict went in the merge: what was changed or is used stands, else ours."""
    if conflict.kind in (ConflictKind.REMOVED, ConflictKind.NEEDED) and conflict.ours is None:
        return Side.THEIRS
    return Side.OURS


def can_be_chosen(conflict: Conflict) -> bool:
    """Tell whether the other way is there to choose: a stage that both emptied keeps its empty step."""
    return conflict.kind is not ConflictKind.EMPTIED


def resolved(
    base: JourneyMap, ours: JourneyMap, theirs: JourneyMap, choices: Sequence[tuple[Conflict, Side]]
) -> MergeResult:
    """Merge three maps as `merge` does, but with each conflict going the way that was chosen for it.

    Conflicts in the result are those nobody chose for, and any that only arise from a choice. Raises MergeError.
    """
    sides = {Side.OURS: ours, Side.THEIRS: theirs}
    for conflict, side in choices:
        if side is not standing(conflict):
            loser = standing(conflict)
            sides[loser] = _given_way(sides[loser], conflict, side)
    result = merge(base, sides[Side.OURS], sides[Side.THEIRS])
    decided = {(each.collection, each.id, each.field) for each, _side in choices}
    left = tuple(each for each in result.conflicts if (each.collection, each.id, each.field) not in decided)
    return MergeResult(result.journey, left)


def _given_way(journey: JourneyMap, conflict: Conflict, side: Side) -> JourneyMap:
    """Return the losing side's map as if it had done what the other did."""
    value = conflict.ours if side is Side.OURS else conflict.theirs
    try:
        if value is None and not conflict.field:
            return removed(journey, conflict.id) if look_up(journey, conflict.id) else journey
        return with_value_at(journey, conflict.collection, conflict.id, conflict.field, value)
    except EditError:  # an earlier choice took the object along
        return journey
