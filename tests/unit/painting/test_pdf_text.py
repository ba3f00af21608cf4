"""What is written on a page can be found, copied and read aloud, whatever its script."""

from __future__ import annotations

import io
import unicodedata

import pypdf
import pytest

from mapdesigner.layout.scene import Family, Span, TextStyle
from mapdesigner.layout.text.typeset import typeset
from tests.unit.painting.pages import (
    INK,
    ink_box,
    page,
    pdf,
    read_by_pdfium,
    read_by_poppler,
    read_by_pypdf,
    rendered,
    words,
)

SCRIPTS = {
    "Latin": "Würze für die Größe: office affairs, fjord",
    "Greek": "Ελπίδα και χαρά",
    "Cyrillic": "Путь клиента",
    "Arabic": "رحلة العميل بلا انتظار",
    "Hebrew": "מסע הלקוח",
    "Devanagari": "ग्राहक की यात्रा हिन्दी में कि तीर्थ",
    "Thai": "สวัสดีครับ น้ำใจ ที่นี่",
    "emoji": "😀 🚀 👍🏽 👩‍💻",
    "symbols": "next → best ★ done ✓ again ♻",
}


def ink_height(data: bytes) -> float:
    _left, top, _right, bottom = ink_box(data, 8.0)
    return bottom - top


@pytest.mark.parametrize("script", SCRIPTS)
def test_words_of_every_script_are_read_back_by_pypdf(script):
    read = read_by_pypdf(pdf(page(words(SCRIPTS[script])))).split()
    assert sorted(read) == sorted(SCRIPTS[script].split())


@pytest.mark.parametrize("script", SCRIPTS)
def test_words_of_every_script_are_read_back_by_poppler_in_order(script):
    assert read_by_poppler(pdf(page(words(SCRIPTS[script])))).split() == SCRIPTS[script].split()


@pytest.mark.parametrize("script", SCRIPTS)
def test_words_of_every_script_are_read_back_by_pdfium_without_stray_characters(script):
    read = read_by_pdfium(pdf(page(words(SCRIPTS[script])))).split()
    assert sorted(read) == sorted(SCRIPTS[script].split())


@pytest.mark.parametrize("pointed", ["بْتُ مُحَمَّد", "בְּרֵאשִׁית בָּרָא", "ที่นี่ ปู่", "e\u0301 o\u0302\u0323"])
def test_letters_with_marks_are_drawn_with_them_and_read_with_them(pointed):
    data = pdf(page(words(pointed)))
    assert sorted(read_by_pypdf(data).split()) == sorted(pointed.split())
    bare = "".join(letter for letter in pointed if not unicodedata.combining(letter))
    assert ink_height(data) > ink_height(pdf(page(words(bare)))) + 1.0


def test_all_scripts_together_on_one_page_are_read_line_by_line():
    blocks = [words(text, y=30.0 * row) for row, text in enumerate(SCRIPTS.values())]
    data = pdf(page(*blocks))
    left_to_right = [text for script, text in SCRIPTS.items() if script not in ("Arabic", "Hebrew")]
    for read in (read_by_pypdf(data), read_by_poppler(data, "-raw")):
        places = [" ".join(read.split()).find(text) for text in left_to_right]
        assert places == sorted(places)
        assert -1 not in places


def test_broken_lines_and_neighbouring_blocks_do_not_run_together():
    narrow = words("one two three four five", width=40.0)
    beside = words("right", x=narrow.box.width + 1.0)
    data = pdf(page(narrow, beside))
    expected = ["one", "two", "three", "four", "five", "right"]
    assert read_by_pypdf(data).split() == expected
    assert read_by_poppler(data, "-raw").split() == expected


def test_a_halo_is_drawn_and_not_read():
    style = TextStyle(24.0, 700, INK, halo="#FF0000", halo_width=3.0)
    data = pdf(page(words("Halo", style=style)))
    assert read_by_pypdf(data).split() == ["Halo"]
    assert read_by_poppler(data).split() == ["Halo"]
    assert read_by_pdfium(data).split() == ["Halo"]
    drawn = {colour for _count, colour in rendered(data).getcolors(100_000)}
    assert {(255, 0, 0), (0x17, 0x21, 0x2E)} <= drawn


def test_letters_set_wide_are_one_word():
    data = pdf(page(words("STAGES", style=TextStyle(9.0, 600, INK, tracking=0.08))))
    assert read_by_pypdf(data).split() == ["STAGES"]
    assert read_by_poppler(data).split() == ["STAGES"]


@pytest.mark.parametrize(
    "hostile", ["<img src=/etc/passwd>", "<team> & <b>bold</b>", "(a) \\ [b] <</JS 1>>", "%PDF ET Q"]
)
def test_words_that_look_like_markup_are_drawn_as_they_are(hostile):
    data = pdf(page(words(hostile)))
    assert " ".join(read_by_pypdf(data).split()) == hostile
    assert " ".join(read_by_poppler(data).split()) == hostile
    assert not pypdf.PdfReader(io.BytesIO(data)).pages[0].images


def test_glyphs_are_drawn_where_the_layout_measured_them():
    block = words("HHHHH AVAVA HHHHH", style=TextStyle(20.0, 600, INK))
    line = block.lines[0]
    left, _top, right, bottom = ink_box(pdf(page(block)))
    assert left == pytest.approx(10.0 + line.x, abs=2.5)  # an H has side bearings
    assert right == pytest.approx(10.0 + line.x + line.width, abs=2.5)
    assert bottom == pytest.approx(20.0 + line.baseline, abs=0.5)


def test_fonts_are_embedded_as_subsets_and_none_is_type_3():
    spans = [Span("Plain ", TextStyle(12.0)), Span("spoken", TextStyle(12.0, family=Family.CUSTOMER))]
    blocks = [words(text, y=30.0 * row) for row, text in enumerate(SCRIPTS.values())]
    reader = pypdf.PdfReader(io.BytesIO(pdf(page(typeset(spans, None, 300.0), *blocks))))
    fonts = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]
    assert len(fonts) >= 8
    for font in fonts:
        (descendant,) = font["/DescendantFonts"]
        descriptor = descendant.get_object()["/FontDescriptor"]
        assert font["/Subtype"] == "/Type0"
        assert "/ToUnicode" in font
        assert 0 < len(descriptor["/FontFile2"].get_data()) < 60_000
        assert descriptor["/FontName"][7] == "+"


def test_a_font_of_two_pages_is_embedded_once():
    reader = pypdf.PdfReader(io.BytesIO(pdf(page(words("First page")), page(words("Second page")))))
    first, second = (sheet["/Resources"]["/Font"]["/T1"] for sheet in reader.pages)
    assert first.indirect_reference == second.indirect_reference
    assert [sheet.extract_text().split() for sheet in reader.pages] == [["First", "page"], ["Second", "page"]]
