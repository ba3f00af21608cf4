"""What others do to a file while it is open: taken up, merged, asked about, never overwritten and never in the way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton

from mapdesigner.desktop.dialogs.conflicts import ConflictDialog
from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_map, set_text
from mapdesigner.edits.items import remove_items
from mapdesigner.model.journey import JourneyMap, new_map
from mapdesigner.storage.locks import record_of
from mapdesigner.storage.read import read_map
from mapdesigner.storage.write import to_bytes, write_map
from tests.support.answering import answer, in_dialog
from tests.support.journeys import grid, with_actions

BASE = with_actions(grid(), "a", "b")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "trail.journeymap"
    write_map(BASE, path)
    return path


@pytest.fixture
def window(qtbot, qapp, path: Path) -> Window:
    made = Window()
    qtbot.addWidget(made, before_close_func=lambda it: it.session.start(it.session.journey))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.resize(1400, 900)
    made.show()
    qtbot.waitExposed(made)
    made.files.open(path)
    return made


def here(window: Window, change: object) -> None:
    window.session.apply("Edit", change)  # type: ignore[arg-type]


def there(path: Path, journey: JourneyMap) -> None:
    """Somebody else saves another state, as the program does it on their machine: by a rename."""
    write_map(journey, path)


def titled(journey: JourneyMap, title: str) -> JourneyMap:
    return set_map(journey, title=title)


def in_conflicts(use: Callable[[ConflictDialog], object]) -> list[ConflictDialog]:
    """Work on the dialog of conflicts when it comes up, and give it up if it is still open then."""

    def work(dialog: ConflictDialog) -> None:
        use(dialog)
        if dialog.isVisible():
            dialog.reject()

    return in_dialog(ConflictDialog, work)


def click_radio(button: QRadioButton) -> None:
    """At its sign: the middle of a wide one is beside its words."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))


def test_a_change_outside_comes_in_by_itself_and_keeps_view_and_selection(window, qtbot, path: Path) -> None:
    window.session.select(["a"])
    window.view.zoom_to(1.4)
    view = window.view.canvas.view
    there(path, titled(with_actions(BASE, "c"), "Hers"))
    qtbot.waitUntil(lambda: window.session.journey.title == "Hers")
    assert window.session.selection == {"a"}
    assert (window.view.canvas.view.zoom, window.view.canvas.view.x) == (view.zoom, view.x)
    assert not window.session.is_modified
    assert window.status.currentMessage() == "Reloaded, changed by others: 1 added, 1 changed"
    window.session.undo()
    assert window.session.journey.title == ""
    assert window.session.is_modified


def test_changes_are_noticed_again_and_again_although_the_file_is_replaced_each_time(window, qtbot, path: Path) -> None:
    for title in ("One", "Two", "Three"):
        there(path, titled(BASE, title))
        qtbot.waitUntil(lambda title=title: window.session.journey.title == title)


def test_ones_own_save_is_no_change_outside(window, qtbot, path: Path) -> None:
    here(window, lambda journey: titled(journey, "Mine"))
    assert window.files.save()
    undo = window.session.undo_names
    qtbot.wait(800)
    assert window.session.undo_names == undo
    assert window.files.notices.notice is None


def test_changes_on_both_sides_become_one_undo_step(window, qtbot, path: Path) -> None:
    here(window, lambda journey: set_text(journey, "a", "Mine"))
    there(path, set_text(BASE, "b", "Hers"))
    qtbot.waitUntil(lambda: [it.text for it in window.session.journey.items] == ["Mine", "Hers"])
    assert window.session.undo_names[0] == "Merge with the changed file"
    assert window.session.is_modified
    assert "merged" in window.status.currentMessage()
    assert window.files.save()
    assert [it.text for it in read_map(path).journey.items] == ["Mine", "Hers"]


def test_saving_merges_with_what_was_saved_in_the_last_moment(window, path: Path) -> None:
    here(window, lambda journey: set_text(journey, "a", "Mine"))
    there(path, set_text(BASE, "b", "Hers"))
    assert window.files.save()
    assert [it.text for it in read_map(path).journey.items] == ["Mine", "Hers"]
    assert not window.session.is_modified


def test_while_a_text_is_written_nothing_changes_under_the_hand(window, qtbot, path: Path) -> None:
    window.view.edit("a")
    there(path, titled(BASE, "Hers"))
    qtbot.wait(700)
    assert window.session.journey.title == ""
    window.view.finish_writing()
    qtbot.waitUntil(lambda: window.session.journey.title == "Hers")


def test_disagreement_is_told_in_a_bar_and_asked_about_when_saving(window, qtbot, path: Path) -> None:
    here(window, lambda journey: set_text(journey, "a", "Mine"))
    there(path, titled(set_text(BASE, "a", "Hers"), "Trail"))
    qtbot.waitUntil(lambda: window.files.notices.notice is not None)
    assert "same places" in window.files.notices.words.text()

    def take_theirs(dialog: ConflictDialog) -> None:
        assert [pane.toPlainText() for pane in dialog.panes] == ["a", "Mine", "Hers"]
        assert not dialog.merge.isEnabled()
        click_radio(dialog.theirs)
        QTest.mouseClick(dialog.merge, Qt.MouseButton.LeftButton)

    in_conflicts(take_theirs)
    assert window.files.save()
    journey = read_map(path).journey
    assert (journey.title, journey.items[0].text) == ("Trail", "Hers")
    assert window.files.notices.notice is None
    window.session.undo()
    assert window.session.journey.items[0].text == "Mine"


def test_conflicts_are_decided_with_the_keyboard_alone(window, path: Path) -> None:
    here(window, lambda journey: titled(set_text(set_text(journey, "a", "Mine a"), "b", "Mine b"), "Mine"))
    there(path, titled(set_text(set_text(BASE, "a", "Hers a"), "b", "Hers b"), "Hers"))

    def by_keys(dialog: ConflictDialog) -> None:
        assert dialog.focusWidget() is dialog.list
        assert dialog.count.text() == "3 left to decide"
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Right):
            QTest.keyClick(dialog.list, key)
        assert dialog.count.text() == "All decided"
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    in_conflicts(by_keys)
    assert window.files.save()
    journey = read_map(path).journey
    assert (journey.title, [it.text for it in journey.items]) == ("Hers", ["Mine a", "Hers b"])


def test_all_theirs_and_all_mine(window, path: Path) -> None:
    here(window, lambda journey: titled(remove_items(journey, ["a"]), "Mine"))
    there(path, titled(set_text(BASE, "a", "Hers"), "Hers"))

    def all_theirs(dialog: ConflictDialog) -> None:
        assert dialog.panes[1].toPlainText() in ("Mine", "Removed")
        QTest.mouseClick(dialog.all_mine, Qt.MouseButton.LeftButton)
        QTest.mouseClick(dialog.all_theirs, Qt.MouseButton.LeftButton)
        QTest.mouseClick(dialog.merge, Qt.MouseButton.LeftButton)

    in_conflicts(all_theirs)
    assert window.files.save()
    journey = read_map(path).journey
    assert (journey.title, [it.text for it in journey.items]) == ("Hers", ["Hers", "b"])


def test_a_dialog_that_is_called_off_loses_nothing(window, path: Path) -> None:
    here(window, lambda journey: set_text(journey, "a", "Mine"))
    there(path, set_text(BASE, "a", "Hers"))
    others = path.read_bytes()
    in_conflicts(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    assert not window.files.save()
    assert path.read_bytes() == others
    assert window.session.journey.items[0].text == "Mine"
    assert window.session.is_modified
    assert window.session.undo_names == ("Edit",)


@pytest.mark.parametrize("content", [b"no map", to_bytes(new_map(id="another"))], ids=["no map", "another map"])
def test_a_file_that_holds_something_else_is_never_overwritten(window, qtbot, path: Path, content: bytes) -> None:
    here(window, lambda journey: titled(journey, "Mine"))
    path.write_bytes(content)
    qtbot.wait(600)
    asked = answer("Cancel")
    assert not window.files.save()
    assert asked[0] == "Somebody else has changed this file."
    assert path.read_bytes() == content
    assert window.session.journey.title == "Mine"


def test_a_file_that_is_gone_is_told_and_the_map_counts_as_unsaved_until_it_is_back(window, qtbot, path: Path) -> None:
    data = path.read_bytes()
    path.unlink()
    qtbot.waitUntil(lambda: window.files.notices.notice is not None)
    assert "is gone" in window.files.notices.words.text()
    assert window.session.is_modified
    path.write_bytes(data)
    qtbot.waitUntil(lambda: window.files.notices.notice is None)
    assert not window.session.is_modified
    path.unlink()
    assert window.files.save()
    assert read_map(path).journey == BASE


def test_a_conflict_copy_is_offered_when_the_map_is_opened_and_merged(window, qtbot, path: Path) -> None:
    copy = path.with_name("trail (Ann's conflicted copy 2026-11-22).journeymap")
    copy.write_bytes(to_bytes(set_text(with_actions(BASE, "c"), "a", "Hers")))
    qtbot.waitUntil(lambda: window.files.notices.notice is not None)
    assert copy.name in window.files.notices.words.text()

    def mine(dialog: ConflictDialog) -> None:
        click_radio(dialog.mine)
        QTest.mouseClick(dialog.merge, Qt.MouseButton.LeftButton)

    in_conflicts(mine)
    QTest.mouseClick(window.files.notices.buttons[0], Qt.MouseButton.LeftButton)
    assert [it.text for it in window.session.journey.items] == ["a", "b", "c"]
    assert len(window.session.undo_names) == 1
    assert "is merged" in window.files.notices.words.text()


def test_who_else_has_the_map_open_is_told(window, qtbot, tmp_path: Path) -> None:
    other = tmp_path / "other.journeymap"
    write_map(new_map(id="other"), other)
    held = {"who": "Ann", "host": "kitchen", "process": 7, "since": "2026-11-20T14:06:00+00:00"}
    record_of(other).write_text(json.dumps(held))
    window.files.open(other)
    assert window.files.notices.words.text().startswith("Ann has had this map open since ")
    assert window.files.save()


def test_the_record_of_having_a_map_open_goes_with_the_window(window, path: Path) -> None:
    assert record_of(path).exists()
    assert window.close()
    assert not record_of(path).exists()


def test_nothing_of_the_map_comes_into_a_log(window, qtbot, path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    here(window, lambda journey: set_text(journey, "a", "Secretmine"))
    there(path, set_text(BASE, "b", "Secrethers"))
    assert window.files.save()
    path.write_bytes(b"Secretgarbage")
    here(window, lambda journey: titled(journey, "Secrettitle"))
    answer("Cancel")
    window.files.save()
    assert "Secret" not in caplog.text
