"""Comments read as conversations."""

from __future__ import annotations

from mapdesigner.edits.people import add_comment
from mapdesigner.edits.replace import put, replace
from mapdesigner.insight.threads import open_counts, threads
from mapdesigner.model.journey import JourneyMap
from tests.support.journeys import grid, with_actions


def talk() -> JourneyMap:
    journey = with_actions(grid(), "a", "b")
    for name, item, parent, at in (
        ("root", "a", None, "2026-01-01T10:00:00+00:00"),
        ("late", "a", "first", "2026-01-03T10:00:00+00:00"),
        ("first", "a", "root", "2026-01-02T10:00:00+00:00"),
        ("other", "b", None, "2026-01-02T12:00:00+00:00"),
    ):
        journey = put(add_comment(journey, item, id=name, at=at))
        if parent:
            journey = put(journey, replace(next(c for c in journey.comments if c.id == name), parent=parent))
    return journey


def test_answers_of_answers_stand_in_time_below_what_began_it() -> None:
    first, second = threads(talk())
    assert [first.root.id, *(each.id for each in first.answers)] == ["root", "first", "late"]
    assert (second.root.id, second.answers) == ("other", ())


def test_open_ones_are_counted_by_card() -> None:
    journey = talk()
    assert open_counts(journey) == {"a": 1, "b": 1}
    other = next(each for each in journey.comments if each.id == "other")
    assert open_counts(put(journey, replace(other, resolved=True))) == {"a": 1}


def test_a_ring_of_answers_is_one_conversation() -> None:
    journey = talk()
    root = next(each for each in journey.comments if each.id == "root")
    ringed = put(journey, replace(root, parent="late"))
    assert sorted(each.root.id for each in threads(ringed)) == ["first", "other"]
