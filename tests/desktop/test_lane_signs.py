"""Grip and eye on the label of a lane: shown under the pointer and on the selected one, to drag it and to hide it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from mapdesigner.edits.fields import set_map
from mapdesigner.edits.lanes import collapse_lane, lock_lane
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import LaneKind
from mapdesigner.model.structure import structure
from tests.support.hand import BOTH_WAYS, Hand, running
from tests.support.journeys import grid, showing, with_actions
from tests.support.windows import view_on

SHOWN = (LaneKind.ACTIONS, LaneKind.EMOTIONS, LaneKind.PAIN_POINTS)


def small_map() -> JourneyMap:
    return with_actions(showing(grid(), *SHOWN), "a", "b", "c")


@pytest.fixture(**BOTH_WAYS)
def hand(qtbot: QtBot, request: pytest.FixtureRequest) -> Hand:
    return Hand(view_on(qtbot, running(small_map(), request.param)))


def rest_on(hand: Hand, lane: str) -> None:
    hand.go(hand.at(f"lane-name:{lane}", dx=2), hand.at(f"lane-name:{lane}"))


def sign(hand: Hand, icon: str) -> QPoint:
    (found,) = (each for each in hand.canvas.overlay.signs if each.icon == icon)
    place = hand.canvas.view.turned(hand.canvas.view.to_window(found.rect, found.frozen))
    return QPoint(round(place.x + place.width / 2), round(place.y + place.height / 2))


def lanes(hand: Hand) -> list[str]:
    return [lane.id for lane in structure(hand.view.session.journey).lanes if not lane.hidden]


@pytest.mark.parametrize("lane", [kind.value for kind in SHOWN])
def test_a_label_shows_grip_and_eye_under_the_pointer_alone(hand: Hand, lane: str) -> None:
    assert hand.canvas.overlay.signs == ()
    rest_on(hand, lane)
    assert [each.icon for each in hand.canvas.overlay.signs] == ["grip-vertical", "eye"]
    hand.go(hand.cell("actions", "s2t1"))
    assert hand.canvas.overlay.signs == ()


def test_a_lane_chosen_with_keys_shows_them_too(hand: Hand) -> None:
    hand.click(hand.cell("actions", "s1t1", dy=30))
    hand.key(Qt.Key.Key_Left)
    hand.go(hand.cell("actions", "s2t1"))
    assert hand.view.session.selection == {"actions"}
    assert len(hand.canvas.overlay.signs) == 2


@pytest.mark.gesture("hide_lane", "end")
def test_the_eye_hides_the_lane_and_says_how_it_comes_back(hand: Hand) -> None:
    rest_on(hand, "pain_points")
    hand.go(sign(hand, "eye"))
    assert hand.tip == "Hide Pain points; Arrange, “Show hidden lanes” brings it back"
    hand.click(sign(hand, "eye"))
    assert lanes(hand) == ["actions", "emotions"]


def test_an_eye_let_go_elsewhere_hides_nothing(hand: Hand) -> None:
    rest_on(hand, "pain_points")
    hand.drag(sign(hand, "eye"), hand.cell("actions", "s2t1"))
    assert lanes(hand) == ["actions", "emotions", "pain_points"]


def test_the_grip_drags_the_lane_and_a_click_selects_it(hand: Hand) -> None:
    rest_on(hand, "pain_points")
    hand.click(sign(hand, "grip-vertical"))
    assert hand.view.session.selection == {"pain_points"}
    hand.drag(sign(hand, "grip-vertical"), hand.at("lane-name:actions", dy=-4))
    assert lanes(hand) == ["pain_points", "actions", "emotions"]


@pytest.mark.parametrize("how", ["locked", "frozen"])
def test_what_is_locked_stays_and_says_so(hand: Hand, how: str) -> None:
    if how == "locked":
        hand.view.session.apply("lock", lambda now: lock_lane(now, "pain_points", locked=True))
    else:
        hand.view.session.apply("freeze", lambda now: set_map(now, frozen=True))
    rest_on(hand, "pain_points")
    start, end = sign(hand, "grip-vertical"), hand.at("lane-name:actions", dy=-4)
    hand.lift(start, end)
    assert "locked" in hand.tip
    hand.release(end)
    assert lanes(hand) == ["actions", "emotions", "pain_points"]


def test_a_folded_lane_has_them_beside_its_name(hand: Hand) -> None:
    hand.view.session.apply("fold", lambda now: collapse_lane(now, "actions", collapsed=True))
    rest_on(hand, "actions")
    name = hand.canvas.window_rect("lane:actions")
    assert name is not None
    for icon in ("grip-vertical", "eye"):
        assert name.y <= sign(hand, icon).y() <= name.bottom


def test_far_away_a_label_has_no_signs(hand: Hand) -> None:
    hand.view.zoom_to(0.3)
    rest_on(hand, "actions")
    assert hand.canvas.overlay.signs == ()


def test_a_label_is_tinted_under_the_pointer(hand: Hand) -> None:
    place = hand.canvas.window_rect("lane:emotions")
    assert place is not None
    at = QPoint(round(place.x + place.width / 2), round(place.bottom - 10))
    image = hand.canvas.grab().toImage()
    rest_on(hand, "emotions")
    assert hand.canvas.grab().toImage().pixel(at) != image.pixel(at)
    hand.go(hand.cell("actions", "s2t1"))
    assert hand.canvas.grab().toImage().pixel(at) == image.pixel(at)
