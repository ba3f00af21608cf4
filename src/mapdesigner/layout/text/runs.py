"""Pieces that stand side by side on a line into runs of placed glyphs, from left to right."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import lru_cache

from mapdesigner.layout.scene import GlyphRun
from mapdesigner.layout.text.direction import visual_order
from mapdesigner.layout.text.pieces import Piece

_MOST = 0xFFFF


def runs(line: list[Piece], left: float) -> Iterator[GlyphRun]:
    """Yield the runs of a line that begins at `left`, neighbours of one font, style and level put together."""
    levels = [one.level for one in line]
    order = [line[index] for index in visual_order(levels)] if any(levels) else line
    start = 0
    for index in range(1, len(order) + 1):
        if index == len(order) or not _together(order[index - 1], order[index]):
            run = _run(order[start:index], left)
            yield run
            left, start = run.end, index


def _together(one: Piece, other: Piece) -> bool:
    if one.font != other.font or one.level != other.level:
        return False
    if one.style is not other.style and one.style != other.style:
        return False
    first, second = (other, one) if one.level % 2 else (one, other)
    return first.start + len(first.text) == second.start


def _run(visual: list[Piece], left: float) -> GlyphRun:
    """Join pieces that stand side by side."""
    first, rtl = visual[0], visual[0].level % 2 == 1
    size = first.style.size
    begin = visual[-1].start if rtl else first.start
    glyphs, xs = array("H"), array("f")
    clusters: list[int] = []
    pen = left
    for one in visual:
        shaped, offset = one.shaped, one.start - begin
        glyphs.extend(shaped.glyphs)
        clusters += range(offset, offset + len(one.text)) if shaped.plain else [offset + at for at in shaped.clusters]
        xs.extend([pen + x * size for x in shaped.xs])
        pen += shaped.advance * size
    text = "".join([one.text for one in (reversed(visual) if rtl else visual)])
    return GlyphRun(first.font, first.style, glyphs, xs, _heights(visual), packed(clusters, text), text, left, pen, rtl)


def packed(clusters: list[int], text: str) -> array[int]:
    """Pack the clusters in 16 bits; on a line longer than any page they stop counting.

    Where each letter is a cluster, as in most lines, runs of one length share one array.
    """
    if len(text) > _MOST:
        return array("H", [min(at, _MOST) for at in clusters])
    return counted(len(clusters)) if clusters == list(range(len(clusters))) else array("H", clusters)


@lru_cache(maxsize=256)
def counted(count: int) -> array[int]:
    """The clusters of so many letters that are one each; on a line longer than any page they stop counting."""
    return array("H", range(count)) if count <= _MOST else array("H", [min(at, _MOST) for at in range(count)])


def _heights(visual: list[Piece]) -> array[float] | None:
    """Return how far below the baseline each glyph stands, None if all stand on it."""
    if all(one.shaped.ys is None for one in visual):
        return None
    heights = array("f")
    for one in visual:
        heights.extend([y * one.style.size for y in one.shaped.ys or (0.0,) * len(one.shaped.glyphs)])
    return heights
