"""The bar above what is selected: it comes when a selection rests, and does what is done most."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QColorDialog, QMenu

from mapdesigner.desktop.canvas.map_view import MapView
from mapdesigner.desktop.canvas.selection_bar import SelectionBar
from mapdesigner.desktop.session import Session
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.items import add_item
from mapdesigner.edits.lanes import lock_lane
from mapdesigner.edits.replace import find
from mapdesigner.model.kinds import ItemKind
from tests.support.journeys import grid_with_people, with_actions

MAP = (
    (ItemKind.EMOTION, "emotions", "felt"),
    (ItemKind.PAIN_POINT, "pain_points", "pain"),
    (ItemKind.OPPORTUNITY, "opportunities", "chance"),
    (ItemKind.NOTE, "notes", "note"),
)


@pytest.fixture
def view(qtbot, qapp) -> MapView:
    journey = with_actions(grid_with_people(), "a", "b", step="s1t2")
    for kind, lane, name in MAP:
        journey = add_item(journey, kind, lane, "s1t2", id=name, text=name)
    made = MapView(Session(journey))
    qtbot.addWidget(made)
    made.resize(1400, 1900)
    made.show()
    qtbot.waitExposed(made)
    return made


def bar_for(qtbot, view: MapView, *ids: str) -> SelectionBar:
    view.session.select(())
    view.session.select(ids)
    qtbot.waitUntil(view.bar.isVisible)
    return view.bar


def click(bar: SelectionBar, words: str) -> None:
    QTest.mouseClick(bar.buttons[words], Qt.MouseButton.LeftButton)


def test_it_stands_above_what_is_selected_and_goes_with_the_selection(qtbot, view: MapView) -> None:
    bar = bar_for(qtbot, view, "pain")
    place = view.canvas.window_rect("card:pain")
    assert bar.geometry().bottom() < place.y
    view.session.select(())
    assert not bar.isVisible()


def test_it_stands_clear_of_a_feeling_and_its_word(qtbot, view: MapView) -> None:
    for score in (2.0, 0.0, -2.0):
        view.session.apply("Change", lambda journey, score=score: set_fields(journey, ["felt"], score=score))
        bar = bar_for(qtbot, view, "felt").geometry()
        for group in ("marker:felt", "label:felt"):
            place = view.canvas.window_rect(group)
            assert bar.bottom() < place.y or bar.top() > place.bottom, (score, group)


def test_a_stage_has_none(qtbot, view: MapView) -> None:
    view.session.select(["s1"])
    qtbot.wait(250)
    assert not view.bar.isVisible()


def test_a_face_gives_its_score_to_all_selected_markers(qtbot, view: MapView) -> None:
    click(bar_for(qtbot, view, "felt"), "Very negative")
    assert find(view.session.journey, "felt").score == -2.0
    view.session.undo()
    assert find(view.session.journey, "felt").score == 0.0


def test_mixed_cards_have_what_all_of_them_can(qtbot, view: MapView) -> None:
    assert list(bar_for(qtbot, view, "felt", "a").buttons) == ["Duplicate", "Delete"]


def test_a_pain_point_is_linked_and_unlinked(qtbot, view: MapView) -> None:
    for answers in (("pain",), ()):
        click(bar_for(qtbot, view, "pain"), "Link…")
        menu = view.findChild(QMenu)
        menu.actions()[0].trigger()
        menu.close()
        qtbot.waitUntil(lambda: view.findChild(QMenu) is None)
        assert find(view.session.journey, "chance").answers == answers


def test_a_note_takes_a_colour(qtbot, view: MapView, monkeypatch) -> None:
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_args: QColor("#aabbcc"))
    click(bar_for(qtbot, view, "note"), "Colour…")
    assert find(view.session.journey, "note").colour == "#AABBCC"


def test_duplicate_and_delete(qtbot, view: MapView) -> None:
    before = len(view.session.journey.items)
    click(bar_for(qtbot, view, "a", "b"), "Duplicate")
    assert len(view.session.journey.items) == before + 2
    click(bar_for(qtbot, view, "a"), "Delete")
    assert len(view.session.journey.items) == before + 1


def test_a_locked_lane_is_left_alone(qtbot, view: MapView) -> None:
    said: list[str] = []
    view.said.connect(said.append)
    view.session.apply("Lock", lambda journey: lock_lane(journey, "emotions"))
    click(bar_for(qtbot, view, "felt"), "Positive")
    assert find(view.session.journey, "felt").score == 0.0
    assert "This lane is locked." in said


def test_it_is_gone_during_a_drag_and_while_writing(qtbot, view: MapView) -> None:
    bar_for(qtbot, view, "a")
    place = view.canvas.window_rect("card:a")
    start = QPoint(round(place.x + 20), round(place.y + 12))
    QTest.mousePress(view.canvas, Qt.MouseButton.LeftButton, pos=start)
    assert not view.bar.isVisible()
    QTest.mouseMove(view.canvas, start + QPoint(40, 40))
    qtbot.wait(250)
    assert not view.bar.isVisible()
    QTest.keyClick(view.canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.canvas, Qt.MouseButton.LeftButton, pos=start)
    qtbot.waitUntil(view.bar.isVisible)
    QTest.mouseDClick(view.canvas, Qt.MouseButton.LeftButton, pos=start)
    qtbot.wait(250)
    assert view.tool.editor.target == "a"
    assert not view.bar.isVisible()


def test_scrolled_out_of_view_there_is_none(qtbot, view: MapView) -> None:
    bar_for(qtbot, view, "a")
    view.resize(500, 400)
    view.canvas.show_view(view.canvas.view.panned(2000, 2000))
    qtbot.wait(250)
    assert not view.bar.isVisible()
