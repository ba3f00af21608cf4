"""The minimap: where one is on the map, and a frame to go elsewhere by."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from mapdesigner.desktop.canvas.map_view import MapView
from mapdesigner.desktop.canvas.minimap import Minimap
from mapdesigner.desktop.canvas.overlay import Tip
from mapdesigner.desktop.session import Session
from mapdesigner.edits.fields import set_text
from mapdesigner.edits.items import add_item
from mapdesigner.layout.theme import theme
from mapdesigner.model.kinds import ItemKind
from tests.support.journeys import grid, with_actions


@pytest.fixture
def view(qtbot, qapp) -> MapView:
    made = MapView(Session(with_actions(grid(8, 3), "a", "b")))
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def minimap(view: MapView) -> Minimap:
    return view.minimap


def drag(widget, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(widget, end)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=end)


def colours_in(minimap: Minimap) -> int:
    image = minimap.grab().toImage()
    return len({image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)})


def test_it_stands_18_px_from_the_corner_of_the_scroll_bars(view: MapView, minimap: Minimap) -> None:
    assert (minimap.width(), minimap.height()) == (148, 86)
    assert view.canvas.width() - 13 - 18 == minimap.geometry().right() + 1
    assert view.canvas.height() - 13 - 18 == minimap.geometry().bottom() + 1


def test_it_hides_while_all_is_in_view(view: MapView, minimap: Minimap) -> None:
    assert minimap.isVisible()
    view.fit()
    assert not minimap.isVisible()
    view.zoom_to(1.0)
    assert minimap.isVisible()


def test_it_keeps_its_place_when_the_window_grows_and_goes_where_there_is_no_room(qtbot, view, minimap) -> None:
    view.resize(1000, 700)
    qtbot.waitUntil(lambda: minimap.geometry().right() + 1 == view.canvas.width() - 31)
    view.resize(300, 200)
    qtbot.waitUntil(lambda: not minimap.isVisible())


def test_the_frame_is_dragged(view: MapView, minimap: Minimap) -> None:
    start = minimap.frame.center().toPoint()
    drag(minimap, start, start + QPoint(30, 10))
    assert view.canvas.view.x == pytest.approx(30 / minimap.scale, abs=1.5 / minimap.scale)
    assert view.canvas.view.y > 0
    drag(minimap, minimap.frame.center().toPoint(), QPoint(-400, -400))
    assert (view.canvas.view.x, view.canvas.view.y) == (0.0, 0.0)


def test_a_press_beside_the_frame_brings_it_there(view: MapView, minimap: Minimap) -> None:
    QTest.mouseClick(minimap, Qt.MouseButton.LeftButton, pos=QPoint(120, 43))
    assert abs(minimap.frame.center().x() - 120) < 2


def test_the_frame_follows_the_view(view: MapView, minimap: Minimap) -> None:
    before = minimap.frame
    view.canvas.show_view(view.canvas.view.panned(300, 0))
    assert minimap.frame.left() > before.left()


def test_its_picture_follows_an_edit_only_after_a_while_and_paints_no_frame_of_a_drag(qtbot, view, minimap) -> None:
    qtbot.waitUntil(lambda: colours_in(minimap) > 6)
    kept = minimap._painted
    view.session.apply("Rename", lambda journey: set_text(journey, "a", "Other words"))
    assert minimap._painted is kept
    qtbot.waitUntil(lambda: minimap._painted is view.canvas.scene)


def test_it_wears_the_dark_theme(qtbot, view, minimap) -> None:
    view.set_theme(theme("dark"))
    qtbot.waitUntil(lambda: minimap._painted is view.canvas.scene)
    assert minimap.grab().toImage().pixelColor(4, 43).lightness() < 80


def test_a_drag_that_comes_near_makes_it_give_way(qtbot, view: MapView, minimap: Minimap) -> None:
    canvas = view.canvas
    card = canvas.window_rect("card:a")
    start = QPoint(round(card.x + 20), round(card.y + 20))
    near = minimap.geometry().topLeft() - QPoint(10, 10)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    for step in (start + QPoint(12, 12), start + QPoint(40, 40), near):
        QTest.mouseMove(canvas, step)
    assert canvas.gesture is not None
    assert not minimap.isVisible()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=near)
    qtbot.waitUntil(minimap.isVisible)
    assert QPointF(minimap.pos()) == QPointF(canvas.width() - 31 - 148, canvas.height() - 31 - 86)


def into_the_corner(view: MapView, minimap: Minimap, target: str) -> None:
    """Scroll a thing of the map to where the minimap stands."""
    canvas = view.canvas
    place, corner = canvas.window_rect(target), minimap.geometry()
    moved = replace(canvas.view, x=canvas.view.x + place.x - corner.x(), y=canvas.view.y + place.y - corner.y())
    canvas.show_view(moved.clamped())


def test_it_does_not_cover_the_card_that_is_worked_on(view: MapView, minimap: Minimap) -> None:
    view.session.apply(
        "Add", lambda journey: add_item(journey, ItemKind.OPPORTUNITY, "opportunities", "s5t1", id="far")
    )
    view.resize(900, 420)
    into_the_corner(view, minimap, "card:far")
    assert minimap.isVisible()
    view.session.select(["far"])
    assert not minimap.isVisible()
    view.edit("far")
    assert not minimap.isVisible()
    QTest.keyClick(view.tool.editor, Qt.Key.Key_Escape)
    view.session.select([])
    view.session.focus_on(None)
    assert minimap.isVisible()


def test_it_does_not_cover_the_words_of_a_drag(view: MapView, minimap: Minimap) -> None:
    corner = minimap.geometry().topLeft()
    view.tool.preview(tip=Tip(corner.x() - 90.0, corner.y() + 20.0, "Place below the tracking page"))
    assert not minimap.isVisible()
    view.tool.refresh()
    assert minimap.isVisible()


def test_it_stays_while_its_own_frame_is_dragged(view: MapView, minimap: Minimap) -> None:
    view.session.select(["a"])
    start = minimap.frame.center().toPoint()
    QTest.mousePress(minimap, Qt.MouseButton.LeftButton, pos=start)
    into_the_corner(view, minimap, "card:a")
    assert minimap.isVisible()
    QTest.mouseRelease(minimap, Qt.MouseButton.LeftButton, pos=start)


def test_a_small_window_leaves_the_map_all_its_room(qtbot, view: MapView, minimap: Minimap) -> None:
    view.resize(540, 560)  # what the docks leave of a window of 1024 x 700
    qtbot.waitUntil(lambda: not minimap.isVisible())
