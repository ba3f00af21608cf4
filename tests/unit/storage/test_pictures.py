"""Pictures come into a map checked and small enough, or are refused with the reason."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image

from mapdesigner.storage.pictures import LONGEST_SIDE, PictureError, picture_from, picture_of


def drawn(form: str, size: tuple[int, int] = (12, 8), mode: str = "RGB") -> bytes:
    made = io.BytesIO()
    Image.new(mode, size).save(made, form)
    return made.getvalue()


def half() -> bytes:
    made = io.BytesIO()
    Image.effect_noise((60, 60), 90).save(made, "PNG")
    return made.getvalue()[:500]


def opened(held: str) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(held)))


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_small_picture_is_kept_as_it_is(form: str) -> None:
    assert base64.b64decode(picture_from(drawn(form))) == drawn(form)


def test_webp_becomes_jpeg_and_what_shines_through_png() -> None:
    assert opened(picture_from(drawn("WEBP"))).format == "JPEG"
    assert opened(picture_from(drawn("WEBP", mode="RGBA"))).format == "PNG"


def test_a_large_one_is_made_smaller_in_its_proportions() -> None:
    made = opened(picture_from(drawn("PNG", (4000, 1000))))
    assert made.size == (LONGEST_SIDE, LONGEST_SIDE // 4)


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n", drawn("GIF"), half()])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(PictureError, match="no PNG, JPEG or WebP"):
        picture_from(data)


def test_too_many_pixels_are_refused_before_they_are_unpacked() -> None:
    with pytest.raises(PictureError, match="40 million"):
        picture_from(drawn("PNG", (7000, 6000), "1"))


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PictureError):
        picture_of(tmp_path / "gone.png")
