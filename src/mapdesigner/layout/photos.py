"""Photos of the wall beside or under the map: on the screen only, each in a band of its own."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mapdesigner.layout.colour import with_alpha
from mapdesigner.layout.scene import Band, Box, Group, Picture, Primitive, Rect
from mapdesigner.model.picture import picture_bytes, size_of

if TYPE_CHECKING:
    from mapdesigner.layout.theme import Theme
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.model.workshop import WallPhoto

AIR = 40.0
"""px at 100 % between the map and a photo that is laid beside it, and between the last photo and the edge."""


class Photos:
    """Draws photos again and again, and gives back the very same bands where nothing changed."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[WallPhoto, Theme, Band]] = {}

    def bands(self, journey: JourneyMap, theme: Theme) -> tuple[Band, ...]:
        """The bands of all photos that are not hidden."""
        return tuple(self._band(each, theme) for each in journey.wall_photos if each.opacity > 0)

    def _band(self, photo: WallPhoto, theme: Theme) -> Band:
        kept = self._kept.get(photo.id)
        if kept is None or kept[0] is not photo or kept[1] is not theme:
            kept = self._kept[photo.id] = (photo, theme, _drawn(photo, theme))
        return kept[2]


def height_of(photo: WallPhoto) -> float:
    """How high a photo is at its width, in px at 100 %; a quarter of it if the picture cannot be read."""
    width, height = size_of(_data(photo.picture))
    return photo.width * (height / width if width and height else 0.25)


def _drawn(photo: WallPhoto, theme: Theme) -> Band:
    """The picture, and over it as much of the ground as makes it faint."""
    rect, data = Rect(0, 0, photo.width, height_of(photo)), _data(photo.picture)
    parts: list[Primitive] = [Picture(rect, data, 4.0)] if data else [Box(rect, theme.sunken, theme.line_strong, 1.0)]
    if photo.opacity < 1:
        parts.append(Box(rect, with_alpha(theme.canvas, 1 - photo.opacity)))
    group = Group(f"photo:{photo.id}", 0, 0, rect.width, rect.height, tuple(parts), photo.id, photo.name)
    return Band(f"photo:{photo.id}", photo.x, photo.y, rect.width, rect.height, (group,), target=photo.id)


@lru_cache(maxsize=16)
def _data(picture: str) -> bytes:
    return picture_bytes(picture)
