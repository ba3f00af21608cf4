"""The actions lane: text under a rule in the stage's colour, without a box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout.frame import Draft, Frame, Row
from mapdesigner.layout.lanes.cards import spoken, text_at
from mapdesigner.layout.rows import stack
from mapdesigner.layout.scene import Box, Primitive, Rect

if TYPE_CHECKING:
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane


def lay_out(_lane: Lane, items: tuple[AnyItem, ...], frame: Frame, height: float = 0.0) -> Row:
    """Lay out a lane of actions."""
    return stack(items, frame, height, draft)


def draft(item: AnyItem, frame: Frame, width: float) -> Draft:
    """Draw an action: the rule, 8 units of air, the text."""
    rule = 3 * frame.unit
    colour = frame.column_colours(frame.structure.column[item.step]).fill
    text = text_at(item.text, frame.style("body"), frame, 0, rule + 8 * frame.unit, width)
    parts: tuple[Primitive, ...] = (Box(Rect(0, 0, width, rule), colour), text)
    return Draft(text.box.bottom, lambda _height: parts, spoken(item, frame))
