"""The comments panel: the team talks about cards, and a badge on the card says that something is open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from mapdesigner.desktop.canvas.map_view import MapView
from mapdesigner.desktop.panels.comments import Comments
from mapdesigner.desktop.session import Session
from mapdesigner.edits.comments import remove_comment
from mapdesigner.edits.fields import set_text
from mapdesigner.edits.items import remove_items
from mapdesigner.edits.people import add_comment
from tests.support.journeys import grid, with_actions

said: list[str] = []


@pytest.fixture
def session(qapp) -> Session:
    said.clear()
    return Session(with_actions(grid(), "a", "b"))


@pytest.fixture
def panel(qtbot, session: Session) -> Comments:
    view = MapView(session)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    made = Comments(view, said.append)
    qtbot.addWidget(made)
    made.resize(304, 800)
    made.show()
    return made


def comment(panel: Comments, session: Session, card: str, words: str) -> None:
    session.select([card])
    QTest.keyClicks(panel.new, words)
    QTest.keyClick(panel.new, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def only(panel: Comments):
    (box,) = panel.boxes.values()
    return box


def words_of(box) -> list[str]:
    return [label.text() for each in box.said for label in each.findChildren(QLabel)]


def click(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def badge(panel: Comments, card: str) -> list[int]:
    return [each.number for each in panel._view.canvas.badges.of(card)]


def test_a_map_without_comments_says_how_to_begin(panel: Comments) -> None:
    assert panel.empty.text().startswith("Nobody has commented yet.")
    assert not panel.new.isEnabled()


def test_a_comment_has_its_author_and_time_and_marks_its_card(panel: Comments, session: Session) -> None:
    comment(panel, session, "a", "Say so?")
    (made,) = session.journey.comments
    assert made.author
    assert "T" in made.at
    assert words_of(only(panel))[0::3] == [made.author]
    assert "Say so?" in words_of(only(panel))
    assert panel.headline.text() == "1 open conversation on 1 card"
    assert badge(panel, "a") == [1]
    assert badge(panel, "b") == []
    assert panel.new.toPlainText() == ""


def test_an_answer_joins_its_thread(panel: Comments, session: Session) -> None:
    comment(panel, session, "a", "Say so?")
    QTest.keyClicks(only(panel).answer, "Yes")
    QTest.keyClick(only(panel).answer, Qt.Key.Key_Return)
    assert "Yes" in words_of(only(panel))
    assert panel.headline.text() == "1 open conversation on 1 card"
    session.undo()
    assert "Yes" not in words_of(only(panel))


def test_resolved_it_leaves_list_and_card_and_can_be_reopened(panel: Comments, session: Session) -> None:
    comment(panel, session, "a", "Say so?")
    click(only(panel).settle)
    assert panel.boxes == {}
    assert badge(panel, "a") == []
    assert panel.headline.text() == "Everything that was raised is resolved"
    panel.filter.setCurrentIndex(1)
    panel.filter.activated.emit(1)
    assert only(panel).settle.text() == "Reopen"
    click(only(panel).settle)
    assert badge(panel, "a") == [1]


def test_an_answer_to_a_resolved_one_opens_it(panel: Comments, session: Session) -> None:
    comment(panel, session, "a", "Say so?")
    click(only(panel).settle)
    panel.filter.setCurrentIndex(1)
    panel.filter.activated.emit(1)
    QTest.keyClicks(only(panel).answer, "Wait")
    QTest.keyClick(only(panel).answer, Qt.Key.Key_Return)
    assert not any(each.resolved for each in session.journey.comments)


def test_what_is_being_answered_stays_while_others_comment(panel: Comments, session: Session) -> None:
    comment(panel, session, "a", "Say so?")
    box = only(panel)
    QTest.keyClicks(box.answer, "Half a th")
    comment(panel, session, "b", "Other")
    assert panel.boxes[box.thread_id].answer.text() == "Half a th"
    assert len(panel.boxes) == 2


def test_the_list_can_be_kept_to_the_selected_card_and_leads_to_it(panel: Comments, session: Session) -> None:
    comment(panel, session, "a", "One")
    comment(panel, session, "b", "Two")
    panel.filter.setCurrentIndex(2)
    panel.filter.activated.emit(2)
    assert only(panel).card.text() == "b"
    session.select(["a"])
    assert only(panel).card.text() == "a"
    panel.filter.setCurrentIndex(0)
    panel.filter.activated.emit(0)
    box = next(each for each in panel.boxes.values() if each.card.text() == "b")
    click(box.card)
    assert session.selection == {"b"}


def test_a_renamed_card_is_renamed_here_and_a_removed_one_takes_its_comments_along(panel, session) -> None:
    comment(panel, session, "a", "One")
    session.apply("Rename", lambda journey: set_text(journey, "a", "R & D"))
    assert only(panel).card.text() == "R && D"
    session.apply("Remove", lambda journey: remove_items(journey, ["a"]))
    assert panel.boxes == {}
    session.undo()
    assert len(panel.boxes) == 1


def test_removing_a_beginning_removes_its_answers(session: Session) -> None:
    journey = add_comment(session.journey, "a", id="one", text="One")
    journey = add_comment(journey, "a", parent="one", id="two", text="Two")
    assert remove_comment(journey, "one").comments == ()


def test_markup_in_a_comment_is_shown_as_written(panel: Comments, session: Session) -> None:
    comment(panel, session, "a", "<b>x</b>")
    labels = only(panel).findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert "<b>x</b>" in words_of(only(panel))


def test_hidden_it_hears_nothing(panel: Comments, session: Session) -> None:
    panel.hide()
    session.apply("Comment", lambda journey: add_comment(journey, "a", text="One"))
    assert panel.boxes == {}
    panel.show()
    assert len(panel.boxes) == 1
