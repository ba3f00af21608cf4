"""The short way for plain paragraphs sets what the general way sets, to the last bit."""

from __future__ import annotations

import math
import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mapdesigner.layout.scene import Align, Family, Span, TextStyle
from mapdesigner.layout.text.plain import plain_paragraphs
from mapdesigner.layout.text.typeset import general, place, typeset
from tests.support.typesetting import BODY, SALAM, SHALOM

WORDS = st.text(
    st.sampled_from("abfilmnoAVTo.,:-\u2013/(\u00e9\u00df\u041c\u03b11 7\u00a0\u2009\u200b\t\n   "), max_size=60
)
STYLES = st.builds(
    TextStyle,
    size=st.floats(4, 60),
    weight=st.sampled_from([400, 560, 700]),
    family=st.sampled_from(list(Family)),
    tracking=st.sampled_from([0.0, 0.08, -0.02]),
    tabular=st.booleans(),
)
WIDTHS = st.one_of(st.floats(0, 400), st.just(math.inf))


@given(WORDS, STYLES, WIDTHS, st.sampled_from(list(Align)))
@example("find the office", TextStyle(18, family=Family.CUSTOMER), 60.0, Align.CENTRE)
@example("  two  spaces \n\n and an end ", BODY, 60.0, Align.END)
def test_both_ways_give_the_same_block(text, style, width, align):
    assert typeset(text, style, width, align=align) == general((Span(text, style),), width, align, "")


@given(WORDS, STYLES, st.integers(0, 5))
def test_a_line_exactly_as_wide_as_its_words_holds_them_either_way(text, style, words):
    beginning = " ".join(text.split()[:words])
    width = typeset(beginning, style, math.inf).box.width

    assert typeset(text, style, width) == general((Span(text, style),), width, Align.START, "")


@pytest.mark.parametrize("text", ["Tells us why", "Gew\u00e4hlt \u2013 f\u00fcr 12\u2009%", "one\n\ntwo", "fi\u200bnd"])
def test_what_most_cards_say_goes_the_short_way(text):
    assert plain_paragraphs(text, BODY, 400, "en") is not None


@pytest.mark.parametrize("text", [SALAM, f"in {SHALOM}", "soft\u00adhyphen", "thumb \U0001f44d", "e\u0301"])
def test_other_scripts_signs_and_marks_go_the_general_way(text):
    assert plain_paragraphs(text, BODY, 400, "en") is None


def test_a_word_wider_than_its_line_goes_the_general_way():
    assert plain_paragraphs("incomprehensibilities", BODY, 40, "en") is None


def test_lines_are_a_plain_value_whether_or_not_they_have_been_looked_at():
    first, second = (general((Span("Tells us why", BODY),), 60, Align.START, ""), typeset("Tells us why", BODY, 60))

    assert len(second.lines) == 2
    assert second == pickle.loads(pickle.dumps(second)) == first == second
    assert second.lines == typeset("Tells us why", BODY, 60, language="en").lines
    assert second.lines != typeset("Tells us how", BODY, 60).lines
    assert repr(second) == repr(first)
    with pytest.raises(TypeError, match="unhashable"):
        hash(second.lines)


def test_blocks_at_two_places_share_their_lines():
    block = typeset("Tells us why", BODY, 60)

    assert place(block, 10, 20).lines is block.lines
    assert block.lines[0] is block.lines[0]
