"""Screen and PDF show one picture: each group of a Scene has the same place and the same ink in both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import ceil

import pytest

from mapdesigner import resources
from mapdesigner.layout.compose import compose_screen
from mapdesigner.layout.scene import Band, Group, Scene
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.storage.read import read_map
from tests.support import regions

pytestmark = pytest.mark.usefixtures("qapp")

SCALE = 1.0
"""One pixel to a unit: 72 dpi on paper, 100 % on screen."""

FARTHEST = 1.0
"""In units: one pixel, as much as pdfium moves an upright edge to a whole one."""

COVERAGE = 0.05
MEAN = 0.13
THIN = {"rule"}
"""Lines of two pixels lie across three for pdfium; only their place is compared."""

GROUNDS = ("ground:", "curve-ground:", "line-ground:", "lane:", "stage:", "stage-name:", "arc:")
"""What other groups are drawn upon; it is compared in a picture of its own, or nobody would see it move."""


def on_screen(name: str) -> list[Scene]:
    """The map as the canvas shows it, on whole pixels: a page that ends within one is rounded differently."""
    scene = compose_screen(read_map(resources.path("samples", f"{name}.journeymap")).journey)
    return [replace(scene, width=ceil(scene.width), height=ceil(scene.height))]


def on_paper(name: str) -> list[Scene]:
    return list(compose_poster(read_map(resources.path("samples", f"{name}.journeymap")).journey, "A1"))


def layers(scene: Scene) -> tuple[Scene, Scene]:
    """The grounds alone, and all the things upon them."""
    return _only(scene, lambda group: group.id.startswith(GROUNDS)), _only(
        scene, lambda group: not group.id.startswith(GROUNDS)
    )


def _only(scene: Scene, chosen: Callable[[Group], bool]) -> Scene:
    return _with_groups(scene, lambda band: tuple(group for group in band.groups if chosen(group)))


def _with_groups(scene: Scene, groups: Callable[[Band], tuple[Group, ...]]) -> Scene:
    return replace(scene, bands=tuple(replace(band, groups=groups(band)) for band in scene.bands))


def unlike(found: list[regions.Difference]) -> list[regions.Difference]:
    """The groups that a person would see in another place, or with more or less ink."""
    return [
        each
        for each in found
        if each.moved > FARTHEST or (each.group not in THIN and (abs(each.coverage) > COVERAGE or each.mean > MEAN))
    ]


def shifted(scene: Scene, dx: float, dy: float) -> tuple[Scene, set[str]]:
    """The Scene with one thing of each kind, the third, three units aside; and the ids of those."""
    seen: dict[str, int] = {}
    moved: set[str] = set()

    def place(group: Group) -> Group:
        kind = group.id.split(":")[0]
        seen[kind] = seen.get(kind, 0) + 1
        if seen[kind] != 3:
            return group
        moved.add(group.id)
        return replace(group, x=group.x + dx, y=group.y + dy)

    return _with_groups(scene, lambda band: tuple(place(group) for group in band.groups)), moved


@pytest.mark.parametrize("composed", [on_screen, on_paper])
@pytest.mark.parametrize("name", ["trailhead", "nordlicht"])
def test_each_group_has_the_same_place_and_ink_on_screen_and_in_the_pdf(
    name: str, composed: Callable[[str], list[Scene]]
) -> None:
    for page in composed(name):
        for layer in layers(page):
            pictures = regions.by_pdfium(layer, SCALE), regions.by_qt(layer, SCALE)
            assert unlike(regions.differences(layer, *pictures, SCALE)) == []


@pytest.mark.parametrize(("dx", "dy"), [(3.0, 0.0), (0.0, -3.0)])
def test_a_group_three_units_aside_in_one_painter_is_found(dx: float, dy: float) -> None:
    (page,) = on_paper("trailhead")
    _grounds, things = layers(page)
    other, moved = shifted(things, dx, dy)
    pictures = regions.by_pdfium(things, SCALE), regions.by_qt(other, SCALE)
    assert {each.group for each in unlike(regions.differences(things, *pictures, SCALE))} == {
        group for group in moved if dx or not group.startswith("tie:")
    }  # a dotted line is the same line when it is moved along itself
    assert len(moved) > 8
