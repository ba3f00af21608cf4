"""Plain texts, which nearly all of a map's are: one style, one font, from left to right, set in a short way.

What does not hang on size and width is kept for each text: a second size or width only adds up floats. The lines are
those that the general way (pieces, filling, typeset) finds, to the last bit; glyphs are placed when they are looked at.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, overload

from mapdesigner.layout.scene import GlyphRun, Line, TextStyle
from mapdesigner.layout.text.breaking import SPACES, unit_ends
from mapdesigner.layout.text.filling import SLACK
from mapdesigner.layout.text.fonts import leading
from mapdesigner.layout.text.pieces import plain_font
from mapdesigner.layout.text.runs import counted, packed
from mapdesigner.layout.text.shaping import Shaped, shape


class Words(NamedTuple):
    """A paragraph's shaped words, each with the spaces after it; word n stands between bounds n and n + 1."""

    font: str
    shaped: tuple[Shaped, ...]
    bounds: tuple[int, ...]
    widest: float
    counted: bool
    """Whether every glyph stands for one letter."""


Paragraph = tuple[str, Words, tuple[int, ...]]
"""A paragraph's text and words, and the number of the word that each of its lines begins with."""
Setting = tuple[tuple[Paragraph, ...], TextStyle, str, float, float]
"""All that lines are made of, with language, width of the box, and the share of the free width left of a line."""


class PlainLines(Sequence[Line]):
    """The lines of a plain text, made when one is first looked at: half of what layout sets to try it is never drawn.

    They equal a tuple of the same lines, and are pickled as one.
    """

    __slots__ = ("_kept",)

    def __init__(self, setting: Setting) -> None:
        self._kept: Setting | list[Line] = setting

    def _lines(self) -> list[Line]:
        kept = self._kept
        if isinstance(kept, tuple):
            kept = self._kept = list(_lines(*kept))
        return kept

    def __len__(self) -> int:
        kept = self._kept
        return sum([len(starts) for _text, _words, starts in kept[0]]) if isinstance(kept, tuple) else len(kept)

    @overload
    def __getitem__(self, index: int) -> Line: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Line]: ...

    def __getitem__(self, index: int | slice) -> Line | Sequence[Line]:
        return self._lines()[index]

    def __iter__(self) -> Iterator[Line]:
        return iter(self._lines())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PlainLines) and isinstance(self._kept, tuple) and self._kept == other._kept:
            return True
        return isinstance(other, PlainLines | tuple) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment] # as of any tuple of lines

    def __repr__(self) -> str:
        return repr(tuple(self))

    def __reduce__(self) -> tuple[type, tuple[list[Line]]]:
        return tuple, (self._lines(),)


def plain_paragraphs(text: str, style: TextStyle, width: float, language: str) -> tuple[Paragraph, ...] | None:
    """Break a text into lines no wider than the given width; None if it is not plain, or a word is wider than that."""
    limit = width * SLACK
    found: list[Paragraph] = []
    for part in text.split("\n"):
        words = _words(part, style.family, style.weight, style.tabular, language, style.tracking)
        if words is None or words.widest * style.size > limit:
            return None
        found.append((part, words, _starts(words.shaped, style.size, limit)))
    return tuple(found)


@lru_cache(maxsize=12_000)
def _words(text: str, family: str, weight: int, tabular: bool, language: str, tracking: float) -> Words | None:
    """Shape a paragraph's words; None if one of its letters needs another font or stands off the baseline.

    Kept for as many texts as a large map has, in half a kilobyte each: layout goes over all of them more than once.
    """
    font = plain_font(text, family, weight)
    if not font:
        return None
    bounds = (0, *unit_ends(text))
    shaped = tuple(
        [shape(text[start:end], font, False, tabular, language, tracking) for start, end in pairwise(bounds)]
    )
    widest, counts = 0.0, True
    for word in shaped:
        if word.ys:
            return None
        widest = max(widest, word.core)
        counts = counts and word.plain
    return Words(font, shaped, bounds, widest, counts)


def _starts(shaped: tuple[Shaped, ...], size: float, limit: float) -> tuple[int, ...]:
    """Put as many words on each line as it holds."""
    used, starts = 0.0, [0]
    for at, word in enumerate(shaped):
        if used + word.core * size > limit and at > starts[-1]:
            starts.append(at)
            used = 0.0
        used += word.advance * size
    return tuple(starts)


def natural_width_of(paragraphs: tuple[Paragraph, ...], style: TextStyle, language: str) -> float:
    """The width of the widest line, in scene units."""
    return max([advance for each in paragraphs for _words, _text, advance in _shown(each, style, language)])


def _shown(paragraph: Paragraph, style: TextStyle, language: str) -> Iterator[tuple[tuple[Shaped, ...], str, float]]:
    """Yield for each line its words without the spaces at its end, their letters, their width in scene units."""
    text, words, starts = paragraph
    bounds, size = words.bounds, style.size
    for first, end in pairwise([*starts, len(words.shaped)]):
        letters = text[bounds[first] : bounds[end]].rstrip(SPACES)
        stop, last = bounds[first] + len(letters), end
        while last > first and bounds[last - 1] >= stop:
            last -= 1
        shaped = words.shaped[first:last]
        if shaped and bounds[last] > stop:
            word = text[bounds[last - 1] : stop]
            shaped = (*shaped[:-1], shape(word, words.font, False, style.tabular, language, style.tracking))
        yield shaped, letters, sum([word.advance * size for word in shaped])


def _lines(
    paragraphs: tuple[Paragraph, ...], style: TextStyle, language: str, width: float, edge: float
) -> Iterator[Line]:
    """Yield the lines, one below the other."""
    height, fall = leading(style)
    top, half = 0.0, height / 2
    for each in paragraphs:
        for shaped, text, advance in _shown(each, style, language):
            left = (width - advance) * edge
            runs = (_run(each[1], shaped, text, style, left),) if shaped else ()
            yield Line(top + half + fall, left, advance, runs, text)
            top += height


def _run(words: Words, shaped: tuple[Shaped, ...], text: str, style: TextStyle, left: float) -> GlyphRun:
    """The glyphs of a line that begins at `left`."""
    size, pen = style.size, left
    glyphs, xs = array("H"), array("f")
    for word in shaped:
        glyphs += word.glyphs
        xs.extend([pen + x * size for x in word.xs])
        pen += word.advance * size
    clusters = counted(len(text)) if words.counted else packed(_clusters(shaped), text)
    return GlyphRun(words.font, style, glyphs, xs, None, clusters, text, left, pen)


def _clusters(shaped: tuple[Shaped, ...]) -> list[int]:
    clusters: list[int] = []
    start = 0
    for word in shaped:
        clusters += [start + at for at in word.clusters]
        start += word.letters
    return clusters
