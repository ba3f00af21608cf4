"""Five faces are told apart without colour."""

from __future__ import annotations

import pytest

from mapdesigner.layout.faces import LEVEL_WORDS, RING, Level, face, level_colour
from mapdesigner.layout.scene import Box, Path
from mapdesigner.layout.theme import theme


def test_every_level_has_words_and_a_face_of_its_own():
    assert set(LEVEL_WORDS) == set(Level)
    drawings = {tuple(map(repr, face(level, 20, "#FFFFFF", "#000000"))) for level in Level}
    assert len(drawings) == 5


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("radius", [8.0, 15.5])
def test_a_face_stays_within_its_ring(level, radius):
    for part in face(level, radius, "#FFFFFF", "#000000", 100, 100):
        points = _points(part)
        assert all(((x - 100) ** 2 + (y - 100) ** 2) ** 0.5 <= radius * RING * 1.42 for x, y in points)


def _points(part):
    if isinstance(part, Box):
        return [(part.rect.x, part.rect.y), (part.rect.right, part.rect.bottom)]
    assert isinstance(part, Path)
    return [pair for command in part.commands for pair in zip(command[1::2], command[2::2], strict=True)]


def test_feelings_are_blue_above_orange_below_and_slate_between():
    light = theme("light")
    assert level_colour(Level.VERY_POSITIVE, light) == level_colour(Level.POSITIVE, light) == light.pos_ink
    assert level_colour(Level.VERY_NEGATIVE, light) == light.neg_ink
    assert level_colour(Level.NEUTRAL, light) == light.ink2
