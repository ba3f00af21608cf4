"""The canvas shows a map, moves over it with mouse, wheel and keys, and paints again only what changed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.canvas.canvas import Canvas
from mapdesigner.desktop.canvas.gestures.gesture import Gesture, Pointer, Reason
from mapdesigner.desktop.canvas.overlay import Ghost, Insertion, Mark, OverlayState, Ruler, Tip
from mapdesigner.layout.scene import Band, Box, Frozen, Group, Rect, Scene
from mapdesigner.layout.theme import theme
from tests.support.demo_scene import LEFT, TOP, demo_scene, with_card, with_taller_lane
from tests.support.painted import painted

MIDDLE = QPoint(600, 400)


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    made = Canvas()
    qtbot.addWidget(made)
    made.resize(1013, 713)
    made.set_scene(demo_scene(200))
    made.show()
    qtbot.waitExposed(made)
    settle(qtbot)
    return made


def settle(qtbot: QtBot) -> None:
    qtbot.wait(30)


def wheel(canvas: Canvas, turn: QPoint, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    at = QPointF(MIDDLE)
    event = QWheelEvent(
        at,
        QPointF(canvas.mapToGlobal(MIDDLE)),
        QPoint(),
        turn,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def key(canvas: Canvas, kind: QEvent.Type, code: Qt.Key) -> None:
    QApplication.sendEvent(canvas, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier))


@dataclass
class Recorded:
    """A gesture that writes down what happens to it."""

    cursor: Qt.CursorShape = Qt.CursorShape.CrossCursor
    scrolls: bool = True
    story: list[str] = field(default_factory=list)
    last: Pointer | None = None

    def start(self, pointer: Pointer) -> None:
        self.story.append(f"start {pointer.target}")

    def move(self, pointer: Pointer, modifiers: Qt.KeyboardModifier) -> None:
        self.last = pointer
        self.story.append("move")

    def end(self) -> None:
        self.story.append("end")

    def cancel(self, reason: Reason) -> None:
        self.story.append(f"cancel {reason}")


@dataclass
class OneTool:
    """A tool with one gesture."""

    made: Recorded = field(default_factory=Recorded)
    keys: list[int] = field(default_factory=list)

    def gesture(self, pointer: Pointer, modifiers: Qt.KeyboardModifier) -> Gesture | None:
        return self.made

    def hover(self, pointer: Pointer | None) -> None:
        self.made.story.append(f"hover {pointer.target if pointer else 'nothing'}")

    def double_click(self, pointer: Pointer) -> None:
        self.made.story.append(f"double {pointer.target}")

    def context_menu(self, pointer: Pointer) -> None:
        self.made.story.append("menu")

    def key(self, event: QKeyEvent) -> bool:
        self.keys.append(event.key())
        return True

    def offered(self, data: object, pointer: Pointer) -> Gesture | None:
        return None


def middle_of(canvas: Canvas, group_id: str) -> QPoint:
    place = canvas.window_rect(group_id)
    assert place
    return QPoint(round(place.x + place.width / 2), round(place.y + place.height / 2))


def test_the_wheel_goes_down_and_with_shift_across(canvas: Canvas) -> None:
    wheel(canvas, QPoint(0, -120))
    assert (canvas.view.x, canvas.view.y) == (0, 60)
    wheel(canvas, QPoint(0, -120), Qt.KeyboardModifier.ShiftModifier)
    assert (canvas.view.x, canvas.view.y) == (60, 60)


def test_ctrl_and_wheel_zoom_at_the_pointer(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show_view(canvas.view.panned(400, 60))
    under = canvas.locate(QPointF(MIDDLE))
    with qtbot.waitSignal(canvas.zoom_changed) as zoomed:
        wheel(canvas, QPoint(0, 120), Qt.KeyboardModifier.ControlModifier)
    assert zoomed.args == [pytest.approx(1.2)]
    after = canvas.locate(QPointF(MIDDLE))
    assert (after.x, after.y) == (pytest.approx(under.x), pytest.approx(under.y))


@pytest.mark.gesture("pan", "end")
def test_the_middle_button_takes_the_map_along(canvas: Canvas) -> None:
    QTest.mousePress(canvas, Qt.MouseButton.MiddleButton, pos=MIDDLE)
    assert canvas.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    QTest.mouseMove(canvas, MIDDLE - QPoint(100, 40))
    QTest.mouseRelease(canvas, Qt.MouseButton.MiddleButton, pos=MIDDLE - QPoint(100, 40))
    assert (canvas.view.x, canvas.view.y) == (100, 40)
    assert canvas.gesture is None


def test_space_pans_with_the_left_button_and_never_scrolls_by_itself(canvas: Canvas) -> None:
    canvas.tool = OneTool()
    key(canvas, QEvent.Type.KeyPress, Qt.Key.Key_Space)
    assert canvas.cursor().shape() is Qt.CursorShape.OpenHandCursor
    assert (canvas.view.x, canvas.view.y) == (0, 0)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=MIDDLE)
    QTest.mouseMove(canvas, MIDDLE - QPoint(70, 0))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=MIDDLE - QPoint(70, 0))
    key(canvas, QEvent.Type.KeyRelease, Qt.Key.Key_Space)
    assert canvas.view.x == 70
    assert canvas.tool.made.story == []


def test_escape_puts_a_pan_back(canvas: Canvas) -> None:
    QTest.mousePress(canvas, Qt.MouseButton.MiddleButton, pos=MIDDLE)
    QTest.mouseMove(canvas, MIDDLE - QPoint(100, 40))
    key(canvas, QEvent.Type.KeyPress, Qt.Key.Key_Escape)
    assert (canvas.view.x, canvas.view.y) == (0, 0)
    assert canvas.gesture is None


def test_a_press_on_a_card_starts_the_tools_gesture_there(canvas: Canvas) -> None:
    canvas.tool = tool = OneTool()
    at = middle_of(canvas, "card:10")
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(canvas, at + QPoint(20, 0))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at + QPoint(20, 0))
    assert tool.made.story == ["start c10", "move", "end"]


def test_escape_cancels_a_gesture_and_its_release_does_nothing(canvas: Canvas) -> None:
    canvas.tool = tool = OneTool()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=MIDDLE)
    key(canvas, QEvent.Type.KeyPress, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=MIDDLE)
    assert tool.made.story[1:] == ["cancel escape"]
    assert tool.keys == []


def test_another_button_cancels_a_gesture(canvas: Canvas) -> None:
    canvas.tool = tool = OneTool()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=MIDDLE)
    QTest.mousePress(canvas, Qt.MouseButton.RightButton, pos=MIDDLE)
    assert tool.made.story[-1] == "cancel other button"


def test_a_drag_at_the_edge_scrolls_and_the_gesture_follows(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.tool = tool = OneTool()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=MIDDLE)
    QTest.mouseMove(canvas, QPoint(995, 400))
    qtbot.waitUntil(lambda: canvas.view.x > 100)
    assert tool.made.last
    assert tool.made.last.x > 1000
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(995, 400))
    stopped = canvas.view.x
    settle(qtbot)
    assert canvas.view.x == stopped


def test_tab_is_a_key_of_the_map(canvas: Canvas) -> None:
    canvas.tool = tool = OneTool()
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert tool.keys == [Qt.Key.Key_Tab]


def test_a_double_click_reaches_the_tool(canvas: Canvas) -> None:
    canvas.tool = tool = OneTool()
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=middle_of(canvas, "card:10"))
    assert "double c10" in tool.made.story


def test_headers_stay_while_the_map_moves(canvas: Canvas) -> None:
    before = painted(canvas)
    canvas.show_view(canvas.view.panned(0, 200))
    after = painted(canvas)
    header = (0, 0, 1000, int(TOP) - 1)
    assert before.copy(*header) == after.copy(*header)
    assert before.copy(160, 110, 800, 400) != after.copy(160, 110, 800, 400)


def test_a_stage_name_slides_along_its_stage_and_leaves_with_it(canvas: Canvas) -> None:
    canvas.show_view(canvas.view.panned(300, 0))
    assert white_ink(painted(canvas).copy(int(LEFT) + 14, 20, 60, 8))
    canvas.show_view(canvas.view.panned(300 - 80, 0))  # the stage ends 88 px into the map; its name takes 90
    assert white_ink(painted(canvas).copy(int(LEFT), 20, 60, 8))
    assert not white_ink(painted(canvas).copy(int(LEFT) + 90, 20, 10, 8))


def white_ink(image: QImage) -> bool:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return any(pixel.lightness() > 200 for pixel in pixels)


def test_a_lane_title_stays_at_the_top_of_what_is_seen_of_its_lane(canvas: Canvas) -> None:
    canvas.show_view(canvas.view.panned(0, 60))
    label = painted(canvas).copy(30, int(TOP) + 8, 80, 24)
    assert any(label.pixelColor(x, y).lightness() < 90 for x in range(80) for y in range(24))


def test_the_shadow_shows_only_when_something_lies_under_the_header(canvas: Canvas) -> None:
    def shade() -> QColor:
        return painted(canvas).pixelColor(300, int(TOP))

    bare = shade()
    canvas.show_view(canvas.view.panned(0, 109))  # the gap between cards comes under the edge
    assert shade().lightness() < bare.lightness()


def fresh(canvas: Canvas, scene: Scene, qtbot: QtBot) -> QImage:
    """The same Scene in a canvas that never showed another one."""
    other = Canvas()
    qtbot.addWidget(other)
    other.resize(canvas.size())
    other.set_scene(scene)
    other.show()
    other.show_view(canvas.view)
    settle(qtbot)
    return painted(other)


@pytest.mark.parametrize("zoom", [1.0, 0.25, 1.7])
def test_after_an_edit_the_canvas_looks_as_if_painted_anew(canvas: Canvas, zoom: float, qtbot: QtBot) -> None:
    canvas.zoom_to(zoom)
    settle(qtbot)
    painted(canvas)
    edited = with_taller_lane(with_card(canvas.scene, "10", "Something else altogether"), 2, 24.0)
    canvas.set_scene(edited)
    settle(qtbot)
    assert painted(canvas) == fresh(canvas, edited, qtbot)


def test_a_removed_lane_leaves_no_trace(canvas: Canvas, qtbot: QtBot) -> None:
    shorter = replace(canvas.scene, bands=canvas.scene.bands[:-4], height=canvas.scene.height - 2 * 118)
    canvas.set_scene(shorter)
    assert painted(canvas) == fresh(canvas, shorter, qtbot)


def test_a_changed_card_paints_only_its_own_place(canvas: Canvas) -> None:
    areas = canvas.tiles.set_scene(canvas.scene, with_card(canvas.scene, "10", "New words"), "#F7F9FB")
    assert len(areas) == 1
    assert all(area.width < 220 and area.height < 140 for _, area in areas)


def test_an_unchanged_scene_paints_nothing(canvas: Canvas) -> None:
    assert canvas.tiles.set_scene(canvas.scene, replace(canvas.scene), "#F7F9FB") == []


def test_what_comes_to_lie_above_another_is_painted_again(canvas: Canvas) -> None:
    band = canvas.scene.bands[-1]
    turned = replace(band, groups=tuple(reversed(band.groups)))
    scene = replace(canvas.scene, bands=(*canvas.scene.bands[:-1], turned))
    assert canvas.tiles.set_scene(canvas.scene, scene, "#F7F9FB")


def test_the_memory_of_tiles_is_bounded(qtbot: QtBot) -> None:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.tiles._limit = 8 * 1024 * 1024
    canvas.resize(800, 600)
    canvas.set_scene(demo_scene(400))
    canvas.show()
    for _ in range(30):
        canvas.show_view(canvas.view.panned(200, 0))
        canvas.repaint()
    assert canvas.tiles.bytes_kept <= 8 * 1024 * 1024


def test_the_whole_map_fits_and_home_is_its_start(canvas: Canvas) -> None:
    canvas.show_view(canvas.view.panned(900, 100))
    canvas.fit_map()
    place = canvas.view.to_window(Rect(0, 0, canvas.scene.width, canvas.scene.height))
    assert place.right <= 1000.5
    assert place.bottom <= 700.5
    canvas.zoom_to(1.0)
    canvas.show_view(canvas.view.panned(900, 100))
    canvas.go_home()
    assert (canvas.view.x, canvas.view.y) == (0, 0)


def test_a_card_out_of_view_is_revealed_clear_of_the_headers(canvas: Canvas) -> None:
    canvas.reveal("card:190")
    place = canvas.window_rect("card:190")
    assert place
    assert place.x >= LEFT
    assert place.right <= 1000
    canvas.reveal("card:6")
    place = canvas.window_rect("card:6")
    assert place
    assert place.x >= LEFT


def test_selection_ghost_and_words_are_drawn_and_go_without_trace(canvas: Canvas) -> None:
    before = painted(canvas)
    card, other = canvas.rect_of("card:10"), canvas.rect_of("card:18")
    assert card
    assert other
    state = OverlayState(
        selected=(Mark(card),),
        handles=True,
        hover=Mark(other),
        focus=Mark(other),
        hint="Drop a touchpoint",
        sources=(Mark(other),),
        slot=Mark(other),
        insertion=Insertion(other.x, other.y, other.right, other.y),
        rubber_band=Rect(300, 300, 200, 100),
        ghost=Ghost(canvas.picture_of("card:10"), 400, 300),
        ruler=Ruler(500, (200, 250, 300, 350, 400), 300, 260),
        tip=Tip(500, 500, "Negative", "\u22120.5", "was \u22120.9", pointer=True),
    )
    canvas.set_overlay(state)
    marked = painted(canvas)
    place = canvas.window_rect("card:10")
    assert place
    assert marked.pixelColor(int(place.x) - 1, int(place.y) + 25).name() == theme().focus.lower()
    assert marked.pixelColor(505, 502).name() == theme().ink.lower()
    canvas.set_overlay(OverlayState())
    assert painted(canvas) == before


def test_a_selected_card_under_the_header_does_not_shine_through(canvas: Canvas) -> None:
    canvas.show_view(canvas.view.panned(0, 60))
    before = painted(canvas).copy(0, 0, 1000, int(TOP))
    card = canvas.rect_of("card:8")
    assert card
    canvas.set_overlay(OverlayState(selected=(Mark(card),)))
    assert painted(canvas).copy(0, 0, 1000, int(TOP)) == before


def test_another_theme_draws_its_own_grounds(canvas: Canvas) -> None:
    canvas.set_theme(theme("dark"))
    assert painted(canvas).pixelColor(20, 80).name() == theme("dark").surface2.lower()


def test_a_map_smaller_than_the_window_leaves_its_ground_bare(canvas: Canvas) -> None:
    group = Group("g", 0, 0, 50, 50, (Box(Rect(0, 0, 50, 50), "#17212E"),), "t", "Thing")
    canvas.set_scene(Scene(50, 50, "#F3F5F8", (Band("b", 0, 0, 50, 50, (group,)),)))
    image = painted(canvas)
    assert image.pixelColor(20, 20).name() == "#17212e"
    assert image.pixelColor(300, 300).name() == "#f3f5f8"
    assert canvas.locate(QPointF(20, 20)).target == "t"
    assert canvas.locate(QPointF(300, 300)).hit is None
    assert canvas.locate(QPointF(300, 300)).part is Frozen.NO
