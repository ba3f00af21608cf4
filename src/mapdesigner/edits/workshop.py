"""Edits of a workshop: sessions, what is captured and decided in them, private notes, and rounds of dot voting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.edits.forget import forget
from mapdesigner.edits.items import add_item, move_items
from mapdesigner.edits.replace import EditError, find_all, find_one, make, put, replace
from mapdesigner.model.catalog import lane_row
from mapdesigner.model.entity import new_id
from mapdesigner.model.items import ITEM_CLASSES, Item
from mapdesigner.model.journey import Lane
from mapdesigner.model.workshop import Vote, VotingRound, Workshop
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.model.kinds import ItemKind


def open_workshop(journey: JourneyMap) -> Workshop | None:
    """Return the session that has begun and not ended, the one begun last if there are several."""
    return max((each for each in journey.workshops if not each.ended), key=lambda each: each.started, default=None)


def open_round(journey: JourneyMap) -> VotingRound | None:
    """Return the round that votes are cast in now."""
    return max((each for each in journey.rounds if each.open), key=lambda each: each.at, default=None)


def start_workshop(journey: JourneyMap, name: str, at: str) -> JourneyMap:
    """Begin a session at an ISO time with zone; raise EditError while another one is under way."""
    if open_workshop(journey):
        raise EditError(_("A workshop is under way; end it first."))
    return put(journey, make(Workshop, name=name, started=at))


def end_workshop(journey: JourneyMap, at: str) -> JourneyMap:
    """End the session under way, and the voting with it; raise EditError if there is none."""
    session = _session(journey)
    return put(close_round(journey), replace(session, ended=at))


def decide(journey: JourneyMap, words: str) -> JourneyMap:
    """Write a decision down in the session under way."""
    session = _session(journey)
    return put(journey, replace(session, decisions=(*session.decisions, words)))


def capture(
    journey: JourneyMap, kind: ItemKind, lane: str, step: str, text: str, *, private: bool = False, id: str = ""
) -> JourneyMap:
    """Put down what somebody says as a new card, parked if `lane` and `step` are "", and note it with the session."""
    id = id or new_id()
    journey = add_item(journey, kind, lane, step, text=text, private=private, id=id)
    session = open_workshop(journey)
    return put(journey, replace(session, captured=(*session.captured, id))) if session else journey


def unpark(journey: JourneyMap, item: str, lane: str, step: str, index: int | None = None) -> JourneyMap:
    """Give a parked note a place; it becomes a card of the kind that stands there. Raises EditError where none can."""
    held, into = find_one(journey, item, Item), find_one(journey, lane, Lane)
    kind = lane_row(into.kind).item
    if kind and kind is not held.kind:
        kept = {name: getattr(held, name) for name in ("id", "rank", "text", "note", "personas", "private", "link")}
        journey = put(journey, make(ITEM_CLASSES[kind], kind=kind, **kept))
    return move_items(journey, [item], lane, step, index)


def hide(journey: JourneyMap, item: str) -> JourneyMap:
    """Hide a card until it is revealed."""
    return put(journey, replace(find_one(journey, item, Item), private=True))


def reveal(journey: JourneyMap, ids: Iterable[str] | None = None) -> JourneyMap:
    """Show private cards to everybody: these, or all of them."""
    items = journey.items if ids is None else find_all(journey, ids, Item)
    return put(journey, *(replace(item, private=False) for item in items if item.private))


def start_round(journey: JourneyMap, name: str, at: str, kinds: Iterable[ItemKind], votes_each: int) -> JourneyMap:
    """Begin a round of voting on cards of some kinds (none means all), and end the one before."""
    opened = make(VotingRound, name=name, at=at, kinds=tuple(kinds), votes_each=votes_each)
    return put(close_round(journey), opened)


def close_round(journey: JourneyMap) -> JourneyMap:
    """End the voting; what was cast stays."""
    return put(journey, *(replace(each, open=False) for each in journey.rounds if each.open))


def votes_left(journey: JourneyMap, voter: str) -> int:
    """Return how many dots a person still has in the open round; 0 without one."""
    found = open_round(journey)
    cast = sum(each.voter == voter for each in journey.votes if found and each.round == found.id)
    return max(found.votes_each - cast, 0) if found else 0


def vote(journey: JourneyMap, item: str, voter: str) -> JourneyMap:
    """Put a dot of a person on a card; raise EditError if none is left, no round is open or not for such cards."""
    found = open_round(journey)
    card = find_one(journey, item, Item)
    if found is None:
        raise EditError(_("No voting is under way."))
    if found.kinds and card.kind not in found.kinds:
        raise EditError(_("This round does not vote on such cards."))
    if not votes_left(journey, voter):
        raise EditError(_("{voter} has no votes left.").format(voter=voter or _("You")))
    return put(journey, make(Vote, round=found.id, item=card.id, voter=voter))


def take_vote_back(journey: JourneyMap, item: str, voter: str) -> JourneyMap:
    """Take one dot of a person off a card; the same map if there is none."""
    found = open_round(journey)
    mine = (each for each in journey.votes if found and (each.round, each.item, each.voter) == (found.id, item, voter))
    last = next(mine, None)
    return forget(journey, [last.id]) if last else journey


def _session(journey: JourneyMap) -> Workshop:
    found = open_workshop(journey)
    if found is None:
        raise EditError(_("No workshop is under way."))
    return found
