"""A map's items as cards to print and cut out: eight to an A4, each a sticky with the mark of its kind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from mapdesigner.layout.icons import icon
from mapdesigner.layout.metrics import sized
from mapdesigner.layout.paper.item_words import item_words
from mapdesigner.layout.paper.page import page_frame
from mapdesigner.layout.paper.sheet import sheet_of
from mapdesigner.layout.scene import Align, Band, Box, Group, Rect, Scene
from mapdesigner.layout.text.typeset import measure, place, typeset
from mapdesigner.model.catalog import item_row
from mapdesigner.model.items import PainPoint
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.scene import Primitive, TextBlock
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import JourneyMap

_COLUMNS, _ROWS = 2, 4
_MM = 72 / 25.4
_MARGIN, _PAD = 5 * _MM, 5 * _MM
_SIZES = (18.0, 16.0, 14.0, 12.0, 10.0, 9.0)
"""Sizes of a card's text in pt, from the first that fits; a text too long for the last goes on on another card."""


@dataclass(frozen=True, slots=True)
class _Card:
    """One card: its item, the part of its text that it shows, and the size of type of all its parts, in pt."""

    item: AnyItem
    text: str
    size: float
    part: str = ""


def compose_cards(journey: JourneyMap, persona: str = "") -> tuple[Scene, ...]:
    """Compose A4 pages of eight cards each, in pt, in reading order; a map without cards gives one empty page."""
    whole, sheet = structure(journey), sheet_of("A4", portrait=True)
    metrics = replace(sized(0.6), name="A4", width=sheet.width * _MM, height=sheet.height * _MM)
    shown = frozenset(filter(None, (persona,)))
    frame = page_frame(whole, whole.stages, whole.lanes, metrics, shown)
    lanes = (lane.id for lane in whole.lanes if not lane.hidden)
    items = (item for lane in lanes for item in whole.items_of.get(lane, ()) if _is_told(item, frame))
    cards = [card for item in items for card in _parts(item, frame)]
    count = _COLUMNS * _ROWS
    pages = [cards[at : at + count] for at in range(0, len(cards), count)] or [[]]
    return tuple(_page(frame, page) for page in pages)


def _is_told(item: AnyItem, frame: Frame) -> bool:
    return frame.concerns(item.personas) and not item.private


def _size(frame: Frame) -> tuple[float, float]:
    metrics = frame.metrics
    return (metrics.width - 2 * _MARGIN) / _COLUMNS, (metrics.height - 2 * _MARGIN) / _ROWS


def _room(frame: Frame, item: AnyItem) -> tuple[float, float]:
    """What is left for the text between the kind at the head and what stands at the foot."""
    width, height = _size(frame)
    foot = _details(frame, item).box.height + _place(frame, item).box.height
    return width - 4 * _PAD, height - 5.2 * _PAD - 15 - foot


def _parts(item: AnyItem, frame: Frame) -> Iterator[_Card]:
    """The item's card, or as many as its text takes in the smallest size, all of them filled alike."""
    text, (width, height) = item_words(frame, item)[1], _room(frame, item)
    blocks = {size: _set(text, size, width, frame) for size in _SIZES}
    size = next((size for size, block in blocks.items() if block.box.height <= height), _SIZES[-1])
    block = blocks[size]
    if block.box.height <= height or len(block.lines) < 2:
        yield _Card(item, text, size)
        return
    most = max(int(height // (block.box.height / len(block.lines))), 1)
    each = ceil(len(block.lines) / ceil(len(block.lines) / most))
    lines = [line.text.strip() for line in block.lines]
    runs = [lines[at : at + each] for at in range(0, len(lines), each)]
    for number, run in enumerate(runs, 1):
        yield _Card(item, " ".join(run), size, f"{number}/{len(runs)}")


def _set(text: str, size: float, width: float, frame: Frame) -> TextBlock:
    return typeset(text, frame.style("card_title", size=size, weight=500, tracking=0.0), width)


def _page(frame: Frame, cards: list[_Card]) -> Scene:
    width, height = _size(frame)
    metrics, journey = frame.metrics, frame.journey
    groups: list[Group] = []
    for index, card in enumerate(cards):
        x, y = index % _COLUMNS * width, index // _COLUMNS * height
        label = f"{item_row(card.item.kind).label}, {card.item.text}"
        name = f"card:{card.item.id}{':' + card.part if card.part else ''}"
        groups.append(Group(name, x, y, width, height, tuple(_card(card, frame)), card.item.id, label))
    band = Band("cards", _MARGIN, _MARGIN, metrics.width - 2 * _MARGIN, metrics.height - 2 * _MARGIN, tuple(groups))
    return Scene(
        metrics.width, metrics.height, "#FFFFFF", (band,), journey.title, journey.organisation, journey.language
    )


def _card(card: _Card, frame: Frame) -> Iterator[Primitive]:
    """The outline to cut along, the kind's mark and name, the text, and where in the map the card stands."""
    (width, height), (fill, ink) = _size(frame), _colours(card.item, frame)
    inner = Rect(_PAD, _PAD, width - 2 * _PAD, height - 2 * _PAD)
    yield Box(Rect(0, 0, width, height), "", frame.theme.line_strong, 0.5, dash=(0.5, 2.5))
    yield Box(inner, fill, radii=(6, 6, 6, 6))
    left, top = 2 * _PAD, 1.7 * _PAD
    yield icon(item_row(card.item.kind).icon, left, top, 15, ink, 1.2)
    kind = frame.words.gettext(item_row(card.item.kind).words)
    name = typeset(kind, frame.style("body", ink, size=10.0, weight=600), width - 4 * _PAD, align=Align.LEFT)
    yield place(name, left + 21, top + (15 - name.box.height) / 2)
    number = " ".join(filter(None, (frame.structure.numbers.get(card.item.id, ""), card.part)))
    side = typeset(number, frame.style("number", ink, size=11.0), width - 4 * _PAD, align=Align.RIGHT)
    yield place(side, left, top + (15 - side.box.height) / 2)
    yield place(_set(card.text, card.size, width - 4 * _PAD, frame), left, top + 15 + 0.8 * _PAD)
    foot, details = _place(frame, card.item), _details(frame, card.item)
    bottom = height - 1.7 * _PAD - foot.box.height
    yield place(details, left, bottom - details.box.height)
    yield place(foot, left, bottom)


def _colours(item: AnyItem, frame: Frame) -> tuple[str, str]:
    theme = frame.theme
    if isinstance(item, PainPoint):
        return theme.pain_tint, theme.pain
    if item.kind is ItemKind.OPPORTUNITY:
        return theme.opp_tint, theme.opp
    if item.kind is ItemKind.NOTE:
        return theme.warn_tint, theme.ink
    return theme.surface2, theme.ink


def _details(frame: Frame, item: AnyItem) -> TextBlock:
    """What else the item's card on the map shows: its channel, its score, its figures, its departments."""
    words = item_words(frame, item)[2]
    return typeset(words, frame.style("caption", size=9.0, weight=500), _size(frame)[0] - 4 * _PAD)


def _place(frame: Frame, item: AnyItem) -> TextBlock:
    """The step it belongs to, its number alone where the name is too long for a line."""
    style, room = frame.style("caption", frame.theme.ink2, size=9.0), _size(frame)[0] - 4 * _PAD
    step = next(step for step in frame.structure.steps if step.id == item.step)
    number = frame.structure.step_numbers[step.id]
    text = f"{number}\u2002{step.name}"
    return typeset(text if measure(text, style) < room else number, style, room)
