"""The notes lane: yellow stickies with one square corner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout.frame import Draft, Frame, Row
from mapdesigner.layout.lanes.cards import spoken, text_at
from mapdesigner.layout.rows import no_context, stack
from mapdesigner.layout.scene import Box, Primitive, Rect
from mapdesigner.model.items import Note

if TYPE_CHECKING:
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane


def lay_out(_lane: Lane, items: tuple[AnyItem, ...], frame: Frame, height: float = 0.0) -> Row:
    """Lay out a lane of notes."""
    return stack(items, frame, height, draft, no_context)


def draft(item: AnyItem, frame: Frame, width: float) -> Draft:
    """Draw a note."""
    assert isinstance(item, Note)
    pad, half = frame.metrics.card_pad, frame.metrics.card_stroke / 2
    text = text_at(item.text, frame.style("body"), frame, pad, pad * 0.8, width - 2 * pad)
    least = max(text.box.height, frame.style("body").size * 1.32) + 1.6 * pad

    def draw(height: float) -> tuple[Primitive, ...]:
        corner = frame.metrics.card_radius
        inner = Rect(half, half, width - 2 * half, height - 2 * half)
        sheet = Box(inner, frame.theme.warn_tint, frame.theme.star, 2 * half, (corner, corner, 0, corner))
        return sheet, text

    return Draft(least, draw, spoken(item, frame))
