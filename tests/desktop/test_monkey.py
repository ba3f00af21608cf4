"""Thousands of random real events: nothing breaks, the map stays sound, and undo leads back to the first map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from mapdesigner import resources
from mapdesigner.desktop.window import Window
from mapdesigner.model.journey import JourneyMap
from mapdesigner.storage.read import read_map
from tests.support.journeys import grid_with_people, with_actions
from tests.support.monkey import Monkey, assert_whole

EVENTS = 250
QUICK, LONG = range(1, 5), range(100, 140)


def first_map(seed: int) -> JourneyMap:
    if seed % 2:
        return with_actions(grid_with_people(), "a", "b", "c")
    return read_map(resources.path("samples", "trailhead.journeymap")).journey


def let_loose(qtbot, seed: int, events: int) -> None:
    journey = first_map(seed)
    window = Window()
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window, before_close_func=lambda it: it.session.start(it.session.journey))
    window.session.start(journey)
    window.resize(1200, 800)
    window.show()
    qtbot.waitExposed(window)
    monkey = Monkey(window, seed)
    for _each in range(events):
        monkey.act()
        assert_whole(window)
    monkey.stop()
    while window.session.undo_names:
        window.session.undo()
    assert window.session.journey == journey


@pytest.mark.parametrize("seed", QUICK)
def test_a_monkey_breaks_nothing(qtbot, seed: int) -> None:
    let_loose(qtbot, seed, EVENTS)


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", LONG)
def test_forty_monkeys_break_nothing(qtbot, seed: int) -> None:
    let_loose(qtbot, seed, 4 * EVENTS)
