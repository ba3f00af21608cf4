"""A brand's own font: shipped or on the machine, put into the PDF if its licence lets it, refused by name if not."""

from __future__ import annotations

import io
import string
from base64 import b64encode
from pathlib import Path

import pypdf
import pytest
from fontTools.ttLib import TTFont

from mapdesigner import resources
from mapdesigner.edits.replace import replace
from mapdesigner.layout.scene import Scene, TextBlock
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.layout.text.fonts import SHIPPED, brand_font, font_path
from mapdesigner.model.journey import Brand, JourneyMap
from mapdesigner.storage.read import read_map
from tests.support.made_fonts import made_font, only_system_fonts
from tests.support.small_pictures import png
from tests.unit.painting import pages

LETTERS = string.ascii_letters + string.digits + string.punctuation + " "


def branded(font: str) -> JourneyMap:
    journey = read_map(resources.path("samples", "trailhead.journeymap")).journey
    return replace(journey, brand=Brand(font=font))


def fonts_of(page: Scene) -> set[str]:
    blocks = [
        part for band in page.bands for group in band.groups for part in group.primitives if isinstance(part, TextBlock)
    ]
    return {run.font for block in blocks for line in block.lines for run in line.runs if run.text.isascii()}


def test_a_font_of_the_machine_sets_all_but_the_customers_words(tmp_path: Path) -> None:
    made_font(tmp_path / "made.ttf", LETTERS, cff=False)
    with only_system_fonts(tmp_path):
        (page, *_more) = compose_poster(branded("Made"))
        data = pages.pdf(page)
    used = fonts_of(page)
    assert {font for font in used if font.startswith("Inter")} == set()
    assert "SourceSerif4-400Italic" in used
    assert not [note for note in page.notes if "Made" in note]
    names = [font["/BaseFont"] for font in pypdf.PdfReader(io.BytesIO(data)).pages[0]["/Resources"]["/Font"].values()]
    assert any(name.endswith("+Made-Regular") for name in names)


@pytest.mark.parametrize("held", [b64encode(b"not a png").decode(), "no base64 at all"])
def test_a_logo_that_is_no_picture_is_left_out_and_told(held: str) -> None:
    journey = replace(branded(""), brand=Brand(logo=held))
    (page, *_more) = compose_poster(journey)
    assert "The brand's logo cannot be read as a picture and is left out." in page.notes


def test_of_a_logo_that_is_shown_nothing_is_told() -> None:
    logo = b64encode(png(6, 2)).decode()
    (page, *_more) = compose_poster(replace(branded(""), brand=Brand(logo=logo)))
    assert not [note for note in page.notes if "logo" in note]


def test_a_second_family_is_shipped_for_the_organisations_words(tmp_path: Path) -> None:
    with only_system_fonts(tmp_path):
        (page, *_more) = compose_poster(branded("Source Serif 4"))
        data = pages.pdf(page)
    used = fonts_of(page)
    assert {"SourceSerif4-400", "SourceSerif4-600", "SourceSerif4-700", "SourceSerif4-400Italic"} <= used
    assert {font for font in used if font.startswith("Inter")} == set()
    assert not [note for note in page.notes if "Source Serif" in note]
    fonts = pypdf.PdfReader(io.BytesIO(data)).pages[0]["/Resources"]["/Font"].values()
    assert {font["/Subtype"] for font in fonts} == {"/Type0"}


@pytest.mark.parametrize("family", SHIPPED)
def test_every_shipped_family_has_static_outlines_that_may_be_embedded(family: str) -> None:
    for weight in (400, 600, 700):
        font = TTFont(font_path(brand_font(family, weight)))
        assert "glyf" in font
        assert "fvar" not in font
        assert font["OS/2"].fsType == 0
        assert font["OS/2"].usWeightClass == weight


def test_a_map_without_a_brand_has_none_of_it() -> None:
    (page, *_more) = compose_poster(branded(""))
    assert {font for font in fonts_of(page) if font.startswith("SourceSerif4")} == {"SourceSerif4-400Italic"}


def test_a_font_that_may_not_be_embedded_is_refused_by_name(tmp_path: Path) -> None:
    made_font(tmp_path / "made.ttf", LETTERS, cff=False, licence=2)
    with only_system_fonts(tmp_path):
        page = compose_poster(branded("Made"))[0]
    assert "The licence of the font Made forbids embedding; Inter stands in for it." in page.notes
    assert any(font.startswith("Inter") for font in fonts_of(page))


def test_a_font_that_is_not_there_is_named(tmp_path: Path) -> None:
    with only_system_fonts(tmp_path):
        page = compose_poster(branded("Nowhere Grotesk"))[0]
    assert "The font Nowhere Grotesk is not on this machine; Inter stands in for it." in page.notes
