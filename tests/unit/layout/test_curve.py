"""The emotion curve tells what was scored, and nothing that was not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.layout.curve import flat_to_edges, parts, samples, segments, segments_within

scores = st.floats(min_value=-2, max_value=2, allow_nan=False).map(lambda score: round(score, 2))
gaps = st.floats(min_value=1, max_value=400, allow_nan=False)


@st.composite
def journeys(draw: st.DrawFn) -> list[tuple[float, float]]:
    steps = draw(st.lists(st.tuples(gaps, scores), min_size=2, max_size=20))
    x, points = 0.0, []
    for gap, score in steps:
        x += gap
        points.append((x, score))
    return points


@given(journeys())
def test_the_curve_never_leaves_the_two_scores_it_runs_between(points):
    for segment in segments(points):
        low, high = sorted((segment.y0, segment.y3))
        for share in range(51):
            assert low - 1e-9 <= segment.y_at(share / 50) <= high + 1e-9


@given(journeys())
def test_the_curve_passes_through_every_score(points):
    drawn = segments(points)
    assert [(piece.x0, piece.y0) for piece in drawn] == points[:-1]
    assert (drawn[-1].x3, drawn[-1].y3) == points[-1]


@given(journeys())
def test_the_curve_has_no_corner(points):
    drawn = segments(points)
    for one, other in pairwise(drawn):
        arriving = (one.y3 - one.y2) / (one.x3 - one.x2)
        leaving = (other.y1 - other.y0) / (other.x1 - other.x0)
        assert arriving == pytest.approx(leaving, abs=1e-6)


@given(journeys())
def test_the_curve_runs_flat_to_both_edges(points):
    drawn = segments(flat_to_edges(points, 0.0, points[-1][0] + 50))
    assert {drawn[0].y0, drawn[0].y1, drawn[0].y2, drawn[0].y3} == {points[0][1]}
    assert {drawn[-1].y0, drawn[-1].y1, drawn[-1].y2, drawn[-1].y3} == {points[-1][1]}


@given(journeys(), st.data())
def test_a_piece_of_the_curve_is_the_same_as_in_the_whole(points, data):
    first = data.draw(st.integers(0, len(points) - 2))
    last = data.draw(st.integers(first + 1, len(points) - 1))
    assert segments_within(points, first, last) == segments(points)[first:last]


def test_one_score_makes_a_flat_line():
    drawn = segments(flat_to_edges([(50.0, 1.5)], 0.0, 100.0))
    assert all(y == pytest.approx(1.5) for piece in drawn for y in samples(piece, 25).ys)


def test_a_score_at_the_edge_needs_no_helper():
    assert flat_to_edges([(0.0, 1.0), (10.0, 2.0)], 0.0, 10.0) == [(0.0, 1.0), (10.0, 2.0)]


def test_no_scores_and_one_point_draw_nothing():
    assert segments([]) == []
    assert segments([(3.0, 1.0)]) == []


def test_a_low_point_is_level_where_it_is_lowest():
    _down, up = segments([(0.0, 1.0), (10.0, -2.0), (20.0, 1.0)])
    assert up.y1 == up.y0 == -2.0


def test_the_slope_follows_the_published_formula():
    first, second = segments([(0.0, 0.0), (10.0, 1.0), (30.0, 5.0), (40.0, 5.5)])[:2]
    assert (second.y1 - second.y0) / (20 / 3) == pytest.approx((0.1 * 20 + 0.2 * 10) / 30)
    assert (first.y1 - first.y0) / (10 / 3) == pytest.approx((3 * 0.1 - 4 / 30) / 2)


def test_samples_stand_at_even_distances_and_leave_out_the_end():
    (piece,) = segments([(0.0, 0.0), (10.0, 1.0)])
    assert samples(piece, 5).xs == [0.0, 2.0, 4.0, 6.0, 8.0]


def test_a_curve_is_cut_where_it_crosses_zero():
    under, over, below = parts(segments([(0.0, -1.0), (10.0, 1.0), (20.0, -1.0)]), 0.0)
    assert under[-1].y3 == pytest.approx(0, abs=1e-9)
    assert (under[-1].x3, under[-1].y3) == (over[0].x0, over[0].y0)
    assert 3 < under[-1].x3 < 7
    assert over[-1].x3 == below[0].x0


@given(journeys())
def test_the_parts_of_a_cut_curve_keep_to_their_side_and_leave_nothing_out(points):
    drawn = segments(points)
    cut = parts(drawn, 0.0)
    assert cut[0][0].x0 == drawn[0].x0
    assert cut[-1][-1].x3 == drawn[-1].x3
    for part in cut:
        heights = [piece.y_at(share / 10) for piece in part for share in range(11)]
        assert min(heights) >= -1e-6 or max(heights) <= 1e-6


def test_a_curve_on_one_side_of_zero_is_not_cut():
    assert len(parts(segments([(0.0, 1.0), (10.0, 0.0), (20.0, 2.0)]), 0.0)) <= 2
    assert len(parts(segments([(0.0, 1.0), (10.0, 0.5), (20.0, 2.0)]), 0.0)) == 1
