"""The Qt painter: each primitive looks as the Scene says, and a PNG is the same picture at any size."""

from __future__ import annotations

import gc
import io
import subprocess
import sys
from typing import NamedTuple

import pytest
from PIL import Image
from PySide6.QtGui import QImage, QPainter

from mapdesigner.layout.scene import (
    Band,
    Box,
    Gradient,
    Group,
    Link,
    Path,
    Picture,
    Primitive,
    Rect,
    Scene,
    TextStyle,
)
from mapdesigner.layout.text.typeset import place, typeset
from mapdesigner.painting import qt, qt_display, qt_ink

# The painter would start a QGuiApplication of its own, and no other test of this process could have widgets.
pytestmark = pytest.mark.usefixtures("qapp")

WHITE = "#FFFFFF"
INK = "#17212E"


def scene_of(*primitives: Primitive, width: float = 100.0, height: float = 100.0, title: str = "") -> Scene:
    group = Group("g", 0.0, 0.0, width, height, primitives)
    return Scene(width, height, WHITE, (Band("b", 0.0, 0.0, width, height, (group,)),), title=title)


def painted(scene: Scene, scale: float = 1.0) -> QImage:
    return qt.scene_to_image(scene, scale)


def at(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name().upper()


def ink_box(image: QImage) -> tuple[int, int, int, int] | None:
    """Left, top, right, bottom of what is darker than half."""
    plain = Image.frombytes("RGBA", (image.width(), image.height()), bytes(image.constBits()), "raw", "BGRA")
    return plain.convert("L").point(lambda value: 255 * (value < 128)).getbbox()


def test_a_box_is_filled_and_its_stroke_lies_centred_on_its_edge() -> None:
    image = painted(scene_of(Box(Rect(20, 20, 60, 60), fill="#FDF4EE", stroke="#9A3D08", stroke_width=4)))
    assert at(image, 50, 50) == "#FDF4EE"
    assert at(image, 18, 50) == "#9A3D08"
    assert at(image, 21, 50) == "#9A3D08"
    assert at(image, 16, 50) == WHITE


def test_each_corner_has_its_own_radius() -> None:
    image = painted(scene_of(Box(Rect(20, 20, 60, 60), fill=INK, radii=(0, 20, 20, 0))))
    assert at(image, 20, 20) == INK
    assert at(image, 79, 20) == WHITE
    assert at(image, 79, 79) == WHITE
    assert at(image, 20, 79) == INK


def test_the_last_two_digits_of_a_long_colour_are_its_opacity() -> None:
    image = painted(scene_of(Box(Rect(0, 0, 100, 100), fill="#00000080")))
    assert abs(image.pixelColor(50, 50).red() - 127) <= 1


def test_a_path_is_painted_only_inside_its_clip() -> None:
    square = (("M", 0.0, 0.0), ("L", 100.0, 0.0), ("L", 100.0, 100.0), ("L", 0.0, 100.0), ("Z",))
    upper = (("M", 0.0, 0.0), ("L", 100.0, 0.0), ("L", 100.0, 50.0), ("L", 0.0, 50.0), ("Z",))
    image = painted(scene_of(Path(square, fill=INK, clip=upper), Box(Rect(0, 90, 10, 10), fill="#1B62B5")))
    assert at(image, 50, 25) == INK
    assert at(image, 50, 75) == WHITE
    assert at(image, 5, 95) == "#1B62B5"


def test_a_gradient_runs_from_its_start_to_its_end() -> None:
    square = (("M", 0.0, 0.0), ("L", 100.0, 0.0), ("L", 100.0, 100.0), ("L", 0.0, 100.0), ("Z",))
    image = painted(scene_of(Path(square, fill=Gradient(0, 0, 100, 0, "#000000", "#FFFFFF"))))
    reds = [image.pixelColor(x, 50).red() for x in (2, 50, 97)]
    assert reds[0] < 10 < 120 < reds[1] < 135 < 245 < reds[2]


def test_dashes_are_measured_in_scene_units_whatever_the_pen() -> None:
    line = (("M", 0.0, 50.0), ("L", 100.0, 50.0))
    image = painted(scene_of(Path(line, stroke=INK, stroke_width=4, dash=(20.0, 10.0))))
    assert [at(image, x, 50) == INK for x in (5, 15, 25, 35, 45, 55)] == [True, True, False, True, True, False]


def test_a_dash_without_length_and_round_caps_is_a_row_of_dots() -> None:
    line = (("M", 10.0, 50.0), ("L", 90.0, 50.0))
    image = painted(scene_of(Path(line, stroke=INK, stroke_width=6, dash=(0.0, 20.0), round=True)))
    assert [at(image, x, 50) == INK for x in (10, 20, 30, 40, 50)] == [True, False, True, False, True]


@pytest.mark.parametrize("size", [13.0, 40.0, 90.0])
def test_letters_stand_where_the_layout_put_them_at_every_size(size: float) -> None:
    block = typeset("HHH", TextStyle(size), 400.0, x=20.0, y=10.0)
    image = painted(scene_of(block, width=400, height=200))
    left, top, right, bottom = ink_box(image) or (0, 0, 0, 0)
    baseline = 10.0 + block.lines[0].baseline
    assert abs(bottom - baseline) <= 1
    assert abs(bottom - top - 0.727 * size) <= 2  # Inter's cap height
    assert abs(right - left - block.lines[0].width) <= 0.25 * size  # the side bearings


def test_a_halo_is_under_the_letters_and_twice_its_width_is_stroked() -> None:
    style = TextStyle(30.0, weight=700, colour=INK, halo="#FFD000", halo_width=4.0)
    block = typeset("I", style, 100.0, x=40.0, y=30.0)
    image = painted(scene_of(block))
    left, top, _, bottom = ink_box(image) or (0, 0, 0, 0)
    middle = (top + bottom) // 2
    assert at(image, left - 2, middle) == "#FFD000"
    assert at(image, left - 6, middle) == WHITE
    assert at(image, left + 2, middle) == INK


def test_a_block_at_another_place_draws_the_same_letters_there() -> None:
    block = typeset("Torn", TextStyle(20.0), 100.0)
    first, second = (ink_box(painted(scene_of(place(block, x, 10.0)))) for x in (0.0, 30.0))
    assert first
    assert second
    assert second[0] - first[0] == 30


def picture_bytes(kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (400, 300), "#1B62B5").save(buffer, kind)
    return buffer.getvalue()


def test_a_picture_fills_its_ellipse_and_nothing_outside() -> None:
    image = painted(scene_of(Picture(Rect(0, 0, 100, 100), picture_bytes(), ellipse=True)))
    assert at(image, 50, 50) == "#1B62B5"
    assert at(image, 3, 3) == WHITE


def test_a_picture_that_cannot_be_read_leaves_a_grey_place() -> None:
    image = painted(scene_of(Picture(Rect(0, 0, 100, 100), b"no picture")))
    assert at(image, 50, 50) not in (WHITE, "#000000")


def test_a_link_leaves_no_trace() -> None:
    image = painted(scene_of(Link(Rect(0, 0, 100, 100), "https://example.org")))
    assert at(image, 50, 50) == WHITE


def test_a_png_says_its_size_on_paper_and_its_title() -> None:
    scene = scene_of(Box(Rect(0, 0, 50, 100), fill=INK), title="Schuhe für 100 €")
    png = Image.open(io.BytesIO(qt.scene_to_png(scene, 144.0)))
    assert png.size == (200, 200)
    assert png.info["dpi"] == pytest.approx((144.0, 144.0), abs=0.01)
    assert png.info["Title"] == "Schuhe für 100 €"
    assert png.getpixel((10, 100)) == (0x17, 0x21, 0x2E)
    assert png.getpixel((150, 100)) == (255, 255, 255)


def test_stripes_leave_no_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    block = typeset("Fitting wall and ramp", TextStyle(17.0), 90.0, x=5.0, y=5.0)
    scene = scene_of(Box(Rect(3.5, 3.5, 90, 80), stroke=INK, stroke_width=1.5, radii=(8,) * 4), block)
    whole = Image.open(io.BytesIO(qt.scene_to_png(scene, 100.0)))
    monkeypatch.setattr(qt, "_STRIPE_PIXELS", 139 * 7)
    striped = Image.open(io.BytesIO(qt.scene_to_png(scene, 100.0)))
    assert striped.tobytes() == whole.tobytes()


def test_a_png_needs_no_application_and_loads_no_widgets() -> None:
    program = (
        "import sys; from mapdesigner.painting.qt import scene_to_png; from mapdesigner.layout.scene import Scene;"
        "data = scene_to_png(Scene(10, 10, '#FFFFFF', ()), 72); assert data[:4] == b'\\x89PNG';"
        "sys.exit('PySide6.QtWidgets' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def counted_calls(scene: Scene, clip: Rect, monkeypatch: pytest.MonkeyPatch) -> int:
    calls: list[Group] = []
    monkeypatch.setattr(qt, "paint_group", lambda _painter, group: calls.append(group))
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    qt.paint_scene(painter, scene, clip)
    painter.end()
    return len(calls)


def test_what_lies_outside_the_clip_is_not_visited(monkeypatch: pytest.MonkeyPatch) -> None:
    box = Box(Rect(0, 0, 90, 90), fill=INK)
    groups = tuple(Group(f"g{index}", index * 100.0, 0.0, 90, 90, (box,)) for index in range(1000))
    scene = Scene(100_000, 100, WHITE, (Band("b", 0, 0, 100_000, 100, groups),))
    assert counted_calls(scene, Rect(40_000, 0, 500, 100), monkeypatch) in range(5, 9)


class Look(NamedTuple):
    zoom: float
    detail: qt.Detail


@pytest.mark.parametrize("look", [Look(1, qt.Detail.FULL), Look(0.3, qt.Detail.BARS), Look(0.1, qt.Detail.BOXES)])
def test_from_afar_lines_become_bars_and_then_only_boxes_are_left(look: Look) -> None:
    assert qt.detail_at(look.zoom) is look.detail


def look_at(scene: Scene, detail: qt.Detail) -> QImage:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    qt.paint_scene(painter, scene, None, detail)
    painter.end()
    return image


def test_a_bar_stands_for_a_line_and_nothing_for_a_speck() -> None:
    speck = Box(Rect(60, 60, 5, 5), fill=INK)
    card = Box(Rect(10, 10, 80, 80), fill="#FDF4EE")
    scene = scene_of(card, typeset("Torn between", TextStyle(20.0), 80.0, x=10.0, y=10.0), speck)
    bars, boxes = look_at(scene, qt.Detail.BARS), look_at(scene, qt.Detail.BOXES)
    assert at(bars, 15, 27) not in (WHITE, "#FDF4EE")
    assert at(boxes, 15, 27) == "#FDF4EE"
    assert at(bars, 62, 62) == at(boxes, 62, 62) == "#FDF4EE"


def test_a_moved_band_keeps_its_display_list() -> None:
    scene = scene_of(Box(Rect(0, 0, 9, 9), fill=INK))
    band = scene.bands[0]
    moved = Band("b", 0, 50, 100, 100, band.groups)
    assert qt_display.display(moved) is qt_display.display(band)


def test_what_is_kept_never_serves_another_object_with_the_same_address() -> None:
    kept: qt_ink.Kept[str] = qt_ink.Kept(10)
    for number in range(500):
        source = (number, object())
        assert kept.get(source, lambda number=number: str(number)) == str(number)  # type: ignore[misc]
        del source
        gc.collect(0)
