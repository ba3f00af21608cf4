"""The signs keep what they say: so many blocks for a severity, so much of a ring for a value."""

from __future__ import annotations

import math

import pytest

from mapdesigner.layout import marks
from mapdesigner.layout.scene import Box, Path, TextBlock
from mapdesigner.layout.theme import theme
from tests.support.frames import paper_frame
from tests.support.journeys import grid

FRAME = paper_frame(grid())


def filled(parts: tuple[object, ...]) -> int:
    return sum(isinstance(part, Box) and bool(part.fill) for part in parts)


@pytest.mark.parametrize("severity", [1, 2, 3, 4, 5])
def test_severity_fills_as_many_of_five_rising_blocks(severity: int) -> None:
    blocks = marks.severity_blocks(severity, 0.0, 0.0, FRAME)
    heights = [block.rect.height for block in blocks if isinstance(block, Box)]
    assert filled(blocks) == severity
    assert heights == sorted(heights)
    assert len(heights) == 5


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_level_fills_as_many_of_three_dots(level: int) -> None:
    assert filled(marks.dots(level, 3, 0.0, 0.0, FRAME)) == level


def test_a_quarter_of_a_ring_ends_at_the_right() -> None:
    _track, gauge = marks.ring(25, 0.0, 0.0, 20.0, theme())
    assert isinstance(gauge, Path)
    assert gauge.commands[-1][-2:] == pytest.approx((18.0, 10.0))


def test_a_full_ring_closes_and_an_empty_one_is_only_its_track() -> None:
    assert marks.arc(0, 0, 1, 1.0)[-1][-2:] == pytest.approx((0.0, -1.0))
    assert len(marks.ring(0, 0.0, 0.0, 20.0, theme())) == 1


def test_an_arc_keeps_its_radius() -> None:
    ends = [command[-2:] for command in marks.arc(5, 5, 3, 0.62)]
    assert [math.hypot(float(x) - 5, float(y) - 5) for x, y in ends] == pytest.approx([3.0] * len(ends))


def test_a_planned_value_is_drawn_hollow() -> None:
    outlines = marks.ring(62, 0.0, 0.0, 20.0, theme(), hollow=True)[1:]
    assert len(outlines) == 2
    assert all(isinstance(part, Path) and part.stroke_width < 2 for part in outlines)


def test_a_pill_is_as_wide_as_it_says_and_holds_its_word() -> None:
    (outline, words), width = marks.pill("Marketing", 10.0, 0.0, FRAME)
    assert isinstance(outline, Box)
    assert isinstance(words, TextBlock)
    assert outline.rect.right + 0.5 == pytest.approx(10.0 + width)
    assert words.box.x + words.lines[0].width < outline.rect.right
    assert len(words.lines) == 1


def test_a_pill_in_a_narrow_card_wraps_and_stays_inside() -> None:
    (outline, words), width = marks.pill("Station partners and bus lines", 0.0, 0.0, FRAME, 100.0)
    assert isinstance(outline, Box)
    assert isinstance(words, TextBlock)
    assert width <= 100.0
    assert len(words.lines) > 1
    assert words.box.bottom < outline.rect.bottom
    assert marks.pill_size("Station partners and bus lines", FRAME, 100.0)[0] == width


def test_a_link_chip_ends_where_it_is_told() -> None:
    _sign, words = marks.link_chip("P3", 100.0, 0.0, FRAME)
    assert isinstance(words, TextBlock)
    assert words.box.x + words.lines[0].width == pytest.approx(100.0)


@pytest.mark.parametrize(
    ("name", "letters"), [("Aiko Kimura", "AK"), ("Ann", "A"), ("Jean de la Tour", "JT"), ("", ""), ("(Ops) team", "T")]
)
def test_initials_are_those_of_the_first_and_the_last_word(name: str, letters: str) -> None:
    assert marks.initials(name) == letters


def test_the_first_arrow_is_flat_at_the_left_and_the_last_at_the_right() -> None:
    first = marks.chevron(0, 0, 100, 50, 16, first=True)
    last = marks.chevron(0, 0, 100, 50, 16, last=True)
    assert ("L", 100, 25.0) in first
    assert ("L", 16, 25.0) not in first
    assert ("L", 16, 25.0) in last
    assert ("L", 100, 25.0) not in last
