"""Fonts of the system for scripts that no shipped font has, such as Chinese, Japanese and Korean; found without Qt."""

from __future__ import annotations

import os
import re
import sys
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX = "system:"
"""What the key of a system's font begins with; the path of its file follows, and "#2" for the third of a collection."""

_COLLECTIONS = frozenset({".ttc", ".otc"})
_SUFFIXES = frozenset({".ttf", ".otf"}) | _COLLECTIONS
_MOST = 300
"""So many files are looked into for a character; a system may have thousands."""

_WANTED = re.compile(
    "notosanscjk|notosans(sc|tc|jp|kr|hk)|sourcehansans|pingfang|hiragino|yugoth|meiryo|msyh|msjh|malgun|applesdgothic"
    "|wqy|droidsansfallback|nanumgothic|ipaexg|ipag|notosans|arialuni"
)
"""Files known to hold many scripts, without serifs, which are looked into first."""

_RESTRICTED, _BITMAP_ONLY = 0x0002, 0x0200
_SHIFTS = {"regular": 0, "medium": 0, "normal": 0, "bold": 1, "light": 2, "thin": 3, "black": 2, "serif": 4, "mono": 4}
_BOLD, _USUAL = 700, 400

_FORMS = {
    "ja": re.compile(r"jp\b|jp-|japan|hiragino|yugoth|meiryo|ipaex|ipag"),
    "ko": re.compile(r"kr\b|kr-|korea|malgun|nanum|applesdgothic"),
    "zh-Hant": re.compile(r"tc\b|tc-|hk\b|hk-|msjh|jhenghei"),
    "zh-Hans": re.compile(r"sc\b|sc-|msyh|yahei|wqy|droidsansfallback"),
}
"""What tells in a font's name whose forms of the Chinese characters it has."""


class _Face(NamedTuple):
    """One font of a file: its key, its file, its family's name in small letters, its weight (100 to 900), 0 if open."""

    key: str
    path: Path
    family: str
    weight: int


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
def system_font_for(text: str, bold: bool, forms: str = "") -> str:
    """Return the key of a font of the system that has all of the text and may be embedded, "" if there is none.

    `forms` asks for the forms of Chinese characters that are usual in "ja", "ko", "zh-Hans" or "zh-Hant".
    """
    chars = {ord(char) for char in text}
    return next((each.key for each in _ranked(bold, forms) if chars <= _coverage(each.key)), "")


def forms_of(text: str, language: str) -> str:
    """Return whose forms of Chinese characters a text wants: by its other letters, else by its language."""
    for forms, letters in _LETTERS.items():
        if letters.search(text):
            return forms
    tags = language.casefold().replace("_", "-").split("-")
    if tags[0] in ("ja", "ko"):
        return tags[0]
    if tags[0] != "zh":
        return ""
    return "zh-Hant" if {"hant", "tw", "hk", "mo"} & set(tags) else "zh-Hans"


_LETTERS = {
    "ja": re.compile("[\u3041-\u30ff\u31f0-\u31ff]"),
    "ko": re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]"),
    "zh-Hant": re.compile("[\u3105-\u312f\u31a0-\u31bf]"),
}
"""Kana, Hangul and Bopomofo."""


def opened(key: str) -> hb.Face:
    """Open a system's font. Raises OSError or HarfBuzzError for a file that is none."""
    path, _hash, index = _file_and_index(key)
    return hb.Face(hb.Blob.from_file_path(path), int(index or 0))


def path_of(key: str) -> Path:
    """The file of a system's font."""
    return Path(_file_and_index(key)[0])


def index_of(key: str) -> int:
    """Which font of its file it is: 0 but in collections."""
    return int(_file_and_index(key)[2] or 0)


def _file_and_index(key: str) -> tuple[str, str, str]:
    name = key.removeprefix(PREFIX)
    return name.rpartition("#") if Path(name.rpartition("#")[0]).suffix.casefold() in _COLLECTIONS else (name, "", "")


def may_embed(face: hb.Face) -> bool:
    """Tell whether the licence bits (OS/2 fsType) let a document carry the font's outlines."""
    table = bytes(face.reference_table("OS/2").data)
    bits = int.from_bytes(table[8:10], "big") if len(table) >= 10 else 0
    return not bits & _BITMAP_ONLY and bits & 0x000F != _RESTRICTED


@cache
def _ranked(bold: bool, forms: str) -> tuple[_Face, ...]:
    known = sorted(_files(), key=lambda path: (_rank(path, bold), path.name))[:_MOST]
    faces = [face for path in known for face in _faces(path)]
    return tuple(sorted(faces, key=lambda face: _face_rank(face, bold, forms)))  # equal ones stay in order of files


def _rank(path: Path, bold: bool) -> tuple[bool, int]:
    """Known families first, and of a family the weight that is asked for."""
    name = re.sub("[ _-]", "", path.stem.casefold())
    shift = max((value for word, value in _SHIFTS.items() if word in name), default=0)
    if bold and shift <= 1:
        shift = 1 - shift
    return not _WANTED.search(name), shift


def _face_rank(face: _Face, bold: bool, forms: str) -> tuple[bool, bool, int, int]:
    """The forms of characters that are asked for before the weight; of a collection its own names and weights count."""
    known, shift = _rank(face.path, bold)
    name = f"{face.path.stem.casefold()} {face.family}"
    other = bool(forms) and not _FORMS[forms].search(name)
    off = abs(face.weight - (_BOLD if bold else _USUAL)) if face.weight else 0
    return known, other, shift, off


def _faces(path: Path) -> list[_Face]:
    """The fonts of a file; those of a collection upright ones alone."""
    if path.suffix.casefold() not in _COLLECTIONS:
        return [_Face(PREFIX + str(path), path, "", 0)]
    try:
        count = hb.Face(hb.Blob.from_file_path(str(path))).count
    except (OSError, hb.HarfBuzzError):
        return []
    keys = (f"{PREFIX}{path}#{index}" for index in range(count))
    return [face for key in keys if (face := _of_collection(key))]


def _of_collection(key: str) -> _Face | None:
    found = _upright(key)
    if found is None:
        return None
    face, weight = found
    names = (face.get_name(each) for each in _FAMILY_NAMES)
    return _Face(key, path_of(key), next(filter(None, names), "").casefold(), weight)


def _files() -> Iterator[Path]:
    for folder in folders():
        for base, _folders, names in os.walk(folder):
            yield from (Path(base) / name for name in names if Path(name).suffix.casefold() in _SUFFIXES)


@lru_cache(maxsize=_MOST)
def _coverage(key: str) -> frozenset[int]:
    """The characters of a font that can be drawn on screen and paper; none of a file that cannot be used."""
    try:
        face = opened(key)
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
    key = weights[min(weights, key=lambda known: (abs(known - weight), known))]
    return key if _coverage(key) else ""


def is_installed(family: str) -> bool:
    """Tell whether the system has a font of this family, whether or not it may be embedded."""
    return family.casefold() in _families()


_FAMILY_NAMES = (hb.OTNameIdPredefined.TYPOGRAPHIC_FAMILY, hb.OTNameIdPredefined.FONT_FAMILY)


@cache
def _families() -> dict[str, dict[int, str]]:
    """Keys of upright fonts by family in small letters and by weight."""
    found: dict[str, dict[int, str]] = {}
    for path in sorted(_files()):
        for key in (each.key for each in _faces(path)):
            if upright := _upright(key):
                face, weight = upright
                for family in filter(None, (face.get_name(each) for each in _FAMILY_NAMES)):
                    found.setdefault(family.casefold(), {}).setdefault(weight, key)
    return found


def _upright(key: str) -> tuple[hb.Face, int] | None:
    """A font and its weight; None if it is italic or cannot be read."""
    try:
        face = opened(key)
        font = hb.Font(face)
    except (OSError, hb.HarfBuzzError):
        return None
    if font.get_style_value(hb.StyleTag.ITALIC) or font.get_style_value(hb.StyleTag.SLANT_ANGLE):
        return None
    return face, round(font.get_style_value(hb.StyleTag.WEIGHT))
