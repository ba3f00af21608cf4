"""Chinese, Japanese and Korean come from the system's fonts, TrueType and CFF alike, on screen and in the PDF."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PIL import Image

from mapdesigner.layout.scene import Band, Group, Scene, TextBlock, TextStyle
from mapdesigner.layout.text.system_fonts import PREFIX, folders
from mapdesigner.layout.text.typeset import typeset
from mapdesigner.painting.qt import scene_to_png
from mapdesigner.painting.qt_text import _taken_out, raw_font
from mapdesigner.painting.svg_fonts import named
from mapdesigner.publish.pages import report
from tests.support.made_fonts import made_collection, made_font, only_system_fonts
from tests.unit.painting import pages

BODY = TextStyle(15.0)
WORDS = "客戶旅程 お客様 고객"


def scene(block: TextBlock) -> Scene:
    group = Group("words", 0, 0, 400, 40, (block,))
    return Scene(400, 100, "#FFFFFF", (Band("band", 10, 10, 400, 40, (group,)),), "Words")


@pytest.mark.parametrize("cff", [False, True])
def test_words_in_a_font_of_the_system_are_set_embedded_and_read_back(tmp_path: Path, cff: bool) -> None:
    made_font(tmp_path / ("made.otf" if cff else "made.ttf"), "".join(sorted(set(WORDS))), cff=cff)
    with only_system_fonts(tmp_path):
        block = typeset(WORDS, BODY, 400)
        data = pages.pdf(scene(block))
    assert block.missing == ""
    assert {run.font.startswith(PREFIX) for line in block.lines for run in line.runs if run.text.strip()} == {True}
    (page,) = pypdf.PdfReader(io.BytesIO(data)).pages
    assert page.extract_text().strip() == WORDS
    for font in page["/Resources"]["/Font"].values():
        assert font["/Subtype"] == "/Type0"
        assert "/FontFile2" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"]


@pytest.mark.parametrize("cff", [False, True])
def test_the_pdf_shows_the_same_picture_from_both_kinds_of_outlines(tmp_path: Path, cff: bool) -> None:
    made_font(tmp_path / "made.otf", "客", cff=cff)
    with only_system_fonts(tmp_path):
        data = pages.pdf(scene(typeset("客", TextStyle(40.0), 400)))
    shown = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("L")
    box = shown.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    assert (box[2] - box[0], box[3] - box[1]) == pytest.approx((28, 28), abs=1.5)


REGIONS = ({"family": "Noto Sans CJK JP"}, {"family": "Noto Sans CJK KR"}, {"family": "Noto Sans CJK SC", "top": 400})


def family(block: TextBlock) -> str:
    """The family of a block's first run."""
    return named(block.lines[0].runs[0].font).family


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("客", "ja", "Noto Sans CJK JP"),
        ("客", "ko-KR", "Noto Sans CJK KR"),
        ("客", "zh-Hans", "Noto Sans CJK SC"),
        ("고客", "en", "Noto Sans CJK KR"),
        ("客さ", "zh", "Noto Sans CJK JP"),
        ("客", "zh-TW", "Noto Sans CJK JP"),
    ],
)
def test_the_language_chooses_among_the_fonts_of_a_collection(
    tmp_path: Path, text: str, language: str, wanted: str
) -> None:
    made_collection(tmp_path / "NotoSansCJK-Regular.ttc", "客さ고", *REGIONS)
    with only_system_fonts(tmp_path):
        assert family(typeset(text, BODY, 400, language=language)) == wanted


def test_bold_text_takes_the_bold_font_of_a_collection(tmp_path: Path) -> None:
    weights = ({"family": "Made Light", "weight": 300}, {"family": "Made"}, {"family": "Made Bold", "weight": 700})
    made_collection(tmp_path / "made.ttc", "客", *weights)
    with only_system_fonts(tmp_path):
        assert family(typeset("客", BODY, 400)) == "Made"
        assert family(typeset("客", TextStyle(15.0, 700), 400)) == "Made Bold"


def test_a_brand_finds_its_family_in_a_collection(tmp_path: Path) -> None:
    made_collection(tmp_path / "made.ttc", "abc", {"family": "First"}, {"family": "Second", "top": 300})
    with only_system_fonts(tmp_path):
        block = typeset("abc", TextStyle(15.0, family="Second"), 400)
        data = pages.pdf(scene(block))
        assert family(block) == "Second"
    assert pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text().strip() == "abc"


def test_paper_and_screen_show_the_glyphs_of_the_font_that_was_chosen(tmp_path: Path, qapp) -> None:
    made_collection(tmp_path / "NotoSansCJK-Regular.ttc", "客", *REGIONS)
    with only_system_fonts(tmp_path):
        drawn = scene(typeset("客", TextStyle(40.0), 400, language="zh"))
        paper = pypdfium2.PdfDocument(pages.pdf(drawn))[0].render(scale=1).to_pil()
        screen = Image.open(io.BytesIO(scene_to_png(drawn, 72)))
        raw_font.cache_clear()
        _taken_out.cache_clear()
    for picture in (paper, screen):
        box = picture.convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
        assert box is not None
        assert box[3] - box[1] == pytest.approx(16, abs=1.5)  # 400 of 1,000 units at 40 pt


def test_a_font_whose_licence_forbids_embedding_is_not_taken(tmp_path: Path) -> None:
    made_font(tmp_path / "made.ttf", "客", cff=False, licence=2)
    with only_system_fonts(tmp_path):
        assert typeset("客", BODY, 400).missing == "客"


def test_a_file_that_is_no_font_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "notosanscjk.ttf").write_bytes(b"no font")
    made_font(tmp_path / "other.ttf", "客", cff=False)
    with only_system_fonts(tmp_path):
        assert typeset("客", BODY, 400).missing == ""


def test_an_export_names_the_characters_no_font_has(tmp_path: Path) -> None:
    with only_system_fonts(tmp_path):
        notes = report((scene(typeset("客 and 程", BODY, 400)),))
    assert notes == ("No font has these characters: 客 程",)


@pytest.mark.parametrize("text", ["👩‍👩‍👧‍👦", "a\u200bb", "e\u0301", "\u202eabc", "नमस्ते", "ก็", "Pneumono" * 40])
def test_no_text_loses_a_character(tmp_path: Path, text: str) -> None:
    with only_system_fonts(tmp_path):
        block = typeset(text, BODY, 120)
    assert block.missing == ""
    assert "".join(line.text for line in block.lines) == text


def test_fonts_are_looked_for_where_the_platform_keeps_them() -> None:
    assert folders()
    assert all(folder.is_absolute() for folder in folders())
