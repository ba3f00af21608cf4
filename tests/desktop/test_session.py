"""What a window works on: one map with its history, selection, focus and file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from mapdesigner.desktop.recent_files import MOST, forget_file, recent_files, remember_file
from mapdesigner.desktop.session import Cell, Session
from mapdesigner.edits.fields import set_map, set_text
from mapdesigner.edits.items import move_items, remove_items
from mapdesigner.edits.replace import EditError
from mapdesigner.model.journey import JourneyMap
from mapdesigner.storage.errors import ChangedOutside, JourneyFileError, SaveError
from mapdesigner.storage.read import read_map
from tests.support.journeys import cell, grid, with_actions


class Heard:
    """What a session has signalled, in order."""

    def __init__(self, session: Session) -> None:
        self.names: list[str] = []
        self.maps: list[tuple[JourneyMap, JourneyMap]] = []
        session.map_changed.connect(lambda old, new: (self.names.append("map"), self.maps.append((old, new))))
        session.selection_changed.connect(lambda: self.names.append("selection"))
        session.focus_changed.connect(lambda: self.names.append("focus"))
        session.file_changed.connect(lambda: self.names.append("file"))


@pytest.fixture
def session(qapp) -> Session:
    return Session(with_actions(grid(), "a", "b"))


def rename(title: str):
    return partial(set_map, title=title)


def test_an_edit_is_told_to_all_who_listen_with_the_map_before_and_after(session: Session) -> None:
    heard, before = Heard(session), session.journey
    session.apply("Rename", rename("Trail"))
    assert heard.names == ["map", "file"]
    ((old, new),) = heard.maps
    assert old is before
    assert new is session.journey
    assert new.title == "Trail"


def test_an_edit_that_changes_nothing_is_no_step(session: Session) -> None:
    heard = Heard(session)
    session.apply("Rename", rename(""))
    session.apply("Nothing", session.journey)
    assert heard.names == []
    assert session.undo_names == ()


def test_a_refused_edit_leaves_no_trace(session: Session) -> None:
    heard, before = Heard(session), session.journey
    with pytest.raises(EditError):
        session.apply("Move", lambda journey: move_items(journey, ["a"], "emotions", "s1t1"))
    assert session.journey is before
    assert heard.names == []


def test_undo_and_redo_walk_the_named_steps(session: Session) -> None:
    before = session.journey
    session.apply("Rename", rename("Trail"))
    assert (session.undo_names, session.redo_names) == (("Rename",), ())
    session.undo()
    assert session.journey is before
    assert (session.undo_names, session.redo_names) == ((), ("Rename",))
    session.redo()
    assert session.journey.title == "Trail"


def test_typing_in_one_text_is_one_step(session: Session) -> None:
    for word in ("C", "Ca", "Calm"):
        session.apply("Type", lambda journey, word=word: set_text(journey, "a", word), merge_key="text:a")
    assert session.undo_names == ("Type",)


def test_what_is_removed_is_no_longer_selected(session: Session) -> None:
    session.select(["a", "b", "nobody"])
    assert session.selection == {"a", "b"}
    heard = Heard(session)
    session.apply("Remove", lambda journey: remove_items(journey, ["a"]))
    assert session.selection == {"b"}
    assert heard.names == ["map", "selection", "file"]


def test_selecting_what_is_selected_tells_nobody(session: Session) -> None:
    session.select(["a"])
    heard = Heard(session)
    session.select(["a"])
    assert heard.names == []


def test_the_focus_is_in_a_cell_of_the_map_or_nowhere(session: Session) -> None:
    heard = Heard(session)
    session.focus_on(Cell("actions", "s1t1"))
    assert session.focus == ("actions", "s1t1")
    session.focus_on(Cell("actions", "gone"))
    assert session.focus is None
    assert heard.names == ["focus", "focus"]


def test_a_map_is_saved_and_opened_again(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "trail.journeymap"
    session.apply("Rename", rename("Trail"))
    assert session.is_modified
    session.save_as(path)
    assert (session.path, session.is_modified) == (path, False)
    other = Session()
    heard = Heard(other)
    assert other.open(path).problems == ()
    assert other.journey == session.journey
    assert cell(other.journey, "s1t1") == ["a", "b"]
    assert other.content_hash == session.content_hash
    assert heard.names == ["map", "file"]
    assert recent_files() == (path,)


def test_saving_again_writes_what_changed_since(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "trail.journeymap"
    session.save_as(path)
    heard = Heard(session)
    session.apply("Rename", rename("New"))
    session.save()
    assert read_map(path).journey.title == "New"
    assert heard.names == ["map", "file", "file"]


def test_undoing_to_what_was_saved_leaves_nothing_to_save(session: Session, tmp_path: Path) -> None:
    session.save_as(tmp_path / "trail.journeymap")
    session.apply("Rename", rename("New"))
    session.undo()
    assert not session.is_modified


def test_a_file_changed_outside_is_not_overwritten(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "trail.journeymap"
    session.save_as(path)
    path.write_bytes(path.read_bytes() + b"\n")
    session.apply("Rename", rename("Mine"))
    with pytest.raises(ChangedOutside):
        session.save()
    assert session.is_modified
    session.save_as(path)
    assert read_map(path).journey.title == "Mine"


def test_a_map_without_a_file_asks_for_a_name(session: Session) -> None:
    with pytest.raises(SaveError):
        session.save()


def test_a_file_that_cannot_be_opened_leaves_the_map_as_it_is(session: Session, tmp_path: Path) -> None:
    before = session.journey
    with pytest.raises(JourneyFileError):
        session.open(tmp_path / "gone.journeymap")
    assert session.journey is before
    assert recent_files() == ()


def test_another_map_begins_with_no_history_selection_or_focus(session: Session) -> None:
    session.apply("Rename", rename("Trail"))
    session.select(["a"])
    session.focus_on(Cell("actions", "s1t1"))
    session.start(JourneyMap(format="journeymap", version=1, id="other"))
    assert (session.selection, session.focus, session.undo_names) == (frozenset(), None, ())
    assert not session.is_modified


def test_a_recovered_map_is_work_that_no_file_holds(session: Session) -> None:
    session.start(grid(), saved=False)
    assert session.is_modified


def test_recent_files_are_kept_newest_first_without_doubles(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.journeymap" for number in range(MOST + 5)]
    for path in (*paths, paths[-2]):
        remember_file(path)
    assert recent_files()[:3] == (paths[-2], paths[-1], paths[-3])
    assert len(recent_files()) == MOST
    forget_file(paths[-1])
    assert paths[-1] not in recent_files()


def test_a_map_that_is_first_in_the_list_is_not_written_down_again(tmp_path: Path, own_folders: Path) -> None:
    path = tmp_path / "map.journeymap"
    remember_file(path)
    (held,) = own_folders.rglob("recent.json")
    before = held.stat().st_ino
    remember_file(path)
    assert held.stat().st_ino == before  # each writing makes a new file


@pytest.mark.parametrize("content", ["", "{}", "[1, null]", "\x00"])
def test_a_damaged_list_of_recent_files_is_an_empty_one(content: str, own_folders: Path) -> None:
    remember_file(Path("a.journeymap"))
    (state,) = own_folders.rglob("recent.json")
    state.write_text(content, encoding="utf-8")
    assert recent_files() == ()
