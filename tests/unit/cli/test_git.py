"""Teams keep maps in git: with the drivers set up nothing is lost or asked without need, and without them little is."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from mapdesigner import resources
from mapdesigner.cli import main as cli
from mapdesigner.cli.git import ATTRIBUTES
from mapdesigner.edits.fields import set_map, set_text
from mapdesigner.model.journey import JourneyMap
from mapdesigner.storage.read import read_map
from mapdesigner.storage.write import to_bytes

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

BASE = read_map(resources.path("samples", "trailhead.journeymap")).journey
IDS = [item.id for item in BASE.items]
NAMES = [
    "shop.journeymap",
    "$(touch hacked).journeymap",
    'it\'s "so" new.journeymap',
    "-o.journeymap",
    "ü & `x`;.journeymap",
]


class Repository:
    """A repository with one map on two branches, as two people have it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, fails: bool = False) -> str:
        done = subprocess.run(["git", *arguments], cwd=self.folder, capture_output=True, encoding="utf-8")
        assert (done.returncode != 0) == fails, (arguments, done.stdout, done.stderr)
        return done.stdout + done.stderr

    def commit(self, name: str, journey: JourneyMap) -> None:
        (self.folder / name).write_bytes(to_bytes(journey))
        self.git("add", "--", name)
        self.git("commit", "-q", "-m", "change")

    def diverge(self, name: str, base: JourneyMap | None, ours: JourneyMap, theirs: JourneyMap) -> None:
        if base:
            self.commit(name, base)
        else:
            self.git("commit", "-q", "--allow-empty", "-m", "begin")
        self.git("checkout", "-q", "-b", "theirs")
        self.commit(name, theirs)
        self.git("checkout", "-q", "main")
        self.commit(name, ours)

    def read(self, name: str) -> JourneyMap:
        loaded = read_map(self.folder / name)
        assert loaded.problems == ()
        return loaded.journey


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Ada")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "ada@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return Repository(tmp_path / "the team's maps $(touch hacked)")


def set_up(repository: Repository) -> None:
    assert cli.main(["git-setup", str(repository.folder)]) == 0
    repository.git("add", ".gitattributes")
    repository.git("commit", "-q", "-m", "Merge maps by what they hold")


def distant() -> tuple[JourneyMap, JourneyMap]:
    return set_text(set_map(BASE, label="9"), IDS[0], "Ours"), set_text(BASE, IDS[-1], "Theirs")


def no_command_ran(repository: Repository) -> bool:
    return not [each for root in (repository.folder, Path()) for each in root.rglob("hacked") if each.name == "hacked"]


@pytest.mark.parametrize("name", NAMES)
def test_two_people_change_one_card_in_two_ways_and_git_merges_it(repository: Repository, name: str) -> None:
    set_up(repository)
    ours, theirs = set_text(BASE, IDS[0], "Ours"), BASE
    theirs = theirs.model_copy(
        update={"items": (theirs.items[0].model_copy(update={"note": "Theirs"}), *theirs.items[1:])}
    )
    repository.diverge(name, BASE, ours, theirs)
    repository.git("merge", "-q", "--no-edit", "theirs")
    card = repository.read(name).items[0]
    assert card.note == "Theirs"
    assert "Ours" in (card.text, getattr(card, "label", ""))
    assert no_command_ran(repository)
    assert repository.git("status", "--porcelain") == ""


@pytest.mark.parametrize("name", NAMES)
def test_a_conflict_keeps_both_sides_marked_in_the_file_and_git_knows_of_it(repository: Repository, name: str) -> None:
    set_up(repository)
    repository.diverge(name, BASE, set_map(BASE, title="Ours"), set_map(BASE, title="Theirs"))
    said = repository.git("merge", "--no-edit", "theirs", fails=True)
    assert "CONFLICT" in said
    assert "conflict: Title: “Ours” stands; the other side has “Theirs”" in said
    merged = repository.read(name)
    assert merged.title == "Ours"
    assert any("Theirs" in each.text for each in merged.comments)
    assert no_command_ran(repository)


def test_a_map_that_both_added_is_merged_without_a_base(repository: Repository) -> None:
    set_up(repository)
    ours, theirs = distant()
    repository.diverge("shop.journeymap", None, ours, theirs)
    repository.git("merge", "--no-edit", "theirs", fails=True)
    merged = repository.read("shop.journeymap")
    assert len(merged.items) == len(BASE.items) + 1  # and the note with the conflicts about the map itself
    assert merged.label == "9"
    assert any("Theirs" in each.text for each in merged.comments)


def test_a_side_that_cannot_be_read_is_left_to_people_and_nothing_is_lost(repository: Repository) -> None:
    set_up(repository)
    ours, theirs = distant()
    repository.diverge("shop.journeymap", BASE, ours, theirs)
    repository.git("checkout", "-q", "theirs")
    (repository.folder / "shop.journeymap").write_text("dear diary")
    repository.git("commit", "-q", "-am", "oops")
    repository.git("checkout", "-q", "main")
    said = repository.git("merge", "--no-edit", "theirs", fails=True)
    assert "shop.journeymap: line 1, column 1: this is not JSON" in said
    assert repository.read("shop.journeymap") == ours
    assert repository.git("show", ":3:shop.journeymap") == "dear diary"


def test_without_the_drivers_gits_own_merge_of_distant_edits_is_a_sound_map(repository: Repository) -> None:
    (repository.folder / ".gitattributes").write_text(ATTRIBUTES + "\n")  # as a colleague has it without git-setup
    repository.git("add", ".gitattributes")
    ours, theirs = distant()
    repository.diverge("shop.journeymap", BASE, ours, theirs)
    repository.git("merge", "-q", "--no-edit", "theirs")
    merged = repository.read("shop.journeymap")
    assert merged.label == "9"
    assert to_bytes(merged) == (repository.folder / "shop.journeymap").read_bytes()
    assert {"Ours", "Theirs"} <= {getattr(merged.items[at], "text", "") for at in (0, -1)}


@pytest.mark.parametrize("name", NAMES)
def test_git_diff_says_in_words_what_changed(repository: Repository, name: str) -> None:
    set_up(repository)
    repository.commit(name, BASE)
    (repository.folder / name).write_bytes(to_bytes(set_map(BASE, title="Shoes")))
    assert "Title: “Trailhead Outfitters” → “Shoes”" in repository.git("diff")
    (repository.folder / name).write_text("broken")
    assert "this is not JSON" in repository.git("diff")
    (repository.folder / name).unlink()
    assert "is removed" in repository.git("diff")
    assert no_command_ran(repository)


def test_setting_up_twice_adds_the_attributes_once_and_keeps_what_stood_there(repository: Repository) -> None:
    file = repository.folder / ".gitattributes"
    file.write_bytes(b"*.png binary")
    for _time in range(2):
        assert cli.main(["git-setup", str(repository.folder)]) == 0
    assert file.read_text().splitlines() == ["*.png binary", ATTRIBUTES]


def test_outside_of_a_repository_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        assert cli.main(["git-setup", str(folder)]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1
