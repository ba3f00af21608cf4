"""Each gesture of the table, given up with Escape half way and undone after its end: neither leaves a trace."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.canvas.gestures.cite import EVIDENCE
from mapdesigner.desktop.panels.elements import MIME
from mapdesigner.desktop.workshop.unparking import PARKED
from mapdesigner.edits.items import add_item
from mapdesigner.edits.people import add_comment, add_entry
from mapdesigner.edits.photos import add_photo
from mapdesigner.model.journey import Evidence, JourneyMap
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.storage.pictures import picture_from
from tests.support.hand import BOTH_WAYS, Hand, running
from tests.support.journeys import assert_sound, grid, showing, with_actions
from tests.support.windows import view_on

SHOWN = (LaneKind.ACTIONS, LaneKind.EMOTIONS, LaneKind.PAIN_POINTS, LaneKind.OPPORTUNITIES)
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
MIDDLE, LEFT = Qt.MouseButton.MiddleButton, Qt.MouseButton.LeftButton

Way = tuple[QPoint, QPoint]
Aim = Callable[[Hand], Way]


def small_map() -> JourneyMap:
    journey = with_actions(showing(grid(), *SHOWN), "a", "b", "c")
    journey = add_item(journey, ItemKind.EMOTION, "emotions", "s1t1", id="calm", text="Calm", score=0.5, target=1.5)
    journey = add_item(journey, ItemKind.PAIN_POINT, "pain_points", "s1t1", id="pain", text="It hurts")
    journey = add_item(journey, ItemKind.PAIN_POINT, "pain_points", "s1t2", id="other", text="It hurts too")
    journey = add_item(
        journey, ItemKind.OPPORTUNITY, "opportunities", "s1t2", id="idea", text="Help", answers=("other",)
    )
    journey = add_item(journey, ItemKind.NOTE, "", "", id="parked", text="Later")
    journey = add_entry(journey, Evidence, id="survey", headline="Survey")
    journey = add_comment(journey, "c", parent=None, author="Ada", at="2026-11-02T10:00:00+01:00", text="Really?")
    return add_photo(journey, picture_from(_png()), "Wall", 300.0, 640.0, id="wall", width=100.0)


def _png() -> bytes:
    held = BytesIO()
    Image.new("RGB", (40, 30), "#AACCEE").save(held, "PNG")
    return held.getvalue()


@pytest.fixture(**BOTH_WAYS)
def hand(qtbot: QtBot, request: pytest.FixtureRequest) -> Hand:
    return Hand(view_on(qtbot, running(small_map(), request.param)))


def corner(hand: Hand, group: str, across: float, down: float) -> QPoint:
    """A point of a group by its shares of the width and the height."""
    rect = hand.rect(group)
    return QPoint(round(rect.x + rect.width * across), round(rect.y + rect.height * down))


def on(group: str, dx: float, dy: float) -> Aim:
    """From the middle of a group so far away."""
    return lambda hand: (hand.at(group), hand.at(group, dx, dy))


def from_edge(group: str, across: float, down: float, by: QPoint) -> Aim:
    return lambda hand: (corner(hand, group, across, down), corner(hand, group, across, down) + by)


def span_end(hand: Hand) -> Way:
    hand.click(hand.at("card:b"))
    start = corner(hand, "card:b", 1.0, 0.5)
    return start, hand.cell("actions", "s1t3")


def bare(hand: Hand) -> Way:
    return hand.cell("actions", "s2t1"), hand.at("card:a")


def plus_of_step(hand: Hand) -> Way:
    edge = QPoint(hand.at("step:s1t1").x() + 76, round(hand.body.y - 11))
    return edge, edge


def plus_of_stage(hand: Hand) -> Way:
    edge = QPoint(hand.at("step:s1t3").x() + 76, hand.at("stage:s1").y())
    return edge, edge


def arrow(hand: Hand) -> Way:
    place = QPoint(round(hand.body.x) - 12, corner(hand, "lane-name:actions", 0.5, 0.0).y() + 8)
    return place, place


def port(hand: Hand) -> Way:
    return corner(hand, "card:pain", 0.5, 1.0), hand.at("card:idea")


def tie(hand: Hand) -> Way:
    end = corner(hand, "card:idea", 0.5, 0.0)
    return end, end + QPoint(160, 60)


def badge(hand: Hand) -> Way:
    place = corner(hand, "card:c", 1.0, 0.0)
    return place, place


def eye(hand: Hand) -> Way:
    hand.go(hand.at("lane:actions"), hand.at("lane:actions", dx=3))
    signs = {sign.icon: sign for sign in hand.canvas.overlay.signs}
    view = hand.canvas.view
    place = view.turned(view.to_window(signs["eye"].rect, signs["eye"].frozen))
    middle = QPoint(round(place.x + place.width / 2), round(place.y + place.height / 2))
    return middle, middle


def corner_of_photo(hand: Hand) -> Way:
    start = corner(hand, "photo:wall", 1.0, 1.0) - QPoint(6, 6)
    return start, start + QPoint(30, 10)


def border_of_step(hand: Hand) -> Way:
    start = QPoint(hand.at("step:s1t1").x() + 76, hand.at("step:s1t1").y())
    return start, start + QPoint(40, 0)


def border_of_column(hand: Hand) -> Way:
    start = QPoint(round(hand.body.x), 300)
    return start, start + QPoint(40, 0)


PRESSED: dict[str, Aim] = {
    "drag_card": on("card:b", 160, 0),
    "copy_card": on("card:b", 160, 0),
    "drag_span": span_end,
    "drag_score": on("marker:calm", 0, -40),
    "drag_marker": on("marker:calm", 160, 0),
    "copy_marker": on("marker:calm", 0, -40),
    "drag_target": on("target:calm", 0, 30),
    "drag_stage": lambda hand: (hand.at("stage:s1"), hand.at("stage:s2", 60)),
    "drag_step": lambda hand: (hand.at("step:s1t1"), hand.at("step:s1t2", 50)),
    "drag_lane": lambda hand: (hand.at("lane-name:actions"), hand.at("lane-name:pain_points", 0, 40)),
    "marquee": bare,
    "pan": on("card:b", -120, 0),
    "add_step": plus_of_step,
    "add_stage": plus_of_stage,
    "link": port,
    "untie": tie,
    "open_badge": badge,
    "hide_lane": eye,
    "drag_photo": on("photo:wall", 60, -20),
    "scale_photo": corner_of_photo,
    "fold_lane": arrow,
    "resize_lane": from_edge("lane:actions", 0.5, 1.0, QPoint(0, 50)),
    "resize_step": border_of_step,
    "resize_lane_column": border_of_column,
}
CARRIED: dict[str, tuple[str, str, str]] = {
    "place_card": (MIME, "item:action", "actions"),
    "place_emotion": (MIME, "item:emotion", "emotions"),
    "place_stage": (MIME, "stage", "actions"),
    "place_lane": (MIME, "lane:notes", "actions"),
    "drop_words": ("text/plain", "Looks around", "actions"),
    "drop_parked": (PARKED, "parked", "actions"),
    "attach_evidence": (EVIDENCE, "survey", ""),
    "drop_evidence": ("text/uri-list", "https://example.org/report", ""),
}
"""The type of what is carried, what it is, and the lane in whose cell it is dropped; else it is dropped on a card."""
PRESSES = ("add_step", "add_stage", "fold_lane", "hide_lane", "open_badge")
OF_THE_VIEW = ("marquee", "pan", "resize_lane_column", "open_badge")
"""Gestures that leave the map as it is; undo has nothing to take back."""


def begin(hand: Hand, gesture: str) -> QPoint:
    """Make the gesture up to the moment before its end, and return where the hand is."""
    if gesture in CARRIED:
        sort, code, lane = CARRIED[gesture]
        place = hand.cell(lane, "s1t2", dy=-20) if lane else hand.at("card:b")
        data = QMimeData()
        data.setData(sort, code.encode())
        assert hand.bring(data, place - QPoint(40, 0), place)
        return place
    start, end = PRESSED[gesture](hand)
    held = ALT if gesture in ("copy_card", "copy_marker") else NONE
    QTest.mousePress(hand.canvas, MIDDLE if gesture == "pan" else LEFT, held, hand.seen(start))
    hand.go((start * 2 + end) / 3, end)
    if gesture == "copy_card":
        hand.hold(Qt.Key.Key_Control)
    return end


def finish(hand: Hand, gesture: str, place: QPoint) -> None:
    if gesture in CARRIED:
        hand.let_fall(place)
    else:
        held = Qt.KeyboardModifier.ControlModifier if gesture == "copy_card" else NONE
        QTest.mouseRelease(hand.canvas, MIDDLE if gesture == "pan" else LEFT, held, hand.seen(place))
    hand.view.finish_writing()


@pytest.mark.parametrize(
    "gesture",
    [
        pytest.param("drag_card", marks=pytest.mark.gesture("drag_card", "escape")),
        pytest.param("copy_card", marks=pytest.mark.gesture("copy_card", "escape")),
        pytest.param("drag_span", marks=pytest.mark.gesture("drag_span", "escape")),
        pytest.param("drag_score", marks=pytest.mark.gesture("drag_score", "escape")),
        pytest.param("drag_marker", marks=pytest.mark.gesture("drag_marker", "escape")),
        pytest.param("copy_marker", marks=pytest.mark.gesture("copy_marker", "escape")),
        pytest.param("drag_target", marks=pytest.mark.gesture("drag_target", "escape")),
        pytest.param("drag_stage", marks=pytest.mark.gesture("drag_stage", "escape")),
        pytest.param("drag_step", marks=pytest.mark.gesture("drag_step", "escape")),
        pytest.param("drag_lane", marks=pytest.mark.gesture("drag_lane", "escape")),
        pytest.param("marquee", marks=pytest.mark.gesture("marquee", "escape")),
        pytest.param("pan", marks=pytest.mark.gesture("pan", "escape")),
        pytest.param("place_card", marks=pytest.mark.gesture("place_card", "escape")),
        pytest.param("place_emotion", marks=pytest.mark.gesture("place_emotion", "escape")),
        pytest.param("place_stage", marks=pytest.mark.gesture("place_stage", "escape")),
        pytest.param("place_lane", marks=pytest.mark.gesture("place_lane", "escape")),
        pytest.param("drop_words", marks=pytest.mark.gesture("drop_words", "escape")),
        pytest.param("add_step", marks=pytest.mark.gesture("add_step", "escape")),
        pytest.param("add_stage", marks=pytest.mark.gesture("add_stage", "escape")),
        pytest.param("link", marks=pytest.mark.gesture("link", "escape")),
        pytest.param("drop_parked", marks=pytest.mark.gesture("drop_parked", "escape")),
        pytest.param("attach_evidence", marks=pytest.mark.gesture("attach_evidence", "escape")),
        pytest.param("drop_evidence", marks=pytest.mark.gesture("drop_evidence", "escape")),
        pytest.param("drag_photo", marks=pytest.mark.gesture("drag_photo", "escape")),
        pytest.param("scale_photo", marks=pytest.mark.gesture("scale_photo", "escape")),
        pytest.param("untie", marks=pytest.mark.gesture("untie", "escape")),
        pytest.param("open_badge", marks=pytest.mark.gesture("open_badge", "escape")),
        pytest.param("hide_lane", marks=pytest.mark.gesture("hide_lane", "escape")),
        pytest.param("fold_lane", marks=pytest.mark.gesture("fold_lane", "escape")),
        pytest.param("resize_lane", marks=pytest.mark.gesture("resize_lane", "escape")),
        pytest.param("resize_step", marks=pytest.mark.gesture("resize_step", "escape")),
        pytest.param("resize_lane_column", marks=pytest.mark.gesture("resize_lane_column", "escape")),
    ],
)
def test_escape_leaves_no_trace(hand: Hand, gesture: str) -> None:
    before, scene, view = hand.view.session.journey, hand.canvas.scene, hand.canvas.view
    resting = hand.canvas.overlay
    place = begin(hand, gesture)
    selected = hand.view.session.selection
    shown = hand.canvas.overlay, hand.canvas.scene, hand.canvas.view
    assert shown != (resting, scene, view) or gesture in PRESSES
    hand.escape()
    assert hand.canvas.gesture is None
    finish(hand, gesture, place)
    assert hand.view.session.journey is before
    assert hand.view.session.undo_names == ()
    assert hand.canvas.scene == scene
    assert hand.canvas.view == view
    if gesture != "marquee":
        assert hand.view.session.selection == selected
    for part in ("ghost", "slot", "insertion", "rubber_band", "ruler", "tie", "forbidden"):
        assert getattr(hand.canvas.overlay, part) is None, part


@pytest.mark.parametrize(
    "gesture",
    [
        pytest.param("drag_card", marks=pytest.mark.gesture("drag_card", "undo")),
        pytest.param("copy_card", marks=pytest.mark.gesture("copy_card", "undo")),
        pytest.param("drag_span", marks=pytest.mark.gesture("drag_span", "undo")),
        pytest.param("drag_score", marks=pytest.mark.gesture("drag_score", "undo")),
        pytest.param("drag_marker", marks=pytest.mark.gesture("drag_marker", "undo")),
        pytest.param("copy_marker", marks=pytest.mark.gesture("copy_marker", "undo")),
        pytest.param("drag_target", marks=pytest.mark.gesture("drag_target", "undo")),
        pytest.param("drag_stage", marks=pytest.mark.gesture("drag_stage", "undo")),
        pytest.param("drag_step", marks=pytest.mark.gesture("drag_step", "undo")),
        pytest.param("drag_lane", marks=pytest.mark.gesture("drag_lane", "undo")),
        pytest.param("marquee", marks=pytest.mark.gesture("marquee", "undo")),
        pytest.param("pan", marks=pytest.mark.gesture("pan", "undo")),
        pytest.param("place_card", marks=pytest.mark.gesture("place_card", "undo")),
        pytest.param("place_emotion", marks=pytest.mark.gesture("place_emotion", "undo")),
        pytest.param("place_stage", marks=pytest.mark.gesture("place_stage", "undo")),
        pytest.param("place_lane", marks=pytest.mark.gesture("place_lane", "undo")),
        pytest.param("drop_words", marks=pytest.mark.gesture("drop_words", "undo")),
        pytest.param("add_step", marks=pytest.mark.gesture("add_step", "undo")),
        pytest.param("add_stage", marks=pytest.mark.gesture("add_stage", "undo")),
        pytest.param("link", marks=pytest.mark.gesture("link", "undo")),
        pytest.param("drop_parked", marks=pytest.mark.gesture("drop_parked", "undo")),
        pytest.param("attach_evidence", marks=pytest.mark.gesture("attach_evidence", "undo")),
        pytest.param("drop_evidence", marks=pytest.mark.gesture("drop_evidence", "undo")),
        pytest.param("drag_photo", marks=pytest.mark.gesture("drag_photo", "undo")),
        pytest.param("scale_photo", marks=pytest.mark.gesture("scale_photo", "undo")),
        pytest.param("untie", marks=pytest.mark.gesture("untie", "undo")),
        pytest.param("open_badge", marks=pytest.mark.gesture("open_badge", "undo")),
        pytest.param("hide_lane", marks=pytest.mark.gesture("hide_lane", "undo")),
        pytest.param("fold_lane", marks=pytest.mark.gesture("fold_lane", "undo")),
        pytest.param("resize_lane", marks=pytest.mark.gesture("resize_lane", "undo")),
        pytest.param("resize_step", marks=pytest.mark.gesture("resize_step", "undo")),
        pytest.param("resize_lane_column", marks=pytest.mark.gesture("resize_lane_column", "undo")),
    ],
)
def test_a_gesture_is_one_step_that_undo_takes_back_whole(hand: Hand, gesture: str) -> None:
    before = hand.view.session.journey
    finish(hand, gesture, begin(hand, gesture))
    assert_sound(hand.view.session.journey)
    if gesture in OF_THE_VIEW:
        assert hand.view.session.journey is before
        assert hand.view.session.undo_names == ()
        return
    assert hand.view.session.journey is not before
    assert len(hand.view.session.undo_names) == 1
    after = hand.view.session.journey
    hand.view.session.undo()
    assert hand.view.session.journey is before
    hand.view.session.redo()
    assert hand.view.session.journey is after
