"""Exports from the command line: many maps at once, share copies, and what cannot be asked for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from mapdesigner import resources
from mapdesigner.cli import main as cli

SAMPLES = [str(resources.path("samples", f"{name}.journeymap")) for name in ("trailhead", "nordlicht")]


def run(*arguments: object) -> int:
    return cli.main(["export", *(str(each) for each in arguments)])


def test_many_maps_go_into_a_folder_that_is_made_for_them(tmp_path: Path, capsys) -> None:
    folder = tmp_path / "posters"
    assert run(*SAMPLES, "--to", folder, "--sheet", "A3") == 0
    assert sorted(path.name for path in folder.iterdir()) == ["nordlicht.pdf", "trailhead.pdf"]
    assert sorted(capsys.readouterr().out.split()) == sorted(str(path) for path in folder.iterdir())


def test_one_that_cannot_be_read_is_named_and_the_others_are_made(tmp_path: Path, capsys) -> None:
    broken = tmp_path / "broken.journeymap"
    broken.write_text("{")
    assert run(SAMPLES[0], broken, "--to", tmp_path / "out", "--format", "svg") == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["trailhead.svg"]
    assert str(broken) in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="no name has two lines there")
def test_a_name_of_two_lines_is_said_in_one(tmp_path: Path, capsys) -> None:
    broken, sound = tmp_path / "bro\nken.journeymap", tmp_path / "so\nund.journeymap"
    broken.write_text("{")
    sound.write_bytes(Path(SAMPLES[0]).read_bytes())
    assert run(broken, sound, "--to", tmp_path / "out", "--sheet", "A3") == 1
    said = capsys.readouterr()
    assert said.out == f"{tmp_path}/out/so und.pdf\n"
    assert "bro ken.journeymap: " in said.err
    assert all(
        line.startswith(("mapdesigner: ", f"{tmp_path}/so und.journeymap: note: ")) for line in said.err.splitlines()
    )
    assert run(sound, "-o", tmp_path / "o\nut.pdf") == 0
    assert capsys.readouterr().out == f"{tmp_path}/o ut.pdf\n"


@pytest.mark.parametrize("named", ["posters", "posters/", "none/"])
def test_a_folder_in_place_of_a_file_is_told_where_it_belongs(tmp_path: Path, capsys, named: str) -> None:
    (tmp_path / "posters").mkdir()
    assert run(SAMPLES[0], "-o", f"{tmp_path}/{named}") == 2
    assert f"{tmp_path}/{named}: this is a folder; give it with --to" in capsys.readouterr().err


def test_two_maps_never_become_one_file(tmp_path: Path, capsys) -> None:
    other = tmp_path / "trailhead.journeymap"
    other.write_bytes(Path(SAMPLES[0]).read_bytes())
    assert run(SAMPLES[0], other, "--to", tmp_path / "out") == 2
    assert "two of the maps" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_several_maps_need_a_folder(tmp_path: Path, capsys) -> None:
    assert run(*SAMPLES, "-o", tmp_path / "a.pdf") == 2
    assert "--to DIR" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys) -> None:
    (tmp_path / "file").write_text("")
    assert run(SAMPLES[0], "--to", tmp_path / "file") == 2
    assert "this folder cannot be made" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_told_before_the_map_is_read(tmp_path: Path, capsys) -> None:
    broken = tmp_path / "broken.journeymap"
    broken.write_text("{")
    assert run(broken, "-o", tmp_path / "gone" / "a.pdf") == 2
    assert capsys.readouterr().err == f"{tmp_path / 'gone' / 'a.pdf'}: the folder does not exist; save elsewhere\n"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="an administrator may write everywhere")
@pytest.mark.parametrize("where", [("-o", "a.pdf"), ("--to", "")])
def test_a_folder_that_takes_nothing_is_told_before_the_map_is_read(tmp_path: Path, capsys, where) -> None:
    broken = tmp_path / "broken.journeymap"
    broken.write_text("{")
    (tmp_path / "closed").mkdir(mode=0o500)
    assert run(broken, where[0], tmp_path / "closed" / where[1]) == 2
    assert "there is no permission to write here; save elsewhere" in capsys.readouterr().err


@pytest.mark.parametrize("what", [["names"], ["all"]])
def test_a_share_copy_leaves_names_out(tmp_path: Path, what: list[str]) -> None:
    out = tmp_path / "share.pdf"
    assert run(SAMPLES[0], "-o", out, "--without", *what) == 0
    words = " ".join(page.extract_text() for page in pypdf.PdfReader(out).pages)
    assert "Maya" not in words
    assert "Persona 1" in words


def test_lanes_are_shown_alone_by_their_names(tmp_path: Path, capsys) -> None:
    out = tmp_path / "part.svg"
    assert run(SAMPLES[0], "-o", out, "--lanes", "customer actions", "Emotions") == 0
    drawn = out.read_text(encoding="utf-8")
    assert "Customer actions" in drawn
    assert "Backstage" not in drawn
    assert run(SAMPLES[0], "-o", out, "--lanes", "Kitchen") == 2
    assert "no lane named Kitchen; it has " in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C reaches a process there in another way")
def test_ctrl_c_ends_at_once_and_leaves_whole_files_alone(tmp_path: Path) -> None:
    maps = []
    for number in range(12):
        maps.append(tmp_path / f"m{number}.journeymap")
        maps[-1].write_bytes(Path(SAMPLES[1]).read_bytes())
    command = [sys.executable, "-m", "mapdesigner", "export", *map(str, maps), "--to", str(tmp_path / "out")]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, **pipes, start_new_session=True, encoding="utf-8") as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        _others, said = process.communicate(timeout=60)
    assert first.strip().endswith(".pdf")
    assert process.returncode == 2
    assert said.splitlines()[-1] == "stopped"
    made = list((tmp_path / "out").iterdir())
    assert len(made) < len(maps)
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in made)
