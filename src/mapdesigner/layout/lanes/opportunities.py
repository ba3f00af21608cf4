"""The opportunities lane: outlined cards under the pain points they answer, with impact and effort as dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout.frame import Draft, Frame, Row
from mapdesigner.layout.lanes.cards import box, spoken, text_at
from mapdesigner.layout.marks import DOTS_HEIGHT, dots, dots_width, link_chip
from mapdesigner.layout.rows import no_context, stack
from mapdesigner.layout.scene import Group, Path, Primitive, Rect
from mapdesigner.layout.text.typeset import measure
from mapdesigner.model.items import Opportunity
from mapdesigner.model.kinds import LaneKind

if TYPE_CHECKING:
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane

_OF = 3


def lay_out(lane: Lane, items: tuple[AnyItem, ...], frame: Frame, height: float = 0.0) -> Row:
    """Lay out a lane of opportunities, with ties up to the pain points that share their columns."""
    row = stack(items, frame, height, draft, _context)
    return Row((*_ties(lane, items, row, frame), *row.groups), row.height)


def _context(item: AnyItem, frame: Frame) -> tuple[object, ...]:
    return (*no_context(item, frame), frame.structure.numbers[item.id], frame.answered(item))


def draft(item: AnyItem, frame: Frame, width: float) -> Draft:
    """Draw an opportunity; impact and effort stand on one line where the card is wide enough, else on two."""
    assert isinstance(item, Opportunity)
    unit, pad, ink = frame.unit, frame.metrics.card_pad, frame.theme.opp
    number = text_at(
        frame.structure.numbers[item.id], frame.style("number", ink), frame, pad, 9 * unit, width - 2 * pad
    )
    answered = frame.answered(item)
    chip = link_chip(answered, width - pad, number.box.y, frame) if answered else ()
    title = text_at(item.text, frame.style("card_title"), frame, pad, number.box.bottom + 5 * unit, width - 2 * pad)
    foot_height, foot = _foot(item, frame, width)
    head = (number, *chip, title)

    def draw(height: float) -> tuple[Primitive, ...]:
        outline = box(Rect(0, 0, width, height), frame, frame.theme.surface, ink, frame.metrics.card_stroke)
        return (outline, *head, *foot(height - pad - foot_height))

    least = max(title.box.bottom, number.box.bottom) + 6 * unit + foot_height + pad
    words = frame.words.gettext("impact {impact}, effort {effort}")
    return Draft(least, draw, spoken(item, frame, words.format(impact=item.impact, effort=item.effort)))


class _Foot:
    """Impact and effort: two words with three dots each."""

    def __init__(self, pairs: tuple[tuple[str, int], ...], frame: Frame, width: float, *, wide: bool) -> None:
        self.pairs, self.frame, self.width, self.wide = pairs, frame, width, wide
        self.style = frame.style("smallest", frame.theme.ink2)
        self.line = 19 * frame.unit if frame.metrics.paper else self.style.size * 1.35

    def __call__(self, top: float) -> tuple[Primitive, ...]:
        """Draw it with its upper edge at `top`."""
        parts: list[Primitive] = []
        x, y, pad = self.frame.metrics.card_pad, top, self.frame.metrics.card_pad
        for words, value in self.pairs:
            label = text_at(words, self.style, self.frame, x, y, self.width)
            across = label.lines[0].width + 8 * self.frame.unit
            left = x + across if self.wide else self.width - pad - dots_width(_OF, self.frame)
            parts += [
                label,
                *dots(value, _OF, left, y + (label.box.height - DOTS_HEIGHT * self.frame.unit) / 2, self.frame),
            ]
            x, y = (left + dots_width(_OF, self.frame) + 18 * self.frame.unit, y) if self.wide else (x, y + self.line)
        return tuple(parts)


def _foot(item: Opportunity, frame: Frame, width: float) -> tuple[float, _Foot]:
    """The height of the foot, and what draws it."""
    words = frame.words.gettext
    pairs = ((words("Impact"), item.impact), (words("Effort"), item.effort))
    style, unit = frame.style("smallest"), frame.unit
    needed = sum(measure(label, style) + 8 * unit + dots_width(_OF, frame) for label, _ in pairs) + 18 * unit
    foot = _Foot(pairs, frame, width, wide=needed <= width - 2 * frame.metrics.card_pad)
    return foot.line * (1 if foot.wide else 2), foot


def _ties(lane: Lane, items: tuple[AnyItem, ...], row: Row, frame: Frame) -> tuple[Group, ...]:
    """Dotted ties to pain points of the lane right above that cover the same columns; none over room for stickies."""
    if frame.sticky:
        return ()
    lanes = [each for each in frame.structure.lanes if not each.hidden]
    above = lanes[lanes.index(lane) - 1] if lane in lanes and lanes.index(lane) else None
    if above is None or above.kind is not LaneKind.PAIN_POINTS or above.collapsed:
        return ()
    shown = filter(frame.shows, frame.structure.items_of.get(above.id, ()))
    pains = {frame.structure.span(pain): pain.id for pain in shown}
    tops = {group.target: group for group in row.groups}
    tied = [item for item in items if pains.get(frame.structure.span(item), "?") in getattr(item, "answers", ())]
    return tuple(_tie(tops[item.id], frame) for item in tied if tops[item.id].y <= frame.metrics.cell_pad_y)


def _tie(card: Group, frame: Frame) -> Group:
    """A tie from the foot of the pain point's cell to the head of the card."""
    pad, half = frame.metrics.cell_pad_y, 1 * frame.unit
    line = Path(
        (("M", half, 0.0), ("L", half, card.y + pad)),
        stroke=frame.theme.opp,
        stroke_width=2 * frame.unit,
        dash=(2 * frame.unit, 2 * frame.unit),
    )
    return Group(f"tie:{card.target}", card.x + card.width / 2 - half, -pad, 2 * half, card.y + pad, (line,))
