"""A word finds the cheapest place around its face."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.layout.curve import Samples
from mapdesigner.layout.label_places import TOO_DEAR, Sizes, Surroundings, cheapest, cost, places
from mapdesigner.layout.scene import Rect

SIZES = Sizes(radius=15.5, disc=17.5, target=7, gap=8)
LANE = Rect(0, 0, 1000, 270)
FACE = (500.0, 135.0)


def around(current=(), future=(), targets=(), markers=(), labels=(), lane=LANE) -> Surroundings:
    return Surroundings(curve(current), curve(future), targets, markers, labels, lane)


def curve(points) -> list[Samples]:
    points = sorted(points)
    return [Samples([x for x, _y in points], [y for _x, y in points])]


def placed(surroundings, *, positive=True, face=FACE):
    return cheapest(face, 80, 18, places(positive, not positive, 80, 18, SIZES), surroundings, SIZES)


def test_sixteen_places_are_tried():
    assert len(list(places(True, False, 80, 18, SIZES))) == 16


def test_a_happy_word_stands_above_and_an_unhappy_one_below():
    assert placed(around()).box.bottom < FACE[1] < placed(around(), positive=False).box.y


def test_a_free_outer_place_costs_nothing():
    assert placed(around()).cost == 0


def test_a_word_makes_way_for_the_curve():
    rising = [(x, 105.0) for x in range(460, 540, 6)]
    assert placed(around(current=rising)).box.y > FACE[1]


def test_the_future_curve_is_hidden_sooner_than_the_present_one():
    box = Rect(460, 90, 80, 18)
    sample = [(500.0, 100.0)]
    assert cost(box, around(future=sample), SIZES) < cost(box, around(current=sample), SIZES)


def test_another_face_another_word_and_the_lane_s_edge_are_never_worth_it():
    box = Rect(460, 90, 80, 18)
    assert cost(box, around(markers=[(470.0, 100.0)]), SIZES) == TOO_DEAR
    assert cost(box, around(labels=[Rect(400, 90, 80, 18)]), SIZES) > TOO_DEAR
    assert cost(box, around(lane=Rect(0, 100, 1000, 170)), SIZES) > TOO_DEAR


def test_a_target_may_stand_in_the_air_over_the_letters_but_not_on_them():
    box = Rect(460, 90, 80, 18)
    assert cost(box, around(targets=[(500.0, 84.0)]), SIZES) == 0
    assert cost(box, around(targets=[(500.0, 90.0)]), SIZES) == 12


def test_where_curves_run_at_all_sides_a_word_stands_at_a_corner():
    straight = [(x, y) for y in (112.0, 158.0) for x in range(400, 600, 4)]
    beside = [(x, y) for x in (460.0, 540.0) for y in range(100, 170, 4)]
    across = [(float(x), float(y)) for x in range(480, 521, 4) for y in (100, 170)]
    around_it = around(current=[*across, *((x, y) for x, y in [*straight, *beside] if abs(y - FACE[1]) < 20)])
    found = placed(around_it)
    assert found.cost < TOO_DEAR
    assert abs(found.box.x + 40 - FACE[0]) > 40


def test_at_the_left_edge_a_word_stays_in_the_lane():
    box = placed(around(), face=(20.0, 135.0)).box
    assert box.x >= 0


@given(st.lists(st.tuples(st.floats(380, 620), st.floats(0, 270)), max_size=40), st.booleans())
def test_no_other_place_is_cheaper(samples, positive):
    surroundings = around(current=samples)
    best = placed(surroundings, positive=positive)
    for place in places(positive, not positive, 80, 18, SIZES):
        box = Rect(FACE[0] + place.dx - 40, FACE[1] + place.dy - 9, 80, 18)
        assert best.cost <= 4 * place.preference + cost(box, surroundings, SIZES)
