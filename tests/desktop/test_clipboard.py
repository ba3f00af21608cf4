"""Cards go out and come in by the clipboard and by hand from other programs; nothing hostile gets in that way."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image as Pictures
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.clipboard.copying import MIME
from mapdesigner.desktop.session import Cell
from mapdesigner.desktop.style import load_fonts
from mapdesigner.desktop.toast import Toast
from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.items import add_item
from mapdesigner.edits.lanes import remove_lane
from mapdesigner.edits.replace import look_up
from mapdesigner.model.journey import Channel, JourneyMap
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure
from mapdesigner.storage.read import parse
from tests.support.hand import Hand
from tests.support.journeys import assert_sound, cell, grid, grid_with_people, with_actions

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def opened(qtbot: QtBot, journey: JourneyMap) -> Window:
    load_fonts()
    made = Window()
    qtbot.addWidget(made, before_close_func=lambda it: it.session.start(it.session.journey))  # asks nothing
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.session.start(journey)
    made.show_map()
    made.resize(1600, 900)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    qtbot.waitExposed(made)
    made.view.canvas.setFocus()
    return made


def people_and_cards() -> JourneyMap:
    """A touchpoint that names a channel, a department, a persona and evidence, and an opportunity tied to a pain."""
    made = with_actions(grid_with_people(), "a", "b")
    made = add_item(made, ItemKind.PAIN_POINT, "pain_points", "s1t2", id="pain", text="Slow")
    made = add_item(made, ItemKind.OPPORTUNITY, "opportunities", "s1t2", id="idea", text="Faster", answers=("pain",))
    named = {"channel": "web", "department": "shop", "personas": ("ann",), "evidence": ("survey",)}
    return add_item(made, ItemKind.TOUCHPOINT, "touchpoints", "s1t2", id="desk", text="Desk", until="s1t3", **named)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return opened(qtbot, people_and_cards())


@pytest.fixture(autouse=True)
def clear_clipboard(qapp: QApplication) -> Iterator[None]:
    """What a test copied does not outlive it."""
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def press(window: Window, key: Qt.Key, held: Qt.KeyboardModifier = CTRL) -> None:
    QTest.keyClick(window.view.canvas, key, held)


def copy(window: Window, *ids: str) -> None:
    window.session.select(ids)
    press(window, Qt.Key.Key_C)


def paste(window: Window, lane: str, step: str, held: Qt.KeyboardModifier = CTRL) -> None:
    window.session.select([])
    window.session.focus_on(Cell(lane, step))
    press(window, Qt.Key.Key_V, held)


def hold(*, text: str = "", **formats: bytes) -> None:
    data = QMimeData()
    if text:
        data.setText(text)
    for kind, held in formats.items():
        data.setData(kind, held)
    QGuiApplication.clipboard().setMimeData(data)


def hold_map(data: bytes) -> None:
    hold(**{MIME: data})


def held() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def texts(window: Window, lane: str, step: str) -> list[str]:
    return [item.text for item in structure(window.session.journey).cell(lane, step)]


def said(window: Window) -> str:
    return window.status.currentMessage()


def toast(window: Window) -> Toast:
    shown = [each for each in window.view.findChildren(Toast) if each.isVisible()]
    assert len(shown) == 1
    return shown[0]


def png(width: int = 60, height: int = 40) -> bytes:
    made = io.BytesIO()
    Pictures.new("RGB", (width, height), "#336699").save(made, "PNG")
    return made.getvalue()


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
    target = opened(qtbot, other)
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


def test_copied_cards_pasted_as_one_are_plain_words(window: Window) -> None:
    copy(window, "a", "b", "desk")
    paste(window, "actions", "s2t1", CTRL | SHIFT)
    assert texts(window, "actions", "s2t1") == ["a\nb\nDesk"]


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


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"not json",
        b"[1, 2]",
        b'{"format": "journeymap"}',
        b"{" * 5000,
        b'{"format":"journeymap","version":1,"id":"m","items":[{"id":"x","kind":"action","lane":"gone","step":"gone"}]}',
        b'{"format":"journeymap","version":1,"id":"m","id":"n"}',
        b"\x80\x04\x95pickle",
        b'{"format":"journeymap","version":1,"id":"m","weights":{"relevance":NaN}}',
    ],
)
def test_hostile_cards_are_refused_in_words_and_the_map_stays(window: Window, bad: bytes) -> None:
    before = window.session.journey
    hold_map(bad)
    paste(window, "actions", "s2t1")
    assert window.session.journey is before
    assert said(window)
    assert "Traceback" not in said(window)


def test_bad_links_and_broken_names_come_in_harmless(window: Window) -> None:
    copy(window, "a")
    small = json.loads(bytes(held().data(MIME).data()))
    small["items"][0]["link"] = "file:///etc/passwd"
    small["items"][0]["text"] = "a\u0000\u001bb\ud800"
    hold_map(json.dumps(small).encode())
    paste(window, "actions", "s2t1")
    (card,) = structure(window.session.journey).cell("actions", "s2t1")
    assert card.link == ""
    assert card.text == "ab\ufffd"
    assert_sound(window.session.journey)


@pytest.mark.parametrize("bad", [b"\x89PNG\r\n\x1a\n" + b"x" * 50, b"<svg/>", b"GIF89a"])
def test_what_is_no_picture_is_refused(window: Window, bad: bytes) -> None:
    before = window.session.journey
    hold(**{"image/png": bad})
    paste(window, "storyboard", "s2t1")
    assert window.session.journey is before
    assert said(window) == "This is no PNG, JPEG or WebP picture."


def test_control_characters_and_too_many_words_are_kept_out(window: Window) -> None:
    hold(text="a\u0007b\u2028c")
    paste(window, "actions", "s2t1")
    assert_sound(window.session.journey)
    before = window.session.journey
    hold(text="x" * (4 * 1024**2 + 1))
    paste(window, "actions", "s2t1")
    hold(text="x\n" * 20_001)
    paste(window, "actions", "s2t1")
    assert window.session.journey is before
    assert said(window).startswith("This is more than 20000 cards")


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


@pytest.mark.gesture("drop_words", "end")
@pytest.mark.gesture("drop_words", "undo")
def test_words_dragged_in_land_in_the_cell_under_the_pointer(window: Window) -> None:
    hand, before = Hand(window.view), window.session.journey
    hand.data = QMimeData()
    hand.data.setText("one\ntwo")
    place = hand.cell("actions", "s2t1")
    assert drag(hand, place)
    hand.let_fall(place)
    assert texts(window, "actions", "s2t1") == ["one", "two"]
    assert window.view.canvas.overlay.slot is None
    window.session.undo()
    assert window.session.journey is before


@pytest.mark.gesture("drop_words", "escape")
def test_what_is_dragged_in_and_out_again_leaves_no_trace(window: Window) -> None:
    hand, before, overlay = Hand(window.view), window.session.journey, window.view.canvas.overlay
    hand.data = QMimeData()
    hand.data.setText("one")
    assert drag(hand, hand.cell("actions", "s2t1"))
    hand.carry_away()
    assert window.session.journey is before
    assert window.view.canvas.overlay == overlay


def test_words_cannot_be_dropped_on_the_names(window: Window) -> None:
    hand = Hand(window.view)
    hand.data = QMimeData()
    hand.data.setText("one")
    assert not drag(hand, hand.at("step:s1t1"))


def drag(hand: Hand, place: QPoint) -> bool:
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(hand.canvas, QDragEnterEvent(place, action, hand.data, left, none))
    event = QDragMoveEvent(place, action, hand.data, left, none)
    QApplication.sendEvent(hand.canvas, event)
    return event.isAccepted()


def test_what_is_written_pastes_only_words(window: Window) -> None:
    copy(window, "b")
    window.view.edit("a")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, CTRL)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert look_up(window.session.journey, "a").text == "ab"
