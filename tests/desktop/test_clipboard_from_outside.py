"""Lines, tables and pictures of other programs become cards, by the clipboard and by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.toast import Toast
from mapdesigner.desktop.window import Window
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure
from tests.support.hand import Hand
from tests.support.journeys import assert_sound, cell
from tests.support.pasting import CTRL, SHIFT, hold, paste, png, texts, toast
from tests.support.small_maps import people_and_cards
from tests.support.windows import window_on

pytestmark = pytest.mark.usefixtures("clear_clipboard")


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return window_on(qtbot, people_and_cards(), 1600, 900)


def test_lines_become_cards_and_the_toast_makes_one_of_them(window: Window) -> None:
    before = window.session.journey
    hold(text="Calls\n\n Writes \nWaits\n")
    paste(window, "actions", "s2t1")
    assert texts(window, "actions", "s2t1") == ["Calls", "Writes", "Waits"]
    assert window.session.undo_names == ("Paste 3 cards",)
    assert toast(window).label.text() == "Pasted 3 cards."
    toast(window).button.click()
    assert texts(window, "actions", "s2t1") == ["Calls\n\nWrites\nWaits"]
    window.session.undo()
    assert window.session.journey is before


def test_the_toast_goes_when_something_else_is_done(window: Window) -> None:
    hold(text="one\ntwo")
    paste(window, "actions", "s2t1")
    assert toast(window)
    window.session.undo()
    assert not [each for each in window.view.findChildren(Toast) if each.isVisible()]


def test_marks_of_a_list_are_left_behind(window: Window) -> None:
    hold(text="• Calls\n• Writes")
    paste(window, "actions", "s2t1")
    assert texts(window, "actions", "s2t1") == ["Calls", "Writes"]


def test_paste_as_one_makes_one_plain_card(window: Window) -> None:
    hold(text="Calls\tus\nWrites")
    paste(window, "actions", "s2t1", CTRL | SHIFT)
    assert texts(window, "actions", "s2t1") == ["Calls us\nWrites"]


def test_a_spreadsheets_cell_with_two_lines_is_one_card_and_quotes_people_wrote_stay(window: Window) -> None:
    hold(text='"Buys\nit"\n')
    paste(window, "actions", "s2t1")
    assert texts(window, "actions", "s2t1") == ["Buys\nit"]
    hold(text='"Can I trust it?"\n"No."')
    paste(window, "thoughts", "s2t1")
    assert texts(window, "thoughts", "s2t1") == ['"Can I trust it?"', '"No."']
    hold(text='"No end\tof it\n5" screen\twide\n9" too\t')
    paste(window, "actions", "s3t1")
    assert texts(window, "actions", "s3t1") == ['"No end']


def test_a_table_fills_steps_and_lanes_from_the_cell(window: Window) -> None:
    hold(text='Asks\tTries\t"Buys\nit"\nShop\t\tDesk')
    paste(window, "actions", "s2t1")
    assert [texts(window, "actions", f"s2t{column}") for column in (1, 2, 3)] == [["Asks"], ["Tries"], ["Buys\nit"]]
    assert [texts(window, "touchpoints", f"s2t{column}") for column in (1, 2, 3)] == [["Shop"], [], ["Desk"]]
    assert window.session.undo_names == ("Paste 5 cards",)


def test_a_table_passes_lanes_without_cards_and_numbers_are_feelings(window: Window) -> None:
    hold(text="-1,5\t2\thope")
    paste(window, "emotions", "s1t1")
    marks = [structure(window.session.journey).cell("emotions", step)[0] for step in ("s1t1", "s1t2", "s1t3")]
    assert [(mark.score, mark.text) for mark in marks] == [(-1.5, ""), (2.0, ""), (0.0, "hope")]
    hold(text="x\ty\nz\tw")
    paste(window, "touchpoints", "s3t1")
    assert texts(window, "goals", "s3t1") == ["z"], "channels hold no cards"


def test_a_table_too_large_grows_the_last_stage_and_keeps_rows_in_notes(window: Window) -> None:
    hold(text="\n".join("\t".join(f"r{row}c{column}" for column in range(3)) for row in range(3)))
    paste(window, "storyboard", "s3t2")
    now = window.session.journey
    assert_sound(now)
    assert [step.stage for step in structure(now).steps][-1] == "s3"
    assert len(now.steps) == 10
    assert texts(window, "notes", "s3t2") == ["r1c0", "r2c0"]
    assert toast(window).label.text() == "Pasted 9 cards. 1 step was added. 3 had no lane and stand in Notes."


def test_a_picture_becomes_an_image_card(window: Window) -> None:
    hold(**{"image/png": png()})
    paste(window, "actions", "s2t1")
    (card,) = structure(window.session.journey).cell("storyboard", "s2t1")
    assert card.kind is ItemKind.IMAGE
    assert card.picture


def test_pixels_without_a_file_become_an_image_card_too(window: Window) -> None:
    data = QMimeData()
    data.setImageData(QImage(30, 20, QImage.Format.Format_RGB32))
    QGuiApplication.clipboard().setMimeData(data)
    paste(window, "storyboard", "s2t1")
    assert len(cell(window.session.journey, "s2t1", "storyboard")) == 1


def test_a_spreadsheets_words_go_before_its_picture(window: Window) -> None:
    hold(text="Word", **{"image/png": png()})
    paste(window, "actions", "s2t1")
    assert texts(window, "actions", "s2t1") == ["Word"]


def test_picture_files_are_taken_and_other_files_are_not(window: Window, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    (tmp_path / "b.txt").write_text("words")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.png", "b.txt")])
    QGuiApplication.clipboard().setMimeData(data)
    paste(window, "storyboard", "s2t1")
    assert len(window.session.journey.items) == 6


@pytest.mark.gesture("drop_words", "end")
@pytest.mark.gesture("drop_words", "undo")
def test_words_dragged_in_land_in_the_cell_under_the_pointer(window: Window) -> None:
    hand, before = Hand(window.view), window.session.journey
    words = QMimeData()
    words.setText("one\ntwo")
    place = hand.cell("actions", "s2t1")
    assert hand.bring(words, place)
    hand.let_fall(place)
    assert texts(window, "actions", "s2t1") == ["one", "two"]
    assert window.view.canvas.overlay.slot is None
    window.session.undo()
    assert window.session.journey is before


@pytest.mark.gesture("drop_words", "escape")
def test_what_is_dragged_in_and_out_again_leaves_no_trace(window: Window) -> None:
    hand, before, overlay = Hand(window.view), window.session.journey, window.view.canvas.overlay
    words = QMimeData()
    words.setText("one")
    assert hand.bring(words, hand.cell("actions", "s2t1"))
    hand.carry_away()
    assert window.session.journey is before
    assert window.view.canvas.overlay == overlay


def test_words_cannot_be_dropped_on_the_names(window: Window) -> None:
    hand = Hand(window.view)
    words = QMimeData()
    words.setText("one")
    assert not hand.bring(words, hand.at("step:s1t1"))
