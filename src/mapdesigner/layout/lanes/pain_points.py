"""The pain points lane: a bar at the left, a tint, the number, severity as rising blocks and a digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout.frame import Draft, Frame, Row
from mapdesigner.layout.lanes.cards import spoken, text_at
from mapdesigner.layout.marks import BLOCKS_WIDTH, severity_blocks
from mapdesigner.layout.rows import no_context, stack
from mapdesigner.layout.scene import Align, Box, Primitive, Rect
from mapdesigner.layout.text.typeset import natural_width
from mapdesigner.model.items import PainPoint

if TYPE_CHECKING:
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane

_BAR_CORNER = 3
"""The pain card is square on its bar side (3) and round (8) on the other."""


def lay_out(_lane: Lane, items: tuple[AnyItem, ...], frame: Frame, height: float = 0.0) -> Row:
    """Lay out a lane of pain points."""
    return stack(items, frame, height, draft, _context)


def _context(item: AnyItem, frame: Frame) -> tuple[object, ...]:
    return (*no_context(item, frame), frame.structure.numbers[item.id])


def draft(item: AnyItem, frame: Frame, width: float) -> Draft:
    """Draw a pain point."""
    assert isinstance(item, PainPoint)
    unit, pad, ink = frame.unit, frame.metrics.card_pad, frame.theme.pain
    left, top = frame.metrics.pain_bar + pad - unit, 8 * unit
    number = text_at(frame.structure.numbers[item.id], frame.style("number", ink), frame, left, top, width)
    digit = text_at(str(item.severity), frame.style("number", ink), frame, 0, top, width - pad, Align.RIGHT)
    blocks_left = width - pad - natural_width(digit) - (6 + BLOCKS_WIDTH) * unit
    below = blocks_left < left + natural_width(number) + 4 * unit
    blocks_at = (left, number.box.bottom) if below else (blocks_left, number.box.y + 1.5 * unit)
    blocks = severity_blocks(item.severity, *blocks_at, frame)
    head = number.box.bottom + (18 if below else 0) * unit
    text = text_at(item.text, frame.style("body"), frame, left, head + 4 * unit, width - left - pad)
    content = (number, *blocks, digit, text)
    severity = frame.words.gettext("severity {severity}").format(severity=item.severity)
    least = max(text.box.bottom, head) + 9 * unit
    return Draft(least, lambda height: (*_ground(width, height, frame), *content), spoken(item, frame, severity))


def _ground(width: float, height: float, frame: Frame) -> tuple[Primitive, ...]:
    corner, square, bar = frame.metrics.card_radius, _BAR_CORNER * frame.unit, frame.metrics.pain_bar
    tint = Box(Rect(0, 0, width, height), frame.theme.pain_tint, radii=(square, corner, corner, square))
    return tint, Box(Rect(0, 0, bar, height), frame.theme.pain, radii=(square / 2, 0, 0, square / 2))
