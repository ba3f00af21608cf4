"""Edits of photos of the wall, which lie beside the map to type from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.edits.replace import drop, find_one, make, put, replace
from mapdesigner.model.workshop import WallPhoto

if TYPE_CHECKING:
    from mapdesigner.model.journey import JourneyMap

NARROWEST, WIDEST = 64.0, 8000.0
"""How wide a photo can be made, in px at 100 %."""


def add_photo(journey: JourneyMap, picture: str, name: str, x: float, y: float, **fields: object) -> JourneyMap:
    """Lay a photo (base64 of a PNG or JPEG) down with its left top corner at a place of the scene, in px at 100 %."""
    return put(journey, make(WallPhoto, picture=picture, name=name, x=max(x, 0.0), y=max(y, 0.0), **fields))


def move_photo(journey: JourneyMap, photo: str, x: float, y: float) -> JourneyMap:
    """Move a photo, as far to the left and up as the map reaches."""
    held = find_one(journey, photo, WallPhoto)
    return put(journey, replace(held, x=float(round(max(x, 0.0))), y=float(round(max(y, 0.0)))))


def scale_photo(journey: JourneyMap, photo: str, width: float) -> JourneyMap:
    """Make a photo so wide; its height follows."""
    kept = float(round(min(max(width, NARROWEST), WIDEST)))
    return put(journey, replace(find_one(journey, photo, WallPhoto), width=kept))


def fade_photo(journey: JourneyMap, photo: str, opacity: float) -> JourneyMap:
    """Let a photo be seen fully (1), faintly, or not at all (0)."""
    return put(journey, replace(find_one(journey, photo, WallPhoto), opacity=min(max(opacity, 0.0), 1.0)))


def remove_photo(journey: JourneyMap, photo: str) -> JourneyMap:
    """Take a photo away."""
    return drop(journey, find_one(journey, photo, WallPhoto).id)
