"""Cards as they are seen from the back row of a room: larger, with little on them, votes beside numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout.frame import Draft, Frame, Row
from mapdesigner.layout.icons import icon
from mapdesigner.layout.lanes.cards import box, spoken, text_at
from mapdesigner.layout.marks import BLOCKS_WIDTH, STAR, severity_blocks, star
from mapdesigner.layout.rows import no_context, stack
from mapdesigner.layout.scene import Align, Box, Primitive, Rect
from mapdesigner.layout.text.typeset import natural_width
from mapdesigner.layout.votes import dot_row, most_frame, most_words, moved, spoken_votes
from mapdesigner.model.items import Opportunity, PainPoint, Touchpoint
from mapdesigner.model.kinds import LaneKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.layout.scene import TextBlock
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane

_CHIP = 38.0  # on A1
_LINK = 15.0


def touchpoints(_lane: Lane, items: tuple[AnyItem, ...], frame: Frame, height: float = 0.0) -> Row:
    """Chip, channel and title side by side."""
    return stack(items, frame, height, _touchpoint)


def pain_points(_lane: Lane, items: tuple[AnyItem, ...], frame: Frame, height: float = 0.0) -> Row:
    """Number and severity over the words, votes under them."""
    return stack(items, frame, height, _pain_point, _numbered)


def opportunities(_lane: Lane, items: tuple[AnyItem, ...], frame: Frame, height: float = 0.0) -> Row:
    """What it answers, and its votes, over the words."""
    return stack(items, frame, height, _opportunity, _numbered)


WORKSHOP_LANES: dict[LaneKind, Callable[[Lane, tuple[AnyItem, ...], Frame, float], Row]] = {
    LaneKind.TOUCHPOINTS: touchpoints,
    LaneKind.PAIN_POINTS: pain_points,
    LaneKind.OPPORTUNITIES: opportunities,
}
"""What lays out which kind of lane while presenting; the others are drawn as ever."""


def _numbered(item: AnyItem, frame: Frame) -> tuple[object, ...]:
    return (*no_context(item, frame), frame.structure.numbers[item.id], frame.answered(item))


def _touchpoint(item: AnyItem, frame: Frame, width: float) -> Draft:
    assert isinstance(item, Touchpoint)
    unit, pad, size = frame.unit, frame.metrics.card_pad, _CHIP * frame.unit
    channel = frame.structure.by_id.get(item.channel or "")
    named = str(getattr(channel, "name", ""))
    left, side = pad + size + 12 * unit, STAR * frame.unit
    room = width - left - pad - (side + 8 * unit if item.moment_of_truth else 0)
    caption = text_at(named, frame.style("caption", frame.theme.ink2), frame, left, 10 * unit, room)
    title = text_at(item.text, frame.style("card_title"), frame, left, caption.box.bottom, room)
    least = max(title.box.bottom, size + 10 * unit) + 10 * unit
    sign = item.icon or getattr(channel, "icon", "") or "hand"

    def draw(height: float) -> tuple[Primitive, ...]:
        theme, truth = frame.theme, item.moment_of_truth
        edge, line = (theme.ink, frame.metrics.truth_stroke) if truth else (theme.line, frame.metrics.card_stroke)
        down = (height - least) / 2
        marked = star(width - pad - side, (height - side) / 2, side, theme) if truth else ()
        outline = box(Rect(0, 0, width, height), frame, theme.surface, edge, line)
        chip = _chip(sign, item, frame, pad, (height - size) / 2, size)
        return (outline, *chip, *moved((caption, title), 0, down), *marked)

    truth = frame.words.gettext("moment of truth") if item.moment_of_truth else ""
    return Draft(least, draw, spoken(item, frame, named, truth))


def _chip(sign: str, item: AnyItem, frame: Frame, x: float, y: float, size: float) -> tuple[Primitive, ...]:
    colours = frame.column_colours(frame.structure.column[item.step])
    inset, corner = size * 0.24, frame.metrics.chip_radius
    tint = Box(Rect(x, y, size, size), colours.tint, radii=(corner * 1.4,) * 4)
    return tint, icon(sign, x + inset, y + inset, size - 2 * inset, colours.ink, frame.metrics.icon_stroke)


def _pain_point(item: AnyItem, frame: Frame, width: float) -> Draft:
    assert isinstance(item, PainPoint)
    unit, pad, ink = frame.unit, frame.metrics.card_pad, frame.theme.pain
    left, style = frame.metrics.pain_bar + pad, frame.style("number", ink)
    number = text_at(frame.structure.numbers[item.id], style, frame, left, 9 * unit, width)
    blocks_at = left + natural_width(number) + 12 * unit
    blocks = severity_blocks(item.severity, blocks_at, number.box.y + (number.box.height - 15 * unit) / 2, frame)
    digit = text_at(str(item.severity), style, frame, blocks_at + (BLOCKS_WIDTH + 7) * unit, 9 * unit, width)
    words = text_at(item.text, frame.style("body"), frame, left, number.box.bottom, width - left - pad)
    held = frame.votes.get(item.id)
    row, _across, tall = dot_row(held, frame, width - left - pad) if held else ((), 0.0, 0.0)
    most = _most(item, frame, width, pad, 9 * unit) if held and held.most else ()
    least = words.box.bottom + (tall + 4 * unit if held else 0) + 12 * unit

    def draw(height: float) -> tuple[Primitive, ...]:
        corner, square = frame.metrics.card_radius, 3 * unit
        tint = Box(Rect(0, 0, width, height), frame.theme.pain_tint, radii=(square, corner, corner, square))
        bar = Box(Rect(0, 0, frame.metrics.pain_bar, height), ink, radii=(square / 2, 0, 0, square / 2))
        edge = (most_frame(item, frame, width, height),) if most else ()
        dots = moved(row, left, words.box.bottom + 4 * unit)
        return (tint, bar, number, *blocks, digit, words, *dots, *most, *edge)

    severity = frame.words.gettext("severity {severity}").format(severity=item.severity)
    label = spoken(item, frame, severity)
    return Draft(least, draw, spoken_votes(label, held, frame) if held else label, votes=True)


def _opportunity(item: AnyItem, frame: Frame, width: float) -> Draft:
    assert isinstance(item, Opportunity)
    unit, pad, ink = frame.unit, frame.metrics.card_pad, frame.theme.opp
    style, top = frame.style("number", ink), 10 * unit
    number = text_at(frame.structure.numbers[item.id], style, frame, pad, top, width)
    link = _link(item, frame, pad + natural_width(number) + 10 * unit, number)
    held = frame.votes.get(item.id)
    row, across, _tall = dot_row(held, frame, width / 2) if held else ((), 0.0, 0.0)
    most = _most(item, frame, width, pad, number.box.bottom) if held and held.most else ()
    below = most[0].box.bottom if most else number.box.bottom
    title = text_at(item.text, frame.style("body", weight=500), frame, pad, below + 7 * unit, width - 2 * pad)
    dots = moved(row, width - pad - across, top)

    def draw(height: float) -> tuple[Primitive, ...]:
        outline = box(Rect(0, 0, width, height), frame, frame.theme.surface, ink, frame.metrics.card_stroke)
        edge = (most_frame(item, frame, width, height),) if most else ()
        return (outline, number, *link, *dots, title, *most, *edge)

    label = spoken(item, frame)
    return Draft(title.box.bottom + 12 * unit, draw, spoken_votes(label, held, frame) if held else label, votes=True)


def _link(item: AnyItem, frame: Frame, left: float, beside: TextBlock) -> tuple[Primitive, ...]:
    """A link's sign and what is answered, on the line of a number."""
    answered, size = frame.answered(item), _LINK * frame.unit
    if not answered:
        return ()
    top = beside.box.y + (beside.box.height - size) / 2
    sign = icon("link-2", left, top, size, frame.theme.pain, frame.metrics.icon_stroke * 0.8)
    style = frame.style("number", frame.theme.pain)
    return sign, text_at(answered, style, frame, left + size + 5 * frame.unit, beside.box.y, 1e6)


def _most(item: AnyItem, frame: Frame, width: float, pad: float, top: float) -> tuple[TextBlock, ...]:
    """The words "Most votes" at the card's end."""
    words = most_words(item, frame)
    return (text_at(words.text, words.spans[0].style, frame, pad, top, width - 2 * pad, Align.RIGHT),)
