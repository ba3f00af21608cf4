"""Small fonts made for a test: a square for each character, as TrueType or CFF, with the licence bits one asks for."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

from mapdesigner.layout.text import fonts, pieces, plain, shaping, system_fonts, typeset

UNITS = 1000


def made_font(
    path: Path, characters: str, *, cff: bool, licence: int = 0, family: str = "Made", weight: int = 400, top: int = 700
) -> Path:
    """Write a font that has these characters and nothing else; its squares are `top` units high."""
    names = [".notdef", *(f"sign{number}" for number in range(len(characters)))]
    builder = FontBuilder(UNITS, isTTF=not cff)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(char): name for char, name in zip(characters, names[1:], strict=True)})
    if cff:
        builder.setupCFF(
            "Made", {}, {name: _drawn(T2CharStringPen(UNITS, None), top).getCharString() for name in names}, {}
        )
    else:
        builder.setupGlyf({name: _drawn(TTGlyphPen(None), top).glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (UNITS, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable(
        {"familyName": family, "styleName": "Regular", "psName": f"{family}-Regular".replace(" ", "")}
    )
    builder.setupOS2(fsType=licence, usWeightClass=weight)
    builder.setupPost()
    builder.save(path)
    return path


def made_collection(path: Path, characters: str, *fonts: dict[str, Any]) -> Path:
    """Write a collection of fonts that have the same characters; each is given as made_font takes it."""
    whole = TTCollection()
    for number, given in enumerate(fonts):
        alone = made_font(path.with_suffix(f".{number}"), characters, **{"cff": False, **given})
        whole.fonts.append(TTFont(io.BytesIO(alone.read_bytes())))
        alone.unlink()
    whole.save(path)
    return path


def _drawn(pen, top: int):  # type: ignore[no-untyped-def]
    pen.moveTo((100, 0))
    for point in ((100, top), (800, top), (800, 0)):
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
        plain._words,
        typeset._of_string,
        typeset._of_spans,
    ):
        known.cache_clear()
