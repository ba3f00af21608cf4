"""Zoom, pan and fit as arithmetic, and what is found under a point."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.desktop.canvas.hit import column_at, group_at, hit, lane_at
from mapdesigner.desktop.canvas.viewport import LARGEST_ZOOM, SMALLEST_ZOOM, Extent, View, extent_of
from mapdesigner.layout.scene import Frozen, Rect
from tests.support.demo_scene import COLUMN, LANE, LEFT, TOP, demo_scene

MAP = Extent(4000.0, 1500.0, LEFT, TOP)
VIEW = View(MAP, 1000.0, 700.0)
TURNED = replace(VIEW, extent=replace(MAP, right_to_left=True))
both_ways = pytest.mark.parametrize("view", [VIEW, TURNED], ids=["from the left", "from the right"])


@both_ways
@given(st.floats(0.01, 10), st.floats(0, 1000), st.floats(0, 700), st.floats(-3000, 3000), st.floats(0, 800))
def test_zooming_never_leaves_its_bounds_nor_shows_needless_emptiness(
    view: View, zoom: float, px: float, py: float, dx: float, dy: float
) -> None:
    view = view.panned(dx, dy).zoomed(zoom, px, py)
    assert SMALLEST_ZOOM <= view.zoom <= LARGEST_ZOOM
    across, down = view.reach
    assert 0 <= view.x <= across
    assert 0 <= view.y <= down


@both_ways
@given(st.floats(0.9, 3), st.floats(200, 900), st.floats(200, 600))
def test_what_is_under_the_pointer_stays_there(view: View, zoom: float, px: float, py: float) -> None:
    before = view.advanced(1200, 300)
    after = before.zoomed(zoom, px, py)
    if 0 < after.x < after.reach[0] and 0 < after.y < after.reach[1]:
        assert after.to_scene(px, py) == pytest.approx(before.to_scene(px, py))


@both_ways
def test_a_place_in_the_window_and_in_the_map_are_each_others_inverse(view: View) -> None:
    view = view.advanced(500, 100).zoomed(1.5, 300, 300)
    for part in Frozen:
        x, y = view.to_scene(400, 300, part)
        place = view.to_window(Rect(x, y, 0, 0), part)
        assert (place.x, place.y) == (pytest.approx(400), pytest.approx(300))


def test_frozen_edges_grow_with_the_zoom() -> None:
    view = VIEW.zoomed(2.0, 0, 0)
    assert (view.body.x, view.body.y) == (2 * LEFT, 2 * TOP)
    assert view.part(2 * LEFT - 1, 2 * TOP - 1) is Frozen.CORNER
    assert view.part(2 * LEFT, 2 * TOP - 1) is Frozen.TOP
    assert view.part(2 * LEFT - 1, 2 * TOP) is Frozen.LEFT
    assert view.part(2 * LEFT, 2 * TOP) is Frozen.NO


def test_a_map_from_the_right_begins_at_the_right() -> None:
    place = TURNED.to_window(Rect(LEFT, TOP, 100, 50))
    assert (place.x, place.right) == (1000 - LEFT - 100, 1000 - LEFT), "the first column stands left of the lane column"
    assert TURNED.part(1000 - LEFT + 1, TOP + 1) is Frozen.LEFT
    assert TURNED.part(1000 - LEFT - 1, TOP + 1) is Frozen.NO
    assert (TURNED.body.x, TURNED.body.right) == (0, 1000 - LEFT)
    assert TURNED.hidden_left == 3000, "the scroll bar begins at its right end"


def test_a_map_from_the_right_follows_the_hand_and_goes_on_to_the_left() -> None:
    assert TURNED.panned(-300, 0).x == TURNED.advanced(300, 0).x == 300
    assert TURNED.panned(300, 0) == TURNED
    assert VIEW.panned(300, 0) == VIEW.advanced(300, 0)


@both_ways
def test_the_painted_map_and_the_window_differ_by_the_origin_alone(view: View) -> None:
    view = view.advanced(700, 50).zoomed(1.25, 400, 400)
    card = Rect(1500, 400, 140, 80)
    for part in Frozen:
        x, y = view.origin(part)
        place, painted = view.to_window(card, part), view.painted(card)
        assert place.x == pytest.approx((painted.x - x) * view.zoom)
        assert place.y == pytest.approx((painted.y - y) * view.zoom)


@both_ways
def test_the_parts_of_the_window_cover_it_and_answer_to_their_points(view: View) -> None:
    assert sum(view.area(part).width * view.area(part).height for part in Frozen) == pytest.approx(1000 * 700)
    for part in Frozen:
        area = view.area(part)
        assert view.part(area.x + 1, area.y + 1) is view.part(area.right - 1, area.bottom - 1) is part


@both_ways
def test_over_a_header_a_drag_is_at_the_edge_of_what_scrolls(view: View) -> None:
    view = view.advanced(500, 200)
    place = view.turned(Rect(LEFT / 2, TOP / 2, 0, 0))
    assert view.to_body(place.x, place.y) == (view.visible.x, view.visible.y)


def test_a_small_map_is_not_blown_up_to_fit() -> None:
    assert View(Extent(300, 200), 1000, 700).fitted().zoom == 1.0


@both_ways
def test_a_selection_is_fitted_into_the_part_that_moves(view: View) -> None:
    target = Rect(2500, 700, 900, 500)
    view = view.fitted_to(target)
    place = view.to_window(target)
    assert place.x >= view.body.x
    assert place.y >= view.body.y
    assert place.right <= view.body.right
    assert place.bottom <= view.body.bottom


def test_revealing_what_is_in_view_moves_nothing() -> None:
    view = VIEW.panned(100, 100)
    assert view.revealing(Rect(500, 400, 100, 100)) == view


def test_the_pull_of_an_edge_grows_towards_it_and_starts_at_the_headers() -> None:
    assert VIEW.edge_pull(500, 400) == (0, 0)
    assert VIEW.edge_pull(999, 400)[0] > VIEW.edge_pull(980, 400)[0] > 0
    assert VIEW.edge_pull(LEFT + 5, 400)[0] < 0
    assert VIEW.edge_pull(500, TOP + 5)[1] < 0
    assert TURNED.edge_pull(1000 - LEFT - 5, 400)[0] > 0
    assert TURNED.edge_pull(1, 400)[0] < 0


SCENE = demo_scene(80)


def test_extent_counts_the_frozen_bands() -> None:
    assert extent_of(SCENE) == Extent(LEFT + 10 * COLUMN, TOP + 8 * LANE, LEFT, TOP)


def test_every_card_is_found_at_its_middle_and_at_its_first_corner() -> None:
    for band in SCENE.bands:
        for group in band.groups:
            if group.id.startswith("card:"):
                box = group.bounds.moved(band.x, band.y)
                for x, y in ((box.x, box.y), (box.x + box.width / 2, box.y + box.height / 2)):
                    found = hit(SCENE, x, y)
                    assert found
                    assert found.group is group
                    assert (found.x, found.y) == (pytest.approx(x - box.x), pytest.approx(y - box.y))


def test_between_cards_lies_the_lanes_furniture() -> None:
    found = hit(SCENE, LEFT + 1, TOP + 1)
    assert found
    assert found.group
    assert found.group.target == ""
    assert found.band.target == "l0"


def test_headers_are_asked_for_by_their_edge() -> None:
    stage = hit(SCENE, LEFT + 20, 20, Frozen.TOP)
    assert stage
    assert stage.group
    assert stage.group.target == "s0"
    assert hit(SCENE, LEFT + 20, 20) is None


def test_columns_and_lanes_are_found_by_place() -> None:
    assert column_at(SCENE, LEFT + 2.5 * COLUMN) == "t2"
    assert column_at(SCENE, 0) == "t0"
    assert column_at(SCENE, 99_999) == "t9"
    assert lane_at(SCENE, TOP + 3.5 * LANE) == "l3"
    assert lane_at(SCENE, 5) == ""


def test_a_group_is_found_by_its_id() -> None:
    found = group_at(SCENE, "card:11")
    assert found
    assert found[1].target == "c11"
    assert group_at(SCENE, "card:none") is None
