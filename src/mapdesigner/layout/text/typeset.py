"""Styled words into a TextBlock: broken into lines, aligned, each line a few runs of placed glyphs."""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from mapdesigner.layout.scene import Align, GlyphRun, Line, Rect, Span, TextBlock, TextStyle
from mapdesigner.layout.text import fonts, pieces
from mapdesigner.layout.text.direction import is_rtl, visual_order
from mapdesigner.layout.text.filling import fill
from mapdesigner.layout.text.pieces import Piece

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_MOST = 0xFFFF
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def typeset(
    spans: str | Sequence[Span],
    style: TextStyle | None,
    width: float,
    *,
    align: Align = Align.START,
    language: str = "",
    x: float = 0.0,
    y: float = 0.0,
) -> TextBlock:
    """Set text into a box of the given width and return it; the box is as high as its lines.

    A string needs a style, spans bring their own. Lines end at line feeds and where Unicode allows; a word wider
    than the box is cut. The direction is the first strong character's. Raises ValueError for a string without a style.
    """
    if isinstance(spans, str):
        if style is None:
            raise ValueError("a plain string is typeset with a style")
        spans = (Span(spans, style),)
    block = _typeset(tuple(spans), width, align, language)
    return place(block, x, y) if x or y else block


def place(block: TextBlock, x: float, y: float) -> TextBlock:
    """Return the block at another place; it shares all its lines with the given one."""
    box = Rect(x, y, block.box.width, block.box.height)
    return TextBlock(block.spans, box, block.align, block.language, block.rtl, block.lines, block.missing)


def measure(text: str, style: TextStyle) -> float:
    """Return the width of the text set in one line (the widest, if it holds line feeds), in scene units."""
    return natural_width(typeset(text, style, math.inf))


def natural_width(block: TextBlock) -> float:
    """Return the width of the widest line, in scene units."""
    return max((line.width for line in block.lines), default=0.0)


@lru_cache(maxsize=20_000)
def _typeset(spans: tuple[Span, ...], width: float, align: Align, language: str) -> TextBlock:
    spans = tuple(_cleaned(span) for span in spans)
    text = "".join(span.text for span in spans)
    rtl = is_rtl(text)
    broken = [line for part in _paragraphs(spans) for line in _lines(part, width, rtl, language)] if text else []
    box_width = width if math.isfinite(width) else max((_advance(line) for line, _ in broken), default=0.0)
    lines, height = _stack(broken, box_width, _edge(align, rtl))
    lost = "".join(dict.fromkeys("".join(pieces.missing(s.text, s.style.family, s.style.weight) for s in spans)))
    return TextBlock(spans, Rect(0.0, 0.0, box_width, height), align, language, rtl, lines, lost)


def _cleaned(span: Span) -> Span:
    """Return the span with one kind of line end and without control characters, which no file may hold."""
    if span.text.isprintable():
        return span
    return replace(span, text=_CONTROLS.sub("", _LINE_ENDS.sub("\n", span.text)))


def _paragraphs(spans: tuple[Span, ...]) -> Iterator[list[Span]]:
    """Yield the spans of each paragraph, without the line feeds between them."""
    current: list[Span] = []
    for span in spans:
        first, *others = span.text.split("\n")
        current.append(replace(span, text=first) if others else span)
        for text in others:
            yield current
            current = [replace(span, text=text)]
    yield current


def _lines(spans: list[Span], width: float, rtl: bool, language: str) -> Iterator[tuple[list[Piece], TextStyle]]:
    """Yield each line's pieces and the style that rules its height."""
    paragraph = pieces.paragraph(spans, rtl, language)
    if not paragraph.text:
        yield [], spans[-1].style
        return
    for line in fill(paragraph, width):
        yield line, max((one.style for one in line), key=_height, default=spans[0].style)


def _height(style: TextStyle) -> float:
    return style.size * style.line_height


def _advance(line: list[Piece]) -> float:
    return sum(one.shaped.advance * one.style.size for one in line)


def _edge(align: Align, rtl: bool) -> float:
    """Return the share of the free width that stands left of a line."""
    start = 1.0 if rtl else 0.0
    shares = {Align.START: start, Align.CENTRE: 0.5, Align.END: 1.0 - start, Align.LEFT: 0.0, Align.RIGHT: 1.0}
    return shares[align]


def _stack(broken: list[tuple[list[Piece], TextStyle]], width: float, edge: float) -> tuple[tuple[Line, ...], float]:
    """Place the lines one below the other. Returns them and their height.

    Half the leading goes above the letters and half below, as CSS does it, with Inter's measures for every font, so
    that a line does not move when a word of another script comes into it.
    """
    measures = fonts.face(fonts.NOTDEF)
    rise = (measures.ascent - measures.descent) / 2
    lines: list[Line] = []
    top = 0.0
    for line, ruling in broken:
        advance = _advance(line)
        left = (width - advance) * edge
        height = _height(ruling)
        runs = tuple(_runs(line, left))
        text = runs[0].text if len(runs) == 1 else "".join(one.text for one in line)
        lines.append(Line(top + height / 2 + rise * ruling.size, left, advance, runs, text))
        top += height
    return tuple(lines), top


def _runs(line: list[Piece], left: float) -> Iterator[GlyphRun]:
    """Yield the runs of a line from left to right, neighbours of one font, style and level put together."""
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
    glyphs: list[int] = []
    clusters: list[int] = []
    xs: list[float] = []
    pen = left
    for one in visual:
        shaped, offset = one.shaped, one.start - begin
        glyphs += shaped.glyphs
        clusters += range(offset, offset + len(one.text)) if shaped.plain else [offset + at for at in shaped.clusters]
        xs += [pen + x * size for x in shaped.xs]
        pen += shaped.advance * size
    ys = _heights(visual)
    text = "".join([one.text for one in (reversed(visual) if rtl else visual)])
    places = array("H", glyphs), array("f", xs), ys, _counted(clusters, text)
    return GlyphRun(first.font, first.style, *places, text, left, pen, rtl)


def _counted(clusters: list[int], text: str) -> array[int]:
    """Pack the clusters in 16 bits; on a line longer than any page they stop counting.

    Where each letter is a cluster, as in most lines, runs of one length share one array.
    """
    if len(text) > _MOST:
        return array("H", [min(at, _MOST) for at in clusters])
    return _ramp(len(clusters)) if clusters == list(range(len(clusters))) else array("H", clusters)


@lru_cache(maxsize=256)
def _ramp(count: int) -> array[int]:
    return array("H", range(count))


def _heights(visual: list[Piece]) -> array[float] | None:
    """Return how far below the baseline each glyph stands, None if all stand on it."""
    if all(one.shaped.ys is None for one in visual):
        return None
    heights = array("f")
    for one in visual:
        heights.extend([y * one.style.size for y in one.shaped.ys or (0.0,) * len(one.shaped.glyphs)])
    return heights
