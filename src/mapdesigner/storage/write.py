"""Writes journey files: one map, one sequence of bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.storage.order import sorted_by_id

if TYPE_CHECKING:
    from mapdesigner.model.journey import JourneyMap


def to_bytes(journey: JourneyMap) -> bytes:
    """Return the one canonical form of a map: the model's key order, objects by id, defaults left out, two spaces."""
    text = sorted_by_id(journey).model_dump_json(indent=2, exclude_defaults=True)
    return text.encode() + b"\n"
