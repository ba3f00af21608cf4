"""Fonts of the system for scripts that no shipped font has, such as Chinese, Japanese and Korean; found without Qt."""

from __future__ import annotations

import os
import re
import sys
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import uharfbuzz as hb  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX = "system:"
"""What the key of a system's font begins with; the path of its file follows."""

_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_MOST = 300
"""So many files are looked into for a character; a system may have thousands."""

_WANTED = re.compile(
    "notosanscjk|notosans(sc|tc|jp|kr|hk)|sourcehansans|pingfang|hiragino|yugoth|meiryo|msyh|msjh|malgun|applesdgothic"
    "|wqy|droidsansfallback|nanumgothic|ipaexg|ipag|notosans|arialuni"
)
"""Files known to hold many scripts, without serifs, which are looked into first."""

_RESTRICTED, _BITMAP_ONLY = 0x0002, 0x0200
_SHIFTS = {"regular": 0, "medium": 0, "normal": 0, "bold": 1, "light": 2, "thin": 3, "black": 2, "serif": 4, "mono": 4}


def folders() -> tuple[Path, ...]:
    """Where this platform keeps fonts: the system's folders and the user's own."""
    home = Path.home()
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", local / "Microsoft" / "Windows" / "Fonts"
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    own = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return *(Path(each) / "fonts" for each in shared.split(":") if each), own / "fonts", home / ".fonts"


@lru_cache(maxsize=20_000)
def system_font_for(text: str, bold: bool) -> str:
    """Return the key of a font of the system that has all of the text and may be embedded, "" if there is none."""
    chars = {ord(char) for char in text}
    return next((PREFIX + str(path) for path in _ranked(bold) if chars <= _coverage(path)), "")


def path_of(key: str) -> Path:
    """The file of a system's font."""
    return Path(key.removeprefix(PREFIX))


def may_embed(face: hb.Face) -> bool:
    """Tell whether the licence bits (OS/2 fsType) let a document carry the font's outlines."""
    table = bytes(face.reference_table("OS/2").data)
    bits = int.from_bytes(table[8:10], "big") if len(table) >= 10 else 0
    return not bits & _BITMAP_ONLY and bits & 0x000F != _RESTRICTED


@cache
def _ranked(bold: bool) -> tuple[Path, ...]:
    found = sorted(_files(), key=lambda path: (_rank(path, bold), path.name))
    return tuple(found[:_MOST])


def _rank(path: Path, bold: bool) -> tuple[bool, int]:
    """Known families first, and of a family the weight that is asked for."""
    name = re.sub("[ _-]", "", path.stem.casefold())
    shift = max((value for word, value in _SHIFTS.items() if word in name), default=0)
    if bold and shift <= 1:
        shift = 1 - shift
    return not _WANTED.search(name), shift


def _files() -> Iterator[Path]:
    for folder in folders():
        for base, _folders, names in os.walk(folder):
            yield from (Path(base) / name for name in names if Path(name).suffix.casefold() in _SUFFIXES)


@lru_cache(maxsize=_MOST)
def _coverage(path: Path) -> frozenset[int]:
    """The characters of a font that can be drawn on screen and paper; none of a file that cannot be used."""
    try:
        face = hb.Face(hb.Blob.from_file_path(str(path)))
        tables = set(face.table_tags)
        usable = ("glyf" in tables or "CFF " in tables) and may_embed(face)
        return frozenset(face.unicodes) if usable else frozenset()
    except (OSError, hb.HarfBuzzError):
        return frozenset()


def font_of_family(family: str, weight: int) -> str:
    """Return the key of the upright font of a family whose weight is nearest, "" if there is none or none to embed."""
    weights = _families().get(family.casefold(), {})
    if not weights:
        return ""
    path = weights[min(weights, key=lambda known: (abs(known - weight), known))]
    return PREFIX + str(path) if _coverage(path) else ""


def is_installed(family: str) -> bool:
    """Tell whether the system has a font of this family, whether or not it may be embedded."""
    return family.casefold() in _families()


@cache
def _families() -> dict[str, dict[int, Path]]:
    """Upright fonts by family in small letters and by weight."""
    found: dict[str, dict[int, Path]] = {}
    for path in sorted(_files()):
        try:
            face = hb.Face(hb.Blob.from_file_path(str(path)))
            font = hb.Font(face)
        except (OSError, hb.HarfBuzzError):
            continue
        if font.get_style_value(hb.StyleTag.ITALIC) or font.get_style_value(hb.StyleTag.SLANT_ANGLE):
            continue
        weight = round(font.get_style_value(hb.StyleTag.WEIGHT))
        for name in (hb.OTNameIdPredefined.TYPOGRAPHIC_FAMILY, hb.OTNameIdPredefined.FONT_FAMILY):
            if family := face.get_name(name):
                found.setdefault(family.casefold(), {}).setdefault(weight, path)
    return found
