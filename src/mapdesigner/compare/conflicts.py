"""What a merge could not decide: the place, and what each side has there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

PLACE = "place"
"""The field of a conflict or difference about where an object stands; both sides are then the whole objects."""


class ConflictKind(StrEnum):
    """Why people have to look."""

    CHANGED = "changed"
    """Both sides changed one field, each in its own way: ours stands."""
    REMOVED = "removed"
    """One side removed what the other changed: what was changed stands."""
    NEEDED = "needed"
    """One side removed what the other uses: it stands."""
    EMPTIED = "emptied"
    """Together both sides took all steps of a stage: it stands with an empty one."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One place where the sides disagree. `collection` and `field` are "" for the map itself and a whole object.

    `base`, `ours` and `theirs` are what stands there: a value of the field, or an object; None where a side has none.
    Inside a field the place goes on: `weights.impact`, `interventions[x7].label`.
    """

    kind: ConflictKind
    collection: str
    id: str
    field: str
    base: object
    ours: object
    theirs: object
