"""Exports from the window's side: in a process of its own, with progress, and nothing left behind when cancelled."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mapdesigner import resources, words
from mapdesigner.publish.options import PosterOptions
from mapdesigner.publish.worker import ExportJob, Progress
from mapdesigner.publish.write import Rendered, render, save
from mapdesigner.storage.errors import SaveError
from mapdesigner.storage.read import read_map

JOURNEY = read_map(resources.path("samples", "trailhead.journeymap")).journey


@pytest.fixture
def german_spoken() -> Iterator[None]:
    words.use("de")
    yield
    words.use("en")


def wait_for(job: ExportJob, reached: Callable[[Progress], bool]) -> Progress:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if reached(now := job.poll()):
            return now
        time.sleep(0.02)
    raise AssertionError("the export did not come to an end")


def test_an_export_runs_in_its_own_process_and_tells_how_far_it_is(tmp_path: Path) -> None:
    out = tmp_path / "poster.pdf"
    job = ExportJob(JOURNEY, out, PosterOptions("A3"))
    assert not job.poll().finished
    end = wait_for(job, lambda now: now.finished)
    assert (end.done, end.error, end.files) == (1.0, "", (out,))
    assert out.read_bytes().startswith(b"%PDF-")


def test_a_cancelled_export_leaves_nothing(tmp_path: Path) -> None:
    job = ExportJob(JOURNEY, tmp_path / "poster.pdf", PosterOptions("A3"))
    job.cancel()
    assert job.poll().finished
    assert job.poll().files == ()
    assert list(tmp_path.iterdir()) == []


def test_an_export_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    job = ExportJob(JOURNEY, tmp_path / "gone" / "poster.pdf", PosterOptions("A3"))
    assert "folder does not exist" in wait_for(job, lambda now: now.finished).error


def test_a_fault_while_drawing_is_told_in_words(tmp_path: Path) -> None:
    job = ExportJob(None, tmp_path / "poster.pdf", PosterOptions())  # type: ignore[arg-type]
    assert "the export failed" in wait_for(job, lambda now: now.finished).error


@pytest.mark.usefixtures("german_spoken")
def test_what_gave_way_is_told_in_the_language_of_whoever_exports(tmp_path: Path) -> None:
    assert JOURNEY.language == "en"
    end = wait_for(ExportJob(JOURNEY, tmp_path / "poster.svg", PosterOptions("A3")), lambda now: now.finished)
    assert "Beteiligte stehen mit ihren Anfangsbuchstaben." in end.notes
    assert "Stakeholders" in (tmp_path / "poster.svg").read_text(encoding="utf-8")


def test_a_german_map_is_told_of_in_english_by_the_english_program() -> None:
    told = render(JOURNEY.model_copy(update={"language": "de"}), ".svg", PosterOptions("A3")).notes
    assert "Stakeholders are shown as initials." in told


@pytest.mark.usefixtures("german_spoken")
def test_a_fault_in_the_process_is_told_in_the_language_of_the_windows(tmp_path: Path) -> None:
    job = ExportJob(None, tmp_path / "poster.pdf", PosterOptions())  # type: ignore[arg-type]
    assert wait_for(job, lambda now: now.finished).error.startswith("der Export schlug fehl")


def test_an_unknown_format_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match=r"ends in \.pdf, \.png"):
        ExportJob(JOURNEY, tmp_path / "poster.doc", PosterOptions())


def test_progress_rises_to_one() -> None:
    heard: list[float] = []
    render(JOURNEY, ".png", PosterOptions("A3", dpi=20), heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


def test_several_pages_of_a_picture_are_numbered(tmp_path: Path) -> None:
    files = save(Rendered((b"1", b"2")), tmp_path / "poster.png")
    assert [path.name for path in files] == ["poster-1.png", "poster-2.png"]


@pytest.mark.parametrize("wrong", [{"sheet": "B5"}, {"dpi": 0.0}, {"dpi": float("nan")}])
def test_options_that_cannot_be_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"B5|0\.0|nan"):
        PosterOptions(**wrong)  # type: ignore[arg-type]
