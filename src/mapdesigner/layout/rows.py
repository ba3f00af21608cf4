"""Rows: cards stacked in the cells they cover, stretched where bottoms should line up."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mapdesigner.layout.frame import Draft, Frame, Memo, Row
from mapdesigner.layout.scene import Group
from mapdesigner.layout.votes import drafted

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.model.items import AnyItem

    Drafter = Callable[[AnyItem, Frame, float], Draft]
    Context = Callable[[AnyItem, Frame], tuple[object, ...]]


class Placed:
    """A draft with the columns it covers and the y it was given in its stack."""

    __slots__ = ("draft", "first", "item", "last", "left", "memo", "width", "y")

    def __init__(self, item: AnyItem, frame: Frame, drafter: Drafter, context: Context) -> None:
        self.item = item
        self.first, self.last = frame.structure.span(item)
        self.left, self.width = frame.card_edges(self.first, self.last)
        self.y = 0.0
        step = frame.structure.steps[self.first]
        stage = frame.structure.by_id[step.stage]
        key = (
            self.width,
            self.first,
            step,
            stage,
            frame.journey.brand.font,
            frame.votes.get(item.id),
            *context(item, frame),
        )
        memo = frame.memo.get(item.id)
        if memo is None or memo.item is not item or memo.key != key:
            memo = frame.memo[item.id] = Memo(item, key, drafted(drafter, item, frame, self.width))
        self.memo = memo
        self.draft = memo.draft


def no_context(item: AnyItem, frame: Frame) -> tuple[object, ...]:
    """The context of a card that shows nothing but its own item and its stage's colours."""
    return (frame.column_colours(frame.structure.column[item.step]).fill,)


def stack(
    items: tuple[AnyItem, ...], frame: Frame, height: float, drafter: Drafter, context: Context = no_context
) -> Row:
    """Place cards in the order (column, rank, id), each at the lowest y free in all columns it covers.

    A row is at least `height` and the metrics' minimum high; no card is ever cut.
    """
    pad, gap = frame.metrics.cell_pad_y, frame.metrics.card_gap
    floors: dict[int, float] = {}
    placed = [Placed(item, frame, drafter, context) for item in items]
    for card in placed:
        columns = range(card.first, card.last + 1)
        card.y = max((floors.get(column, pad) for column in columns), default=pad)
        for column in columns:
            floors[column] = card.y + card.draft.height + gap
    deepest = max(floors.values(), default=pad + gap) - gap + pad
    full = max(deepest, height, frame.metrics.row_minimum)
    bottoms = _stretching(placed, full - pad, room_below=bool(frame.sticky))
    return Row(tuple(_group(card, bottom) for card, bottom in zip(placed, bottoms, strict=True)), full)


def _stretching(placed: list[Placed], bottom: float, *, room_below: bool) -> list[float]:
    """The bottom edge of each card.

    Where every filled column holds the same number of cards, the last ones stretch to the foot of the row, unless
    `room_below` is wanted. Else the last of a column is as high as the highest card that begins beside it; the others
    keep their own height.
    """
    counts = Counter(column for card in placed for column in range(card.first, card.last + 1))
    even = not room_below and len(set(counts.values())) <= 1
    lowest = {column: card for card in placed for column in range(card.first, card.last + 1)}
    beside: dict[float, float] = {}
    for card in placed:
        beside[card.y] = max(beside.get(card.y, 0.0), card.y + card.draft.height)
    return [
        (bottom if even else beside[card.y])
        if all(lowest[column] is card for column in range(card.first, card.last + 1))
        else card.y + card.draft.height
        for card in placed
    ]


def _group(card: Placed, bottom: float) -> Group:
    """Draw a card at its final height, or take the group of last time if nothing about it changed."""
    height = bottom - card.y
    old = card.memo.group
    if old is not None and old.width == card.width and old.height == height:
        if old.x == card.left and old.y == card.y:
            return old
        primitives = old.primitives
    else:
        primitives = card.draft.draw(height)
    group = Group(
        f"card:{card.item.id}", card.left, card.y, card.width, height, primitives, card.item.id, card.draft.label
    )
    card.memo.group = group
    return group
