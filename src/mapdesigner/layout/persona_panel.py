"""Persona panels of the header: one in full, two side by side, three or more as strips."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mapdesigner.layout import marks
from mapdesigner.layout.colour import contrast
from mapdesigner.layout.persona_facts import NARROW, WIDE, Parts, in_columns, sections_of
from mapdesigner.layout.scene import Box, Group, Picture, Rect
from mapdesigner.layout.text.typeset import place, typeset
from mapdesigner.model.picture import picture_bytes
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.scene import Primitive, TextBlock, TextStyle
    from mapdesigner.model.journey import Persona

_RAMP_ORDER = (1, 4, 0, 3, 2, 5)
"""Neighbouring personas take stage colours far from each other."""


_ROOMY = 800.0
"""A panel this wide, in pt on A1, has the persona at the left and the rest at the right; a narrower one in two rows."""

_SIDE_BY_SIDE = 2
"""So many personas have a panel each; more are strips."""

_NARROWEST_STRIP, _MOST_COLUMNS = 260.0, 3
"""The least width of a strip, in pt on A1, and how many stand side by side at most."""

_A_LITTLE = 1.08
"""How much deeper than asked strips may be rather than narrower."""

_AIRY_STRIP = 1.4
"""How much higher than it must be a single strip may get where there is room beside it."""

_HEADS = ((247.0, 0.45), (380.0, 0.55))
"""What portrait, name and bio take of a strip: pt on A1, and the share of its width at most; more for a long bio."""


_BESIDE = 2
"""Lines a bio may have beside the portrait of a panel."""


def shown_personas(frame: Frame) -> tuple[Persona, ...]:
    """The personas this drawing is about: the chosen ones, or all."""
    return tuple(each for each in frame.structure.personas if frame.concerns((each.id,)))


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
    if strips or len(personas) > _SIDE_BY_SIDE:
        if len(personas) == 1 and (parts := _large_strip(frame, personas[0], width, minimum))[1] <= minimum:
            return (_group(personas[0], x, y, width, parts),)
        return _strips(frame, personas, x, y, width, minimum)
    gap = 16 * frame.unit
    each = (width - gap * (len(personas) - 1)) / max(len(personas), 1)
    wide = len(personas) == 1 and width >= _ROOMY * frame.unit
    line = 0.0 if wide else max((_lowest_line(frame, persona, each)[1] for persona in personas), default=0.0)
    panel = _panel if wide else partial(_compact_panel, line=line)
    deepest = max((panel(frame, persona, each, minimum)[1] for persona in personas), default=0.0)
    return tuple(
        _group(persona, x + index * (each + gap), y, each, panel(frame, persona, each, deepest))
        for index, persona in enumerate(personas)
    )


def left_out(frame: Frame, *, strips: bool = False) -> str:
    """What the panels do not show of the personas, in words; "" if they show all."""
    personas = shown_personas(frame)
    if personas and (strips or len(personas) > _SIDE_BY_SIDE):
        return _("Personas are shown in one line each, without goals, behaviours, frustrations and psychographics.")
    small = frame.small_sheet or len(personas) > 1
    if small and any(persona.psychographics for persona in personas):
        return _("Psychographics of the personas are left out.")
    return ""


def _group(persona: Persona, x: float, y: float, width: float, parts: Parts) -> Group:
    primitives, height = parts
    label = ", ".join(filter(None, (persona.name, persona.bio)))
    return Group(f"header:persona:{persona.id}", x, y, width, height, tuple(primitives), persona.id, label)


def _panel(frame: Frame, persona: Persona, width: float, minimum: float) -> Parts:
    """A panel with the persona at the left and what is known of them in columns at the right."""
    unit = frame.unit
    sections = sections_of(frame, persona, compact=False)
    head_width = 247 * unit if sections else width
    head, head_height = _head(frame, persona, head_width)
    columns, count, bottom = in_columns(frame, sections, Rect(head_width, 0.0, width - unit - head_width, 0.0), WIDE)
    height = max(minimum, head_height, bottom)
    beside = [Box(Rect(head_width - unit, unit, unit, height - 2 * unit), frame.theme.line)] if sections else []
    area = Rect(head_width, 0.0, width - unit - head_width, height)
    rules = _rules(frame, area, count, 21 * unit)
    return [*_card(frame, width, height, head_width), *beside, *rules, *head, *columns], height


def _compact_panel(frame: Frame, persona: Persona, width: float, minimum: float, line: float) -> Parts:
    """A narrow panel: the persona in one line of this height, and below it what is known of them in columns."""
    unit, theme, corner = frame.unit, frame.theme, 12 * frame.unit
    said, _natural = _lowest_line(frame, persona, width)
    sections = sections_of(frame, persona, compact=len(shown_personas(frame)) > 1)
    columns, count, bottom = in_columns(frame, sections, Rect(0.0, line, width, 0.0), NARROW)
    height = max(minimum, bottom)
    tint = Rect(unit / 2, unit / 2, width - unit, line - unit / 2)
    edge = Rect(unit / 2, unit / 2, width - unit, height - unit)
    card = (
        Box(tint, theme.surface2, radii=(corner, corner, 0.0, 0.0)),
        Box(Rect(unit, line - unit, width - 2 * unit, unit), theme.line),
        Box(edge, "", theme.line, unit, (corner, corner, corner, corner)),
    )
    rules = _rules(frame, Rect(0.0, line, width, height - line), count, 12 * unit)
    return [*card, *rules, *said, *columns], height


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


def _rules(frame: Frame, area: Rect, count: int, inset: float) -> list[Primitive]:
    """The lines between the columns of an area."""
    step = area.width / max(count, 1)
    tall = area.height - 2 * inset
    rects = (Rect(area.x + index * step, area.y + inset, frame.unit, tall) for index in range(1, count))
    return [Box(rect, frame.theme.line) for rect in rects]


def _head(frame: Frame, persona: Persona, width: float) -> Parts:
    """Portrait, name, one-line bio and quote; a bio of more than two lines beside the portrait stands below it."""
    unit, pad = frame.unit, 19 * frame.unit
    portrait = _portrait(frame, persona, pad, pad, 56 * unit)
    room = width - pad - 78 * unit
    names, names_height = _names(frame, persona, pad + 68 * unit, pad, room, 56 * unit)
    bottom = pad + max(56 * unit, names_height)
    if len(names[-1].lines) > _BESIDE:
        (name,), name_height = _names(frame, persona, pad + 68 * unit, pad, room, 56 * unit, bio=False)
        under = pad + max(56 * unit, name_height) + 8 * unit
        names = [name, place(_bio(frame, persona, width - pad - 18 * unit), pad, under)]
        bottom = names[-1].box.bottom
    if not persona.quote:
        return [*portrait, *names], bottom + pad
    quote = typeset(
        _quoted(frame, persona), frame.style("quote"), width - pad - 18 * unit, x=pad, y=bottom + 13.5 * unit
    )
    return [*portrait, *names, quote], quote.box.bottom + pad


def _names(
    frame: Frame, persona: Persona, x: float, y: float, width: float, beside: float, *, bio: bool = True
) -> tuple[list[TextBlock], float]:
    """Name and bio, in the middle of the portrait's height as long as they are not deeper than it."""
    blocks = [typeset(persona.name, _name_style(frame), width), *([_bio(frame, persona, width)] if bio else [])]
    height = sum(block.box.height for block in blocks)
    top = y + max(0.0, (beside - height) / 2 - 0.6 * frame.unit)
    return [place(block, x, top + (blocks[0].box.height if at else 0.0)) for at, block in enumerate(blocks)], height


def _bio(frame: Frame, persona: Persona, width: float) -> TextBlock:
    about = "\u00a0· ".join(filter(None, (persona.bio, *persona.demographics)))
    return typeset(about, frame.style("body", frame.theme.ink2, line_height=1.25), width)


def _name_style(frame: Frame) -> TextStyle:
    return frame.style("panel_heading", size=frame.metrics.type.panel_heading.size * 1.25, tracking=-0.005)


def _portrait(frame: Frame, persona: Persona, x: float, y: float, size: float) -> list[Primitive]:
    """The persona's picture in a disc; initials where there is none or it cannot be read."""
    if data := picture_bytes(persona.portrait):
        return [Picture(Rect(x, y, size, size), data, ellipse=True)]
    fill = persona_colour(frame, persona)
    ink = max(("#FFFFFF", frame.theme.ink), key=lambda colour: contrast(colour, fill))
    return list(marks.avatar(marks.initials(persona.name), x, y, size, fill, ink, frame))


def _strips(
    frame: Frame, personas: Sequence[Persona], x: float, y: float, width: float, minimum: float
) -> tuple[Group, ...]:
    """One line a persona, in the fewest columns hardly deeper than `minimum`; else as low as columns make them."""
    most = max(1, min(len(personas), _MOST_COLUMNS, int(width // (_NARROWEST_STRIP * frame.unit))))
    area = Rect(x, y, width, 0.0)
    lowest: tuple[Group, ...] = ()
    for columns in range(1, most + 1):
        way = min((_in_columns(frame, personas, area, columns, head) for head in _HEADS), key=_lower_edge)
        if not lowest or _lower_edge(way) < _lower_edge(lowest) - frame.unit:
            lowest = way
        if _lower_edge(lowest) <= y + _A_LITTLE * minimum:
            break
    return lowest


def _lower_edge(groups: tuple[Group, ...]) -> float:
    return groups[-1].bounds.bottom if groups else 0.0


def _in_columns(
    frame: Frame, personas: Sequence[Persona], area: Rect, columns: int, head: tuple[float, float]
) -> tuple[Group, ...]:
    """Strips in rows of so many, as deep as the deepest of their row."""
    gap, y = 8 * frame.unit, area.y
    each = (area.width - gap * (columns - 1)) / columns
    head_width = min(head[0] * frame.unit, each * head[1])
    found: list[Group] = []
    for start in range(0, len(personas), columns):
        row = personas[start : start + columns]
        deepest = max(_strip(frame, persona, each, head_width)[1] for persona in row)
        for index, persona in enumerate(row):
            parts = _strip(frame, persona, each, head_width, deepest)
            found.append(_group(persona, area.x + index * (each + gap), y, each, parts))
        y += deepest + gap
    return tuple(found)


def _strip(frame: Frame, persona: Persona, width: float, head: float, minimum: float = 0.0) -> Parts:
    """A persona in one line on a card of its own."""
    unit = frame.unit
    head_width = head if persona.quote else width
    line, natural = _line(frame, persona, width, head_width)
    height = max(minimum, natural)
    between = Box(Rect(head_width - unit, unit, unit, height - 2 * unit), frame.theme.line)
    rules = [between] if persona.quote else []
    return [*_card(frame, width, height, head_width), *rules, *line], height


def _large_strip(frame: Frame, persona: Persona, width: float, room: float) -> Parts:
    """A strip beside a title that is higher than a line: the quote in the size it has in a panel, all in the middle."""
    unit, pad, size = frame.unit, 19 * frame.unit, 56 * frame.unit
    head = min(247 * unit, width * 0.45) if persona.quote else width
    text = _quoted(frame, persona) if persona.quote else ""
    quote = typeset(text, frame.style("quote"), max(width - head - 2 * pad, unit), x=head + pad)
    left, wide = pad + 68 * unit, head - pad - 78 * unit
    _names_at_top, tall = _names(frame, persona, left, 0.0, wide, size)
    deepest = max(size, tall, quote.box.height) + 2 * pad
    height = max(deepest, min(room, _AIRY_STRIP * deepest))
    names, _tall = _names(frame, persona, left, (height - max(size, tall)) / 2, wide, size)
    portrait = _portrait(frame, persona, pad, (height - size) / 2, size)
    between = [Box(Rect(head - unit, unit, unit, height - 2 * unit), frame.theme.line)] if persona.quote else []
    said = [place(quote, quote.box.x, (height - quote.box.height) / 2)] if persona.quote else []
    return [*_card(frame, width, height, head), *between, *portrait, *names, *said], height


def _lowest_line(frame: Frame, persona: Persona, width: float) -> Parts:
    """The line with the quote beside the head, or below it where a narrow head would be higher yet."""
    pad = 12 * frame.unit
    if not persona.quote:
        return _line(frame, persona, width, width)
    beside, height = _line(frame, persona, width, min(247 * frame.unit, width * 0.45))
    head, head_height = _line(frame, persona, width, width)
    quote = typeset(_quoted(frame, persona), frame.style("voice"), width - 2 * pad, x=pad, y=head_height)
    below = quote.box.bottom + pad
    return ([*head, quote], below) if below < height else (beside, height)


def _line(frame: Frame, persona: Persona, width: float, head_width: float) -> Parts:
    """Portrait, name and bio in the head, and the quote beside them; a head of the whole width has none."""
    pad, size = 12 * frame.unit, 44 * frame.unit
    portrait = _portrait(frame, persona, pad, pad, size)
    names, height = _names(frame, persona, 2 * pad + size, pad, head_width - 3 * pad - size, size)
    if head_width >= width:
        return [*portrait, *names], 2 * pad + max(size, height)
    quote = typeset(_quoted(frame, persona), frame.style("voice"), width - head_width - 2 * pad, x=head_width + pad)
    height = 2 * pad + max(size, height, quote.box.height)
    return [*portrait, *names, place(quote, quote.box.x, (height - quote.box.height) / 2)], height


def _quoted(frame: Frame, persona: Persona) -> str:
    return frame.words.pgettext("quotation", "“{words}”").format(words=persona.quote)
