"""Text set for a test: words in several scripts, and what a reader sees of a block."""

from __future__ import annotations

from mapdesigner.layout.scene import GlyphRun, Line, TextBlock, TextStyle

BODY = TextStyle(size=15)
INTER_NOTDEF = 0
"""The glyph for what Inter does not have."""

EMOJI_FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
SALAM = "\u0633\u0644\u0627\u0645"
SHALOM = "\u05e9\u05dc\u05d5\u05dd"


def lines_of(block: TextBlock) -> list[str]:
    """The words of each line."""
    return [line.text for line in block.lines]


def seen(line: Line) -> list[str]:
    """The runs' words from left to right."""
    return [run.text.strip() for run in line.runs if run.text.strip()]


def all_runs(block: TextBlock) -> list[GlyphRun]:
    """The runs of all lines, from left to right and from top to bottom."""
    return [run for line in block.lines for run in line.runs]
