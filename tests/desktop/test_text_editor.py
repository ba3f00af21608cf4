"""Writing into the map: a field over the text, one undo step, and no trace of what was given up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.canvas.map_view import MapView
from mapdesigner.desktop.canvas.text_editor import TextEditor
from mapdesigner.desktop.session import Cell
from mapdesigner.edits.fields import set_fields, set_text
from mapdesigner.edits.items import add_item
from mapdesigner.edits.replace import look_up
from mapdesigner.model.kinds import ItemKind
from tests.support.journeys import cell, grid, with_actions
from tests.support.windows import view_on

LONG = "Asks a friend who has done it before, and then asks three more of them about shoes"


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    journey = with_actions(grid(), "a", "b")
    journey = add_item(journey, ItemKind.EMOTION, "emotions", "s1t1", id="calm", text="Calm", score=1.0)
    made = view_on(qtbot, journey, 1100)
    assert editor(made) is not None
    return made


def editor(view: MapView) -> TextEditor:
    return view.canvas.findChild(TextEditor) or TextEditor(view)


def write(view: MapView, text: str) -> None:
    QTest.keyClicks(editor(view), text)


def press(view: MapView, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(editor(view), key, held)


def text_of(view: MapView, target: str) -> str:
    found = look_up(view.session.journey, target)
    return getattr(found, "text", None) or getattr(found, "name", None) or getattr(found, "title", "")


def test_enter_keeps_what_was_written_as_one_step(view: MapView) -> None:
    before = view.session.journey
    editor(view).begin("a")
    write(view, " good shop")
    assert view.session.journey is before, "the document waits until writing ends"
    press(view, Qt.Key.Key_Return)
    assert text_of(view, "a") == "a good shop"
    assert view.session.undo_names == ("Edit text",)
    assert not editor(view).isVisible()
    assert view.canvas.hasFocus()
    view.session.undo()
    assert view.session.journey is before


def test_escape_leaves_no_trace(view: MapView) -> None:
    before, scene = view.session.journey, view.canvas.scene
    editor(view).begin("a")
    write(view, LONG)
    press(view, Qt.Key.Key_Escape)
    assert view.session.journey is before
    assert view.session.undo_names == ()
    assert view.canvas.scene == scene, "the map is drawn as it was"


def test_the_card_grows_while_it_is_written_in(view: MapView) -> None:
    height = view.canvas.rect_of("card:a").height
    editor(view).begin("a")
    write(view, LONG)
    assert view.canvas.rect_of("card:a").height > height + 30
    card = view.canvas.window_rect("card:a")
    assert abs(editor(view).geometry().x() - card.x) <= 2
    assert editor(view).height() <= card.height + 4


def test_ending_without_a_change_is_no_step(view: MapView) -> None:
    editor(view).begin("a")
    press(view, Qt.Key.Key_Return)
    assert view.session.undo_names == ()


def test_shift_enter_breaks_the_line(view: MapView) -> None:
    editor(view).begin("a")
    press(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    write(view, "second")
    press(view, Qt.Key.Key_Return)
    assert text_of(view, "a") == "a\nsecond"


def test_tab_keeps_the_text_and_goes_to_the_next_cell(view: MapView, qtbot: QtBot) -> None:
    editor(view).begin("a")
    write(view, "b")
    with qtbot.waitSignal(editor(view).finished) as heard:
        press(view, Qt.Key.Key_Tab)
    assert heard.args == ["a", "tab", Cell("actions", "s1t1")]
    assert text_of(view, "a") == "ab"
    assert view.session.focus == Cell("actions", "s1t2")
    assert editor(view).isVisible(), "the next cell is written in at once"
    press(view, Qt.Key.Key_Return)
    assert cell(view.session.journey, "s1t2") == []
    assert view.session.undo_names == ("Edit text",)


def test_clicking_elsewhere_keeps_the_text(view: MapView) -> None:
    editor(view).begin("a")
    write(view, " shop")
    QTest.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=QPoint(700, 600))
    assert text_of(view, "a") == "a shop"
    assert view.session.undo_names == ("Edit text",)


def add_card(view: MapView, kind: ItemKind = ItemKind.ACTION, lane: str = "actions") -> None:
    view.session.apply("Add card", lambda journey: add_item(journey, kind, lane, "s1t2", id="new"))


def test_a_new_card_and_its_first_text_are_one_step(view: MapView) -> None:
    before = view.session.journey
    add_card(view)
    editor(view).begin("new", "T")
    write(view, "ries it on")
    press(view, Qt.Key.Key_Return)
    assert text_of(view, "new") == "Tries it on"
    assert view.session.undo_names == ("Add card",)
    assert view.session.focus == Cell("actions", "s1t3"), "Enter goes on"
    view.session.undo()
    assert view.session.journey is before


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_new_card_that_is_left_empty_is_taken_back(view: MapView, key: Qt.Key) -> None:
    before = view.session.journey
    add_card(view)
    editor(view).begin("new")
    press(view, key)
    assert view.session.journey is before
    assert view.session.undo_names == view.session.redo_names == ()


def test_a_new_feeling_needs_no_word(view: MapView) -> None:
    add_card(view, ItemKind.EMOTION, "emotions")
    editor(view).begin("new")
    press(view, Qt.Key.Key_Return)
    assert cell(view.session.journey, "s1t2", "emotions") == ["new"]


def test_an_old_empty_card_stays(view: MapView) -> None:
    view.session.apply("Clear", lambda journey: set_text(journey, "a", ""))
    view.session.apply("Other", lambda journey: set_text(journey, "b", "other"))
    editor(view).begin("a")
    press(view, Qt.Key.Key_Escape)
    assert view.session.undo_names == ("Other", "Clear")


def test_names_of_stages_steps_and_lanes_are_edited_in_their_place(view: MapView) -> None:
    for target, name in (("s1", "Rename stage"), ("s1t1", "Rename step"), ("actions", "Rename lane")):
        editor(view).begin(target)
        write(view, "Hears of it")
        press(view, Qt.Key.Key_Return)
        assert text_of(view, target) == "Hears of it", "the old name was selected"
        assert view.session.undo_names[0] == name


def test_a_lane_without_a_title_keeps_its_kinds_name(view: MapView) -> None:
    editor(view).begin("actions")
    assert editor(view).toPlainText() == "Customer actions"
    press(view, Qt.Key.Key_Return)
    assert look_up(view.session.journey, "actions").title == ""
    assert view.session.undo_names == ()


def test_the_word_of_a_feeling_is_edited_at_its_label(view: MapView) -> None:
    editor(view).begin("calm")
    label = view.canvas.window_rect("label:calm")
    middle = editor(view).geometry().center()
    assert abs(middle.x() - label.x - label.width / 2) <= 3
    assert abs(middle.y() - label.y - label.height / 2) <= 6
    press(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(view, "At peace")
    press(view, Qt.Key.Key_Return)
    assert text_of(view, "calm") == "At peace"


def test_the_field_follows_scrolling_and_zoom(view: MapView) -> None:
    view.canvas.zoom_to(1.6)
    editor(view).begin("b")
    size = editor(view).font().pixelSize()
    view.canvas.show_view(view.canvas.view.panned(30, 20))
    assert abs(editor(view).x() - view.canvas.window_rect("card:b").x) <= 2
    view.canvas.zoom_to(0.8)
    assert editor(view).font().pixelSize() == size / 2
    assert abs(editor(view).x() - view.canvas.window_rect("card:b").x) <= 2


def test_undo_while_writing_is_the_fields_own(view: MapView) -> None:
    add_card(view)
    editor(view).begin("a")
    write(view, "xyz")
    press(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor(view).toPlainText() == "a"
    press(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor(view).toPlainText() == "a", "there is nothing before the text"
    press(view, Qt.Key.Key_Return)
    assert view.session.undo_names == ("Add card",)


@pytest.fixture
def bold_words_copied(qapp: QApplication) -> Iterator[None]:
    """Words with looks on the clipboard; taken off again, for what Python made must not outlive it there."""
    data = QMimeData()
    data.setHtml("<b>Bold</b>")
    data.setText("Bold\nline")
    QGuiApplication.clipboard().setMimeData(data)
    yield
    QGuiApplication.clipboard().clear()


@pytest.mark.usefixtures("bold_words_copied")
def test_paste_brings_words_without_their_looks(view: MapView) -> None:
    editor(view).begin("a")
    press(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    press(view, Qt.Key.Key_Return)
    assert text_of(view, "a") == "aBold\nline"
    editor(view).begin("s1")
    press(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    press(view, Qt.Key.Key_Return)
    assert text_of(view, "s1") == "Bold line"


def test_a_locked_lane_is_not_written_in(view: MapView, qtbot: QtBot) -> None:
    view.session.apply("Lock", lambda journey: set_fields(journey, ["actions"], locked=True))
    with qtbot.waitSignal(editor(view).said):
        editor(view).begin("a")
    assert not editor(view).isVisible()


def test_a_card_that_goes_away_takes_the_field_along(view: MapView) -> None:
    add_card(view)
    editor(view).begin("new")
    write(view, "x")
    view.session.undo()
    assert not editor(view).isVisible()
    assert look_up(view.session.journey, "new") is None


def test_right_to_left_words_from_an_input_method_are_kept(view: MapView) -> None:
    editor(view).begin("a")
    press(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    composed = QInputMethodEvent()
    composed.setCommitString("שלום")
    QApplication.sendEvent(editor(view), composed)
    press(view, Qt.Key.Key_Return)
    assert text_of(view, "a") == "שלום"


def test_the_number_of_a_step_can_be_read_while_its_name_is_written(view: MapView) -> None:
    view.edit("s1t2")
    field = editor(view)
    number = field.findChild(QLabel)
    assert number.isVisible()
    assert number.text() == "1.2"
    QTest.keyClicks(field, "Tries on three pairs of shoes in the store")
    assert number.geometry().right() <= field.viewport().geometry().left()
    assert field.rect().contains(number.geometry())
    view.edit("actions")
    assert not number.isVisible()
    assert field.viewport().geometry().left() <= 6
