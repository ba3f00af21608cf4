"""One long export tells at a terminal how far it is, and leaves nothing of that behind."""

from __future__ import annotations

import io
import time
from contextlib import redirect_stderr
from pathlib import Path

import pytest

from mapdesigner import resources
from mapdesigner.cli import bar
from mapdesigner.cli import main as cli

SAMPLE = str(resources.path("samples", "trailhead.journeymap"))
HOURS = 10_000.0


class Terminal(io.StringIO):
    """A stream that somebody watches."""

    def isatty(self) -> bool:
        return True


def said_of_an_export(stream: io.StringIO, out: Path) -> str:
    with redirect_stderr(stream):
        assert cli.main(["export", SAMPLE, "-o", str(out)]) == 0
    return stream.getvalue()


def test_a_long_export_shows_how_far_it_is_and_clears_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bar, "_PATIENCE", 0.0)
    said = said_of_an_export(Terminal(), tmp_path / "a.pdf")
    assert "[---" in said
    assert "] 40\N{NARROW NO-BREAK SPACE}%" in said
    assert said.endswith("\r\x1b[K")


def test_a_short_export_shows_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bar, "_PATIENCE", HOURS)
    assert said_of_an_export(Terminal(), tmp_path / "a.pdf") == ""


def test_nothing_is_shown_where_nobody_watches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bar, "_PATIENCE", 0.0)
    assert said_of_an_export(io.StringIO(), tmp_path / "a.pdf") == ""


def test_the_bar_waits_and_then_moves_until_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bar, "_PATIENCE", 0.0)
    terminal = Terminal()
    with redirect_stderr(terminal), bar.Patient() as progress:
        end = time.monotonic() + 60
        while "[" not in terminal.getvalue() and time.monotonic() < end:
            time.sleep(0.01)
        progress(0.5)
    assert terminal.getvalue().count("[#") == 1
    assert f"[{'#' * 12}{'-' * 12}]" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")
