"""`diff` and `merge` as teams type them, and what git makes of two maps without them."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from mapdesigner import resources
from mapdesigner.cli import main as cli
from mapdesigner.edits.fields import set_map, set_text
from mapdesigner.edits.items import add_item, remove_items
from mapdesigner.edits.stages import add_stage
from mapdesigner.model.entity import Entity
from mapdesigner.model.journey import JourneyMap, new_map
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure
from mapdesigner.storage.read import read_map
from mapdesigner.storage.write import to_bytes, write_map

BASE = read_map(resources.path("samples", "trailhead.journeymap")).journey
CARD = structure(BASE).items_of[structure(BASE).lanes[0].id][0].id
FILES = ("base.journeymap", "ours.journeymap", "theirs.journeymap")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(list(arguments))
        return code, *capsys.readouterr()

    return run


def write(*maps: JourneyMap) -> None:
    for name, journey in zip(FILES, maps, strict=False):
        write_map(journey, Path(name))


def words_of(each: Entity) -> str:
    return str(getattr(each, "text", ""))


def test_diff_says_nothing_differs_with_zero(run: Run) -> None:
    write(BASE, BASE)
    assert run("diff", *FILES[:2]) == (0, "no differences\n", "")
    assert run("diff", *FILES[:2], "--json") == (0, "[]\n", "")


def test_diff_tells_what_differs_with_one_in_the_form_asked_for(run: Run) -> None:
    write(BASE, set_map(set_text(BASE, CARD, "Looks *closer*"), title="Shoes"))
    code, out, err = run("diff", *FILES[:2])
    assert (code, err) == (1, "")
    assert out.startswith("2 changed\n\nThe map\n  * Title: “Trailhead Outfitters” → “Shoes”\n")
    assert "→ “Looks *closer*”" in out
    assert r"→ “Looks \*closer\*”" in run("diff", *FILES[:2], "--markdown")[1]
    found = json.loads(run("diff", *FILES[:2], "--json")[1])
    assert [(each["change"], each["id"], each["field"], each["after"]) for each in found] == [
        ("changed", "", "title", "Shoes"),
        ("changed", CARD, "text", "Looks *closer*"),
    ]


@pytest.mark.parametrize("command", [("diff",), ("merge", "-o", "out.journeymap", "ours.journeymap")])
def test_what_cannot_be_read_is_one_line_and_two(run: Run, command: tuple[str, ...]) -> None:
    write(BASE, BASE)
    code, out, err = run(*command, "base.journeymap", "nowhere.journeymap")
    assert (code, out) == (2, "")
    assert err == "nowhere.journeymap: there is no such file\n"
    assert not Path("out.journeymap").exists()


def test_merge_writes_both_sides_work(run: Run) -> None:
    write(BASE, set_text(BASE, CARD, "Looks closer"), set_map(BASE, title="Shoes"))
    assert run("merge", *FILES, "-o", "out.journeymap") == (0, "out.journeymap\n", "")
    assert read_map(Path("out.journeymap")).journey == set_map(set_text(BASE, CARD, "Looks closer"), title="Shoes")


def test_merge_tells_conflicts_with_one_and_keeps_both_sides_in_the_file(run: Run) -> None:
    write(BASE, set_text(BASE, CARD, "Looks closer"), set_text(BASE, CARD, "Looks away"))
    code, out, err = run("merge", *FILES, "-o", "ours.journeymap")
    assert (code, out) == (1, "ours.journeymap\n")
    assert err.startswith("conflict: Action “Looks closer”: Text: “Looks closer” stands")
    found = read_map(Path("ours.journeymap"))
    assert found.problems == ()
    assert words_of(structure(found.journey).by_id[CARD]) == "Looks closer"
    assert any(each.item == CARD and "Looks away" in each.text for each in found.journey.comments)


def test_merge_reports_conflicts_as_data(run: Run) -> None:
    write(BASE, remove_items(BASE, [CARD]), set_text(BASE, CARD, "Looks away"))
    code, out, err = run("merge", *FILES, "-o", "out.journeymap", "--report", "json")
    assert (code, err) == (1, "out.journeymap\n")
    (found,) = json.loads(out)
    assert (found["kind"], found["id"], found["ours"], found["theirs"]["text"]) == ("removed", CARD, None, "Looks away")


def test_merge_refuses_two_maps_that_are_no_states_of_one(run: Run) -> None:
    write(BASE, BASE, new_map())
    code, out, err = run("merge", *FILES, "-o", "merged.journeymap")
    assert (code, out) == (2, "")
    assert err == "theirs.journeymap: the two are different maps, not two states of one\n"
    assert not Path("merged.journeymap").exists()


def test_merge_refuses_maps_in_which_one_id_means_two_things(run: Run) -> None:
    lane = structure(BASE).lanes[0].id
    step = structure(BASE).steps[0].id
    write(BASE, add_stage(BASE, id="x"), add_item(BASE, ItemKind.ACTION, lane, step, id="x"))
    code, _out, err = run("merge", *FILES, "-o", "out.journeymap")
    assert code == 2
    assert err.startswith("theirs.journeymap: the same id")
    assert not Path("out.journeymap").exists()


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed, so its text merge cannot be tried")
def test_git_alone_merges_two_distant_edits_into_a_valid_file(run: Run) -> None:
    ids = [item.id for item in BASE.items]
    near, far = ids[0], ids[-1]
    write(BASE, set_map(set_text(BASE, near, "Ours"), label="9"), set_text(BASE, far, "Theirs"))
    base, ours, theirs = FILES
    merge = subprocess.run(["git", "merge-file", "-p", ours, base, theirs], capture_output=True)
    assert merge.returncode == 0
    Path("git.journeymap").write_bytes(merge.stdout)
    assert run("check", "git.journeymap") == (0, "git.journeymap: nothing found\n", "")
    assert run("merge", base, ours, theirs, "-o", "out.journeymap")[0] == 0
    assert Path("out.journeymap").read_bytes() == merge.stdout
    assert to_bytes(read_map(Path("git.journeymap")).journey) == merge.stdout


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed, so its text merge cannot be tried")
def test_git_alone_merges_cards_that_two_people_add_to_one_cell(run: Run) -> None:
    lane, step = structure(BASE).lanes[0].id, structure(BASE).steps[0].id
    ids = sorted(item.id for item in BASE.items)
    sides = (add_item(BASE, ItemKind.ACTION, lane, step, id=f"{one}0", text="New") for one in (ids[2], ids[-3]))
    write(BASE, *sides)
    merge = subprocess.run(["git", "merge-file", "-p", FILES[1], FILES[0], FILES[2]], capture_output=True)
    assert merge.returncode == 0
    Path("git.journeymap").write_bytes(merge.stdout)
    assert run("check", "git.journeymap")[0] == 0
    assert len(read_map(Path("git.journeymap")).journey.items) == len(BASE.items) + 2
