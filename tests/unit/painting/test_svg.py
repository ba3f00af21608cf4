"""A page as SVG: its words as text in embedded fonts, hostile texts as plain text, alike in a browser and in Qt."""

from __future__ import annotations

import base64
import io
import re
import shutil
import subprocess
from pathlib import Path as FilePath
from xml.etree import ElementTree

import pytest
import uharfbuzz as hb
from PIL import Image, ImageChops, ImageStat

from mapdesigner import resources
from mapdesigner.layout.scene import Band, Box, Group, Link, Picture, Rect, Scene, TextStyle
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.layout.text.typeset import typeset
from mapdesigner.painting.painter import paint
from mapdesigner.painting.recording import RecordingPainter
from mapdesigner.painting.svg import svg_document
from mapdesigner.storage.read import read_map

SVG = "{http://www.w3.org/2000/svg}"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def poster() -> Scene:
    return compose_poster(read_map(resources.path("samples", "trailhead.journeymap")).journey, "A1")[0]


def scene_of(*primitives: object, label: str = "") -> Scene:
    group = Group("card:a", 10, 10, 200, 100, primitives, "a", label)  # type: ignore[arg-type]
    return Scene(300, 200, "#FFFFFF", (Band("band", 0, 0, 300, 200, (group,)),), "Title & <b>")


def words_of(text: str) -> object:
    return typeset(text, TextStyle(12), 180)  # type: ignore[arg-type]


def test_every_word_of_the_poster_is_text_in_reading_order() -> None:
    scene, painter = poster(), RecordingPainter()
    paint(scene, painter)
    root = ElementTree.fromstring(svg_document(scene))
    written = re.sub(r"\s+", "", "".join("".join(each.itertext()) for each in root.iter(f"{SVG}text")))
    drawn = re.sub(r"\s+", "", "".join(line.text for each in painter.drawn for line in lines_of(each.primitive)))
    assert written == drawn


def lines_of(primitive: object) -> tuple:
    return getattr(primitive, "lines", ())


def test_its_size_is_the_sheets_in_millimetres() -> None:
    root = ElementTree.fromstring(svg_document(poster()))
    assert (root.get("width"), root.get("height")) == ("841.00mm", "594.00mm")


def test_the_fonts_are_embedded_and_hold_every_letter() -> None:
    document = svg_document(poster())
    fonts = re.findall(r"font-family:'([^']+)';font-weight:(\d+).*?base64,([^)]+)\)", document)
    assert {("Inter", "400"), ("Inter", "600"), ("Source Serif 4", "400")} <= {(name, bold) for name, bold, _ in fonts}
    covered = set().union(*(hb.Face(base64.b64decode(data)).unicodes for _, _, data in fonts))
    root = ElementTree.fromstring(document)
    used = {ord(letter) for each in root.iter(f"{SVG}text") for letter in "".join(each.itertext())}
    assert used <= covered
    assert all(each.get("font-family") in {f"'{name}'" for name, _, _ in fonts} for each in root.iter(f"{SVG}text"))


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "a & b", '"quoted"', "]]>", "&lt;"])
def test_users_text_is_drawn_and_never_interpreted(text: str) -> None:
    root = ElementTree.fromstring(svg_document(scene_of(words_of(text), label=text)))
    assert "".join("".join(each.itertext()) for each in root.iter(f"{SVG}text")).replace(" ", "") == text.replace(
        " ", ""
    )
    assert [each.get("aria-label") for each in root.iter(f"{SVG}g") if each.get("aria-label")] == [text]
    assert not list(root.iter(f"{SVG}script"))


def test_a_thing_that_can_be_pointed_at_says_which_it_is() -> None:
    root = ElementTree.fromstring(svg_document(scene_of(Box(Rect(0, 0, 9, 9), fill="#000000"), label="Card")))
    assert [each.get("data-target") for each in root.iter(f"{SVG}g")] == ["a"]


@pytest.mark.parametrize(("href", "kept"), [("https://example.org/?a=1&b=2", True), ("javascript:alert(1)", False)])
def test_links_lead_to_safe_places_only(href: str, kept: bool) -> None:
    root = ElementTree.fromstring(svg_document(scene_of(Link(Rect(0, 0, 9, 9), href))))
    assert [each.get("href") for each in root.iter(f"{SVG}a")] == ([href] if kept else [])


def test_a_see_through_colour_keeps_its_opacity() -> None:
    root = ElementTree.fromstring(svg_document(scene_of(Box(Rect(0, 0, 9, 9), fill="#11223380"))))
    rect = list(root.iter(f"{SVG}rect"))[-1]
    assert (rect.get("fill"), rect.get("fill-opacity")) == ("#112233", "0.502")


def test_a_picture_is_inside_the_file() -> None:
    file = io.BytesIO()
    Image.new("RGB", (2, 2), "red").save(file, "PNG")
    root = ElementTree.fromstring(svg_document(scene_of(Picture(Rect(0, 0, 9, 9), file.getvalue(), ellipse=True))))
    image = next(root.iter(f"{SVG}image"))
    assert image.get("href", "").startswith("data:image/png;base64,iVBOR")
    assert image.get("clip-path") == "url(#d1)"


@pytest.mark.parametrize("text", ["مرحبا بالعالم", "שלום 12 עולם"])
def test_text_from_the_right_begins_at_the_right(text: str) -> None:
    root = ElementTree.fromstring(svg_document(scene_of(words_of(text))))
    first = next(each for each in root.iter(f"{SVG}text") if each.get("direction") == "rtl")
    assert float(first.get("x", "0")) > 20


@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed: the SVG is not looked at in a browser")
def test_a_browser_shows_what_our_own_painter_shows(tmp_path: FilePath, qapp: object) -> None:
    from mapdesigner.painting.qt import scene_to_png

    scene = poster()
    page, shot, own = tmp_path / "a.svg", tmp_path / "a.png", tmp_path / "own.png"
    page.write_text(svg_document(scene), encoding="utf-8")
    own.write_bytes(scene_to_png(scene, 96))
    with Image.open(own) as picture:
        ours = picture.convert("L")
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/profile"]
    size = f"--window-size={ours.width},{ours.height + 200}"  # a headless window loses some of its height to its frame
    subprocess.run([*command, size, f"--screenshot={shot}", page.as_uri()], check=True, capture_output=True, timeout=90)
    with Image.open(shot) as picture:
        theirs = picture.convert("L")
    parts = [(image.resize((image.width // 6, image.height // 6))) for image in (ours, theirs.crop((0, 0, *ours.size)))]
    assert ImageStat.Stat(ImageChops.difference(*parts)).mean[0] < 1.0


def test_qt_shows_it_alike_but_for_the_tracking_it_does_not_know(tmp_path: FilePath, qapp: object) -> None:
    from PySide6.QtGui import QFontDatabase, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    from mapdesigner.painting.qt import scene_to_png

    for font in resources.path("fonts").glob("*.ttf"):  # Qt takes no font out of an SVG
        QFontDatabase.addApplicationFont(str(font))
    scene, drawn, own = poster(), tmp_path / "qt.png", tmp_path / "own.png"
    own.write_bytes(scene_to_png(scene, 96))
    with Image.open(own) as picture:
        ours = picture.convert("L")
    image = QImage(ours.width, ours.height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(svg_document(scene).encode()).render(painter)
    painter.end()
    image.save(str(drawn))
    with Image.open(drawn) as picture:
        theirs = picture.convert("L")
    parts = [each.resize((each.width // 12, each.height // 12), Image.Resampling.BOX) for each in (ours, theirs)]
    assert ImageStat.Stat(ImageChops.difference(*parts)).mean[0] < 2.0  # 3.7 in a wrong font
