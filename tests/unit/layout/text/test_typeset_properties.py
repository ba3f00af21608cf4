"""What holds for any text in any script: no letter is lost, no line too wide, and all runs stand side by side."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.layout.scene import TextStyle
from mapdesigner.layout.text.breaking import SPACES, cuttable
from mapdesigner.layout.text.typeset import natural_width, typeset
from tests.support.typesetting import BODY, lines_of

SCRIPTS = st.text(
    st.sampled_from(
        "ab  .,-/(\u00e9\u0301\u00ad\u00a0\n1"
        "\u05e9\u05dc\u05b0\u0633\u0644\u0627\u0663\u0939\u093f\u0928\u094d\u0e42\u0e25\u0e49\u4e2d\U0001f468\u200d\u200f"
    ),
    max_size=30,
)


def visible(text: str) -> str:
    return "".join(char for char in text if char not in SPACES + "\n")


@given(SCRIPTS, st.floats(1, 120))
def test_no_line_is_wider_than_the_box_unless_it_is_one_letter(text, width):
    for line in typeset(text, BODY, width).lines:
        one_letter = len(cuttable(line.text.strip(SPACES + "\u00ad\u200f"))) <= 1
        assert line.width <= width + 1e-6 or one_letter


@given(SCRIPTS, st.floats(1, 120))
def test_no_letter_is_lost_and_none_is_drawn_twice(text, width):
    block = typeset(text, BODY, width)

    assert visible("".join(lines_of(block))) == visible(text)
    for line in block.lines:
        assert sorted("".join(run.text for run in line.runs)) == sorted(line.text)
        for run in line.runs:
            assert all(index < len(run.text) for index in run.clusters)
            assert len(run.glyphs) == len(run.xs) == len(run.clusters)


@given(SCRIPTS, st.floats(1, 120))
def test_runs_of_a_line_stand_side_by_side(text, width):
    for line in typeset(text, BODY, width).lines:
        pen = line.x
        for run in line.runs:
            assert run.x == pytest.approx(pen)
            pen = run.end
        assert pen == pytest.approx(line.x + line.width)


@given(SCRIPTS)
def test_setting_text_twice_gives_the_same(text):
    first = typeset(text, BODY, 60)
    other = typeset(text, TextStyle(size=15, colour="#000000"), 60)

    assert [line.width for line in first.lines] == [line.width for line in other.lines]
    assert lines_of(first) == lines_of(other)


@given(SCRIPTS)
def test_a_box_as_wide_as_the_text_needs_no_break(text):
    if "\n" not in text:
        width = natural_width(typeset(text, BODY, math.inf))
        assert len(typeset(text, BODY, width + 0.01).lines) <= 1


@given(st.text(max_size=40), st.floats(0, 200), st.booleans())
def test_any_text_at_all_can_be_set(text, width, tracked):
    block = typeset(text, TextStyle(size=12, tracking=-0.02 if tracked else 0.0), width)

    assert block.box.height == pytest.approx(len(block.lines) * 12 * 1.32)
