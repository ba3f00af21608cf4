"""What docs/coverage.md promises is there: every line names tests, and every test named exists."""

from __future__ import annotations

from mapdesigner.model.kinds import LaneKind
from tests.support.coverage_page import names_in, rows

PARTS = ("Lanes and cards", "The map", "Around the map", "Journey personalization", "What the map tells back")


def test_every_line_names_a_test_and_every_test_named_exists() -> None:
    lines = rows()
    assert [line.asked for line in lines if not line.tests] == []
    missing = [f"{file}::{name}" for line in lines for file, name in line.tests if name not in names_in(file)]
    assert missing == []


def test_every_part_of_the_method_is_there_and_every_lane_has_its_line() -> None:
    lines = rows()
    assert set(PARTS) <= {line.part for line in lines}
    assert len([line for line in lines if line.part == "Lanes and cards"]) >= len(LaneKind) - 3
