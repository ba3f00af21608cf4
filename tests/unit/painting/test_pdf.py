"""A Scene becomes a page of the same size, with its shapes, pictures, links and outline."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pypdf
import pytest
from PIL import Image

from mapdesigner.layout.icons import icon
from mapdesigner.layout.scene import Box, Chapter, Gradient, Link, Path, Picture, Rect
from tests.unit.painting.pages import INK, colour_at, ink_box, page, pdf, rendered, words

SQUARE = (("M", 0.0, 0.0), ("L", 100.0, 0.0), ("L", 100.0, 100.0), ("L", 0.0, 100.0), ("Z",))


def reader(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def image_file(kind: str, image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def test_the_page_has_the_size_of_the_scene_and_its_background():
    data = pdf(page(background="#204060"))
    assert tuple(reader(data).pages[0].mediabox) == (0, 0, 400, 300)
    assert colour_at(data, 1, 1) == colour_at(data, 399, 299) == (0x20, 0x40, 0x60)


def test_a_box_lies_where_the_scene_says():
    data = pdf(page(Box(Rect(30, 40, 100, 50), fill=INK)))
    assert ink_box(data) == pytest.approx((40, 60, 140, 110), abs=0.3)


def test_round_corners_are_cut_and_square_ones_stay():
    data = pdf(page(Box(Rect(0, 0, 100, 100), fill="#000000", radii=(20, 0, 0, 0))))
    assert colour_at(data, 12, 22) == (255, 255, 255)
    assert colour_at(data, 108, 22) == colour_at(data, 12, 118) == (0, 0, 0)


def test_corners_rounder_than_the_box_shrink_to_fit():
    data = pdf(page(Box(Rect(0, 0, 100, 20), fill="#000000", radii=(50, 50, 50, 50))))
    assert ink_box(data) == pytest.approx((10, 20, 110, 40), abs=0.3)


def test_a_see_through_colour_lets_what_lies_beneath_through():
    data = pdf(page(Box(Rect(0, 0, 100, 100), fill="#FF000080"), Box(Rect(50, 0, 50, 100), fill="#0000FF")))
    assert colour_at(data, 30, 50) == pytest.approx((255, 127, 127), abs=2)
    assert colour_at(data, 80, 50) == (0, 0, 255)


def test_a_dashed_line_has_gaps_and_the_next_has_none():
    dashed = Path((("M", 0.0, 10.0), ("L", 200.0, 10.0)), stroke="#000000", stroke_width=4, dash=(20, 20))
    whole = Path((("M", 0.0, 30.0), ("L", 200.0, 30.0)), stroke="#000000", stroke_width=4)
    data = pdf(page(dashed, whole))
    assert colour_at(data, 20, 30) == colour_at(data, 40, 50) == (0, 0, 0)
    assert colour_at(data, 40, 30) == (255, 255, 255)


def test_a_clipped_path_stays_inside_its_clip_and_the_next_is_free():
    clip = (("M", 0.0, 0.0), ("L", 50.0, 0.0), ("L", 50.0, 100.0), ("L", 0.0, 100.0), ("Z",))
    data = pdf(page(Path(SQUARE, fill="#000000", clip=clip), Box(Rect(60, 0, 20, 20), fill="#000000")))
    assert colour_at(data, 50, 50) == (0, 0, 0)
    assert colour_at(data, 65, 110) == (255, 255, 255)
    assert colour_at(data, 80, 30) == (0, 0, 0)


def test_a_gradient_runs_from_its_first_colour_to_its_second():
    data = pdf(page(Path(SQUARE, fill=Gradient(0, 0, 100, 0, "#FF0000", "#0000FF"), stroke="#00FF00", stroke_width=2)))
    red, _, _ = colour_at(data, 13, 50)
    _, _, blue = colour_at(data, 107, 50)
    middle = colour_at(data, 60, 50)
    assert red > 230
    assert blue > 230
    assert middle == pytest.approx((127, 0, 127), abs=10)
    assert colour_at(data, 60, 20) == (0, 255, 0)


def test_an_icon_fills_its_square():
    data = pdf(page(icon("circle", 0.0, 0.0, 48.0, "#000000", 4.0)))
    assert ink_box(data) == pytest.approx((12, 22, 56, 66), abs=0.5)


def test_a_jpeg_is_embedded_as_it_is_and_once():
    data = image_file("JPEG", Image.new("RGB", (20, 10), "#C03020"))
    document = pdf(page(Picture(Rect(0, 0, 40, 20), data), Picture(Rect(50, 0, 40, 20), data)))
    assert document.count(data) == 1
    assert colour_at(document, 30, 30) == colour_at(document, 80, 30) == pytest.approx((0xC0, 0x30, 0x20), abs=4)


def test_a_see_through_png_shows_the_page_and_an_ellipse_cuts_corners():
    image = Image.new("RGBA", (20, 20), (0, 0, 255, 255))
    image.paste((0, 0, 0, 0), (0, 0, 10, 20))
    document = pdf(page(Picture(Rect(0, 0, 100, 100), image_file("PNG", image), ellipse=True)))
    assert colour_at(document, 30, 70) == (255, 255, 255)
    assert colour_at(document, 100, 70) == (0, 0, 255)
    assert colour_at(document, 108, 22) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16"])
def test_pngs_of_every_kind_are_drawn(mode):
    document = pdf(page(Picture(Rect(0, 0, 100, 100), image_file("PNG", Image.new(mode, (4, 4))), radius=10)))
    assert len(rendered(document).getcolors(100_000)) >= 1
    assert len(reader(document).pages[0].images) == 1


def test_a_link_leads_to_its_address_from_its_place():
    document = reader(pdf(page(Link(Rect(0, 0, 50, 10), "https://example.org/weg/größe?a=(b)"))))
    (annotation,) = document.pages[0]["/Annots"]
    assert annotation["/A"]["/URI"] == "https://example.org/weg/gr%C3%B6%C3%9Fe?a=(b)"
    assert [float(edge) for edge in annotation["/Rect"]] == [10, 270, 60, 280]


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:///etc/passwd", ""])
def test_a_link_that_no_document_should_hold_is_left_out(href):
    data = pdf(page(Link(Rect(0, 0, 50, 10), href)))
    assert "/Annots" not in reader(data).pages[0]


def test_the_document_bears_title_author_subject_and_language():
    document = reader(pdf(page(words("x"), title="Reise <b> & שלום"), subject="Journey map"))
    assert document.metadata.title == "Reise <b> & שלום"
    assert document.metadata.author == "Ana Example"
    assert document.metadata.subject == "Journey map"
    assert document.trailer["/Root"]["/Lang"] == "en"


def test_chapters_become_outline_entries_that_lead_to_their_places():
    chapters = (Chapter("Discover <1>", 10, 30), Chapter("החלטה", 200, 30))
    document = reader(pdf(page(words("a"), chapters=chapters), page(words("b"), chapters=chapters[:1])))
    outline = [(entry.title, float(entry.left), float(entry.top)) for entry in document.outline]
    assert outline == [("Discover <1>", 10, 270), ("החלטה", 200, 270), ("Discover <1>", 10, 270)]
    assert [document.get_destination_page_number(entry) for entry in document.outline] == [0, 0, 1]


def test_the_same_scene_gives_the_same_bytes():
    scene = page(words("Same"), Box(Rect(0, 0, 9, 9), fill="#00000040"), chapters=(Chapter("a", 0, 0),))
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert pdf(scene) == pdf(scene)
    assert pdf(scene, created=noon) == pdf(scene, created=noon) != pdf(scene)


def test_the_time_of_writing_is_kept():
    document = reader(pdf(page(words("x")), created=datetime(2026, 11, 22, 12, 30, tzinfo=UTC)))
    assert document.metadata.creation_date == datetime(2026, 11, 22, 12, 30, tzinfo=UTC)


def test_an_empty_page_is_a_page():
    assert len(reader(pdf(page(), page(words("")))).pages) == 2
