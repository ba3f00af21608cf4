from __future__ import annotations

import pytest

from mapdesigner.edits.items import add_item, remove_items
from mapdesigner.edits.links import add_answer, answer, unlinked_by_removing
from mapdesigner.edits.replace import EditError, find
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from tests.support.journeys import assert_sound, cell, grid


def pains() -> JourneyMap:
    """Pain points p and q, and an opportunity o that answers p."""
    journey = grid()
    for each in "pq":
        journey = add_item(journey, ItemKind.PAIN_POINT, "pain_points", "s1t1", id=each)
    return add_answer(journey, "p", "opportunities", "s1t1", id="o")


def test_a_new_opportunity_answers_the_pain_point_it_was_drawn_from() -> None:
    journey = pains()
    assert cell(journey, "s1t1", "opportunities") == ["o"]
    assert find(journey, "o").answers == ("p",)
    assert_sound(journey)


def test_an_opportunity_answers_several_pain_points_each_once() -> None:
    journey = answer(pains(), "q", "o")
    assert find(journey, "o").answers == ("p", "q")
    with pytest.raises(EditError, match="O1 answers P2 already"):
        answer(journey, "q", "o")


def test_what_loses_a_tie_is_named_before_an_end_goes() -> None:
    journey = answer(pains(), "q", "o")
    assert unlinked_by_removing(journey, {"p"}) == ("O1",)
    assert unlinked_by_removing(journey, {"o"}) == ("P1", "P2")
    assert unlinked_by_removing(journey, {"o", "p"}) == ("P2",)
    assert unlinked_by_removing(journey, {"o", "p", "q"}) == ()
    assert find(remove_items(journey, ["p"]), "o").answers == ("q",)


def test_only_pain_points_are_answered() -> None:
    with pytest.raises(EditError):
        answer(pains(), "o", "o")
