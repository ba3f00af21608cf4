"""The window as its user meets it: menus, keys, toolbar, files and what is asked before work is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from mapdesigner import resources
from mapdesigner.desktop.application import Windows
from mapdesigner.desktop.commands.table import COMMANDS
from mapdesigner.desktop.panels.docks import DOCKS
from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_map
from mapdesigner.storage.read import read_map
from tests.support.answering import answer
from tests.support.journeys import grid, with_actions


@pytest.fixture
def window(qtbot, qapp) -> Window:
    made = Window()
    qtbot.addWidget(made, before_close_func=lambda it: it.session.start(it.session.journey))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.session.start(with_actions(grid(), "a", "b"))
    made.resize(1400, 900)
    made.show()
    qtbot.waitExposed(made)
    return made


def do(window: Window, command: str) -> QAction:
    action = window.actions_table[command]
    action.trigger()
    return action


def rename(window: Window, title: str = "Trail & more") -> None:
    window.session.apply("Rename “A & B”", lambda journey: set_map(journey, title=title))


def test_the_undo_menu_names_the_step_and_doubles_the_ampersands_of_users_words(window: Window) -> None:
    undo = window.actions_table["undo"]
    assert not undo.isEnabled()
    rename(window)
    assert undo.isEnabled()
    assert undo.text() == "Undo Rename “A && B”"
    undo.trigger()
    assert window.session.journey.title == ""
    assert window.actions_table["redo"].text() == "Redo Rename “A && B”"


@pytest.mark.parametrize("keys", ["Ctrl+Shift+Z", "Ctrl+Y"])
def test_both_keys_of_redo_do_it_again(window: Window, keys: str) -> None:
    rename(window)
    window.session.undo()
    assert keys in [each.toString() for each in window.actions_table["redo"].shortcuts()]
    do(window, "redo")
    assert window.session.journey.title == "Trail & more"


def test_what_is_selected_is_deleted_and_duplicated(window: Window) -> None:
    assert not window.actions_table["delete"].isEnabled()
    window.session.select(["a"])
    do(window, "duplicate")
    assert [item.text for item in window.session.journey.items].count("a") == 2
    window.session.select(["b"])
    do(window, "delete")
    assert "b" not in [item.id for item in window.session.journey.items]


def test_the_delete_key_acts_on_the_map_and_not_on_a_field(window: Window, qtbot) -> None:
    window.session.select(["a"])
    line = window.docks["inspector"].panel.editors["link"].line  # type: ignore[attr-defined]
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    assert len(window.session.journey.items) == 2
    window.view.setFocus()
    QTest.keyClick(window.view.canvas, Qt.Key.Key_Delete)
    assert [item.id for item in window.session.journey.items] == ["b"]


def test_what_cannot_be_done_is_said_in_the_status_bar(window: Window) -> None:
    window.session.start(grid(stages=1, steps=1))
    window.session.select(["s1t1"])
    do(window, "delete")
    assert "at least one step" in window.status.currentMessage()


def test_zoom_commands_change_the_zoom_and_slider_percent_and_toolbar_follow(window: Window) -> None:
    view = window.view.canvas
    do(window, "zoom_in")
    assert view.view.zoom == pytest.approx(1.2)
    assert window.status.percent.text() == "120\u202f%"
    assert window.toolbar.zoom.text() == "120\u202f%"
    do(window, "zoom_100")
    do(window, "zoom_out")
    assert view.view.zoom == pytest.approx(1 / 1.2)
    window.status.slider.setValue(window.status.slider.maximum())
    assert view.view.zoom == pytest.approx(4)
    window.status.percent.setText("50 %")
    window.status.percent.editingFinished.emit()
    assert view.view.zoom == pytest.approx(0.5)
    do(window, "fit")
    assert view.view.zoom < 1


def test_a_percentage_that_is_no_number_goes_back_to_the_zoom(window: Window) -> None:
    window.status.percent.setText("much")
    window.status.percent.editingFinished.emit()
    assert window.status.percent.text() == "100\u202f%"


def test_panels_hide_and_come_back(window: Window) -> None:
    for command, dock in window.docks.items():
        for shown in (dock.isHidden(), not dock.isHidden()):
            action = do(window, command)
            assert dock.isHidden() is not shown
            assert action.isChecked() is shown


def test_a_floating_panel_has_an_edge_against_the_map(window: Window) -> None:
    dock = window.docks["inspector"]
    dock.show()
    docked = dock.grab().toImage().pixelColor(0, 40)
    dock.setFloating(True)
    floating = dock.grab().toImage()
    edge = {floating.pixelColor(*at).name() for at in ((0, 40), (40, 0), (floating.width() - 1, 40))}
    assert len(edge) == 1
    assert docked.name() not in edge


def test_a_window_takes_its_floating_panels_along_when_it_closes(window: Window) -> None:
    dock = window.docks["inspector"]
    dock.setFloating(True)
    window.close()
    assert not dock.isVisible()


def test_a_window_takes_its_floating_panels_along_when_another_goes_on_for_it(window: Window, qtbot) -> None:
    dock, other = window.docks["inspector"], Window()
    qtbot.addWidget(other, before_close_func=lambda it: it.session.start(it.session.journey))
    dock.setFloating(True)
    window.hand_over(other)
    assert not dock.isVisible()


def test_light_and_dark_change_the_canvas_and_stay_chosen(window: Window, qtbot) -> None:
    do(window, "dark")
    assert window.view.canvas.colours.name == "dark"
    other = Window()
    qtbot.addWidget(other)
    assert other.view.canvas.colours.name == "dark"
    do(other, "light")
    assert window.view.canvas.colours.name == "light"
    assert window.actions_table["light"].isChecked()


def test_every_command_stands_in_a_menu_with_words(window: Window) -> None:
    shown = [action for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()]
    for command in COMMANDS:
        assert window.actions_table[command.id] in shown
        assert window.actions_table[command.id].text()


def test_no_menu_is_longer_than_a_small_window(window: Window) -> None:
    """Panels stand in a submenu of their own, and so does what the windows look like."""
    for menu in window.menuBar().findChildren(QMenu):
        assert menu.sizeHint().height() < 680, menu.objectName()
    panels = window.menuBar().findChild(QMenu, "Panels")
    assert [each.objectName() for each in panels.actions()][: len(DOCKS)] == [row.id for row in DOCKS]


def test_the_keys_of_commands_are_not_given_twice() -> None:
    keys = [str(each) for command in COMMANDS for each in command.keys]
    assert len(keys) == len(set(keys))


def test_the_title_says_what_is_open_and_whether_it_is_saved(window: Window, tmp_path: Path) -> None:
    assert window.windowTitle() == "Untitled map[*] — Map Designer"
    rename(window)
    assert window.windowTitle() == "Trail & more[*] — Map Designer"
    assert window.isWindowModified()
    assert window.status.saved.text() == "Not saved"
    window.session.save_as(tmp_path / "trail.journeymap")
    assert window.windowTitle() == "trail.journeymap[*] — Map Designer"
    assert not window.isWindowModified()
    assert window.status.saved.text().startswith("Saved at ")


def test_the_status_bar_says_what_is_selected_and_where_the_focus_is(window: Window) -> None:
    from mapdesigner.desktop.session import Cell

    assert window.status.chosen.text() == "2 cards"
    window.session.select(["a"])
    assert window.status.chosen.text() == "1 of 2 cards selected"
    window.session.select(["s1", "s2"])
    assert window.status.chosen.text() == "2 stages selected"
    window.session.focus_on(Cell("touchpoints", "s1t2"))
    assert window.status.place.text() == "Step 1.2, Touchpoints"


def test_closing_without_changes_asks_nothing(window: Window) -> None:
    assert window.close()


def test_closing_with_unsaved_work_asks_and_cancel_keeps_it(window: Window) -> None:
    rename(window)
    asked = answer("Cancel")
    assert not window.close()
    assert asked[0] == "Save the changes to “Trail & more”?"
    assert window.isVisible()


def test_closing_with_unsaved_work_can_discard_it(window: Window) -> None:
    rename(window)
    answer("Discard")
    assert window.close()


def test_closing_with_unsaved_work_can_save_it(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "trail.journeymap"
    window.session.save_as(path)
    rename(window)
    answer("Save")
    assert window.close()
    assert read_map(path).journey.title == "Trail & more"


def test_a_file_that_cannot_be_read_is_told_and_the_map_stays(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "broken.journeymap"
    path.write_text("{")
    before = window.session.journey
    told = answer("OK")
    assert not window.files.open(path)
    assert told[0] == "This file could not be opened."
    assert window.session.journey is before


def test_a_new_map_has_an_id_of_its_own(window: Window) -> None:
    window.files.start()
    first = window.session.journey.id
    window.files.start()
    assert window.session.journey.id != first


def test_the_recent_maps_are_listed_and_open_again(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "a & b.journeymap"
    window.session.save_as(path)
    do(window, "new")
    assert window.session.path is None
    menu = window.menuBar().findChild(type(window.menuBar().actions()[0].menu()), "recent")
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "a && b.journeymap"
    menu.actions()[0].trigger()
    assert window.session.path == path


def test_files_come_into_windows_of_their_own_and_one_open_already_is_raised(qtbot, qapp, tmp_path: Path) -> None:
    paths = []
    for name in ("a", "b"):
        path = tmp_path / f"{name}.journeymap"
        path.write_bytes(resources.path("templates", "blank.journeymap").read_bytes())
        paths.append(path)
    windows = Windows()
    assert windows.open(None)
    assert all(windows.open(path) for path in (*paths, paths[0]))
    assert [window.session.path for window in windows.windows] == paths
    for window in list(windows.windows):
        window.close()
    qtbot.waitUntil(lambda: not windows.windows)


def test_a_map_without_stages_says_how_to_begin(window: Window) -> None:
    assert window.hint.isHidden()
    window.session.start(grid(stages=0))
    assert window.hint.isVisible()
    window.elements.insert("stage")
    assert window.hint.isHidden()


def test_a_name_typed_without_its_ending_replaces_no_other_map_unasked(window, tmp_path, monkeypatch) -> None:
    other = tmp_path / "other.journeymap"
    other.write_text("somebody's map")
    typed = lambda *_args: (str(tmp_path / "other"), "")  # noqa: E731 - the system's dialog cannot be typed into here
    monkeypatch.setattr("mapdesigner.desktop.files.QFileDialog.getSaveFileName", typed)
    asked = answer("Cancel")
    assert not window.files.ask_save_as()
    assert asked[0] == "Replace “other.journeymap”?"
    assert other.read_text() == "somebody's map"


def test_a_title_is_no_path_and_a_point_in_a_name_no_ending(window, tmp_path, monkeypatch) -> None:
    proposed: list[str] = []

    def typed(_parent: object, _title: str, name: str, _filters: str) -> tuple[str, str]:
        proposed.append(name)
        return str(tmp_path / "map v1.2"), ""

    rename(window, "/etc/x")
    monkeypatch.setattr("mapdesigner.desktop.files.QFileDialog.getSaveFileName", typed)
    assert window.files.ask_save_as()
    assert Path(proposed[0]).name == "-etc-x.journeymap"
    assert Path(proposed[0]).parent == Path.home()
    assert (tmp_path / "map v1.2.journeymap").exists()
