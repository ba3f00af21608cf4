"""Styled words into a TextBlock: broken into lines, aligned, each line a few runs of placed glyphs."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from mapdesigner.layout.scene import Align, Line, Rect, Span, TextBlock, TextStyle
from mapdesigner.layout.text import pieces
from mapdesigner.layout.text.direction import is_rtl
from mapdesigner.layout.text.filling import fill
from mapdesigner.layout.text.fonts import leading
from mapdesigner.layout.text.pieces import Piece
from mapdesigner.layout.text.plain import PlainLines, natural_width_of, plain_paragraphs
from mapdesigner.layout.text.runs import runs

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_KEPT = 2_000
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
        block = _of_string(spans, style, width, align, language)
    else:
        block = _of_spans(tuple(spans), width, align, language)
    return place(block, x, y) if x or y else block


def place(block: TextBlock, x: float, y: float) -> TextBlock:
    """Return the block at another place; it shares all its lines with the given one."""
    box = Rect(x, y, block.box.width, block.box.height)
    return TextBlock(block.spans, box, block.align, block.language, block.rtl, block.lines, block.missing)


def measure(text: str, style: TextStyle) -> float:
    """Return the width of the text set in one line (the widest, if it holds line feeds), in scene units."""
    return typeset(text, style, math.inf).box.width


def natural_width(block: TextBlock) -> float:
    """Return the width of the widest line, in scene units."""
    return max([line.width for line in block.lines], default=0.0)


@lru_cache(maxsize=_KEPT)
def _of_string(text: str, style: TextStyle, width: float, align: Align, language: str) -> TextBlock:
    paragraphs = plain_paragraphs(text, style, width, language) if text else None
    if paragraphs is None:
        return general((Span(text, style),), width, align, language)
    box_width = width if math.isfinite(width) else natural_width_of(paragraphs, style, language)
    lines = PlainLines((paragraphs, style, language, box_width, _edge(align, rtl=False)))
    count = sum([len(starts) for _text, _words, starts in paragraphs])
    box = Rect(0.0, 0.0, box_width, _stacked(count, _height(style)))
    return TextBlock((Span(text, style),), box, align, language, False, lines)


@lru_cache(maxsize=_KEPT)
def _of_spans(spans: tuple[Span, ...], width: float, align: Align, language: str) -> TextBlock:
    return general(spans, width, align, language)


def general(spans: tuple[Span, ...], width: float, align: Align, language: str) -> TextBlock:
    """Set spans of any kind, at (0, 0): the way that knows scripts, directions and more styles than one."""
    spans = tuple(_cleaned(span) for span in spans)
    text = "".join(span.text for span in spans)
    rtl = is_rtl(text)
    broken = [line for part in _paragraphs(spans) for line in _lines(part, width, rtl, language)] if text else []
    box_width = width if math.isfinite(width) else max((_advance(line) for line, _ in broken), default=0.0)
    lines, height = _stack(broken, box_width, _edge(align, rtl=rtl))
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


def _edge(align: Align, *, rtl: bool) -> float:
    """Return the share of the free width that stands left of a line."""
    if align is Align.CENTRE:
        return 0.5
    right = (Align.RIGHT, Align.START) if rtl else (Align.RIGHT, Align.END)
    return 1.0 if align in right else 0.0


def _stack(broken: list[tuple[list[Piece], TextStyle]], width: float, edge: float) -> tuple[tuple[Line, ...], float]:
    """Place the lines one below the other. Returns them and their height."""
    lines: list[Line] = []
    top = 0.0
    for line, ruling in broken:
        advance = _advance(line)
        left = (width - advance) * edge
        placed = tuple(runs(line, left))
        text = placed[0].text if len(placed) == 1 else "".join(one.text for one in line)
        height, fall = leading(ruling)
        lines.append(Line(top + height / 2 + fall, left, advance, placed, text))
        top += height
    return tuple(lines), top


def _stacked(count: int, height: float) -> float:
    """The height of so many lines, added up as they are placed: a product may differ in its last bit."""
    whole = 0.0
    for _line in range(count):
        whole += height
    return whole
