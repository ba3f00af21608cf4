"""The guide: how far each of the fifteen steps has come, what it means, and the way to where it is done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from mapdesigner import resources
from mapdesigner.desktop.insight.guide_places import FIELDS, LANES, PANELS
from mapdesigner.desktop.insight.lead import offer_guide
from mapdesigner.desktop.settings.values import settings, store
from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_map
from mapdesigner.edits.items import add_item
from mapdesigner.insight.guide import STEPS
from mapdesigner.model.journey import new_map
from mapdesigner.model.kinds import ItemKind
from mapdesigner.storage.read import read_map
from tests.support.journeys import grid
from tests.support.windows import click, key, panel_of, window_on


@pytest.fixture
def window(qtbot, qapp) -> Window:
    return window_on(qtbot, grid())


def opened(panel) -> list[int]:
    return [view.standing.step.number for view in panel.steps if view.is_open]


def test_it_lists_fifteen_steps_and_opens_the_next_one(window: Window) -> None:
    panel = panel_of(window, "guide")
    assert len(panel.steps) == 15
    assert panel.conclusion.line.title == "0 of 15 steps are done. Next: Say the objective."
    assert opened(panel) == [1]
    assert panel.steps[0].method.text() == STEPS[0].method
    assert STEPS[0].example in panel.steps[0].example.text()


def test_it_notices_what_was_done(window: Window, qtbot) -> None:
    panel = panel_of(window, "guide")
    window.session.apply("Say", lambda journey: set_map(journey, objective="Sell boots"))
    qtbot.waitUntil(lambda: panel.steps[0].row.line.figure == "Begun")
    window.session.apply("Say", lambda journey: set_map(journey, scope="From search to walk"))
    qtbot.waitUntil(lambda: panel.steps[0].row.line.figure == "Done")
    assert opened(panel) == [2]


@pytest.mark.parametrize("by", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_step_opens_and_closes_by_click_and_by_key(window: Window, by: Qt.Key) -> None:
    panel = panel_of(window, "guide")
    click(panel.steps[7].row)
    assert opened(panel) == [8]
    key(panel.steps[7].row, by)
    assert opened(panel) == []


def test_every_step_has_a_place_to_go(window: Window) -> None:
    places = {**PANELS, **FIELDS, **LANES}
    assert {step.place for step in STEPS} == set(places)
    assert set(PANELS.values()) <= set(window.docks)


@pytest.mark.parametrize("number", range(15))
def test_going_there_shows_the_place(window: Window, number: int) -> None:
    panel = panel_of(window, "guide")
    view = panel.steps[number]
    if not view.is_open:
        click(view.row)
    click(view.go)
    place = view.standing.step.place
    if place in PANELS:
        assert window.docks[PANELS[place]].isVisible()
    elif place in FIELDS:
        assert window.docks["inspector"].panel.editors[FIELDS[place]].isAncestorOf(window.focusWidget())
    else:
        assert window.session.focus is not None
        assert window.session.focus.lane == LANES[place].value


def test_it_leads_to_the_card_that_is_missing_something(window: Window) -> None:
    window.session.apply(
        "Add", lambda journey: add_item(journey, ItemKind.PAIN_POINT, "pain_points", "s2t1", id="hurt", text="Hurts")
    )
    panel = panel_of(window, "guide")
    panel.refresh()
    click(panel.steps[11].row)
    click(panel.steps[11].go)
    assert window.session.selection == {"hurt"}


def test_a_lane_that_is_not_there_is_named(qtbot, qapp) -> None:
    window = window_on(qtbot, new_map())
    panel = panel_of(window, "guide")
    click(panel.steps[3].row)
    click(panel.steps[3].go)
    assert "Touchpoints" in window.statusBar().currentMessage()


def test_new_maps_bring_it_until_it_is_closed_for_good(window: Window) -> None:
    window.docks["guide"].hide()
    offer_guide(window)
    assert not window.docks["guide"].isHidden()
    panel = panel_of(window, "guide")
    click(panel.closing)
    assert window.docks["guide"].isHidden()
    assert settings().guide_closed
    offer_guide(window)
    assert window.docks["guide"].isHidden()
    window.docks["guide"].show()
    assert panel._foot.isHidden()
    store.change(guide_closed=False)


def test_a_map_that_is_finished_says_so_or_names_what_is_left(qtbot, qapp) -> None:
    window = window_on(qtbot, read_map(resources.path("samples", "trailhead.journeymap")).journey)
    panel = panel_of(window, "guide")
    assert " of 15 steps are done." in panel.conclusion.line.title
    done = [view for view in panel.steps if view.row.line.figure == "Done"]
    assert len(done) > 5
