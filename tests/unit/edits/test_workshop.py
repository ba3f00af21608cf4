"""A workshop in a map: sessions, captured notes, parked and private ones, and rounds of dots."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.edits.items import remove_items
from mapdesigner.edits.replace import EditError
from mapdesigner.edits.workshop import (
    capture,
    close_round,
    decide,
    end_workshop,
    open_round,
    open_workshop,
    reveal,
    start_round,
    start_workshop,
    take_vote_back,
    unpark,
    vote,
    votes_left,
)
from mapdesigner.insight.priorities import votes_of
from mapdesigner.insight.votes import people_done, ranking, winners
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from mapdesigner.storage.read import parse
from mapdesigner.storage.write import to_bytes
from tests.support.journeys import assert_sound, grid, with_actions

AT = "2026-03-01T10:00:00+01:00"


def voting(*kinds: ItemKind, votes_each: int = 3) -> JourneyMap:
    return start_round(with_actions(grid(), "a", "b", "c"), "First", AT, kinds, votes_each)


def test_what_is_said_in_a_session_is_noted_with_it() -> None:
    journey = start_workshop(grid(), "Kick-off", AT)
    journey = capture(journey, ItemKind.ACTION, "actions", "s1t1", "Rings twice", id="said")
    journey = decide(journey, "Ask the couriers")
    journey = end_workshop(journey, "2026-03-01T12:00:00+01:00")
    session = journey.workshops[0]
    assert (session.captured, session.decisions) == (("said",), ("Ask the couriers",))
    assert open_workshop(journey) is None
    assert_sound(journey)
    assert parse(to_bytes(journey), "a") == journey


def test_only_one_session_is_under_way() -> None:
    with pytest.raises(EditError, match="under way"):
        start_workshop(start_workshop(grid(), "", AT), "", AT)


@pytest.mark.parametrize("edit", [lambda j: end_workshop(j, AT), lambda j: decide(j, "x")])
def test_without_a_session_there_is_nothing_to_end_or_decide(edit) -> None:
    with pytest.raises(EditError, match="No workshop"):
        edit(grid())


def test_a_note_without_a_place_is_parked_and_placed_later() -> None:
    journey = capture(grid(), ItemKind.NOTE, "", "", "For later", id="note")
    assert (journey.items[0].lane, journey.items[0].step) == ("", "")
    journey = unpark(journey, "note", "notes", "s2t1")
    assert (journey.items[0].lane, journey.items[0].step) == ("notes", "s2t1")
    assert_sound(journey)


def test_private_cards_are_hidden_until_they_are_revealed() -> None:
    journey = capture(grid(), ItemKind.ACTION, "actions", "s1t1", "Mine", private=True, id="mine")
    journey = capture(journey, ItemKind.ACTION, "actions", "s1t1", "Yours", private=True, id="yours")
    assert [item.private for item in reveal(journey, ["mine"]).items] == [False, True]
    assert not any(item.private for item in reveal(journey).items)


def test_people_have_a_number_of_dots_and_may_put_two_on_one_card() -> None:
    journey = voting()
    for card in ("a", "a", "b"):
        journey = vote(journey, card, "Ann")
    assert votes_left(journey, "Ann") == 0
    with pytest.raises(EditError, match="Ann has no votes left"):
        vote(journey, "c", "Ann")
    found = open_round(journey)
    assert found
    assert votes_of(journey, found.id) == {"a": 2, "b": 1}
    assert people_done(journey, found.id) == (1, 1)
    assert votes_left(take_vote_back(journey, "a", "Ann"), "Ann") == 1
    assert take_vote_back(journey, "c", "Ann") is journey


def test_a_round_votes_on_its_own_kinds() -> None:
    with pytest.raises(EditError, match="does not vote on such cards"):
        vote(voting(ItemKind.PAIN_POINT), "a", "Ann")


def test_without_a_round_nobody_votes() -> None:
    with pytest.raises(EditError, match="No voting"):
        vote(close_round(voting()), "a", "Ann")


def test_several_rounds_are_kept_and_a_new_one_ends_the_last() -> None:
    journey = vote(voting(), "a", "Ann")
    journey = vote(start_round(journey, "Second", "2026-03-01T11:00:00+01:00", (), 1), "b", "Ann")
    assert sorted((each.name, each.open) for each in journey.rounds) == [("First", False), ("Second", True)]
    assert {each.name: votes_of(journey, each.id) for each in journey.rounds} == {"First": {"a": 1}, "Second": {"b": 1}}


def test_a_removed_card_takes_its_dots_along() -> None:
    journey = remove_items(vote(voting(), "a", "Ann"), ["a"])
    assert journey.votes == ()
    assert votes_left(journey, "Ann") == 3


def test_ties_share_a_place_and_are_marked() -> None:
    journey = voting(votes_each=9)
    for card in ("c", "c", "a", "a", "b"):
        journey = vote(journey, card, "Ann")
    found = journey.rounds[0].id
    assert [(each.place, each.item.id, each.dots, each.tied) for each in ranking(journey, found)] == [
        (1, "a", 2, True),
        (1, "c", 2, True),
        (3, "b", 1, False),
    ]
    assert winners(journey, found) == {"a", "c"}


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["Ann", "Bob"])), max_size=12), st.randoms())
def test_the_order_of_votes_does_not_matter(cast: list[tuple[str, str]], chance) -> None:
    def counted(order: list[tuple[str, str]]) -> list[tuple[int, str, int, bool]]:
        journey = voting(votes_each=50)
        for card, voter in order:
            journey = vote(journey, card, voter)
        return [(each.place, each.item.id, each.dots, each.tied) for each in ranking(journey, journey.rounds[0].id)]

    shuffled = list(cast)
    chance.shuffle(shuffled)
    assert counted(shuffled) == counted(cast)
