"""Options of an export that cannot be, or that do not go together, are named before anything is read or drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapdesigner import resources
from mapdesigner.cli import main as cli

SAMPLE = str(resources.path("samples", "trailhead.journeymap"))


def refused(folder: Path, capsys: pytest.CaptureFixture[str], out: str, *arguments: str) -> str:
    """What is said of an export that makes no file."""
    assert cli.main(["export", SAMPLE, "-o", str(folder / out), *arguments]) == 2
    assert list(folder.iterdir()) == []
    return capsys.readouterr().err.strip()


@pytest.mark.parametrize("overlap", ["26", "-1", "nan"])
def test_an_overlap_that_cannot_be_is_told_with_those_that_can(tmp_path: Path, capsys, overlap: str) -> None:
    said = refused(tmp_path, capsys, "a.pdf", "--tile", "A4", "--overlap", overlap)
    assert said == "--overlap: choose from 0 to 25"


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--booklet", "--sheet", "a0"), "--booklet and --sheet A0"),
        (("--booklet", "--sheet", "A1"), "--booklet and --sheet A1"),
        (("--booklet", "--size", "600x900"), "--booklet and --size 600x900"),
        (("--booklet", "--roll", "914"), "--booklet and --roll 914"),
        (("--press", "--tile", "A4"), "--press and --tile A4"),
    ],
)
def test_two_options_that_do_not_go_together_are_both_named(
    tmp_path: Path, capsys, arguments: tuple[str, ...], named: str
) -> None:
    assert refused(tmp_path, capsys, "a.pdf", *arguments) == f"{named} do not go together"


@pytest.mark.parametrize("arguments", [("--booklet",), ("--booklet", "--sheet", "A3"), ("--tile", "A4", "--overlap=0")])
def test_those_that_go_together_are_done(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert cli.main(["export", SAMPLE, "-o", str(tmp_path / "a.pdf"), *arguments]) == 0
    assert (tmp_path / "a.pdf").exists()
