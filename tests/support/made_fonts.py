"""Small fonts made for a test: a square for each character, as TrueType or CFF, with the licence bits one asks for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

from mapdesigner.layout.text import fonts, pieces, shaping, system_fonts, typeset

UNITS = 1000


def made_font(path: Path, characters: str, *, cff: bool, licence: int = 0) -> Path:
    """Write a font that has these characters and nothing else."""
    names = [".notdef", *(f"sign{number}" for number in range(len(characters)))]
    builder = FontBuilder(UNITS, isTTF=not cff)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(char): name for char, name in zip(characters, names[1:], strict=True)})
    if cff:
        builder.setupCFF("Made", {}, {name: _drawn(T2CharStringPen(UNITS, None)).getCharString() for name in names}, {})
    else:
        builder.setupGlyf({name: _drawn(TTGlyphPen(None)).glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (UNITS, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Made", "styleName": "Regular", "psName": "Made-Regular"})
    builder.setupOS2(fsType=licence)
    builder.setupPost()
    builder.save(path)
    return path


def _drawn(pen):  # type: ignore[no-untyped-def]
    pen.moveTo((100, 0))
    for point in ((100, 700), (800, 700), (800, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen


@contextmanager
def only_system_fonts(folder: Path) -> Iterator[None]:
    """Let the system have the fonts of one folder and no others."""
    before = system_fonts.folders
    system_fonts.folders = lambda: (folder,)
    forget()
    try:
        yield
    finally:
        system_fonts.folders = before
        forget()


def forget() -> None:
    """Empty the memories that hang on which fonts there are."""
    for known in (
        system_fonts.system_font_for,
        system_fonts._ranked,
        system_fonts._coverage,
        system_fonts._families,
        fonts.chain,
        fonts.face,
        fonts.font_for,
        pieces.font_runs,
        pieces._missing_of,
        shaping.shape,
        typeset._typeset,
    ):
        known.cache_clear()
