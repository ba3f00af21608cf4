"""Finding: words anywhere in the map, one hit after the other, and commands by a few letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.command_palette import CommandPalette, fit
from mapdesigner.desktop.commands.table import COMMANDS
from mapdesigner.desktop.dialogs.keys_sheet import KeysSheet
from mapdesigner.desktop.find_bar import FindBar
from mapdesigner.desktop.two_ends import AT_END
from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.items import add_item
from mapdesigner.edits.replace import look_up
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from tests.support.journeys import grid, with_actions
from tests.support.painted import painted
from tests.support.windows import window_on

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def journey() -> JourneyMap:
    made = with_actions(grid(), "a", "b")
    made = set_fields(made, ["a"], text="Orders a CAFÉ", note="by phone")
    made = add_item(made, ItemKind.NOTE, "notes", "s3t3", id="far", text="cafe later")
    return set_fields(made, ["s2"], name="Café visit")


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return window_on(qtbot, journey(), 1400, 700)


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, held)


def look_for(window: Window, words: str) -> FindBar:
    press(Qt.Key.Key_F, CTRL)
    bar = window.view.findChild(FindBar)
    bar.field.setText(words)
    press(Qt.Key.Key_Return)
    return bar


def test_every_text_is_looked_through_whatever_case_and_accents(window: Window) -> None:
    bar = look_for(window, "cafe")
    assert set(bar.hits) == {"s2", "a", "far"}
    assert look_for(window, "PHONE").hits == ("a",), "notes too"
    assert look_for(window, "customer actions").hits == ("actions",), "and names that nobody wrote"
    assert look_for(window, "nowhere").hits == ()
    assert bar.count.text() == "Nothing found"


def test_enter_and_f3_go_round_the_hits_in_reading_order(window: Window) -> None:
    bar = look_for(window, "cafe")
    seen = []
    for key, held in ((Qt.Key.Key_Return, NONE), (Qt.Key.Key_F3, NONE), (Qt.Key.Key_F3, NONE), (Qt.Key.Key_F3, SHIFT)):
        press(key, held)
        seen += [(bar.count.text(), *window.session.selection)]
    assert seen == [("3 of 3", "far"), ("1 of 3", "s2"), ("2 of 3", "a"), ("1 of 3", "s2")]


def test_a_hit_comes_into_the_middle_and_flashes(window: Window, qtbot: QtBot) -> None:
    look_for(window, "later")
    rect = window.view.canvas.window_rect("card:far")
    body = window.view.canvas.view.body
    assert rect.y > body.y
    assert rect.bottom < body.bottom
    assert window.view.canvas._flash[0] == "far"
    qtbot.waitUntil(lambda: window.view.canvas._flash[1] == 0.0)


def test_all_hits_are_marked_and_escape_takes_marks_and_bar_away(window: Window) -> None:
    look_for(window, "cafe")
    canvas = window.view.canvas
    assert canvas._marks is not None
    marked = painted(canvas)
    press(Qt.Key.Key_Escape)
    assert canvas._marks is None
    assert canvas.hasFocus()
    assert painted(canvas) != marked


def test_escape_on_the_map_ends_finding_too(window: Window) -> None:
    bar = look_for(window, "cafe")
    window.view.canvas.setFocus()
    press(Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert window.view.canvas._marks is None


def test_the_hits_are_listed_with_their_places_and_a_click_goes_to_one(window: Window) -> None:
    bar = look_for(window, "cafe")
    rows = [bar.list.item(at) for at in range(bar.list.count())]
    assert [(row.text(), row.data(AT_END)) for row in rows] == [
        ("Café visit", "Stage"),
        ("Orders a CAFÉ", "1.1  Customer actions"),
        ("cafe later", "3.3  Notes"),
    ]
    place = bar.list.visualItemRect(rows[2]).center()
    QTest.mouseClick(bar.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.session.selection == {"far"}
    assert bar.count.text() == "3 of 3"
    assert bar.list.currentRow() == 2


def test_the_bar_does_not_hide_what_it_found(window: Window) -> None:
    window.session.apply("Add", lambda now: add_item(now, ItemKind.ACTION, "actions", "s2t3", id="top", text="needle"))
    window.view.home()
    bar = look_for(window, "needle")
    rect = window.view.canvas.window_rect("card:top")
    assert not bar.geometry().intersects(QRect(round(rect.x), round(rect.y), round(rect.width), round(rect.height)))


def test_the_hits_follow_the_map(window: Window, qtbot: QtBot) -> None:
    bar = look_for(window, "cafe")
    window.session.apply("Edit", lambda now: set_fields(now, ["a"], text="Tea"))
    qtbot.waitUntil(lambda: set(bar.hits) == {"s2", "far"})


def test_typing_alone_shows_the_first_hit_and_leaves_the_selection(window: Window, qtbot: QtBot) -> None:
    window.session.select(["b"])
    press(Qt.Key.Key_F, CTRL)
    bar = window.view.findChild(FindBar)
    QTest.keyClicks(bar.field, "cafe")
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 3")
    assert window.session.selection == {"b"}


def palette_of(window: Window, keys: tuple[Qt.Key, Qt.KeyboardModifier] = (Qt.Key.Key_K, CTRL)) -> CommandPalette:
    QTest.keyClick(window.view.canvas, *keys)
    return window.findChild(CommandPalette)


@pytest.mark.parametrize("keys", [(Qt.Key.Key_K, CTRL), (Qt.Key.Key_P, CTRL | SHIFT)])
def test_a_few_letters_and_enter_do_a_command(window: Window, keys: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    palette = palette_of(window, keys)
    QTest.keyClicks(palette.field, "selall")
    assert palette.found.currentItem().text() == "Select all cards"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.session.selection == {"a", "b", "far"}


def test_the_palette_lists_every_command_and_enables_what_can_be_done(window: Window) -> None:
    palette = palette_of(window)
    assert palette.found.count() == len(COMMANDS) - 1, "all but itself"
    rows = {palette.found.item(at).text(): palette.found.item(at) for at in range(palette.found.count())}
    assert not rows["Duplicate"].flags() & Qt.ItemFlag.ItemIsEnabled
    assert rows["Find…"].flags() & Qt.ItemFlag.ItemIsEnabled
    assert rows["Find…"].data(Qt.ItemDataRole.UserRole + 1) == "Ctrl+F"
    palette.end()


def test_arrows_choose_and_pass_what_cannot_be_done(window: Window) -> None:
    palette = palette_of(window)
    QTest.keyClicks(palette.field, "du")
    chosen = []
    for _ in range(3):
        chosen.append(palette.found.currentItem())
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert all(item is None or item.flags() & Qt.ItemFlag.ItemIsEnabled for item in chosen)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert window.view.canvas.hasFocus()
    assert not palette.isVisible()


def test_words_that_fit_better_come_first() -> None:
    assert fit("zi", "Zoom in View") > fit("zi", "Resize it")
    assert fit("dupl", "Duplicate Edit") > fit("dupl", "Undo plenty of loss")
    assert fit("xq", "Zoom in") == 0
    assert fit("", "Zoom in") > 0
    assert fit("café", "Cafe") > 0


@pytest.mark.parametrize("keys", [(Qt.Key.Key_F1, NONE), (Qt.Key.Key_Question, NONE)])
def test_f1_and_question_mark_show_the_keys(window: Window, keys: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    QTest.keyClick(window.view.canvas, *keys)
    (sheet,) = window.findChildren(KeysSheet)
    assert sheet.isVisible()
    assert look_up(window.session.journey, "a").text == "Orders a CAFÉ"
    sheet.close()


def test_the_page_of_keys_and_gestures_is_current(qapp: QApplication) -> None:
    from tests.support.keys_page import PAGE, page

    assert Path(PAGE).read_text(encoding="utf-8") == page(), "run python tests/support/keys_page.py"
