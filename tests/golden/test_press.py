"""A sheet for a print shop: bleed, boxes and what the colours mean, read back from the PDF."""

from __future__ import annotations

import io

import pypdf
import pytest
from PIL import ImageCms

from mapdesigner import resources
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


def test_only_the_tint_of_the_emotion_lane_leaves_the_margins() -> None:
    journey = read_map(resources.path("samples", "trailhead.journeymap")).journey
    (page,) = pages(journey, PosterOptions(press=True))
    assert page.trim
    over = {band.id for band in page.bands for group in band.groups if band.x + group.bounds.right > page.trim.right}
    assert over == {band.id for band in page.bands if band.id.startswith("bleed:")} != set()


@pytest.mark.parametrize("press", [True, False])
def test_every_pdf_says_that_its_colours_are_srgb(press: bool) -> None:
    root = printed(press=press).trailer["/Root"]
    (intent,) = root["/OutputIntents"]
    profile = intent.get_object()["/DestOutputProfile"].get_object()
    known = ImageCms.ImageCmsProfile(io.BytesIO(profile.get_data()))
    assert "sRGB" in ImageCms.getProfileDescription(known)
    assert profile["/N"] == 3
