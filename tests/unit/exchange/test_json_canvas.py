"""Maps on an endless canvas, in the open format of such programs."""

from __future__ import annotations

import json
from itertools import combinations
from typing import Any

import pytest

from mapdesigner import resources
from mapdesigner.edits.fields import set_text
from mapdesigner.exchange.canvas.read import read_canvas
from mapdesigner.exchange.canvas.write import write_canvas
from mapdesigner.exchange.registry import import_file
from mapdesigner.model.items import Opportunity
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.structure import structure
from mapdesigner.storage.errors import JourneyFileError
from mapdesigner.storage.read import read_map
from tests.support.journeys import grid, with_actions

REQUIRED = {"id", "type", "x", "y", "width", "height"}


def sample() -> JourneyMap:
    return read_map(resources.path("samples", "trailhead.journeymap")).journey


def canvas(journey: JourneyMap) -> dict[str, Any]:
    return json.loads(write_canvas(journey).data)


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    across = one["x"] < other["x"] + other["width"] and other["x"] < one["x"] + one["width"]
    return across and one["y"] < other["y"] + other["height"] and other["y"] < one["y"] + one["height"]


def test_every_node_is_as_the_format_asks() -> None:
    nodes = canvas(sample())["nodes"]
    assert len({node["id"] for node in nodes}) == len(nodes)
    for node in nodes:
        assert node.keys() >= REQUIRED
        assert all(isinstance(node[name], int) for name in ("x", "y", "width", "height"))
        assert node.keys() - REQUIRED <= ({"label", "color"} if node["type"] == "group" else {"text"})


def test_stages_stand_side_by_side_and_no_card_covers_another() -> None:
    nodes = canvas(sample())["nodes"]
    groups = [node for node in nodes if node["type"] == "group"]
    assert [node["label"] for node in groups][:2] == ["Awareness", "Consideration"]
    assert not any(overlap(*pair) for pair in combinations(groups, 2))
    cards = [node for node in nodes if node["type"] == "text"]
    assert not any(overlap(*pair) for pair in combinations(cards, 2))


def test_every_card_is_there_and_answers_are_arrows() -> None:
    journey = sample()
    found = canvas(journey)
    assert {item.id for item in journey.items} <= {node["id"] for node in found["nodes"]}
    answers = [(item.id, one) for item in journey.items if isinstance(item, Opportunity) for one in item.answers]
    assert [(edge["fromNode"], edge["toNode"]) for edge in found["edges"]] == answers


def test_words_are_no_markdown() -> None:
    journey = set_text(with_actions(grid(1, 1), "call"), "call", "# <img src=x> [a](b)")
    texts = [node["text"] for node in canvas(journey)["nodes"] if node["id"] == "call"]
    assert texts == ["\\# \\<img src=x\\> \\[a\\](b)"]


def test_an_empty_map_is_a_canvas_too() -> None:
    found = canvas(grid(1, 1))
    assert [node["id"] for node in found["nodes"]] == ["s1", "s1t1"]
    assert found["edges"] == []


def board(*nodes: dict[str, Any], edges: tuple[dict[str, Any], ...] = ()) -> bytes:
    plain = {"width": 200, "height": 60, "y": 0}
    filled = [plain | {"id": str(at)} | node for at, node in enumerate(nodes)]
    return json.dumps({"nodes": filled, "edges": edges}).encode()


def words(journey: JourneyMap) -> list[tuple[str, str, str, str]]:
    """Stage, step, kind and text of each card in reading order."""
    found = structure(journey)
    return [
        (stage.name, step.name, str(item.kind), item.text)
        for stage in found.stages
        for step in found.steps_of[stage.id]
        for lane in found.lanes
        for item in found.cell(lane.id, step.id)
    ]


def test_what_is_written_is_read_again() -> None:
    journey = sample()
    again = read_canvas(write_canvas(journey).data, "a.canvas")
    assert words(again.journey) == words(journey)
    assert again.left_aside == ()
    answered = {(item.text, len(item.answers)) for item in again.journey.items if isinstance(item, Opportunity)}
    assert answered == {(item.text, len(item.answers)) for item in journey.items if isinstance(item, Opportunity)}


def test_groups_side_by_side_are_stages_and_their_columns_steps() -> None:
    group = {"type": "group", "width": 500, "height": 400}
    data = board(
        group | {"label": "After", "x": 600},
        group | {"label": "Before", "x": 0},
        {"type": "text", "text": "first", "x": 10, "y": 20},
        {"type": "text", "text": "below", "x": 30, "y": 90},
        {"type": "text", "text": "beside", "x": 260, "y": 20},
        {"type": "link", "url": "https://example.org", "x": 620, "y": 20},
        {"type": "text", "text": "far away", "x": 5000},
    )
    journey = read_canvas(data, "a.canvas").journey
    assert words(journey) == [
        ("Before", "", "note", "first"),
        ("Before", "", "note", "below"),
        ("Before", "", "note", "beside"),
        ("After", "", "note", "https://example.org"),
    ]
    assert [item.text for item in journey.items if not item.step] == ["far away"]
    assert len(journey.steps) == 3


def test_a_board_without_order_becomes_parked_notes_and_says_so() -> None:
    group = {"type": "group", "width": 500, "height": 400}
    data = board(
        group | {"x": 0},
        group | {"x": 40},
        {"type": "text", "text": "a", "x": 60},
        {"type": "file", "file": "b", "x": 0},
    )
    imported = read_canvas(data, "a.canvas")
    assert [(item.text, item.step) for item in imported.journey.items] == [("a", "")]
    assert any("side by side" in each for each in imported.left_aside)
    assert any("1 embedded file" in each for each in imported.left_aside)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b'{"nodes": 3}', b'{"nodes": [{"type": "text"}]}', b"NaN", b"[" * 99999]
)
def test_what_is_no_canvas_is_refused(data: bytes) -> None:
    with pytest.raises(JourneyFileError, match=r"a\.canvas"):
        import_file(data, "a.canvas")
