"""The history panel: every step by its name, and a click goes there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mapdesigner.desktop.panels.history import History
from mapdesigner.desktop.session import Session
from mapdesigner.edits.fields import set_map
from tests.support.journeys import grid


@pytest.fixture
def session(qapp) -> Session:
    return Session(grid())


@pytest.fixture
def panel(qtbot, session: Session) -> History:
    made = History(session, print)
    qtbot.addWidget(made)
    made.resize(304, 500)
    made.show()
    return made


def name_it(session: Session, *titles: str) -> None:
    for title in titles:
        session.apply(f"Call it {title}", lambda journey, title=title: set_map(journey, title=title))


def click(panel: History, at: int) -> None:
    place = panel.rows.visualItemRect(panel.rows.item(at)).center()
    QTest.mouseClick(panel.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)


def titles(panel: History) -> list[str]:
    return [row.title for row in panel.rows.rows]


def test_before_anything_is_done_it_says_what_will_stand_here(panel: History) -> None:
    assert panel.empty.text().startswith("Every change is listed here")
    assert not panel.rows.isVisible()


def test_steps_are_listed_from_first_to_last_and_the_current_one_is_chosen(panel: History, session: Session) -> None:
    name_it(session, "One", "Two")
    assert titles(panel) == ["As it was opened", "Call it One", "Call it Two"]
    assert panel.rows.current == "2"
    assert panel.headline.text() == "2 steps done"


def test_a_click_goes_back_and_forward_at_once(panel: History, session: Session) -> None:
    name_it(session, "One", "Two", "Three")
    changes: list[object] = []
    session.map_changed.connect(lambda *maps: changes.append(maps))
    click(panel, 0)
    assert session.journey.title == ""
    assert panel.headline.text() == "0 steps done, 3 undone"
    assert panel.rows.rows[1].spoken == "Call it One, undone"
    click(panel, 2)
    assert session.journey.title == "Two"
    assert len(changes) == 2
    assert session.undo_names == ("Call it Two", "Call it One")


def test_enter_goes_to_the_step_that_arrows_reached(panel: History, session: Session) -> None:
    name_it(session, "One", "Two")
    panel.rows.setFocus()
    QTest.keyClick(panel.rows, Qt.Key.Key_Up)
    assert session.journey.title == "Two"
    QTest.keyClick(panel.rows, Qt.Key.Key_Return)
    assert session.journey.title == "One"


def test_doing_something_else_forgets_what_was_undone(panel: History, session: Session) -> None:
    name_it(session, "One", "Two")
    click(panel, 1)
    name_it(session, "Other")
    assert titles(panel) == ["As it was opened", "Call it One", "Call it Other"]


def test_another_map_has_a_history_of_its_own(panel: History, session: Session) -> None:
    name_it(session, "One")
    session.start(grid())
    assert titles(panel) == ["As it was opened"]
