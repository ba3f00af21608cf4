"""What is dragged in from the palette lands where the preview showed, and nowhere else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.canvas.map_view import MapView
from mapdesigner.desktop.session import Cell, Session
from mapdesigner.desktop.style import load_fonts
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.items import add_item
from mapdesigner.edits.lanes import hide_lane
from mapdesigner.edits.replace import look_up
from mapdesigner.model.items import Emotion
from mapdesigner.model.journey import new_map
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.model.structure import structure
from tests.support.hand import BOTH_WAYS, Hand, running
from tests.support.journeys import assert_sound, cell, grid, showing, with_actions


@pytest.fixture(**BOTH_WAYS)
def hand(qtbot: QtBot, request: pytest.FixtureRequest) -> Hand:
    load_fonts()
    journey = with_actions(showing(grid(), LaneKind.ACTIONS, LaneKind.EMOTIONS), "a", "b")
    journey = add_item(journey, ItemKind.EMOTION, "emotions", "s1t1", id="calm", text="Calm", score=0.0)
    made = MapView(Session(running(journey, request.param)))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return Hand(made)


def stages(hand: Hand) -> list[str]:
    return [stage.name or "new" for stage in structure(hand.view.session.journey).stages]


@pytest.mark.gesture("place_card", "end")
def test_a_card_is_dropped_between_two_others(hand: Hand) -> None:
    before = hand.view.session.journey
    hand.drop("item:action", hand.at("card:b", dy=-4))
    first, new, last = cell(hand.view.session.journey, "s1t1")
    assert (first, last) == ("a", "b")
    assert hand.view.session.selection == {new}
    assert hand.view.session.focus == Cell("actions", "s1t1")
    assert hand.canvas.hasFocus(), "typing goes on in the new card"
    assert hand.view.session.undo_names == ("Add Action",)
    hand.view.session.undo()
    assert hand.view.session.journey is before


def test_the_preview_shows_slot_line_and_words(hand: Hand) -> None:
    assert hand.carry("item:action", hand.at("card:b", dy=12))
    shown = hand.canvas.overlay
    assert shown.slot is not None
    assert shown.insertion is not None
    assert shown.tip is not None
    assert shown.tip.words == "Place below b"


@pytest.mark.gesture("place_emotion", "end")
def test_an_emotion_gets_the_height_it_is_dropped_at(hand: Hand) -> None:
    place = hand.cell("emotions", "s1t2")
    hand.carry("item:emotion", place, place - QPoint(0, 35))
    tip = hand.canvas.overlay.tip
    assert tip is not None
    assert tip.words.startswith("+"), "the score it would have"
    hand.let_fall(place - QPoint(0, 35))
    (new,) = cell(hand.view.session.journey, "s1t2", "emotions")
    found = look_up(hand.view.session.journey, new)
    assert isinstance(found, Emotion)
    assert 0.8 <= found.score <= 1.2
    assert_sound(hand.view.session.journey)


def test_the_curve_follows_an_emotion_that_is_only_carried_over_it(hand: Hand) -> None:
    scene, before = hand.canvas.scene, hand.view.session.journey
    hand.carry("item:emotion", hand.cell("emotions", "s1t3", dy=40))
    assert hand.canvas.scene != scene
    hand.carry_away()
    assert hand.canvas.scene == scene
    assert hand.view.session.journey is before
    assert hand.canvas.overlay.tip is None


@pytest.mark.parametrize("code", ["item:emotion", "item:thought", "item:touchpoint"])
def test_a_lane_of_another_kind_refuses_and_says_why(hand: Hand, code: str) -> None:
    before, place = hand.view.session.journey, hand.cell("actions", "s1t2")
    assert not hand.carry(code, place)
    shown = hand.canvas.overlay
    assert shown.forbidden is not None
    assert shown.tip is not None
    assert "belongs in a lane of the kind" in shown.tip.words
    hand.let_fall(place)
    assert hand.view.session.journey is before


def test_a_locked_lane_takes_nothing(hand: Hand) -> None:
    hand.view.session.apply("lock", lambda now: set_fields(now, ["actions"], locked=True))
    assert not hand.carry("item:action", hand.cell("actions", "s1t2"))
    assert hand.canvas.overlay.tip is not None
    assert hand.canvas.overlay.tip.words == "This lane is locked."


def test_escape_drops_nothing(hand: Hand) -> None:
    before = hand.view.session.journey
    hand.carry("item:action", hand.cell("actions", "s1t2"))
    hand.escape()
    hand.let_fall(hand.cell("actions", "s1t2"))
    assert hand.view.session.journey is before


@pytest.mark.gesture("place_stage", "end")
def test_a_stage_is_dropped_between_two_others(hand: Hand) -> None:
    hand.drop("stage", hand.at("stage:s2", dx=-150))
    assert stages(hand) == ["Stage 1", "new", "Stage 2", "Stage 3"]
    assert hand.view.session.undo_names == ("Add stage",)
    assert_sound(hand.view.session.journey)


@pytest.mark.gesture("place_lane", "end")
def test_a_lane_is_dropped_between_two_others(hand: Hand) -> None:
    hand.drop("lane:thoughts", hand.at("lane-name:emotions", dy=-6))
    shown = [lane.kind for lane in structure(hand.view.session.journey).lanes if not lane.hidden]
    assert shown == [LaneKind.ACTIONS, LaneKind.THOUGHTS, LaneKind.EMOTIONS]
    assert hand.view.session.undo_names == ("Add lane Thoughts",)


def test_an_empty_map_takes_its_first_stage_and_lane(hand: Hand) -> None:
    hand.view.session.start(new_map())
    assert not hand.carry("item:action", QPoint(400, 300))
    hand.carry_away()
    hand.drop("stage", QPoint(400, 300))
    hand.drop("lane:actions", QPoint(400, 300))
    hand.drop("item:action", QPoint(200, 130))
    assert len(hand.view.session.journey.items) == 1
    assert_sound(hand.view.session.journey)


def test_what_is_no_element_is_left_alone(hand: Hand) -> None:
    before = hand.view.session.journey
    assert not hand.carry("item:nonsense", QPoint(300, 200))
    assert hand.view.session.journey is before


def test_a_lane_not_in_view_is_reached_by_scrolling(hand: Hand, qtbot: QtBot) -> None:
    for kind in (LaneKind.TOUCHPOINTS, LaneKind.THOUGHTS, LaneKind.NOTES, LaneKind.METRICS, LaneKind.GOALS):
        hand.view.session.apply("show", lambda now, lane=kind.value: hide_lane(now, lane, hidden=False))
    hand.view.resize(900, 400)
    hand.carry("item:note", QPoint(400, 378))
    qtbot.waitUntil(lambda: hand.canvas.view.y > 60)
    hand.carry_away()
    assert Qt.CursorShape.ForbiddenCursor != hand.canvas.cursor().shape()


@pytest.mark.gesture("drop_words", "end")
def test_words_of_another_program_become_a_card_where_they_are_dropped(hand: Hand) -> None:
    place, data = hand.cell("actions", "s1t2"), QMimeData()
    data.setText("Looks around")
    assert hand.bring(data, place)
    hand.let_fall(place)
    (new,) = cell(hand.view.session.journey, "s1t2")
    assert look_up(hand.view.session.journey, new).text == "Looks around"


def test_the_map_does_not_slide_away_from_what_comes_over_its_edge(hand: Hand, qtbot: QtBot) -> None:
    hand.view.zoom_to(2.0)
    hand.canvas.show_view(hand.canvas.view.advanced(150.0, 0.0))
    was, frames = hand.canvas.view.x, []
    clock = QTimer(hand.view, interval=16)
    clock.timeout.connect(lambda: frames.append(hand.canvas.view.x))
    clock.start()
    middle = round(hand.body.y + hand.body.height / 2)
    over_the_names = QPoint(30, middle)
    hand.carry("item:action", over_the_names)
    qtbot.waitUntil(lambda: len(frames) > 5)
    assert set(frames) == {was}
    frames.clear()
    hand.carry_on(QPoint(500, middle))
    qtbot.waitUntil(lambda: len(frames) > 5)
    hand.carry_on(over_the_names)
    qtbot.waitUntil(lambda: hand.canvas.view.x != was)
    hand.escape()
