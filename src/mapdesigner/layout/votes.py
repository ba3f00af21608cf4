"""Votes on cards, and cards that are hidden until they are revealed: what a workshop adds to a card of any kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.layout.frame import Draft, Frame
from mapdesigner.layout.icons import icon
from mapdesigner.layout.linked import linked
from mapdesigner.layout.marks import circle
from mapdesigner.layout.scene import Box, Primitive, Rect
from mapdesigner.layout.text.typeset import measure, natural_width, place, typeset
from mapdesigner.model.kinds import ItemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapdesigner.layout.scene import TextBlock
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import JourneyMap

MOST_DOTS = 12
"""More votes than these are shown by one dot and the number."""
_DOT, _PITCH = 6.2, 15.5  # radius and distance of the dots, on A1
_FRAME = 2.2  # on A1: 3 px on a screen of 1080 lines


@dataclass(frozen=True, slots=True)
class Dots:
    """The votes a card has in the round that is shown, and whether no other has more."""

    count: int
    most: bool


def dots_of(journey: JourneyMap, round_id: str) -> Mapping[str, Dots]:
    """Return the votes on each card in a round; nothing for a round that is not there."""
    from mapdesigner.insight.votes import winners  # few maps show votes

    counts = Counter(each.item for each in journey.votes if each.round == round_id)
    best = winners(journey, round_id) if counts else frozenset()
    return {item: Dots(count, item in best) for item, count in counts.items()}


def drafted(drafter: Callable[[AnyItem, Frame, float], Draft], item: AnyItem, frame: Frame, width: float) -> Draft:
    """Draw a card with its votes; of a private one only that it is there."""
    draft = _hidden(frame, width) if item.private else linked(drafter(item, frame, width), item, frame, width)
    held = frame.votes.get(item.id)
    return draft if held is None or draft.votes else _voted(draft, item, held, frame, width)


def dot_row(held: Dots, frame: Frame, room: float) -> tuple[tuple[Box | TextBlock, ...], float, float]:
    """Filled dots and their number from (0, 0); with them width and height. One dot where they are too many."""
    unit, accent = frame.unit, frame.theme.accent
    number = typeset(str(held.count), frame.style("number", accent), room)
    fitting = held.count <= MOST_DOTS and held.count * _PITCH * unit + natural_width(number) <= room
    shown = held.count if fitting else 1
    middle, left = number.box.height / 2, (shown * _PITCH + 4) * unit
    points = (circle((_DOT + each * _PITCH) * unit, middle, _DOT * unit, accent) for each in range(shown))
    return (*points, place(number, left, 0)), left + natural_width(number), number.box.height


def most_words(item: AnyItem, frame: Frame) -> TextBlock:
    """The words on the card with most votes, in the colour of its kind."""
    return typeset(frame.words.gettext("Most votes"), frame.style("caption", _ink(item, frame), weight=620), 1e6)


def most_frame(item: AnyItem, frame: Frame, width: float, height: float) -> Box:
    """The frame around the card with most votes."""
    line, corner = _FRAME * frame.unit, frame.metrics.card_radius
    return Box(Rect(0, 0, width, height), "", _ink(item, frame), line, (corner,) * 4)


def _ink(item: AnyItem, frame: Frame) -> str:
    inks = {ItemKind.PAIN_POINT: frame.theme.pain, ItemKind.OPPORTUNITY: frame.theme.opp}
    return inks.get(item.kind, frame.theme.ink)


def _voted(draft: Draft, item: AnyItem, held: Dots, frame: Frame, width: float) -> Draft:
    """A card with a row for its votes at its foot, and words above them where they need the room."""
    pad, gap = frame.metrics.card_pad, 5 * frame.unit
    row, across, tall = dot_row(held, frame, width - 2 * pad)
    words = most_words(item, frame) if held.most else None
    beside = words is None or across + 2 * gap + measure(words.text, words.spans[0].style) <= width - 2 * pad
    more = tall + gap + (0 if beside or words is None else words.box.height)

    def draw(height: float) -> tuple[Primitive, ...]:
        foot = height - gap - tall
        parts = [*draft.draw(height), *moved(row, pad, foot)]
        if words is not None:
            left = width - pad - natural_width(words) if beside else pad
            top = foot + (tall - words.box.height) / 2 if beside else foot - words.box.height
            parts += [place(words, left, top), most_frame(item, frame, width, height)]
        return tuple(parts)

    return Draft(draft.height + more, draw, spoken_votes(draft.label, held, frame))


def spoken_votes(label: str, held: Dots, frame: Frame) -> str:
    """What a screen reader says of a card with votes."""
    words = frame.words
    votes = words.ngettext("{count} vote", "{count} votes", held.count).format(count=held.count)
    return ", ".join((label, votes, words.gettext("Most votes")) if held.most else (label, votes))


def moved(row: tuple[Box | TextBlock, ...], x: float, y: float) -> tuple[Primitive, ...]:
    """Dots and number at another place."""
    return tuple(
        Box(part.rect.moved(x, y), part.fill, radii=part.radii)
        if isinstance(part, Box)
        else place(part, part.box.x + x, part.box.y + y)
        for part in row
    )


def _hidden(frame: Frame, width: float) -> Draft:
    """A blank card with the sign of what is not to be seen yet."""
    theme, metrics, size = frame.theme, frame.metrics, frame.metrics.card_icon
    dash = (4 * frame.unit, 3 * frame.unit)

    def draw(height: float) -> tuple[Primitive, ...]:
        line = metrics.card_stroke
        inner = Rect(line / 2, line / 2, width - line, height - line)
        blank = Box(inner, theme.sunken, theme.line_strong, line, (metrics.card_radius,) * 4, dash)
        sign = icon("eye-off", (width - size) / 2, (height - size) / 2, size, theme.ink2, metrics.icon_stroke)
        return blank, sign

    return Draft(max(metrics.row_minimum * 0.6, size * 2), draw, frame.words.gettext("Hidden note"))
