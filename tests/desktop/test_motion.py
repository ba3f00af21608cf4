"""Lanes glide to their new places, unless a hand drags them or nothing is to move."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QProxyStyle, QStyle
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.canvas import motion
from mapdesigner.desktop.canvas.map_view import MapView
from mapdesigner.desktop.session import Session
from mapdesigner.desktop.settings.values import store
from mapdesigner.desktop.style import load_fonts
from mapdesigner.edits.fields import set_text
from mapdesigner.edits.lanes import collapse_lane, resize_lane
from tests.support.journeys import grid, with_actions
from tests.support.painted import painted

BELOW = QPoint(400, 330)
"""A point at the foot of the first lane as it is, over the second one once that came up."""


class StillStyle(QProxyStyle):
    """A style of a system that is set to show no motion."""

    def styleHint(self, hint, *rest) -> int:
        return 0 if hint == QStyle.StyleHint.SH_Widget_Animation_Duration else super().styleHint(hint, *rest)


class Clock:
    """The time as motion sees it."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(motion, "perf_counter", made)
    monkeypatch.setenv("MAPDESIGNER_MOTION", "1")
    return made


@pytest.fixture
def view(qtbot: QtBot, clock: Clock) -> MapView:
    load_fonts()
    made = MapView(Session(resize_lane(with_actions(grid(), "a", "b"), "actions", 300)))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    qtbot.waitExposed(made)
    painted(made.canvas)
    return made


def hairline(image: QImage) -> int:
    """The y of the line under the first lane, looked for in the lane column from the header down."""
    bare = image.pixelColor(4, 110)
    return next(y for y in range(110, image.height()) if image.pixelColor(4, y) != bare)


def test_lanes_below_glide_from_where_they_were(view: MapView, clock: Clock) -> None:
    before = hairline(painted(view.canvas))
    view.session.apply("size", lambda now: resize_lane(now, "actions", 200))
    after = before - 100
    assert hairline(painted(view.canvas)) == pytest.approx(before, abs=1)
    clock.now = 0.04
    assert after + 20 < hairline(painted(view.canvas)) < before - 20
    clock.now = 0.16
    assert hairline(painted(view.canvas)) == pytest.approx(after, abs=1)


def test_in_the_end_everything_looks_as_if_painted_anew(view: MapView, clock: Clock, qtbot: QtBot) -> None:
    view.session.apply("fold", lambda now: collapse_lane(now, "actions"))
    for clock.now in (0.05, 0.1, 0.17):
        painted(view.canvas)
    qtbot.waitUntil(lambda: not view.canvas.motion.is_running)
    glided = painted(view.canvas)
    view.canvas.tiles.clear()
    assert glided == painted(view.canvas)


def test_the_ring_of_a_selected_card_goes_along(view: MapView, clock: Clock) -> None:
    view.session.select(["touchpoints"])
    rect = view.canvas.overlay.selected[0].rect
    view.session.apply("size", lambda now: resize_lane(now, "actions", 200))
    shown = view.canvas.motion.displaced(view.canvas.overlay)
    assert shown.selected[0].rect.y == pytest.approx(rect.y, abs=1)
    clock.now = 0.2
    shown = view.canvas.motion.displaced(view.canvas.overlay)
    assert shown.selected[0].rect.y == pytest.approx(rect.y - 100, abs=1)


def test_writing_a_longer_text_lets_the_lanes_below_glide(view: MapView, clock: Clock) -> None:
    view.session.apply("size", lambda now: resize_lane(now, "actions", None))
    clock.now = 1.0
    view.canvas.motion.stop()
    before = hairline(painted(view.canvas))
    view.trial(set_text(view.session.journey, "b", "many words " * 12))
    assert hairline(painted(view.canvas)) == pytest.approx(before, abs=1)
    clock.now = 1.2
    assert hairline(painted(view.canvas)) > before + 40


def test_scrolling_ends_the_gliding(view: MapView) -> None:
    view.session.apply("size", lambda now: resize_lane(now, "actions", 200))
    assert view.canvas.motion.is_running
    view.canvas.show_view(view.canvas.view.panned(0, 40))
    assert not view.canvas.motion.is_running


@pytest.mark.parametrize("who", ["the environment", "the user", "the system"])
def test_nothing_moves_where_nothing_shall(view: MapView, monkeypatch: pytest.MonkeyPatch, who: str, qapp) -> None:
    if who == "the environment":
        monkeypatch.setenv("MAPDESIGNER_MOTION", "0")
    elif who == "the user":
        store.change(reduce_motion=True)
    else:
        qapp.setStyle(StillStyle("Fusion"))
    before = hairline(painted(view.canvas))
    view.session.apply("size", lambda now: resize_lane(now, "actions", 200))
    assert hairline(painted(view.canvas)) == pytest.approx(before - 100, abs=1)
    qapp.setStyle("Fusion")
