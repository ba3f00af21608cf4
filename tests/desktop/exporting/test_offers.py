"""A map too large for its sheet is offered the sheet the other way round, a larger one, a roll, or the split."""

from __future__ import annotations

import pytest

from mapdesigner import resources
from mapdesigner.desktop.exporting.choices import OWN, Choices
from mapdesigner.desktop.exporting.drafts import Offer, offers
from mapdesigner.desktop.exporting.summary import sheet_words
from mapdesigner.storage.read import read_map
from tests.support.awkward import crowded, five_personas, many_steps


def said(found: tuple[Offer, ...]) -> list[tuple[str, int]]:
    return [(sheet_words(each.choices), each.count) for each in found]


@pytest.mark.parametrize("sheet", ["A0", "A1", "A3"])
def test_a_map_too_tall_is_offered_the_sheet_upright(sheet: str) -> None:
    assert said(offers(crowded(), Choices(sheet=sheet))) == [(f"{sheet} upright", 2), (sheet, 3)]


def test_a_map_too_wide_for_an_upright_sheet_is_offered_it_lying() -> None:
    journey = read_map(resources.path("samples", "trailhead.journeymap")).journey
    first, *_others = said(offers(journey, Choices(sheet="A2", portrait=True)))
    assert first == ("A2", 1)


def test_a_sheet_of_ones_own_is_turned_too() -> None:
    first, *_others, split = offers(crowded(), Choices(sheet=OWN, width=900, height=600))
    assert (first.choices.width, first.choices.height) == (600, 900)
    assert first.count < split.count


def test_a_larger_sheet_is_offered_where_it_takes_fewer_pages_than_the_turned_one() -> None:
    found = offers(many_steps(), Choices(sheet="A3", portrait=True))
    counts = [each.count for each in found[:-2]]
    assert counts == sorted(set(counts), reverse=True)


def test_a_map_that_fits_is_offered_nothing() -> None:
    assert offers(five_personas(), Choices(sheet="A0")) == ()
