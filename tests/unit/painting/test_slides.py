"""A map as slides: native shapes and text that can be edited, found again by the program that reads them back."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path as FilePath

import pypdf
import pytest
from PIL import Image
from pptx import Presentation
from pptx.oxml.ns import qn

from mapdesigner import resources
from mapdesigner.layout.scene import Band, Box, Group, Link, Path, Picture, Rect, Scene, TextStyle
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.layout.text.typeset import typeset
from mapdesigner.model.journey import Brand
from mapdesigner.painting.painter import paint
from mapdesigner.painting.recording import RecordingPainter
from mapdesigner.painting.slides import write_slides
from mapdesigner.storage.read import read_map

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def poster() -> Scene:
    return compose_poster(read_map(resources.path("samples", "trailhead.journeymap")).journey, "A3")[0]


def scene_of(*primitives: object) -> Scene:
    group = Group("card:a", 10, 10, 200, 100, primitives, "a", "Card")  # type: ignore[arg-type]
    return Scene(300, 200, "#FFFFFF", (Band("band", 0, 0, 300, 200, (group,)),), "Title")


def written(*scenes: Scene) -> bytes:
    out = io.BytesIO()
    write_slides(scenes, out)
    return out.getvalue()


def shapes_of(data: bytes, number: int = 0) -> list:
    found = []

    def walk(shapes: object) -> None:
        for shape in shapes:  # type: ignore[attr-defined]
            found.append(shape)
            walk(getattr(shape, "shapes", ()))

    walk(Presentation(io.BytesIO(data)).slides[number].shapes)
    return found


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


def test_every_word_is_text_in_reading_order() -> None:
    scene, painter = poster(), RecordingPainter()
    paint(scene, painter)
    shapes = shapes_of(written(scene))
    found = "".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
    assert squeezed(found) == squeezed("".join(painter.words))


def test_a_card_is_a_group_with_its_words_as_its_name() -> None:
    group = next(shape for shape in shapes_of(written(poster())) if "Fitting wall" in shape.name)
    assert {shape.text_frame.text for shape in group.shapes if shape.has_text_frame} >= {
        "Fitting wall and\nramp",
        "Store",
    }


def test_a_brand_in_serifs_is_set_in_a_serif_that_every_office_has() -> None:
    journey = read_map(resources.path("samples", "trailhead.journeymap")).journey
    page = compose_poster(journey.model_copy(update={"brand": Brand(font="Source Serif 4")}), "A3")[0]

    def fonts(scene: Scene) -> set[str]:
        frames = (shape.text_frame for shape in shapes_of(written(scene)) if shape.has_text_frame)
        return {run.font.name for frame in frames for part in frame.paragraphs for run in part.runs}

    assert fonts(page) == {"Cambria"}
    assert fonts(poster()) == {"Arial", "Cambria"}


def test_a_slide_a_scene_all_of_one_size() -> None:
    deck = Presentation(io.BytesIO(written(poster(), poster())))
    assert len(deck.slides) == 2
    assert (round(deck.slide_width.mm), round(deck.slide_height.mm)) == (420, 297)


def test_no_two_shapes_of_a_slide_share_an_id() -> None:
    ids = [shape.shape_id for shape in shapes_of(written(poster()))]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("text", ["<b>bold</b>", "a & b", "two\nlines", "tab\there", "{{=1+1}}"])
def test_users_text_stays_text(text: str) -> None:
    shapes = shapes_of(written(scene_of(typeset(text, TextStyle(12), 180))))
    assert squeezed("".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)) == squeezed(text)


def test_text_from_the_right_is_written_as_it_is_read() -> None:
    words = "שלום 12 עולם abc"
    shapes = shapes_of(written(scene_of(typeset(words, TextStyle(12), 280))))
    box = next(shape for shape in shapes if shape.has_text_frame and shape.text_frame.text)
    assert box.text_frame.text == words
    assert box.text_frame.paragraphs[0]._p.pPr.get("rtl") == "1"


def test_letters_of_another_script_leave_room_for_a_wider_font_of_the_slides_program() -> None:
    style = TextStyle(10.0, 400, "#000000")
    tight, loose = typeset("المراجعات قبل", style, 1000.0), typeset("Reviews before", style, 70.0)
    tight = typeset("المراجعات قبل", style, tight.lines[0].width * 1.02)
    sizes = [
        run.font.size.pt
        for shape in shapes_of(written(scene_of(tight, loose)))
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]
    assert sizes[0] < 10.0
    assert sizes[-1] == 10.0


def test_a_curve_stays_a_curve() -> None:
    data = written(scene_of(Path((("M", 0, 0), ("C", 5, 5, 9, 9, 20, 0)), stroke="#112233", stroke_width=2)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"cubicBezTo" in archive.read("ppt/slides/slide1.xml")


def test_each_kind_of_dash_keeps_its_own_lengths() -> None:
    line = (("M", 0.0, 10.0), ("L", 200.0, 10.0))
    kinds = ((8.0, 4.0), (8.0, 2.0, 0.0, 2.0), ())
    data = written(scene_of(*(Path(line, stroke="#000000", stroke_width=2.0, dash=kind) for kind in kinds)))
    found = [
        [(int(each.get("d")), int(each.get("sp"))) for each in shape._element.iter(qn("a:ds"))]
        for shape in shapes_of(data)
        if not hasattr(shape, "shapes")
    ]
    assert found == [[(400_000, 200_000)], [(400_000, 100_000), (1_000, 100_000)], []]


def test_a_see_through_fill_stays_see_through() -> None:
    with zipfile.ZipFile(io.BytesIO(written(scene_of(Box(Rect(0, 0, 9, 9), fill="#11223380"))))) as archive:
        assert b'<a:srgbClr val="112233"><a:alpha val="50196"/>' in archive.read("ppt/slides/slide1.xml")


@pytest.mark.parametrize(("href", "kept"), [("https://example.org/", True), ("file:///etc/passwd", False)])
def test_links_lead_to_safe_places_only(href: str, kept: bool) -> None:
    data = written(scene_of(Link(Rect(0, 0, 9, 9), href), Box(Rect(0, 0, 1, 1))))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert (href.encode() in archive.read("ppt/slides/_rels/slide1.xml.rels")) is kept


def test_a_picture_is_put_in() -> None:
    file = io.BytesIO()
    Image.new("RGB", (2, 2), "red").save(file, "PNG")
    shapes = shapes_of(written(scene_of(Picture(Rect(0, 0, 9, 9), file.getvalue(), ellipse=True))))
    assert [shape.image.content_type for shape in shapes if shape.shape_type and hasattr(shape, "image")] == [
        "image/png"
    ]


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed: the slides are not opened in an office program")
def test_an_office_program_opens_the_slides_and_shows_the_map(tmp_path: FilePath) -> None:
    deck = tmp_path / "map.pptx"
    deck.write_bytes(written(poster()))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(deck)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    page = pypdf.PdfReader(tmp_path / "map.pdf").pages[0]
    words = squeezed(page.extract_text())
    for each in ("Awareness", "Fitting wall and", "Frustrated", "Foot-scan fit", "Line of visibility"):
        assert squeezed(each) in words
