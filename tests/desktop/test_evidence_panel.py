"""The panels of evidence and feedback: what the map rests on, and what customers said."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from mapdesigner.desktop.canvas.gestures.cite import EVIDENCE
from mapdesigner.desktop.canvas.map_view import MapView
from mapdesigner.desktop.panels.evidence import EvidencePanel
from mapdesigner.desktop.panels.feedback import FeedbackPanel
from mapdesigner.desktop.session import Session
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.people import remove_entry
from mapdesigner.edits.replace import find
from tests.support.journeys import grid_with_people, with_actions

said: list[str] = []


@pytest.fixture
def session(qapp) -> Session:
    said.clear()
    return Session(with_actions(grid_with_people(), "a", "b", "c", "d"))


@pytest.fixture
def view(qtbot, session: Session) -> MapView:
    made = MapView(session)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


@pytest.fixture
def evidence(qtbot, view: MapView) -> EvidencePanel:
    made = EvidencePanel(view, said.append)
    qtbot.addWidget(made)
    made.resize(304, 900)
    made.show()
    return made


@pytest.fixture
def feedback(qtbot, view: MapView) -> FeedbackPanel:
    made = FeedbackPanel(view, said.append)
    qtbot.addWidget(made)
    made.resize(304, 900)
    made.show()
    return made


def click(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def write(panel, field: str, words: str) -> None:
    line = panel.form.editors[field].line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)


def test_it_says_how_much_is_assumption_and_attaching_lessens_it(evidence: EvidencePanel, session: Session) -> None:
    assert evidence.headline.text() == "100\u202f% of this map is assumption"
    assert not evidence.attach.isEnabled()
    session.select(["a", "b", "s1"])
    click(evidence.attach)
    assert evidence.headline.text() == "50\u202f% of this map is assumption"
    assert find(session.journey, "a").evidence == ("survey",)
    assert evidence.rows.rows[0].end == "2"
    assert session.undo_names == ("Attach evidence",)
    assert not evidence.attach.isEnabled()


def test_attaching_keeps_what_a_card_cites_already_and_detaching_too(evidence, session: Session) -> None:
    click(evidence.add)
    write(evidence, "headline", "Talks")
    session.select(["a"])
    click(evidence.attach)
    evidence.rows.choose("survey")
    click(evidence.attach)
    assert len(find(session.journey, "a").evidence) == 2
    click(evidence.detach)
    talks = next(each.id for each in session.journey.evidence if each.headline == "Talks")
    assert find(session.journey, "a").evidence == (talks,)
    session.undo()
    assert len(find(session.journey, "a").evidence) == 2


def test_the_cards_that_cite_it_are_listed_and_lead_to_the_map(evidence, session: Session, view: MapView) -> None:
    assert evidence.cited_by.text() == "No card cites it yet"
    session.apply("Cite", lambda journey: set_fields(journey, ["b", "d"], evidence=("survey",)))
    assert evidence.cited_by.text() == "Cited by 2 cards"
    assert [row.title for row in evidence.citing.rows] == ["b", "d"]
    assert evidence.citing.rows[0].caption == "Action, 1.1"
    assert session.selection == frozenset()
    place = evidence.citing.visualItemRect(evidence.citing.item(1)).center()
    QTest.mouseClick(evidence.citing.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.selection == {"d"}
    assert view.canvas.is_in_view("card:d")


def test_its_row_tells_sort_date_and_sample(evidence, session: Session) -> None:
    fields = {"type": "interview", "date": dt.date(2026, 3, 4), "sample_size": 12}
    session.apply("Change", lambda journey: set_fields(journey, ["survey"], **fields))
    row = evidence.rows.rows[0]
    assert (row.title, row.caption) == ("Survey", "Interview, 4 Mar 2026, n = 12")
    assert row.spoken == "Survey, Interview, 4 Mar 2026, n = 12, on no card"


def test_a_sample_is_a_whole_number(evidence, session: Session) -> None:
    write(evidence, "sample_size", "41.5")
    assert evidence.form.editors["sample_size"].fault == "This is not a whole number."
    write(evidence, "sample_size", "412")
    assert find(session.journey, "survey").sample_size == 412


def test_only_web_links_are_opened(evidence, session: Session, monkeypatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    write(evidence, "link", "file:///etc/passwd")
    assert not evidence.follow_link.isVisible()
    write(evidence, "link", "https://example.org/survey")
    assert evidence.follow_link.isVisible()
    click(evidence.follow_link)
    assert opened == ["https://example.org/survey"]


def test_without_evidence_the_panel_says_what_to_do(evidence, session: Session) -> None:
    session.apply("Remove", lambda journey: remove_entry(journey, "survey"))
    assert evidence.empty.text().startswith("Nothing here yet, so every card is an assumption.")
    assert not evidence.rows.isVisible()


def test_words_are_added_to_the_selected_card(feedback: FeedbackPanel, session: Session) -> None:
    click(feedback.add)
    assert said == ["Select the card that the words are about first."]
    session.select(["a"])
    click(feedback.add)
    QTest.keyClicks(feedback.form.editors["text"].box, "So slow")
    write(feedback, "source", "Review site")
    (made,) = session.journey.feedback
    assert (made.item, made.text, made.source) == ("a", "So slow", "Review site")
    assert feedback.headline.text() == "1 quotation about a"
    assert feedback.rows.rows[0].title == "“So slow”"


def test_the_selection_chooses_whose_words_are_listed(feedback: FeedbackPanel, session: Session) -> None:
    for card in ("a", "b"):
        session.select([card])
        click(feedback.add)
        QTest.keyClicks(feedback.form.editors["text"].box, card)
    assert [row.title for row in feedback.rows.rows] == ["“b”"]
    session.select(())
    assert len(feedback.rows.rows) == 2
    assert feedback.headline.text() == "2 quotations on 2 cards"
    session.select(["c"])
    assert feedback.empty.text().startswith("Select a card")
    session.select(())
    click(feedback.lead)
    assert len(session.selection) == 1


def test_words_are_removed_with_undo(feedback: FeedbackPanel, session: Session) -> None:
    session.select(["a"])
    click(feedback.add)
    QTest.keyClick(feedback.rows, Qt.Key.Key_Delete)
    assert session.journey.feedback == ()
    session.undo()
    assert len(feedback.rows.rows) == 1


def test_a_card_renamed_is_renamed_in_the_list_of_those_that_cite(evidence, session: Session) -> None:
    session.apply("Cite", lambda journey: set_fields(journey, ["b"], evidence=("survey",)))
    session.apply("Rename", lambda journey: set_fields(journey, ["b"], text="Runs"))
    assert [row.title for row in evidence.citing.rows] == ["Runs"]


def test_the_picture_of_dragged_evidence_leaves_the_words_about_the_drop_free(evidence: EvidencePanel) -> None:
    drag = evidence.rows.carried()
    assert drag.mimeData().data(EVIDENCE).data() == b"survey"
    assert 0 < drag.pixmap().deviceIndependentSize().height() - drag.hotSpot().y() < 40
