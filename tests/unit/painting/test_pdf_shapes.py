"""Boxes of a PDF are the outlines that every vector file draws."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.layout.scene import Box, Rect
from mapdesigner.painting.outlines import rounded
from mapdesigner.painting.pdf_shapes import commands, outline

LENGTHS = st.floats(0, 500)
RADII = st.one_of(
    st.tuples(*[st.sampled_from([0.0, 3.0, 8.5]) | st.floats(0, 40)] * 4), st.floats(0, 40).map(lambda one: (one,) * 4)
)


@given(st.builds(Rect, LENGTHS, LENGTHS, LENGTHS, LENGTHS), RADII, LENGTHS, LENGTHS)
def test_a_box_with_round_corners_is_the_path_around_it(rect, radii, dx, top):
    box = Box(rect, "#000000", radii=radii)

    if any(radii):
        assert outline(box, dx, top) == commands(rounded(rect, *radii), dx, top)


@given(st.builds(Rect, LENGTHS, LENGTHS, LENGTHS, LENGTHS), RADII)
def test_round_corners_never_overlap(rect, radii):
    path = rounded(rect, *radii)
    places = [command[-2:] for command in path if command[0] != "Z"]

    slack = 1e-9 * (1 + rect.right + rect.bottom)
    assert all(
        rect.x - slack <= x <= rect.right + slack and rect.y - slack <= y <= rect.bottom + slack for x, y in places
    )
