"""Lanes, steps and the lane column are sized with keys, as with a hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.session import Cell
from mapdesigner.desktop.window import Window
from mapdesigner.edits.replace import replace
from tests.support.journeys import grid, with_actions
from tests.support.windows import window_on

KEY = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = window_on(qtbot, with_actions(grid(), "a", "b"))
    made.session.focus_on(Cell("actions", "s1t1"))
    return made


def press(window: Window, key: Qt.Key, held: Qt.KeyboardModifier, times: int = 1) -> None:
    for _time in range(times):
        QTest.keyClick(window.view.canvas, key, held)


def width(window: Window, step: str = "s1t1") -> float:
    frame = window.view.frame
    return frame.columns.widths[frame.structure.column[step]]


def height(window: Window) -> float:
    rect = window.view.canvas.rect_of("lane:actions")
    assert rect is not None
    return rect.height


def test_alt_and_ctrl_shift_with_arrows_size_the_step_and_the_lane_in_focus(window: Window) -> None:
    wide, high = width(window), height(window)
    press(window, KEY.Key_Right, ALT, 2)
    press(window, KEY.Key_Down, CTRL_SHIFT)
    assert (width(window), height(window)) == (wide + 32, pytest.approx(high + 16, abs=1))
    press(window, KEY.Key_Left, ALT)
    press(window, KEY.Key_Up, CTRL_SHIFT)
    assert (width(window), height(window)) == (wide + 16, pytest.approx(high, abs=1))


def test_alt_shift_and_arrows_size_the_lane_column_and_it_is_remembered(window: Window, qtbot: QtBot) -> None:
    before, journey = window.view.lane_column, window.session.journey
    press(window, KEY.Key_Right, ALT_SHIFT, 2)
    assert window.view.lane_column == before + 32
    press(window, KEY.Key_Left, ALT_SHIFT)
    assert window.view.lane_column == before + 16
    other = Window()
    qtbot.addWidget(other)
    assert other.view.lane_column == before + 16
    window.actions_table["usual_column"].trigger()
    assert window.view.lane_column == before
    assert window.session.journey is journey, "it is a matter of the window"


def test_in_a_map_from_the_right_the_arrow_to_the_left_makes_wider(window: Window) -> None:
    window.session.apply("Turn", lambda journey: replace(journey, right_to_left=True))
    wide, column = width(window), window.view.lane_column
    press(window, KEY.Key_Left, ALT)
    press(window, KEY.Key_Left, ALT_SHIFT)
    assert (width(window), window.view.lane_column) == (wide + 16, column + 16)
    assert window.actions_table["wider_step"].shortcut().toString() == "Alt+Left", "as the menu says"
    press(window, KEY.Key_Right, ALT)
    window.session.undo()
    window.session.undo()
    press(window, KEY.Key_Right, ALT)
    assert width(window) == wide + 16
