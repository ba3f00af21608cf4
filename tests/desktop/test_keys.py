"""Everything on the map can be done with keys: going, selecting, writing, adding, moving, scoring, removing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.canvas.map_view import MapView
from mapdesigner.desktop.canvas.text_editor import TextEditor
from mapdesigner.desktop.session import Cell
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.items import add_item
from mapdesigner.edits.lanes import add_lane
from mapdesigner.edits.replace import look_up
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure
from tests.support.journeys import cell
from tests.support.small_maps import three_actions
from tests.support.windows import window_on

NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    return window_on(qtbot, three_actions()).view


def press(view: MapView, key: Qt.Key | str, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or view.canvas, key, held)


def undone(view: MapView) -> JourneyMap:
    view.session.undo()
    return view.session.journey


def heard(view: MapView) -> list[str]:
    words: list[str] = []
    view.said.connect(lambda said: words.append(said) if said else None)
    return words


def test_arrows_go_from_cell_to_cell_and_select_what_stands_there(view: MapView) -> None:
    press(view, Qt.Key.Key_Right)
    assert view.session.focus == Cell("actions", "s1t1"), "keys begin at the start of the map"
    press(view, Qt.Key.Key_Right)
    assert view.session.focus == Cell("actions", "s1t2")
    assert view.session.selection == {"c"}
    press(view, Qt.Key.Key_Down)
    assert view.session.focus == Cell("touchpoints", "s1t2")
    assert view.session.selection == frozenset()
    press(view, Qt.Key.Key_Left)
    press(view, Qt.Key.Key_Left)
    assert view.session.focus == Cell("touchpoints", "s1t1")


def test_the_focus_stays_in_view(view: MapView) -> None:
    view.session.focus_on(Cell("actions", "s1t1"))
    for _ in range(8):
        press(view, Qt.Key.Key_Right)
    assert view.session.focus == Cell("actions", "s3t3")
    assert view.canvas.view.x > 0
    assert view.canvas.is_in_view("step:s3t3")


def test_shift_and_arrows_select_a_rectangle(view: MapView) -> None:
    view.session.focus_on(Cell("actions", "s1t1"))
    press(view, Qt.Key.Key_Right, SHIFT)
    assert view.session.selection == {"a", "b", "c"}
    press(view, Qt.Key.Key_Left, SHIFT)
    assert view.session.selection == {"a", "b"}


def test_tab_walks_the_cards_in_reading_order(view: MapView) -> None:
    visited = []
    for _ in range(4):
        press(view, Qt.Key.Key_Tab)
        visited += view.session.selection
    assert visited == ["a", "b", "c", "calm"]
    press(view, Qt.Key.Key_Backtab, SHIFT)
    assert view.session.selection == {"c"}
    assert view.session.focus == Cell("actions", "s1t2")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_enter_and_f2_edit_the_selected_card(view: MapView, key: Qt.Key) -> None:
    before = view.session.journey
    view.session.select(["a"])
    press(view, key)
    press(view, "!")
    press(view, Qt.Key.Key_Return)
    assert look_up(view.session.journey, "a").text == "a!"
    assert undone(view) is before


def test_enter_begins_a_card_in_an_empty_cell(view: MapView) -> None:
    before = view.session.journey
    view.session.focus_on(Cell("thoughts", "s2t1"))
    press(view, Qt.Key.Key_Return)
    for letter in "Why":
        press(view, letter)
    press(view, Qt.Key.Key_Return)
    (made,) = cell(view.session.journey, "s2t1", "thoughts")
    assert look_up(view.session.journey, made).text == "Why"
    assert undone(view) is before


def test_just_typing_writes_into_an_empty_cell_and_escape_takes_it_back(view: MapView) -> None:
    before = view.session.journey
    view.session.focus_on(Cell("pain_points", "s2t1"))
    for letter in "Too":
        press(view, letter)
    assert view.canvas.findChild(TextEditor).toPlainText() == "Too"
    press(view, Qt.Key.Key_Escape)
    assert view.session.journey is before
    assert view.session.undo_names == view.session.redo_names == ()
    assert view.session.focus == Cell("pain_points", "s2t1")


def test_just_typing_writes_on_in_the_selected_card(view: MapView) -> None:
    view.session.select(["c"])
    for letter in "at":
        press(view, letter)
    press(view, Qt.Key.Key_Return)
    assert look_up(view.session.journey, "c").text == "cat"


@pytest.mark.parametrize("key", [Qt.Key.Key_Slash, Qt.Key.Key_Question, Qt.Key.Key_Space])
def test_commands_do_not_write(view: MapView, key: Qt.Key) -> None:
    before = view.session.journey
    view.session.focus_on(Cell("pain_points", "s2t1"))
    press(view, key)
    assert not view.canvas.findChild(TextEditor).isVisible()
    assert view.session.journey is before


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_removes_the_selection(view: MapView, key: Qt.Key) -> None:
    before = view.session.journey
    view.session.select(["a", "c"])
    press(view, key)
    assert cell(view.session.journey, "s1t1") == ["b"]
    assert view.session.undo_names == ("Delete 2 cards",)
    assert undone(view) is before


def test_control_and_arrows_move_a_card_one_step(view: MapView) -> None:
    before = view.session.journey
    view.session.select(["a"])
    press(view, Qt.Key.Key_Right, CTRL)
    assert cell(view.session.journey, "s1t2") == ["c", "a"]
    assert view.session.undo_names == ("Move 1 card",)
    assert view.session.selection == {"a"}
    assert view.session.focus == Cell("actions", "s1t2")
    assert undone(view) is before


def test_control_and_arrows_move_a_card_in_its_cell_then_to_the_next_lane_of_its_kind(view: MapView) -> None:
    view.session.apply("Add", lambda now: add_lane(now, look_up(now, "actions").kind, id="more"))
    view.session.select(["a"])
    press(view, Qt.Key.Key_Down, CTRL)
    assert cell(view.session.journey, "s1t1") == ["b", "a"]
    press(view, Qt.Key.Key_Down, CTRL)
    assert cell(view.session.journey, "s1t1", "more") == ["a"]
    press(view, Qt.Key.Key_Up, CTRL)
    assert cell(view.session.journey, "s1t1") == ["b", "a"]
    assert view.session.undo_names[:3] == ("Move 1 card",) * 3


def test_alt_and_arrows_change_a_feeling_as_one_step(view: MapView) -> None:
    before = view.session.journey
    view.session.select(["calm"])
    press(view, Qt.Key.Key_Up, ALT)
    press(view, Qt.Key.Key_Up, ALT)
    press(view, Qt.Key.Key_Down, ALT | SHIFT)
    assert look_up(view.session.journey, "calm").score == pytest.approx(1.19)
    assert view.session.undo_names == ("Change emotion",)
    assert undone(view) is before


def test_slash_and_a_letter_add_an_element_at_the_focus(view: MapView) -> None:
    before = view.session.journey
    view.session.focus_on(Cell("actions", "s2t2"))
    press(view, "/")
    press(view, "t")
    for letter in "Desk":
        press(view, letter)
    press(view, Qt.Key.Key_Return)
    (made,) = cell(view.session.journey, "s2t2", "touchpoints")
    assert look_up(view.session.journey, made).text == "Desk"
    assert undone(view) is before


def test_insert_and_s_add_a_stage(view: MapView) -> None:
    view.session.focus_on(Cell("actions", "s1t1"))
    press(view, Qt.Key.Key_Insert)
    press(view, "s")
    for letter in "Wait":
        press(view, letter)
    press(view, Qt.Key.Key_Return)
    assert [stage.name for stage in structure(view.session.journey).stages][:2] == ["Stage 1", "Wait"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Z, Qt.Key.Key_Escape])
def test_slash_and_another_key_add_nothing(view: MapView, key: Qt.Key) -> None:
    before = view.session.journey
    view.session.focus_on(Cell("actions", "s2t2"))
    press(view, "/")
    press(view, key)
    assert view.session.journey is before
    assert view.session.focus == Cell("actions", "s2t2")


def test_escape_lets_go_of_the_selection_then_of_the_focus(view: MapView) -> None:
    view.session.focus_on(Cell("actions", "s1t1"))
    view.session.select(["a"])
    press(view, Qt.Key.Key_Escape)
    assert view.session.selection == frozenset()
    assert view.session.focus is not None
    press(view, Qt.Key.Key_Escape)
    assert view.session.focus is None


def test_a_locked_lane_says_so_and_stays_as_it_is(view: MapView) -> None:
    view.session.apply("Lock", lambda now: set_fields(now, ["actions", "emotions"], locked=True))
    before, words = view.session.journey, heard(view)
    view.session.focus_on(Cell("actions", "s2t1"))
    press(view, Qt.Key.Key_Return)
    view.session.select(["a"])
    press(view, Qt.Key.Key_Delete)
    press(view, "x")
    press(view, Qt.Key.Key_Right, CTRL)
    view.session.select(["calm"])
    press(view, Qt.Key.Key_Up, ALT)
    assert view.session.journey is before
    assert words == ["This lane is locked."] * 5


def test_a_card_is_doubled_below_itself_unless_its_lane_is_locked(view: MapView) -> None:
    view.session.select(["a"])
    press(view, Qt.Key.Key_D, CTRL)
    assert [item.text for item in structure(view.session.journey).cell("actions", "s1t1")] == ["a", "a", "b"]
    view.session.apply("Lock", lambda now: set_fields(now, ["actions"], locked=True))
    before = view.session.journey
    press(view, Qt.Key.Key_D, CTRL)
    assert view.session.journey is before


def test_channels_hold_no_cards_of_their_own(view: MapView) -> None:
    before, words = view.session.journey, heard(view)
    view.session.focus_on(Cell("channels", "s2t1"))
    press(view, "x")
    assert view.session.journey is before
    assert words == ["Channels are drawn from the touchpoints"]


def test_arrows_go_through_the_cards_of_a_cell_before_they_leave_it(view: MapView) -> None:
    view.session.focus_on(Cell("actions", "s1t1"))
    view.session.select(["a"])
    press(view, Qt.Key.Key_Down)
    assert view.session.selection == {"b"}
    press(view, Qt.Key.Key_Down)
    assert view.session.focus == Cell("touchpoints", "s1t1")
    press(view, Qt.Key.Key_Up)
    assert view.session.focus == Cell("actions", "s1t1")


def test_arrows_reach_steps_stages_and_lanes_and_come_back(view: MapView) -> None:
    view.session.focus_on(Cell("actions", "s1t2"))
    visited = []
    keys = (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down)
    for key in keys:
        press(view, key)
        visited += view.session.selection
    assert visited == ["s1t2", "s1", "s2", "s2t1", "s2t2"]
    assert view.session.focus == Cell("actions", "s2t2")
    view.session.focus_on(Cell("actions", "s1t1"))
    view.session.select([])
    for key, chosen in ((Qt.Key.Key_Left, "actions"), (Qt.Key.Key_Down, "touchpoints")):
        press(view, key)
        assert view.session.selection == {chosen}
    press(view, Qt.Key.Key_Right)
    assert view.session.focus == Cell("touchpoints", "s1t1")


@pytest.mark.parametrize(
    ("chosen", "key", "name"),
    [
        ("s1", Qt.Key.Key_Right, "Move stage"),
        ("s1t1", Qt.Key.Key_Right, "Move step"),
        ("goals", Qt.Key.Key_Up, "Move lane"),
    ],
)
def test_control_and_arrows_move_stages_steps_and_lanes(view: MapView, chosen: str, key: Qt.Key, name: str) -> None:
    before = view.session.journey
    view.session.select([chosen])
    press(view, key, CTRL)
    found = structure(view.session.journey)
    places = {"s1": [each.id for each in found.stages][1], "s1t1": found.steps[1].id, "goals": found.lanes[2].id}
    assert places[chosen] == chosen
    assert view.session.selection == {chosen}
    assert view.session.undo_names == (name,)
    assert undone(view) is before


def test_a_step_goes_over_the_edge_of_its_stage_but_not_of_the_map(view: MapView) -> None:
    view.session.select(["s1t3"])
    press(view, Qt.Key.Key_Right, CTRL)
    assert look_up(view.session.journey, "s1t3").stage == "s2"
    assert structure(view.session.journey).steps_of["s2"][0].id == "s1t3"
    before = view.session.journey
    view.session.select(["s1"])
    press(view, Qt.Key.Key_Left, CTRL)
    assert view.session.journey is before


def test_alt_and_arrows_change_what_is_at_stake_by_a_level(view: MapView) -> None:
    add = ItemKind.ENGAGEMENT
    view.session.apply("Add", lambda now: add_item(now, add, "dramatic_arc", "s1t1", id="peak", level=4))
    view.session.select(["peak"])
    press(view, Qt.Key.Key_Up, ALT)
    press(view, Qt.Key.Key_Up, ALT)
    assert look_up(view.session.journey, "peak").level == 5
    assert view.session.undo_names == ("Change engagement", "Add")


def test_page_keys_scroll_by_a_windowful(view: MapView) -> None:
    press(view, Qt.Key.Key_PageDown)
    assert view.canvas.view.y > 300
    press(view, Qt.Key.Key_PageUp)
    assert view.canvas.view.y == 0
    press(view, Qt.Key.Key_PageDown, SHIFT)
    assert view.canvas.view.x > 100


def test_a_letter_is_no_longer_waited_for_once_something_else_is_chosen(view: MapView) -> None:
    view.session.focus_on(Cell("actions", "s1t1"))
    press(view, "/")
    view.session.focus_on(Cell("touchpoints", "s2t1"))
    QTest.keyClicks(view.canvas, "H")
    QTest.keyClicks(QApplication.focusWidget() or view.canvas, "ello")
    press(view, Qt.Key.Key_Return)
    assert [item.text for item in structure(view.session.journey).cell("touchpoints", "s2t1")] == ["Hello"]
