"""Dragging on the map: each gesture is one step, Escape leaves no trace, and undo brings all back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.session import Cell
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.replace import look_up
from mapdesigner.model.items import Emotion
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.structure import structure
from tests.support.hand import BOTH_WAYS, Hand, running
from tests.support.journeys import assert_sound, cell, grid, with_actions
from tests.support.small_maps import actions_and_feelings
from tests.support.windows import view_on

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(**BOTH_WAYS)
def hand(qtbot: QtBot, request: pytest.FixtureRequest) -> Hand:
    return Hand(view_on(qtbot, running(actions_and_feelings(), request.param)))


def emotion(hand: Hand, wanted: str) -> Emotion:
    found = look_up(hand.journey, wanted)
    assert isinstance(found, Emotion)
    return found


def order(hand: Hand) -> list[str]:
    return [step.id for step in structure(hand.journey).steps]


def assert_undone(hand: Hand, before: JourneyMap, name: str) -> None:
    assert_sound(hand.journey)
    assert hand.view.session.undo_names == (name,)
    hand.view.session.undo()
    assert hand.journey is before


@pytest.mark.gesture("drag_card", "end")
def test_a_card_is_dragged_into_another_cell(hand: Hand) -> None:
    before = hand.journey
    hand.drag(hand.at("card:b"), hand.cell("actions", "s1t3"))
    assert cell(hand.journey, "s1t1") == ["a", "c"]
    assert cell(hand.journey, "s1t3") == ["b"]
    assert hand.view.session.selection == {"b"}
    assert hand.view.session.focus == Cell("actions", "s1t3")
    assert_undone(hand, before, "Move 1 card")


def test_a_card_is_dragged_up_within_its_cell(hand: Hand) -> None:
    hand.drag(hand.at("card:c"), hand.at("card:a", dy=-9))
    assert cell(hand.journey, "s1t1") == ["c", "a", "b"]


def test_the_preview_says_where_the_card_would_go(hand: Hand) -> None:
    hand.lift(hand.at("card:a"), hand.at("card:c", dy=8))
    shown = hand.canvas.overlay
    assert shown.tip is not None
    assert shown.tip.words == "Place below c"
    assert shown.ghost is not None
    assert shown.slot is not None
    assert shown.insertion is not None
    assert len(shown.sources) == 1, "the place it left keeps a dashed outline"


def test_escape_puts_a_card_back(hand: Hand) -> None:
    before = hand.journey
    hand.lift(hand.at("card:b"), hand.cell("actions", "s1t3"))
    hand.escape()
    assert hand.canvas.overlay.ghost is None
    hand.release(hand.cell("actions", "s1t3"))
    assert hand.journey is before
    assert hand.view.session.undo_names == ()


def test_a_card_let_go_where_it_was_is_no_step(hand: Hand) -> None:
    hand.drag(hand.at("card:b"), hand.at("card:b", dx=30))
    assert hand.view.session.undo_names == ()


def test_selected_cards_move_together(hand: Hand) -> None:
    hand.click(hand.at("card:a"))
    hand.click(hand.at("card:c"), SHIFT)
    assert hand.view.session.selection == {"a", "c"}
    hand.drag(hand.at("card:c"), hand.cell("actions", "s1t2"))
    assert cell(hand.journey, "s1t1") == ["b"]
    assert cell(hand.journey, "s1t2") == ["a", "c"]
    assert hand.view.session.undo_names == ("Move 2 cards",)


@pytest.mark.gesture("copy_card", "end")
def test_a_drag_with_control_copies(hand: Hand) -> None:
    target = hand.cell("actions", "s1t2")
    hand.lift(hand.at("card:a"), target)
    hand.hold(Qt.Key.Key_Control)
    hand.release(target, CONTROL)
    assert cell(hand.journey, "s1t1") == ["a", "b", "c"]
    (copy,) = cell(hand.journey, "s1t2")
    assert hand.view.session.selection == {copy}
    assert hand.view.session.undo_names == ("Copy 1 card",)


def test_another_kinds_lane_takes_no_card_and_says_why(hand: Hand) -> None:
    before = hand.journey
    hand.lift(hand.at("card:a"), hand.cell("touchpoints", "s1t1"))
    tip = hand.canvas.overlay.tip
    assert tip is not None
    assert tip.words == "Action: belongs in a lane of the kind “Customer actions”"
    assert hand.cursor == Qt.CursorShape.ForbiddenCursor
    hand.release(hand.cell("touchpoints", "s1t1"))
    assert hand.journey is before


def test_a_locked_lane_lets_no_card_go(hand: Hand) -> None:
    hand.view.session.apply("lock", lambda now: set_fields(now, ["actions"], locked=True))
    before = hand.journey
    hand.lift(hand.at("card:a"), hand.cell("actions", "s1t2"))
    assert hand.canvas.overlay.tip is not None
    assert hand.canvas.overlay.tip.words == "This lane is locked."
    hand.release(hand.cell("actions", "s1t2"))
    assert hand.journey is before


@pytest.mark.gesture("drag_score", "end")
def test_a_marker_is_dragged_up_and_the_curve_follows(hand: Hand) -> None:
    before, curve = hand.journey, hand.canvas.rect_of("marker:calm")
    start = hand.at("marker:calm")
    hand.lift(start, start - QPoint(0, 35))
    shown = hand.canvas.rect_of("marker:calm")
    assert shown is not None
    assert curve is not None
    assert shown.y < curve.y - 20, "the map shows the score dragged to"
    assert hand.journey is before, "and the document waits for the end"
    tip, ruler = hand.canvas.overlay.tip, hand.canvas.overlay.ruler
    assert tip is not None
    assert ruler is not None
    assert (tip.strong, tip.words, tip.below) == ("+1.5", "Very positive", "was +0.5")
    assert len(ruler.ticks) == 5
    hand.release(start - QPoint(0, 35))
    assert emotion(hand, "calm").score == 1.5
    assert_undone(hand, before, "Change score of Calm")


@pytest.mark.parametrize(("key", "score"), [(Qt.Key.Key_Shift, 1.22), (Qt.Key.Key_Control, 1.0)])
def test_shift_is_finer_and_control_takes_whole_levels(hand: Hand, key: Qt.Key, score: float) -> None:
    start = hand.at("marker:calm")
    hand.lift(start, start - QPoint(0, 25))
    hand.hold(key)
    hand.release(start - QPoint(0, 25))
    assert emotion(hand, "calm").score == pytest.approx(score, abs=0.011)


@pytest.mark.gesture("drag_marker", "end")
def test_a_marker_dragged_sideways_changes_its_step_alone(hand: Hand) -> None:
    before = hand.journey
    hand.drag(hand.at("marker:calm"), hand.cell("emotions", "s1t2", dy=-40))
    assert emotion(hand, "calm").step == "s1t2"
    assert emotion(hand, "calm").score == 0.5
    assert_undone(hand, before, "Move Calm")


def test_the_tip_says_whether_a_marker_stays_in_its_step(hand: Hand) -> None:
    start = hand.at("marker:calm")
    hand.press(start)
    hand.go(start + QPoint(14, 0))
    assert hand.canvas.overlay.tip is not None
    assert hand.canvas.overlay.tip.words.startswith("Stays in ")
    hand.go(hand.cell("emotions", "s1t2"))
    assert hand.canvas.overlay.tip.words.startswith("Move to ")
    hand.release(hand.cell("emotions", "s1t2"))


@pytest.mark.parametrize("way", [QPoint(0, -40), QPoint(170, 0)])
def test_escape_puts_a_marker_back(hand: Hand, way: QPoint) -> None:
    before, scene = hand.journey, hand.canvas.scene
    start = hand.at("marker:calm")
    hand.lift(start, start + way)
    assert hand.canvas.scene != scene
    hand.escape()
    assert hand.journey is before
    assert hand.canvas.scene == scene
    assert hand.canvas.overlay.ruler is None


@pytest.mark.gesture("drag_target", "end")
def test_a_target_is_dragged(hand: Hand) -> None:
    before = hand.journey
    start = hand.at("target:calm")
    hand.drag(start, start + QPoint(0, 11))
    assert emotion(hand, "calm").target == pytest.approx(1.2, abs=0.11)
    assert emotion(hand, "calm").score == 0.5
    assert_undone(hand, before, "Change target of Calm")


@pytest.mark.gesture("drag_span", "end")
def test_a_handle_stretches_a_card_within_its_stage(hand: Hand) -> None:
    before = hand.journey
    hand.click(hand.at("card:site"))
    card = hand.rect("card:site")
    start = QPoint(round(card.right), round(card.y + card.height / 2))
    hand.drag(start, hand.cell("touchpoints", "s2t2"))
    found = look_up(hand.journey, "site")
    assert (found.step, found.until) == ("s1t2", "s1t3"), "it stops at the end of the stage"
    assert_undone(hand, before, "Change span of Website")


def test_escape_leaves_a_span_as_it_was(hand: Hand) -> None:
    before = hand.journey
    hand.click(hand.at("card:site"))
    card = hand.rect("card:site")
    hand.lift(QPoint(round(card.x), round(card.y + card.height / 2)), hand.cell("touchpoints", "s1t1"))
    assert hand.rect("card:site").width > card.width + 100
    hand.escape()
    assert hand.journey is before
    assert hand.rect("card:site") == card


@pytest.mark.gesture("drag_stage", "end")
def test_a_stage_is_dragged_behind_another(hand: Hand) -> None:
    before = hand.journey
    hand.drag(hand.at("stage:s1"), hand.at("stage:s2", dx=60))
    assert [stage.id for stage in structure(hand.journey).stages] == ["s2", "s1", "s3"]
    assert_undone(hand, before, "Move Stage 1")


@pytest.mark.gesture("drag_step", "end")
def test_a_step_is_dragged_into_another_stage(hand: Hand) -> None:
    before = hand.journey
    hand.drag(hand.at("step:s1t1"), hand.at("step:s2t1", dx=50))
    assert order(hand)[:4] == ["s1t2", "s1t3", "s2t1", "s1t1"]
    assert_undone(hand, before, "Move 1.1")


def test_a_stages_only_step_stays_and_words_say_why(hand: Hand, qtbot: QtBot) -> None:
    hand.view.session.start(with_actions(grid(2, 1), "a"))
    before = hand.journey
    hand.lift(hand.at("step:s1t1"), hand.at("step:s2t1", dx=50))
    assert hand.canvas.overlay.tip is not None
    assert hand.canvas.overlay.tip.words.startswith("A stage keeps at least one step.")
    hand.release(hand.at("step:s2t1", dx=50))
    assert hand.journey is before


@pytest.mark.gesture("drag_lane", "end")
def test_a_lane_is_dragged_above_another(hand: Hand) -> None:
    before = hand.journey
    hand.drag(hand.at("lane-name:emotions"), hand.at("lane-name:actions", dy=-2))
    shown = [lane.id for lane in structure(hand.journey).lanes if not lane.hidden]
    assert shown == ["emotions", "actions", "touchpoints"]
    assert_undone(hand, before, "Move Emotions")


@pytest.mark.parametrize(
    ("held", "to"),
    [("stage:s1", "stage:s3"), ("step:s1t1", "step:s1t3"), ("lane-name:actions", "lane-name:emotions")],
)
def test_escape_leaves_the_order_as_it_was(hand: Hand, held: str, to: str) -> None:
    before = hand.journey
    hand.lift(hand.at(held), hand.at(to, dx=30, dy=10))
    assert hand.canvas.overlay.insertion is not None, "a thick line shows where it would go"
    hand.escape()
    hand.release(hand.at(to))
    assert hand.journey is before
    assert hand.canvas.overlay.insertion is None


@pytest.mark.gesture("marquee", "end")
def test_a_box_selects_what_it_touches_and_escape_brings_back_what_was_selected(hand: Hand) -> None:
    hand.click(hand.at("card:site"))
    start, end = hand.cell("touchpoints", "s1t1"), hand.at("card:a", dy=-2)
    hand.lift(start, end)
    assert hand.canvas.overlay.rubber_band is not None
    assert hand.view.session.selection == {"a", "b", "c"}
    hand.escape()
    assert hand.view.session.selection == {"site"}
    hand.drag(start, end)
    assert hand.view.session.selection == {"a", "b", "c"}


def test_the_map_scrolls_while_a_drag_is_at_its_edge(hand: Hand, qtbot: QtBot) -> None:
    edge = QPoint(hand.canvas.width() - 20, hand.cell("actions", "s1t1").y())
    hand.lift(hand.at("card:a"), edge)
    qtbot.waitUntil(lambda: hand.canvas.view.x > 100)
    hand.escape()
    assert hand.view.session.undo_names == ()


def test_undo_during_a_drag_ends_it_without_a_trace(hand: Hand) -> None:
    hand.drag(hand.at("card:b"), hand.cell("actions", "s1t3"))
    start = hand.at("marker:calm")
    hand.lift(start, start - QPoint(0, 40))
    hand.view.session.undo()
    hand.release(start - QPoint(0, 40))
    assert emotion(hand, "calm").score == 0.5
    assert cell(hand.journey, "s1t1") == ["a", "b", "c"]
    assert hand.view.session.undo_names == ()


@pytest.mark.gesture("copy_marker", "end")
def test_alt_drags_a_copy_of_a_marker(hand: Hand) -> None:
    start = hand.at("marker:calm")
    hand.press(start, Qt.KeyboardModifier.AltModifier)
    hand.go(start + QPoint(12, 0), hand.cell("emotions", "s1t2"))
    assert hand.canvas.overlay.tip.words.startswith("Copy to ")
    hand.release(hand.cell("emotions", "s1t2"))
    (copy,) = cell(hand.journey, "s1t2", "emotions")
    assert emotion(hand, copy).text == "Calm"
    assert emotion(hand, "calm").step == "s1t1"
    assert hand.view.session.undo_names == ("Copy Calm",)


def test_a_card_is_not_dropped_on_headers(hand: Hand) -> None:
    before = hand.journey
    for place in (hand.at("lane-name:emotions"), hand.at("step:s1t2")):
        hand.lift(hand.at("card:a"), place)
        assert hand.cursor == Qt.CursorShape.ForbiddenCursor
        hand.release(place)
    assert hand.journey is before


def test_a_right_press_ends_a_drag_without_a_menu(hand: Hand, qtbot: QtBot) -> None:
    before, asked = hand.journey, []
    hand.view.menu_asked.connect(lambda *what: asked.append(what))
    place = hand.cell("actions", "s1t3")
    hand.lift(hand.at("card:a"), place)
    QTest.mousePress(hand.canvas, Qt.MouseButton.RightButton, pos=hand.seen(place))
    QApplication.sendEvent(
        hand.canvas, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, hand.canvas.mapToGlobal(place))
    )
    hand.release(place)
    assert hand.journey is before
    assert asked == []
