"""Right and left: paragraph direction, embedding levels and visual order (UAX #9)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from unicodedata import bidirectional, category, mirrored

from bidi import algorithm  # type: ignore[import-untyped]
from bidi.mirror import MIRRORED  # type: ignore[import-untyped]

# Every block with right-to-left letters, and the marks that set, embed, override or isolate a direction.
_TURNS = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001eeff]"
)

# The library follows the embeddings of older editions and knows no isolates, so each isolate becomes the embedding that
# gives its inside the same direction. A character without a class (unassigned) would stop it.
_DEEPEST = 63  # brackets within brackets, by rule BD16
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_CLASSES = {"LRI": "LRE", "RLI": "RLE", "PDI": "PDF", "": "L"}


def turns(text: str) -> bool:
    """Tell whether any of the text may run from right to left."""
    return _TURNS.search(text) is not None


def is_rtl(text: str) -> bool:
    """Tell the direction of a paragraph by its first strong character; left to right if it has none."""
    if not turns(text):
        return False
    strong = (bidirectional(char) for char in text)
    return next((kind != "L" for kind in strong if kind in ("L", "R", "AL")), False)


@lru_cache(maxsize=2_000)
def levels(text: str, rtl: bool) -> tuple[int, ...]:
    """Return the embedding level of each character (even: left to right), before line breaking, by UAX #9 up to I2."""
    base = int(rtl)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    for index, char in enumerate(storage["chars"]):
        char["index"] = index
        char["type"] = _bidi_class(text, index, char["type"])
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    for run in storage["runs"]:
        _resolve_brackets(storage["chars"][run["start"] : run["start"] + run["length"]], run["sor"])
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return _spread(storage["chars"], len(text), base)


def _bidi_class(text: str, index: int, kind: str) -> str:
    if kind == "FSI":
        return "RLE" if is_rtl(text[index + 1 :]) else "LRE"
    return _CLASSES.get(kind, kind)


def _resolve_brackets(run: list[dict[str, Any]], before: str) -> None:
    """Give the two brackets of a pair one direction (rule N0), which the library omits; `before` is the run's sor."""
    kinds = [_STRONG.get(char["type"], "") for char in run]
    for opening, closing in _bracket_pairs(run):
        own = "LR"[run[opening]["level"] % 2]
        inside = set(kinds[opening + 1 : closing]) - {""}
        if not inside:
            continue
        context = next((kind for kind in reversed(kinds[:opening]) if kind), before)
        resolved = own if own in inside else context
        for index in (opening, closing):
            run[index]["type"] = kinds[index] = resolved


def _bracket_pairs(run: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Return the indices of matching brackets in the order of the opening ones (rule BD16)."""
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, char in enumerate(run):
        if char["type"] != "ON" or not mirrored(char["ch"]):
            continue
        if category(char["ch"]) == "Ps":
            if len(waiting) == _DEEPEST:
                break
            waiting.append((MIRRORED.get(char["ch"], ""), index))
        elif category(char["ch"]) == "Pe":
            depth = next((at for at in reversed(range(len(waiting))) if waiting[at][0] == char["ch"]), -1)
            if depth >= 0:
                pairs.append((waiting[depth][1], index))
                del waiting[depth:]
    return sorted(pairs)


def _spread(chars: list[dict[str, int]], length: int, base: int) -> tuple[int, ...]:
    """Give the characters that rule X9 removed (marks, joiners) the level of the one before them."""
    known = {char["index"]: char["level"] for char in chars}
    result: list[int] = []
    for index in range(length):
        result.append(known.get(index, result[-1] if result else base))
    return tuple(result)


def visual_order(line_levels: list[int]) -> list[int]:
    """Return the indices of a line's pieces from left to right, given each one's level (rule L2)."""
    order = list(range(len(line_levels)))
    odd = [level for level in line_levels if level % 2]
    if not odd:
        return order
    for level in range(max(line_levels), min(odd) - 1, -1):
        _reverse_stretches(order, line_levels, level)
    return order


def _reverse_stretches(order: list[int], line_levels: list[int], level: int) -> None:
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and line_levels[order[end]] >= level:
            end += 1
        order[start:end] = order[start:end][::-1]
        start = max(end, start + 1)
