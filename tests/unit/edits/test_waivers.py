"""A rule that does not fit is switched off with a reason, for a card or the map, and on again."""

from __future__ import annotations

import pytest

from mapdesigner.edits.items import remove_items
from mapdesigner.edits.replace import EditError
from mapdesigner.edits.waivers import heed, waive
from mapdesigner.model.journey import JourneyMap
from tests.support.journeys import assert_sound, grid, with_actions


def waived(journey: JourneyMap) -> list[tuple[str, str, str]]:
    assert_sound(journey)
    return sorted((each.rule, each.about, each.reason) for each in journey.waivers)


def test_a_rule_is_waived_for_a_card_or_the_map_and_heeded_again() -> None:
    journey = waive(with_actions(grid(), "a"), "JM101", "a", "known", "2027-01-05T10:00:00+01:00")
    journey = waive(journey, "JM101", "", "not here")
    assert waived(journey) == [("JM101", "", "not here"), ("JM101", "a", "known")]
    assert waived(heed(journey, "JM101", "a")) == [("JM101", "", "not here")]


def test_waived_again_it_takes_the_new_reason() -> None:
    journey = waive(grid(), "JM101", "s1", "one")
    assert waived(waive(journey, "JM101", "s1", "two")) == [("JM101", "s1", "two")]


def test_what_was_waived_about_a_card_goes_with_it() -> None:
    journey = waive(with_actions(grid(), "a", "b"), "JM101", "a", "known")
    assert waived(remove_items(journey, ["a"])) == []
    assert waived(remove_items(journey, ["b"])) == [("JM101", "a", "known")]


def test_nothing_is_waived_for_what_is_not_there() -> None:
    with pytest.raises(EditError):
        waive(grid(), "JM101", "gone", "")
