"""Lanes of an overview: signs and numbers alone, for a sheet on which no text of a card could be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout.frame import Draft, Frame, Row
from mapdesigner.layout.icons import icon
from mapdesigner.layout.lanes.cards import box, spoken, text_at
from mapdesigner.layout.marks import BLOCKS_WIDTH, STAR, link_chip, severity_blocks, star
from mapdesigner.layout.rows import stack
from mapdesigner.layout.scene import Align, Box, Primitive, Rect
from mapdesigner.layout.text.typeset import measure
from mapdesigner.model.items import Opportunity, PainPoint, Touchpoint
from mapdesigner.model.kinds import LaneKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane


def touchpoints(_lane: Lane, items: tuple[AnyItem, ...], frame: Frame, height: float = 0.0) -> Row:
    """A chip with the channel's icon for each touchpoint, a star beside it for a moment of truth."""
    return stack(items, frame, height, _touchpoint)


def pain_points(_lane: Lane, items: tuple[AnyItem, ...], frame: Frame, height: float = 0.0) -> Row:
    """Number and severity of each pain point."""
    return stack(items, frame, height, _pain_point)


def opportunities(_lane: Lane, items: tuple[AnyItem, ...], frame: Frame, height: float = 0.0) -> Row:
    """The number of each opportunity and those of the pain points it answers."""
    return stack(items, frame, height, _opportunity)


COMPACT: dict[LaneKind, Callable[[Lane, tuple[AnyItem, ...], Frame, float], Row]] = {
    LaneKind.TOUCHPOINTS: touchpoints,
    LaneKind.PAIN_POINTS: pain_points,
    LaneKind.OPPORTUNITIES: opportunities,
}
"""What lays out which kind of lane in an overview; the curve is drawn as ever."""


def _touchpoint(item: AnyItem, frame: Frame, _width: float) -> Draft:
    assert isinstance(item, Touchpoint)
    size, unit = frame.metrics.chip, frame.unit
    channel = frame.structure.by_id.get(item.channel or "")
    colours = frame.column_colours(frame.structure.column[item.step])
    name = item.icon or getattr(channel, "icon", "") or "hand"
    inset = (size - frame.metrics.card_icon) / 2
    sign = icon(name, inset, inset, frame.metrics.card_icon, colours.ink, frame.metrics.icon_stroke)
    chip = Box(Rect(0, 0, size, size), colours.tint, radii=(frame.metrics.chip_radius,) * 4)
    side = STAR * 0.8 * unit
    marked = star(size + 4 * unit, (size - side) / 2, side, frame.theme) if item.moment_of_truth else ()
    parts = (chip, sign, *marked)
    return Draft(size, lambda _height: parts, spoken(item, frame, getattr(channel, "name", "")))


def _pain_point(item: AnyItem, frame: Frame, width: float) -> Draft:
    """Blocks beside the number, or below it where the card is narrow."""
    assert isinstance(item, PainPoint)
    unit, ink, pad = frame.unit, frame.theme.pain, 7 * frame.unit
    left, style = frame.metrics.pain_bar + pad, frame.style("number", ink)
    number = text_at(_number(item, frame), style, frame, left, 5 * unit, width)
    digit = text_at(str(item.severity), style, frame, 0, 5 * unit, width - pad, Align.RIGHT)
    needed = left + measure(number.text, style) + (BLOCKS_WIDTH + 22) * unit + measure(digit.text, style)
    beside = needed <= width
    x = width - pad - measure(digit.text, style) - (6 + BLOCKS_WIDTH) * unit if beside else left
    y = number.box.y + (1.5 * unit if beside else number.box.height)
    least = number.box.bottom + (5 if beside else 21) * unit
    content = (number, digit, *severity_blocks(item.severity, x, y, frame))
    corner, square = frame.metrics.card_radius, 3 * unit

    def draw(height: float) -> tuple[Primitive, ...]:
        tint = Box(Rect(0, 0, width, height), frame.theme.pain_tint, radii=(square, corner, corner, square))
        bar = Box(Rect(0, 0, frame.metrics.pain_bar, height), ink, radii=(square / 2, 0, 0, square / 2))
        return tint, bar, *content

    words = frame.words.gettext("severity {severity}").format(severity=item.severity)
    return Draft(least, draw, spoken(item, frame, words))


def _number(item: AnyItem, frame: Frame) -> str:
    """The number a card bears in the whole map."""
    return frame.structure.numbers[item.id]


def _opportunity(item: AnyItem, frame: Frame, width: float) -> Draft:
    """The answered pain points beside the number, or below it where the card is narrow."""
    assert isinstance(item, Opportunity)
    unit, ink, pad = frame.unit, frame.theme.opp, 9 * frame.unit
    style = frame.style("number", ink)
    number = text_at(_number(item, frame), style, frame, pad, 5 * unit, width)
    answered = frame.answered(item)
    needed = 2 * pad + measure(number.text, style) + measure(answered, style) + 34 * unit
    y = number.box.y if needed <= width else number.box.bottom
    chip = link_chip(answered, width - pad, y, frame) if answered else ()
    least = (y + number.box.height if answered else number.box.bottom) + 5 * unit

    def draw(height: float) -> tuple[Primitive, ...]:
        outline = box(Rect(0, 0, width, height), frame, frame.theme.surface, ink, frame.metrics.card_stroke)
        return outline, number, *chip

    return Draft(least, draw, spoken(item, frame))
