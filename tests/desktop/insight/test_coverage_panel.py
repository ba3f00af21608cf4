"""Channel coverage and persona differences: what they tell leads to the cards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.items import add_item
from mapdesigner.edits.people import add_entry
from mapdesigner.model.journey import Channel, Persona
from mapdesigner.model.kinds import ItemKind
from tests.support.journeys import grid, grid_with_people
from tests.support.windows import click, key, panel_of, window_on


def touch(journey, one: str, step: str, channel: str):
    journey = add_item(journey, ItemKind.TOUCHPOINT, "touchpoints", step, id=one, text=one)
    return set_fields(journey, [one], channel=channel)


@pytest.fixture
def window(qtbot, qapp) -> Window:
    journey = add_entry(grid_with_people(), Channel, id="store", name="Store & more")
    journey = add_entry(journey, Persona, id="cid", name="Cid")
    for one, step, channel in (("a", "s1t1", "web"), ("b", "s2t1", "store"), ("c", "s2t2", "web")):
        journey = touch(journey, one, step, channel)
    for one, step, score, who in (("h1", "s1t1", 1.0, "ann"), ("h2", "s1t1", -1.0, "bob"), ("h3", "s2t1", 0.5, "ann")):
        journey = add_item(journey, ItemKind.EMOTION, "emotions", step, id=one)
        journey = set_fields(journey, [one], score=score, personas=(who,))
    return window_on(qtbot, journey)


def test_the_matrix_counts_touchpoints_and_marks_where_a_channel_drops_out(window: Window) -> None:
    panel = panel_of(window, "coverage")
    table = panel.table
    assert [table.verticalHeaderItem(row).text() for row in range(2)] == ["Website", "Store & more"]
    assert [table.item(0, column).text() for column in range(3)] == ["1", "1", ""]
    gap = table.item(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert gap == "Website in Stage 2: 1 touchpoint, the channel drops out here and comes back"
    assert panel.conclusion.line.title == "1 channel drops out and comes back, first Website."


def test_a_stage_that_is_cut_short_says_its_name_on_its_head(window: Window) -> None:
    table = panel_of(window, "coverage").table
    assert table.horizontalHeader().textElideMode() is Qt.TextElideMode.ElideRight
    assert "Stage 2" in table.horizontalHeaderItem(1).toolTip()


def test_fields_lead_to_their_touchpoints_by_click_and_by_key(window: Window) -> None:
    panel = panel_of(window, "coverage")
    table = panel.table
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualItemRect(table.item(1, 1)).center())
    assert window.session.selection == {"b"}
    table.setCurrentCell(0, 0)
    key(table, Qt.Key.Key_Return)
    assert window.session.selection == {"a"}


def test_gaps_jumps_and_what_is_said_twice_lead_to_both_sides(window: Window) -> None:
    window.session.apply("Again", lambda journey: set_fields(touch(journey, "d", "s2t1", "web"), ["d"], text="b"))
    panel = panel_of(window, "coverage")
    (twice,) = panel.twice.rows
    click(twice)
    assert window.session.selection == {"b", "d"}
    window.session.undo()
    (gap,) = panel.gaps.rows
    click(gap)
    assert window.session.selection == {"a", "c"}
    jump = panel.jumps.rows[0]
    assert jump.line.title == "From Website to Store & more"
    key(jump, Qt.Key.Key_Return)
    assert window.session.selection == {"a", "b"}


@pytest.mark.parametrize("name", ["coverage", "partings"])
def test_an_empty_map_says_how_to_begin(qtbot, qapp, name: str) -> None:
    panel = panel_of(window_on(qtbot, grid()), name)
    assert panel.conclusion.line.title
    assert panel.empty.text()


def test_two_personas_are_told_apart_step_by_step(window: Window) -> None:
    panel = panel_of(window, "partings")
    assert panel.conclusion.line.title == "Ann and Bob part in 1 step, most in 1.1: +1 against −1."
    (row,) = panel.rows.rows
    assert row.line.figure == "2 apart"
    click(row)
    assert window.session.selection == {"h1", "h2"}
    badges = window.view.canvas.badges
    assert [bool(badges.of(each)) for each in ("h1", "h2", "h3")] == [True, True, False]
    click(panel.alone)
    assert window.view.personas == {"ann", "bob"}
    window.docks["partings"].hide()
    assert not badges.of("h1")


def test_the_same_persona_twice_is_no_difference(window: Window) -> None:
    panel = panel_of(window, "partings")
    panel.other.setCurrentIndex(0)
    panel.other.activated.emit(0)
    assert "much the same" in panel.conclusion.line.title
