"""Priorities and the board: dots and cards are dragged or moved by keys, each a step to undo."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from mapdesigner.desktop.window import Window
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.items import add_item
from mapdesigner.edits.replace import look_up
from mapdesigner.model.kinds import ItemKind, Status
from tests.support.journeys import grid, grid_with_people
from tests.support.windows import click, key, panel_of, window_on

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot, qapp) -> Window:
    journey = grid_with_people()
    for at, step in enumerate(("s1t1", "s2t1", "s3t1")):
        text = f"Idea {at} & more"
        journey = add_item(journey, ItemKind.OPPORTUNITY, "opportunities", step, id=f"o{at}", text=text)
    return window_on(qtbot, set_fields(journey, ["o1"], department="shop", owner="Ann", impact=3, effort=1))


def judged(window: Window, one: str) -> tuple[int, int]:
    held = look_up(window.session.journey, one)
    return held.impact, held.effort


def status(window: Window, one: str) -> Status:
    return look_up(window.session.journey, one).status


def drag(widget, start: QPoint, end: QPoint, *, release: bool = True) -> None:
    """Press at a place of the widget, pull to a place on the screen and let go there; the widget may follow."""
    begun = widget.mapToGlobal(start)
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.25, 0.5, 0.75, 1.0):
        QTest.mouseMove(widget, widget.mapFromGlobal(begun + (end - begun) * share))
    if release:
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=widget.mapFromGlobal(end))


def drag_dot(panel, one: str, field: tuple[int, int], *, release: bool = True) -> None:
    dot = panel.matrix.dots[one]
    end = panel.matrix.mapToGlobal(panel.matrix.field(*field).center().toPoint())
    drag(dot, dot.rect().center(), end, release=release)


def test_the_conclusion_says_what_to_begin_with_and_leads_there(window: Window) -> None:
    panel = panel_of(window, "priorities")
    assert panel.conclusion.line.title == (
        "Begin with O2 Idea 1 & more: impact 3, effort 1. 3 opportunities are open, 2 without an owner."
    )
    click(panel.conclusion)
    assert window.session.selection == {"o1"}


def test_a_dot_dragged_to_another_field_changes_both_in_one_step(window: Window) -> None:
    panel = panel_of(window, "priorities")
    drag_dot(panel, "o0", (3, 3))
    assert judged(window, "o0") == (3, 3)
    assert window.session.undo_names == ("Judge O1",)
    assert panel.matrix.field(3, 3).contains(panel.matrix.dots["o0"].geometry().center())
    window.session.undo()
    assert judged(window, "o0") == (2, 2)
    assert panel.matrix.field(2, 2).contains(panel.matrix.dots["o0"].geometry().center())


def test_escape_in_a_drag_leaves_no_trace(window: Window) -> None:
    panel = panel_of(window, "priorities")
    dot = panel.matrix.dots["o0"]
    place = dot.pos()
    drag_dot(panel, "o0", (1, 1), release=False)
    assert dot.pos() != place
    key(dot, Qt.Key.Key_Escape)
    QTest.mouseRelease(dot, Qt.MouseButton.LeftButton)
    assert judged(window, "o0") == (2, 2)
    assert dot.pos() == place
    assert window.session.undo_names == ()


def test_ctrl_and_arrows_judge_and_stop_at_the_ends(window: Window) -> None:
    panel = panel_of(window, "priorities")
    dot = panel.matrix.dots["o0"]
    dot.setFocus()
    key(dot, Qt.Key.Key_Up, CTRL)
    assert judged(window, "o0") == (3, 2)
    key(dot, Qt.Key.Key_Up, CTRL)
    assert window.session.undo_names == ("Judge O1",)
    key(dot, Qt.Key.Key_Left, CTRL)
    assert judged(window, "o0") == (3, 1)
    assert dot.accessibleName() == "O1 Idea 0 & more, impact 3, effort 1"


def test_arrows_go_from_dot_to_dot_and_enter_leads_to_the_card(window: Window) -> None:
    panel = panel_of(window, "priorities")
    first, second = [*panel.matrix.dots.values()][:2]
    first.setFocus()
    key(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    key(second, Qt.Key.Key_Return)
    assert window.session.selection == {[*panel.matrix.dots][1]}
    assert second.isChecked()


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("stage", ["Stage 1", "Stage 2", "Stage 3"]),
        ("department", ["Shop", "No department"]),
        ("owner", ["Ann", "No owner"]),
    ],
)
def test_opportunities_are_grouped_and_a_group_is_shown_alone(window: Window, by: str, groups: list[str]) -> None:
    panel = panel_of(window, "priorities")
    panel.by.setCurrentIndex(panel.by.findData(by))
    panel.by.activated.emit(0)
    assert [each.heading.text() for each in panel.sections] == groups
    panel.only.setCurrentIndex(panel.only.findText(groups[0]))
    panel.only.activated.emit(0)
    assert [each.heading.text() for each in panel.sections] == groups[:1]
    assert len(panel.matrix.dots) == 1


def test_many_in_one_field_stay_in_it(qtbot, qapp) -> None:
    journey = grid()
    for at in range(60):
        journey = add_item(journey, ItemKind.OPPORTUNITY, "opportunities", "s1t1", id=f"o{at}")
    panel = panel_of(window_on(qtbot, journey), "priorities")
    field = panel.matrix.field(2, 2)
    assert all(field.contains(dot.geometry().center()) for dot in panel.matrix.dots.values())


@pytest.mark.parametrize("name", ["priorities", "board"])
def test_without_opportunities_it_says_how_to_begin(qtbot, qapp, name: str) -> None:
    panel = panel_of(window_on(qtbot, grid()), name)
    assert panel.conclusion.line.title
    assert panel.empty.text()


def drag_card(panel, one: str, status: Status) -> None:
    column = panel.columns[status]
    title = panel.cards[one].title
    drag(title, title.rect().center(), column.mapToGlobal(column.rect().center()))


def test_a_card_dragged_to_another_column_has_its_status(window: Window) -> None:
    panel = panel_of(window, "board")
    drag_card(panel, "o0", Status.DOING)
    assert status(window, "o0") is Status.DOING
    assert window.session.undo_names == ("O1: Under way",)
    assert panel.columns[Status.DOING].isAncestorOf(panel.cards["o0"])
    assert panel.columns[Status.DOING].head.text() == "Under way · 1"
    window.session.undo()
    assert panel.columns[Status.IDEA].isAncestorOf(panel.cards["o0"])


def test_ctrl_and_arrows_move_a_card_and_it_keeps_the_keyboard(window: Window) -> None:
    panel = panel_of(window, "board")
    title = panel.cards["o0"].title
    title.setFocus()
    key(title, Qt.Key.Key_Left, CTRL)
    assert status(window, "o0") is Status.IDEA
    for wanted in (Status.PLANNED, Status.DOING, Status.DONE, Status.DROPPED, Status.DROPPED):
        key(title, Qt.Key.Key_Right, CTRL)
        assert status(window, "o0") is wanted
    assert panel.cards["o0"].title.hasFocus()


def test_owner_and_due_date_are_written_on_the_card(window: Window) -> None:
    panel = panel_of(window, "board")
    card = panel.cards["o0"]
    click(card.owner)
    QTest.keyClicks(card.owner, "Bea")
    key(card.owner, Qt.Key.Key_Return)
    click(card.due.line)
    QTest.keyClicks(card.due.line, "2020-03-01")
    held = look_up(window.session.journey, "o0")
    assert (held.owner, held.due) == ("Bea", dt.date(2020, 3, 1))
    assert window.session.undo_names == ("Change the due date", "Change the owner")


def test_what_is_late_is_marked_and_said_first(window: Window) -> None:
    panel = panel_of(window, "board")
    late = dt.date.today() - dt.timedelta(days=1)
    window.session.apply("Due", lambda journey: set_fields(journey, ["o0", "o1"], due=late))
    window.session.apply("Done", lambda journey: set_fields(journey, ["o1"], status=Status.DONE))
    assert not panel.cards["o0"].overdue.isHidden()
    assert panel.cards["o1"].overdue.isHidden()
    assert panel.conclusion.line.title == "1 is overdue, 0 are under way, 1 of 3 done."
    click(panel.conclusion)
    assert window.session.selection == {"o0"}


def test_a_click_on_a_card_leads_to_the_map(window: Window) -> None:
    panel = panel_of(window, "board")
    click(panel.cards["o2"].title)
    assert window.session.selection == {"o2"}
    assert window.session.undo_names == ()
