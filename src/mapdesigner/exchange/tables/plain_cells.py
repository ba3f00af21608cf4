"""Signs that a spreadsheet takes for a formula: kept from it on the way out, restored on the way in."""

from __future__ import annotations

import re

_SIGNS = ("=", "+", "-", "@", "\t", "'")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)


def guarded(words: str) -> str:
    """Put an apostrophe before words that a spreadsheet would compute; numbers stay as they are."""
    return f"'{words}" if words.startswith(_SIGNS) and not _NUMBER.fullmatch(words) else words


def restored(words: str) -> str:
    """Return the words as they were before `guarded`."""
    return words[1:] if words.startswith("'") and words[1:].startswith(_SIGNS) else words
