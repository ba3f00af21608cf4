"""Writing quickly: Enter and Tab go on, nothing is left of what was given up, and the eye finds its line again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QInputMethodEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.canvas import overlay
from mapdesigner.desktop.canvas.map_view import MapView
from mapdesigner.desktop.canvas.text_editor import TextEditor
from mapdesigner.desktop.session import Cell
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.items import add_item, remove_items
from mapdesigner.edits.replace import look_up
from mapdesigner.edits.stages import remove_stage
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure
from tests.support.journeys import cell, grid, with_actions
from tests.support.windows import view_on

NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
ENTER, TAB, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape
LONG = "Asks a friend who has done it before, and then asks three more of them about shoes"


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    return view_on(qtbot, with_actions(with_actions(grid(), "a", "b"), "c", step="s2t1"), 1100)


def editor(view: MapView) -> TextEditor:
    found = view.canvas.findChild(TextEditor)
    assert found is not None
    return found


def write(view: MapView, text: str) -> None:
    for sign in text:
        QTest.keyClick(QApplication.focusWidget() or view.canvas, sign)


def press(view: MapView, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or view.canvas, key, held)


def texts(view: MapView, step: str, lane: str) -> list[str]:
    return [item.text for item in structure(view.session.journey).cell(lane, step)]


def compose(view: MapView, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(QApplication.focusWidget() or view.canvas, event)


def test_enter_goes_from_card_to_card_of_the_lane(view: MapView) -> None:
    editor(view).begin("a")
    press(view, ENTER)
    assert view.session.selection == {"b"}
    press(view, ENTER)
    press(view, ENTER)
    assert view.session.selection == {"c"}, "the lane's next card, however far"
    assert view.session.focus == Cell("actions", "s2t1")
    press(view, ENTER)
    press(view, ENTER)
    assert view.session.selection == frozenset()
    assert view.session.focus == Cell("actions", "s2t2"), "else the next step's cell"


def test_enter_at_the_end_of_a_lane_goes_on_in_the_next_one_that_takes_cards(view: MapView) -> None:
    view.session.apply("Lock", lambda now: set_fields(now, ["touchpoints"], locked=True))
    view.session.focus_on(Cell("actions", "s3t3"))
    write(view, "Runs")
    press(view, ENTER)
    assert view.session.focus == Cell("goals", "s1t1"), "not in the lane that is locked, nor in that of the channels"
    last = structure(view.session.journey).lanes[-1].id
    view.session.focus_on(Cell(last, "s3t3"))
    write(view, "Done")
    press(view, ENTER)
    assert view.session.focus == Cell(last, "s3t3"), "there is nothing after the last one"
    assert [look_up(view.session.journey, each).text for each in view.session.selection] == ["Done"]


def test_a_row_is_written_with_words_and_enter_alone(view: MapView) -> None:
    view.session.focus_on(Cell("pain_points", "s1t1"))
    for word in ("Slow", "Costly", "Loud"):
        write(view, word)
        press(view, ENTER)
    steps = ("s1t1", "s1t2", "s1t3")
    assert [texts(view, step, "pain_points") for step in steps] == [["Slow"], ["Costly"], ["Loud"]]
    assert view.session.undo_names == ("Add Pain point",) * 3
    assert view.session.focus == Cell("pain_points", "s2t1")


def test_tab_writes_in_the_next_cell_and_shift_tab_in_the_one_before(view: MapView) -> None:
    view.session.focus_on(Cell("thoughts", "s1t1"))
    write(view, "Hm")
    press(view, TAB)
    write(view, "Oh")
    press(view, Qt.Key.Key_Backtab, SHIFT)
    write(view, "!")
    press(view, ENTER)
    assert texts(view, "s1t1", "thoughts") == ["Hm!"]
    assert texts(view, "s1t2", "thoughts") == ["Oh"]


def test_tab_through_empty_cells_leaves_nothing_behind(view: MapView) -> None:
    view.session.apply("Change", lambda now: set_fields(now, ["a"], text="A"))
    view.session.undo()
    before = view.session.journey
    view.session.focus_on(Cell("emotions", "s1t1"))
    press(view, ENTER)
    for _ in range(6):
        press(view, TAB)
    press(view, ESCAPE)
    assert view.session.journey is before
    assert view.session.redo_names == ("Change",), "what was undone can still be done again"


def test_tab_passes_lanes_that_hold_no_cards(view: MapView) -> None:
    editor(view).begin("c")
    view.session.apply("Lock", lambda now: set_fields(now, ["touchpoints"], locked=True))
    press(view, ESCAPE)
    view.session.select([])
    view.session.focus_on(Cell("actions", "s3t3"))
    press(view, ENTER)
    press(view, TAB)
    assert view.session.focus == Cell("touchpoints", "s1t1")
    assert not editor(view).isVisible()


@pytest.mark.parametrize(("chosen", "after"), [("s1", "s2"), ("s1t1", "s1t2"), ("actions", "touchpoints")])
def test_just_typing_names_what_is_selected_and_tab_names_the_next(view: MapView, chosen: str, after: str) -> None:
    view.session.select([chosen])
    write(view, "First")
    press(view, TAB)
    write(view, "Second")
    press(view, ENTER)
    names = [look_up(view.session.journey, each) for each in (chosen, after)]
    assert [getattr(each, "name", None) or each.title for each in names] == ["First", "Second"]
    assert len(view.session.undo_names) == 2
    assert view.canvas.hasFocus()


def test_a_new_card_is_in_the_map_only_once_it_is_written(view: MapView) -> None:
    before = view.session.journey
    view.session.focus_on(Cell("actions", "s1t2"))
    write(view, "Looks")
    assert view.session.journey is before
    assert not view.session.is_modified
    press(view, ENTER)
    assert texts(view, "s1t2", "actions") == ["Looks"]
    view.session.undo()
    assert view.session.journey is before


def test_a_card_to_come_goes_with_its_step(view: MapView) -> None:
    view.session.focus_on(Cell("actions", "s3t1"))
    write(view, "Lost")
    view.session.apply("Delete", lambda now: remove_stage(now, "s3"))
    assert not editor(view).isVisible()
    view.session.undo()
    assert cell(view.session.journey, "s3t1") == []


def test_a_card_to_come_stays_while_others_change_the_map(view: MapView) -> None:
    view.session.focus_on(Cell("actions", "s1t2"))
    write(view, "New")
    view.session.apply("Delete", lambda now: remove_items(now, ["a"]))
    write(view, "er")
    press(view, ENTER)
    assert texts(view, "s1t2", "actions") == ["Newer"]
    assert cell(view.session.journey, "s1t1") == ["b"]


def test_a_feeling_that_is_to_come_needs_no_word_but_enter(view: MapView) -> None:
    view.session.focus_on(Cell("emotions", "s1t1"))
    press(view, ENTER)
    press(view, ENTER)
    assert len(cell(view.session.journey, "s1t1", "emotions")) == 1


def test_the_line_that_is_written_stays_where_the_eye_is(view: MapView) -> None:
    view.session.apply("Add", lambda now: add_item(now, ItemKind.NOTE, "notes", "s1t1", id="n", text=LONG))
    view.canvas.show_view(view.canvas.view.panned(0, 100_000))
    editor(view).begin("n")
    top = view.canvas.window_rect("card:n").y
    press(view, Qt.Key.Key_A, CTRL)
    write(view, "x")
    assert view.canvas.window_rect("card:n").y >= top - 1
    write(view, LONG * 4)
    caret = editor(view).viewport().mapTo(view.canvas, editor(view).cursorRect().bottomLeft()).y()
    assert caret <= view.canvas.view.height, "the line can be seen while the card grows beyond the window"
    press(view, ESCAPE)


def test_the_map_makes_room_for_what_an_input_method_composes(view: MapView) -> None:
    editor(view).begin("a")
    height = view.canvas.rect_of("card:a").height
    compose(view, "に" * 60)
    assert view.canvas.rect_of("card:a").height > height + 20
    compose(view, "", "日本")
    press(view, ENTER)
    assert look_up(view.session.journey, "a").text == "a日本"


def test_an_input_method_writes_in_the_cell_in_focus(view: MapView) -> None:
    view.session.focus_on(Cell("actions", "s1t2"))
    compose(view, "に")
    assert editor(view).isVisible()
    compose(view, "", "日本")
    press(view, ENTER)
    assert texts(view, "s1t2", "actions") == ["日本"]


def test_an_input_method_without_a_place_writes_nothing(view: MapView) -> None:
    before = view.session.journey
    compose(view, "", "日本")
    assert not editor(view).isVisible()
    assert view.session.journey is before


def test_right_to_left_words_begin_at_the_right(view: MapView) -> None:
    editor(view).begin("a")
    press(view, Qt.Key.Key_A, CTRL)
    compose(view, "", "שלום")
    caret = editor(view).cursorRect()
    assert caret.x() < editor(view).width() - 20, "the caret is left of the words"
    line = editor(view).document().firstBlock().layout().lineAt(0)
    assert line.naturalTextRect().right() > editor(view).viewport().width() - 6
    press(view, ESCAPE)


def test_both_keys_of_redo_are_the_fields_own_while_writing(view: MapView) -> None:
    editor(view).begin("a")
    write(view, "x")
    for keys in ((Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL | SHIFT)):
        press(view, Qt.Key.Key_Z, CTRL)
        assert editor(view).toPlainText() == "a"
        press(view, *keys)
        assert editor(view).toPlainText() == "ax"
    press(view, ESCAPE)


@pytest.mark.parametrize("zoom", [1.0, 0.6, 0.45, 0.3])
def test_the_question_of_an_empty_cell_stays_inside_it_at_every_zoom(view: MapView, zoom: float) -> None:
    view.canvas.zoom_to(zoom)
    where = Cell("goals", "s1t1")  # "What do they want to get done?"
    view.session.focus_on(where)
    canvas = view.canvas
    drawn = QImage(canvas.size(), QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    overlay.draw(painter, canvas.overlay, canvas.view, canvas.colours)
    painter.end()
    rect, ring, white = canvas.view.to_window(view.cell_rect(where)), 6, QColor(Qt.GlobalColor.white).rgb()
    changed = [(x, y) for x in range(drawn.width()) for y in range(drawn.height()) if drawn.pixel(x, y) != white]
    assert changed, "the cell in focus is seen"
    assert min(x for x, _ in changed) >= rect.x - ring
    assert max(x for x, _ in changed) <= rect.right + ring
    assert max(y for _, y in changed) <= rect.bottom + ring
