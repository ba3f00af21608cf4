"""This version against the last: everything that differs is told, once, in words one can mail."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings

from mapdesigner.compare.describe import describe
from mapdesigner.compare.differences import Change, Difference, differences
from mapdesigner.compare.fields import MISSING
from mapdesigner.compare.report import as_markdown, as_text, differences_data
from mapdesigner.edits.fields import set_fields, set_map, set_text
from mapdesigner.edits.items import add_item, move_items, remove_items, set_span
from mapdesigner.edits.people import move_entry
from mapdesigner.edits.replace import put, replace
from mapdesigner.edits.stages import move_step
from mapdesigner.model.entity import Entity
from mapdesigner.model.items import ITEM_CLASSES, Intervention
from mapdesigner.model.journey import COLLECTIONS, JourneyMap, Waiver, new_map
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure
from mapdesigner.model.workshop import Vote
from mapdesigner.storage.places import classes
from mapdesigner.storage.write import to_bytes
from tests.unit.compare.oracle import Key, touched
from tests.unit.compare.scripts import Call, played, scripts, workshop_map

BASE = workshop_map()


def told(before: JourneyMap, after: JourneyMap) -> list[tuple[str, str, str]]:
    return [(each.change.value, each.id, each.field) for each in differences(before, after)]


def said(before: JourneyMap, after: JourneyMap) -> list[str]:
    return [describe(each, before, after) for each in differences(before, after)]


def fields_told(found: tuple[Difference, ...]) -> set[tuple[Key, str]]:
    """The fields the differences speak of; of a place those that differ."""
    fields: set[tuple[Key, str]] = set()
    for each in found:
        names = [each.field.split(".")[0].split("[")[0]]
        if each.field == "place":
            assert isinstance(each.before, Entity)
            assert isinstance(each.after, Entity)
            places = ("lane", "step", "until", "stage", "rank")
            names = [name for name in places if getattr(each.before, name, "") != getattr(each.after, name, "")]
        fields |= {((each.collection, each.id), name) for name in names}
    return fields


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(scripts(), scripts())
def test_whatever_differs_in_the_files_is_told_and_nothing_else(first: list[Call], second: list[Call]) -> None:
    before, after = played(first, BASE, "a"), played(second, BASE, "b")
    files = to_bytes(before), to_bytes(after)
    found = differences(before, after)
    whole = {(each.collection, each.id) for each in found if not each.field}
    changed = {(key, name) for key, name in touched(*files) if key not in whole}
    assert fields_told(found) == changed | {(key, "") for key in whole}
    assert (found == ()) == (files[0] == files[1])
    assert differences(before, after) == found
    for each in found:
        words = describe(each, before, after)
        assert words
        assert "\n" not in words
    assert len(as_markdown(found, before, after).splitlines()) >= len(found)
    assert len(differences_data(found, before, after)) == len(found)


def test_a_card_that_was_reworded_and_scored_is_told_field_by_field() -> None:
    after = set_fields(BASE, ["es1"], text="Relieved", score=1.5)
    assert told(BASE, after) == [("changed", "es1", "text"), ("changed", "es1", "score")]
    assert said(BASE, after) == [
        "Emotion marker “Relieved”: Word: nothing → “Relieved”",
        "Emotion marker “Relieved”: Score: 0 → 1.5",
    ]


def test_a_card_that_moved_is_told_with_both_places() -> None:
    named = set_text(set_text(BASE, "s1t1", "Search"), "s2t2", "Pay")
    assert said(named, move_items(named, ["ts1"], "touchpoints", "s2t2")) == [
        "Touchpoint “ts1”: moved from “Touchpoints”, “Search” to “Touchpoints”, “Pay”"
    ]


def test_a_longer_span_is_a_move_and_another_order_is_not() -> None:
    assert told(BASE, set_span(BASE, "ts1", "s1t1", "s1t3")) == [("moved", "ts1", "place")]
    assert told(BASE, move_entry(BASE, "cyd", 0))[0] == ("reordered", "cyd", "place")
    assert ("moved", "s1t3", "place") in told(BASE, move_step(BASE, "s1t3", "s2", 0))


def test_cards_that_came_and_went_are_told_with_their_place_and_what_went_with_them() -> None:
    named = set_text(set_text(BASE, "s1t1", "Search"), "s1t2", "Compare")
    after = remove_items(add_item(named, ItemKind.NOTE, "notes", "s1t2", id="new", text="Ask Sales"), ["ts1"])
    assert said(named, after) == [
        "Note “Ask Sales”: added in “Notes”, “Compare”",
        "Touchpoint “ts1”: removed from “Touchpoints”, “Search”",
        "Comment “Is this so?”: removed",
        "Workshop “march”: Captured: “ts1”, “ps1” → “ps1”",
    ]


def test_a_vote_is_told_by_its_card_and_a_waiver_by_its_rule() -> None:
    after = put(BASE, Vote(id="dot", round="round", item="os1", voter="Kim"), Waiver(id="off", rule="JM101"))
    assert said(set_text(BASE, "os1", "Call back"), set_text(after, "os1", "Call back")) == [
        "Vote “Call back”: added",
        "Waiver “JM101”: added",
    ]


def test_what_refers_to_others_is_told_by_their_names() -> None:
    after = set_fields(BASE, ["os1"], answers=("ps2",))
    named = set_text(after, "ps2", "Too slow")
    line = next(each for each in said(BASE, named) if each.startswith("Opportunity"))
    assert line == "Opportunity “os1”: Answers: “ps1”, “ps2” → “Too slow”"


def test_interventions_are_told_one_by_one() -> None:
    rows = (Intervention(id="i2", label="Matching socks"), Intervention(id="i3", label="Mail"))
    after = set_fields(BASE, ["ts1"], interventions=rows)
    assert told(BASE, after) == [
        ("changed", "ts1", "interventions[i2].label"),
        ("added", "ts1", "interventions[i3]"),
        ("removed", "ts1", "interventions[i1]"),
    ]
    assert said(BASE, after)[0] == (
        "Touchpoint “ts1”: Interventions: Label “Matching socks”: “tailored” → “Matching socks”"
    )


def test_the_map_itself_comes_first_and_its_weights_and_dates_are_told() -> None:
    after = set_map(BASE, title="Shoes", review_by="2027-03-01", weights=replace(BASE.weights, impact=0.5))
    after = set_text(after, "ann", "Ann B.")
    assert said(BASE, after) == [
        "Title: nothing → “Shoes”",
        "Review by: nothing → 1 Mar 2027",
        "Weights: Impact: 0.3 → 0.5",
        "Persona “Ann B.”: Name: “Ann” → “Ann B.”",
    ]


def test_a_key_the_program_does_not_know_counts_as_a_field() -> None:
    item = structure(BASE).by_id["ts1"]
    votes = put(BASE, item.model_copy(update={"votes": 1}))
    found = differences(BASE, votes)
    assert [(each.field, each.before, each.after) for each in found] == [("votes", MISSING, 1)]
    assert told(votes, put(BASE, item.model_copy(update={"votes": True}))) == [("changed", "ts1", "votes")]
    assert "before" not in differences_data(found, BASE, votes)[0]


def test_of_two_long_texts_the_report_shows_where_they_part() -> None:
    start = "She reads every review before she buys anything, and then she asks her sister about it. "
    before, after = (set_text(BASE, "ts1", start + end) for end in ("Then she buys.", "Then she waits."))
    assert "Then she buys." in said(before, after)[0]
    assert "Then she waits." in said(before, after)[0]


def test_a_report_is_counted_and_grouped_and_its_markdown_shows_the_words_of_the_map_as_they_are() -> None:
    after = set_text(set_map(BASE, title="*New* <img src=x> `map`"), "ts1", "Shop")
    found = differences(BASE, after)
    assert as_text(found, BASE, after).splitlines() == [
        "2 changed",
        "",
        "The map",
        "  * Title: nothing → “*New* <img src=x> `map`”",
        "",
        "Cards",
        "  * Touchpoint “Shop”: Title: nothing → “Shop”",
    ]
    assert r"“\*New\* \<img src=x\> \`map\`”" in as_markdown(found, BASE, after)
    assert as_text((), BASE, BASE) == "no differences\n"
    assert [each.change for each in found] == [Change.CHANGED] * 2


@pytest.mark.parametrize(
    ("one", "fields"),
    [
        ("s1", {"colour": "#AA0000"}),
        ("s1t1", {"width": 200.0}),
        ("emotions", {"height": 300.0}),
        ("emotions", {"collapsed": True}),
        ("ts1", {"icon": "phone"}),
        ("ann", {"colour": "#00AA00"}),
        ("web", {"icon": "globe"}),
    ],
)
def test_what_changed_in_looks_only_is_called_restyled(one: str, fields: dict[str, object]) -> None:
    (name,) = fields
    after = set_fields(BASE, [one], **fields)
    assert told(BASE, after) == [("restyled", one, name)]
    assert as_text(differences(BASE, after), BASE, after).startswith("1 restyled\n")
    branded = set_map(BASE, brand=replace(BASE.brand, colour="#123456"))
    assert told(BASE, branded) == [("restyled", "", "brand.colour")]


def test_maps_that_are_no_versions_of_one_another_are_said_to_be_two() -> None:
    other = replace(BASE, id="other")
    assert said(BASE, other) == ["these are two maps, not two versions of one"]


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_object_of_a_map_is_compared(collection: str) -> None:
    """Each is added, removed, changed and, where it has a rank, reordered; the words name no id that has a name."""
    kind = next(each for each in classes() if collection == collection_of(each))
    bare = kind.model_construct(**{name: "x1" for name, field in kind.model_fields.items() if field.is_required()})
    one = bare.model_copy(update={"kind": ItemKind.NOTE} if collection == "items" else {})
    empty, held = new_map(id="m"), new_map(id="m").model_copy(update={collection: (one,)})
    for before, after, change in ((empty, held, "added"), (held, empty, "removed")):
        assert [(each.change.value, each.collection, each.id) for each in differences(before, after)] == [
            (change, collection, "x1")
        ]
    changed = held.model_copy(update={collection: (one.model_copy(update={"x_new": 1}),)})
    assert [each.change for each in differences(held, changed)] == [Change.CHANGED]
    if "rank" in kind.model_fields:
        moved = held.model_copy(update={collection: (one.model_copy(update={"rank": "k"}),)})
        assert [each.change for each in differences(held, moved)] == [Change.REORDERED]


def collection_of(kind: type[Entity]) -> str:
    found = (name for name in COLLECTIONS if get_args(JourneyMap.model_fields[name].annotation)[0] is kind)
    return "items" if kind is ITEM_CLASSES[ItemKind.NOTE] else next(found, "")
