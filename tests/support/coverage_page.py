"""Reads docs/coverage.md: what the method asks and the tests that show it; and which tests there are."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "coverage.md"
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


class Row(NamedTuple):
    """A line of the page: the part it stands in, what the method asks, and the tests as (file, name)."""

    part: str
    asked: str
    tests: tuple[tuple[str, str], ...]


def rows() -> list[Row]:
    """The lines of all tables of the page, without their heads."""
    part, found = "", []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            part = line.removeprefix("## ")
        elif line.startswith("| ") and not line.startswith(("| ---", "| what ")):
            asked, tests = line.strip("| ").split(" | ", 1)
            found.append(Row(part, asked, tuple(_TEST.findall(tests))))
    return found


@cache
def names_in(file: str) -> frozenset[str]:
    """The names of the tests in a file; none for a file that is not there."""
    path = ROOT / file
    if not path.is_file():
        return frozenset()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
