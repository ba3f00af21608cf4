"""Right-to-left text, held against a second implementation of the rules that gives only the finished order."""

from __future__ import annotations

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.layout.text.direction import is_rtl, levels, visual_order

SHALOM = "\u05e9\u05dc\u05d5\u05dd"
SALAM = "\u0633\u0644\u0627\u0645"
ISOLATED = st.text(st.sampled_from("ab\u05d0\u05d11 ()\u2066\u2067\u2068\u2069"), max_size=16)
MIXED = st.text(st.sampled_from("abc\u05d0\u05d1\u0639\u06451\u0663,.-()[]$%/"), min_size=1, max_size=20)


@given(MIXED, st.booleans())
def test_mixed_text_comes_in_the_order_the_rules_demand(text, rtl):
    order = visual_order(list(levels(text, rtl)))

    assert "".join(text[index] for index in order) == get_display(text, base_dir="LR"[rtl])


@given(ISOLATED, st.booleans())
def test_isolated_words_come_in_the_order_the_rules_demand(text, rtl):
    text = f"{text}."
    order = visual_order(list(levels(text, rtl)))

    assert "".join(text[index] for index in order) == get_display(text, base_dir="LR"[rtl])


def test_isolates_within_isolates_without_end_do_no_harm():
    assert len(levels("\u2067a" * 2000, False)) == 4000


@pytest.mark.parametrize(
    ("text", "rtl"),
    [("hello", False), (f"hello {SHALOM}", False), (f"{SHALOM} hello", True), (f"12. {SALAM}", True), ("12", False)],
)
def test_the_first_letter_gives_a_paragraph_its_direction(text, rtl):
    assert is_rtl(text) is rtl


def test_an_isolated_hebrew_name_does_not_pull_the_number_after_it():
    isolated = f"a \u2067{SHALOM}\u2069 1"

    assert levels(isolated, False)[-1] == 0


def test_a_character_without_a_class_does_no_harm():
    assert len(levels(f"{SHALOM}\u0378", True)) == 5


def test_joiners_and_marks_take_the_level_of_the_letter_before_them():
    assert levels(f"{SALAM}\u200d{SALAM}", True) == (1,) * 9
