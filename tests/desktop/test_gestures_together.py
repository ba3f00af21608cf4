"""Several cards or feelings taken together: they keep their arrangement and go as far as all have room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from mapdesigner.edits.items import add_item
from mapdesigner.edits.replace import look_up
from mapdesigner.model.kinds import ItemKind
from tests.support.hand import BOTH_WAYS, Hand, running
from tests.support.journeys import cell
from tests.support.small_maps import pain_and_idea
from tests.support.windows import view_on

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(**BOTH_WAYS)
def hand(qtbot: QtBot, request: pytest.FixtureRequest) -> Hand:
    return Hand(view_on(qtbot, running(pain_and_idea(), request.param)))


def test_several_cards_keep_their_arrangement_and_every_place_is_shown(hand: Hand) -> None:
    hand.click(hand.at("card:b"))
    hand.click(hand.at("card:d"), SHIFT)
    hand.lift(hand.at("card:b"), hand.cell("actions", "s2t1"))
    assert len(hand.canvas.overlay.others) == 1
    assert hand.tip.endswith("with 1 other")
    hand.release(hand.cell("actions", "s2t1"))
    assert cell(hand.journey, "s2t1") == ["b"]
    assert cell(hand.journey, "s2t2") == ["d"]


def test_several_cards_go_no_further_than_there_is_room_for_all(hand: Hand) -> None:
    hand.view.fit()
    hand.click(hand.at("card:a"))
    hand.click(hand.at("card:d"), SHIFT)
    hand.drag(hand.at("card:a"), hand.cell("actions", "s3t3"))
    assert cell(hand.journey, "s3t2") == ["a"]
    assert cell(hand.journey, "s3t3") == ["d"]
    assert len(hand.journey.items) == len(pain_and_idea().items)


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
    return look_up(hand.journey, "calm").score, look_up(hand.journey, "glad").score


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
    assert (look_up(hand.journey, "calm").step, look_up(hand.journey, "glad").step) == ("s1t3", "s2t1")
    assert two_feelings(hand) == (0.5, 1.8)
    assert hand.view.session.undo_names[0] == "Move 2 cards"
