"""A damaged file is looked at whole: each thing that is wrong has its place and its rule, and no word is lost."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest

from mapdesigner import resources
from mapdesigner.model import invariants
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.structure import structure
from mapdesigner.storage import soundness
from mapdesigner.storage.errors import JourneyFileError
from mapdesigner.storage.examine import Examined, examine, repair
from mapdesigner.storage.mend_map import _Mender
from mapdesigner.storage.read import load, read_map
from mapdesigner.storage.write import to_bytes
from tests.unit.storage.test_read import HEAD, PLACES, action

Found = list[tuple[str, str, str]]


def file_of(**keys: object) -> bytes:
    return json.dumps({**HEAD, **PLACES, **keys}).encode()


def examined(data: bytes) -> Examined:
    """What is found; the mended map is sound and its file opens without a word."""
    found = examine(data, "map")
    again = load(to_bytes(found.journey), "mended")
    assert again.problems == ()
    assert again.notes == ()
    assert examine(to_bytes(found.journey), "mended").problems == ()
    return found


def told(found: Examined) -> Found:
    return [(each.place, each.code, each.rule.value) for each in found.problems]


def only(journey: JourneyMap, collection: str = "items") -> Any:
    (found,) = getattr(journey, collection)
    return found


def test_a_sound_map_has_no_problems_and_stays_as_it_is() -> None:
    data = resources.path("samples", "trailhead.journeymap").read_bytes()
    found = examined(data)
    assert found.problems == ()
    assert to_bytes(found.journey) == data


@pytest.mark.parametrize(
    ("item", "place", "code", "rule"),
    [
        (action(step="t9"), "items[0].step", "missing_reference", "park"),
        (action(lane="l9"), "items[0].lane", "missing_reference", "park"),
        (action(lane="l2"), "items[0].lane", "wrong_lane", "park"),
        (action(lane=""), "items[0]", "half_placed", "park"),
        (action(step="t2", until="t1"), "items[0].until", "span_outside_stage", "one_step"),
        (action(until="t9"), "items[0].until", "missing_reference", "one_step"),
        (action(personas=["p9"]), "items[0].personas", "missing_reference", "unlink"),
        (action(link="javascript:alert(1)"), "items[0].link", "bad_link", "link_as_text"),
        (action(kind="dance"), "items[0]", "invalid", "make_note"),
        (action(text=5), "items[0].text", "invalid", "number_as_text"),
        (action(text=["a"]), "items[0].text", "invalid", "leave_out"),
        (action(id="no good"), "items[0].id", "invalid", "new_id"),
        (action(kind="emotion", lane="l2", score=-15), "items[0].score", "invalid", "nearest_value"),
        (action(personas="p9"), "items[0].personas", "invalid", "leave_out"),
    ],
)
def test_what_is_wrong_with_a_card_has_a_place_a_code_and_a_rule(
    item: dict[str, object], place: str, code: str, rule: str
) -> None:
    found = examined(file_of(items=[{"note": "kept words", **item}]))
    assert (place, code, rule) in told(found)
    assert "kept words" in only(found.journey).note
    assert all(each.repair for each in found.problems)


def test_the_nearest_value_is_taken_and_the_other_fields_stay() -> None:
    found = examined(file_of(items=[action(kind="emotion", lane="l2", score=-15, target=9, text="Grumpy")]))
    item = only(found.journey)
    assert (item.score, item.target, item.text) == (-2, 2, "Grumpy")


def test_an_address_that_may_not_be_opened_stays_as_text() -> None:
    found = examined(
        file_of(items=[action(link="file:///etc/passwd", note="See")], evidence=[{"id": "e", "link": "x"}])
    )
    assert only(found.journey).note == "See\nfile:///etc/passwd"
    assert only(found.journey, "evidence").summary == "x"
    assert only(found.journey).link == only(found.journey, "evidence").link == ""


def test_words_about_a_card_that_is_gone_keep_a_parked_note_to_stand_at() -> None:
    said = {
        "feedback": [{"id": "f", "item": "x", "text": "Fine"}],
        "comments": [{"id": "c", "item": "x", "text": "So"}],
    }
    found = examined(file_of(**said))
    assert told(found) == [
        ("feedback[0].item", "missing_reference", "make_place"),
        ("comments[0].item", "missing_reference", "make_place"),
    ]
    assert [item.id for item in structure(found.journey).parked] == ["x"]
    assert only(found.journey, "feedback").text == "Fine"


def test_a_step_whose_stage_is_gone_gets_a_stage_and_a_stage_without_steps_a_step() -> None:
    found = examined(file_of(steps=[{"id": "t1", "stage": "s9", "name": "Asks"}], lanes=[]))
    assert ("steps[0].stage", "missing_reference", "make_place") in told(found)
    assert ("stages[0]", "stage_without_step", "add_step") in told(found)
    assert {stage.id for stage in found.journey.stages} == {"s1", "s9"}


def test_the_prompt_of_a_cell_that_is_gone_becomes_a_note() -> None:
    found = examined(file_of(prompts=[{"id": "p", "lane": "l9", "step": "t1", "text": "What hurts?"}]))
    assert only(found.journey).text == "What hurts?"


def test_of_two_cards_with_one_id_the_later_gets_another() -> None:
    found = examined(file_of(items=[action(text="one"), action(text="two")]))
    assert told(found) == [("items[1].id", "repeated_id", "new_id")]
    assert {item.text for item in found.journey.items} == {"one", "two"}
    assert next(item.text for item in found.journey.items if item.id == "i1") == "one"


def test_an_id_that_a_stage_and_a_persona_share_is_told_apart_by_what_refers_to_it() -> None:
    persona = {"id": "s1", "name": "Ann"}
    found = examined(file_of(personas=[persona], items=[action(personas=["s1"])]))
    assert told(found) == [("stages[0].id", "repeated_id", "new_id")]
    assert only(found.journey).personas == ("s1",)
    assert {step.stage for step in found.journey.steps} == {only(found.journey, "stages").id}


def test_what_is_made_anew_takes_no_id_of_something_else() -> None:
    said = {"feedback": [{"id": "f", "item": "s1", "text": "Fine"}], "comments": [{"id": "c", "item": "s1"}]}
    found = examined(file_of(**said))
    note = only(found.journey)
    assert note.id != "s1"
    assert only(found.journey, "feedback").item == only(found.journey, "comments").item == note.id


def test_references_follow_an_id_that_had_to_be_written_anew() -> None:
    pain = {"id": "pain!", "kind": "pain_point", "lane": "bad lane", "step": "t1", "text": "Slow"}
    idea = {"id": "o", "kind": "opportunity", "answers": ["pain!"]}
    lanes = [*PLACES["lanes"], {"id": "bad lane", "kind": "pain_points"}]
    found = examined(file_of(lanes=lanes, items=[pain, idea]))
    one, other = sorted(found.journey.items, key=lambda item: item.kind.value)
    assert other.id in one.answers  # type: ignore[attr-defined]
    lane = structure(found.journey).by_id[other.lane]
    assert lane.kind == "pain_points"  # type: ignore[attr-defined]


def test_a_key_that_stands_twice_and_a_number_that_is_none_are_told_with_all_else() -> None:
    data = file_of(items=[action(kind="emotion", lane="l2")]).replace(
        b'"id": "m"', b'"id": "m", "title": 1, "title": "b"'
    )
    found = examined(data.replace(b'"kind": "emotion"', b'"kind": "emotion", "score": NaN, "target": 1e999'))
    assert [each[::2] for each in told(found)] == [
        ("title", "last_key"),
        ("items[0].score", "leave_out"),
        ("items[0].target", "leave_out"),
    ]
    assert found.journey.title == "b"


def test_places_are_those_of_the_file_also_where_it_is_not_sorted() -> None:
    found = examined(file_of(items=[action(id="z", lane="gone"), action(id="a")]))
    assert told(found) == [("items[0].lane", "missing_reference", "park")]


def test_no_reason_holds_words_of_the_map() -> None:
    secret = "the client's secret"
    found = examined(file_of(title=[secret], items=[action(kind=secret, id=secret, lane=secret)]))
    assert not [each for each in found.problems if secret in each.reason + each.place + each.repair]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b'{"format": "journeymap", "version": 99, "id": "m"}',
        b'{"format": "journeymap"}',
        b"\xff\xfe{\0}\0",
        b"[" * 200 + b"]" * 200,
        b'{"format": "journeymap", "version": 1, "id": "m", "x": ' + b"9" * 5000 + b"}",
    ],
)
def test_what_is_no_map_at_all_is_not_made_one(data: bytes) -> None:
    with pytest.raises(JourneyFileError):
        examine(data, "map")


@pytest.mark.parametrize(
    "item",
    [
        {"id": "a", "kind": "note"},
        {"id": "a {}", "kind": "note", "lane": "a {}"},
        {"id": "a{}", "kind": "note", "personas": ["b{}"], "lane": "c", "step": "d"},
        {"id": "s{}", "kind": "dance", "text": 5, "note": []},
    ],
    ids=["one id", "no ids", "nobody there", "nothing right"],
)
def test_ten_times_the_faults_of_a_sort_take_about_ten_times_as_long(item: dict[str, object]) -> None:
    few, many = (full_of(item, count) for count in (1_000, 10_000))
    few_took, many_took = (min(seconds_to_examine(data) for _again in range(2)) for data in (few, many))
    assert many_took < 40 * few_took  # a hundred times, were each held against each
    found = examine(many, "map")
    assert len(found.journey.items) == 10_000
    assert load(to_bytes(found.journey), "mended").problems == ()


def full_of(item: dict[str, object], count: int) -> bytes:
    """A file with this item over and over, each `{}` in it a number."""
    words = json.dumps(item)
    items = [json.loads(words.replace("{}", str(number))) for number in range(count)]
    return file_of(items=items, steps=[{"id": f"s{number}", "stage": "s1"} for number in range(count // 10)])


def seconds_to_examine(data: bytes) -> float:
    start = time.process_time()
    examine(data, "map")
    return time.process_time() - start


def test_every_code_of_the_model_has_a_rule() -> None:
    sources = Path(invariants.__file__).read_text() + Path(soundness.__file__).read_text()
    codes = set(re.findall(r'Finding\([^"]*"?[^"]*"?, "([a-z_]+)"', sources))
    assert len(codes) > 7
    unmended = codes - _Mender(read_map(resources.path("samples", "trailhead.journeymap")).journey)._rules.keys()
    assert unmended == {"unclean_text", "unsorted"}  # every reader cleans and sorts


def test_a_repair_keeps_the_original_beside_and_the_next_one_too(tmp_path: Path) -> None:
    path = tmp_path / "shop.journeymap"
    for name in ("shop.original.journeymap", "shop.original-2.journeymap"):
        data = file_of(items=[action(lane="gone", text=name)])
        path.write_bytes(data)
        assert repair(path, data, examine(data, str(path))).name == name
        assert (tmp_path / name).read_bytes() == data
        assert only(read_map(path).journey).text == name
