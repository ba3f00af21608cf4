"""Reads one text from the top level of a YAML block, as front matter has it; nothing else of YAML."""

from __future__ import annotations

import json
import re

_KEY = re.compile(r"""(["']?)(\w+)\1[ \t]*:(?:[ \t]+(.*?))?[ \t]*""", re.ASCII)
_COMMENT = re.compile(r"[ \t]#.*")
_NO_TEXT = frozenset({"", "~", "null", "Null", "NULL", "false", "False", "FALSE", "0"})


def top_level_text(block: str, key: str) -> str:
    """Return the value of a key that stands on one line; "" if there is none, or it is no text on one line."""
    for row in block.split("\n"):
        match = _KEY.fullmatch(row)
        if match and match[2] == key:
            return _scalar(match[3] or "")
    return ""


def _scalar(words: str) -> str:
    if words.startswith('"'):
        return _double_quoted(words)
    if words.startswith("'"):
        match = re.match(r"'((?:[^']|'')*)'", words)
        return match[1].replace("''", "'") if match else ""
    value = "" if words.startswith("#") else _COMMENT.sub("", words).strip()
    return "" if value in _NO_TEXT or value[0] in "|>[{&*!" else value


def _double_quoted(words: str) -> str:
    match = re.match(r'"(?:[^"\\]|\\.)*"', words)
    try:
        return str(json.loads(match[0])) if match else ""
    except ValueError:
        return ""
