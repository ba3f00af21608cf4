"""Mermaid's entities, `#35;` and `#quot;`: marked before the lexer runs, read after it, written for taken signs."""

from __future__ import annotations

import html
import re

from mapdesigner.exchange.mermaid.script import SPACES
from mapdesigner.model.text import clean_text

_ENTITY = re.compile(r"#(\w+);", re.ASCII)
_OPEN, _CLOSE = "\x01", "\x02"  # a clean text holds no control characters, so these cannot be the user's
_MARKED = re.compile(f"{_OPEN}(\\w+){_CLOSE}", re.ASCII)
_BREAK = re.compile(rf"<br[{SPACES}]*/?>", re.IGNORECASE | re.ASCII)
_MOST_DIGITS = 7  # the last character is 1114111; more digits are no character, and costly to count
_TAKEN = "#;%<>&{}"
"""Signs that mean something to Mermaid wherever they stand."""

BREAK = "<br>"
"""How a line break within a name is written."""


def mark_entities(text: str) -> str:
    """Put marks in place of the `#` and `;` of entities, which to the lexer would begin a comment; keeps the length."""
    return _ENTITY.sub(rf"{_OPEN}\1{_CLOSE}", text)


def plain(marked: str) -> str:
    """Return what a reader of the diagram sees: entities as characters, `<br>` as a line break, no outer space."""
    text = "\n".join(_MARKED.sub(_character, part) for part in _BREAK.split(marked))
    return clean_text(text).strip(SPACES)


def escaped(text: str, also: str = "", line_break: str = BREAK) -> str:
    """Write a text so that the grammar takes it for plain words; `also` are further signs that mean something there.

    A text without any visible sign becomes a blank, since the grammar has no empty names.
    """
    words = text.strip(SPACES)
    if not words:
        return entity(" ")
    taken = set(_TAKEN + also)
    return "".join(entity(sign) if sign in taken else sign for sign in words).replace("\n", line_break)


def entity(sign: str) -> str:
    """One character by its number."""
    return f"#{ord(sign)};"


def _character(match: re.Match[str]) -> str:
    name = match[1]
    if not name.isdecimal():
        return html.unescape(f"&{name};")
    return html.unescape(f"&#{name};") if len(name) <= _MOST_DIGITS else "\N{REPLACEMENT CHARACTER}"
