"""`check` as people type it: all that is wrong, what mends it, and the code scripts go by."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mapdesigner.cli import main as cli
from mapdesigner.storage.read import read_map
from mapdesigner.words import use
from tests.unit.cli.test_main import SAMPLE, Run, run
from tests.unit.storage.test_examine import file_of
from tests.unit.storage.test_read import action

__all__ = ["run"]

BROKEN = file_of(items=[action(lane="gone", text="Asks"), action(id="i2", kind="dance", lane="", step="")])


def test_every_problem_is_told_with_its_place_and_the_repair_and_nothing_is_changed(run: Run) -> None:
    Path("shop.journeymap").write_bytes(BROKEN)
    code, out, err = run("check", "shop.journeymap")
    assert (code, err) == (1, "")
    lines = out.splitlines()
    assert lines[0].startswith("shop.journeymap: items[1]: this kind of item is not known [make_note: ")
    assert lines[1].startswith("shop.journeymap: items[0].lane: What this refers to is not in the map. [park: ")
    assert "--repair" in lines[-1]
    assert Path("shop.journeymap").read_bytes() == BROKEN
    assert [each.name for each in Path().iterdir()] == ["shop.journeymap"]


def test_repair_mends_it_and_keeps_the_original(run: Run) -> None:
    Path("shop.journeymap").write_bytes(BROKEN)
    code, out, _err = run("check", "--repair", "shop.journeymap")
    assert code == 0
    assert "shop.original.journeymap" in out
    assert Path("shop.original.journeymap").read_bytes() == BROKEN
    assert read_map(Path("shop.journeymap")).problems == ()
    assert run("check", "--repair", "shop.journeymap") == (0, "shop.journeymap: nothing found\n", "")
    assert len(list(Path().iterdir())) == 2


def test_a_map_that_may_not_be_repaired_is_told_with_all_else_and_leaves_no_copy(run: Run) -> None:
    for name in ("shop.journeymap", "trip.journeymap"):
        Path(name).write_bytes(BROKEN)
    Path("shop.journeymap").chmod(0o444)
    code, out, err = run("check", "--repair", "shop.journeymap", "trip.journeymap")
    assert (code, err) == (1, "")
    assert "shop.journeymap: items[1]: this kind of item is not known [make_note: " in out
    assert "shop.journeymap: not repaired: the file is read-only" in out
    assert "trip.journeymap: repaired" in out
    assert Path("shop.journeymap").read_bytes() == BROKEN
    assert not Path("shop.original.journeymap").exists()


def test_programs_get_rules_and_repairs_too(run: Run) -> None:
    Path("shop.journeymap").write_bytes(BROKEN)
    code, out, _err = run("check", "--json", "--repair", "shop.journeymap")
    (found,) = json.loads(out)
    assert code == 0
    assert found["original"] == "shop.original.journeymap"
    assert [(each["place"], each["rule"]) for each in found["findings"]] == [
        ("items[1]", "make_note"),
        ("items[0].lane", "park"),
    ]


@pytest.mark.parametrize("data", [None, b"", b"not JSON", b'{"format": "journeymap", "version": 9, "id": "m"}', b"[]"])
def test_what_cannot_be_read_is_two_whether_it_is_missing_or_no_map(run: Run, data: bytes | None) -> None:
    if data is not None:
        Path("shop.journeymap").write_bytes(data)
    Path("other.journeymap").write_bytes(BROKEN)
    code, out, err = run("check", "--repair", "shop.journeymap", SAMPLE)
    assert (code, err) == (2, "")
    assert out.startswith("shop.journeymap: ")
    for command in (("diff", "shop.journeymap", str(SAMPLE)), ("format", "shop.journeymap")):
        assert run(*command)[0] == 2


@pytest.mark.parametrize(
    "arguments",
    [("new", ""), ("export", SAMPLE, "-o", ""), ("merge", SAMPLE, SAMPLE, SAMPLE, "-o", ""), ("tour", "--dir", "")],
)
def test_a_file_without_a_name_is_refused_in_plain_words(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.endswith("this is no name for a file\n")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("arguments", [("tour", "--dir", "taken/tour"), ("check", "taken/map"), ("check", "x" * 300)])
def test_what_the_system_says_is_put_into_plain_words(run: Run, arguments: tuple[str, ...]) -> None:
    Path("taken").touch()
    code, out, err = run(*arguments)
    assert code == 2
    assert "Errno" not in out + err
    assert "Not a directory" not in out + err
    assert "too long" not in out + err


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "de"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "de-DE"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "tlh:de_AT:en"}, "de-AT"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en-US"),
        ({"LC_MESSAGES": "de_CH@euro"}, "de-CH"),
        ({"LANG": "../../x"}, "en"),
        ({"LANG": "tlh"}, "en"),
    ],
)
def test_the_terminal_says_which_language_is_spoken(environment: dict[str, str], language: str) -> None:
    assert cli.language_of(environment) == language


def test_a_command_speaks_the_language_of_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken = []
    monkeypatch.setattr(cli, "use", lambda language: (spoken.append(language), use(language)))
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    try:
        assert run("check", SAMPLE)[0] == 0
    finally:
        use("en")
    assert spoken == ["de-DE"]
