"""What a key or a hand has moved is said to screen readers: the step, and where the thing stands now."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from pytestqt.qtbot import QtBot

from mapdesigner.edits.fields import set_text
from mapdesigner.edits.items import add_item
from mapdesigner.model.kinds import ItemKind
from tests.support.hand import Hand
from tests.support.journeys import grid, with_actions
from tests.support.windows import view_on

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    journey = add_item(with_actions(grid(), "a", "b"), ItemKind.EMOTION, "emotions", "s1t1", id="calm", text="Calm")
    return Hand(view_on(qtbot, set_text(journey, "s1t2", "Pays"), 1100))


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader would say; none runs here."""
    words: list[str] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            words.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return words


def test_a_card_moved_with_keys_is_heard_with_its_new_place(hand: Hand, heard: list[str]) -> None:
    hand.click(hand.at("card:a"))
    hand.key(Qt.Key.Key_Right, CTRL)
    (said,) = heard
    assert said == "Move 1 card: Action, a, stage Stage 1, step Pays"


def test_a_card_dropped_elsewhere_is_heard(hand: Hand, heard: list[str]) -> None:
    hand.drag(hand.at("card:a"), hand.cell("actions", "s2t1"))
    (said,) = heard
    assert said.startswith("Move 1 card: ")


def test_a_feeling_raised_with_keys_is_heard_with_its_score(hand: Hand, heard: list[str]) -> None:
    hand.click(hand.at("marker:calm"))
    hand.key(Qt.Key.Key_Up, ALT)
    assert heard[-1].startswith("Change emotion: ")


def test_several_cards_are_heard_as_one_step(hand: Hand, heard: list[str]) -> None:
    hand.view.session.select(["a", "b"])
    hand.key(Qt.Key.Key_Right, CTRL)
    assert heard == ["Move 2 cards"]


def test_what_changes_nothing_is_not_said(hand: Hand, heard: list[str]) -> None:
    hand.click(hand.at("card:a"))
    hand.key(Qt.Key.Key_Right)
    hand.lift(hand.at("card:a"), hand.cell("actions", "s2t1"))
    hand.escape()
    assert heard == []
