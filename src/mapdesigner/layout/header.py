"""The header of a sheet: what the map is, whose journey it shows, who made it and when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapdesigner.layout import marks
from mapdesigner.layout.frame import Row
from mapdesigner.layout.icons import icon
from mapdesigner.layout.persona_panel import left_out, persona_groups, shown_personas
from mapdesigner.layout.scene import Align, Box, Group, Picture, Rect, Span
from mapdesigner.layout.text.typeset import natural_width, place, typeset
from mapdesigner.model.kinds import State
from mapdesigner.model.picture import picture_bytes, size_of
from mapdesigner.model.structure import in_order
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.persona_facts import Parts
    from mapdesigner.layout.scene import Primitive, TextBlock
    from mapdesigner.model.journey import Stage, Stakeholder

_TITLE_WIDTH, _META_WIDTH, _GAP = 612.0, 420.0, 36.0
_PERSONA_WIDTH, _STRIP_WIDTH = 760.0, 560.0
"""The least width of a persona's panel beside the title, with its four columns and as a single line."""

_WIDE_META, _PERSON = 640.0, 190.0
"""From which width on organisation and dates stand side by side, and the least width of a stakeholder."""

_WIDEST_LOGO = 0.42
"""How much of the particulars' width a wide logo may take."""

_TITLE_FACTORS = (1.0, 0.9, 0.8, 0.7)


def header(frame: Frame, width: float, *, strips: bool = False) -> Row:
    """Lay out the header over a width; it is as high as its longest block, and as the metrics ask at least.

    Title at the left, personas in the middle, particulars at the right; below each other where the sheet is narrow.
    `strips` draws every persona as one line, for maps that need the height.
    """
    needed = _TITLE_WIDTH + _GAP + _META_WIDTH
    needed += _GAP + (_STRIP_WIDTH if strips else _PERSONA_WIDTH) if shown_personas(frame) else 0.0
    narrow = width < needed * frame.unit
    row = _stacked(frame, width, strips) if narrow else _beside(frame, width, strips)
    return Row(row.groups, row.height, tuple(filter(None, (left_out(frame, strips=strips), _initials_note(frame)))))


def short_header(frame: Frame, width: float, stages: tuple[Stage, ...] | None = None) -> Row:
    """The header of a page after the first: whose map it is, and the `stages` on the page, by default the frame's."""
    unit, journey = frame.unit, frame.journey
    title = typeset(journey.title, frame.style("subtitle", weight=660), width * 0.6)
    stages, numbers = frame.structure.stages if stages is None else stages, frame.structure.stage_numbers
    words = frame.words.gettext("Stages {first} to {last}") if len(stages) > 1 else frame.words.gettext("Stage {first}")
    text = words.format(first=numbers[stages[0].id], last=numbers[stages[-1].id]) if stages else ""
    aside = typeset(text, frame.style("panel_heading", frame.theme.ink2), width, align=Align.RIGHT)
    tall = max(title.box.height, aside.box.height)
    lower = tall - aside.box.height - 5 * unit if len(title.lines) == 1 else 0.0
    parts = (title, place(aside, 0.0, lower))
    return Row((Group("header:title", 0.0, 0.0, width, tall, parts, label=journey.title),), tall)


def _initials_note(frame: Frame) -> str:
    shortened = frame.small_sheet and frame.journey.stakeholders
    return _("Stakeholders are shown as initials.") if shortened else ""


def _beside(frame: Frame, width: float, strips: bool) -> Row:
    gap, meta_width = (length * frame.unit for length in (_GAP, _META_WIDTH))
    meta, meta_height = _meta(frame, meta_width)
    room = width - (meta_width + gap if meta else 0.0)
    title_width = _TITLE_WIDTH * frame.unit if shown_personas(frame) else room
    title, title_height = _title(frame, title_width)
    asked = frame.metrics.header if shown_personas(frame) else title_height + 20 * frame.unit
    least = max(title_height, meta_height, 0.0 if strips else asked)
    left = title_width + gap
    panels = persona_groups(frame, left, 0.0, room - left, least, strips=strips)
    height = max([least, *(group.bounds.bottom for group in panels)])
    blocks = (
        Group("header:title", 0.0, 0.0, title_width, height, tuple(title), label=frame.journey.title),
        *panels,
        Group("header:meta", width - meta_width, 0.0, meta_width, height, tuple(meta)),
    )
    return Row(tuple(block for block in blocks if block.primitives), height)


def _stacked(frame: Frame, width: float, strips: bool) -> Row:
    """The panels below the title; the particulars beside the title if there is room, else at the end."""
    gap, meta_width = _GAP * frame.unit, _META_WIDTH * frame.unit
    beside = width >= (_TITLE_WIDTH + _GAP + _META_WIDTH) * frame.unit
    meta, meta_height = _meta(frame, meta_width if beside else width)
    title_width = width - meta_width - gap if beside and meta else width
    title, bottom = _title(frame, title_width)
    blocks = [Group("header:title", 0.0, 0.0, title_width, bottom, tuple(title), label=frame.journey.title)]
    if beside and meta:
        blocks.append(Group("header:meta", width - meta_width, 0.0, meta_width, meta_height, tuple(meta)))
    bottom = max(block.bounds.bottom for block in blocks)
    blocks.extend(persona_groups(frame, 0.0, bottom + gap / 2, width, 0.0, strips=strips))
    bottom = max(block.bounds.bottom for block in blocks)
    if meta and not beside:
        blocks.append(Group("header:meta", 0.0, bottom + gap / 2, width, meta_height, tuple(meta)))
        bottom = blocks[-1].bounds.bottom
    return Row(tuple(blocks), bottom)


def _title(frame: Frame, width: float) -> Parts:
    """Kicker with the state, title, subtitle, objective."""
    unit, journey = frame.unit, frame.journey
    found = _kicker(frame)
    title = _fitted_title(frame, width)
    bottom = 45.4 * unit + title.box.height
    found.append(place(title, 0.0, 45.4 * unit))
    if journey.subtitle:
        style = frame.style("subtitle", frame.theme.ink2)
        found.append(subtitle := typeset(journey.subtitle, style, width, y=bottom + 9.5 * unit))
        bottom = subtitle.box.bottom
    if journey.objective:
        words = _objective(frame, bottom + 24.5 * unit, width)
        sign = icon("target", 0.0, words.box.y + 2.2 * unit, 24 * unit, frame.theme.accent, 1.8 * unit)
        found.extend((sign, words))
        bottom = words.box.bottom
    return found, bottom


def _kicker(frame: Frame) -> list[Primitive]:
    """What this is, and a pill that says whether it shows what is or what is wanted."""
    unit, theme, words = frame.unit, frame.theme, frame.words.gettext
    plain = frame.style("panel_heading", theme.ink2, weight=600, tracking=-0.006)
    strong = frame.style("panel_heading", weight=600)
    kicker = marks.text_at(words("Customer journey map"), plain, 0.0, 21 * unit)
    current = frame.journey.state is State.CURRENT
    left = kicker.box.width + 14 * unit
    state = marks.text_at(
        words("Current state") if current else words("Future state"), strong, left + 37 * unit, 21 * unit
    )
    sign = icon("circle-dot" if current else "sparkles", left + 12 * unit, 7 * unit, 17 * unit, theme.ink, 1.558 * unit)
    right = state.box.right + 16 * unit
    radius = 14.5 * unit
    pill = Rect(left + unit, unit, right - left - 2 * unit, 29 * unit)
    return [kicker, Box(pill, "", theme.ink, 2 * unit, (radius, radius, radius, radius)), sign, state]


def _fitted_title(frame: Frame, width: float) -> TextBlock:
    """The title in one line, down to seven tenths of its size; where that is too long, in two lines or more."""
    style = frame.style("title")
    sizes = [replace(style, size=style.size * factor) for factor in _TITLE_FACTORS]
    blocks = [typeset(frame.journey.title, each, width) for each in sizes]
    return next((block for count in (1, 2) for block in blocks if len(block.lines) <= count), blocks[-1])


def _objective(frame: Frame, y: float, width: float) -> TextBlock:
    style = frame.style("objective")
    lead = Span(frame.words.gettext("Objective") + "\u00a0 ", replace(style, weight=700))
    indent = 36 * frame.unit
    return typeset((lead, Span(frame.journey.objective, style)), None, width - indent, x=indent, y=y)


def _meta(frame: Frame, width: float) -> Parts:
    """Whose map it is, its version and dates, its stakeholders; a line between each two of them.

    The first two stand beside each other where they have the room.
    """
    unit = frame.unit
    if width >= _WIDE_META * unit:
        return _wide_meta(frame, width)
    found: list[Primitive] = []
    bottom = 0.0
    for block, above, below in ((_organisation, 0.0, 0.0), (_particulars, 12.0, 10.0), (_stakeholders, 10.2, 13.6)):
        line = Rect(0.0, bottom + above * unit, width, unit)
        primitives, end = block(frame, line.y + below * unit if found else 0.0, width)
        if primitives:
            found.extend((Box(line, frame.theme.line), *primitives) if found else primitives)
            bottom = end
    return found, bottom


def _wide_meta(frame: Frame, width: float) -> Parts:
    unit, half = frame.unit, (width - _GAP * frame.unit) / 2
    whose, whose_bottom = _organisation(frame, 0.0, half)
    facts, facts_bottom = _particulars(frame, 5 * unit if whose else 0.0, half, width - half if whose else 0.0)
    bottom = max(whose_bottom, facts_bottom)
    found = [*whose, *facts]
    people, end = _stakeholders(frame, bottom + 23.8 * unit if found else 0.0, width)
    line = [Box(Rect(0.0, bottom + 10.2 * unit, width, unit), frame.theme.line)] if found and people else []
    return [*found, *line, *people], end if people else bottom


def _organisation(frame: Frame, y: float, width: float) -> Parts:
    """Logo, organisation and unit, in the middle of the logo's height as long as they are not deeper than it."""
    journey, unit = frame.journey, frame.unit
    picture = picture_bytes(journey.brand.logo)
    if not (journey.organisation or journey.unit or picture):
        return [], y
    size = 50 * unit
    logo, logo_width = _logo(frame, picture, y, size, width * _WIDEST_LOGO)
    left = logo_width + 14 * unit
    large = frame.style("panel_heading", size=frame.metrics.type.panel_heading.size * 1.375, tracking=-0.019)
    name = typeset(journey.organisation, large, width - left)
    part = typeset(journey.unit, frame.style("body", frame.theme.ink2, line_height=1.25), width - left)
    height = name.box.height + part.box.height
    top = y + max(0.0, (size - height) / 2 - 2 * unit)
    words = [place(name, left, top), place(part, left, top + name.box.height)]
    return [*logo, *words], max(y + size, top + height)


def _logo(frame: Frame, picture: bytes, y: float, size: float, most: float) -> tuple[list[Primitive], float]:
    """The organisation's logo and its width, whole in its own shape; a box with initials where there is no picture."""
    if picture:
        wide, tall = size_of(picture)
        shape = wide / tall if wide and tall else 1.0
        height = min(size, most / shape)
        rect = Rect(0.0, y + (size - height) / 2, height * shape, height)
        return [Picture(rect, picture, size * 0.225 if wide == tall else 0.0)], rect.width
    rect, radius = Rect(0.0, y, size, size), size * 0.225
    style = frame.style("panel_heading", frame.theme.paper, size=size * 0.4)
    letters = marks.initials(frame.journey.organisation or frame.journey.unit)
    words = marks.text_at(letters, style, size / 2, y + size / 2 + style.size * 0.364, Align.CENTRE)
    return [Box(rect, frame.theme.ink, radii=(radius, radius, radius, radius)), words], size


def _particulars(frame: Frame, y: float, width: float, x: float = 0.0) -> Parts:
    """Version and dates, spread over the width from `x` on."""
    journey, words, date = frame.journey, frame.words.gettext, frame.words.date
    pairs = [
        (words("Version"), journey.label),
        (words("Date"), date(journey.date) if journey.date else ""),
        (words("Review by"), date(journey.review_by) if journey.review_by else ""),
    ]
    columns = [_pair(frame, name, value, y, width / 3) for name, value in pairs if value]
    widths = [max(natural_width(block) for block in column) for column in columns]
    gap = (width - sum(widths)) / max(len(columns) - 1, 2)
    lefts = [x + sum(widths[:index]) + gap * index for index in range(len(columns))]
    found = [place(block, left, block.box.y) for column, left in zip(columns, lefts, strict=True) for block in column]
    return list(found), max((block.box.bottom for block in found), default=y)


def _pair(frame: Frame, name: str, value: str, y: float, width: float) -> tuple[TextBlock, TextBlock]:
    """A small word and below it what it says."""
    small = frame.style("lane_caption", frame.theme.ink2, line_height=1.2)
    label = typeset(name, small, width, y=y, align=Align.LEFT)
    strong = frame.style("panel_heading", weight=600, tabular=True)
    return label, typeset(value, strong, width, y=label.box.bottom + 3.2 * frame.unit, align=Align.LEFT)


def _stakeholders(frame: Frame, y: float, width: float) -> Parts:
    """Who takes part: in columns with name and role, or as initials where small text cannot be read."""
    people = in_order(frame.journey.stakeholders)
    if not people:
        return [], y
    unit = frame.unit
    heading = typeset(frame.words.gettext("Stakeholders"), frame.style("panel_heading"), width, y=y, align=Align.LEFT)
    top = heading.box.bottom + 7.3 * unit
    set_out = _initials if frame.small_sheet else _people
    primitives, bottom = set_out(frame, people, top, width)
    return [heading, *primitives], bottom


def _people(frame: Frame, people: tuple[Stakeholder, ...], y: float, width: float) -> Parts:
    unit = frame.unit
    count = max(int((width + 14 * unit) // (_PERSON * unit)), 1)
    step = (width + 14 * unit) / count
    found: list[Primitive] = []
    for start in range(0, len(people), count):
        bottoms = []
        for index, person in enumerate(people[start : start + count]):
            primitives, bottom = _person(frame, person, index * step, y, step - 14 * unit)
            found.extend(primitives)
            bottoms.append(bottom)
        y = max(bottoms) + 6 * unit
    return found, y - 6 * unit


def _person(frame: Frame, person: Stakeholder, x: float, y: float, width: float) -> Parts:
    unit, ink2 = frame.unit, frame.theme.ink2
    style = frame.style("lane_caption", line_height=1.2, weight=600)
    name = typeset(person.name, style, width - 42 * unit, x=x + 42 * unit, y=y)
    role = ", ".join(filter(None, (person.role, person.department)))
    plain = frame.style("lane_caption", ink2, line_height=1.2)
    part = typeset(role, plain, width - 42 * unit, x=x + 42 * unit, y=name.box.bottom)
    sign = marks.avatar(marks.initials(person.name), x, y + 1.5 * unit, 33 * unit, "", ink2, frame)
    return [*sign, name, part], max(part.box.bottom, y + 35 * unit)


def _initials(frame: Frame, people: tuple[Stakeholder, ...], y: float, width: float) -> Parts:
    size, step = (length * frame.unit for length in (33, 41))
    count = max(1, int((width + step - size) / step))
    found: list[Primitive] = []
    for index, person in enumerate(people):
        x, top = index % count * step, y + index // count * step
        found.extend(marks.avatar(marks.initials(person.name), x, top, size, "", frame.theme.ink2, frame))
    return found, y + (len(people) - 1) // count * step + size
