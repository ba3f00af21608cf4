from __future__ import annotations

from typing import Any

import pytest

from mapdesigner.model.invariants import problems
from mapdesigner.model.items import Intervention, make_item
from mapdesigner.model.journey import Comment, JourneyMap, Lane, Stage, Step, new_map
from mapdesigner.model.kinds import ItemKind
from tests.support.journeys import grid


def broken(**collections: tuple[Any, ...]) -> JourneyMap:
    """The sound grid with some of its collections made anew, unchecked."""
    return grid().model_copy(update=collections)


def action(**fields: object) -> Any:
    return make_item(ItemKind.ACTION, **{"id": "a", "lane": "actions", "step": "s1t2", **fields})


def touchpoint(**fields: object) -> Any:
    return make_item(ItemKind.TOUCHPOINT, **{"id": "t", "lane": "touchpoints", "step": "s1t1", **fields})


def test_a_sound_map_has_no_problems() -> None:
    assert problems(new_map()) == ()
    assert problems(broken(items=(action(until="s1t3"), touchpoint()))) == ()


@pytest.mark.parametrize(
    ("collections", "place", "code"),
    [
        ({"items": (action(lane="gone"),)}, "items[0].lane", "missing_reference"),
        ({"items": (action(step="gone"),)}, "items[0].step", "missing_reference"),
        ({"items": (action(until="gone"),)}, "items[0].until", "missing_reference"),
        ({"items": (action(personas=("gone",)),)}, "items[0].personas", "missing_reference"),
        ({"items": (touchpoint(channel="gone"),)}, "items[0].channel", "missing_reference"),
        ({"comments": (Comment(id="c", item="gone"),)}, "comments[0].item", "missing_reference"),
        ({"steps": (*grid().steps, Step(id="t", stage="gone"))}, "steps[9].stage", "missing_reference"),
        ({"items": (action(until="s1t1"),)}, "items[0].until", "span_outside_stage"),
        ({"items": (action(until="s1t2"),)}, "items[0].until", "span_outside_stage"),
        ({"items": (action(until="s2t1"),)}, "items[0].until", "span_outside_stage"),
        ({"items": (action(lane="notes"),)}, "items[0].lane", "wrong_lane"),
        ({"items": (action(lane=""),)}, "items[0]", "half_placed"),
        ({"stages": (*grid().stages, Stage(id="t"))}, "stages[3]", "stage_without_step"),
        ({"items": (touchpoint(), action())}, "items", "unsorted"),
        ({"items": (action(), action())}, "items[1].id", "repeated_id"),
        ({"items": (action(id="notes"),)}, "items[0].id", "repeated_id"),
        ({"items": (action(text="a\x00"),)}, "items[0].text", "unclean_text"),
        ({"items": (action(mood="a\ud800"),)}, "items[0].mood", "unclean_text"),
        (
            {"items": (touchpoint(interventions=(Intervention(id="i"), Intervention(id="i"))),)},
            "items[0].interventions",
            "repeated_id",
        ),
        (
            {"items": (action(), make_item(ItemKind.OPPORTUNITY, id="o", answers=("a",)))},
            "items[1].answers",
            "wrong_reference",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_fault_is_found_with_its_place(collections: dict[str, tuple[Any, ...]], place: str, code: str) -> None:
    found = problems(broken(**collections))
    assert [(each.place, each.code) for each in found] == [(place, code)]
    assert found[0].words.endswith(".")


def test_a_lane_without_a_kind_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="kind"):
        Lane(id="l")  # type: ignore[call-arg]
