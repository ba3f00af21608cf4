"""Cards of the map as rows of a panel, each leading to its card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.desktop.panels.rows import Row
from mapdesigner.model.catalog import item_row
from mapdesigner.model.journey import Step
from mapdesigner.model.structure import structure
from mapdesigner.model.text import in_one_line
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.model.items import Item
    from mapdesigner.model.journey import JourneyMap


def card_name(journey: JourneyMap, item: Item) -> str:
    """'P3 Size chart contradicts the reviews', or the kind where nothing is written."""
    words = in_one_line(item.text) or item_row(item.kind).label
    return " ".join(filter(None, (structure(journey).numbers.get(item.id), words)))


def card_place(journey: JourneyMap, item: Item) -> str:
    """'Pain point, 2.3 Works out her size'."""
    whole = structure(journey)
    step = whole.by_id.get(item.step)
    if not isinstance(step, Step):
        return ", ".join((item_row(item.kind).label, _("Not on the map")))
    return f"{item_row(item.kind).label}, {whole.step_numbers[step.id]} {step.name}".rstrip()


def card_row(journey: JourneyMap, item: Item) -> Row:
    """A row that stands for a card."""
    return Row(item.id, card_name(journey, item), card_place(journey, item), item_row(item.kind).icon)
