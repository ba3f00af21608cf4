"""The goals lane: a flag and what the customer is trying to get done, without a box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout.frame import Draft, Frame, Row
from mapdesigner.layout.icons import icon
from mapdesigner.layout.lanes.cards import spoken, text_at
from mapdesigner.layout.rows import stack
from mapdesigner.layout.scene import Primitive

if TYPE_CHECKING:
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane


def lay_out(_lane: Lane, items: tuple[AnyItem, ...], frame: Frame, height: float = 0.0) -> Row:
    """Lay out a lane of customer goals."""
    return stack(items, frame, height, draft)


def draft(item: AnyItem, frame: Frame, width: float) -> Draft:
    """Draw a goal: the flag stands on the first line."""
    style = frame.style("body", weight=500)
    size = style.size * 1.15
    colour = frame.column_colours(frame.structure.column[item.step]).ink
    left = size + 6 * frame.unit
    text = text_at(item.text, style, frame, left, 0, width - left)
    top = (style.size * style.line_height - size) / 2
    parts: tuple[Primitive, ...] = (icon("flag", 0, top, size, colour, frame.metrics.icon_stroke), text)
    return Draft(max(text.box.height, size), lambda _height: parts, spoken(item, frame))
