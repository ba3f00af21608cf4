"""Composite glyphs added to a font subset: a letter with its marks becomes one glyph, so that it has one code."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]


def with_composites(
    subset: bytes, composites: Iterable[tuple[Sequence[tuple[int, int, int]], int]]
) -> tuple[bytes, list[int]]:
    """Return the TrueType font with a glyph added for each composite, and the new glyphs' ids.

    A composite is a list of glyph ids, each with its place right and up of the origin, and an advance, in font units.
    """
    font = TTFont(io.BytesIO(subset), recalcTimestamp=False)
    names = font.getGlyphOrder()
    old = len(names)
    for parts, advance in composites:
        pen = TTGlyphPen(dict.fromkeys(names))
        for part, right, up in parts:
            pen.addComponent(names[part], (1, 0, 0, 1, right, up))
        name = f"composite{len(font.getGlyphOrder())}"
        glyph = font["glyf"][name] = pen.glyph()
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (advance, glyph.xMin)  # any other bearing would shift the outline
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue(), list(range(old, len(font.getGlyphOrder())))
