"""Backslashes before signs that would mean something: put there on the way out, taken away on the way in."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")  # as in CommonMark: before ASCII punctuation


def plain(text: str) -> str:
    """Take the backslashes away."""
    return _ESCAPE.sub(r"\1", text)


def escaped(text: str, signs: str = "") -> str:
    """Put a backslash before every backslash and every one of these signs."""
    return "".join(f"\\{each}" if each in f"\\{signs}" else each for each in text)


def split_at_colon(text: str) -> tuple[str, str] | None:
    """Split at the first colon before white space or the end that has no backslash before it; None without one."""
    found = _places(text, r":(?=\s|$)")
    return (text[: found[0]], text[found[0] + 1 :]) if found else None


def split_at_last_at(text: str) -> tuple[str, str] | None:
    """Split at the last "@" that has no backslash before it; None without one. Both parts keep their backslashes."""
    found = _places(text, "@")
    return (text[: found[-1]], text[found[-1] + 1 :]) if found else None


def _places(text: str, sign: str) -> list[int]:
    return [match.start() for match in re.finditer(rf"\\.|{sign}", text) if match[0][0] != "\\"]
