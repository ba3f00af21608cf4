"""Every kind of the catalog can be made, edited, saved and loaded."""

from __future__ import annotations

import pytest

from mapdesigner.edits.fields import set_text
from mapdesigner.edits.items import add_item, duplicate_items, move_items
from mapdesigner.edits.lanes import add_lane
from mapdesigner.edits.replace import find
from mapdesigner.model.catalog import ITEMS, LANES, ItemRow, LaneRow, accepts, item_row
from mapdesigner.model.items import ITEM_CLASSES
from mapdesigner.model.journey import JourneyMap, new_map
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.storage.read import load
from mapdesigner.storage.write import to_bytes
from tests.support.journeys import assert_sound, grid


def loaded(journey: JourneyMap) -> JourneyMap:
    """The map saved and read again, which must report nothing."""
    found = load(to_bytes(journey), "test.journeymap")
    assert found.problems == ()
    assert found.notes == ()
    return found.journey


def test_the_catalog_names_every_kind_once() -> None:
    assert [row.kind for row in ITEMS] == sorted(ItemKind, key=[row.kind for row in ITEMS].index)
    assert [row.kind for row in LANES] == sorted(LaneKind, key=[row.kind for row in LANES].index)
    assert len({row.key for row in ITEMS}) == len(ITEMS)


@pytest.mark.parametrize("row", ITEMS, ids=lambda row: row.kind)
def test_an_item_of_each_kind_is_made_edited_saved_and_loaded(row: ItemRow) -> None:
    journey = add_item(grid(), row.kind, row.lane, "s1t1", id="it")
    journey = set_text(journey, "it", "كلمات words שלום 🙂")
    journey = move_items(journey, ["it"], row.lane, "s2t2")
    journey = duplicate_items(journey, {"it": "copy"})
    assert_sound(journey)
    assert loaded(journey) == journey
    assert type(find(loaded(journey), "copy")) is ITEM_CLASSES[row.kind]


@pytest.mark.parametrize("row", ITEMS, ids=lambda row: row.kind)
def test_the_inspector_s_fields_are_fields_of_the_kind(row: ItemRow) -> None:
    assert {field.name for field in row.fields} <= ITEM_CLASSES[row.kind].model_fields.keys()
    assert row.label
    assert row.prompt
    assert all(field.label for field in row.fields)


@pytest.mark.parametrize("row", LANES, ids=lambda row: row.kind)
def test_a_lane_of_each_kind_is_made_saved_and_loaded_and_holds_its_own_kind(row: LaneRow) -> None:
    journey = add_lane(new_map(), row.kind, id="lane")
    assert loaded(journey) == journey
    assert [kind for kind in ItemKind if accepts(row.kind, kind)] == ([row.item] if row.item else [])
    assert row.item is None or item_row(row.item).lane == row.kind
