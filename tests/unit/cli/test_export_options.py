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


@pytest.mark.parametrize(
    ("out", "arguments", "option"),
    [
        ("a.xlsx", ("--booklet",), "--booklet"),
        ("a.md", ("--half-filled",), "--half-filled"),
        ("a.csv", ("--sheet", "A3"), "--sheet"),
        ("a.csv", ("--spread",), "--spread"),
        ("a.xlsx", ("--persona", "Maya Okafor"), "--persona"),
        ("a.XLSX", ("--compare", SAMPLE), "--compare"),
        ("a.pptx", ("--tile", "A4"), "--tile"),
        ("a.pptx", ("--press",), "--press"),
        ("a.pptx", ("--overlap", "5"), "--overlap"),
        ("a.pdf", ("--dpi", "300"), "--dpi"),
        ("a.svg", ("--dpi", "300"), "--dpi"),
    ],
)
def test_an_option_that_means_nothing_for_a_format_is_named(
    tmp_path: Path, capsys, out: str, arguments: tuple[str, ...], option: str
) -> None:
    suffix = Path(out).suffix.lower()
    assert refused(tmp_path, capsys, out, *arguments) == f"{option} means nothing for {suffix}; leave it out"


def test_so_it_is_where_many_maps_go_into_a_folder(tmp_path: Path, capsys) -> None:
    assert cli.main(["export", SAMPLE, "--to", str(tmp_path / "out"), "--format", "csv", "--press"]) == 2
    assert capsys.readouterr().err == "--press means nothing for .csv; leave it out\n"
    assert not (tmp_path / "out").exists()


def test_a_drawing_has_its_bleed(tmp_path: Path) -> None:
    assert cli.main(["export", SAMPLE, "-o", str(tmp_path / "a.svg"), "--press"]) == 0
    assert 'width="847.00mm" height="600.00mm"' in (tmp_path / "a.svg").read_text(encoding="utf-8")


def test_slides_can_be_of_one_persona(tmp_path: Path) -> None:
    assert cli.main(["export", SAMPLE, "-o", str(tmp_path / "a.pptx"), "--persona", "Maya Okafor", "--spread"]) == 0


@pytest.mark.parametrize("arguments", [("--booklet",), ("--booklet", "--sheet", "A3"), ("--tile", "A4", "--overlap=0")])
def test_those_that_go_together_are_done(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert cli.main(["export", SAMPLE, "-o", str(tmp_path / "a.pdf"), *arguments]) == 0
    assert (tmp_path / "a.pdf").exists()
