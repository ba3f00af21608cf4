"""Cards as a picture for slides: as they stand on the map, at twice its size, always in light colours."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from mapdesigner.desktop.canvas.hit import group_at
from mapdesigner.layout.scene import Rect
from mapdesigner.painting.qt import paint_group, turned_group

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapdesigner.layout.scene import Band, Group, Scene

_SCALE = 2.0
_MOST_PIXELS = 12_000_000
_AIR = 12.0  # scene units round the cards, for their shadows


def picture_of_cards(scene: Scene, cards: Iterable[str]) -> QImage | None:
    """Return the cards on transparent ground; smaller than twice where they are many, None where nothing is shown."""
    shown = [found for each in cards for found in _groups(scene, each)]
    if scene.right_to_left:
        shown = [(replace(band, x=-band.x), turned_group(group)) for band, group in shown]
    if not shown:
        return None
    rects = [group.bounds.moved(band.x, band.y) for band, group in shown]
    left, top = min(rect.x for rect in rects) - _AIR, min(rect.y for rect in rects) - _AIR
    width, height = max(rect.right for rect in rects) + _AIR - left, max(rect.bottom for rect in rects) + _AIR - top
    scale = min(_SCALE, sqrt(_MOST_PIXELS / (width * height)))
    return _painted(shown, Rect(left, top, width, height), scale)


def _groups(scene: Scene, card: str) -> list[tuple[Band, Group]]:
    """A card, or a marker with its word, and the badges that belong to it."""
    found = (group_at(scene, f"{name}:{card}") for name in ("card", "marker", "target", "label", "badge"))
    return [each for each in found if each]


def _painted(shown: list[tuple[Band, Group]], area: Rect, scale: float) -> QImage:
    form = QImage.Format.Format_ARGB32_Premultiplied
    image = QImage(max(1, round(area.width * scale)), max(1, round(area.height * scale)), form)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(scale, scale)
    painter.translate(-area.x, -area.y)
    for band, group in shown:
        painter.translate(band.x, band.y)
        paint_group(painter, group)
        painter.translate(-band.x, -band.y)
    painter.end()
    return image
