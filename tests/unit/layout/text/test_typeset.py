"""Setting text: lines, weights, spaces and places to break, as a reader of the poster sees them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from mapdesigner.layout.scene import Align, Family, Rect, Span, TextStyle
from mapdesigner.layout.text import fonts
from mapdesigner.layout.text.typeset import measure, place, typeset
from tests.support.typesetting import BODY, SALAM, all_runs, lines_of

BOLD = TextStyle(size=15, weight=680)
VOICE = TextStyle(size=18, family=Family.CUSTOMER)


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


def test_every_shipped_font_can_be_opened():
    for key in fonts.chain(Family.CUSTOMER, 620):
        face = fonts.face(key)
        assert face.units > 0
        assert 0.5 < face.ascent < 1.6
        assert ord(" ") in face.coverage
