"""The storyboard lane: 4:3 pictures with a caption under each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout.frame import Draft, Frame, Row
from mapdesigner.layout.icons import icon
from mapdesigner.layout.lanes.cards import spoken, text_at
from mapdesigner.layout.rows import no_context, stack
from mapdesigner.layout.scene import Box, Picture, Primitive, Rect
from mapdesigner.model.items import Image
from mapdesigner.model.picture import picture_bytes

if TYPE_CHECKING:
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane


_WIDEST = 300.0
"""How wide a picture gets on paper, in pt on A1: two columns and no more, for it is as high as it is wide."""


def lay_out(_lane: Lane, items: tuple[AnyItem, ...], frame: Frame, height: float = 0.0) -> Row:
    """Lay out a lane of pictures."""
    return stack(items, frame, height, draft, no_context)


def draft(item: AnyItem, frame: Frame, width: float) -> Draft:
    """Draw a picture; an empty one keeps its room with a sign in it."""
    assert isinstance(item, Image)
    wide = min(width, _WIDEST * frame.unit) if frame.metrics.paper else width
    tall = wide * 3 / 4
    caption = text_at(item.text, frame.style("caption"), frame, 0, tall + 5 * frame.unit, width)
    picture = Rect(0, 0, wide, tall)
    data = picture_bytes(item.picture)
    parts = _photo(data, picture, frame) if data else _placeholder(picture, frame)
    least = caption.box.bottom if item.text else tall
    return Draft(least, lambda _height: (*parts, caption), spoken(item, frame, item.alternative))


def _photo(data: bytes, rect: Rect, frame: Frame) -> tuple[Primitive, ...]:
    return (Picture(rect, data, frame.metrics.card_radius),)


def _placeholder(rect: Rect, frame: Frame) -> tuple[Primitive, ...]:
    size = min(rect.width, rect.height) * 0.3
    ground = Box(
        rect, frame.theme.surface2, frame.theme.line, frame.metrics.card_stroke, (frame.metrics.card_radius,) * 4
    )
    left, top = (rect.width - size) / 2, (rect.height - size) / 2
    return ground, icon("image", left, top, size, frame.theme.ink3, frame.metrics.icon_stroke)
