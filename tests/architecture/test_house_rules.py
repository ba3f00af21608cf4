"""The rules of the house, each a sentence that is true."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.checkout import ROOT, SOURCE, TESTS, modules, modules_of_tests

MOST_LINES = 400


def name_of(module: Path) -> str:
    return str(module.relative_to(SOURCE))


def lines_of(module: Path) -> int:
    return len(module.read_text(encoding="utf-8").splitlines())


def test_imports_run_downward_and_painters_do_not_know_the_model() -> None:
    lint_imports = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([lint_imports, "--no-cache"], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("module", modules(), ids=name_of)
def test_a_module_begins_by_saying_its_job_in_one_line(module: Path) -> None:
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))
    assert docstring, "no docstring"
    assert docstring.splitlines()[0].endswith((".", ":")), "the first line is no whole sentence"


@pytest.mark.parametrize("module", modules(), ids=name_of)
def test_a_module_has_at_most_400_lines(module: Path) -> None:
    assert lines_of(module) <= MOST_LINES


@pytest.mark.parametrize("module", modules_of_tests(), ids=lambda module: str(module.relative_to(TESTS)))
def test_a_module_of_the_tests_has_at_most_400_lines_too(module: Path) -> None:
    assert lines_of(module) <= MOST_LINES


def imports_of(module: Path) -> set[str]:
    """The names of the packages a module imports anywhere in it, late imports included."""
    nodes = list(ast.walk(ast.parse(module.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}


def test_only_the_desktop_and_the_qt_painter_import_qt() -> None:
    users = {name_of(module) for module in modules() if any(name.startswith("PySide6") for name in imports_of(module))}
    assert {name for name in users if not name.startswith(("desktop/", "painting/qt"))} == set()


def test_only_the_pdf_painter_imports_reportlab_and_font_tools() -> None:
    late = ("reportlab", "fontTools")
    users = {name_of(module) for module in modules() if any(name.startswith(late) for name in imports_of(module))}
    assert {name for name in users if not name.startswith("painting/pdf")} == set()
