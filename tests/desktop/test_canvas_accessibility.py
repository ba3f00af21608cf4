"""A screen reader finds the map's things on the canvas by name and place."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.canvas import accessibility
from mapdesigner.desktop.canvas.accessibility import CanvasInterface
from mapdesigner.desktop.canvas.canvas import Canvas
from tests.support.demo_scene import demo_scene, with_card


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    accessibility.install()
    made = Canvas()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.set_scene(demo_scene(16))
    made.show()
    qtbot.waitExposed(made)
    return made


def interface(canvas: Canvas) -> CanvasInterface:
    found = QAccessible.queryAccessibleInterface(canvas)
    assert isinstance(found, CanvasInterface)
    return found


def names(canvas: Canvas) -> list[str]:
    found = interface(canvas)
    children = [found.child(index) for index in range(found.childCount())]
    return [child.text(QAccessible.Text.Name) for child in children if child]


def test_every_named_thing_is_a_child_in_reading_order(canvas: Canvas) -> None:
    assert names(canvas)[:6] == [
        "Stage",
        "Step 1",
        "Step 2",
        "Lane 1",
        "Fitting wall and ramp 0",
        "Parcel is on its way 8",
    ]


def test_a_thing_is_where_it_is_drawn_and_is_found_there(canvas: Canvas) -> None:
    found = interface(canvas)
    child = found.child(4)
    assert child
    middle = child.rect().center()
    again = found.childAt(middle.x(), middle.y())
    assert again
    assert again.text(QAccessible.Text.Name) == "Fitting wall and ramp 0"
    assert found.indexOfChild(again) == 4


def test_an_edit_is_heard(canvas: Canvas) -> None:
    canvas.set_scene(with_card(canvas.scene, "0", "New words"))
    assert "New words" in names(canvas)


def test_focus_selection_and_being_out_of_view_are_told(canvas: Canvas) -> None:
    canvas.set_current("card:0", frozenset({"card:0"}))
    found = interface(canvas)
    focused = found.focusChild()
    assert focused
    assert focused.text(QAccessible.Text.Name) == "Fitting wall and ramp 0"
    assert focused.state().selected
    last = found.child(found.childCount() - 1)
    assert last
    assert last.state().offscreen


def test_a_thing_that_is_gone_is_no_longer_valid(canvas: Canvas) -> None:
    child = interface(canvas).child(4)
    assert child
    canvas.set_scene(demo_scene(0))
    assert not child.isValid()
    assert child.rect().isEmpty()
