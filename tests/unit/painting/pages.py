"""Scenes of one page for painters' tests, and ways to read a PDF back: pypdf, poppler, pdfium."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import datetime

import pypdf
import pypdfium2
import pytest
from PIL import Image

from mapdesigner.layout.scene import Band, Chapter, Group, Primitive, Scene, TextBlock, TextStyle
from mapdesigner.layout.text.typeset import typeset
from mapdesigner.painting.pdf import write_pdf

WIDTH, HEIGHT = 400.0, 300.0
INK = "#17212E"


def page(*primitives: Primitive, title: str = "", chapters: tuple[Chapter, ...] = (), background: str = "") -> Scene:
    """A page with one group at (10, 20), in a band at (0, 0)."""
    group = Group("group", 10.0, 20.0, 300.0, 200.0, primitives)
    band = Band("band", 0.0, 0.0, WIDTH, HEIGHT, (group,))
    return Scene(WIDTH, HEIGHT, background, (band,), title, "Ana Example", "en", chapters)


def words(text: str, x: float = 0.0, y: float = 0.0, style: TextStyle | None = None, width: float = 300.0) -> TextBlock:
    """The words typeset at 12 pt."""
    return typeset(text, style or TextStyle(12.0, colour=INK), width, x=x, y=y)


def pdf(*scenes: Scene, created: datetime | None = None, subject: str = "") -> bytes:
    """The scenes' PDF."""
    out = io.BytesIO()
    write_pdf(scenes, out, created=created, subject=subject)
    return out.getvalue()


def read_by_pypdf(data: bytes) -> str:
    """The document's text as pypdf reads it."""
    return "\n".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(data)).pages)


def read_by_poppler(data: bytes, *options: str) -> str:
    """The document's text as pdftotext reads it; skips the test where there is no poppler."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler's pdftotext is not installed")
    run = subprocess.run(["pdftotext", *options, "-", "-"], input=data, capture_output=True, check=True)
    assert run.stderr == b""
    return run.stdout.decode().replace("\N{RIGHT-TO-LEFT EMBEDDING}", "").replace("\N{POP DIRECTIONAL FORMATTING}", "")


def read_by_pdfium(data: bytes) -> str:
    """The first page's text as pdfium, which is in Chrome, reads it."""
    document = pypdfium2.PdfDocument(data)
    try:
        return document[0].get_textpage().get_text_range()
    finally:
        document.close()


def rendered(data: bytes, scale: float = 2.0) -> Image.Image:
    """The first page as pdfium draws it, `scale` pixels a point, on white."""
    document = pypdfium2.PdfDocument(data)
    try:
        return document[0].render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()


def colour_at(data: bytes, x: float, y: float) -> tuple[int, ...]:
    """The colour drawn at a place of the first page, in pt from the left top corner."""
    image = rendered(data)
    return image.getpixel((round(x * 2), round(y * 2)))


def ink_box(data: bytes, scale: float = 4.0) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all that is not white on the first page, in pt."""
    image = rendered(data, scale).convert("L").point(lambda grey: 255 if grey < 200 else 0)
    return tuple(edge / scale for edge in image.getbbox())
