"""A word into glyphs: HarfBuzz behind a memory, in em, so that one shaping serves every size."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as hb  # type: ignore[import-untyped]

from mapdesigner.layout.text import fonts
from mapdesigner.layout.text.breaking import SPACES

# Letters that join, or hang from one line, come apart when they are tracked.
_JOINED = ("NotoSansArabic", "NotoSansDevanagari", "system:")


@dataclass(frozen=True, slots=True)
class Shaped:
    """The glyphs of a word from left to right, all lengths in em, y down.

    `core` is the advance without the spaces at the end of the text, `letters` how many characters it has. `plain`:
    glyph n stands for character n.
    """

    glyphs: array[int]
    xs: tuple[float, ...]
    ys: tuple[float, ...] | None
    clusters: tuple[int, ...]
    advance: float
    core: float
    plain: bool
    letters: int


@lru_cache(maxsize=30_000)
def shape(text: str, font: str, rtl: bool, tabular: bool, language: str, tracking: float) -> Shaped:
    """Shape a word of one font and one direction. Tracking is in em, added after each cluster.

    Spaces at the end are set by their plain advance, so the word itself does not change when it ends a line.
    """
    core = text.rstrip(SPACES)
    letter_space = 0.0 if font.startswith(_JOINED) else tracking
    shaped = _shape_core(core, font, rtl, tabular, language, letter_space)
    return _with_spaces(shaped, text, len(core), font, rtl, letter_space) if len(core) < len(text) else shaped


def _shape_core(text: str, font: str, rtl: bool, tabular: bool, language: str, tracking: float) -> Shaped:
    face = fonts.face(font)
    buffer = _buffer(text, rtl, language)
    hb.shape(face.font, buffer, {"kern": True, "liga": True, "tnum": tabular})
    clusters = tuple(info.cluster for info in buffer.glyph_infos)
    xs, ys, advance = _places(buffer.glyph_positions or [], clusters, face.units, tracking)
    glyphs = array("H", [info.codepoint for info in buffer.glyph_infos])
    lifted = tuple(ys) if any(ys) else None
    plain = clusters == tuple(range(len(text)))
    return Shaped(glyphs, tuple(xs), lifted, clusters, advance, advance, plain, len(text))


def _buffer(text: str, rtl: bool, language: str) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_str(fonts.PRIVATE.sub("\uffff", text.replace("\t", " ")))
    buffer.direction = "rtl" if rtl else "ltr"
    # Never left to the guess below, which would take the language of the user's system.
    buffer.language = language or "en"
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.guess_segment_properties()
    return buffer


def _places(
    positions: list[hb.GlyphPosition], clusters: tuple[int, ...], units: int, tracking: float
) -> tuple[list[float], list[float], float]:
    """Turn HarfBuzz's steps into places; tracking goes behind the last glyph of each cluster."""
    xs: list[float] = []
    ys: list[float] = []
    pen = 0.0
    for index, position in enumerate(positions):
        xs.append(pen + position.x_offset / units)
        ys.append(-position.y_offset / units)
        pen += position.x_advance / units
        if tracking and clusters[index] != (clusters[index + 1] if index + 1 < len(clusters) else -1):
            pen += tracking
    return xs, ys, pen


def _with_spaces(core: Shaped, text: str, length: int, font: str, rtl: bool, tracking: float) -> Shaped:
    """Add the spaces of `text` after its first `length` characters: right of the word, left of it if right-to-left."""
    spaces = text[length:].replace("\u200b", "")
    face = fonts.face(font)
    glyph = face.font.get_nominal_glyph
    found = [glyph(ord(space if ord(space) in face.coverage else " ")) or 0 for space in spaces.replace("\t", " ")]
    ids = array("H", found)
    steps = [face.font.get_glyph_h_advance(one) / face.units + tracking for one in ids]
    wide = sum(steps)
    shift = wide if rtl else 0.0
    places = [sum(steps[:index]) + (0.0 if rtl else core.core) for index in range(len(steps))]
    at = [index for index in range(length, len(text)) if text[index] != "\u200b"]
    moved = tuple(x + shift for x in core.xs)
    level = (0.0,) * len(ids)
    if rtl:
        ys = None if core.ys is None else (*level, *core.ys)
        clusters = (*reversed(at), *core.clusters)
        xs = (*places, *moved)
        return Shaped(ids[::-1] + core.glyphs, xs, ys, clusters, core.core + wide, core.core, False, len(text))
    ys = None if core.ys is None else (*core.ys, *level)
    plain = core.plain and len(ids) == len(text) - length
    clusters, xs = (*core.clusters, *at), (*moved, *places)
    return Shaped(core.glyphs + ids, xs, ys, clusters, core.core + wide, core.core, plain, len(text))
