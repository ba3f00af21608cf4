"""Five faces from very negative to very positive: mouth, eyes and brows each differ, so that no colour is needed."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from mapdesigner.layout.marks import circle
from mapdesigner.layout.scene import Path
from mapdesigner.words import later

if TYPE_CHECKING:
    from mapdesigner.layout.scene import Primitive
    from mapdesigner.layout.theme import Theme

Commands = tuple[tuple[str | float, ...], ...]


class Level(IntEnum):
    """How a score feels, in five steps; the value is the score in the middle of each."""

    VERY_NEGATIVE = -2
    NEGATIVE = -1
    NEUTRAL = 0
    POSITIVE = 1
    VERY_POSITIVE = 2


LEVEL_WORDS = {
    Level.VERY_POSITIVE: later("Very positive"),
    Level.POSITIVE: later("Positive"),
    Level.NEUTRAL: later("Neutral"),
    Level.NEGATIVE: later("Negative"),
    Level.VERY_NEGATIVE: later("Very negative"),
}
"""The levels from top to bottom, with their words."""

RING = 11.3 / 12
"""The outer edge of a face's ring, as a share of its radius."""

_GRID = 12.0  # a face of radius 12 around its middle, y down
_LINE = 1.8
_EYE = 1.15
_EYES = dict.fromkeys(Level, -2.1) | {Level.VERY_NEGATIVE: -0.6}
_MOUTHS: dict[Level, Commands] = {
    Level.VERY_NEGATIVE: (
        ("M", -4.2, 5.2),
        ("C", -3.3, 3.2, -1.8, 2.2, 0.0, 2.2),
        ("C", 1.8, 2.2, 3.3, 3.2, 4.2, 5.2),
        ("Z",),
    ),
    Level.NEGATIVE: (("M", -3.7, 4.3), ("C", -1.8, 1.9, 1.8, 1.9, 3.7, 4.3)),
    Level.NEUTRAL: (("M", -3.6, 3.3), ("L", 3.6, 3.3)),
    Level.POSITIVE: (("M", -3.7, 2.2), ("C", -1.8, 4.73, 1.8, 4.73, 3.7, 2.2)),
    Level.VERY_POSITIVE: (
        ("M", -4.4, 1.5),
        ("L", 4.4, 1.5),
        ("C", 4.1, 4.1, 2.4, 5.5, 0.0, 5.5),
        ("C", -2.4, 5.5, -4.1, 4.1, -4.4, 1.5),
        ("Z",),
    ),
}
_OPEN = (Level.VERY_NEGATIVE, Level.VERY_POSITIVE)
_FROWN: Commands = (("M", -4.4, -3.4), ("L", -1.8, -2.1), ("M", 4.4, -3.4), ("L", 1.8, -2.1))
_LAUGHING_EYES: Commands = (
    ("M", -4.5, -1.7),
    ("C", -3.8, -3.43, -2.0, -3.43, -1.3, -1.7),
    ("M", 1.3, -1.7),
    ("C", 2.0, -3.43, 3.8, -3.43, 4.5, -1.7),
)


def level_of(score: float) -> Level:
    """The level of a score from -2 to +2."""
    if abs(score) <= 0.4:
        return Level.NEUTRAL
    if score < 0:
        return Level.VERY_NEGATIVE if score <= -1.25 else Level.NEGATIVE
    return Level.POSITIVE if score < 1.25 else Level.VERY_POSITIVE


def level_colour(level: Level, theme: Theme) -> str:
    """Orange under zero, blue over it, slate between."""
    if level == Level.NEUTRAL:
        return theme.ink2
    return theme.neg_ink if level < 0 else theme.pos_ink


@lru_cache(maxsize=64)
def face(
    level: Level, radius: float, ground: str, colour: str, x: float = 0.0, y: float = 0.0
) -> tuple[Primitive, ...]:
    """A face of the given radius around (x, y): its skin in `ground`, all lines in `colour`."""
    unit = radius / _GRID
    line = _LINE * unit
    head = circle(x, y, RING * radius - line / 2, ground, colour, line)
    mouth = _placed(_MOUTHS[level], unit, x, y)
    fill = colour if level in _OPEN else ""
    lips = Path(mouth, fill, colour, line, round=True)
    return (head, *_look(level, unit, colour, x, y), lips)


def _look(level: Level, unit: float, colour: str, x: float, y: float) -> tuple[Primitive, ...]:
    """Eyes and brows."""
    line = _LINE * unit
    if level == Level.VERY_POSITIVE:
        return (Path(_placed(_LAUGHING_EYES, unit, x, y), stroke=colour, stroke_width=line, round=True),)
    eyes = tuple(circle(x + side * 3 * unit, y + _EYES[level] * unit, _EYE * unit, colour) for side in (-1, 1))
    if level != Level.VERY_NEGATIVE:
        return eyes
    return (Path(_placed(_FROWN, unit, x, y), stroke=colour, stroke_width=line, round=True), *eyes)


def _placed(commands: Commands, unit: float, x: float, y: float) -> Commands:
    return tuple((letter, *_scaled(numbers, unit, x, y)) for letter, *numbers in commands)


def _scaled(numbers: list[str | float], unit: float, x: float, y: float) -> tuple[float, ...]:
    offsets = (x, y) * (len(numbers) // 2)
    return tuple(float(number) * unit + offset for number, offset in zip(numbers, offsets, strict=True))
