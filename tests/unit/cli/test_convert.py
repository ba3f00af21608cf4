"""`mapdesigner convert` as people type it: what it writes, what it says, and its exit codes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mapdesigner import resources
from mapdesigner.cli import main as cli
from mapdesigner.storage.read import read_map

SAMPLE = resources.path("samples", "trailhead.journeymap")
DIAGRAM = "journey\n  title Tea\n  section Kitchen\n    Boil water: 3: Ada\n    Pour: 5: Ada, Ben\n"

Run = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Convert in an empty folder; return code, lines of output and lines of errors."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> tuple[int, list[str], list[str]]:
        code = cli.main(["convert", *map(str, arguments)])
        out, err = capsys.readouterr()
        return code, out.splitlines(), err.splitlines()

    return run


def test_a_diagram_becomes_a_map_and_a_diagram_again(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tea.mmd").write_text(DIAGRAM, encoding="utf-8")
    code, out, err = run("tea.mmd", "tea.journeymap")
    assert (code, err) == (0, [])
    assert out == ["understood: 1 stage, 2 steps, 5 cards, 2 personas", "tea.journeymap"]
    assert read_map(tmp_path / "tea.journeymap").journey.title == "Tea"
    assert run("tea.journeymap", "again.mmd")[0] == 0
    assert (tmp_path / "again.mmd").read_text(encoding="utf-8") == DIAGRAM


def test_a_map_that_loses_something_is_written_and_the_loss_is_said(run: Run, tmp_path: Path) -> None:
    code, out, err = run(SAMPLE, "trailhead.mmd")
    assert (code, err) == (1, [])
    assert "lost: Touchpoint: 14" in out
    assert out[-2].startswith("Mermaid journey diagram: Kept are title")
    assert (tmp_path / "trailhead.mmd").read_bytes().startswith(b"journey\n")


def test_what_is_not_understood_is_said_with_its_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tea.mmd").write_text(DIAGRAM.replace("5", "50"), encoding="utf-8")
    code, out, _err = run("tea.mmd", "tea.journeymap")
    assert code == 1
    assert "not understood: line 5: the score 50 is taken as 5; scores go from 1 to 5" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("tea.mmd", "tea.doc"), "tea.doc: this kind of file is not known; known are .journeymap"),
        (("note.doc", "tea.journeymap"), "note.doc: this kind of file is not known; known are .journeymap"),
        (("none.mmd", "tea.journeymap"), "none.mmd: there is no such file"),
        (("bad.mmd", "tea.journeymap"), "bad.mmd: line 2: a task needs a colon and a score after its name"),
        (("tea.mmd", "bad.mmd"), "bad.mmd: there is a file of this name already; choose another name"),
        (("tea.mmd", "none/tea.journeymap"), "none/tea.journeymap: the folder does not exist; save elsewhere"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_nothing_is_written(
    run: Run, tmp_path: Path, arguments: tuple[str, str], message: str
) -> None:
    (tmp_path / "tea.mmd").write_text(DIAGRAM, encoding="utf-8")
    (tmp_path / "bad.mmd").write_text("journey\nBoil water\n", encoding="utf-8")
    (tmp_path / "note.doc").write_bytes(b"Dear sir")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    code, out, err = run(*arguments)
    assert (code, out, len(err)) == (2, [], 1)
    assert err[0].startswith(message)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
