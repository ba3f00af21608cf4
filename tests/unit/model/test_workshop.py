"""What a workshop leaves in a map is saved, refers only to what is there, and goes with it."""

from __future__ import annotations

from typing import Any

import pytest

from mapdesigner.edits.fields import set_fields, set_map
from mapdesigner.edits.items import remove_items
from mapdesigner.edits.people import remove_entry
from mapdesigner.edits.replace import EditError, make, put
from mapdesigner.model.entity import Entity
from mapdesigner.model.invariants import problems
from mapdesigner.model.journey import DataSource, Feedback, JourneyMap, Prompt, Waiver
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.workshop import Vote, VotingRound, WallPhoto, Workshop
from mapdesigner.storage.quick import read_quickly
from mapdesigner.storage.read import load
from mapdesigner.storage.write import to_bytes
from tests.support.journeys import assert_sound, grid_with_people, with_actions


def held() -> JourneyMap:
    """A map with each thing a workshop leaves, and a source that can be read again."""
    journey = with_actions(grid_with_people(), "a", "b")
    journey = set_fields(journey, ["a"], private=True)
    journey = set_fields(journey, ["survey"], source=DataSource(file="answers.csv", step="Where", score="How"))
    journey = set_fields(journey, ["s1"], prompt="What made them look?")
    journey = set_map(journey, frozen=True, counterpart="future.journeymap")
    return put(
        journey,
        make(Prompt, id="ask", lane="actions", step="s2t1", text="And then?"),
        make(VotingRound, id="first", name="First", kinds=(ItemKind.ACTION,), votes_each=3),
        make(VotingRound, id="second"),
        *(make(Vote, id=f"v{item}{voter}", round="first", item=item, voter=voter) for item in "ab" for voter in "xy"),
        make(Vote, id="last", round="second", item="b", voter="x"),
        make(Workshop, id="march", captured=("a", "b"), decisions=("Call them back",)),
        make(WallPhoto, id="photo", picture="iVBORw0KGgo=", x=-900, opacity=0.5),
        make(Waiver, id="off", rule="JM101", about="a", reason="known"),
        make(Feedback, id="words", item="a", text="At last", evidence="survey"),
    )


def test_all_of_it_survives_a_file_read_the_quick_way() -> None:
    data = to_bytes(held())
    found = load(data, "map")
    assert found.journey == held()
    assert found.problems == ()
    assert read_quickly(data, data.count(b'":')) == held()


def test_a_card_takes_its_votes_along_and_a_round_its_own() -> None:
    journey = remove_items(held(), ["a"])
    assert [each.item for each in journey.votes] == ["b", "b", "b"]
    assert journey.workshops[0].captured == ("b",)
    assert journey.waivers == ()
    assert_sound(journey)
    assert [each.id for each in remove_entry(held(), "first").votes] == ["last"]


def test_words_stay_when_the_evidence_they_came_from_goes() -> None:
    journey = remove_entry(held(), "survey")
    assert journey.feedback[0].evidence is None
    assert_sound(journey)


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        (Vote(id="z", round="gone", item="a"), "votes[5].round"),
        (Vote(id="z", round="first", item="gone"), "votes[5].item"),
        (Prompt(id="z", lane="gone", step="s1t1"), "prompts[1].lane"),
        (Prompt(id="z", lane="actions", step="gone"), "prompts[1].step"),
        (Workshop(id="z", captured=("gone",)), "workshops[1].captured"),
        (Feedback(id="z", item="a", evidence="gone"), "feedback[1].evidence"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_refers_to_nothing_is_found_also_in_a_file(broken: Entity, place: str) -> None:
    journey = put(held(), broken)
    assert [(each.place, each.code) for each in problems(journey)] == [(place, "missing_reference")]
    assert [each.place for each in load(to_bytes(journey), "map").problems] == [place]


def test_a_waiver_may_outlive_what_it_is_about() -> None:
    assert_sound(put(held(), Waiver(id="z", rule="JM101", about="gone")))


@pytest.mark.parametrize("path", ["/etc/passwd.json", "https://example.org/m.json", "C:\\m.journeymap", "m.txt"])
def test_the_counterpart_is_a_map_beside_this_one(path: str) -> None:
    found = load(to_bytes(set_map(held(), counterpart=path)), "map")
    assert [(each.place, each.code) for each in found.problems] == [("counterpart", "bad_link")]


@pytest.mark.parametrize(
    ("one", "changes"),
    [
        ("first", {"votes_each": 0}),
        ("photo", {"opacity": 1.5}),
        ("photo", {"width": 0}),
        ("survey", {"source": {"file": 3}}),
    ],
)
def test_impossible_values_are_refused(one: str, changes: dict[str, Any]) -> None:
    with pytest.raises(EditError):
        set_fields(held(), [one], **changes)
