"""What is known of a persona in columns: goals, behaviours and frustrations as bullets, leanings on sliders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from mapdesigner.layout import marks
from mapdesigner.layout.icons import icon
from mapdesigner.layout.scene import Align, Box, Rect
from mapdesigner.layout.text.typeset import measure, typeset

if TYPE_CHECKING:
    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.scene import Primitive, TextStyle
    from mapdesigner.model.journey import Persona, Scale

Parts = tuple[list["Primitive"], float]
"""What a block draws and how high it is."""


class Spacing(NamedTuple):
    """The columns of a panel: margins of a column, the gap under its heading, its least width, its text style."""

    left: float
    right: float
    top: float
    gap: float
    least: float
    style: str


WIDE = Spacing(20, 16, 20, 10.5, 165, "card_title")
NARROW = Spacing(13, 8, 13, 6, 150, "lane_caption")


@dataclass(frozen=True, slots=True)
class Section:
    """A column of the panel: its sign, its heading, and bullets or sliders."""

    icon: str
    title: str
    bullets: tuple[str, ...] = ()
    sliders: tuple[Scale, ...] = ()


def sections_of(frame: Frame, persona: Persona, compact: bool) -> list[Section]:
    """The columns that have something to say; psychographics only where small text can be read."""
    words = frame.words.gettext
    sections = [
        Section("target", words("Goals"), persona.goals),
        Section("route", words("Behaviours"), persona.behaviours),
        Section("frown", words("Frustrations"), persona.frustrations),
    ]
    if not frame.small_sheet and not compact:
        sections.append(Section("compass", words("Psychographics"), sliders=persona.psychographics))
    return [section for section in sections if section.bullets or section.sliders]


def in_columns(
    frame: Frame, sections: list[Section], area: Rect, spacing: Spacing
) -> tuple[list[Primitive], int, float]:
    """Set the sections side by side, in a second row where columns would be too narrow to read.

    Returns what to draw, how many columns there are, and the lower edge.
    """
    unit = frame.unit
    count = min(len(sections), max(1, int(area.width / (spacing.least * unit))))
    found: list[Primitive] = []
    top = bottom = area.y
    for index, section in enumerate(sections):
        if index % count == 0:
            top = bottom
        step = area.width / count
        x = area.x + index % count * step + spacing.left * unit
        room = step - (spacing.left + spacing.right) * unit
        primitives, end = _section(frame, section, Rect(x, top + spacing.top * unit, room, 0.0), spacing)
        found.extend(primitives)
        bottom = max(bottom, end + spacing.top * unit)
    return found, count, bottom


def _section(frame: Frame, section: Section, area: Rect, spacing: Spacing) -> Parts:
    """A heading with bullets or sliders below it. Returns the lower edge too."""
    unit, x, y = frame.unit, area.x, area.y
    sign = icon(section.icon, x, y, 20 * unit, frame.theme.ink2, 1.458 * unit)
    room = area.width - 29 * unit
    heading = typeset(section.title, frame.style("panel_heading"), room, x=x + 29 * unit, y=y - 0.4 * unit)
    top = heading.box.bottom + spacing.gap * unit
    if section.sliders:
        primitives, bottom = _sliders(frame, section, x, top, area.width)
    else:
        style = frame.style(spacing.style, weight=frame.metrics.type.body.weight, line_height=1.3, tracking=0.0)
        primitives, bottom = _bullets(frame, section, Rect(x, top, area.width, 0.0), style)
    return [sign, heading, *primitives], bottom


def _bullets(frame: Frame, section: Section, area: Rect, style: TextStyle) -> Parts:
    unit, y = frame.unit, area.y
    found: list[Primitive] = []
    for text in section.bullets:
        block = typeset(text, style, area.width - 15 * unit, x=area.x + 15 * unit, y=y)
        dash = Box(Rect(area.x, y + style.size * 0.65 - 1.5 * unit, 6 * unit, 2 * unit), frame.theme.ink3)
        found.extend((dash, block))
        y = block.box.bottom + 8 * unit
    return found, y - 8 * unit


def _sliders(frame: Frame, section: Section, x: float, y: float, width: float) -> tuple[list[Primitive], float]:
    found: list[Primitive] = []
    bottom = y
    for scale in section.sliders:
        primitives, bottom = _slider(frame, scale, x, y, width)
        found.extend(primitives)
        y = bottom + 7.2 * frame.unit
    return found, bottom


def _slider(frame: Frame, scale: Scale, x: float, y: float, width: float) -> tuple[list[Primitive], float]:
    """Both poles over a track with a knob."""
    unit, style = frame.unit, frame.style("lane_caption", frame.theme.ink2)
    fits = measure(scale.low, style) + measure(scale.high, style) + 8 * unit <= width
    low_width = measure(scale.low, style) + 0.01 if fits else width / 2 - 4 * unit
    low = typeset(scale.low, style, low_width, x=x, y=y, align=Align.LEFT)
    high = typeset(scale.high, style, width - low_width, x=x + low_width, y=y, align=Align.RIGHT)
    middle = max(low.box.bottom, high.box.bottom) + 10.3 * unit
    track = Box(Rect(x, middle - unit, width, 2 * unit), frame.theme.line_strong)
    knob = marks.circle(x + width * scale.value, middle, 6 * unit, frame.theme.ink, frame.theme.paper, 2 * unit)
    return [low, high, track, knob], middle + 7 * unit
