"""The font files, shipped ones and the system's: which one serves a character, at which weight, and its measures."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import uharfbuzz as hb  # type: ignore[import-untyped]

from mapdesigner import resources
from mapdesigner.layout.scene import Family, TextStyle
from mapdesigner.layout.text.system_fonts import PREFIX, font_of_family, opened, path_of, system_font_for

NOTDEF = "Inter-400"

SHIPPED = ("Inter", "Source Serif 4")
"""The families for Latin that a brand can choose on any machine."""

_WEIGHTS = {
    "Inter": (400, 500, 600, 700),
    "NotoSansArabic": (400, 600, 700),
    "NotoSansHebrew": (400, 600, 700),
    "NotoSansDevanagari": (400, 600, 700),
    "NotoSansThai": (400, 600, 700),
}
_BRANDS = {"SourceSerif4": (400, 600, 700)}
"""Families that are shipped for brands alone: no text falls back on them."""

_FIRST_PICTURE = "\u231a"
"""The first character that is a picture by nature (Unicode's emoji-data.txt)."""
_BOLD = 600
"""From this weight on a system's font is taken in bold, if it has that."""

_VOICE = "SourceSerif4-400Italic"
_SYMBOLS = ("NotoSansSymbols-400", "NotoSansSymbols2-400")
_EMOJI = "NotoEmoji-400"
# Unicode's Default_Ignorable_Code_Point: joiners, marks of direction, selectors, soft hyphen. No font need have them.
IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Face:
    """One font file, opened. Ascent and descent are in em and both positive; `units` is the number of units per em."""

    key: str
    font: Any
    units: int
    ascent: float
    descent: float
    coverage: frozenset[int]


def font_path(key: str) -> Path:
    """Return the file of a font, such as "Inter-600". Raises FileNotFoundError when it is not there."""
    if key.startswith(PREFIX):
        return path_of(key)
    return resources.path("fonts", f"{key}.ttf")


def font_face(key: str) -> hb.Face:
    """Open a font. Raises FileNotFoundError when it is not there."""
    return opened(key) if key.startswith(PREFIX) else hb.Face(hb.Blob.from_file_path(str(font_path(key))))


@cache
def face(key: str) -> Face:
    """Open a font and keep it. Raises FileNotFoundError when it is not shipped."""
    loaded = font_face(key)
    font = hb.Font(loaded)
    extents = font.get_font_extents("ltr")
    units = loaded.upem
    # What a font keeps in the private area is its own business and never what the writer meant.
    coverage = frozenset(char for char in loaded.unicodes if not PRIVATE.match(chr(char)))
    return Face(key, font, units, extents.ascender / units, -extents.descender / units, coverage)


def nearest(family: str, weight: int) -> str:
    """Return the key of the shipped weight nearest to the wanted one; of two equally near the lighter."""
    weights = _WEIGHTS.get(family) or _BRANDS[family]
    return f"{family}-{min(weights, key=lambda shipped: abs(shipped - weight))}"


def brand_font(name: str, weight: int) -> str:
    """Return the key of a family chosen for a brand, shipped or on the machine, "" if it cannot be had."""
    shipped = {known.casefold(): known for known in (*_WEIGHTS, *_BRANDS)}.get(name.replace(" ", "").casefold())
    return nearest(shipped, weight) if shipped else font_of_family(name, weight)


@cache
def chain(family: str, weight: int) -> tuple[str, ...]:
    """Return the fonts to ask for a glyph, in order: the voice or the brand's first, monochrome emoji last."""
    latin_and_scripts = tuple(nearest(name, weight) for name in _WEIGHTS)
    voice = (_VOICE,) if family == Family.CUSTOMER else ()
    brand = () if family in tuple(Family) else tuple(filter(None, (brand_font(family, weight),)))
    return (*voice, *brand, *latin_and_scripts, *_SYMBOLS, _EMOJI)


def leading(style: TextStyle) -> tuple[float, float]:
    """Return the height of a line, and how far below its middle the letters stand.

    Half the leading goes above the letters and half below, as CSS does it, with Inter's measures for every font, so
    that a line does not move when a word of another script comes into it.
    """
    measures = face(NOTDEF)
    return style.size * style.line_height, (measures.ascent - measures.descent) / 2 * style.size


def covers(key: str, text: str) -> bool:
    """Tell whether the font has a glyph for every character that can be seen; a tab is drawn as a space."""
    coverage = face(key).coverage
    if coverage.issuperset(map(ord, text)):
        return True
    return all(ord(char) in coverage or char == "\t" or IGNORABLE.match(char) for char in text)


def lends_space(key: str, space: str) -> bool:
    """Tell whether words of this font stand apart by its own space; that of pictures and signs is too wide."""
    return key not in (*_SYMBOLS, _EMOJI) and covers(key, space)


@lru_cache(maxsize=20_000)
def font_for(cluster: str, family: str, weight: int, forms: str = "") -> str:
    """Return the key of the first font that has the whole grapheme cluster, shipped or the system's, "" if none has.

    A letter with a mark counts as covered when the font has it composed. `forms`: see system_font_for.
    """
    keys = chain(family, weight)
    if _is_emoji(cluster):
        keys = (_EMOJI, *keys)
    composed = unicodedata.normalize("NFC", cluster)
    shipped = next((key for key in keys if covers(key, cluster) or covers(key, composed)), "")
    seen = IGNORABLE.sub("", PRIVATE.sub("", composed))
    if shipped or not seen or PRIVATE.search(composed):
        return shipped
    return system_font_for(seen, weight >= _BOLD, forms)


def _is_emoji(cluster: str) -> bool:
    """Tell whether a cluster asks for its picture: by a selector, or by nature unless a selector forbids it."""
    if "\ufe0e" in cluster or max(cluster) < _FIRST_PICTURE:
        return False
    from uniseg.emoji import emoji_presentation  # type: ignore[import-untyped]  # few maps have signs beyond it

    return "\ufe0f" in cluster or any(emoji_presentation(char) for char in cluster)
