"""A folded or locked lane on screen: what its label and its row show and say."""

from __future__ import annotations

import pytest

from mapdesigner.edits.fields import set_fields, set_map
from mapdesigner.edits.lanes import collapse_lane, lock_lane
from mapdesigner.layout.compose import compose_screen
from mapdesigner.layout.scene import Band, Group, TextBlock
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.model.journey import JourneyMap
from tests.support import scene_walk
from tests.support.journeys import grid, with_actions


def bands(journey: JourneyMap) -> dict[str, Band]:
    return {band.id: band for band in compose_screen(journey).bands}


def groups(band: Band) -> dict[str, Group]:
    return {group.id: group for group in band.groups}


def texts(group: Group) -> list[str]:
    return [part.text for part in group.primitives if isinstance(part, TextBlock)]


def test_a_folded_lane_shows_its_title_and_says_how_many_cards_it_holds() -> None:
    shown = bands(collapse_lane(with_actions(grid(), "a", "b"), "actions"))
    assert "card:a" not in groups(shown["lane:actions"])
    assert texts(groups(shown["lane:actions"])["count:actions"]) == ["2 cards"]
    assert texts(groups(shown["side:actions"])["lane-name:actions"]) == ["Customer actions"]
    assert shown["lane:actions"].height < 40


def test_a_one_line_title_folds_to_thirty_px() -> None:
    assert bands(collapse_lane(grid(), "thoughts"))["lane:thoughts"].height == 30


def test_a_lock_is_drawn_beside_the_title_and_said() -> None:
    open_lane, locked = bands(grid())["side:notes"], bands(lock_lane(grid(), "notes"))["side:notes"]
    signs = [len(groups(each)["lane-name:notes"].primitives) for each in (open_lane, locked)]
    assert signs[1] == signs[0] + 1
    assert groups(locked)["lane:notes"].label == "Notes, locked"


@pytest.mark.parametrize(
    ("language", "label"),
    [("en", "Notes, folded, 0 cards, locked"), ("de", "Notizen, eingeklappt, 0 Karten, gesperrt")],
)
def test_a_screen_reader_hears_what_the_signs_say_in_the_maps_language(language: str, label: str) -> None:
    journey = set_map(lock_lane(collapse_lane(grid(), "notes"), "notes"), language=language)
    assert groups(bands(journey)["side:notes"])["lane:notes"].label == label


def test_paper_shows_no_signs_that_only_a_window_can_follow() -> None:
    (plain, *_rest), (locked, *_others) = compose_poster(grid(2, 2)), compose_poster(lock_lane(grid(2, 2), "notes"))
    names = [
        next(g for band in page.bands for g in band.groups if g.id == "lane-name:notes") for page in (plain, locked)
    ]
    assert names[0].primitives == names[1].primitives


@pytest.mark.parametrize("sheet", ["A1", "A3"])
def test_the_number_of_its_cards_stands_beside_a_folded_lanes_title_on_paper(sheet: str) -> None:
    folded = collapse_lane(with_actions(grid(2, 2), "a", "b"), "actions")
    journey = set_fields(folded, ["actions"], title="What they all do")

    (page, *_others) = compose_poster(journey, sheet)

    name = next(g for band in page.bands for g in band.groups if g.id == "lane-name:actions")
    assert texts(name) == ["What they all do", "2"]
    assert scene_walk.overlaps(page) == []


def test_a_poster_without_lanes_says_that_they_are_hidden() -> None:
    journey = grid(2, 2)
    hidden = set_fields(journey, [lane.id for lane in journey.lanes], hidden=True)
    told = "No lane is shown: the map has none, or all are hidden."
    assert told in compose_poster(hidden)[0].notes
    assert told not in compose_poster(journey)[0].notes
