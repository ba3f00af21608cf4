from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.model.text import clean_text, cleaned, in_one_line, is_clean


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("a\tb\nc", "a\tb\nc"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x00\x7f\x85b", "ab"),
        ("\ud83d", "\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_only_characters_a_file_can_hold_are_kept(given_text: str, kept: str) -> None:
    assert clean_text(given_text) == kept


@given(st.text(st.characters(exclude_categories=[])))
def test_a_cleaned_text_is_clean_and_can_be_encoded(text: str) -> None:
    once = clean_text(text)
    assert is_clean(once)
    assert clean_text(once) == once
    once.encode()


def test_texts_are_cleaned_wherever_they_stand() -> None:
    assert cleaned({"a\x00": ["b\x00", ("c\x00", 1)]}) == {"a": ["b", ("c", 1)]}


def test_a_text_in_one_line_has_single_spaces_and_none_at_its_ends() -> None:
    assert in_one_line("  Rings\n\ntwice,\t then  goes\r\n") == "Rings twice, then goes"
    assert in_one_line(" \n") == ""
