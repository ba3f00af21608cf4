"""A map that runs from the right does so on the screen: painted as on paper, turned round, worked on as any other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollBar
from pytestqt.qtbot import QtBot

from mapdesigner import resources
from mapdesigner.desktop.canvas import accessibility
from mapdesigner.desktop.canvas.badges import Badge
from mapdesigner.desktop.canvas.map_view import MapView
from mapdesigner.desktop.canvas.overlay import OverlayState, Tip, tip_rect
from mapdesigner.desktop.clipboard.picture import picture_of_cards
from mapdesigner.desktop.session import Cell
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.items import add_item
from mapdesigner.edits.replace import look_up, replace
from mapdesigner.edits.stages import add_stage, resize_step
from mapdesigner.layout.compose import Composer, compose_screen
from mapdesigner.layout.mirror import as_seen
from mapdesigner.layout.scene import Frozen
from mapdesigner.layout.theme import theme
from mapdesigner.layout.thumbnail import thumbnail
from mapdesigner.model.catalog import accepts
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure
from mapdesigner.painting.qt import scene_to_image
from mapdesigner.storage.read import read_map
from tests.support.journeys import grid, with_actions
from tests.support.painted import painted
from tests.support.windows import view_on

WIDE = QPoint(1500, 900)
NEAR = 12  # of 255: one pixel's edge may be drawn half a pixel from where it is on paper


def trailhead(*, right_to_left: bool = True) -> JourneyMap:
    journey = read_map(resources.path("samples", "trailhead.journeymap")).journey
    return replace(journey, right_to_left=right_to_left)


def shown(qtbot: QtBot, journey: JourneyMap, size: QPoint = WIDE) -> MapView:
    return view_on(qtbot, journey, size.x(), size.y())


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    return shown(qtbot, trailhead())


def seen(view: MapView) -> QImage:
    view.minimap.hide()
    return painted(view.canvas)


def differing(one: QImage, other: QImage) -> float:
    """The share of pixels, of every fifth, that are not the same in two pictures."""
    width, height = min(one.width(), other.width()), min(one.height(), other.height())
    places = [(x, y) for x in range(0, width, 5) for y in range(0, height, 5)]
    apart = sum(abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > NEAR for x, y in places)
    return apart / len(places)


def middle(view: MapView, group: str) -> QPoint:
    rect = view.canvas.window_rect(group)
    assert rect is not None
    return QPoint(round(rect.x + rect.width / 2), round(rect.y + rect.height / 2))


def across(view: MapView) -> QScrollBar:
    bars = view.canvas.findChildren(QScrollBar)
    return next(bar for bar in bars if bar.orientation() is Qt.Orientation.Horizontal)


def test_the_screen_shows_what_a_print_shows(view: MapView) -> None:
    whole = scene_to_image(as_seen(view.canvas.scene), 1.0)
    width = round(view.canvas.view.width)
    height = min(round(view.canvas.view.height), whole.height())
    on_paper = whole.copy(whole.width() - width, 0, width, height)
    on_screen = seen(view).copy(0, 0, width, height)
    assert differing(on_screen, on_paper) < 0.02
    assert differing(on_screen, on_paper.flipped(Qt.Orientation.Horizontal)) > 0.05, "the comparison sees differences"


def test_every_thing_is_where_the_turned_drawing_has_it(view: MapView) -> None:
    turned = as_seen(view.canvas.scene)
    away = turned.width - view.canvas.view.width
    for band in turned.bands:
        for group in band.groups:
            place = view.canvas.window_rect(group.id)
            assert place is not None
            assert (place.x, place.y) == pytest.approx((band.x + group.x - away, band.y + group.y), abs=0.01)


def test_the_map_begins_at_the_right_with_its_lane_column_there(view: MapView) -> None:
    canvas = view.canvas
    assert canvas.view.body.x == 0
    assert canvas.view.body.right == canvas.view.width - view.lane_column
    assert across(view).value() == across(view).maximum() > 0
    first, second = (canvas.window_rect(f"stage:{stage.id}") for stage in structure(view.session.journey).stages[:2])
    assert first is not None
    assert second is not None
    assert second.right < first.right
    assert first.right == pytest.approx(canvas.view.body.right, abs=8)
    canvas.show_view(canvas.view.panned(-400, 0))
    assert across(view).value() == across(view).maximum() - 400
    across(view).setValue(100)
    assert canvas.view.hidden_left == pytest.approx(100)
    canvas.go_home()
    assert across(view).value() == across(view).maximum()


def test_what_is_narrower_than_the_window_stands_at_the_right(view: MapView) -> None:
    view.fit()
    view.zoom_to(0.3)
    first, last = structure(view.session.journey).stages[0], structure(view.session.journey).stages[-1]
    begins, ends = view.canvas.window_rect(f"stage:{first.id}"), view.canvas.window_rect(f"stage:{last.id}")
    assert begins is not None
    assert ends is not None
    assert begins.right == pytest.approx(view.canvas.view.body.right, abs=3)
    assert ends.x > 100
    assert view.canvas.view.part(view.canvas.view.width - 2, 300) is Frozen.LEFT
    assert view.canvas.view.part(2, 300) is Frozen.NO


@pytest.mark.parametrize("zoom", [1.0, 0.5, 1.7])
def test_after_edits_and_scrolling_it_looks_as_if_painted_anew(view: MapView, zoom: float) -> None:
    view.zoom_to(zoom)
    seen(view)
    view.canvas.show_view(view.canvas.view.advanced(311, 40))
    seen(view)
    first = structure(view.session.journey).steps[0].id
    view.session.apply("wider", lambda now: resize_step(now, first, 190))
    view.session.apply("more", lambda now: add_stage(now, id="last", name="After all", first_step="last1"))
    item = view.session.journey.items[3].id
    view.session.apply("words", lambda now: set_fields(now, [item], text="Something else altogether"))
    edited = seen(view)
    view.canvas.tiles.clear()
    assert edited == seen(view)


def test_a_stage_added_at_the_end_leaves_what_stands_before_it_painted(view: MapView) -> None:
    seen(view)
    old = view.canvas.scene
    new = Composer().compose(replace(view.session.journey))
    assert new.right_to_left
    card = next(group for band in old.bands for group in band.groups if group.id.startswith("card:"))
    before = view.canvas.view.painted(card.bounds)
    view.session.apply("more", lambda now: add_stage(now, id="last", name="After all", first_step="last1"))
    assert view.canvas.view.painted(card.bounds) == before, "places count from the side at which the map begins"


def test_turning_the_map_round_is_a_step_that_can_be_undone(qtbot: QtBot) -> None:
    view = shown(qtbot, trailhead(right_to_left=False))
    view.canvas.show_view(view.canvas.view.advanced(300, 20))
    before, first = seen(view), view.canvas.view.visible
    view.session.apply("turn", lambda now: replace(now, right_to_left=True))
    assert view.canvas.view.visible == first, "the same part of the map is in view"
    turned = seen(view)
    assert differing(before, turned) > 0.03
    view.canvas.tiles.clear()
    assert turned == seen(view)
    view.session.undo()
    assert seen(view) == before


@pytest.mark.parametrize("interface", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_interface_has_a_direction_of_its_own(qtbot: QtBot, interface: Qt.LayoutDirection) -> None:
    for right_to_left in (False, True):
        view = shown(qtbot, with_actions(replace(grid(), right_to_left=right_to_left), "a"), QPoint(900, 600))
        alone = seen(view)
        view.setLayoutDirection(interface)
        view.canvas.setLayoutDirection(interface)
        assert seen(view) == alone
        bar = across(view)
        assert bar.value() == (bar.maximum() if right_to_left else 0)


def test_arrows_lead_where_they_point(view: MapView) -> None:
    known = structure(view.session.journey)
    lane = next(lane.id for lane in known.lanes if known.items_of.get(lane.id))
    steps = [step.id for step in known.steps]
    view.session.focus_on(Cell(lane, steps[1]))
    view.session.select(())
    QTest.keyClick(view.canvas, Qt.Key.Key_Left)
    assert view.session.focus == Cell(lane, steps[2])
    QTest.keyClick(view.canvas, Qt.Key.Key_Right)
    QTest.keyClick(view.canvas, Qt.Key.Key_Right)
    assert view.session.focus == Cell(lane, steps[0])
    QTest.keyClick(view.canvas, Qt.Key.Key_Right)
    assert view.session.selection == {lane}, "right of the first step stands the lane's name"


def test_ctrl_and_an_arrow_move_a_card_where_it_points(qtbot: QtBot) -> None:
    view = shown(qtbot, with_actions(replace(grid(), right_to_left=True), "a", step="s1t2"), QPoint(900, 600))
    view.session.select(["a"])
    QTest.keyClick(view.canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert look_up(view.session.journey, "a").step == "s1t3"
    view.session.select(["s1"])
    QTest.keyClick(view.canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert [stage.id for stage in structure(view.session.journey).stages] == ["s2", "s1", "s3"]


def test_shift_and_page_down_lead_on_along_the_stages(qtbot: QtBot) -> None:
    view = shown(qtbot, replace(grid(6, 4), right_to_left=True), QPoint(900, 600))
    QTest.keyClick(view.canvas, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    assert view.canvas.view.x > 300
    QTest.keyClick(view.canvas, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ShiftModifier)
    assert view.canvas.view.x == 0


def test_the_field_for_writing_lies_over_its_text_and_keeps_to_its_side(view: MapView) -> None:
    for item in view.session.journey.items[:12]:
        place = view.canvas.window_rect(f"card:{item.id}")
        if place is None or place.x < 0:
            continue
        view.edit(item.id)
        field = view.tool.editor.geometry()
        assert place.x - 4 <= field.left()
        assert field.right() <= place.right + 4
        assert view.tool.editor.document().defaultTextOption().alignment() & Qt.AlignmentFlag.AlignRight
        view.finish_writing()


def test_a_stages_name_is_written_beside_its_number_and_grows_to_the_left(view: MapView) -> None:
    stage = structure(view.session.journey).stages[0].id
    view.edit(stage)
    field, before = view.tool.editor, view.tool.editor.geometry()
    name = view.canvas.window_rect(f"stage-name:{stage}")
    assert name is not None
    assert before.right() < name.right
    QTest.keyClicks(field, "A very much longer name of a stage")
    assert field.geometry().right() == pytest.approx(before.right(), abs=2)
    assert field.geometry().left() < before.left()


def test_a_badge_stands_at_the_upper_corner_of_a_cards_end(view: MapView) -> None:
    card = next(each for each in view.session.journey.items if view.canvas.rect_of(f"card:{each.id}"))
    before = seen(view)
    view.canvas.badges.show("health", {card.id: Badge("triangle-alert", "warn")})
    place = view.canvas.window_rect(f"card:{card.id}")
    assert place is not None
    after = seen(view)
    left, right = (round(x) for x in (place.x, place.right))
    top = round(place.y)
    assert before.copy(left - 11, top - 11, 22, 22) != after.copy(left - 11, top - 11, 22, 22)
    assert before.copy(right - 11, top - 11, 22, 22) == after.copy(right - 11, top - 11, 22, 22)


def test_the_small_map_stands_at_the_maps_end_and_its_frame_is_dragged(qtbot: QtBot) -> None:
    view = shown(qtbot, with_actions(replace(grid(8, 3), right_to_left=True), "a"), QPoint(900, 600))
    minimap = view.minimap
    assert minimap.geometry().left() == 18
    frame = minimap.frame
    assert frame.right() > minimap.width() - 12
    start = frame.center().toPoint()
    QTest.mousePress(minimap, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(minimap, start - QPoint(30, 0))
    QTest.mouseRelease(minimap, Qt.MouseButton.LeftButton, pos=start - QPoint(30, 0))
    assert view.canvas.view.x == pytest.approx(30 / minimap.scale, abs=1.5 / minimap.scale)
    assert minimap.frame.right() == pytest.approx(frame.right() - 30, abs=2)


def test_the_small_map_shows_its_cards_where_they_are(qtbot: QtBot) -> None:
    pictures = []
    for right_to_left in (False, True):
        view = shown(qtbot, trailhead(right_to_left=right_to_left), QPoint(900, 600))
        qtbot.waitUntil(lambda view=view: view.minimap._painted is view.canvas.scene)
        pictures.append(view.minimap._picture.toImage())
    usual, turned = pictures
    assert differing(usual.flipped(Qt.Orientation.Horizontal), turned) < 0.05
    assert differing(usual, turned) > 0.1


def test_screen_readers_find_things_where_they_are_seen(qtbot: QtBot) -> None:
    accessibility.install()
    view = shown(qtbot, trailhead())
    found = QAccessible.queryAccessibleInterface(view.canvas)
    for index in range(0, found.childCount(), 7):
        rect = found.child(index).rect()
        at = QPointF(view.canvas.mapFromGlobal(rect.center()))
        if view.canvas.rect().contains(at.toPoint()) and view.canvas.view.body.contains(at.x(), at.y()):
            assert found.childAt(rect.center().x(), rect.center().y()).text(QAccessible.Text.Name)


def test_cards_are_copied_as_they_are_seen(view: MapView) -> None:
    cards = [each.id for each in view.session.journey.items if view.canvas.rect_of(f"card:{each.id}")][:2]
    usual = picture_of_cards(compose_screen(trailhead(right_to_left=False)), cards)
    turned = picture_of_cards(view.canvas.scene, cards)
    assert usual is not None
    assert turned is not None
    assert usual.size() == turned.size()
    assert differing(usual, turned) > 0.01


def test_the_lifted_card_looks_like_the_card(view: MapView) -> None:
    known = structure(view.session.journey)
    first = {step.id for step in known.steps[:2]}
    card = next(each for each in known.journey.items if each.kind is ItemKind.TOUCHPOINT and each.step in first)
    place = view.canvas.window_rect(f"card:{card.id}")
    assert place is not None
    lifted = view.canvas.picture_of(f"card:{card.id}").toImage()
    inside = lifted.copy(20 + 8, 20 + 8, round(place.width) - 16, round(place.height) - 16)
    there = seen(view).copy(round(place.x) + 8, round(place.y) + 8, inside.width(), inside.height())
    assert differing(inside, there) < 0.02


def test_a_small_picture_of_a_map_runs_from_the_right_too() -> None:
    usual, turned = thumbnail(trailhead(right_to_left=False)), thumbnail(trailhead())
    assert scene_to_image(turned, 1.0) != scene_to_image(usual, 1.0)
    assert not turned.right_to_left, "it is turned already"


def test_dark_and_light_are_turned_alike(view: MapView) -> None:
    places = [view.canvas.window_rect(f"stage:{each.id}") for each in view.session.journey.stages]
    view.set_theme(theme("dark"))
    assert [view.canvas.window_rect(f"stage:{each.id}") for each in view.session.journey.stages] == places


@pytest.mark.parametrize("words", ["Place in 1.1", "1.1 الجري الأول", "الجري"])
def test_words_beside_the_pointer_stand_on_their_ground(view: MapView, words: str) -> None:
    tip = Tip(300.0, 300.0, words)
    view.canvas.set_overlay(OverlayState(tip=tip))
    rect = tip_rect(tip, view.canvas.colours)
    inside = seen(view).copy(round(rect.x) + 4, round(rect.y) + 4, round(rect.width) - 8, round(rect.height) - 8)
    shades = {inside.pixelColor(x, y).lightness() for x in range(inside.width()) for y in range(inside.height())}
    assert max(shades) - min(shades) > 150


@pytest.mark.parametrize("kind", [ItemKind.ACTION, ItemKind.THOUGHT, ItemKind.TOUCHPOINT])
def test_arabic_is_written_in_the_letters_it_is_shown_in(qtbot: QtBot, kind: ItemKind) -> None:
    journey, words = replace(grid(), right_to_left=True, language="ar"), "ينصحه موظف المتجر"
    lane = next(each for each in journey.lanes if accepts(each.kind, kind)).id
    view = shown(qtbot, add_item(journey, kind, lane, "s1t1", id="one", text=words))
    view.canvas.reveal("card:one")
    place = view.canvas.window_rect("card:one")
    assert place is not None
    at = (round(place.x) + 4, round(place.y) + 4, round(place.width) - 8, round(place.height) - 6)
    before = seen(view).copy(*at)
    view.edit("one")
    field = view.tool.editor
    qtbot.waitUntil(field.isVisible)
    field.setCursorWidth(0)
    written = seen(view).copy(*at)
    if kind is ItemKind.THOUGHT:  # the map puts quotes round it
        assert 0.8 < ink(written) / ink(before) < 1.05
    else:
        assert ink(written) == pytest.approx(ink(before), rel=0.12)


def ink(image: QImage) -> float:
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return sum(255 - image.pixelColor(x, y).lightness() for x, y in places)
