"""Right and left: paragraph direction, embedding levels and visual order (UAX #9)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from unicodedata import bidirectional, category, mirrored

# Every block with right-to-left letters, and the marks that set, embed, override or isolate a direction.
_TURNS = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001eeff]"
)

# The library knows no isolates: they are taken out before it works, and what is left of them is neutral. A character
# without a class (unassigned) would stop it.
_CLASSES = {"LRI": "ON", "RLI": "ON", "FSI": "ON", "PDI": "ON", "": "L"}
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_DEEPEST = 63  # brackets within brackets, by rule BD16
_HIGHEST = 125  # levels, by rule BD2


def turns(text: str) -> bool:
    """Tell whether any of the text may run from right to left."""
    return _TURNS.search(text) is not None


def is_rtl(text: str) -> bool:
    """Tell the direction of a paragraph by its first strong character outside isolates; without one, left to right."""
    if not turns(text):
        return False
    strong = (bidirectional(text[index]) for index in _outside(len(text), _isolates(text)))
    return next((kind != "L" for kind in strong if kind in ("L", "R", "AL")), False)


@lru_cache(maxsize=2_000)
def levels(text: str, rtl: bool) -> tuple[int, ...]:
    """Return the embedding level of each character (even: left to right), before line breaking, by UAX #9 up to I2."""
    return tuple(_levels(text, int(rtl)))


def _levels(text: str, base: int) -> list[int]:
    """Resolve a text around its isolates, then what is in each of them as a text of its own."""
    isolates = _isolates(text)
    outside = _outside(len(text), isolates)
    result = [base] * len(text)
    for index, level in zip(outside, _resolved("".join(text[at] for at in outside), base), strict=True):
        result[index] = level
    for start, end in isolates:
        inside, level = text[start + 1 : end], _inner_level(text, start, end, result[start])
        result[start + 1 : end] = _levels(inside, level) if level < _HIGHEST else [result[start]] * len(inside)
    return result


def _isolates(text: str) -> list[tuple[int, int]]:
    """Return where the outermost isolates begin and end; one that is never closed ends with the text."""
    found: list[tuple[int, int]] = []
    depth = start = 0
    for index, char in enumerate(text):
        if char in "\u2066\u2067\u2068":
            start = start if depth else index
            depth += 1
        elif char == "\u2069" and depth:
            depth -= 1
            if not depth:
                found.append((start, index))
    return [*found, (start, len(text))] if depth else found


def _outside(length: int, isolates: list[tuple[int, int]]) -> list[int]:
    """Return the indices that lie in no isolate; the marks at its ends lie outside."""
    outside: list[int] = []
    begin = 0
    for start, end in isolates:
        outside.extend(range(begin, start + 1))
        begin = end
    return [*outside, *range(begin, length)]


def _inner_level(text: str, start: int, end: int, level: int) -> int:
    rtl = text[start] == "\u2067" or (text[start] == "\u2068" and is_rtl(text[start + 1 : end]))
    return (level + 1) | 1 if rtl else (level + 2) & ~1


def _resolved(text: str, base: int) -> tuple[int, ...]:
    """Return the levels of a text without isolates, in a paragraph of the given level."""
    from bidi import algorithm  # type: ignore[import-untyped]  # for texts that turn

    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base % 2]
    algorithm.get_embedding_levels(text, storage)
    for index, char in enumerate(storage["chars"]):
        char["index"] = index
        char["type"] = _CLASSES.get(char["type"], char["type"])
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    for run in storage["runs"]:
        _resolve_brackets(storage["chars"][run["start"] : run["start"] + run["length"]], run["sor"])
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return _spread(storage["chars"], len(text), base)


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
    from bidi.mirror import MIRRORED  # type: ignore[import-untyped]

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
