"""Moving cards and raising feelings with keys. Each raises EditError, in words, where a lock forbids it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.desktop.canvas.cells import (
    beside,
    cards_in_order,
    cell_of,
    go_to,
    is_locked,
    slot_above_or_below,
)
from mapdesigner.desktop.session import Cell
from mapdesigner.edits.fields import set_fields, set_score
from mapdesigner.edits.items import move_items, set_span
from mapdesigner.edits.replace import EditError, look_up
from mapdesigner.model.items import Emotion, Engagement, Item
from mapdesigner.model.structure import structure
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.desktop.session import Session
    from mapdesigner.model.journey import JourneyMap

_LEVELS = (1, 5)


def chosen_items(session: Session) -> list[Item]:
    """Return the selected items that have a place."""
    found = (look_up(session.journey, each) for each in sorted(session.selection))
    return [item for item in found if isinstance(item, Item) and cell_of(session.journey, item.id)]


def move_cards(view: MapView, across: int, down: int) -> bool:
    """Move the selected cards by a step, or up and down in their cell and then to the next lane of their kind."""
    session = view.session
    ids = [item.id for item in chosen_items(session)]
    held = next((each for each in cards_in_order(session.journey) if each in set(ids)), "")
    cell = cell_of(session.journey, held) if held else None
    if cell is None:
        return False
    if across:
        _move(view, ids, held, beside(session.journey, cell, across, 0), None)
        return True
    slot = slot_above_or_below(session.journey, ids, down)
    if slot is not None:
        _move(view, ids, held, Cell(slot.lane, slot.step), slot.at)
    return True


def change_scores(view: MapView, by: float) -> bool:
    """Raise or lower the feelings selected, or else in the cell in focus, and what is at stake by a level.

    Quick presses are one step.
    """
    chosen = [item for item in _at_hand(view.session) if isinstance(item, (Emotion, Engagement))]
    if not chosen:
        return False
    refuse_locked(view.session.journey, [item.id for item in chosen])
    key = "score:" + ",".join(item.id for item in chosen)
    feelings = any(isinstance(item, Emotion) for item in chosen)
    words = _("Change emotion") if feelings else _("Change engagement")
    view.session.apply(words, lambda journey: _rescored(journey, chosen, by), key)
    return True


def change_spans(view: MapView, by: int) -> bool:
    """Let the selected cards end a step later in their stage, or earlier. Quick presses are one step."""
    cards = [item for item in chosen_items(view.session) if not isinstance(item, (Emotion, Engagement))]
    if not cards:
        return False
    refuse_locked(view.session.journey, [card.id for card in cards])
    key = "span:" + ",".join(card.id for card in cards)
    words = ngettext("Change span of {count} card", "Change span of {count} cards", len(cards)).format(count=len(cards))
    view.session.apply(words, lambda journey: _spanned(journey, cards, by), key)
    return True


def _at_hand(session: Session) -> Sequence[Item]:
    if session.selection or session.focus is None:
        return chosen_items(session)
    return structure(session.journey).cell(*session.focus)


def refuse_locked(journey: JourneyMap, ids: Collection[str]) -> None:
    """Raise EditError if a lock forbids a change of any of these."""
    if is_locked(journey, ids):
        raise EditError(_("This lane is locked."))


def _move(view: MapView, ids: list[str], held: str, to: Cell, index: int | None) -> None:
    """Move cards so that the held one comes into a cell, as one step."""
    session = view.session
    refuse_locked(session.journey, [*ids, to.lane])
    words = ngettext("Move {count} card", "Move {count} cards", len(ids)).format(count=len(ids))
    session.apply(words, lambda journey: move_items(journey, ids, to.lane, to.step, index, grip=held))
    cell = cell_of(session.journey, held)
    if cell is not None:
        go_to(view, cell)
    session.select(ids)


def _spanned(journey: JourneyMap, cards: Sequence[Item], by: int) -> JourneyMap:
    known = structure(journey)
    for card in cards:
        first, last = known.span(card)
        own = known.steps_of[known.steps[first].stage]
        end = min(max(last + by, first), known.column[own[-1].id])
        journey = set_span(journey, card.id, card.step, known.steps[end].id)
    return journey


def _rescored(journey: JourneyMap, items: Sequence[Emotion | Engagement], by: float) -> JourneyMap:
    for item in items:
        if isinstance(item, Emotion):
            journey = set_score(journey, item.id, item.score + by)
        else:
            level = min(max(item.level + (1 if by > 0 else -1), _LEVELS[0]), _LEVELS[1])
            journey = set_fields(journey, [item.id], level=level)
    return journey
