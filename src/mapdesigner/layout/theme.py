"""A theme: the named colours of light or dark, and the stage ramp."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from mapdesigner import resources
from mapdesigner.layout.colour import StageColours, hue_of, oklch


@dataclass(frozen=True, slots=True)
class Theme:
    """Named colours as '#RRGGBB' (see resources/themes) and the numbers of the stage ramp."""

    name: str
    paper: str
    canvas: str
    surface: str
    surface2: str
    sunken: str
    chrome: str
    line: str
    line_strong: str
    control: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    accent_ink: str
    accent_tint: str
    focus: str
    pos: str
    pos_ink: str
    pos_tint: str
    neg: str
    neg_ink: str
    neg_tint: str
    neu: str
    pain: str
    pain_tint: str
    opp: str
    opp_tint: str
    pers: str
    pers_tint: str
    star: str
    star_ink: str
    ok: str
    warn: str
    warn_tint: str
    error: str
    error_tint: str
    future: str
    ramp: tuple[tuple[str, float], ...]

    def stage_colours(self, count: int, brand: str = "") -> tuple[StageColours, ...]:
        """Colours for `count` stages from left to right; a brand colour moves the hues to its own +/- 40 degrees."""
        ramp = dict(self.ramp)
        return tuple(self._colours_at(_hue(index, count, ramp, brand)) for index in range(count))

    def stage_colours_of(self, colour: str) -> StageColours:
        """The colours of a stage whose colour was set by hand: its hue at the ramp's lightness."""
        return self._colours_at(hue_of(colour))

    def _colours_at(self, hue: float) -> StageColours:
        ramp = dict(self.ramp)
        return StageColours(*(oklch(ramp[f"{part}_l"], ramp[f"{part}_c"], hue) for part in ("fill", "ink", "tint")))


def _hue(index: int, count: int, ramp: dict[str, float], brand: str) -> float:
    if brand:
        return hue_of(brand) + (80 * index / (count - 1) - 40 if count > 1 else 0)
    return ramp["hue_from"] + ramp["hue_span"] * index / (count - 1) if count > 1 else ramp["hue_single"]


@cache
def theme(name: str = "light") -> Theme:
    """Load a shipped theme: 'light' or 'dark'."""
    shipped = json.loads(resources.read_text("themes", f"{name}.json"))
    return Theme(name=name, ramp=tuple(shipped["stage_ramp"].items()), **shipped["colours"])
