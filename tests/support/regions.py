"""Compares two pictures of one Scene region by region: where each group has its ink, and how much of it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageChops, ImageFilter, ImageStat

from mapdesigner.layout.scene import Band, Group, Scene
from mapdesigner.painting.pdf import write_pdf
from mapdesigner.painting.qt import scene_to_image

_AROUND = 12.0
"""Room around a group for what it draws beyond its rectangle, in scene units."""

_SHIFTS = (1.0, 2.0, 3.0, 4.0)
"""How far a misplaced group is looked for, in scene units."""

_CLEARLY = 0.6
"""A shift is believed when it leaves less than this of what differs; fine dots seem to move, but not so."""


class Difference(NamedTuple):
    """How a group differs between two pictures, looked at where it has marks.

    `coverage`: difference of grey, as a part of black, over the whole place; `moved`: how far the group must be shifted
    in the second picture, along x or y, to look most like the first, in scene units; `mean`: difference of grey pixel
    by pixel, as a part of black.
    """

    group: str
    coverage: float
    moved: float
    mean: float


def by_pdfium(scene: Scene, scale: float) -> Image.Image:
    """The Scene written as a PDF and drawn by pdfium, in grey on white, `scale` pixels to a unit."""
    out = io.BytesIO()
    write_pdf([scene], out, created=None)
    document = pypdfium2.PdfDocument(out.getvalue())
    try:
        return document[0].render(scale=scale, grayscale=True).to_pil().convert("L")
    finally:
        document.close()


def by_qt(scene: Scene, scale: float) -> Image.Image:
    """The Scene as the canvas paints it, in grey on white."""
    return _painted(replace(scene, background="#FFFFFF"), scale).convert("L")


def differences(scene: Scene, one: Image.Image, other: Image.Image, scale: float) -> list[Difference]:
    """What differs at the marks of each group of the Scene between two pictures of it.

    Both are softened by a unit first: painters lay the grain of fine dots and the edges of letters differently.
    """
    one, other = (picture.filter(ImageFilter.GaussianBlur(scale)) for picture in (one, other))
    found = []
    for band, group in groups(scene):
        mask = _marks(group, scale)
        corner = (round((band.x + group.x - _AROUND) * scale), round((band.y + group.y - _AROUND) * scale))
        if mask.getbbox():
            first, second = _crop(one, mask, corner), _crop(other, mask, corner)
            coverage = (ImageStat.Stat(second, mask).mean[0] - ImageStat.Stat(first, mask).mean[0]) / 255
            mean = _unlike(first, second, mask)
            found.append(Difference(group.id, coverage, _moved(first, other, mask, corner, scale), mean))
    return found


def groups(scene: Scene) -> Iterator[tuple[Band, Group]]:
    """Each group with its band, in painting order."""
    for band in scene.bands:
        for group in band.groups:
            yield band, group


def _painted(scene: Scene, scale: float) -> Image.Image:
    picture = scene_to_image(scene, scale)
    return Image.frombytes("RGBA", (picture.width(), picture.height()), bytes(picture.constBits()), "raw", "BGRA")


def _marks(group: Group, scale: float) -> Image.Image:
    """Where a group draws, a little grown, in a picture with some room around the group's rectangle."""
    size = (group.width + 2 * _AROUND, group.height + 2 * _AROUND)
    band = Band("band", _AROUND - group.x, _AROUND - group.y, *size, (group,))
    alone = _painted(Scene(*size, "", (band,)), scale).getchannel("A").point(lambda alpha: 255 if alpha else 0)
    return alone.filter(ImageFilter.MaxFilter(2 * round(scale) + 1))


def _moved(first: Image.Image, other: Image.Image, mask: Image.Image, corner: tuple[int, int], scale: float) -> float:
    """How far the other picture's group stands from the first's: the shift along an axis that makes them most alike."""
    best, least = 0.0, _CLEARLY * _unlike(first, _crop(other, mask, corner), mask)
    for shift in _SHIFTS:
        far = round(shift * scale)
        for dx, dy in ((far, 0), (-far, 0), (0, far), (0, -far)):
            unlike = _unlike(first, _crop(other, mask, (corner[0] + dx, corner[1] + dy)), mask)
            if unlike < least:
                best, least = shift, unlike
    return best


def _unlike(one: Image.Image, other: Image.Image, mask: Image.Image) -> float:
    return ImageStat.Stat(ImageChops.difference(one, other), mask).mean[0] / 255


def _crop(picture: Image.Image, size: Image.Image, corner: tuple[int, int]) -> Image.Image:
    return picture.crop((*corner, corner[0] + size.width, corner[1] + size.height))
