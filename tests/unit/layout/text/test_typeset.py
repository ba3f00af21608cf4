"""Setting text: what a reader of the poster sees, in every script the program ships."""

from __future__ import annotations

import math
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.layout.scene import Align, Family, GlyphRun, Line, Rect, Span, TextBlock, TextStyle
from mapdesigner.layout.text import fonts
from mapdesigner.layout.text.breaking import SPACES, clusters, cuttable
from mapdesigner.layout.text.typeset import measure, natural_width, place, typeset

BODY = TextStyle(size=15)
BOLD = TextStyle(size=15, weight=680)
VOICE = TextStyle(size=18, family=Family.CUSTOMER)
INTER_NOTDEF = 0

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
SALAM = "\u0633\u0644\u0627\u0645"
SHALOM = "\u05e9\u05dc\u05d5\u05dd"


def lines_of(block: TextBlock) -> list[str]:
    return [line.text for line in block.lines]


def seen(line: Line) -> list[str]:
    """The runs' words from left to right."""
    return [run.text.strip() for run in line.runs if run.text.strip()]


def all_runs(block: TextBlock) -> list[GlyphRun]:
    return [run for line in block.lines for run in line.runs]


def test_a_sentence_breaks_between_words_and_the_box_grows_by_whole_lines():
    block = typeset("Slips on a wet descent and then falls", BODY, 150)

    assert lines_of(block) == ["Slips on a wet", "descent and then", "falls"]
    assert block.box == Rect(0, 0, 150, pytest.approx(3 * 15 * 1.32))


def test_a_line_centres_the_letters_in_its_height_like_css():
    first, second = typeset("one two", BODY, 30).lines

    above = (15 * 1.32 - (0.96875 + 494 / 2048) * 15) / 2
    assert first.baseline == pytest.approx(above + 0.96875 * 15)
    assert second.baseline - first.baseline == pytest.approx(15 * 1.32)


def test_the_number_is_bold_and_the_words_after_it_are_not():
    block = typeset([Span("1.1 ", BOLD), Span("Slips on a wet descent", BODY)], None, 150)

    assert [run.font for run in block.lines[0].runs] == ["Inter-700", "Inter-400"]
    assert lines_of(block) == ["1.1 Slips on a wet", "descent"]
    assert block.lines[0].runs[1].x == pytest.approx(block.lines[0].runs[0].end)


def test_the_tallest_style_of_a_line_rules_its_height():
    block = typeset([Span("small ", BODY), Span("tall", TextStyle(size=40))], None, 500)

    assert block.box.height == pytest.approx(40 * 1.32)


def test_a_string_without_a_style_is_refused():
    with pytest.raises(ValueError, match="style"):
        typeset("words", None, 100)


def test_what_the_customer_says_is_set_in_serif_italic_and_falls_back_by_letter():
    block = typeset(f"Why {SALAM}?", VOICE, 500)

    assert {run.font for run in all_runs(block)} == {"SourceSerif4-400Italic", "NotoSansArabic-400"}


@pytest.mark.parametrize(
    ("wanted", "shipped"), [(440, 400), (500, 500), (570, 600), (620, 600), (640, 600), (680, 700)]
)
def test_a_weight_becomes_the_nearest_shipped_one(wanted, shipped):
    assert typeset("word", TextStyle(size=15, weight=wanted), 100).lines[0].runs[0].font == f"Inter-{shipped}"


def test_a_line_feed_ends_a_line_and_an_empty_line_stays():
    assert lines_of(typeset("one\r\n\ntwo\u2028three", BODY, 500)) == ["one", "", "two", "three"]


def test_an_empty_text_takes_no_room():
    block = typeset("", BODY, 100)

    assert block.lines == ()
    assert block.box.height == 0


def test_spaces_at_the_end_of_a_line_do_not_count():
    assert measure("word   ", BODY) == measure("word", BODY)
    assert lines_of(typeset("aaa      aaa", BODY, measure("aaa", BODY))) == ["aaa", "aaa"]


def test_a_no_break_space_holds_words_together():
    assert lines_of(typeset("at 5\u00a0km", BODY, measure("at 5 k", BODY))) == ["at", "5\u00a0km"]


def test_a_figure_keeps_its_percent_sign_over_a_thin_space():
    assert lines_of(typeset("to 85\u2009%", BODY, measure("to 85", BODY) + 1)) == ["to", "85\u2009%"]


def test_a_dash_or_a_slash_inside_a_word_gives_a_place_to_break():
    assert lines_of(typeset("well-known", BODY, measure("known", BODY) + 1)) == ["well-", "known"]
    assert lines_of(typeset("yes/no", BODY, measure("yes/", BODY))) == ["yes/", "no"]


def test_a_bracket_does_not_stand_alone_at_the_end_of_a_line():
    assert lines_of(typeset("see (note)", BODY, measure("see (n", BODY))) == ["see", "(note)"]


def test_a_soft_hyphen_is_seen_only_where_the_line_breaks():
    block = typeset("Donau\u00addampf\u00adschiff", BODY, measure("Donaudampf-", BODY))
    first, second = block.lines

    assert first.text == "Donau\u00addampf\u00ad"
    assert first.width == pytest.approx(measure("Donaudampf-", BODY), rel=1e-3)
    assert second.width == measure("schiff", BODY)


def test_a_soft_hyphen_that_has_no_room_for_its_hyphen_is_not_used():
    narrow = measure("Donau\u00addampf", BODY) + 0.1

    assert typeset("Donau\u00addampf\u00adschiff", BODY, narrow).lines[0].text == "Donau\u00ad"


def test_a_word_wider_than_the_line_is_cut_at_nine_tenths_of_it():
    block = typeset("go Rindfleischetikettierungsgesetz", BODY, 100)

    assert lines_of(block)[0] == "go"
    assert all(line.width <= 90 for line in block.lines)
    assert "".join(lines_of(block)[1:]) == "Rindfleischetikettierungsgesetz"


def test_an_accent_is_never_cut_from_its_letter():
    block = typeset("e\u0301" * 20, BODY, 30)

    assert all(not line.text.startswith("\u0301") for line in block.lines)


def test_tabular_figures_are_equally_wide():
    tabular = TextStyle(size=15, tabular=True)

    assert measure("1111", tabular) == measure("0000", tabular)
    assert measure("1111", BODY) < measure("0000", BODY)


def test_tracking_is_added_once_a_letter():
    tracked = TextStyle(size=20, tracking=0.1)

    assert measure("boots", tracked) == pytest.approx(measure("boots", TextStyle(size=20)) + 5 * 2)


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
    run = typeset(FAMILY, BODY, 400).lines[0].runs[0]

    assert run.font == "NotoEmoji-400"
    assert len(run.glyphs) == 1
    assert run.text == FAMILY


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


def test_invisible_characters_draw_nothing_and_control_characters_are_dropped():
    block = typeset("a\u200b\ufeff\u2060b\x07\x85c", BODY, 400)

    assert lines_of(block) == ["a\u200b\ufeff\u2060b", "c"]
    assert block.missing == ""
    assert block.lines[0].width == pytest.approx(measure("a", BODY) + measure("b", BODY), abs=0.5)
    assert "\x07" not in block.text


def test_a_tab_is_drawn_as_a_space():
    assert measure("a\tb", BODY) == measure("a b", BODY)


@pytest.mark.parametrize(
    ("align", "left"),
    [(Align.START, 0), (Align.LEFT, 0), (Align.CENTRE, 0.5), (Align.END, 1), (Align.RIGHT, 1)],
)
def test_an_english_line_stands_where_its_alignment_says(align, left):
    line = typeset("word", BODY, 100, align=align).lines[0]

    assert line.x == pytest.approx(left * (100 - line.width))
    assert line.runs[0].x == line.x


@pytest.mark.parametrize(("align", "left"), [(Align.START, 1), (Align.END, 0), (Align.LEFT, 0), (Align.RIGHT, 1)])
def test_start_is_the_right_side_for_hebrew(align, left):
    line = typeset(SHALOM, BODY, 100, align=align).lines[0]

    assert line.x == pytest.approx(left * (100 - line.width))


def test_a_block_is_moved_without_being_set_again():
    block = typeset("Slips on a wet descent", BODY, 100)
    moved = place(block, 30, 40)

    assert moved.lines is block.lines
    assert (moved.box.x, moved.box.y) == (30, 40)
    assert typeset("Slips on a wet descent", BODY, 100, x=30, y=40) == moved


def test_the_same_text_is_set_once():
    assert typeset("Finds the page", BODY, 100).lines is typeset("Finds the page", BODY, 100, x=5).lines


def test_a_line_of_any_length_can_be_measured():
    assert measure("x" * 70_000, BODY) == pytest.approx(70_000 * measure("x", BODY), rel=1e-3)


def test_importing_the_module_reads_no_font():
    code = "from mapdesigner.layout.text import fonts, typeset; print(fonts.face.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "0"


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


def test_every_shipped_font_can_be_opened():
    for key in fonts.chain(Family.CUSTOMER, 620):
        face = fonts.face(key)
        assert face.units > 0
        assert 0.5 < face.ascent < 1.6
        assert ord(" ") in face.coverage


def test_a_reader_counts_clusters_not_code_points():
    assert clusters(f"e\u0301{FAMILY}x") == ("e\u0301", FAMILY, "x")
