"""A map's language rules its poster's words, dates and numbers, whatever the interface speaks."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from mapdesigner import words
from mapdesigner.words import _, translator


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    words.use("en")


def test_a_german_map_prints_german_lane_titles_while_the_interface_stays_english() -> None:
    assert translator("de").gettext("Pain points") == "Schmerzpunkte"
    assert _("Pain points") == "Pain points"


def test_the_interface_changes_its_language_while_it_runs() -> None:
    words.use("de")
    assert _("Stages") == "Phasen"
    assert words.interface().language == "de"


@pytest.mark.parametrize("language", ["de-AT", "de"])
def test_a_regional_tag_falls_back_to_its_language(language: str) -> None:
    assert translator(language).gettext("Legend") == "Legende"


@pytest.mark.parametrize("language", ["xx", "", "../../de", "de/../de"])
def test_an_unknown_language_speaks_english_and_opens_no_path(language: str) -> None:
    assert translator(language).gettext("Legend") == "Legend"


def test_dates_follow_the_language() -> None:
    day = datetime.date(2026, 11, 22)
    assert translator("en").date(day) == "22 Nov 2026"
    assert translator("de").date(day) == "22. Nov. 2026"


def test_every_month_has_a_german_name() -> None:
    months = [translator("de").date(datetime.date(2026, month, 1)) for month in range(1, 13)]
    assert months[2] == "1. März 2026"
    assert len(set(months)) == 12


def test_numbers_take_the_languages_separators_and_a_true_minus() -> None:
    assert translator("en").number(-1234.5) == "\u22121,234.5"
    assert translator("de").number(-1234.5) == "\u22121.234,5"


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [(2.4, 1, "+2.4"), (-0.5, 1, "\u22120.5"), (0, 1, "0.0"), (-0.01, 1, "0.0"), (100, None, "+100")],
)
def test_a_score_shows_its_sign_unless_it_is_zero(value: float, decimals: int | None, expected: str) -> None:
    assert translator("en").number(value, decimals, signed=True) == expected


def test_percent_has_a_thin_space_at_which_no_line_ends() -> None:
    assert translator("en").percent(61) == "61\u202f%"
    assert translator("de").percent(2.5) == "2,5\u202f%"


def test_a_figure_and_its_unit_stay_on_one_line() -> None:
    german = translator("de")
    assert german.figure(1200, "Tage") == "1.200\u00a0Tage"
    assert german.figure(24, "", signed=True) == "+24"
    assert german.figure(31, "%") == "31\u202f%"


def test_counting_picks_the_plural() -> None:
    english = translator("en")
    assert english.ngettext("{count} card", "{count} cards", 1) == "{count} card"
    assert english.ngettext("{count} card", "{count} cards", 3) == "{count} cards"
