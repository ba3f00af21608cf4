"""Outlines of PostScript fonts (CFF) as TrueType ones, so that a PDF holds fonts of one kind."""

from __future__ import annotations

import io

from fontTools.pens.cu2quPen import Cu2QuPen  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont, newTable  # type: ignore[import-untyped]

_ERROR = 0.001
"""How far a curve may lie off, in em: a fiftieth of a millimetre in a title of an A0 poster."""


def as_truetype(subset: bytes) -> bytes:
    """Return a CFF font as TrueType, with the same glyphs in the same order."""
    font = TTFont(io.BytesIO(subset), recalcTimestamp=False)
    order, shapes = font.getGlyphOrder(), font.getGlyphSet()
    made = {}
    for name in order:
        pen = TTGlyphPen(shapes)
        shapes[name].draw(Cu2QuPen(pen, _ERROR * font["head"].unitsPerEm, reverse_direction=True))
        made[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, made
    for name, glyph in made.items():
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    _finish(font)
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()


def _finish(font: TTFont) -> None:
    """Leave the tables a PDF needs, with a profile of the maxima that TrueType asks for."""
    maxima = newTable("maxp")
    maxima.tableVersion = 0x00010000
    for name in (
        "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
        "maxSizeOfInstructions", "maxComponentElements", "maxComponentDepth", "maxPoints", "maxContours",
        "maxCompositePoints", "maxCompositeContours",
    ):  # fmt: skip
        setattr(maxima, name, 0)
    maxima.maxZones, maxima.numGlyphs = 1, len(font.getGlyphOrder())
    font["maxp"] = maxima
    font["head"].glyphDataFormat = 0
    for tag in set(font.keys()) - {"GlyphOrder", "glyf", "loca", "head", "hhea", "hmtx", "maxp"}:
        del font[tag]
    font.sfntVersion = "\x00\x01\x00\x00"
