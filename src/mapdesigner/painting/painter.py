"""What a painter is, and the walk through a Scene that all painters share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol
from urllib.parse import urlsplit

from mapdesigner.layout.scene import Box, Group, Link, Path, Picture, Rect, Scene, TextBlock

_SAFE_SCHEMES = frozenset({"http", "https", "mailto"})


class Painter(Protocol):
    """Draws the five primitives. (dx, dy) is where the primitive's own origin lies in the Scene, in scene units."""

    def box(self, box: Box, dx: float, dy: float) -> None:
        """Draw a rectangle."""

    def path(self, path: Path, dx: float, dy: float) -> None:
        """Draw a path."""

    def text(self, block: TextBlock, dx: float, dy: float) -> None:
        """Draw a text block."""

    def picture(self, picture: Picture, dx: float, dy: float) -> None:
        """Draw an image."""

    def link(self, link: Link, dx: float, dy: float) -> None:
        """Make an area lead to an address."""


def paint(scene: Scene, painter: Painter) -> None:
    """Draw the whole Scene, background first, then bands and groups in their order, which is reading order."""
    if scene.background:
        painter.box(Box(Rect(0.0, 0.0, scene.width, scene.height), fill=scene.background), 0.0, 0.0)
    draw = _methods(painter)
    for band in scene.bands:
        for group in band.groups:
            _paint(group, draw, band.x, band.y)


def paint_group(group: Group, painter: Painter, dx: float, dy: float) -> None:
    """Draw one group whose band lies at (dx, dy)."""
    _paint(group, _methods(painter), dx, dy)


def _paint(group: Group, draw: dict[type, Callable[[Any, float, float], None]], dx: float, dy: float) -> None:
    x, y = dx + group.x, dy + group.y
    for primitive in group.primitives:
        draw[type(primitive)](primitive, x, y)


def _methods(painter: Painter) -> dict[type, Callable[[Any, float, float], None]]:
    return {
        Box: painter.box,
        Path: painter.path,
        TextBlock: painter.text,
        Picture: painter.picture,
        Link: painter.link,
    }


def is_safe(href: str) -> bool:
    """Tell whether an address may be written into an export: http, https or mailto, without control characters."""
    if not href.isprintable() or href != href.strip():
        return False
    try:
        return urlsplit(href).scheme.lower() in _SAFE_SCHEMES
    except ValueError:
        return False
