"""Setting other scripts than Latin: joined, turned round, broken and drawn as their readers expect."""

from __future__ import annotations

import pytest

from mapdesigner.layout.scene import Align, TextStyle
from mapdesigner.layout.text.breaking import clusters
from mapdesigner.layout.text.typeset import measure, typeset
from tests.support.typesetting import BODY, EMOJI_FAMILY, INTER_NOTDEF, SALAM, SHALOM, all_runs, lines_of, seen


def test_arabic_joins_even_where_a_title_is_tracked():
    assert measure(SALAM, TextStyle(size=20, tracking=0.1)) == measure(SALAM, TextStyle(size=20))


def test_an_arabic_paragraph_runs_from_the_right_and_keeps_english_words_readable():
    block = typeset(f"{SALAM} hello world 12", BODY, 400)

    assert block.rtl
    assert seen(block.lines[0]) == ["hello world 12", SALAM]
    assert block.lines[0].text == f"{SALAM} hello world 12"
    assert block.lines[0].runs[-1].end == pytest.approx(400)
    assert block.lines[0].runs[-1].rtl


def test_an_arabic_word_in_an_english_sentence_stays_in_its_place():
    line = typeset(f"say {SALAM} twice", BODY, 400).lines[0]

    assert seen(line) == ["say", SALAM, "twice"]
    assert line.x == 0


def test_the_first_letters_of_a_right_to_left_line_stay_on_the_first_line():
    words = " ".join([SALAM, SHALOM, SALAM, SHALOM])
    block = typeset(words, BODY, measure(f"{SALAM} {SHALOM}", BODY) + 1)

    assert lines_of(block) == [f"{SALAM} {SHALOM}"] * 2
    assert seen(block.lines[0]) == [SHALOM, SALAM]


def test_brackets_round_hebrew_are_mirrored_in_a_hebrew_line():
    line = typeset(f"{SHALOM} ({SHALOM})", BODY, 400).lines[0]

    runs = [run for run in line.runs if run.text.strip() in ("(", ")")]
    mirrored = typeset("()", BODY, 400).lines[0].runs[0].glyphs
    assert [glyph for run in runs for glyph in run.glyphs if run.font == "Inter-400"][-1] in mirrored
    assert line.runs[0].text == ")"
    assert line.runs[0].glyphs[0] == mirrored[0]


def test_brackets_round_english_in_a_hebrew_line_belong_together():
    line = typeset(f"{SHALOM} a (b) c", BODY, 400).lines[0]

    assert seen(line) == ["a (b) c", SHALOM]


def test_glyphs_of_a_right_to_left_run_point_at_their_letters():
    run = typeset(SHALOM, BODY, 400).lines[0].runs[0]

    assert list(run.clusters) == [3, 2, 1, 0]
    assert list(run.xs) == sorted(run.xs)


def test_joined_right_to_left_words_count_their_letters_from_the_first_one():
    run = typeset(f"{SHALOM} {SHALOM}", BODY, 400).lines[0].runs[0]

    assert run.text == f"{SHALOM} {SHALOM}"
    assert list(run.clusters) == list(range(8, -1, -1))


def test_devanagari_vowels_stand_before_their_consonant_within_one_cluster():
    run = typeset("\u0939\u093f\u0928\u094d\u0926\u0940", BODY, 400).lines[0].runs[0]

    assert run.font == "NotoSansDevanagari-400"
    assert list(run.clusters)[:2] == [0, 0]
    assert INTER_NOTDEF not in run.glyphs


def test_a_long_thai_phrase_breaks_between_letters_and_no_vowel_is_left_behind():
    phrase = "สวัสดีชาวโลกทั้งหลาย"
    block = typeset(phrase, BODY, 40)

    assert len(block.lines) > 2
    assert "".join(lines_of(block)) == phrase
    for line in block.lines:
        assert line.text[-1] not in "\u0e40\u0e41\u0e42\u0e43\u0e44"
        assert line.text[0] not in "\u0e30\u0e31\u0e32\u0e33\u0e34\u0e35\u0e47\u0e48\u0e49"


def test_a_thai_phrase_that_fits_on_a_line_stays_whole():
    phrase = "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35"

    assert lines_of(typeset(f"hello {phrase}", BODY, measure(f"hello {phrase}", BODY) - 5)) == ["hello", phrase]


def test_a_family_emoji_is_one_picture_of_emoji_type():
    run = typeset(EMOJI_FAMILY, BODY, 400).lines[0].runs[0]

    assert run.font == "NotoEmoji-400"
    assert len(run.glyphs) == 1
    assert run.text == EMOJI_FAMILY


def test_a_group_the_font_has_no_picture_of_loses_nobody():
    group = "\u200d".join(["\U0001f468", "\U0001f9d5", "\U0001f467", "\U0001f408"])
    block = typeset(group, BODY, 400)

    assert block.missing == ""
    assert sum(len(run.glyphs) for run in all_runs(block)) == 4


def test_words_beside_an_emoji_keep_their_own_spaces():
    assert measure("\u26bd a", BODY) == pytest.approx(measure("\u26bd", BODY) + measure(" a", BODY))


def test_a_heart_is_text_unless_it_asks_to_be_a_picture():
    assert typeset("\u2764", BODY, 400).lines[0].runs[0].font != "NotoEmoji-400"
    assert typeset("\u2764\ufe0f", BODY, 400).lines[0].runs[0].font == "NotoEmoji-400"


def test_what_no_font_has_is_named_once_and_drawn_as_an_empty_box():
    block = typeset("\u0378\u0379 and \u0378", BODY, 400)

    assert block.missing == "\u0378\u0379"
    assert list(block.lines[0].runs[0].glyphs)[:2] == [INTER_NOTDEF, INTER_NOTDEF]


def test_a_private_character_is_missing_although_the_font_uses_it_for_itself():
    block = typeset("\ue000", BODY, 400)

    assert block.missing == "\ue000"
    assert list(block.lines[0].runs[0].glyphs) == [INTER_NOTDEF]


@pytest.mark.parametrize(("align", "left"), [(Align.START, 1), (Align.END, 0), (Align.LEFT, 0), (Align.RIGHT, 1)])
def test_start_is_the_right_side_for_hebrew(align, left):
    line = typeset(SHALOM, BODY, 100, align=align).lines[0]

    assert line.x == pytest.approx(left * (100 - line.width))


def test_a_reader_counts_clusters_not_code_points():
    assert clusters(f"e\u0301{EMOJI_FAMILY}x") == ("e\u0301", EMOJI_FAMILY, "x")
