"""Commands on stages, steps and lanes, from the menu bar and from the map's own menus by mouse and Menu key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from mapdesigner.desktop.commands.context import CONTEXT
from mapdesigner.desktop.commands.table import COMMANDS
from mapdesigner.desktop.session import Cell
from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_text
from mapdesigner.edits.items import add_item
from mapdesigner.edits.replace import look_up
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.model.structure import structure
from tests.support.hand import Hand
from tests.support.journeys import assert_sound, cell, grid, showing, with_actions
from tests.support.windows import window_on

SHOWN = (LaneKind.ACTIONS, LaneKind.EMOTIONS, LaneKind.PAIN_POINTS, LaneKind.OPPORTUNITIES)


def small_map() -> JourneyMap:
    journey = with_actions(showing(grid(2, 2), *SHOWN), "a", "b")
    return add_item(journey, ItemKind.PAIN_POINT, "pain_points", "s1t1", id="pain", text="It hurts")


@pytest.fixture
def window(qtbot, qapp, monkeypatch) -> Window:
    monkeypatch.setattr(QMenu, "popup", lambda *_args: None)  # without a screen there are no popups
    return window_on(qtbot, small_map())


@pytest.fixture
def hand(window: Window) -> Hand:
    return Hand(window.view)


def do(window: Window, command: str) -> None:
    action = window.actions_table[command]
    assert action.isEnabled(), f"{command} cannot be done"
    action.trigger()
    assert_sound(window.session.journey)


def steps(window: Window) -> list[str]:
    return [step.id for step in structure(window.session.journey).steps]


def menu_at(window: Window, place: QPoint) -> list[str]:
    """The commands of the menu that a right click opens."""
    canvas = window.view.canvas
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, canvas.mapToGlobal(place))
    QApplication.sendEvent(canvas, event)
    return shown_menu(window)


def shown_menu(window: Window) -> list[str]:
    menus = window.view.findChildren(QMenu, "context")
    found = [action.objectName() for action in menus[-1].actions()] if menus else []
    for menu in menus:
        menu.setObjectName("")
        menu.close()
    return found


def test_a_step_is_added_after_the_one_in_focus_and_named(window: Window) -> None:
    window.session.focus_on(Cell("actions", "s1t1"))
    do(window, "add_step")
    QTest.keyClicks(window.view.tool.editor, "Looks around")
    window.view.finish_writing()
    new = steps(window)[1]
    assert look_up(window.session.journey, new).name == "Looks around"
    assert window.session.undo_names == ("Add step",)


def test_a_stage_is_added_after_that_of_the_selected_card(window: Window) -> None:
    window.session.select(["a"])
    do(window, "add_stage")
    stages = [stage.id for stage in structure(window.session.journey).stages]
    assert (stages[0], stages[2]) == ("s1", "s2")


def test_a_step_is_split_and_the_selected_card_goes_to_its_second_half(window: Window) -> None:
    before = window.session.journey
    window.session.select(["b"])
    do(window, "split_step")
    assert cell(window.session.journey, "s1t1") == ["a"]
    assert cell(window.session.journey, steps(window)[1]) == ["b"]
    window.view.finish_writing()
    window.session.undo()
    assert window.session.journey is before


def test_two_steps_are_joined_and_a_stages_last_one_has_none_to_join(window: Window) -> None:
    window.session.apply("name", lambda now: set_text(set_text(now, "s1t1", "Looks"), "s1t2", "Buys"))
    window.session.select(["s1t1"])
    do(window, "join_steps")
    assert steps(window) == ["s1t1", "s2t1", "s2t2"]
    assert look_up(window.session.journey, "s1t1").name == "Looks / Buys"
    assert not window.actions_table["join_steps"].isEnabled()


def test_a_lane_is_folded_locked_and_hidden_and_all_are_shown_again(window: Window) -> None:
    window.session.select(["actions"])
    for command in ("fold_lane", "lock_lane", "hide_lane"):
        do(window, command)
    lane = look_up(window.session.journey, "actions")
    assert (lane.collapsed, lane.locked, lane.hidden) == (True, True, True)
    do(window, "show_hidden")
    assert not any(lane.hidden for lane in window.session.journey.lanes)


def test_the_words_of_folding_and_the_check_of_locking_say_how_the_lane_is(window: Window) -> None:
    window.session.focus_on(Cell("actions", "s1t1"))
    assert window.actions_table["fold_lane"].text() == "Fold lane"
    do(window, "fold_lane")
    assert window.actions_table["fold_lane"].text() == "Open lane"
    assert not window.actions_table["lock_lane"].isChecked()
    do(window, "lock_lane")
    assert window.actions_table["lock_lane"].isChecked()


def test_an_opportunity_for_the_selected_pain_point_is_added_by_a_command(window: Window) -> None:
    assert not window.actions_table["answer_pain"].isEnabled()
    window.session.select(["pain"])
    do(window, "answer_pain")
    window.view.finish_writing()
    (new,) = [item for item in window.session.journey.items if item.kind is ItemKind.OPPORTUNITY] or [None]
    assert new is None or new.answers == ("pain",)


def test_nothing_at_hand_leaves_the_commands_grey(window: Window) -> None:
    window.session.focus_on(None)
    window.session.select([])
    for command in ("add_step", "add_stage", "split_step", "join_steps", "fold_lane", "lock_lane", "hide_lane"):
        assert not window.actions_table[command].isEnabled()


def test_a_step_and_a_lane_are_sized_without_a_mouse(window: Window) -> None:
    before = window.session.journey
    window.session.focus_on(Cell("actions", "s1t1"))
    high = window.view.canvas.rect_of("lane:actions").height
    for command in ("wider_step", "wider_step", "higher_lane"):
        do(window, command)
    assert look_up(window.session.journey, "s1t1").width == 184
    assert look_up(window.session.journey, "actions").height == pytest.approx(high + 16, abs=1)
    assert len(window.session.undo_names) == 2, "quick presses are one step"
    do(window, "usual_width")
    do(window, "usual_height")
    assert (window.session.journey.steps, window.session.journey.lanes) == (before.steps, before.lanes)


def test_stages_and_lanes_are_locked_and_a_command_on_them_says_why(window: Window, qtbot) -> None:
    window.session.select(["s1t1"])
    do(window, "freeze")
    assert window.actions_table["freeze"].isChecked()
    before = window.session.journey
    do(window, "split_step")
    assert window.session.journey is before
    assert "are locked" in window.status.currentMessage()
    do(window, "freeze")
    do(window, "split_step")
    assert window.session.journey is not before


@pytest.mark.parametrize("sort", CONTEXT)
def test_the_rows_of_a_menu_are_commands_of_the_table(sort: str) -> None:
    assert set(filter(None, CONTEXT[sort])) <= {command.id for command in COMMANDS}


def test_a_right_click_opens_the_menu_of_what_is_there(window: Window, hand: Hand) -> None:
    for place, sort, selected in (
        (hand.at("card:a"), "card", {"a"}),
        (hand.at("card:pain"), "pain_point", {"pain"}),
        (hand.at("stage:s1"), "stage", {"s1"}),
        (hand.at("step:s1t2"), "step", {"s1t2"}),
        (hand.at("lane-name:actions"), "lane", {"actions"}),
        (hand.cell("actions", "s2t2"), "cell", set()),
        (hand.cell("emotions", "s2t2"), "curve", set()),
    ):
        assert menu_at(window, place) == list(CONTEXT[sort])
        assert window.session.selection == selected
    assert window.session.focus == Cell("emotions", "s2t2")


def test_a_right_click_on_one_of_several_selected_cards_keeps_them(window: Window, hand: Hand) -> None:
    window.session.select(["a", "b"])
    menu_at(window, hand.at("card:b"))
    assert window.session.selection == {"a", "b"}


def test_the_menu_key_opens_the_menu_of_what_is_selected_or_in_focus(window: Window) -> None:
    canvas = window.view.canvas
    for select, focus, sort in ((["a"], None, "card"), ([], Cell("actions", "s2t1"), "cell"), (["s2"], None, "stage")):
        window.session.select(select)
        window.session.focus_on(focus)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), canvas.mapToGlobal(QPoint(5, 5)))
        QApplication.sendEvent(canvas, event)
        assert shown_menu(window) == list(CONTEXT[sort])


def test_what_is_being_written_is_kept_when_a_menu_opens(window: Window, hand: Hand) -> None:
    window.view.edit("a")
    QTest.keyClicks(window.view.tool.editor, "!")
    menu_at(window, hand.at("card:b"))
    assert look_up(window.session.journey, "a").text == "a!"
