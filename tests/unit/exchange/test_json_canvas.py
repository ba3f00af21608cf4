"""Maps on an endless canvas, in the open format of such programs."""

from __future__ import annotations

import json
from itertools import combinations
from typing import Any

from mapdesigner import resources
from mapdesigner.edits.fields import set_text
from mapdesigner.exchange.json_canvas import write_canvas
from mapdesigner.model.items import Opportunity
from mapdesigner.model.journey import JourneyMap
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
