"""Sizing, folding and adding by hand: what comes of it, and what is said where it cannot be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.canvas.map_view import MapView
from mapdesigner.desktop.session import Session
from mapdesigner.edits.fields import set_map
from mapdesigner.edits.lanes import resize_lane
from mapdesigner.edits.replace import look_up
from mapdesigner.edits.stages import resize_step
from mapdesigner.model.structure import structure
from tests.support.hand import BOTH_WAYS, Hand, running
from tests.support.journeys import assert_sound
from tests.support.small_maps import pain_and_idea
from tests.support.windows import view_on


@pytest.fixture(**BOTH_WAYS)
def hand(qtbot: QtBot, request: pytest.FixtureRequest) -> Hand:
    return Hand(view_on(qtbot, running(pain_and_idea(), request.param)))


def column(hand: Hand) -> int:
    return round(hand.body.x)


def foot_of_lane(hand: Hand, lane: str) -> QPoint:
    rect = hand.rect(f"lane:{lane}")
    return QPoint(60, round(rect.bottom))


def edge_of_step(hand: Hand, step: str) -> QPoint:
    rect = hand.rect(f"step:{step}")
    return QPoint(round(rect.right) + 6, round(rect.y + 5))


def plus_of_step(hand: Hand, step: str) -> QPoint:
    return QPoint(edge_of_step(hand, step).x(), round(hand.body.y - 11))


def arrow(hand: Hand, lane: str) -> QPoint:
    rect = hand.rect(f"lane-name:{lane}")
    return QPoint(column(hand) - 12, round(rect.y + 8))


def double_click(hand: Hand, place: QPoint) -> None:
    hand.click(place)
    QTest.mouseDClick(hand.canvas, Qt.MouseButton.LeftButton, pos=hand.seen(place))


@pytest.mark.gesture("resize_lane", "end")
def test_a_lane_is_made_higher_and_those_below_follow_at_once(hand: Hand) -> None:
    height, below = hand.canvas.rect_of("lane:pain_points").height, hand.canvas.rect_of("lane:opportunities").y
    start = foot_of_lane(hand, "pain_points")
    hand.go(start)
    assert hand.cursor == Qt.CursorShape.SplitVCursor
    hand.lift(start, start + QPoint(0, 50))
    assert hand.canvas.rect_of("lane:opportunities").y == pytest.approx(below + 50, abs=1)
    assert hand.tip == f"{round(height + 50)} px"
    hand.release(start + QPoint(0, 50))
    assert look_up(hand.journey, "pain_points").height == pytest.approx(height + 50, abs=1)
    assert hand.view.session.undo_names == ("Change height of Pain points",)


def test_a_lane_never_becomes_too_low_for_its_cards(hand: Hand) -> None:
    hand.view.session.apply("size", lambda now: resize_lane(now, "actions", 300))
    hand.drag(foot_of_lane(hand, "actions"), foot_of_lane(hand, "actions") - QPoint(0, 290))
    assert look_up(hand.journey, "actions").height is None, "it follows its cards again"
    assert hand.canvas.rect_of("lane:actions").bottom >= hand.canvas.rect_of("card:c").bottom


def test_the_lane_of_a_curve_can_be_lower_than_usual(hand: Hand) -> None:
    hand.drag(foot_of_lane(hand, "emotions"), foot_of_lane(hand, "emotions") - QPoint(0, 200))
    assert look_up(hand.journey, "emotions").height == 160
    assert hand.canvas.rect_of("lane:emotions").height == 160


def test_a_double_click_gives_a_lane_its_own_height_again(hand: Hand) -> None:
    hand.view.session.apply("size", lambda now: resize_lane(now, "actions", 300))
    double_click(hand, foot_of_lane(hand, "actions"))
    assert look_up(hand.journey, "actions").height is None
    assert hand.view.session.undo_names == ("Reset height", "size")


@pytest.mark.gesture("resize_step", "end")
def test_a_step_is_made_wider(hand: Hand) -> None:
    start = edge_of_step(hand, "s1t1")
    hand.go(start)
    assert hand.cursor == Qt.CursorShape.SplitHCursor
    hand.drag(start, start + QPoint(60, 0))
    assert look_up(hand.journey, "s1t1").width == 212
    assert edge_of_step(hand, "s1t1").x() == start.x() + 60, "the border is where the hand is"
    assert hand.view.session.undo_names == ("Change width of 1.1",)


@pytest.mark.parametrize(("by", "width"), [(-140, 96), (400, 320)])
def test_a_step_keeps_its_limits(hand: Hand, by: int, width: int) -> None:
    start = edge_of_step(hand, "s1t1")
    hand.drag(start, start + QPoint(by, 0))
    assert look_up(hand.journey, "s1t1").width == width


def test_a_double_click_gives_a_step_its_usual_width(hand: Hand) -> None:
    hand.view.session.apply("size", lambda now: resize_step(now, "s1t1", 200))
    double_click(hand, edge_of_step(hand, "s1t1"))
    assert look_up(hand.journey, "s1t1").width is None


@pytest.mark.gesture("resize_lane_column", "end")
def test_the_lane_column_is_made_wider_and_stays_so_in_the_next_window(hand: Hand, qtbot: QtBot) -> None:
    start = QPoint(column(hand), 400)
    hand.go(start)
    assert hand.cursor == Qt.CursorShape.SplitHCursor
    hand.drag(start, start + QPoint(60, 0))
    assert column(hand) == 210
    assert hand.view.session.undo_names == (), "it is no change of the map"
    another = MapView(Session(pain_and_idea()))
    qtbot.addWidget(another)
    assert another.lane_column == 210
    double_click(hand, QPoint(column(hand), 400))
    assert column(hand) == 150


@pytest.mark.parametrize(("by", "width"), [(-120, 112), (400, 280)])
def test_the_lane_column_keeps_its_limits(hand: Hand, by: int, width: int) -> None:
    start = QPoint(column(hand), 400)
    hand.drag(start, start + QPoint(by, 0))
    assert column(hand) == width


@pytest.mark.gesture("add_step", "end")
def test_the_plus_between_steps_adds_one_and_its_name_is_written(hand: Hand) -> None:
    hand.go(hand.at("step:s1t1"))
    assert hand.canvas.overlay.plus is not None
    assert not hand.canvas.overlay.plus.lit
    hand.go(plus_of_step(hand, "s1t1"))
    assert hand.canvas.overlay.plus.lit
    assert hand.tip == "Add a step here"
    assert hand.cursor == Qt.CursorShape.PointingHandCursor
    hand.click(plus_of_step(hand, "s1t1"))
    steps = [step.id for step in structure(hand.journey).steps]
    assert steps[0] == "s1t1"
    assert steps[2] == "s1t2"
    QTest.keyClicks(hand.view.tool.editor, "Compares")
    hand.view.finish_writing()
    assert look_up(hand.journey, steps[1]).name == "Compares"
    assert hand.view.session.undo_names == ("Add step",), "adding and naming are one step"


@pytest.mark.gesture("add_stage", "end")
def test_the_plus_between_stages_adds_one(hand: Hand) -> None:
    place = QPoint(edge_of_step(hand, "s1t3").x(), hand.at("stage:s1").y())
    hand.go(hand.at("stage:s1"), place)
    assert hand.tip == "Add a stage here"
    hand.click(place)
    stages = [stage.id for stage in structure(hand.journey).stages]
    assert (stages[0], stages[2:]) == ("s1", ["s2", "s3"])
    assert_sound(hand.journey)


def test_a_plus_pressed_and_left_adds_nothing(hand: Hand) -> None:
    before = hand.journey
    hand.drag(plus_of_step(hand, "s1t1"), plus_of_step(hand, "s1t1") + QPoint(60, 60))
    assert hand.journey is before


@pytest.mark.gesture("fold_lane", "end")
def test_a_lane_is_folded_and_opened_with_its_arrow(hand: Hand) -> None:
    hand.go(arrow(hand, "actions"))
    assert hand.tip == "Fold Customer actions"
    hand.click(arrow(hand, "actions"))
    assert look_up(hand.journey, "actions").collapsed
    assert hand.canvas.rect_of("card:a") is None
    assert hand.canvas.rect_of("count:actions") is not None, "the row says how many cards there are"
    assert hand.canvas.rect_of("lane:actions").height < 40
    hand.click(arrow(hand, "actions"))
    assert hand.canvas.rect_of("card:a") is not None
    assert hand.view.session.undo_names == ("Open Customer actions", "Fold Customer actions")


@pytest.mark.parametrize(
    ("held", "to"),
    [("stage:s1", "stage:s2"), ("step:s1t1", "step:s1t2"), ("lane-name:actions", "lane-name:opportunities")],
)
def test_a_frozen_map_keeps_its_order_and_says_why(hand: Hand, held: str, to: str) -> None:
    hand.view.session.apply("freeze", lambda now: set_map(now, frozen=True))
    before = hand.journey
    hand.go(hand.at("step:s1t1"))
    assert hand.canvas.overlay.plus is None, "nothing is offered that cannot be done"
    hand.lift(hand.at(held), hand.at(to, 50, 10))
    assert "are locked" in hand.tip
    assert hand.cursor == Qt.CursorShape.ForbiddenCursor
    hand.release(hand.at(to, 50, 10))
    assert hand.journey is before


@pytest.mark.parametrize("code", ["stage", "lane:notes"])
def test_a_frozen_map_takes_no_stage_and_lane_from_the_palette(hand: Hand, code: str) -> None:
    hand.view.session.apply("freeze", lambda now: set_map(now, frozen=True))
    before = hand.journey
    assert not hand.carry(code, hand.cell("actions", "s1t2"))
    assert "are locked" in hand.tip
    hand.let_fall(hand.cell("actions", "s1t2"))
    assert hand.journey is before
