"""Pressing without dragging: clicks select, a double click writes, and a cell under the pointer asks."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.session import Cell
from mapdesigner.edits.replace import look_up
from mapdesigner.model.kinds import LaneKind
from mapdesigner.model.structure import structure
from tests.support.hand import BOTH_WAYS, Hand, running
from tests.support.journeys import cell, grid, with_actions
from tests.support.small_maps import actions_and_feelings
from tests.support.windows import view_on

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(**BOTH_WAYS)
def hand(qtbot: QtBot, request: pytest.FixtureRequest) -> Hand:
    return Hand(view_on(qtbot, running(actions_and_feelings(), request.param)))


def test_clicks_select_add_and_toggle(hand: Hand) -> None:
    session = hand.view.session
    hand.click(hand.at("card:a"))
    assert session.selection == {"a"}
    assert session.focus == Cell("actions", "s1t1")
    hand.click(hand.at("marker:calm"), SHIFT)
    hand.click(hand.at("card:b"), CONTROL)
    assert session.selection == {"a", "b", "calm"}
    hand.click(hand.at("card:a"), CONTROL)
    assert session.selection == {"b", "calm"}
    hand.click(hand.at("card:b"))
    assert session.selection == {"b"}
    hand.click(hand.cell("touchpoints", "s2t1"))
    assert session.selection == frozenset()
    assert session.focus == Cell("touchpoints", "s2t1")
    assert hand.canvas.overlay.hint == "Where do we meet?"


def test_a_press_keeps_what_was_being_written(hand: Hand) -> None:
    hand.view.edit("a")
    QTest.keyClicks(hand.view.tool.editor, " shop")
    hand.press(hand.at("card:b"))
    assert look_up(hand.journey, "a").text == "a shop"
    hand.release(hand.at("card:b"))
    assert hand.view.session.selection == {"b"}


def test_double_click_writes_into_a_card_and_into_an_empty_cell(hand: Hand) -> None:
    for place in (hand.at("card:a"), hand.cell("actions", "s2t1")):
        QTest.mouseDClick(hand.canvas, Qt.MouseButton.LeftButton, pos=hand.seen(place))
        assert hand.view.tool.editor.target
        QTest.keyClicks(hand.view.tool.editor, "!")
        hand.view.finish_writing()
    assert look_up(hand.journey, "a").text == "a!"
    (new,) = cell(hand.journey, "s2t1")
    assert look_up(hand.journey, new).text == "!"
    assert hand.view.session.undo_names == ("Add Action", "Edit text")


def test_an_empty_cell_under_the_pointer_asks_its_question(hand: Hand) -> None:
    hand.go(hand.cell("touchpoints", "s1t3"))
    assert hand.canvas.overlay.empty is not None
    assert hand.canvas.overlay.empty_hint == "Where do we meet?"
    hand.go(hand.at("card:site"))
    assert hand.canvas.overlay.empty is None
    assert hand.canvas.overlay.hover is not None
    hand.go(hand.cell("emotions", "s2t2"))
    assert hand.canvas.overlay.empty is None, "a curve has no empty cells"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_map_just_opened_is_written_in_like_any_other(hand: Hand, key: Qt.Key) -> None:
    hand.view.session.start(with_actions(grid(), "x"))
    hand.view.edit("x")
    QTest.keyClicks(hand.view.tool.editor, "y")
    QTest.keyClick(hand.view.tool.editor, key)
    written = key == Qt.Key.Key_Return
    assert look_up(hand.journey, "x").text == ("xy" if written else "x")
    assert hand.view.session.undo_names == (("Edit text",) if written else ())


def test_slash_and_l_offer_the_kinds_of_lanes(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_args: None)  # without a screen there are no popups
    hand.click(hand.cell("touchpoints", "s1t3"))
    QTest.keyClicks(hand.canvas, "/l")
    menu = hand.canvas.findChild(QMenu)
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Notes").trigger()
    menu.close()
    lanes = structure(hand.journey).lanes
    new = next(lane for lane in lanes if lane.kind is LaneKind.NOTES and not lane.hidden)
    assert lanes[lanes.index(new) - 1].id == "touchpoints"
    assert hand.view.session.selection == {new.id}


def test_nothing_looks_for_dead_cycles_while_something_is_dragged(hand: Hand) -> None:
    assert gc.isenabled()
    hand.lift(hand.at("card:a"), hand.at("card:a", 40.0))
    assert not gc.isenabled()
    hand.escape()
    assert gc.isenabled()
