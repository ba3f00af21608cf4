"""Every gesture of the table is tried with a hand: to its end, given up with Escape, and undone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from mapdesigner.desktop.canvas.gestures.table import GESTURES

PARTS = ("end", "escape", "undo")


def shown_parts() -> Iterator[tuple[str, str]]:
    """What the tests beside this one say they show: `pytest.mark.gesture("drag_card", "escape")`."""
    for path in sorted(Path(__file__).parent.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.gesture":
                gesture, part = (ast.literal_eval(each) for each in node.args)
                yield gesture, part


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("gesture", [row.id for row in GESTURES])
def test_a_test_shows_this_part_of_the_gesture(gesture: str, part: str) -> None:
    assert (gesture, part) in set(shown_parts())


def test_no_test_speaks_of_a_gesture_that_is_not_in_the_table() -> None:
    known = {(row.id, part) for row in GESTURES for part in PARTS}
    assert set(shown_parts()) <= known
