"""What a text without a name seems to be: the clipboard brings no file's name along."""

from __future__ import annotations

import re

from mapdesigner.exchange.tables.markdown import has_table

_DIAGRAM = re.compile(r"(?:\s|%%.*\n|---\n.*?\n---\n)*journey\b", re.DOTALL)
_OUTLINE = re.compile(r"(?:---\n.*?\n---\n)?\s*#{1,2} ", re.DOTALL)
_CANVAS = re.compile(r'\s*\{.*"(?:nodes|edges)"\s*:', re.DOTALL)
_MAP = re.compile(r'\s*\{.*"format"\s*:\s*"journeymap"', re.DOTALL)


def seems_to_be(text: str) -> str:
    """Return the extension, without a dot, of the format that a text seems to have; plain lines are stickies."""
    tests = (
        ("journeymap", _MAP.match(text)),
        ("canvas", _CANVAS.match(text)),
        ("mmd", _DIAGRAM.match(text)),
        ("md", _OUTLINE.match(text) or has_table(text)),
        ("csv", _is_table(text)),
    )
    return next((extension for extension, fits in tests if fits), "txt")


def _is_table(text: str) -> bool:
    """Whether every line has the same number of tabs, as cells of a spreadsheet do."""
    counts = {line.count("\t") for line in text.strip("\n").split("\n")}
    return len(counts) == 1 and counts != {0}
