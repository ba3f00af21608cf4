"""The inspector says beside a field what it cannot read or must not change, and the map keeps what it had."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mapdesigner.edits.lanes import lock_lane
from mapdesigner.edits.replace import find
from tests.support.inspecting import held, write


def test_numbers_take_a_comma_and_refuse_words_beside_the_field(session, inspector) -> None:
    session.select(["metric"])
    faults: list[str] = []
    editor = inspector.editors["current"]
    editor.faulty.connect(faults.append)
    write(editor, "-2,5")
    assert held(session, "metric", "current") == -2.5
    write(editor, "many")
    assert faults[-1] == "This is not a number."
    assert held(session, "metric", "current") == -2.5


def test_what_cannot_be_read_stays_with_its_message_until_it_is_mended(session, inspector) -> None:
    session.select(["metric"])
    editor = inspector.editors["current"]
    write(editor, "2,5")
    QTest.keyClick(editor.line, Qt.Key.Key_Tab)
    assert editor.line.text() == "2.5"
    write(editor, "2,5 %")
    QTest.keyClick(editor.line, Qt.Key.Key_Tab)
    write(inspector.editors["unit"], "points")
    assert (editor.line.text(), editor.fault) == ("2,5 %", "This is not a number.")
    assert editor.line.accessibleDescription() == editor.fault
    write(editor, "3")
    assert (editor.fault, held(session, "metric", "current")) == ("", 3.0)


def test_escape_gives_up_what_cannot_be_read_and_so_does_another_card(session, inspector) -> None:
    session.select(["metric"])
    editor = inspector.editors["current"]
    write(editor, "many")
    QTest.keyClick(editor.line, Qt.Key.Key_Escape)
    assert (editor.line.text(), editor.fault) == ("", "")
    write(editor, "many")
    session.select(["touchpoint"])
    session.select(["metric"])
    assert inspector.editors["current"].line.text() == ""


def test_undo_takes_the_place_of_what_cannot_be_read(session, inspector) -> None:
    session.select(["metric"])
    editor = inspector.editors["current"]
    write(editor, "7")
    write(editor, "seven")
    session.undo()
    assert (editor.line.text(), editor.fault) == ("", "")


@pytest.mark.parametrize("words", ["NaN", "inf", "1e999"])
def test_what_is_no_finite_number_is_refused(session, inspector, words) -> None:
    session.select(["metric"])
    write(inspector.editors["current"], words)
    assert inspector.editors["current"].fault == "This is not a number."


def test_a_day_is_read_or_refused(session, inspector) -> None:
    session.select(["opportunity"])
    faults: list[str] = []
    inspector.editors["due"].faulty.connect(faults.append)
    write(inspector.editors["due"], "2027-03-31")
    assert held(session, "opportunity", "due") == dt.date(2027, 3, 31)
    write(inspector.editors["due"], "soon")
    assert faults[-1] == "Write a day as 2027-03-31."
    write(inspector.editors["due"], "1.4.2027")
    assert held(session, "opportunity", "due") == dt.date(2027, 4, 1)
    QTest.keyClick(inspector.editors["due"].line, Qt.Key.Key_Tab)
    assert inspector.editors["due"].line.text() == "2027-04-01"


def test_a_card_in_a_locked_lane_stays_as_it_is_and_the_lane_can_be_unlocked(session, inspector) -> None:
    session.apply("Lock", lambda journey: lock_lane(journey, "touchpoints"))
    session.select(["touchpoint"])
    write(inspector.editors["text"], "Shop")
    assert held(session, "touchpoint", "text") == ""
    assert inspector.editors["text"].fault == "This lane is locked."
    star = inspector.editors["moment_of_truth"].switch
    QTest.mouseClick(star, Qt.MouseButton.LeftButton)
    assert not star.isChecked()
    session.select(["touchpoints"])
    QTest.mouseClick(inspector.editors["locked"].switch, Qt.MouseButton.LeftButton)
    assert not find(session.journey, "touchpoints").locked
