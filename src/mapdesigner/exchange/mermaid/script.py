"""JavaScript's ideas of white space and numbers, which Mermaid's grammar goes by and Python's differ from."""

from __future__ import annotations

import math
import re

SPACES = (
    "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
"""The characters that JavaScript's `\\s` and `trim` mean."""

SPACE = f"[{SPACES}]"
"""A pattern for one of them."""

_DECIMAL = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_INFINITE = re.compile(r"([+-]?)Infinity")
_BASES = {"0x": 16, "0o": 8, "0b": 2}


def number(text: str) -> float:
    """Return what JavaScript's `Number` makes of a text: 0 of an empty one, NaN of what is no number."""
    words = text.strip(SPACES)
    if not words:
        return 0.0
    if _DECIMAL.fullmatch(words):
        return float(words)
    if match := _INFINITE.fullmatch(words):
        return -math.inf if match[1] == "-" else math.inf
    return _of_base(words)


def _of_base(words: str) -> float:
    base = _BASES.get(words[:2].lower(), 0)
    if not base or not words[2:].isalnum():
        return math.nan
    try:
        return float(int(words[2:], base))
    except (ValueError, OverflowError):
        return math.nan
