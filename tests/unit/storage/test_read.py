"""What people send: sound maps, damaged ones and hostile ones. Every refusal names file, place and reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mapdesigner.model.journey import new_map
from mapdesigner.storage.errors import JourneyFileError
from mapdesigner.storage.json_text import MOST_BYTES, MOST_DEPTH
from mapdesigner.storage.read import load, parse, read_map
from mapdesigner.storage.write import to_bytes

HEAD: dict[str, Any] = {"format": "journeymap", "version": 1, "id": "m"}
PLACES: dict[str, Any] = {
    "stages": [{"id": "s1"}],
    "steps": [{"id": "t1", "stage": "s1"}, {"id": "t2", "stage": "s1", "rank": "V"}],
    "lanes": [{"id": "l1", "kind": "actions"}, {"id": "l2", "kind": "emotions"}],
}
SECRET = "the client's secret"


def file_of(**keys: object) -> bytes:
    return json.dumps({**HEAD, **PLACES, **keys}).encode()


def action(**keys: object) -> dict[str, object]:
    return {"id": "i1", "kind": "action", "lane": "l1", "step": "t1", **keys}


def refusal(data: bytes) -> JourneyFileError:
    with pytest.raises(JourneyFileError) as caught:
        parse(data, "map.journeymap")
    assert str(caught.value).startswith("map.journeymap: ")
    assert SECRET not in str(caught.value)
    assert "\n" not in str(caught.value)
    return caught.value


def places(data: bytes) -> list[tuple[str, str]]:
    return [(each.place, each.code) for each in load(data, "map").problems]


def test_a_map_is_read_from_a_file_of_either_name(tmp_path: Path) -> None:
    for name in ("shop.journeymap", "shop.json"):
        path = tmp_path / name
        path.write_bytes(file_of(items=[action(text="Asks")]))
        loaded = read_map(path)
        assert loaded.journey.items[0].text == "Asks"
        assert loaded.problems == ()
        assert loaded.notes == ()


def test_the_hash_differs_when_a_byte_does() -> None:
    assert load(file_of(), "a").content_hash == load(file_of(), "b").content_hash
    assert load(file_of(), "a").content_hash != load(file_of() + b"\n", "a").content_hash


def test_objects_are_sorted_by_id_whatever_the_file_says() -> None:
    journey = parse(file_of(items=[action(id="z"), action(id="a")]), "map")
    assert [item.id for item in journey.items] == ["a", "z"]


@pytest.mark.parametrize(
    ("data", "place", "reason"),
    [
        (b"", "line 1, column 1", "not JSON"),
        (b"{", "line 1", "not JSON"),
        (b"[]", "format", "not a journey map"),
        (b'{"format": "excel"}', "format", "not a journey map"),
        (b'{"format": "journeymap"}', "version", "not the number of a version"),
        (b'{"format": "journeymap", "version": 0, "id": "m"}', "version", "not the number"),
        (b'{"format": "journeymap", "version": 1}', "id", "missing"),
        (file_of(id="no good"), "id", "not written as it should be"),
        (file_of(items=[action(id="a"), action(kind="emotion", lane="l2", score=3)]), "items[1].score", "less than"),
        (file_of(items=[action(kind=SECRET)]), "items[0]", "kind of item is not known"),
        (file_of(items=[{"id": "i1"}]), "items[0]", "kind of the item is missing"),
        (file_of(items=[action(text=7)]), "items[0].text", "string"),
        (file_of(review_by=SECRET), "review_by", "date"),
        (file_of(language=SECRET), "language", "not written as it should be"),
        (file_of(items=[action(), action()]), "items[1].id", "twice"),
        (file_of(personas=[{"id": "s1"}]), "stages[0].id", "twice"),
    ],
)
def test_a_damaged_map_is_refused_with_place_and_reason(data: bytes, place: str, reason: str) -> None:
    error = refusal(data)
    assert error.place.startswith(place)
    assert reason in error.reason


def test_a_map_of_a_newer_version_is_refused_by_its_number() -> None:
    error = refusal(file_of(version=7))
    assert error.place == "version"
    assert "7" in error.reason
    assert "newer Map Designer" in error.reason


@pytest.mark.parametrize("bracket", ["[", '{"a":'])
def test_deep_nesting_is_refused_before_objects_are_built(bracket: str) -> None:
    error = refusal((bracket * 200_000).encode())
    assert str(MOST_DEPTH) in error.reason


def test_brackets_inside_texts_neither_count_nor_hide_depth() -> None:
    assert parse(file_of(title="[" * 5000 + '\\" { \\\\'), "map").title.startswith("[[")
    hidden = '{"x": "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", "y": ' + "[" * 150 + "]" * 150 + "}"
    assert "levels deep" in refusal(hidden.encode()).reason


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.journeymap"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(JourneyFileError, match="larger than 64 MB"):
        read_map(path)


def test_a_key_that_stands_twice_is_refused_by_its_place() -> None:
    twice = file_of(items=[action(), action(id="i2", note="N1")]).replace(b'"note": "N1"', b'"note": "a", "note": "b"')
    error = refusal(twice)
    assert (error.place, error.reason) == ("items[1].note", "the key stands twice")


def test_a_key_that_may_be_somebodys_words_is_not_shown() -> None:
    error = refusal(b'{"%b": 1, "%b": 2}' % (SECRET.encode(), SECRET.encode()))
    assert error.place == "?"


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_numbers_that_are_none_are_refused_also_under_unknown_keys(number: str) -> None:
    data = file_of(x_vendor={"weight": ["N"]}).replace(b'"N"', number.encode())
    assert refusal(data).place == "x_vendor.weight[0]"


def test_a_number_of_five_thousand_digits_is_refused() -> None:
    assert "digits" in refusal(file_of(x="N").replace(b'"N"', b"9" * 5000)).reason


def test_a_number_too_large_for_its_field_is_refused_by_its_place() -> None:
    data = file_of(lanes=[*PLACES["lanes"], {"id": "l3", "kind": "metrics", "height": 10**400}])
    assert refusal(data).place == "lanes[2].height"


def test_utf_16_and_other_encodings_are_refused_in_plain_words() -> None:
    assert "UTF-16" in refusal(file_of().decode().encode("utf-16")).reason
    assert "UTF-16" in refusal(file_of().decode().encode("utf-16-le")).reason
    error = refusal('{"title": "Müller"}'.encode("latin-1"))
    assert (error.place, error.reason) == ("byte 13", "this is not UTF-8 text")


def test_a_byte_order_mark_is_read_over_and_told() -> None:
    loaded = load(b"\xef\xbb\xbf" + file_of(title="Shop"), "map")
    assert loaded.journey.title == "Shop"
    assert "byte order mark" in loaded.notes[0]


def test_characters_that_cannot_be_saved_are_cleaned_and_told() -> None:
    data = file_of(title="a\ud800b\x00c\x85d\te\r\nf😀", x_vendor={"k\x07": ["\udfff"]})
    loaded = load(data, "map")
    assert loaded.journey.title == "a\N{REPLACEMENT CHARACTER}bcd\te\nf😀"
    assert len(loaded.notes) == 1
    again = load(to_bytes(loaded.journey), "map")
    assert again.journey == loaded.journey
    assert again.notes == ()


def test_an_escaped_pair_of_surrogates_is_one_character() -> None:
    loaded = load(rb'{"format": "journeymap", "version": 1, "id": "m", "title": "\ud83d\ude00"}', "map")
    assert loaded.journey.title == "😀"
    assert loaded.notes == ()


@pytest.mark.parametrize(
    ("item", "found"),
    [
        (action(step="t9"), ("items[0].step", "missing_reference")),
        (action(lane="l9"), ("items[0].lane", "missing_reference")),
        (action(lane="l2"), ("items[0].lane", "wrong_lane")),
        (action(lane=""), ("items[0]", "half_placed")),
        (action(step="t2", until="t1"), ("items[0].until", "span_outside_stage")),
        (action(until="t9"), ("items[0].until", "missing_reference")),
        (action(personas=["p9"]), ("items[0].personas", "missing_reference")),
        (action(evidence=["e9"]), ("items[0].evidence", "missing_reference")),
        (action(link="../../etc/passwd"), ("items[0].link", "bad_link")),
        (action(link="javascript:alert(1)"), ("items[0].link", "bad_link")),
        (action(link="/abroad/other.journeymap"), ("items[0].link", "bad_link")),
    ],
)
def test_a_map_with_broken_references_opens_and_tells_them(item: dict[str, object], found: tuple[str, str]) -> None:
    assert found in places(file_of(items=[item]))


def test_references_that_hold_are_no_problem() -> None:
    item = action(until="t2", personas=["p1"], evidence=["e1"], link="sub/other.journeymap")
    people = {"personas": [{"id": "p1"}], "evidence": [{"id": "e1", "link": "https://example.org/a"}]}
    assert places(file_of(items=[item], **people)) == []


def test_a_step_without_its_stage_and_a_stage_without_steps_are_told() -> None:
    found = places(file_of(steps=[{"id": "t1", "stage": "s9"}]))
    assert ("steps[0].stage", "missing_reference") in found
    assert ("stages[0]", "stage_without_step") in found


def test_an_opportunity_answers_pain_points_only() -> None:
    lanes = [*PLACES["lanes"], {"id": "l3", "kind": "opportunities"}]
    idea = {"id": "o1", "kind": "opportunity", "lane": "l3", "step": "t1", "answers": ["i1"]}
    assert places(file_of(lanes=lanes, items=[action(), idea])) == [("items[1].answers", "wrong_reference")]


def test_a_parked_note_needs_no_place() -> None:
    assert places(file_of(items=[{"id": "n", "kind": "note"}])) == []


@pytest.mark.parametrize("name", ["missing.journeymap", "folder.journeymap", "a\0b"])
def test_what_is_no_file_is_said_in_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.journeymap").mkdir()
    with pytest.raises(JourneyFileError) as caught:
        read_map(tmp_path / name)
    assert "\n" not in str(caught.value)


def test_an_empty_map_is_a_map() -> None:
    assert parse(to_bytes(new_map(id="m")), "map") == new_map(id="m")
