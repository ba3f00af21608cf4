"""The toolbar's tools: a hand that moves the map, and a pen that draws ties; Escape gives the pointer back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.canvas.pointer_tools import ToolKind
from mapdesigner.desktop.window import Window
from mapdesigner.edits.items import add_item
from mapdesigner.edits.replace import look_up
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from tests.support.hand import Hand
from tests.support.journeys import grid, with_actions
from tests.support.windows import window_on


def a_map() -> JourneyMap:
    journey = with_actions(grid(), "a")
    journey = add_item(journey, ItemKind.PAIN_POINT, "pain_points", "s1t1", id="pain", text="It hurts")
    return add_item(journey, ItemKind.OPPORTUNITY, "opportunities", "s1t2", id="idea", text="Help")


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = window_on(qtbot, a_map())
    made.resize(1400, 900)
    qtbot.waitUntil(lambda: made.view.canvas.width() > 700)
    made.view.canvas.setFocus()
    return made


@pytest.fixture
def hand(window: Window) -> Hand:
    return Hand(window.view)


def pick(window: Window, command: str) -> None:
    QTest.mouseClick(window.toolbar.widgetForAction(window.actions_table[command]), Qt.MouseButton.LeftButton)


def lit(window: Window) -> list[str]:
    tools = ("tool_select", "tool_hand", "tool_link")
    return [each for each in tools if window.actions_table[each].isChecked()]


def test_the_hand_moves_the_map_and_touches_no_card(window: Window, hand: Hand) -> None:
    canvas, before = window.view.canvas, window.session.journey
    window.view.zoom_to(2.0)
    canvas.show_view(replace(canvas.view, x=0.0, y=0.0))
    pick(window, "tool_hand")
    start = QPoint(canvas.width() // 2, canvas.height() // 2)
    hand.go(start)
    assert canvas.cursor().shape() is Qt.CursorShape.OpenHandCursor
    hand.drag(start, start - QPoint(40, 30))
    assert (canvas.view.x, canvas.view.y) == (20, 15)  # scene units
    assert canvas.cursor().shape() is Qt.CursorShape.OpenHandCursor
    assert window.session.journey is before
    assert not window.session.selection


def test_with_the_pen_a_tie_begins_anywhere_on_a_pain_point(window: Window, hand: Hand) -> None:
    pick(window, "tool_link")
    hand.go(hand.at("card:pain"))
    assert window.view.canvas.overlay.hover is not None
    hand.drag(hand.at("card:pain"), hand.at("card:idea"))
    assert look_up(window.session.journey, "idea").answers == ("pain",)
    assert lit(window) == ["tool_link"], "another tie can follow"


def test_the_pen_says_where_ties_begin(window: Window, hand: Hand) -> None:
    before = window.session.journey
    pick(window, "tool_link")
    hand.drag(hand.at("card:a"), hand.at("card:idea"))
    hand.click(hand.at("card:idea"))
    assert window.session.journey is before
    assert "pain point" in window.status.currentMessage()


@pytest.mark.parametrize("tool", ["tool_hand", "tool_link"])
def test_escape_and_the_arrow_give_the_pointer_back(window: Window, hand: Hand, tool: str) -> None:
    pick(window, tool)
    assert lit(window) == [tool]
    QTest.keyClick(window.view.canvas, Qt.Key.Key_Escape)
    assert lit(window) == ["tool_select"]
    pick(window, tool)
    pick(window, "tool_select")
    pick(window, "tool_select")
    assert lit(window) == ["tool_select"], "pressed again it stays"
    hand.click(hand.at("card:a"))
    assert window.session.selection == {"a"}


def test_keys_write_with_any_tool(window: Window, hand: Hand) -> None:
    hand.click(hand.at("card:a"))
    pick(window, "tool_hand")
    QTest.keyClick(window.view.canvas, Qt.Key.Key_F2)
    QTest.keyClicks(window.view.tool.editor, "Looks")
    pick(window, "tool_link")
    window.view.finish_writing()
    assert "Looks" in look_up(window.session.journey, "a").text


def test_while_maps_are_compared_the_pointer_chooses_differences(window: Window) -> None:
    window.comparison.start(grid(), "Before")
    assert not window.actions_table["tool_hand"].isEnabled()
    window.comparison.end()
    assert window.view.tool_kind is ToolKind.SELECT
    assert window.actions_table["tool_hand"].isEnabled()
