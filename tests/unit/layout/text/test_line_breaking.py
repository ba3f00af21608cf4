"""Places to break: found word by word, yet the same as the Unicode rules find in the whole text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from uniseg.linebreak import line_break_boundaries

from mapdesigner.layout.text.breaking import clusters, cuttable, unit_ends

LETTERS = "ab1 () ,.!?/-–“”«»'é&%$ \u00ad:;\u05d0中ー\u200b\u00a0\u0301"
WESTERN = "abcÉ019  -–\u2002\u2003\u00a0.,'’‘“”\"()%=+€$£…·"


@given(st.text(st.sampled_from(LETTERS), max_size=25))
def test_words_are_broken_as_the_unicode_rules_break_the_whole_text(text):
    assert unit_ends(text) == [index for index in line_break_boundaries(text) if index]


@given(st.text(st.sampled_from(WESTERN), max_size=12))
def test_western_words_with_hyphens_dashes_and_signs_are_broken_as_the_unicode_rules_break_them(text):
    assert unit_ends(text) == [index for index in line_break_boundaries(text) if index]


def test_a_very_long_word_of_marks_is_looked_at_in_parts():
    word = "\u0301" * 3000

    assert unit_ends(word)[-1] == len(word)
    assert "".join(clusters(word)) == word


def test_a_long_text_without_spaces_is_not_cut_inside_a_letter_by_looking_at_parts():
    word = "e\u0301" * 400

    assert set(clusters(word)) == {"e\u0301"}


def test_thai_vowels_stay_with_their_consonant():
    assert cuttable("โลกนี้ทำ") == ["โล", "ก", "นี้", "ทำ"]


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("ลองรองเท้าที่ร้าน", ["ลอง", "รองเท้า", "ที่", "ร้าน"]),
        ("“ลองรองเท้า”", ["“ลอง", "รองเท้า”"]),
        ("ລູກຄ້າປຽບທຽບເກີບ", ["ລູກຄ້າ", "ປຽບທຽບ", "ເກີບ"]),
        ("ប្រៀបធៀបស្បែកជើង", ["ប្រៀបធៀប", "ស្បែកជើង"]),
        ("ဖိနပ်ဝယ်သည်", ["ဖိနပ်", "ဝယ်", "သည်"]),
    ],
)
def test_words_of_scripts_without_spaces_are_told_apart(phrase, words):
    assert parts(phrase) == words


def test_a_thai_word_beside_a_latin_one_keeps_its_signs():
    assert parts("ซื้อ iPhone ๒ เครื่อง, ได้ไหม?") == ["ซื้อ ", "iPhone ", "๒ ", "เครื่อง, ", "ได้", "ไหม?"]


def parts(text):
    ends = unit_ends(text)
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]
