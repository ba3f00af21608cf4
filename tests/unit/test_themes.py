"""Both themes have every colour, and words can be read on each ground they stand on (WCAG 2.2, AA)."""

from __future__ import annotations

import json

import pytest

from mapdesigner import resources

GROUNDS = {
    "ink": ("paper", "canvas", "surface", "surface2", "sunken", "chrome", "accent_tint", "pain_tint", "warn_tint"),
    "ink2": ("paper", "canvas", "surface", "surface2", "sunken"),
    "ink3": ("paper", "surface"),
    "accent": ("surface", "accent_tint"),
    "accent_ink": ("accent",),
    "pain": ("pain_tint",),
    "opp": ("surface",),
    "pers": ("surface", "pers_tint"),
    "pos_ink": ("pos_tint",),
    "neg_ink": ("neg_tint",),
    "warn": ("chrome",),
    "star_ink": ("star",),
}


def colours(theme: str) -> dict[str, str]:
    read: dict[str, str] = json.loads(resources.read_text("themes", f"{theme}.json"))["colours"]
    return read


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_dark_theme_has_every_colour_of_the_light_one() -> None:
    assert set(colours("dark")) == set(colours("light"))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), [(ink, ground) for ink, grounds in GROUNDS.items() for ground in grounds])
def test_words_are_readable_on_their_ground(theme: str, ink: str, ground: str) -> None:
    named = colours(theme)
    assert contrast(named[ink], named[ground]) >= 4.5


GRAPHICS = {
    "pos": ("paper", "pos_tint"),
    "neg": ("paper", "neg_tint"),
    "neu": ("paper",),
    "pain": ("paper", "pain_tint"),
    "opp": ("paper", "opp_tint"),
    "pers": ("paper", "pers_tint"),
    "future": ("paper", "pos_tint", "neg_tint"),
    "control": ("paper", "surface"),
    "focus": ("paper", "canvas", "surface"),
}
"""Lines and marks that mean something, with what they stand on. The star is filled, and outlined in ink."""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("mark", "ground"), [(mark, ground) for mark, grounds in GRAPHICS.items() for ground in grounds]
)
def test_marks_stand_out_from_their_ground(theme: str, mark: str, ground: str) -> None:
    named = colours(theme)
    assert contrast(named[mark], named[ground]) >= 3
