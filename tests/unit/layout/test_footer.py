"""The foot of each page says which map it is, how its figures came about, and which page of how many."""

from __future__ import annotations

import pytest

from mapdesigner import resources
from mapdesigner.layout.footer import footer
from mapdesigner.layout.frame import Row
from mapdesigner.model.journey import Brand, JourneyMap, new_map
from mapdesigner.storage.read import read_map
from tests.support.frames import paper_frame, scene_of, usable_width
from tests.support.scene_walk import all_text, overlaps, placed_lines


def sample() -> JourneyMap:
    return read_map(resources.path("samples", "trailhead.journeymap")).journey


def drawn(journey: JourneyMap, sheet: str = "A1", width: float = 0.0) -> Row:
    frame = paper_frame(journey, sheet)
    return footer(frame, width or usable_width(frame), 2, 3)


def words_on(row: Row) -> str:
    return " ".join(all_text(scene_of(row, 5000)).split())


def test_the_foot_of_a_page() -> None:
    written = words_on(drawn(sample()))
    assert written.startswith("Trailhead Outfitters, Buying trail-running shoes, current state")
    assert "Scores are medians" in written
    assert "Version 2.3 A1, scale 1:1 Page 2 of 3" in written
    assert drawn(sample()).height == 28


def test_a3_drops_the_method_note() -> None:
    assert "Scores are medians" not in words_on(drawn(sample(), "A3"))


def test_the_clients_own_line_is_printed() -> None:
    branded = sample().model_copy(update={"brand": Brand(footer="For internal use")})
    assert "For internal use" in words_on(drawn(branded))


def test_a_line_that_is_the_title_is_not_said_twice() -> None:
    twice = sample().model_copy(update={"brand": Brand(footer=sample().title)})
    assert words_on(drawn(twice)) == words_on(drawn(sample()))


def test_a_map_in_german_has_a_german_foot() -> None:
    assert "Seite 2 von 3" in words_on(drawn(sample().model_copy(update={"language": "de"})))


@pytest.mark.parametrize("width", [2271.0, 1000.0, 640.0])
def test_a_long_note_takes_more_lines_and_touches_nothing(width: float) -> None:
    journey = sample().model_copy(update={"method_note": "Scores are medians of many survey items. " * 6})
    row = drawn(journey, width=width)
    scene = scene_of(row, width)
    assert overlaps(scene) == []
    assert all(line.ink.right <= width + 0.5 and line.ink.bottom <= row.height for line in placed_lines(scene))


def test_an_empty_map_still_says_its_page() -> None:
    assert "Page 2 of 3" in words_on(drawn(new_map()))
