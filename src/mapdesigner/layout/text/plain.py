"""Plain paragraphs, which nearly all of a map's are: one style, one font, from left to right, set in a short way.

What does not hang on size and width is kept for each text: a second size or width only adds up floats. The lines are
those that the general way (pieces, filling, typeset) finds, to the last bit.
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mapdesigner.layout.scene import GlyphRun
from mapdesigner.layout.text.breaking import SPACES, unit_ends
from mapdesigner.layout.text.filling import SLACK
from mapdesigner.layout.text.pieces import plain_font
from mapdesigner.layout.text.runs import counted, packed
from mapdesigner.layout.text.shaping import Shaped, shape

if TYPE_CHECKING:
    from mapdesigner.layout.scene import TextStyle


class Words(NamedTuple):
    """A paragraph's shaped words, each with the spaces after it; word n stands between bounds n and n + 1."""

    font: str
    shaped: tuple[Shaped, ...]
    bounds: tuple[int, ...]
    widest: float
    counted: bool
    """Whether every glyph stands for one letter."""


class PlainLine(NamedTuple):
    """The words of a line, without the spaces at its end, their letters, and their width in scene units."""

    font: str
    shaped: tuple[Shaped, ...]
    text: str
    advance: float
    counted: bool


def plain_lines(text: str, style: TextStyle, width: float, language: str) -> list[PlainLine] | None:
    """Break a text into lines no wider than the given width; None if it is not plain, or a word is wider than that."""
    limit = width * SLACK
    lines: list[PlainLine] = []
    for part in text.split("\n"):
        words = _words(part, style.family, style.weight, style.tabular, language, style.tracking)
        if words is None or words.widest * style.size > limit:
            return None
        lines += _filled(part, words, style, limit, language)
    return lines


@lru_cache(maxsize=4_000)
def _words(text: str, family: str, weight: int, tabular: bool, language: str, tracking: float) -> Words | None:
    """Shape a paragraph's words; None if one of its letters needs another font or stands off the baseline."""
    font = plain_font(text, family, weight)
    if not font:
        return None
    bounds = (0, *unit_ends(text))
    shaped = tuple(
        [shape(text[start:end], font, False, tabular, language, tracking) for start, end in pairwise(bounds)]
    )
    if any(word.ys for word in shaped):
        return None
    widest = max([word.core for word in shaped], default=0.0)
    return Words(font, shaped, bounds, widest, all(word.plain for word in shaped))


def _filled(text: str, words: Words, style: TextStyle, limit: float, language: str) -> list[PlainLine]:
    """Put as many words on each line as it holds."""
    size, used, start = style.size, 0.0, 0
    lines: list[PlainLine] = []
    for at, word in enumerate(words.shaped):
        if used + word.core * size > limit and at > start:
            lines.append(_line(text, words, start, at, style, language))
            used, start = 0.0, at
        used += word.advance * size
    lines.append(_line(text, words, start, len(words.shaped), style, language))
    return lines


def _line(text: str, words: Words, first: int, end: int, style: TextStyle, language: str) -> PlainLine:
    """The words from one number up to another; the last has no spaces after it."""
    bounds = words.bounds
    start = bounds[first]
    shown = text[start : bounds[end]].rstrip(SPACES)
    stop = start + len(shown)
    while end > first and bounds[end - 1] >= stop:
        end -= 1
    shaped = words.shaped[first:end]
    if shaped and bounds[end] > stop:
        last = shape(text[bounds[end - 1] : stop], words.font, False, style.tabular, language, style.tracking)
        shaped = (*shaped[:-1], last)
    size = style.size
    return PlainLine(words.font, shaped, shown, sum([word.advance * size for word in shaped]), words.counted)


def plain_run(line: PlainLine, style: TextStyle, left: float) -> GlyphRun:
    """The glyphs of a line that begins at `left`."""
    size, pen = style.size, left
    glyphs, xs = array("H"), array("f")
    for word in line.shaped:
        glyphs += word.glyphs
        xs.extend([pen + x * size for x in word.xs])
        pen += word.advance * size
    clusters = counted(len(line.text)) if line.counted else packed(_clusters(line.shaped), line.text)
    return GlyphRun(line.font, style, glyphs, xs, None, clusters, line.text, left, pen)


def _clusters(shaped: tuple[Shaped, ...]) -> list[int]:
    clusters: list[int] = []
    start = 0
    for word in shaped:
        clusters += [start + at for at in word.clusters]
        start += word.letters
    return clusters
