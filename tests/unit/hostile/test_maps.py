"""A map from somebody who means harm: it opens as any other, and its words stay words on the screen and in exports."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mapdesigner.cli import main as cli
from mapdesigner.exchange.registry import export_map, import_file, readable, writable
from mapdesigner.model.catalog import ITEMS
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from mapdesigner.publish.formats import FORMATS, Format
from mapdesigner.storage.errors import JourneyFileError
from mapdesigner.storage.json_text import MOST_BYTES
from mapdesigner.storage.links import is_map_link, is_web_link
from mapdesigner.storage.read import load, read_map
from mapdesigner.storage.write import to_bytes, write_map
from tests.support.checkout import ROOT
from tests.support.journeys import grid_with_people

BAIT = "secret.txt"
MARKER = "hacked"


def words(folder: Path) -> tuple[str, ...]:
    """Texts that some program somewhere takes for more than words."""
    bait = folder / BAIT
    return (
        f'<img src="{bait}">',
        f"<img src='file://{bait}'/> <team> & <b>bold</b>",
        f"$(touch {folder / MARKER}) `touch {folder / MARKER}`",
        f"=cmd|'/C touch {MARKER}'!A0",
        f"+HYPERLINK({bait})",
        f"@{bait}",
        f"![x]({bait}) [y](javascript:alert(1))",
        f"{{{{{bait}}}}} {{0.__class__}} %s %(x)s {{name}}",
        f"<script>open('{bait}')</script>",
        f"&lt;xi:include href='{bait}'/&gt;",
        f"\\input{{{bait}}}",
        "%%{init: {'theme': 'x'}}%% %% click",
        f"---\ninclude: !!python/object/apply:os.system ['touch {MARKER}']",
    )


def hostile_map(folder: Path) -> JourneyMap:
    """A map with such a text in every field that people write into, on a card of each kind."""
    said = words(folder)
    journey = grid_with_people().model_copy(update={"title": said[1], "objective": said[2], "organisation": said[3]})
    lanes = {row.kind: row.lane.value for row in ITEMS}
    items = []
    for number, text in enumerate(said):
        row = ITEMS[number % len(ITEMS)]
        items.append(row.make(id=f"i{number:02}", lane=lanes[row.kind], step="s1t1", text=text, note=text))
    personas = tuple(each.model_copy(update={"name": said[0], "quote": said[8]}) for each in journey.personas)
    stages = tuple(each.model_copy(update={"name": said[6], "goal": said[7]}) for each in journey.stages)
    return journey.model_copy(update={"items": tuple(items), "personas": personas, "stages": stages})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a hostile map, a secret that it names, and a name that a shell would run."""
    found = tmp_path / f"$(touch {MARKER}) 'maps'"
    found.mkdir()
    (found / BAIT).write_text("the secret of another client")
    write_map(hostile_map(found), found / "a.journeymap")
    return found


def run(folder: Path, *arguments: str) -> dict[str, Any]:
    """Run a command under the guard, and under strace where it is there; return what was heard."""
    report, calls = folder.parent / "report.json", folder.parent / "calls"
    trace = (
        ["strace", "-f", "-qq", "-o", str(calls), "-e", "trace=openat,open,execve"] if shutil.which("strace") else []
    )
    command = [*trace, sys.executable, "-m", "tests.support.watched", str(report), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=110)
    assert "Traceback" not in done.stderr, done.stderr
    found: dict[str, Any] = json.loads(report.read_text())
    opened = calls.read_text().splitlines() if trace else found["files"]
    found["bait"] = [each for each in opened if BAIT in each]
    return found


def check_harmless(folder: Path, heard: dict[str, Any]) -> None:
    assert heard["bait"] == []
    assert heard["processes"] == []
    assert heard["addresses"] == []
    assert not list(folder.parent.rglob(MARKER))


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.suffix)
def test_a_poster_of_it_runs_nothing_and_opens_nothing(folder: Path, form: Format) -> None:
    paper = ("--sheet", "A3") if form.sheets else ()
    heard = run(folder, "export", "a.journeymap", "-o", f"out{form.suffix}", *paper)
    assert heard["code"] == 0
    check_harmless(folder, heard)
    assert list(folder.glob(f"out*{form.suffix}"))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext of poppler reads the words of a PDF back")
def test_its_words_stand_in_the_poster_as_they_were_written(folder: Path) -> None:
    assert cli.main(["export", str(folder / "a.journeymap"), "-o", str(folder / "a.pdf"), "--sheet", "A0"]) == 0
    text = subprocess.run(["pdftotext", "-raw", folder / "a.pdf", "-"], capture_output=True, encoding="utf-8").stdout
    flat = "".join(text.split())
    for word in ("<team>&<b>bold</b>", "$(touch", "=cmd|", "<script>open(", "{0.__class__}", "javascript:alert(1)"):
        assert word in flat, word
    assert "the secret of another client" not in text


@pytest.mark.parametrize("extension", [each.extensions[0] for each in writable()])
def test_no_file_for_another_tool_runs_or_opens_anything(folder: Path, extension: str) -> None:
    heard = run(folder, "convert", "a.journeymap", f"out.{extension}")
    assert heard["code"] in (0, 1)
    check_harmless(folder, heard)


@pytest.mark.parametrize("extension", [each.extensions[0] for each in readable() if each.write])
def test_nor_does_reading_such_a_file_back(folder: Path, extension: str) -> None:
    journey = hostile_map(folder)
    (folder / f"b.{extension}").write_bytes(export_map(journey, f"b.{extension}").data)
    heard = run(folder, "convert", f"b.{extension}", "back.journeymap")
    assert heard["code"] in (0, 1)
    check_harmless(folder, heard)
    assert read_map(folder / "back.journeymap").problems == ()


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_no_word_is_lost_in_a_table(folder: Path, extension: str) -> None:
    journey = hostile_map(folder)
    again = import_file(export_map(journey, f"b.{extension}").data, f"b.{extension}").journey
    assert to_bytes(again) == to_bytes(journey)


def test_a_window_with_it_runs_nothing_and_opens_nothing(folder: Path) -> None:
    heard = run(folder, "session", "a.journeymap")
    assert heard["code"] == 0
    check_harmless(folder, heard)


def test_no_command_prints_what_a_terminal_would_obey(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(to_bytes(hostile_map(folder)))
    data["title"] = "\x1b]0;mine\x07\x1b[2J\x9b31m"
    (folder / "b.journeymap").write_text(json.dumps(data))
    assert cli.main(["diff", str(folder / "a.journeymap"), str(folder / "b.journeymap")]) == 1
    said = capsys.readouterr().out
    assert not {"\x1b", "\x07", "\x9b"} & set(said)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "vbscript:x",
            "ftp://example.org",
            "//host/a",
        ),
        *(
            " javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:x",
            "http",
            "\\\\host\\share",
            "ms-word:x",
            "smb://h",
        ),
    ],
)
def test_no_other_address_is_a_link(address: str) -> None:
    assert not is_web_link(address)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "/abroad/a.journeymap",
            "C:\\a.journeymap",
            "\\\\host\\a.journeymap",
            "file:a.journeymap",
            "a.exe",
            "a.sh",
            "",
        ),
        *("//host/a.journeymap", "http://h/a.journeymap", "a.journeymap/../../x.desktop", "a.journeymap\0.sh"),
    ],
)
def test_nothing_else_is_a_nested_map(address: str) -> None:
    assert not is_map_link(address)


def test_a_bad_link_is_told_at_its_place_and_is_in_no_export(folder: Path) -> None:
    journey = hostile_map(folder)
    item = journey.items[0].model_copy(update={"link": "javascript:alert(1)"})
    journey = journey.model_copy(update={"items": (item, *journey.items[1:])})
    problems = load(to_bytes(journey), "map").problems
    assert [(each.place, each.code) for each in problems] == [("items[0].link", "bad_link")]
    write_map(journey, folder / "b.journeymap")
    assert cli.main(["export", str(folder / "b.journeymap"), "-o", str(folder / "b.pdf")]) == 0
    assert b"/URI" not in (folder / "b.pdf").read_bytes()


@pytest.mark.parametrize("command", [("check",), ("format",), ("export", "-o", "out.pdf")])
def test_65_megabytes_and_100_000_levels_are_refused_in_a_line(
    tmp_path: Path, command: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Path("large.journeymap").open("wb") as file:
        file.truncate(MOST_BYTES + 1024**2)
    Path("deep.journeymap").write_bytes(b'{"format":"journeymap","version":1,"id":"m","x":' + b"[" * 100_000)
    for name, reason in (("large.journeymap", "64 MB"), ("deep.journeymap", "100 levels")):
        assert cli.main([command[0], name, *command[1:]]) == 2
        said = capsys.readouterr()
        assert reason in said.out + said.err
        assert len((said.out + said.err).splitlines()) == 1
    assert not Path("out.pdf").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="devices and pipes of POSIX")
def test_a_pipe_or_a_device_called_a_map_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.journeymap")
    (tmp_path / "zero.journeymap").symlink_to("/dev/zero")
    for name in ("pipe.journeymap", "zero.journeymap"):
        with pytest.raises(JourneyFileError, match="not a file"):
            read_map(tmp_path / name)


def test_kinds_of_cards_are_all_in_the_hostile_map(folder: Path) -> None:
    assert len({item.kind for item in hostile_map(folder).items}) >= len(ItemKind) - 3
