"""The commands as people type them: what they write, what they say, and the exit codes scripts go by."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mapdesigner import resources
from mapdesigner.cli import main as cli
from mapdesigner.cli.files import TEMPLATES
from mapdesigner.model.structure import structure
from mapdesigner.storage.read import read_map

SAMPLE = resources.path("samples", "trailhead.journeymap")
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command in an empty folder on a machine without a screen; return code, output and errors."""
    monkeypatch.chdir(tmp_path)
    if sys.platform.startswith("linux"):
        for name in SCREENS:
            monkeypatch.delenv(name, raising=False)

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        code = cli.main([str(each) for each in arguments])
        return code, *capsys.readouterr()

    return run


def in_a_process(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "importtime", "-m", "mapdesigner", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8")


@pytest.mark.parametrize("question", ["--version", "--help"])
def test_help_and_version_answer_without_loading_the_program(question: str, tmp_path: Path) -> None:
    answer = in_a_process(question, cwd=tmp_path)
    assert answer.returncode == 0
    assert "map" in answer.stdout.lower()
    loaded = answer.stderr
    assert "mapdesigner.cli.main" in loaded
    assert not [name for name in ("pydantic", "PySide6", "reportlab") if name in loaded]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
@pytest.mark.parametrize("arguments", [(), ("a.journeymap", "b.journeymap"), ("--", "tour")])
def test_without_a_display_the_window_says_what_to_use_instead(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "mapdesigner export" in err


@pytest.mark.parametrize("arguments", [("exprot", "a.journeymap", "-o", "a.pdf"), ("tuor",)])
def test_a_misspelt_command_is_not_taken_for_a_file(run: Run, arguments: tuple[str, ...]) -> None:
    code, _out, err = run(*arguments)
    assert code == 2
    assert len(err.splitlines()) == 1
    assert "export" in err
    assert "invalid choice" in err


@pytest.mark.parametrize("template", TEMPLATES)
def test_new_makes_a_map_with_an_id_of_its_own(run: Run, template: str) -> None:
    for name in ("one.journeymap", "two"):
        assert run("new", name, "--template", template)[0] == 0
    one, two = read_map(Path("one.journeymap")), read_map(Path("two.journeymap"))
    assert one.journey.id != two.journey.id
    assert one.problems == ()
    assert structure(one.journey).steps


def test_new_never_overwrites(run: Run) -> None:
    Path("shop.journeymap").write_text("mine")
    code, _out, err = run("new", "shop.journeymap")
    assert code == 2
    assert err.startswith("shop.journeymap: ")
    assert Path("shop.journeymap").read_text() == "mine"


@pytest.mark.parametrize(("out", "signature"), [("poster.pdf", b"%PDF-"), ("poster.PNG", b"\x89PNG")])
def test_export_writes_a_poster(run: Run, out: str, signature: bytes) -> None:
    dots = ("--dpi", "20") if out.endswith("PNG") else ()
    code, said, _err = run("export", SAMPLE, "-o", out, "--sheet", "a3", "--persona", "maya okafor", *dots)
    assert (code, said) == (0, f"{out}\n")
    assert Path(out).read_bytes().startswith(signature)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("missing.journeymap", "-o", "a.pdf"), "missing.journeymap: there is no such file"),
        ((SAMPLE, "-o", "a.docx"), "a.docx: the name of an export ends in .pdf, .png"),
        ((SAMPLE, "-o", "no/folder/a.pdf"), "the folder does not exist"),
        ((SAMPLE, "-o", "a.pdf", "--persona", "Nobody"), "no persona of this name"),
        ((SAMPLE, "-o", "a.png", "--dpi", "1e9"), "--dpi"),
        ((SAMPLE, "-o", "a.png", "--dpi", "nan"), "--dpi"),
        ((SAMPLE, "-o", "a.pdf", "--sheet", "B5"), "--sheet"),
        ((SAMPLE,), "-o"),
    ],
)
def test_an_export_that_cannot_be_says_why_in_one_line(
    run: Run, arguments: tuple[str | Path, ...], reason: str
) -> None:
    code, out, err = run("export", *arguments)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert reason in err
    assert list(Path().iterdir()) == []


def test_check_finds_nothing_in_the_samples(run: Run) -> None:
    code, out, err = run("check", SAMPLE, resources.path("samples", "nordlicht.journeymap"))
    assert (code, err) == (0, "")
    assert len(out.splitlines()) == 2


def damaged(name: str, old: str, new: str) -> Path:
    path = Path(name)
    path.write_text(SAMPLE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    return path


def test_check_names_file_place_and_reason_of_each_finding(run: Run) -> None:
    score = damaged("score.journeymap", '"score": -1.5', '"score": -15')
    stage = damaged("stage.journeymap", '"stage": "stage', '"stage": "gone')
    code, out, _err = run("check", score, stage)
    assert code == 1
    assert out.startswith("score.journeymap: items[")
    assert "].score: " in out
    assert "stage.journeymap: steps[0].stage: " in out


def test_check_answers_in_json_for_programs(run: Run) -> None:
    stage = damaged("stage.journeymap", '"stage": "stage', '"stage": "gone')
    code, out, _err = run("check", "--json", SAMPLE, stage)
    sound, broken = json.loads(out)
    assert code == 1
    assert (sound["file"], sound["findings"]) == (str(SAMPLE), [])
    assert {each["code"] for each in sound["health"]} >= {"JM303", "JM304"}
    assert all(each["reason"] and each["advice"] for each in sound["health"])
    assert broken["findings"][0]["place"] == "steps[0].stage"
    assert broken["findings"][0]["code"] == "missing_reference"


def test_check_of_a_file_that_cannot_be_read_is_no_finding(run: Run) -> None:
    code, out, _err = run("check", SAMPLE, "missing.journeymap")
    assert code == 2
    assert "missing.journeymap: there is no such file" in out


def test_format_rewrites_what_is_not_canonical_and_nothing_else(run: Run) -> None:
    wild = Path("wild.json")
    wild.write_text(json.dumps(json.loads(SAMPLE.read_bytes()), sort_keys=True))
    tame = Path("tame.journeymap")
    tame.write_bytes(SAMPLE.read_bytes())
    before = tame.stat().st_mtime_ns
    assert run("format", wild, tame) == (0, "wild.json\n", "")
    assert wild.read_bytes() == SAMPLE.read_bytes()
    assert tame.stat().st_mtime_ns == before


def test_schema_prints_the_shipped_schema(run: Run) -> None:
    code, out, _err = run("schema")
    assert code == 0
    assert json.loads(out)["title"] == "JourneyMap"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_a_tour_puts_sample_and_poster_into_a_folder_and_the_next_into_another(run: Run) -> None:
    for folder in ("map-designer-tour", "map-designer-tour-2"):
        code, out, _err = run("tour")
        assert code == 0
        assert str(Path(folder, "trailhead.journeymap")) in out
        assert Path(folder, "trailhead.journeymap").read_bytes() == SAMPLE.read_bytes()
        assert Path(folder, "trailhead-a1.pdf").read_bytes().startswith(b"%PDF-")


def test_a_tour_into_a_place_that_is_no_folder_says_so(run: Run) -> None:
    Path("taken").touch()
    code, _out, err = run("tour", "--dir", "taken")
    assert code == 2
    assert err.startswith("taken: ")


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), RuntimeError("inside"), MemoryError()])
def test_no_fault_of_the_program_shows_a_traceback(
    run: Run, fault: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise fault

    monkeypatch.setattr(resources, "read_text", fail)
    code, out, err = run("schema")
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "inside" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="a pipeline of POSIX")
def test_a_reader_that_stops_reading_is_no_fault(tmp_path: Path) -> None:
    command = f"{sys.executable} -m mapdesigner schema | head -n 1"
    run = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert (run.stdout, run.stderr) == ("{\n", "")


@pytest.mark.parametrize("display", [":4711", "nonsense", "localhost:59000.0", ""])
def test_a_display_that_is_named_but_not_there_is_told(run: Run, monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    code, _out, errors = run()
    assert code == 2
    assert "no display" in errors
