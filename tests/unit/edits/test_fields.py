from __future__ import annotations

import pytest

from mapdesigner.edits.fields import set_fields, set_map, set_score, set_target, set_text
from mapdesigner.edits.items import add_item
from mapdesigner.edits.replace import EditError, find
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from tests.support.journeys import assert_sound, grid_with_people, with_actions


def feeling() -> JourneyMap:
    return add_item(grid_with_people(), ItemKind.EMOTION, "emotions", "s1t1", id="e")


@pytest.mark.parametrize(
    ("given", "kept"), [(1.234, 1.23), (-1.996, -2.0), (7, 2.0), (-7, -2.0), (0.001, 0.0), (-0.001, 0.0), (1, 1.0)]
)
def test_a_score_is_kept_to_a_hundredth_between_minus_two_and_two(given: float, kept: float) -> None:
    score = find(set_score(feeling(), "e", given), "e").score
    assert (score, str(score)) == (kept, str(kept))


def test_a_target_is_set_and_taken_away() -> None:
    journey = set_target(feeling(), "e", 1.555)
    assert find(journey, "e").target == pytest.approx(1.55, abs=0.011)
    assert find(set_target(journey, "e", None), "e").target is None


def test_only_emotions_have_scores() -> None:
    with pytest.raises(EditError):
        set_score(with_actions(feeling(), "a"), "a", 1)


@pytest.mark.parametrize(
    ("wanted", "field"),
    [("s1", "name"), ("s1t1", "name"), ("actions", "title"), ("e", "text"), ("ann", "name"), ("survey", "headline")],
)
def test_the_text_of_anything_is_edited_alike(wanted: str, field: str) -> None:
    assert getattr(find(set_text(feeling(), wanted, "Words"), wanted), field) == "Words"


def test_typing_what_is_there_changes_nothing() -> None:
    journey = set_text(feeling(), "e", "Calm")
    assert set_text(journey, "e", "Calm") is journey


def test_several_objects_get_the_same_value() -> None:
    journey = set_fields(with_actions(grid_with_people(), "a", "b"), ["a", "b"], personas=("ann",), note="Both")
    assert {(item.personas, item.note) for item in journey.items} == {(("ann",), "Both")}
    assert_sound(journey)


def test_a_card_cannot_mention_what_is_not_in_the_map() -> None:
    with pytest.raises(EditError):
        set_fields(feeling(), ["e"], personas=("nobody",))


@pytest.mark.parametrize("field", ["id", "kind", "rank", "stage", "lane", "step", "until"])
def test_a_place_is_changed_by_moving_only(field: str) -> None:
    with pytest.raises(EditError, match=field):
        set_fields(feeling(), ["e"], **{field: "x"})


def test_the_map_says_something_of_itself() -> None:
    journey = set_map(feeling(), title="Trail", language="de")
    assert (journey.title, journey.language) == ("Trail", "de")


@pytest.mark.parametrize("field", ["items", "version", "id"])
def test_the_map_keeps_what_it_is_made_of(field: str) -> None:
    with pytest.raises(EditError, match=field):
        set_map(feeling(), **{field: ()})
