"""A brand's own font: shipped or on the machine, put into the PDF if its licence lets it, refused by name if not."""

from __future__ import annotations

import io
import string
from pathlib import Path

import pypdf

from mapdesigner import resources
from mapdesigner.edits.replace import replace
from mapdesigner.layout.scene import Scene, TextBlock
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.model.journey import Brand, JourneyMap
from mapdesigner.storage.read import read_map
from tests.support.made_fonts import made_font, only_system_fonts
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
