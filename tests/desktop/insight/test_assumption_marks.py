"""Marks of assumptions on the map: on request, with the share said, and gone again."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from mapdesigner.desktop.insight.assumption_layer import AssumptionLayer
from mapdesigner.desktop.window import Window
from mapdesigner.edits.replace import replace
from mapdesigner.edits.sources import cite
from tests.support.journeys import grid_with_people, with_actions
from tests.support.painted import painted
from tests.support.windows import window_on


@pytest.fixture
def window(qtbot, qapp) -> Window:
    journey = cite(with_actions(grid_with_people(), "a", "b", "c", "d"), ["a"], "survey")
    return window_on(qtbot, journey)


def settled(window: Window) -> QImage:
    """The map once all of it is painted: a frame paints only as much as it has time for."""
    for _ in range(20):
        window.view.canvas.repaint()
        QApplication.processEvents()
    return painted(window.view.canvas)


def layer(window: Window) -> AssumptionLayer:
    return window.view.canvas.findChild(AssumptionLayer)


def test_cards_without_evidence_are_marked_and_the_share_is_said(window: Window) -> None:
    action = window.actions_table["mark_assumptions"]
    action.trigger()
    assert action.isChecked()
    assert len(layer(window).places) == 3
    assert window.view.canvas.rect_of("card:a") not in layer(window).places
    assert window.view.canvas.rect_of("card:b") in layer(window).places
    said = "75\N{NARROW NO-BREAK SPACE}% of this map is assumption: 3 of 4 cards rest on no evidence"
    assert window.statusBar().currentMessage() == said
    action.trigger()
    assert layer(window) is None
    assert not action.isChecked()


def test_the_marks_follow_the_map(window: Window) -> None:
    window.actions_table["mark_assumptions"].trigger()
    window.session.apply("Cite", lambda journey: cite(journey, ["b", "c"], "survey"))
    assert len(layer(window).places) == 1
    assert layer(window).words.startswith("25")
    window.session.undo()
    assert len(layer(window).places) == 3


def test_the_marks_are_seen_over_the_cards_and_stay_inside_the_body(window: Window, qtbot) -> None:
    before = settled(window)
    window.actions_table["mark_assumptions"].trigger()
    after = settled(window)
    place = window.view.canvas.window_rect("card:b")
    changed = [
        (x, y)
        for x in range(0, before.width(), 3)
        for y in range(0, before.height(), 3)
        if before.pixel(x, y) != after.pixel(x, y)
    ]
    body = window.view.canvas.view.body
    assert any(place.x <= x <= place.right and place.y <= y <= place.bottom for x, y in changed)
    assert all(x >= body.x and y >= body.y for x, y in changed)


def test_in_a_map_from_the_right_the_words_stand_clear_of_the_small_map(window: Window, qtbot) -> None:
    window.resize(1700, 500)
    window.session.apply("Turn", lambda journey: replace(journey, right_to_left=True))
    qtbot.waitUntil(window.view.minimap.isVisible)
    qtbot.waitUntil(lambda: window.view.minimap._painted is window.view.canvas.scene)
    before = settled(window)
    window.actions_table["mark_assumptions"].trigger()
    after = settled(window)
    foot = range(before.height() - 50, before.height() - 20)
    changed = [x for x in range(0, before.width(), 2) if any(before.pixel(x, y) != after.pixel(x, y) for y in foot)]
    assert changed
    assert min(changed) > window.view.minimap.geometry().right()
    assert max(changed) <= window.view.canvas.view.body.right
