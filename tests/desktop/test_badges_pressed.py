"""A badge at a card's corner can be pressed: its panel opens at what is said about the card."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from mapdesigner import resources
from mapdesigner.desktop.window import Window
from mapdesigner.edits.comments import resolve
from mapdesigner.edits.people import add_comment
from tests.support.hand import Hand
from tests.support.journeys import grid, with_actions

WHEN = "2026-11-02T10:00:00+01:00"
MANY = 70


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    journey = with_actions(grid(), "a", "b", "c")
    for number in range(MANY):
        journey = add_comment(journey, "a", parent=None, id=f"about-a{number}", author="Ada", at=WHEN, text="And this?")
    old = "2026-10-01T10:00:00+02:00"
    journey = add_comment(journey, "c", parent=None, id="about-c", author="Ben", at=old, text="Who says so?")
    made = Window()
    qtbot.addWidget(made, before_close_func=lambda it: it.session.start(it.session.journey))
    made.session.start(journey)
    made.docks["palette"].hide()
    made.resize(1300, 760)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def badge(window: Window, card: str) -> QPoint:
    rect = window.view.canvas.window_rect(f"card:{card}")
    assert rect is not None
    return QPoint(round(rect.right), round(rect.y))


@pytest.mark.gesture("open_badge", "end")
def test_a_comment_badge_opens_the_comments_where_they_are_answered(window: Window) -> None:
    hand = Hand(window.view)
    hand.go(badge(window, "c") + QPoint(2, 2), badge(window, "c"))
    assert window.view.canvas.cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert window.view.canvas.overlay.tip.words == "Show the comments"
    hand.click(badge(window, "c"))
    panel = window.docks["comments"].panel
    assert window.docks["comments"].isVisible()
    assert panel.boxes["about-c"].answer.hasFocus()
    assert not panel.boxes["about-c"].visibleRegion().isEmpty()
    assert window.session.selection == {"c"}


def test_a_resolved_conversation_has_no_badge_to_press(window: Window) -> None:
    window.session.apply("resolve", lambda now: resolve(now, "about-c", resolved=True))
    Hand(window.view).click(badge(window, "c"))
    assert not window.docks["comments"].isVisible()


def test_a_health_badge_opens_what_was_found(window: Window, qtbot: QtBot) -> None:
    window.files.open(resources.path("samples", "trailhead.journeymap"))
    card = next(item.id for item in window.session.journey.items if item.text == "Tracking page")
    qtbot.waitUntil(lambda: bool(window.view.canvas.badges.of(card)), timeout=20000)
    window.view.canvas.reveal(f"card:{card}")
    Hand(window.view).click(badge(window, card))
    assert window.docks["health"].isVisible()
    boxes = window.docks["health"].panel.boxes.values()
    assert any(card in box.finding.ids and box.row.hasFocus() for box in boxes)


def test_a_badge_lies_over_the_ring_of_its_selected_card(window: Window) -> None:
    canvas, at = window.view.canvas, badge(window, "c")
    window.view.session.select(["a"])
    canvas.badges.show("health", {})
    plain = canvas.grab().toImage()
    window.view.session.select(["c"])
    ringed = canvas.grab().toImage()
    for dx in range(-7, 8, 2):
        for dy in range(-7, 8, 2):
            assert plain.pixel(at.x() + dx, at.y() + dy) == ringed.pixel(at.x() + dx, at.y() + dy)
