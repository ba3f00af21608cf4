"""Texts of a map: without characters that no file can hold, and in one line."""

from __future__ import annotations

import re

_UNWANTED = re.compile("\r\n?|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def clean_text(text: str) -> str:
    """Return the text as it can be saved: no control characters but line feed and tab, no half of a surrogate pair."""
    return _UNWANTED.sub(_replacement, text)


def is_clean(text: str) -> bool:
    """Tell whether the text can be saved as it is."""
    return _UNWANTED.search(text) is None


def in_one_line(text: str) -> str:
    """Return the text with a single space for each end of a line, tab or run of spaces, and none at either end."""
    return " ".join(text.split())


def cleaned(value: object) -> object:
    """Clean the texts of a value as it comes from a dialog, the clipboard or a file: text, lists, tuples, mappings."""
    if isinstance(value, str):
        return clean_text(value) if type(value) is str else value  # kinds are texts of the program's own
    if isinstance(value, (list, tuple)):
        return type(value)(cleaned(inner) for inner in value)
    if isinstance(value, dict):
        return {clean_text(key): cleaned(inner) for key, inner in value.items()}
    return value


def _replacement(match: re.Match[str]) -> str:
    found = match.group()
    if found.startswith("\r"):
        return "\n"
    return "\N{REPLACEMENT CHARACTER}" if "\ud800" <= found <= "\udfff" else ""
