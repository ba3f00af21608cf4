"""Outlines as people type them in an editor, and maps written as outlines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner import resources
from mapdesigner.edits.fields import set_map, set_text
from mapdesigner.edits.items import add_item
from mapdesigner.edits.replace import find, put, replace
from mapdesigner.exchange.outline.read import read_outline
from mapdesigner.exchange.outline.write import write_outline
from mapdesigner.exchange.report import Imported
from mapdesigner.model.catalog import ITEMS, LANES
from mapdesigner.model.invariants import problems
from mapdesigner.model.items import Emotion, Engagement, Item
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.structure import structure
from mapdesigner.storage.read import read_map
from tests.support.journeys import grid, grid_with_people
from tests.support.shapes import shape

BAKERY = """\
---
title: "Bread on Sunday"
---
# Before
## Gets hungry
- Action: Looks into the cupboard
- thoughts: Nothing left?
  Not even rusks!
- Emotions: -1.5 Grumpy @Nora

# At the shop
## Queues
* Pain point: The queue: forty people
* Smells: Warm rolls
- a dog barks
## Pays
- Emotion: -
- Dramatic arc: 4 Purse forgotten
Some words beside.
### Too deep
"""


def read(text: str) -> Imported:
    return read_outline(text.encode(), "bakery.md")


def cards(journey: JourneyMap) -> list[tuple[str, str, str]]:
    grid_ = structure(journey)
    steps = {step.id: step.name for step in journey.steps}
    return [(lane.kind, steps[item.step], item.text) for lane in grid_.lanes for item in grid_.items_of[lane.id]]


def item_of(journey: JourneyMap, kind: type[Item], index: int = 0) -> Item:
    return [item for row in structure(journey).items_of.values() for item in row if isinstance(item, kind)][index]


def test_headings_become_stages_and_steps_and_bullets_cards() -> None:
    journey = read(BAKERY).journey
    assert journey.title == "Bread on Sunday"
    assert [stage.name for stage in structure(journey).stages] == ["Before", "At the shop"]
    assert cards(journey) == [
        ("actions", "Gets hungry", "Looks into the cupboard"),
        ("thoughts", "Gets hungry", "Nothing left?\nNot even rusks!"),
        ("emotions", "Gets hungry", "Grumpy"),
        ("emotions", "Pays", "-"),
        ("pain_points", "Queues", "The queue: forty people"),
        ("dramatic_arc", "Pays", "Purse forgotten"),
        ("notes", "Queues", "Warm rolls"),
        ("notes", "Queues", "a dog barks"),
    ]


def test_a_feeling_has_a_score_and_a_persona() -> None:
    journey = read(BAKERY).journey
    grumpy = item_of(journey, Emotion)
    assert isinstance(grumpy, Emotion)
    assert (grumpy.score, [each.name for each in journey.personas]) == (-1.5, ["Nora"])
    assert grumpy.personas == (journey.personas[0].id,)
    arc = item_of(journey, Engagement)
    assert isinstance(arc, Engagement)
    assert arc.level == 4


def test_what_is_not_understood_is_named_by_its_line() -> None:
    assert read(BAKERY).left_aside == (
        "line 14: this lane is not known and made a lane of notes",
        "line 15: no lane is named, so the card is a note",
        "line 17: a number is missing; the card stands in the middle",
        "line 19: this is neither a stage (#), a step (##) nor a card (-)",
        "line 20: this is neither a stage (#), a step (##) nor a card (-)",
    )


@pytest.mark.parametrize("text", ["", "\n\n", "# A", "## A", "- Actions: A", "# A\n# B\n- A", "---\n---\n# A"])
def test_a_map_of_little_is_a_sound_map(text: str) -> None:
    assert problems(read(text).journey) == ()


def test_lane_names_are_known_in_the_interfaces_language_too() -> None:
    from mapdesigner import words

    words.use("de")
    try:
        assert cards(read("# A\n## B\n- Schmerzpunkte: Weh").journey) == [("pain_points", "B", "Weh")]
    finally:
        words.use("en")


def test_a_card_of_each_kind_comes_back() -> None:
    journey = set_map(grid_with_people(), title="All: of “it”\nin one")
    for row in ITEMS:
        journey = add_item(
            journey, row.kind, row.lane.value, "s1t1", text=f"A {row.kind}:\n- \\* two\n\n  three @ home"
        )
    journey = set_text(set_text(journey, "thoughts", "Voices (all): of them"), "s2", "# 2 \\ two")
    back = read_outline(write_outline(journey).data, "map.md")
    assert back.left_aside == ()
    assert cards(back.journey) == sorted(cards(without_empty_lanes(journey)), key=by_catalog)
    assert "Voices (all): of them" in {lane.title for lane in back.journey.lanes}
    assert [stage.name for stage in structure(back.journey).stages][1] == "# 2 \\ two"
    assert back.journey.title == journey.title


def by_catalog(card: tuple[str, str, str]) -> int:
    return [row.kind.value for row in LANES].index(card[0])


def without_empty_lanes(journey: JourneyMap) -> JourneyMap:
    used = structure(journey).items_of
    return journey.model_copy(update={"lanes": tuple(lane for lane in journey.lanes if lane.id in used)})


def test_what_an_outline_cannot_hold_is_named() -> None:
    sample = read_map(resources.path("samples", "trailhead.journeymap")).journey
    exported = write_outline(sample)
    assert "Touchpoint with more to them than an outline holds: 14" in exported.lost
    assert "channels" in ", ".join(exported.lost)
    assert write_outline(grid(1, 1)).lost == ("lanes without cards: 16",)


def test_two_lanes_of_one_name_become_one_and_the_report_says_so() -> None:
    journey = read("# A\n## B\n- Notes (x): 1\n- Notes (y): 2").journey
    lanes = [replace(find(journey, lane.id), title="x") for lane in journey.lanes]  # type: ignore[type-var]
    assert "lanes that become one with another of their name: 1" in write_outline(put(journey, *lanes)).lost


def test_a_card_for_a_lane_is_found_by_the_lanes_own_title() -> None:
    journey = read("# A\n## B\n- Thoughts (Voices): Oh\n- Thoughts: Ah").journey
    assert sorted(lane.title for lane in journey.lanes) == ["", "Voices"]


LINES = st.sampled_from(
    ["# A", "#", "## B", "##", "- Actions: do", "- Emotions: +1.5 so @Eve", "- Emotions: x\\@y", "- Notes (a: b): c"]
) | st.text("#- :@\\abA1*+\n\t()", max_size=12)


@given(st.lists(LINES, max_size=8))
def test_text_to_map_to_text_to_map_is_the_same_map(lines: list[str]) -> None:
    first = read("\n".join(lines)).journey
    exported = write_outline(first)
    second = read_outline(exported.data, "again.md")
    assert problems(first) == ()
    assert exported.lost == ()
    assert second.left_aside == ()
    assert shape(second.journey) == shape(first)


def test_a_line_break_in_a_name_is_said_to_be_lost() -> None:
    from mapdesigner.edits.fields import set_fields

    journey = set_fields(grid(1, 1), ["s1"], name="Before\nthe visit")
    assert any("line breaks" in each for each in write_outline(journey).lost)
