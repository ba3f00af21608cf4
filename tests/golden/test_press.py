"""A sheet for a print shop: bleed, boxes and what the colours mean, read back from the PDF."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pypdf
import pytest
from PIL import ImageCms

from mapdesigner import resources
from mapdesigner.layout.scene import Path, Scene
from mapdesigner.model.items import Emotion
from mapdesigner.publish.options import PosterOptions
from mapdesigner.publish.pages import pages
from mapdesigner.storage.read import read_map
from tests.unit.painting.pages import pdf

MM = 72 / 25.4


def printed(**options: object) -> pypdf.PdfReader:
    journey = read_map(resources.path("samples", "trailhead.journeymap")).journey
    return pypdf.PdfReader(io.BytesIO(pdf(*pages(journey, PosterOptions(**options)))))  # type: ignore[arg-type]


def test_a_press_sheet_is_trimmed_to_a1_with_3_mm_of_bleed() -> None:
    (page,) = printed(press=True).pages
    media, trim, bleed = (tuple(map(float, box)) for box in (page.mediabox, page.trimbox, page.bleedbox))
    assert media == bleed == pytest.approx((0, 0, 847 * MM, 600 * MM), abs=0.1)
    assert trim == pytest.approx((3 * MM, 3 * MM, 844 * MM, 597 * MM), abs=0.1)


def press_page(**changes: object) -> Scene:
    journey = read_map(resources.path("samples", "trailhead.journeymap")).journey.model_copy(update=changes)
    (page,) = pages(journey, PosterOptions(press=True))
    return page


def over(page: Scene) -> dict[str, list[Path]]:
    """What leaves the trimmed page, by the groups' names: their lines and areas."""
    assert page.trim
    groups = {
        (band.x, group)
        for band in page.bands
        for group in band.groups
        if band.x + group.bounds.right > page.trim.right + 1 or band.x + group.x < page.trim.x - 1
    }
    return {
        group.id.partition(":")[0]: [part for part in group.primitives if isinstance(part, Path)]
        for _x, group in groups
    }


def far(commands: Iterable[tuple[str | float, ...]]) -> float:
    return max(float(x) for command in commands for x in command[1::2])


def low(commands: Iterable[tuple[str | float, ...]]) -> float:
    return max(float(y) for command in commands for y in command[2::2])


def test_only_the_emotion_lane_leaves_the_margins() -> None:
    assert over(press_page()).keys() == {"curve-ground", "curve"}


def test_the_curve_its_area_and_all_its_lines_run_as_far_as_the_tint() -> None:
    found = over(press_page())
    tint = far(found["curve-ground"][0].commands)
    assert [far(part.commands) for part in found["curve-ground"][:3]] == pytest.approx([tint] * 3)
    below, hatched, *whole = sorted(found["curve"], key=lambda part: far(part.commands))
    assert hatched.clip == below.commands
    assert [far(part.commands) for part in whole] == pytest.approx([tint] * len(whole))


def test_a_curve_that_ends_below_zero_is_hatched_to_the_edge() -> None:
    journey = read_map(resources.path("samples", "trailhead.journeymap")).journey
    items = tuple(
        item.model_copy(update={"score": -1.5}) if isinstance(item, Emotion) else item for item in journey.items
    )
    found = over(press_page(items=items))
    (hatching,) = (part for part in found["curve"] if part.clip)
    assert far(hatching.clip) == pytest.approx(far(found["curve-ground"][0].commands))
    assert far(hatching.commands) >= far(hatching.clip)


def test_a_hatching_is_as_deep_as_a_curve_that_goes_on_down() -> None:
    journey = read_map(resources.path("samples", "trailhead.journeymap")).journey
    page, _other = pages(journey, PosterOptions(press=True, portrait=True))
    (hatching,) = (part for part in over(page)["curve"] if part.clip)
    assert low(hatching.commands) == low(hatching.clip)


def test_the_curve_of_a_map_to_compare_with_goes_on_too() -> None:
    journey = read_map(resources.path("samples", "trailhead.journeymap")).journey
    items = tuple(
        item.model_copy(update={"score": -0.5}) if isinstance(item, Emotion) else item for item in journey.items
    )
    (page,) = pages(journey, PosterOptions(press=True, other=journey.model_copy(update={"items": items})))
    found = over(page)
    assert max(far(part.commands) for part in found["other"]) == pytest.approx(far(found["curve-ground"][0].commands))


def test_a_map_read_from_the_right_leaves_the_sheet_at_the_left() -> None:
    page = press_page(right_to_left=True)
    lefts = {round(band.x + group.x, 3) for band in page.bands for group in band.groups if group.id.startswith("curve")}
    assert min(lefts) == 0.0
    assert all(band.x + group.bounds.right < page.width - 20 for band in page.bands for group in band.groups)


@pytest.mark.parametrize("press", [True, False])
def test_every_pdf_says_that_its_colours_are_srgb(press: bool) -> None:
    root = printed(press=press).trailer["/Root"]
    (intent,) = root["/OutputIntents"]
    profile = intent.get_object()["/DestOutputProfile"].get_object()
    known = ImageCms.ImageCmsProfile(io.BytesIO(profile.get_data()))
    assert "sRGB" in ImageCms.getProfileDescription(known)
    assert profile["/N"] == 3
