"""The blueprint's card lanes: front stage, backstage, support processes and physical evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout.frame import Draft, Frame, Row
from mapdesigner.layout.icons import icon
from mapdesigner.layout.lanes.cards import box, spoken, text_at
from mapdesigner.layout.marks import PILL_GAP, pill, pill_size
from mapdesigner.layout.rows import no_context, stack
from mapdesigner.layout.scene import Primitive, Rect
from mapdesigner.model.catalog import item_row
from mapdesigner.model.items import BackstageCard
from mapdesigner.model.kinds import ItemKind

if TYPE_CHECKING:
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane


def lay_out(_lane: Lane, items: tuple[AnyItem, ...], frame: Frame, height: float = 0.0) -> Row:
    """Lay out a blueprint lane."""
    return stack(items, frame, height, draft, _context)


def _context(item: AnyItem, frame: Frame) -> tuple[object, ...]:
    return (*no_context(item, frame), _owners(item, frame))


def _owners(item: AnyItem, frame: Frame) -> tuple[str, ...]:
    """The names on the pills: departments, then the system."""
    assert isinstance(item, BackstageCard)
    known = (frame.structure.by_id.get(each) for each in item.departments)
    names = (getattr(each, "name", "") for each in known)
    return tuple(name for name in (*names, item.system) if name)


def draft(item: AnyItem, frame: Frame, width: float) -> Draft:
    """Draw a blueprint card: text, pills at the foot; kinds other than backstage carry their own icon."""
    unit, pad = frame.unit, frame.metrics.card_pad
    style = frame.style("body")
    size = 0.0 if item.kind is ItemKind.BACKSTAGE_ACTION else style.size * 1.15
    left = pad + (size + 6 * unit if size else 0)
    text = text_at(item.text, style, frame, left, 8 * unit, width - left - pad)
    sign: tuple[Primitive, ...] = ()
    if size:
        top = 8 * unit + (style.size * style.line_height - size) / 2
        sign = (icon(item_row(item.kind).icon, pad, top, size, frame.theme.ink2, frame.metrics.icon_stroke),)
    foot, pills = _pills(_owners(item, frame), frame, width)
    body_bottom = max(text.box.bottom, 8 * unit + style.size * style.line_height)

    def draw(height: float) -> tuple[Primitive, ...]:
        ground = box(
            Rect(0, 0, width, height), frame, frame.theme.surface2, frame.theme.line, frame.metrics.card_stroke
        )
        return (ground, *sign, text, *pills(height - pad - foot))

    gap = 6 * unit if foot else 0.0
    return Draft(body_bottom + gap + foot + pad, draw, spoken(item, frame, *_owners(item, frame)))


class _Pills:
    """Pills in rows, drawn when the foot's top is known."""

    def __init__(self, places: list[tuple[str, float, float]], frame: Frame, room: float) -> None:
        self.places, self.frame, self.room = places, frame, room

    def __call__(self, top: float) -> tuple[Primitive, ...]:
        """Draw them with the upper edge of the first row at `top`."""
        drawn = (pill(name, x, top + y, self.frame, self.room)[0] for name, x, y in self.places)
        return tuple(part for parts in drawn for part in parts)


def _pills(names: tuple[str, ...], frame: Frame, width: float) -> tuple[float, _Pills]:
    """Break pills into rows; return the height of them all and what draws them."""
    pad, gap = frame.metrics.card_pad, PILL_GAP * frame.unit
    room = width - 2 * pad
    x, y, tall = pad, 0.0, 0.0
    places: list[tuple[str, float, float]] = []
    for name in names:
        across, high = pill_size(name, frame, room)
        if x > pad and x + across > width - pad:
            x, y, tall = pad, y + tall + gap * 2 / 3, 0.0
        places.append((name, x, y))
        x, tall = x + across + gap, max(tall, high)
    return y + tall, _Pills(places, frame, room)
