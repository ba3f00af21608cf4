"""Sizing, folding, adding and linking by hand: what comes of it, and what is said where it cannot be."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.canvas.map_view import MapView
from mapdesigner.desktop.session import Session
from mapdesigner.desktop.style import load_fonts
from mapdesigner.edits.fields import set_map
from mapdesigner.edits.items import add_item
from mapdesigner.edits.lanes import hide_lane, lock_lane, resize_lane
from mapdesigner.edits.links import answer
from mapdesigner.edits.replace import look_up
from mapdesigner.edits.stages import resize_step
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.model.structure import structure
from tests.support.hand import BOTH_WAYS, Hand, running
from tests.support.journeys import assert_sound, cell, grid, with_actions

SHOWN = (LaneKind.ACTIONS, LaneKind.EMOTIONS, LaneKind.PAIN_POINTS, LaneKind.OPPORTUNITIES)
SHIFT = Qt.KeyboardModifier.ShiftModifier


def small_map() -> JourneyMap:
    journey = with_actions(grid(), "a", "b", "c")
    journey = with_actions(journey, "d", step="s1t2")
    for kind in set(LaneKind) - set(SHOWN):
        journey = hide_lane(journey, kind.value)
    journey = add_item(journey, ItemKind.EMOTION, "emotions", "s1t1", id="calm", text="Calm", score=0.5)
    journey = add_item(journey, ItemKind.PAIN_POINT, "pain_points", "s1t1", id="pain", text="It hurts")
    return add_item(journey, ItemKind.OPPORTUNITY, "opportunities", "s1t2", id="idea", text="Help")


@pytest.fixture(autouse=True)
def usual_lane_column() -> Iterator[None]:
    """The width is kept where all windows of the program find it."""
    QSettings().remove("canvas/lane_column")
    yield
    QSettings().remove("canvas/lane_column")


@pytest.fixture(**BOTH_WAYS)
def hand(qtbot: QtBot, request: pytest.FixtureRequest) -> Hand:
    load_fonts()
    made = MapView(Session(running(small_map(), request.param)))
    qtbot.addWidget(made)
    made.resize(1000, 760)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    made.canvas.setFocus()
    return Hand(made)


def journey(hand: Hand) -> JourneyMap:
    return hand.view.session.journey


def tip(hand: Hand) -> str:
    return hand.canvas.overlay.tip.words if hand.canvas.overlay.tip else ""


def cursor(hand: Hand) -> Qt.CursorShape:
    return hand.canvas.cursor().shape()


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


def port(hand: Hand) -> QPoint:
    rect = hand.rect("card:pain")
    return QPoint(round(rect.x + rect.width / 2), round(rect.bottom))


def double_click(hand: Hand, place: QPoint) -> None:
    hand.click(place)
    QTest.mouseDClick(hand.canvas, Qt.MouseButton.LeftButton, pos=hand.seen(place))


@pytest.mark.gesture("resize_lane", "end")
def test_a_lane_is_made_higher_and_those_below_follow_at_once(hand: Hand) -> None:
    height, below = hand.canvas.rect_of("lane:pain_points").height, hand.canvas.rect_of("lane:opportunities").y
    start = foot_of_lane(hand, "pain_points")
    hand.go(start)
    assert cursor(hand) == Qt.CursorShape.SplitVCursor
    hand.lift(start, start + QPoint(0, 50))
    assert hand.canvas.rect_of("lane:opportunities").y == pytest.approx(below + 50, abs=1)
    assert tip(hand) == f"{round(height + 50)} px"
    hand.release(start + QPoint(0, 50))
    assert look_up(journey(hand), "pain_points").height == pytest.approx(height + 50, abs=1)
    assert hand.view.session.undo_names == ("Change height of Pain points",)


def test_a_lane_never_becomes_too_low_for_its_cards(hand: Hand) -> None:
    hand.view.session.apply("size", lambda now: resize_lane(now, "actions", 300))
    hand.drag(foot_of_lane(hand, "actions"), foot_of_lane(hand, "actions") - QPoint(0, 290))
    assert look_up(journey(hand), "actions").height is None, "it follows its cards again"
    assert hand.canvas.rect_of("lane:actions").bottom >= hand.canvas.rect_of("card:c").bottom


def test_the_lane_of_a_curve_can_be_lower_than_usual(hand: Hand) -> None:
    hand.drag(foot_of_lane(hand, "emotions"), foot_of_lane(hand, "emotions") - QPoint(0, 200))
    assert look_up(journey(hand), "emotions").height == 160
    assert hand.canvas.rect_of("lane:emotions").height == 160


def test_a_double_click_gives_a_lane_its_own_height_again(hand: Hand) -> None:
    hand.view.session.apply("size", lambda now: resize_lane(now, "actions", 300))
    double_click(hand, foot_of_lane(hand, "actions"))
    assert look_up(journey(hand), "actions").height is None
    assert hand.view.session.undo_names == ("Reset height", "size")


@pytest.mark.gesture("resize_step", "end")
def test_a_step_is_made_wider(hand: Hand) -> None:
    start = edge_of_step(hand, "s1t1")
    hand.go(start)
    assert cursor(hand) == Qt.CursorShape.SplitHCursor
    hand.drag(start, start + QPoint(60, 0))
    assert look_up(journey(hand), "s1t1").width == 212
    assert edge_of_step(hand, "s1t1").x() == start.x() + 60, "the border is where the hand is"
    assert hand.view.session.undo_names == ("Change width of 1.1",)


@pytest.mark.parametrize(("by", "width"), [(-140, 96), (400, 320)])
def test_a_step_keeps_its_limits(hand: Hand, by: int, width: int) -> None:
    start = edge_of_step(hand, "s1t1")
    hand.drag(start, start + QPoint(by, 0))
    assert look_up(journey(hand), "s1t1").width == width


def test_a_double_click_gives_a_step_its_usual_width(hand: Hand) -> None:
    hand.view.session.apply("size", lambda now: resize_step(now, "s1t1", 200))
    double_click(hand, edge_of_step(hand, "s1t1"))
    assert look_up(journey(hand), "s1t1").width is None


@pytest.mark.gesture("resize_lane_column", "end")
def test_the_lane_column_is_made_wider_and_stays_so_in_the_next_window(hand: Hand, qtbot: QtBot) -> None:
    start = QPoint(column(hand), 400)
    hand.go(start)
    assert cursor(hand) == Qt.CursorShape.SplitHCursor
    hand.drag(start, start + QPoint(60, 0))
    assert column(hand) == 210
    assert hand.view.session.undo_names == (), "it is no change of the map"
    another = MapView(Session(small_map()))
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
    assert tip(hand) == "Add a step here"
    assert cursor(hand) == Qt.CursorShape.PointingHandCursor
    hand.click(plus_of_step(hand, "s1t1"))
    steps = [step.id for step in structure(journey(hand)).steps]
    assert steps[0] == "s1t1"
    assert steps[2] == "s1t2"
    QTest.keyClicks(hand.view.tool.editor, "Compares")
    hand.view.finish_writing()
    assert look_up(journey(hand), steps[1]).name == "Compares"
    assert hand.view.session.undo_names == ("Add step",), "adding and naming are one step"


@pytest.mark.gesture("add_stage", "end")
def test_the_plus_between_stages_adds_one(hand: Hand) -> None:
    place = QPoint(edge_of_step(hand, "s1t3").x(), hand.at("stage:s1").y())
    hand.go(hand.at("stage:s1"), place)
    assert tip(hand) == "Add a stage here"
    hand.click(place)
    stages = [stage.id for stage in structure(journey(hand)).stages]
    assert (stages[0], stages[2:]) == ("s1", ["s2", "s3"])
    assert_sound(journey(hand))


def test_a_plus_pressed_and_left_adds_nothing(hand: Hand) -> None:
    before = journey(hand)
    hand.drag(plus_of_step(hand, "s1t1"), plus_of_step(hand, "s1t1") + QPoint(60, 60))
    assert journey(hand) is before


@pytest.mark.gesture("fold_lane", "end")
def test_a_lane_is_folded_and_opened_with_its_arrow(hand: Hand) -> None:
    hand.go(arrow(hand, "actions"))
    assert tip(hand) == "Fold Customer actions"
    hand.click(arrow(hand, "actions"))
    assert look_up(journey(hand), "actions").collapsed
    assert hand.canvas.rect_of("card:a") is None
    assert hand.canvas.rect_of("count:actions") is not None, "the row says how many cards there are"
    assert hand.canvas.rect_of("lane:actions").height < 40
    hand.click(arrow(hand, "actions"))
    assert hand.canvas.rect_of("card:a") is not None
    assert hand.view.session.undo_names == ("Open Customer actions", "Fold Customer actions")


def test_a_locked_lane_takes_no_card_and_says_so(hand: Hand) -> None:
    hand.view.session.apply("lock", lambda now: lock_lane(now, "opportunities"))
    before = journey(hand)
    hand.lift(port(hand), hand.cell("opportunities", "s1t1"))
    assert tip(hand) == "This lane is locked."
    hand.release(hand.cell("opportunities", "s1t1"))
    assert journey(hand) is before


@pytest.mark.gesture("link", "end")
def test_a_tie_is_drawn_from_a_pain_point_to_an_opportunity(hand: Hand) -> None:
    hand.go(hand.at("card:pain"))
    assert hand.canvas.overlay.port is not None
    hand.go(port(hand) + QPoint(0, 4))
    assert hand.canvas.overlay.port.lit, "its lower half can be taken hold of too"
    hand.lift(port(hand), hand.at("card:idea"))
    assert hand.canvas.overlay.tie is not None
    assert tip(hand) == "O1 answers P1"
    hand.release(hand.at("card:idea"))
    assert look_up(journey(hand), "idea").answers == ("pain",)
    assert hand.view.session.undo_names == ("Link opportunity",)


def test_a_tie_to_an_empty_cell_makes_an_opportunity_that_is_written_at_once(hand: Hand) -> None:
    before = journey(hand)
    hand.drag(port(hand), hand.cell("opportunities", "s1t1"))
    QTest.keyClicks(hand.view.tool.editor, "Guide")
    hand.view.finish_writing()
    (new,) = cell(journey(hand), "s1t1", "opportunities")
    assert (look_up(journey(hand), new).text, look_up(journey(hand), new).answers) == ("Guide", ("pain",))
    assert hand.canvas.rect_of(f"tie:{new}") is not None, "a dotted tie joins the two"
    hand.view.session.undo()
    assert journey(hand) is before


def test_what_is_answered_already_and_other_lanes_take_no_tie(hand: Hand) -> None:
    hand.view.session.apply("link", lambda now: answer(now, "pain", "idea"))
    before = journey(hand)
    for place, words in (
        (hand.at("card:idea"), "O1 answers P1 already."),
        (hand.cell("actions", "s1t3"), "Opportunity: belongs in a lane of the kind “Opportunities”"),
    ):
        hand.lift(port(hand), place)
        assert tip(hand) == words
        assert cursor(hand) == Qt.CursorShape.ForbiddenCursor
        hand.release(place)
    assert journey(hand) is before


@pytest.mark.parametrize(("gone", "number"), [("pain", "O1"), ("idea", "P1")])
def test_deleting_an_end_of_a_tie_tells_and_undo_brings_both_back(
    hand: Hand, gone: str, number: str, qtbot: QtBot
) -> None:
    hand.view.session.apply("link", lambda now: answer(now, "pain", "idea"))
    before = journey(hand)
    hand.click(hand.at(f"card:{gone}"))
    with qtbot.waitSignal(hand.view.said, check_params_cb=lambda words: f"unlinks {number}" in words):
        hand.view.delete_selected()
    assert look_up(journey(hand), gone) is None
    hand.view.session.undo()
    assert journey(hand) is before


def test_several_cards_keep_their_arrangement_and_every_place_is_shown(hand: Hand) -> None:
    hand.click(hand.at("card:b"))
    hand.click(hand.at("card:d"), SHIFT)
    hand.lift(hand.at("card:b"), hand.cell("actions", "s2t1"))
    assert len(hand.canvas.overlay.others) == 1
    assert tip(hand).endswith("with 1 other")
    hand.release(hand.cell("actions", "s2t1"))
    assert cell(journey(hand), "s2t1") == ["b"]
    assert cell(journey(hand), "s2t2") == ["d"]


def test_several_cards_go_no_further_than_there_is_room_for_all(hand: Hand) -> None:
    hand.view.fit()
    hand.click(hand.at("card:a"))
    hand.click(hand.at("card:d"), SHIFT)
    hand.drag(hand.at("card:a"), hand.cell("actions", "s3t3"))
    assert cell(journey(hand), "s3t2") == ["a"]
    assert cell(journey(hand), "s3t3") == ["d"]
    assert len(journey(hand).items) == len(small_map().items)


def test_a_card_is_not_dropped_on_headers(hand: Hand) -> None:
    before = journey(hand)
    for place in (hand.at("lane-name:emotions"), hand.at("step:s1t2")):
        hand.lift(hand.at("card:a"), place)
        assert cursor(hand) == Qt.CursorShape.ForbiddenCursor
        hand.release(place)
    assert journey(hand) is before


def test_a_box_drawn_to_the_edge_scrolls_the_map_and_selects_on(hand: Hand, qtbot: QtBot) -> None:
    start = hand.cell("opportunities", "s2t1")
    hand.lift(start, QPoint(hand.canvas.width() - 16, start.y() - 5))
    qtbot.waitUntil(lambda: hand.canvas.view.x > 200)
    hand.go(QPoint(40, hand.at("card:idea").y()))
    qtbot.waitUntil(lambda: hand.canvas.view.x == 0)
    assert "idea" in hand.view.session.selection, "over the lane column the box ends at its edge"
    hand.escape()
    assert hand.view.session.selection == frozenset()


def two_feelings(hand: Hand) -> tuple[float, float]:
    return look_up(journey(hand), "calm").score, look_up(journey(hand), "glad").score


@pytest.fixture
def glad(hand: Hand) -> str:
    hand.view.session.apply(
        "add", lambda now: add_item(now, ItemKind.EMOTION, "emotions", "s1t2", id="glad", text="Glad", score=1.8)
    )
    hand.click(hand.at("marker:calm"))
    hand.click(hand.at("marker:glad"), SHIFT)
    return "glad"


def test_selected_feelings_rise_together_as_far_as_the_scale_goes(hand: Hand, glad: str) -> None:
    start = hand.at("marker:calm")
    hand.drag(start, start - QPoint(0, 35))
    assert two_feelings(hand) == (1.5, 2.0)
    hand.view.session.undo()
    assert two_feelings(hand) == (0.5, 1.8)


def test_selected_feelings_keep_their_distance_when_dragged_sideways(hand: Hand, glad: str) -> None:
    hand.drag(hand.at("marker:calm"), hand.cell("emotions", "s1t3", dy=-30))
    assert (look_up(journey(hand), "calm").step, look_up(journey(hand), "glad").step) == ("s1t3", "s2t1")
    assert two_feelings(hand) == (0.5, 1.8)
    assert hand.view.session.undo_names[0] == "Move 2 cards"


def test_a_right_press_ends_a_drag_without_a_menu(hand: Hand, qtbot: QtBot) -> None:
    before, asked = journey(hand), []
    hand.view.menu_asked.connect(lambda *what: asked.append(what))
    place = hand.cell("actions", "s1t3")
    hand.lift(hand.at("card:a"), place)
    QTest.mousePress(hand.canvas, Qt.MouseButton.RightButton, pos=hand.seen(place))
    QApplication.sendEvent(
        hand.canvas, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, hand.canvas.mapToGlobal(place))
    )
    hand.release(place)
    assert journey(hand) is before
    assert asked == []


@pytest.mark.parametrize(
    ("held", "to"),
    [("stage:s1", "stage:s2"), ("step:s1t1", "step:s1t2"), ("lane-name:actions", "lane-name:opportunities")],
)
def test_a_frozen_map_keeps_its_order_and_says_why(hand: Hand, held: str, to: str) -> None:
    hand.view.session.apply("freeze", lambda now: set_map(now, frozen=True))
    before = journey(hand)
    hand.go(hand.at("step:s1t1"))
    assert hand.canvas.overlay.plus is None, "nothing is offered that cannot be done"
    hand.lift(hand.at(held), hand.at(to, 50, 10))
    assert "are locked" in tip(hand)
    assert cursor(hand) == Qt.CursorShape.ForbiddenCursor
    hand.release(hand.at(to, 50, 10))
    assert journey(hand) is before


@pytest.mark.parametrize("code", ["stage", "lane:notes"])
def test_a_frozen_map_takes_no_stage_and_lane_from_the_palette(hand: Hand, code: str) -> None:
    hand.view.session.apply("freeze", lambda now: set_map(now, frozen=True))
    before = journey(hand)
    assert not hand.carry(code, hand.cell("actions", "s1t2"))
    assert "are locked" in tip(hand)
    hand.let_fall(hand.cell("actions", "s1t2"))
    assert journey(hand) is before
