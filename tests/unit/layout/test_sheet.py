"""Paper has many sizes: standard sheets, one's own and rolls, each with a size of type between its neighbours'."""

from __future__ import annotations

import pytest

from mapdesigner import resources
from mapdesigner.layout.paper.sheet import STANDARD, SheetKind, sheet_of
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.storage.read import read_map

TABLE = {"A0": (1.25, 16), "A1": (1.0, 14), "A2": (0.707, 9.5), "A3": (0.5, 7), "A4": (0.5, 7)}


@pytest.mark.parametrize("name", TABLE)
@pytest.mark.parametrize("portrait", [False, True])
def test_the_a_sheets_have_the_sizes_of_the_table(name: str, portrait: bool) -> None:
    sheet = sheet_of(name.lower(), portrait=portrait)
    assert (sheet.scale, sheet.smallest) == TABLE[name]
    assert sheet.portrait is portrait


def test_a_sheet_of_ones_own_lies_between_its_neighbours() -> None:
    sheet = sheet_of("600x900")
    assert (sheet.width, sheet.height, sheet.portrait) == (600, 900, True)
    assert 1.0 < sheet.scale < 1.25
    assert 14 < sheet.smallest < 16


@pytest.mark.parametrize(
    ("name", "said"),
    [("A9", "A9"), ("600x", "600x"), ("roll", "roll"), ("12x900", "12"), ("600x9000", "9000"), ("roll 20", "20")],
)
def test_what_is_no_sheet_is_refused(name: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said}$"):
        sheet_of(name)


@pytest.mark.parametrize("name", STANDARD)
def test_a_small_sheet_shows_an_overview(name: str) -> None:
    assert sheet_of(name).overview is (name in ("A4", "Letter"))


def test_a_roll_keeps_its_height_and_is_as_long_as_the_map() -> None:
    journey = read_map(resources.path("samples", "trailhead.journeymap")).journey
    assert sheet_of("roll 914").kind is SheetKind.ROLL
    (page,) = compose_poster(journey, "roll 914")
    assert page.height == pytest.approx(914 / 25.4 * 72)
    assert page.width > page.height
