"""Cards go out by the clipboard and come in again: on the same map, on another, and into other programs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.clipboard.copying import MIME
from mapdesigner.desktop.session import Cell
from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.lanes import remove_lane
from mapdesigner.edits.replace import look_up
from mapdesigner.model.journey import Channel
from mapdesigner.model.structure import structure
from mapdesigner.storage.read import parse
from tests.support.journeys import assert_sound, cell, grid
from tests.support.pasting import CTRL, SHIFT, copy, held, hold, paste, press, said, texts, toast
from tests.support.small_maps import people_and_cards
from tests.support.windows import window_on

pytestmark = pytest.mark.usefixtures("clear_clipboard")


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return window_on(qtbot, people_and_cards(), 1600, 900)


def test_copied_cards_are_a_small_map_a_table_and_a_picture(window: Window) -> None:
    copy(window, "a", "b", "desk")
    small = parse(bytes(held().data(MIME).data()), "clipboard")
    assert_sound(small)
    assert [step.id for step in structure(small).steps] == ["s1t1", "s1t2", "s1t3"]
    assert {item.text for item in small.items} == {"a", "b", "Desk"}
    assert [len(each) for each in (small.channels, small.personas, small.departments, small.evidence)] == [1, 1, 1, 1]
    assert held().text() == '"a\nb"\t\t\n\tDesk\t'
    assert held().hasImage()


def test_cards_of_one_cell_are_lines(window: Window) -> None:
    copy(window, "a", "b")
    assert held().text() == "a\nb"


def test_words_that_a_spreadsheet_would_compute_are_kept_from_it(window: Window) -> None:
    window.session.apply("Edit", lambda now: set_fields(now, ["a"], text="=1+1"))
    copy(window, "a", "desk")
    assert held().text().startswith("'=1+1\t")
    hold(text=held().text())
    paste(window, "actions", "s2t1")
    assert texts(window, "actions", "s2t1") == ["=1+1"]


def test_the_picture_is_light_and_twice_as_large_as_the_cards(window: Window) -> None:
    copy(window, "pain")
    light = QImage(held().imageData())
    rect = window.view.canvas.rect_of("card:pain")
    assert light.width() == pytest.approx(2 * (rect.width + 24), abs=2)
    window.appear("dark")
    copy(window, "pain")
    assert QImage(held().imageData()) == light
    assert light.pixelColor(light.width() // 2, 30).alpha() == 255
    window.appear("light")


def test_cut_and_paste_moves_cards_in_two_steps(window: Window) -> None:
    before = window.session.journey
    window.session.select(["a", "b"])
    press(window, Qt.Key.Key_X)
    assert cell(window.session.journey, "s1t1") == []
    paste(window, "actions", "s2t2")
    assert texts(window, "actions", "s2t2") == ["a", "b"]
    assert window.session.undo_names == ("Paste 2 cards", "Cut 2 cards")
    assert len(window.session.selection) == 2
    assert window.session.focus == Cell("actions", "s2t2")
    for _ in range(2):
        window.session.undo()
    assert window.session.journey is before


def test_cards_keep_their_arrangement_their_ties_and_whom_they_name(window: Window) -> None:
    copy(window, "a", "pain", "idea", "desk")
    paste(window, "actions", "s2t1")
    now = window.session.journey
    assert_sound(now)
    assert texts(window, "actions", "s2t1") == ["a"]
    (pain,) = structure(now).cell("pain_points", "s2t2")
    (idea,) = structure(now).cell("opportunities", "s2t2")
    (desk,) = structure(now).cell("touchpoints", "s2t2")
    assert idea.answers == (pain.id,)
    assert (desk.channel, desk.department, desk.personas, desk.evidence) == ("web", "shop", ("ann",), ("survey",))
    assert desk.until == "s2t3"
    assert (len(now.channels), len(now.personas)) == (1, 2), "nobody came twice"


def test_between_maps_people_are_met_by_name_or_come_along(window: Window, qtbot: QtBot) -> None:
    copy(window, "desk", "pain")
    other = grid()
    other = remove_lane(other, "pain_points")
    target = window_on(qtbot, other)
    target.session.apply("Channel", lambda now: now.model_copy(update={"channels": (_channel("net", "  WEBSITE "),)}))
    paste(target, "actions", "s3t3")
    now = target.session.journey
    assert_sound(now)
    (desk,) = (item for item in now.items if item.text == "Desk")
    assert desk.channel == "net"
    assert [each.name for each in now.personas] == ["Ann"]
    assert [each.name for each in now.departments] == ["Shop"]
    assert [lane.kind for lane in structure(now).lanes][-1] == "pain_points", "the missing lane came along"
    assert len(now.steps) == 10, "a step was added for the end of the span"
    assert "1 step was added." in toast(target).label.text()


def _channel(one: str, name: str) -> object:
    return Channel(id=one, name=name)


def test_copied_cards_pasted_as_one_are_plain_words(window: Window) -> None:
    copy(window, "a", "b", "desk")
    paste(window, "actions", "s2t1", CTRL | SHIFT)
    assert texts(window, "actions", "s2t1") == ["a\nb\nDesk"]


def test_a_locked_lane_takes_nothing_and_gives_nothing(window: Window) -> None:
    window.session.apply("Lock", lambda now: set_fields(now, ["actions"], locked=True))
    before = window.session.journey
    hold(text="one\ntwo")
    paste(window, "actions", "s2t1")
    assert said(window) == "This lane is locked."
    window.session.select(["a"])
    press(window, Qt.Key.Key_X)
    assert window.session.journey is before


def test_nothing_on_the_clipboard_is_said(window: Window) -> None:
    paste(window, "actions", "s2t1")
    assert said(window) == "There is nothing on the clipboard for a map."


def test_a_copied_stage_brings_its_cards(window: Window) -> None:
    copy(window, "s1")
    assert len(parse(bytes(held().data(MIME).data()), "clipboard").items) == 5


def test_what_is_written_pastes_only_words(window: Window) -> None:
    copy(window, "b")
    window.view.edit("a")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, CTRL)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert look_up(window.session.journey, "a").text == "ab"
