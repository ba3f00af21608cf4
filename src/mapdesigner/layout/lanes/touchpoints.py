"""The touchpoints lane: white cards with channel chip, channel, title, star and personalization ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.insight.value import touchpoint_value
from mapdesigner.layout.frame import Draft, Frame, Row
from mapdesigner.layout.icons import icon
from mapdesigner.layout.lanes.cards import box, spoken, text_at
from mapdesigner.layout.marks import RING, STAR, ring, star
from mapdesigner.layout.rows import stack
from mapdesigner.layout.scene import Align, Box, Primitive, Rect, TextBlock
from mapdesigner.layout.text.typeset import measure, place
from mapdesigner.model.items import Touchpoint

if TYPE_CHECKING:
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Channel, Lane


def lay_out(_lane: Lane, items: tuple[AnyItem, ...], frame: Frame, height: float = 0.0) -> Row:
    """Lay out a lane of touchpoints."""
    return stack(items, frame, height, draft, _context)


def _context(item: AnyItem, frame: Frame) -> tuple[object, ...]:
    colours = frame.column_colours(frame.structure.column[item.step])
    return (colours.fill, _channel(item, frame), frame.journey.weights)


def _channel(item: AnyItem, frame: Frame) -> Channel | None:
    assert isinstance(item, Touchpoint)
    return frame.structure.by_id.get(item.channel or "")  # type: ignore[return-value]


def draft(item: AnyItem, frame: Frame, width: float) -> Draft:
    """Draw a touchpoint; on paper the channel stands under its chip, on screen beside it."""
    assert isinstance(item, Touchpoint)
    card = _Card(item, frame, width)
    return Draft(card.least_height, card.draw, card.label)


class _Card:
    """One touchpoint card in the making."""

    def __init__(self, item: Touchpoint, frame: Frame, width: float) -> None:
        self.item, self.frame, self.width = item, frame, width
        self.truth = item.moment_of_truth
        self.pad = frame.metrics.card_pad
        self.channel = _channel(item, frame)
        self.worth = touchpoint_value(item, frame.journey.weights)
        self.header, self.top = self._header()
        title = frame.style("card_title")
        self.title = text_at(item.text, title, frame, self.pad, self.top, width - 2 * self.pad)
        self.worth_label = self._worth_label()
        self.foot = self._foot_height()
        gap = 8 * frame.unit if self.worth_label else 0.0
        self.least_height = max(self.title.box.bottom, self.top + title.size * 1.25) + gap + self.foot + self.pad

    @property
    def label(self) -> str:
        """What a screen reader says."""
        words = self.frame.words.gettext
        truth = words("moment of truth") if self.truth else ""
        channel = self.channel.name if self.channel else ""
        worth = words("personalization {value}").format(value=self.worth.value) if self.worth else ""
        return spoken(self.item, self.frame, channel, truth, worth)

    def draw(self, height: float) -> tuple[Primitive, ...]:
        """The whole card at a height."""
        theme, metrics = self.frame.theme, self.frame.metrics
        edge, weight = (theme.ink, metrics.truth_stroke) if self.truth else (theme.line, metrics.card_stroke)
        outline = box(Rect(0, 0, self.width, height), self.frame, theme.surface, edge, weight)
        return (outline, *self.header, *self._star(), self.title, *self._footer(height))

    def _header(self) -> tuple[tuple[Primitive, ...], float]:
        """Chip and channel, and the y where the title begins."""
        frame, chip, pad = self.frame, self.frame.metrics.chip, self.pad
        parts = self._chip()
        style = frame.style("caption", frame.theme.ink2)
        if frame.metrics.paper:
            channel = text_at(
                self._channel_name(), style, frame, pad, pad + chip + 5 * frame.unit, self.width - 2 * pad
            )
            return (*parts, channel), channel.box.bottom + 1 * frame.unit
        left = pad + chip + 6
        right = pad + (STAR * frame.unit + 4 if self.truth else 0)
        channel = text_at(self._channel_name(), style, frame, left, 0, self.width - left - right)
        tall = max(chip, channel.box.height)
        return (*self._chip(), place(channel, left, pad + (tall - channel.box.height) / 2)), pad + tall + 5

    def _channel_name(self) -> str:
        return self.channel.name if self.channel else ""

    def _chip(self) -> tuple[Primitive, ...]:
        frame, size, pad = self.frame, self.frame.metrics.chip, self.pad
        name = self.item.icon or (self.channel.icon if self.channel else "") or "hand"
        colours = frame.column_colours(frame.structure.column[self.item.step])
        inset = (size - frame.metrics.card_icon) / 2
        chip = Box(Rect(pad, pad, size, size), colours.tint, radii=(frame.metrics.chip_radius,) * 4)
        sign = icon(name, pad + inset, pad + inset, frame.metrics.card_icon, colours.ink, frame.metrics.icon_stroke)
        return chip, sign

    def _star(self) -> tuple[Primitive, ...]:
        size = STAR * self.frame.unit
        return star(self.width - self.pad - size, self.pad, size, self.frame.theme) if self.truth else ()

    def _worth_label(self) -> TextBlock | None:
        """The intervention's label, broken into lines where the card is narrow; None without a value."""
        if self.worth is None:
            return None
        frame = self.frame
        value = measure(str(self.worth.value), frame.style("number"))
        left = self.pad + (RING + 2.8) * frame.unit
        room = self.width - self.pad - left - value - 3.2 * frame.unit
        style = frame.style("smallest", frame.theme.pers, tracking=-0.006)
        words = self.worth.label or " "
        if frame.metrics.paper and max((measure(word, style) for word in words.split()), default=0.0) > room:
            return text_at(words, style, frame, self.pad, 0, self.width - 2 * self.pad)
        return text_at(words, style, frame, left, 0, max(room, style.size))

    def _foot_height(self) -> float:
        if self.worth_label is None:
            return 0.0
        tall = self.worth_label.box.height
        return tall + (RING + 3) * self.frame.unit if self._label_below() else tall

    def _label_below(self) -> bool:
        """Whether the label stands under the ring, being too long for the room between it and the value."""
        return self.worth_label is not None and self.worth_label.box.x == self.pad

    def _footer(self, height: float) -> tuple[Primitive, ...]:
        if self.worth is None or self.worth_label is None:
            return ()
        frame, pad = self.frame, self.pad
        top, size = height - pad - self.foot, RING * frame.unit
        middle = top + (size if self._label_below() else self.foot) / 2
        left, hollow = pad - 0.5 * frame.unit, not self.worth.live
        parts = ring(self.worth.value, left, middle - size / 2, size, frame.theme, hollow)
        style = frame.style("number", frame.theme.pers)
        value = text_at(str(self.worth.value), style, frame, pad, 0, self.width - 2 * pad, Align.RIGHT)
        label = place(self.worth_label, self.worth_label.box.x, height - pad - self.worth_label.box.height)
        return (*parts, label, place(value, pad, middle - value.box.height / 2))
