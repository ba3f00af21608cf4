"""All rules, in the order of their codes."""

from __future__ import annotations

from mapdesigner.insight.rule import Rule
from mapdesigner.insight.rules import action, figures, grid, grounds, people, touchpoints

_THEMES = (grid, people, touchpoints, action, figures, grounds)

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (each for theme in _THEMES for each in vars(theme).values() if isinstance(each, Rule)), key=lambda it: it.code
    )
)
"""A rule of a module above is in the table by being there."""
