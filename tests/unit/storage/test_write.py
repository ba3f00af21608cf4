"""One map, one sequence of bytes: what is opened and saved is the same file, and one change is few lines."""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import pytest

from mapdesigner import resources
from mapdesigner.model.catalog import ITEMS
from mapdesigner.model.items import make_item
from mapdesigner.model.journey import JourneyMap, new_map
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.storage.errors import ChangedOutside, SaveError
from mapdesigner.storage.read import parse, read_map
from mapdesigner.storage.schema import schema_text
from mapdesigner.storage.write import to_bytes, write_map

GOLDEN = Path(__file__).parents[2] / "golden"
SHIPPED = [*resources.path("samples").glob("*.journeymap"), *resources.path("templates").glob("*.journeymap")]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_map_is_sound_and_opening_and_saving_changes_no_byte(path: Path) -> None:
    loaded = read_map(path)
    assert loaded.problems == ()
    assert loaded.notes == ()
    assert to_bytes(loaded.journey) == path.read_bytes()


def test_a_map_of_version_1_still_opens() -> None:
    assert read_map(GOLDEN / "version-1.journeymap").problems == ()


def test_the_samples_hold_every_kind_of_lane_and_item() -> None:
    maps = [read_map(path).journey for path in resources.path("samples").glob("*.journeymap")]
    assert {lane.kind for each in maps for lane in each.lanes} == set(LaneKind)
    assert {item.kind for each in maps for item in each.items} == set(ItemKind)


@pytest.mark.parametrize("row", ITEMS, ids=lambda row: row.kind.value)
def test_every_kind_of_item_survives_a_file(row: object) -> None:
    item = row.make(id="i1", text="Ünï 😀\n\tline", note="n")  # type: ignore[attr-defined]
    journey = new_map(id="m", items=[item])
    assert parse(to_bytes(journey), "map") == journey


def test_keys_the_program_does_not_know_survive_at_every_level() -> None:
    values = {
        "format": "journeymap",
        "version": 1,
        "id": "m",
        "weights": {"relevance": 0.5, "x_why": "told so"},
        "personas": [{"id": "p", "psychographics": [{"low": "a", "x_seen": True}], "x_tags": ["b", {"c": None}]}],
        "items": [
            {"id": "n", "kind": "note", "x_colour": 3},
            {"id": "t", "kind": "touchpoint", "interventions": [{"id": "v", "x_cost": 1.5}]},
        ],
        "x_vendor": {"big": 12345678901234567890123, "exact": 1.0, "whole": 1, "list": [], "empty": {}},
    }
    first = to_bytes(parse(json.dumps(values).encode(), "map"))
    assert json.loads(first) == values
    assert to_bytes(parse(first, "map")) == first


def test_defaults_are_left_out_and_keys_keep_the_order_of_the_model() -> None:
    text = to_bytes(new_map(title="T", id="m", items=[make_item(ItemKind.EMOTION, score=1, text="Glad", id="e")]))
    assert text.decode() == (
        '{\n  "format": "journeymap",\n  "version": 1,\n  "id": "m",\n  "title": "T",\n  "items": [\n    {\n'
        '      "id": "e",\n      "kind": "emotion",\n      "text": "Glad",\n      "score": 1.0\n    }\n  ]\n}\n'
    )


def test_objects_are_written_by_id() -> None:
    notes = [make_item(ItemKind.NOTE, id=each) for each in "cab"]
    found = json.loads(to_bytes(new_map(items=notes)))["items"]
    assert [each["id"] for each in found] == ["a", "b", "c"]


def test_moving_one_card_changes_one_line() -> None:
    journey = read_map(resources.path("samples", "trailhead.journeymap")).journey
    moved = journey.items[0].model_copy(update={"rank": "k"})
    before = to_bytes(journey).decode().splitlines()
    after = to_bytes(journey.model_copy(update={"items": (moved, *journey.items[1:])})).decode().splitlines()
    changed = [line for line in difflib.unified_diff(before, after, n=0) if line[:2] in ("+ ", "- ")]
    assert len(changed) == 2


def test_the_shipped_schema_is_current() -> None:
    assert resources.read_text("schema", "journeymap.schema.json") == schema_text()


def saved(path: Path, **fields: object) -> tuple[JourneyMap, str]:
    journey = new_map(id="m", **fields)
    return journey, write_map(journey, path, "")


def test_saving_again_and_again_goes_on_from_the_hash_returned(tmp_path: Path) -> None:
    path = tmp_path / "m.journeymap"
    journey, last = saved(path, title="One")
    last = write_map(journey.model_copy(update={"title": "Two"}), path, last)
    assert last == read_map(path).content_hash
    assert read_map(path).journey.title == "Two"
    assert [entry.name for entry in tmp_path.iterdir()] == ["m.journeymap"]


def test_a_file_changed_by_somebody_else_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "m.journeymap"
    journey, last = saved(path, title="Mine")
    theirs = to_bytes(journey.model_copy(update={"title": "Hers"}))  # same length, as an editor would leave it
    path.write_bytes(theirs)
    with pytest.raises(ChangedOutside):
        write_map(journey, path, last)
    assert path.read_bytes() == theirs


def test_a_new_map_never_takes_the_place_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "m.journeymap"
    path.write_text("dear diary")
    with pytest.raises(ChangedOutside, match="already"):
        saved(path)
    assert path.read_text() == "dear diary"


def test_a_file_deleted_meanwhile_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "m.journeymap"
    journey, last = saved(path)
    path.unlink()
    write_map(journey, path, last)
    assert read_map(path).journey == journey


def test_a_text_no_file_can_hold_is_told_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "m.journeymap"
    journey, last = saved(path, title="Good")
    with pytest.raises(SaveError, match="cannot be saved"):
        write_map(journey.model_copy(update={"title": "bad \ud800"}), path, last)
    assert read_map(path).journey.title == "Good"
