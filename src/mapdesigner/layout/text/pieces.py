"""A paragraph into pieces that are shaped as one: cut at line ends, styles, directions and fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from mapdesigner.layout.scene import Span, TextStyle
from mapdesigner.layout.text import fonts
from mapdesigner.layout.text.breaking import SOFT_HYPHEN, SPACES, clusters, unit_ends
from mapdesigner.layout.text.direction import levels, turns
from mapdesigner.layout.text.shaping import Shaped, shape
from mapdesigner.layout.text.system_fonts import forms_of

# Letters, figures and signs that never need a cluster, an emoji or another script's font.
_PLAIN = re.compile(
    "[\t\n -~\u00a0-\u00ac\u00ae-\u02ff\u0391-\u03c9\u0400-\u045f\u2000-\u200b\u2010-\u201f"
    "\u2026\u202f\u2032\u2033\u20ac\u2212]*\\Z"
)


class Piece(NamedTuple):
    """A stretch of one style, font and level, shaped; `start` is where it begins in its paragraph."""

    text: str
    start: int
    style: TextStyle
    font: str
    level: int
    language: str
    shaped: Shaped


class Unit(NamedTuple):
    """What stays together on a line: pieces in logical order, their width with and without the spaces at the end."""

    pieces: tuple[Piece, ...]
    core: float
    advance: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text without line ends, in stretches of one style, and a level for each character (none: all left to right)."""

    text: str
    stretches: tuple[tuple[int, int, TextStyle], ...]
    levels: tuple[int, ...]
    language: str
    forms: str
    """Whose forms of Chinese characters it wants, see forms_of."""


def paragraph(spans: Sequence[Span], rtl: bool, language: str) -> Paragraph:
    """Put together the spans of one paragraph."""
    stretches: list[tuple[int, int, TextStyle]] = []
    start = 0
    for span in spans:
        stretches.append((start, start + len(span.text), span.style))
        start += len(span.text)
    text = "".join(span.text for span in spans)
    turned = levels(text, rtl) if rtl or turns(text) else ()
    return Paragraph(text, tuple(stretches), turned, language, forms_of(text, language))


def units(paragraph: Paragraph) -> list[Unit]:
    """Return the units a line can be made of."""
    ends = unit_ends(paragraph.text)
    return [unit(paragraph, start, end) for start, end in zip([0, *ends], ends, strict=False)]


def unit(paragraph: Paragraph, start: int, end: int) -> Unit:
    """Return the part of the paragraph between two indices as one unit."""
    return _measured(tuple(_pieces(paragraph, start, end)))


def _pieces(paragraph: Paragraph, start: int, end: int) -> list[Piece]:
    found: list[Piece] = []
    for left, right, style in paragraph.stretches:
        if right <= start or left >= end:
            continue
        first, last = max(left, start), min(right, end)
        for low, high, level in _level_runs(paragraph.levels, first, last):
            for a, b, font in font_runs(paragraph.text[low:high], style.family, style.weight, paragraph.forms):
                text = paragraph.text[low + a : low + b]
                found.append(piece(text, low + a, style, font, level, paragraph.language))
    return found


def _level_runs(char_levels: tuple[int, ...], start: int, end: int) -> list[tuple[int, int, int]]:
    if not char_levels:
        return [(start, end, 0)] if start < end else []
    runs: list[tuple[int, int, int]] = []
    for index in range(start, end):
        if runs and runs[-1][2] == char_levels[index]:
            runs[-1] = (runs[-1][0], index + 1, char_levels[index])
        else:
            runs.append((index, index + 1, char_levels[index]))
    return runs


def piece(text: str, start: int, style: TextStyle, font: str, level: int, language: str) -> Piece:
    """Shape a stretch of one style, font and level."""
    shaped = shape(text, font, level % 2 == 1, style.tabular, language, style.tracking)
    return Piece(text, start, style, font, level, language, shaped)


def _measured(pieces: tuple[Piece, ...]) -> Unit:
    """Return the pieces with their widths in scene units."""
    advance = sum(one.shaped.advance * one.style.size for one in pieces)
    core = advance
    for one in reversed(pieces):
        core -= (one.shaped.advance - one.shaped.core) * one.style.size
        if one.text.rstrip(SPACES):
            break
    return Unit(pieces, core, advance)


def trimmed(pieces: list[Piece], broken: bool) -> list[Piece]:
    """Return the pieces of a line without the spaces at its end; a soft hyphen is seen where the line is `broken`."""
    while pieces and not pieces[-1].text.rstrip(SPACES):
        pieces.pop()
    if pieces and (text := pieces[-1].text.rstrip(SPACES)):
        last = pieces[-1]
        if broken and text.endswith(SOFT_HYPHEN):
            shown = piece(text[:-1] + "-", *last[1:6])
            pieces[-1] = shown._replace(text=text)
        elif text != last.text:
            pieces[-1] = piece(text, *last[1:6])
    return pieces


def plain_font(text: str, family: str, weight: int) -> str:
    """Return the voice's own font if it has the whole text and no letter of it needs a second look, else ""."""
    main = fonts.chain(family, weight)[0]
    return main if _PLAIN.match(text) and (text.isascii() or fonts.covers(main, text)) else ""


@lru_cache(maxsize=30_000)
def font_runs(text: str, family: str, weight: int, forms: str = "") -> tuple[tuple[int, int, str], ...]:
    """Return (start, end, font) for the stretches of a word. What no font has gets the font of the empty box."""
    if main := plain_font(text, family, weight):
        return ((0, len(text), main),)
    runs: list[tuple[int, int, str]] = []
    for part in _parts(text, family, weight):
        _append(runs, part, family, weight, forms)
    return tuple(runs)


def _parts(text: str, family: str, weight: int) -> Iterator[str]:
    """Yield the clusters. One that no single font has comes by character, so that only what is missing is missing."""
    for cluster in clusters(text):
        yield from (cluster,) if fonts.font_for(cluster, family, weight) else cluster


def _append(runs: list[tuple[int, int, str]], part: str, family: str, weight: int, forms: str) -> None:
    """Add a part; spaces and what is never seen stay with the font before them: a script keeps its own spaces."""
    start, end, before = runs[-1] if runs else (0, 0, "")
    stays = before and (fonts.IGNORABLE.match(part) or (part.isspace() and fonts.lends_space(before, part)))
    font = before if stays else fonts.font_for(part, family, weight, forms) or fonts.NOTDEF
    if font == before:
        runs[-1] = (start, end + len(part), font)
    else:
        runs.append((end, end + len(part), font))


def missing(text: str, family: str, weight: int) -> str:
    """Return the characters of the text that no shipped font has, each once."""
    if plain_font(text, family, weight):
        return ""
    return "".join(dict.fromkeys("".join(_missing_of(word, family, weight) for word in text.split())))


@lru_cache(maxsize=10_000)
def _missing_of(word: str, family: str, weight: int) -> str:
    return "".join(part for part in _parts(word, family, weight) if not fonts.font_for(part, family, weight))
