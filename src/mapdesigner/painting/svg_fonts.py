"""Fonts of an SVG: subsets of the files the text was set in, embedded, so that it looks alike on every machine."""

from __future__ import annotations

import base64
from collections import defaultdict
from functools import cache
from typing import NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]

from mapdesigner.layout.text.fonts import face
from mapdesigner.painting.outlines import OutlinePen


class Named(NamedTuple):
    """What a font is called in a style sheet."""

    family: str
    weight: int
    italic: bool

    @property
    def quoted(self) -> str:
        """The family as CSS takes it: a name with a figure in it needs quotation marks."""
        return f"'{self.family}'"


class SvgFonts:
    """The fonts of one SVG by their key in the Scene, and the characters each must have."""

    def __init__(self) -> None:
        self._used: dict[str, set[str]] = defaultdict(set)

    def use(self, key: str, text: str) -> Named:
        """Note that a text is set in a font, and return the font's name."""
        self._used[key].update(text)
        return named(key)

    def style(self) -> str:
        """Return a style sheet that holds every font used, cut to what is used of it."""
        return "".join(self._rule(key, "".join(sorted(used))) for key, used in sorted(self._used.items()))

    def _rule(self, key: str, text: str) -> str:
        name = named(key)
        source = base64.b64encode(_subset(key, text)).decode()
        slant = "font-style:italic;" if name.italic else ""
        return (
            f"@font-face{{font-family:'{name.family}';font-weight:{name.weight};{slant}"
            f"src:url(data:font/ttf;base64,{source})}}"
        )


@cache
def named(key: str) -> Named:
    """Return the family, weight (100 to 900) and slant that a font file says of itself."""
    found = face(key).font
    names = found.face
    family = names.get_name(hb.OTNameIdPredefined.TYPOGRAPHIC_FAMILY) or names.get_name(
        hb.OTNameIdPredefined.FONT_FAMILY
    )
    weight = round(found.get_style_value(hb.StyleTag.WEIGHT))
    safe = "".join(letter for letter in family or key if letter.isalnum() or letter in " -")
    return Named(safe, weight, bool(found.get_style_value(hb.StyleTag.ITALIC)))


@cache
def outline(key: str, glyph: int) -> str:
    """Return a glyph's outline as SVG path data in font units, y up."""
    pen = OutlinePen()
    face(key).font.draw_glyph_with_pen(glyph, pen)
    return " ".join(_as_svg(operator) for operator in pen.operators)


def _as_svg(operator: str) -> str:
    *numbers, letter = operator.split()
    return f"{'Z' if letter == 'h' else letter.upper()}{' '.join(numbers)}"


def _subset(key: str, text: str) -> bytes:
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(ord(letter) for letter in text)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    wanted.layout_feature_tag_set.update(int.from_bytes(tag, "big") for tag in (b"kern", b"liga", b"tnum", b"mark"))
    return bytes(hb.subset(face(key).font.face, wanted).blob.data)
