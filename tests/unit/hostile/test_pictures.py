"""Pictures from anybody: known by their content, measured before they are unpacked, never a way to another program."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image as Pillow

from mapdesigner.layout.scene import Picture
from mapdesigner.model.items import Image
from mapdesigner.model.journey import Brand, JourneyMap, Persona
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.picture import MOST_BYTES, picture_bytes, size_of
from mapdesigner.painting.pdf_pictures import PdfPictures
from mapdesigner.publish.options import PosterOptions
from mapdesigner.publish.pages import pages
from mapdesigner.storage.pictures import PictureError, picture_from, picture_of
from tests.support.journeys import grid
from tests.support.small_pictures import jpeg_head, png

EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(touch hacked) system\nshowpage\n%%EOF\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/hostname"/><script>alert(1)</script></svg>'
BOMB = png(30_000, 30_000, b"\0" * 100_000)
LYING = {
    "a PostScript that would run": EPS,
    "a drawing that opens a file": SVG,
    "a PNG of 900 million pixels": BOMB,
    "a JPEG of 4 billion pixels": jpeg_head((65_000, 65_000)) + b"\xff\xd9",
    "a JPEG with a second, larger frame": jpeg_head((8, 8), (65_000, 65_000)) + b"\xff\xd9",
    "a TIFF": b"II*\0\x08\0\0\0",
    "a GIF": b"GIF89a\1\0\1\0\0\0\0;",
    "an icon": b"\0\0\1\0\1\0",
    "a program": b"\x7fELF" + b"\0" * 60,
    "nothing": b"",
    "the head of a PNG": b"\x89PNG\r\n\x1a\n",
    "the head of a JPEG": b"\xff\xd8\xff",
    "the head of a WebP": b"RIFF\0\0\0\0WEBPVP8 ",
}


def made(form: str, size: tuple[int, int] = (20, 10)) -> bytes:
    out = io.BytesIO()
    Pillow.new("RGB", size, "#808080").save(out, form)
    return out.getvalue()


def map_with(data: bytes) -> JourneyMap:
    """A map that holds a picture wherever one can be."""
    held = base64.b64encode(data).decode()
    card = Image(kind=ItemKind.IMAGE, id="i", lane="storyboard", step="s1t1", picture=held, text="As they see it")
    persona = Persona(id="p", name="Ann Lee", portrait=held)
    return grid().model_copy(update={"items": (card,), "personas": (persona,), "brand": Brand(logo=held)})


def drawn(journey: JourneyMap) -> list[Picture]:
    groups = [group for scene in pages(journey, PosterOptions()) for band in scene.bands for group in band.groups]
    return [part for group in groups for part in group.primitives if isinstance(part, Picture)]


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_sound_picture_is_known_by_its_content_whatever_it_is_called(form: str, tmp_path: Path) -> None:
    data = made(form)
    assert size_of(data) == (20, 10)
    assert picture_bytes(base64.b64encode(data).decode()) == data
    assert len(drawn(map_with(data))) == 3
    path = tmp_path / "picture.exe"
    path.write_bytes(data)
    assert picture_of(path)


@pytest.mark.parametrize("options", [{"lossless": True}, {"exact": True, "quality": 50}], ids=["lossless", "lossy"])
def test_every_sort_of_webp_is_measured(options: dict[str, object]) -> None:
    for mode in ("RGB", "RGBA"):
        out = io.BytesIO()
        Pillow.new(mode, (300, 7), "#80808080").save(out, "WEBP", **options)
        assert size_of(out.getvalue()) == (300, 7)


@pytest.mark.parametrize("data", LYING.values(), ids=LYING)
def test_what_is_no_sound_picture_reaches_no_painter(data: bytes) -> None:
    journey = map_with(data)
    assert drawn(journey) == []
    assert [item.text for item in journey.items] == ["As they see it"]  # the words stay


@pytest.mark.parametrize("data", LYING.values(), ids=LYING)
def test_nor_does_it_come_in_from_a_file_that_is_called_a_picture(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(data)
    with pytest.raises(PictureError):
        picture_of(path)


@pytest.mark.parametrize("data", [EPS, SVG, b"GIF89a\1\0\1\0\0\0\0;"], ids=["EPS", "SVG", "GIF"])
def test_the_pdf_painter_itself_starts_no_other_program(data: bytes) -> None:
    with pytest.raises(OSError, match="cannot identify"):
        PdfPictures(None)._xobject(data)  # type: ignore[arg-type]


def test_a_picture_of_more_than_20_mb_is_left_out_and_refused() -> None:
    large = png(1, 1) + b"\0" * MOST_BYTES
    assert picture_bytes(base64.b64encode(large).decode()) == b""
    with pytest.raises(PictureError, match="20 MB"):
        picture_from(large)


def test_what_is_not_base64_is_no_picture() -> None:
    assert picture_bytes("not base64!") == b""
    assert picture_bytes("ü") == b""


def test_a_large_picture_is_scaled_down_before_it_enters_the_map() -> None:
    assert max(size_of(base64.b64decode(picture_from(made("JPEG", (4000, 3000)))))) <= 1600
