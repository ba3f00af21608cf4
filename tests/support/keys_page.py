"""Writes docs/keys-and-gestures.md from the tables of keys and gestures: python tests/support/keys_page.py."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is loaded; the page is of no system's own keys

from mapdesigner.desktop.keys_table import gesture_rows, key_sections
from mapdesigner.desktop.shortcuts import standard_keys
from mapdesigner.painting.qt import ensure_application

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PAGE = Path(__file__).parents[2] / "docs" / "keys-and-gestures.md"
_HEAD = """# Keys and gestures

Made by `python tests/support/keys_page.py` from the tables the program itself reads; do not edit it by hand.
Ctrl is Cmd on a Mac. The keys of commands can be changed in the settings; F1 shows those in force.
"""


def page() -> str:
    """Return the whole page."""
    ensure_application()  # the standard keys of commands are those of a platform
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield _HEAD
    for section in key_sections(standard_keys):
        yield f"## {section.title}\n"
        yield from _table(
            ("keys", "what they do"), ((", ".join(map(_key, keys)), words) for keys, words in section.rows)
        )
    yield "## With the hand\n"
    heads = ("gesture", "how", "what comes of it", "keys on the way")
    yield from _table(heads, gesture_rows())
    yield "Escape on the way leaves no trace of a gesture, and each is one step of undo.\n"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield _row(heads)
    yield _row(["---"] * len(heads))
    yield from map(_row, rows)
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _key(key: str) -> str:
    return f"`{key}`"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
