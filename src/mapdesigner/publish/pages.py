"""A map and options to the pages of a poster; preview, thumbnails and exports all ask here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout.sheets import compose_poster

if TYPE_CHECKING:
    from mapdesigner.layout.scene import Scene
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.publish.options import PosterOptions


def pages(journey: JourneyMap, options: PosterOptions) -> tuple[Scene, ...]:
    """Return a Scene in pt for each page."""
    return compose_poster(journey, options.paper, options.persona)


def report(scenes: tuple[Scene, ...]) -> tuple[str, ...]:
    """Return what gave way or is missing on the pages, in words, each once."""
    return tuple(dict.fromkeys(note for scene in scenes for note in scene.notes))
