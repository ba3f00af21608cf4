"""Marks of assumptions on the map: on request, with the share said, and gone again."""

from __future__ import annotations

import pytest

from mapdesigner.desktop.insight.assumption_layer import AssumptionLayer
from mapdesigner.desktop.window import Window
from mapdesigner.edits.sources import cite
from tests.support.insight_window import window_on
from tests.support.journeys import grid_with_people, with_actions


@pytest.fixture
def window(qtbot, qapp) -> Window:
    journey = cite(with_actions(grid_with_people(), "a", "b", "c", "d"), ["a"], "survey")
    return window_on(qtbot, journey)


def layer(window: Window) -> AssumptionLayer:
    return window.view.canvas.findChild(AssumptionLayer)


def test_cards_without_evidence_are_marked_and_the_share_is_said(window: Window) -> None:
    action = window.actions_table["mark_assumptions"]
    action.trigger()
    assert action.isChecked()
    assert len(layer(window).places) == 3
    assert window.view.canvas.rect_of("card:a") not in layer(window).places
    assert window.view.canvas.rect_of("card:b") in layer(window).places
    said = "75\N{THIN SPACE}% of this map is assumption: 3 of 4 cards rest on no evidence"
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
    before = window.view.canvas.grab().toImage()
    window.actions_table["mark_assumptions"].trigger()
    after = window.view.canvas.grab().toImage()
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
