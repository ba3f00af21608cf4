"""Ties drawn by hand from a pain point: to an opportunity, to a new one, and where they cannot go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mapdesigner.edits.lanes import lock_lane
from mapdesigner.edits.links import answer
from mapdesigner.edits.replace import look_up
from tests.support.hand import BOTH_WAYS, Hand, running
from tests.support.journeys import cell
from tests.support.small_maps import pain_and_idea
from tests.support.windows import view_on


@pytest.fixture(**BOTH_WAYS)
def hand(qtbot: QtBot, request: pytest.FixtureRequest) -> Hand:
    return Hand(view_on(qtbot, running(pain_and_idea(), request.param)))


def port(hand: Hand) -> QPoint:
    rect = hand.rect("card:pain")
    return QPoint(round(rect.x + rect.width / 2), round(rect.bottom))


def test_a_locked_lane_takes_no_card_and_says_so(hand: Hand) -> None:
    hand.view.session.apply("lock", lambda now: lock_lane(now, "opportunities"))
    before = hand.journey
    hand.lift(port(hand), hand.cell("opportunities", "s1t1"))
    assert hand.tip == "This lane is locked."
    hand.release(hand.cell("opportunities", "s1t1"))
    assert hand.journey is before


@pytest.mark.gesture("link", "end")
def test_a_tie_is_drawn_from_a_pain_point_to_an_opportunity(hand: Hand) -> None:
    hand.go(hand.at("card:pain"))
    assert hand.canvas.overlay.port is not None
    hand.go(port(hand) + QPoint(0, 4))
    assert hand.canvas.overlay.port.lit, "its lower half can be taken hold of too"
    hand.lift(port(hand), hand.at("card:idea"))
    assert hand.canvas.overlay.tie is not None
    assert hand.tip == "O1 answers P1"
    hand.release(hand.at("card:idea"))
    assert look_up(hand.journey, "idea").answers == ("pain",)
    assert hand.view.session.undo_names == ("Link opportunity",)


def test_a_tie_to_an_empty_cell_makes_an_opportunity_that_is_written_at_once(hand: Hand) -> None:
    before = hand.journey
    hand.drag(port(hand), hand.cell("opportunities", "s1t1"))
    QTest.keyClicks(hand.view.tool.editor, "Guide")
    hand.view.finish_writing()
    (new,) = cell(hand.journey, "s1t1", "opportunities")
    assert (look_up(hand.journey, new).text, look_up(hand.journey, new).answers) == ("Guide", ("pain",))
    assert hand.canvas.rect_of(f"tie:{new}") is not None, "a dotted tie joins the two"
    hand.view.session.undo()
    assert hand.journey is before


def test_what_is_answered_already_and_other_lanes_take_no_tie(hand: Hand) -> None:
    hand.view.session.apply("link", lambda now: answer(now, "pain", "idea"))
    before = hand.journey
    for place, words in (
        (hand.at("card:idea"), "O1 answers P1 already."),
        (hand.cell("actions", "s1t3"), "Opportunity: belongs in a lane of the kind “Opportunities”"),
    ):
        hand.lift(port(hand), place)
        assert hand.tip == words
        assert hand.cursor == Qt.CursorShape.ForbiddenCursor
        hand.release(place)
    assert hand.journey is before


@pytest.mark.parametrize(("gone", "number"), [("pain", "O1"), ("idea", "P1")])
def test_deleting_an_end_of_a_tie_tells_and_undo_brings_both_back(
    hand: Hand, gone: str, number: str, qtbot: QtBot
) -> None:
    hand.view.session.apply("link", lambda now: answer(now, "pain", "idea"))
    before = hand.journey
    hand.click(hand.at(f"card:{gone}"))
    with qtbot.waitSignal(hand.view.said, check_params_cb=lambda words: f"unlinks {number}" in words):
        hand.view.delete_selected()
    assert look_up(hand.journey, gone) is None
    hand.view.session.undo()
    assert hand.journey is before
