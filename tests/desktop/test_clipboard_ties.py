"""A card that is cut and pasted keeps its ties to the cards that stayed, if they are still there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.clipboard.copying import MIME
from mapdesigner.desktop.clipboard.ties import TIES
from mapdesigner.desktop.session import Cell
from mapdesigner.desktop.window import Window
from mapdesigner.edits.items import add_item, remove_items
from mapdesigner.edits.replace import look_up, replace
from mapdesigner.model.items import Opportunity
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure
from tests.support.journeys import assert_sound, grid
from tests.support.windows import window_on

CTRL = Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.usefixtures("clear_clipboard")


def tied() -> JourneyMap:
    made = add_item(grid(), ItemKind.PAIN_POINT, "pain_points", "s1t1", id="pain", text="Slow")
    made = add_item(made, ItemKind.OPPORTUNITY, "opportunities", "s1t1", id="idea", text="Faster", answers=("pain",))
    made = add_item(made, ItemKind.TOUCHPOINT, "touchpoints", "s1t1", id="desk", text="Desk")
    return add_item(made, ItemKind.BACKSTAGE_ACTION, "backstage", "s1t1", id="pick", text="Picks", supports="desk")


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return window_on(qtbot, tied())


def take(window: Window, key: Qt.Key, *ids: str) -> None:
    window.session.select(ids)
    QTest.keyClick(window.view.canvas, key, CTRL)


def paste(window: Window, lane: str, step: str) -> str:
    """Paste one card and return its id."""
    window.session.select([])
    window.session.focus_on(Cell(lane, step))
    window.actions_table["paste"].trigger()
    assert_sound(window.session.journey)
    (new,) = window.session.selection
    return new


def answers(window: Window, card: str) -> tuple[str, ...]:
    found = look_up(window.session.journey, card)
    assert isinstance(found, Opportunity)
    return found.answers


def test_a_pain_point_that_is_cut_and_pasted_is_answered_as_before(window: Window) -> None:
    take(window, Qt.Key.Key_X, "pain")
    assert answers(window, "idea") == ()
    new = paste(window, "pain_points", "s1t3")
    assert answers(window, "idea") == (new,)
    window.session.undo()
    assert answers(window, "idea") == ()
    window.session.undo()
    assert answers(window, "idea") == ("pain",)


def test_an_opportunity_that_is_cut_and_pasted_answers_as_before(window: Window) -> None:
    take(window, Qt.Key.Key_X, "idea")
    assert answers(window, paste(window, "opportunities", "s1t3")) == ("pain",)


def test_a_touchpoint_that_is_cut_and_pasted_is_supported_as_before(window: Window) -> None:
    take(window, Qt.Key.Key_X, "desk")
    new = paste(window, "touchpoints", "s1t2")
    assert look_up(window.session.journey, "pick").supports == new


def test_a_copied_opportunity_answers_what_the_original_answers(window: Window) -> None:
    take(window, Qt.Key.Key_C, "idea")
    assert answers(window, paste(window, "opportunities", "s1t2")) == ("pain",)
    assert answers(window, "idea") == ("pain",)


def test_a_copied_pain_point_is_another_one_that_nothing_answers_yet(window: Window) -> None:
    take(window, Qt.Key.Key_C, "pain")
    paste(window, "pain_points", "s1t2")
    assert answers(window, "idea") == ("pain",)


def test_a_tie_whose_other_end_is_gone_is_passed_over(window: Window) -> None:
    take(window, Qt.Key.Key_X, "pain")
    window.session.apply("remove", lambda now: remove_items(now, ["idea"]))
    paste(window, "pain_points", "s1t3")
    assert not any(isinstance(item, Opportunity) for item in window.session.journey.items)


def test_cut_together_they_are_tied_to_each_other(window: Window) -> None:
    take(window, Qt.Key.Key_X, "pain", "idea")
    window.session.focus_on(Cell("pain_points", "s1t2"))
    QTest.keyClick(window.view.canvas, Qt.Key.Key_V, CTRL)
    known = structure(window.session.journey)
    (pain,), (idea,) = known.cell("pain_points", "s1t2"), known.cell("opportunities", "s1t2")
    assert answers(window, idea.id) == (pain.id,)


def test_another_map_with_cards_of_the_same_ids_is_not_tied(window: Window, qtbot: QtBot) -> None:
    take(window, Qt.Key.Key_X, "pain")
    other = window_on(qtbot, replace(remove_items(tied(), ["pain"]), id="another-map"))
    paste(other, "pain_points", "s1t2")
    assert answers(other, "idea") == ()


@pytest.mark.parametrize(
    "ties",
    [
        b"no json",
        b"[]",
        b'{"map": 1, "ties": [["pain", "lane", "x"]]}',
        b'{"map": "MAP", "ties": [["idea", "text", "pain"], ["idea", "answers", "desk"], ["idea"], [1, 2, 3], "x"]}',
        b'{"map": "MAP", "ties": [["nobody", "answers", "pain"], ["idea", "answers", "nobody"]]}',
    ],
)
def test_foreign_ties_do_nothing(window: Window, ties: bytes) -> None:
    take(window, Qt.Key.Key_C, "pain")
    data = QMimeData()
    data.setData(MIME, bytes(QGuiApplication.clipboard().mimeData().data(MIME).data()))
    data.setData(TIES, ties.replace(b"MAP", window.session.journey.id.encode()))
    QGuiApplication.clipboard().setMimeData(data)
    before = window.session.journey
    paste(window, "pain_points", "s1t2")
    assert (look_up(window.session.journey, "idea"), answers(window, "idea")) == (look_up(before, "idea"), ("pain",))
