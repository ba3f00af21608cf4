"""Persona panels of the header: one in full, two side by side, three or more as strips."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.layout import marks
from mapdesigner.layout.colour import contrast
from mapdesigner.layout.icons import icon
from mapdesigner.layout.scene import Align, Box, Group, Picture, Rect
from mapdesigner.layout.text.typeset import measure, place, typeset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.scene import Primitive, TextStyle
    from mapdesigner.model.journey import Persona, Scale

Parts = tuple[list["Primitive"], float]
"""What a block draws and how high it is."""

_RAMP_ORDER = (1, 4, 0, 3, 2, 5)
"""Neighbouring personas take stage colours far from each other."""


@dataclass(frozen=True, slots=True)
class _Section:
    """A column of the panel: its sign, its heading, and bullets or sliders."""

    icon: str
    title: str
    bullets: tuple[str, ...] = ()
    sliders: tuple[Scale, ...] = ()


def shown_personas(frame: Frame) -> tuple[Persona, ...]:
    """The personas this drawing is about: the chosen one, or all."""
    return tuple(each for each in frame.structure.personas if frame.persona in ("", each.id))


def persona_colour(frame: Frame, persona: Persona) -> str:
    """The colour a persona was given, else one of the stage ramp's by its place among the personas."""
    if persona.colour:
        return persona.colour
    place = frame.structure.personas.index(persona)
    return frame.theme.stage_colours(len(_RAMP_ORDER))[_RAMP_ORDER[place % len(_RAMP_ORDER)]].fill


def persona_groups(
    frame: Frame, x: float, y: float, width: float, minimum: float, *, strips: bool = False
) -> tuple[Group, ...]:
    """The panels of all personas shown, in a box of the given width and at least the given height.

    `strips` draws every persona as one line: portrait, name and quote.
    """
    personas = shown_personas(frame)
    if strips or len(personas) > 2:
        return _strips(frame, personas, x, y, width)
    gap = 16 * frame.unit
    each = (width - gap * (len(personas) - 1)) / max(len(personas), 1)
    compact = len(personas) == 2
    drawn = [_panel(frame, persona, each, minimum, compact) for persona in personas]
    deepest = max((height for _, height in drawn), default=0.0)
    return tuple(
        _group(persona, x + index * (each + gap), y, each, _panel(frame, persona, each, deepest, compact))
        for index, persona in enumerate(personas)
    )


def _group(persona: Persona, x: float, y: float, width: float, parts: Parts) -> Group:
    primitives, height = parts
    label = ", ".join(filter(None, (persona.name, persona.bio)))
    return Group(f"header:persona:{persona.id}", x, y, width, height, tuple(primitives), persona.id, label)


def _panel(frame: Frame, persona: Persona, width: float, minimum: float, compact: bool) -> Parts:
    """A panel with the persona at the left and what is known of them in columns at the right."""
    unit = frame.unit
    sections = _sections(frame, persona, compact)
    head_width = (207 if compact else 247) * unit if sections else width
    head, head_height = _head(frame, persona, head_width, "voice" if compact else "quote")
    columns, count, columns_height = _columns(frame, sections, head_width, width - unit)
    height = max(minimum, head_height, columns_height)
    rules = _rules(frame, head_width, width - unit, height, count) if sections else []
    return [*_card(frame, width, height, head_width), *rules, *head, *columns], height


def _card(frame: Frame, width: float, height: float, head_width: float) -> list[Primitive]:
    """The outline and the tinted left part."""
    unit, theme = frame.unit, frame.theme
    right = 0.0 if head_width < width else 12 * unit
    tint = Rect(unit / 2, unit / 2, head_width - unit, height - unit)
    edge = Rect(unit / 2, unit / 2, width - unit, height - unit)
    round_corner = 12 * unit
    return [
        Box(tint, theme.surface2, radii=(round_corner, right, right, round_corner)),
        Box(edge, "", theme.line, unit, (round_corner, round_corner, round_corner, round_corner)),
    ]


def _rules(frame: Frame, left: float, right: float, height: float, count: int) -> list[Primitive]:
    """The line beside the tint, over the whole height, and those between the columns."""
    unit, colour = frame.unit, frame.theme.line
    step = (right - left) / count
    whole = Box(Rect(left - unit, unit, unit, height - 2 * unit), colour)
    between = (Rect(left + index * step, 21 * unit, unit, height - 42 * unit) for index in range(1, count))
    return [whole, *(Box(rect, colour) for rect in between)]


def _head(frame: Frame, persona: Persona, width: float, quote_style: str) -> Parts:
    """Portrait, name, one-line bio and quote."""
    unit, pad = frame.unit, 19 * frame.unit
    portrait = _portrait(frame, persona, pad, pad, 56 * unit)
    names, names_height = _names(frame, persona, pad + 68 * unit, pad, width - pad - 78 * unit, 56 * unit)
    bottom = pad + max(56 * unit, names_height)
    if not persona.quote:
        return [*portrait, *names], bottom + pad
    text = frame.words.gettext("“{quote}”").format(quote=persona.quote)
    quote = typeset(text, frame.style(quote_style), width - pad - 18 * unit, x=pad, y=bottom + 13.5 * unit)
    return [*portrait, *names, quote], quote.box.bottom + pad


def _names(frame: Frame, persona: Persona, x: float, y: float, width: float, beside: float) -> Parts:
    """Name and bio, in the middle of the portrait's height as long as they are not deeper than it."""
    name = typeset(persona.name, _name_style(frame), width)
    about = ", ".join(filter(None, (persona.bio, *persona.demographics)))
    bio = typeset(about, frame.style("body", frame.theme.ink2, line_height=1.25), width)
    height = name.box.height + bio.box.height
    top = y + max(0.0, (beside - height) / 2 - 0.6 * frame.unit)
    return [place(name, x, top), place(bio, x, top + name.box.height)], height


def _name_style(frame: Frame) -> TextStyle:
    return frame.style("panel_heading", size=frame.metrics.type.panel_heading.size * 1.25, tracking=-0.005)


def _portrait(frame: Frame, persona: Persona, x: float, y: float, size: float) -> list[Primitive]:
    """The persona's picture in a disc; initials where there is none or it cannot be read."""
    if data := decoded(persona.portrait):
        return [Picture(Rect(x, y, size, size), data, ellipse=True)]
    fill = persona_colour(frame, persona)
    ink = max(("#FFFFFF", frame.theme.ink), key=lambda colour: contrast(colour, fill))
    return list(marks.avatar(marks.initials(persona.name), x, y, size, fill, ink, frame))


def decoded(picture: str) -> bytes:
    """The bytes of a base64 picture, none if the text is not base64."""
    try:
        return base64.b64decode(picture, validate=True)
    except binascii.Error:
        return b""


def _sections(frame: Frame, persona: Persona, compact: bool) -> list[_Section]:
    """The columns that have something to say; psychographics only where small text can be read."""
    say = frame.words.gettext
    sections = [
        _Section("target", say("Goals"), persona.goals),
        _Section("route", say("Behaviours"), persona.behaviours),
        _Section("frown", say("Frustrations"), persona.frustrations),
    ]
    if not frame.small_sheet and not compact:
        sections.append(_Section("compass", say("Psychographics"), sliders=persona.psychographics))
    return [section for section in sections if section.bullets or section.sliders]


def _columns(frame: Frame, sections: list[_Section], left: float, right: float) -> tuple[list[Primitive], int, float]:
    """Set the sections side by side, in a second row where columns would be too narrow to read.

    Returns what to draw, how many columns there are, and the height.
    """
    unit = frame.unit
    count = min(len(sections), max(1, int((right - left) / (165 * unit))))
    found: list[Primitive] = []
    top = bottom = 0.0
    for index, section in enumerate(sections):
        if index % count == 0:
            top = bottom
        step = (right - left) / count
        x = left + index % count * step + 20 * unit
        primitives, end = _section(frame, section, x, top + 20 * unit, step - 36 * unit)
        found.extend(primitives)
        bottom = max(bottom, end + 20 * unit)
    return found, count, bottom


def _section(frame: Frame, section: _Section, x: float, y: float, width: float) -> tuple[list[Primitive], float]:
    """A heading with bullets or sliders below it. Returns the lower edge too."""
    unit, theme = frame.unit, frame.theme
    sign = icon(section.icon, x, y, 20 * unit, theme.ink2, 1.458 * unit)
    heading = typeset(section.title, frame.style("panel_heading"), width - 29 * unit, x=x + 29 * unit, y=y - 0.4 * unit)
    top = heading.box.bottom + 10.5 * unit
    body = _bullets if section.bullets else _sliders
    primitives, bottom = body(frame, section, x, top, width)
    return [sign, heading, *primitives], bottom


def _bullets(frame: Frame, section: _Section, x: float, y: float, width: float) -> tuple[list[Primitive], float]:
    unit = frame.unit
    style = frame.style("card_title", weight=frame.metrics.type.body.weight, line_height=1.3, tracking=0.0)
    found: list[Primitive] = []
    for text in section.bullets:
        block = typeset(text, style, width - 15 * unit, x=x + 15 * unit, y=y)
        dash = Box(Rect(x, y + style.size * 0.65 - 1.5 * unit, 6 * unit, 2 * unit), frame.theme.ink3)
        found.extend((dash, block))
        y = block.box.bottom + 8 * unit
    return found, y - 8 * unit


def _sliders(frame: Frame, section: _Section, x: float, y: float, width: float) -> tuple[list[Primitive], float]:
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


def _strips(frame: Frame, personas: Sequence[Persona], x: float, y: float, width: float) -> tuple[Group, ...]:
    """One line a persona, in two columns from the fourth on."""
    gap = 8 * frame.unit
    columns = 1 if len(personas) < 4 else 2
    each = (width - gap * (columns - 1)) / columns
    found: list[Group] = []
    for start in range(0, len(personas), columns):
        row = personas[start : start + columns]
        deepest = max(_strip(frame, persona, each)[1] for persona in row)
        for index, persona in enumerate(row):
            parts = _strip(frame, persona, each, deepest)
            found.append(_group(persona, x + index * (each + gap), y, each, parts))
        y += deepest + gap
    return tuple(found)


def _strip(frame: Frame, persona: Persona, width: float, minimum: float = 0.0) -> Parts:
    """Portrait, name and bio in the tinted part, the quote beside them."""
    unit, pad, size = (frame.unit * length for length in (1, 12, 44))
    head_width = min(247 * unit, width * 0.45) if persona.quote else width
    portrait = _portrait(frame, persona, pad, pad, size)
    names, names_height = _names(frame, persona, 2 * pad + size, pad, head_width - 3 * pad - size, size)
    text = frame.words.gettext("“{quote}”").format(quote=persona.quote) if persona.quote else ""
    quote = typeset(text, frame.style("voice"), width - head_width - 2 * pad, x=head_width + pad)
    height = max(minimum, 2 * pad + max(size, names_height, quote.box.height))
    quote = place(quote, quote.box.x, (height - quote.box.height) / 2)
    rule = Box(Rect(head_width - unit, unit, unit, height - 2 * unit), frame.theme.line)
    rest: list[Primitive] = [rule, quote] if persona.quote else []
    return [*_card(frame, width, height, head_width), *portrait, *names, *rest], height
