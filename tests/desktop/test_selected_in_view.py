"""What is selected stays in view while a panel changes it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.canvas.map_view import MapView
from mapdesigner.edits.fields import set_text
from mapdesigner.edits.items import add_item, move_items
from mapdesigner.layout.scene import Rect
from mapdesigner.model.kinds import ItemKind
from tests.support.journeys import grid, with_actions
from tests.support.windows import view_on

LONG = "Asks a friend who has done it before, and then asks three more of them about shoes. " * 4


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    journey = with_actions(grid(8, 3), "a", "b", "c")
    journey = add_item(journey, ItemKind.TOUCHPOINT, "touchpoints", "s1t1", id="shop", text="Shop")
    made = view_on(qtbot, journey, 1100)
    made.resize(1000, 500)
    return made


def place(view: MapView, card: str) -> Rect:
    found = view.canvas.window_rect(f"card:{card}")
    assert found is not None
    return found


def is_seen(view: MapView, card: str) -> bool:
    found, body = place(view, card), view.canvas.view.body
    return body.contains(found.x + 1, found.y + 1)


def test_a_card_that_another_step_takes_is_brought_into_view(view: MapView) -> None:
    view.session.select(["shop"])
    view.session.apply("Change", lambda journey: move_items(journey, ["shop"], "touchpoints", "s6t1"))
    assert is_seen(view, "shop")
    view.session.undo()
    assert is_seen(view, "shop")


def test_a_card_that_grows_is_brought_back_into_view(view: MapView) -> None:
    view.session.select(["shop"])
    canvas = view.canvas
    canvas.show_view(canvas.view.panned(0.0, place(view, "shop").y - canvas.view.body.bottom + 20))
    view.session.apply("Change", lambda journey: set_text(journey, "shop", LONG))
    assert is_seen(view, "shop")
    body = canvas.view.body
    assert min(place(view, "shop").bottom, place(view, "shop").y + body.height - 20) <= body.bottom


def test_who_looks_elsewhere_is_left_there(view: MapView) -> None:
    view.session.select(["shop"])
    canvas = view.canvas
    canvas.show_view(canvas.view.panned(1400, 0))
    before = canvas.view.x
    view.session.apply("Change", lambda journey: set_text(journey, "shop", LONG))
    assert canvas.view.x == before
