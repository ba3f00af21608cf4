"""A tie between a pain point and an opportunity is taken hold of on the map: selected, deleted, dragged off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.session import Ends
from mapdesigner.desktop.window import Window
from mapdesigner.edits.items import add_item
from mapdesigner.edits.lanes import lock_lane
from mapdesigner.edits.replace import look_up
from mapdesigner.model.items import Opportunity
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind, LaneKind
from tests.support.hand import BOTH_WAYS, Hand, running
from tests.support.journeys import assert_sound, grid, showing
from tests.support.windows import window_on

SHOWN = (LaneKind.ACTIONS, LaneKind.PAIN_POINTS, LaneKind.OPPORTUNITIES)
KEY = Qt.Key


def tied_map() -> JourneyMap:
    """P1 under which O1 stands that answers it, and O2 farther on that answers it too."""
    journey = showing(grid(), *SHOWN)
    journey = add_item(journey, ItemKind.PAIN_POINT, "pain_points", "s1t1", id="pain", text="It hurts")
    for number, step in enumerate(("s1t1", "s1t3"), 1):
        journey = add_item(
            journey, ItemKind.OPPORTUNITY, "opportunities", step, id=f"idea{number}", text="Help", answers=("pain",)
        )
    return add_item(journey, ItemKind.OPPORTUNITY, "opportunities", "s1t2", id="idea3", text="Something else")


@pytest.fixture(**BOTH_WAYS)
def window(qtbot: QtBot, request: pytest.FixtureRequest) -> Window:
    made = window_on(qtbot, running(tied_map(), request.param), 1100, 760)
    for dock in made.docks.values():
        dock.hide()
    qtbot.waitUntil(lambda: made.view.canvas.width() > 700)
    return made


@pytest.fixture
def hand(window: Window) -> Hand:
    return Hand(window.view)


def answers(hand: Hand, opportunity: str) -> tuple[str, ...]:
    found = look_up(hand.view.session.journey, opportunity)
    assert isinstance(found, Opportunity)
    return found.answers


def end_of_tie(hand: Hand, opportunity: str) -> QPoint:
    rect = hand.rect(f"card:{opportunity}")
    return QPoint(round(rect.x + rect.width / 2), round(rect.y))


def middle_of_tie(hand: Hand, opportunity: str) -> QPoint:
    pain = hand.rect("card:pain")
    return (QPoint(round(pain.x + pain.width / 2), round(pain.bottom)) + end_of_tie(hand, opportunity)) / 2


def test_a_tie_under_the_pointer_says_what_it_is_and_lights_up(hand: Hand) -> None:
    hand.go(middle_of_tie(hand, "idea1") + QPoint(1, 1), middle_of_tie(hand, "idea1"))
    assert [tie.lit for tie in hand.canvas.overlay.ties] == [True]
    assert hand.tip == "O1 answers P1. Drag the tie off, or press it and then Delete."
    assert hand.canvas.cursor().shape() == Qt.CursorShape.PointingHandCursor


@pytest.mark.parametrize(("chosen", "count"), [("pain", 2), ("idea1", 1), ("idea2", 1), ("idea3", 0)])
def test_a_selected_card_shows_all_its_ties_though_far_away(hand: Hand, chosen: str, count: int) -> None:
    hand.click(hand.at(f"card:{chosen}"))
    assert len(hand.canvas.overlay.ties) == count


def test_a_pressed_tie_is_selected_and_delete_cuts_it(hand: Hand) -> None:
    hand.click(middle_of_tie(hand, "idea1"))
    session = hand.view.session
    assert (session.tie, session.selection) == (Ends("pain", "idea1"), frozenset())
    hand.key(KEY.Key_Delete)
    assert (answers(hand, "idea1"), answers(hand, "idea2")) == ((), ("pain",))
    assert session.undo_names == ("Unlink opportunity",)
    assert session.tie is None
    session.undo()
    assert answers(hand, "idea1") == ("pain",)


def test_escape_and_another_selection_let_go_of_a_tie(hand: Hand) -> None:
    hand.click(middle_of_tie(hand, "idea1"))
    hand.escape()
    assert hand.view.session.tie is None
    hand.click(middle_of_tie(hand, "idea1"))
    hand.click(hand.at("card:idea3"))
    assert hand.view.session.tie is None
    assert hand.view.session.selection == {"idea3"}


def test_a_selected_tie_that_is_gone_is_let_go(hand: Hand) -> None:
    hand.click(middle_of_tie(hand, "idea1"))
    hand.key(KEY.Key_Delete)
    hand.view.session.undo()
    hand.click(middle_of_tie(hand, "idea1"))
    hand.view.session.redo()
    assert hand.view.session.tie is None


@pytest.mark.gesture("untie", "end")
def test_a_tie_dragged_into_the_open_is_cut(hand: Hand) -> None:
    hand.lift(end_of_tie(hand, "idea1"), hand.cell("actions", "s2t1"))
    assert hand.tip == "Let go: O1 no longer answers P1"
    hand.release(hand.cell("actions", "s2t1"))
    assert answers(hand, "idea1") == ()
    assert_sound(hand.view.session.journey)


def test_a_tie_dragged_onto_another_opportunity_leads_there(hand: Hand) -> None:
    hand.lift(end_of_tie(hand, "idea1"), hand.at("card:idea3"))
    assert hand.tip == "O2 answers P1"
    hand.release(hand.at("card:idea3"))
    assert (answers(hand, "idea1"), answers(hand, "idea3")) == ((), ("pain",))
    assert hand.view.session.undo_names == ("Move link",)


def test_a_tie_put_back_where_it_was_changes_nothing(hand: Hand) -> None:
    hand.lift(end_of_tie(hand, "idea1"), hand.at("card:idea1", dy=10))
    hand.release(hand.at("card:idea1", dy=10))
    assert hand.view.session.undo_names == ()


def test_a_tie_that_there_is_already_is_refused_with_words(hand: Hand) -> None:
    hand.lift(end_of_tie(hand, "idea1"), hand.at("card:idea2"))
    assert hand.tip == "O3 answers P1 already."
    hand.release(hand.at("card:idea2"))
    assert hand.view.session.undo_names == ()


def test_a_locked_lane_keeps_its_ties(hand: Hand) -> None:
    hand.view.session.apply("lock", lambda now: lock_lane(now, "opportunities", locked=True))
    hand.lift(end_of_tie(hand, "idea1"), hand.cell("actions", "s2t1"))
    assert hand.tip == "This lane is locked."
    hand.release(hand.cell("actions", "s2t1"))
    hand.click(middle_of_tie(hand, "idea1"))
    QTest.keyClick(hand.canvas, KEY.Key_Delete)
    assert answers(hand, "idea1") == ("pain",)


def test_a_card_under_a_tie_can_be_dragged_all_the_same(hand: Hand) -> None:
    hand.click(hand.at("card:pain"))
    hand.drag(hand.at("card:idea1"), hand.cell("opportunities", "s2t1"))
    moved = look_up(hand.view.session.journey, "idea1")
    assert isinstance(moved, Opportunity)
    assert moved.step == "s2t1"
