"""The thoughts lane: the customer's own words in the customer's voice, in quotation marks, without a box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout.frame import Draft, Frame, Row
from mapdesigner.layout.lanes.cards import spoken, text_at
from mapdesigner.layout.rows import stack

if TYPE_CHECKING:
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane

_INSET = 2


def lay_out(_lane: Lane, items: tuple[AnyItem, ...], frame: Frame, height: float = 0.0) -> Row:
    """Lay out a lane of thoughts."""
    return stack(items, frame, height, draft)


def quoted(text: str, frame: Frame) -> str:
    """Put a text into the quotation marks of the map's language; an empty one stays empty."""
    return frame.words.pgettext("quotation", "“{words}”").format(words=text) if text else ""


def draft(item: AnyItem, frame: Frame, width: float) -> Draft:
    """Draw a thought."""
    inset = _INSET * frame.unit
    text = text_at(quoted(item.text, frame), frame.style("voice"), frame, inset, 0, width - 2 * inset)
    return Draft(text.box.height, lambda _height: (text,), spoken(item, frame))
