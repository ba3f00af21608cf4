"""Map to JSON Canvas 1.0: stages are groups side by side, steps are columns in them, cards stand below their steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from mapdesigner.exchange.card_words import said
from mapdesigner.exchange.losses import lost_around, lost_details
from mapdesigner.exchange.outline.lane_names import lane_name
from mapdesigner.exchange.report import Exported
from mapdesigner.model.items import Opportunity
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.model.journey import JourneyMap, Lane, Stage, Step

_COLUMN, _GAP = 260, 20
"""Width of a card and the room between two, in the canvas's px."""
_HEAD, _CARD = 60, 100
"""Height of a step's name and of a card, in px."""
_LABEL = 180
"""Width of the lanes' names left of the first stage, in px."""

Node = dict[str, object]


@dataclass(frozen=True, slots=True)
class _Row:
    """A lane that holds cards, and how far below the top it stands and how high it is, in px."""

    lane: Lane
    top: int
    height: int


def write_canvas(journey: JourneyMap) -> Exported:
    """Write a map as a canvas, and say what of it is not in there."""
    rows = _rows(journey)
    canvas = {"nodes": list(_nodes(journey, rows)), "edges": list(_edges(journey))}
    return Exported(orjson.dumps(canvas, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE), tuple(_lost(journey)))


def _rows(journey: JourneyMap) -> list[_Row]:
    """The lanes from top to bottom, each as high as its fullest cell."""
    grid = structure(journey)
    found: list[_Row] = []
    top = _HEAD + _GAP
    for lane in grid.lanes:
        most = max((len(grid.cell(lane.id, step.id)) for step in grid.steps), default=0)
        if most:
            found.append(_Row(lane, top, most * (_CARD + _GAP)))
            top += found[-1].height
    return found


def _nodes(journey: JourneyMap, rows: list[_Row]) -> Iterator[Node]:
    grid = structure(journey)
    bottom = rows[-1].top + rows[-1].height if rows else _HEAD + _GAP
    for row in rows:
        name = lane_name(row.lane)
        yield _text(row.lane.id, f"**{_escaped(name)}**", -_LABEL - 2 * _GAP, row.top, _LABEL, _HEAD)
    left = 0
    for stage in grid.stages:
        steps = grid.steps_of[stage.id]
        width = len(steps) * (_COLUMN + _GAP)
        yield _group(stage, left - _GAP, width + _GAP, bottom + _GAP)
        for number, step in enumerate(steps):
            yield from _column(journey, step, rows, left + number * (_COLUMN + _GAP))
        left += width + 2 * _GAP


def _edges(journey: JourneyMap) -> Iterator[Node]:
    """An arrow from each opportunity to each pain point it answers."""
    placed = {item.id for item in journey.items if item.step}
    for item in journey.items:
        for number, answered in enumerate(item.answers if isinstance(item, Opportunity) else ()):
            if {item.id, answered} <= placed:
                yield {"id": f"{item.id}-{number}", "fromNode": item.id, "toNode": answered}


def _group(stage: Stage, left: int, width: int, height: int) -> Node:
    node: Node = {"id": stage.id, "type": "group", "x": left, "y": -_GAP, "width": width, "height": height}
    return node | {"label": stage.name} | ({"color": stage.colour} if stage.colour else {})


def _column(journey: JourneyMap, step: Step, rows: list[_Row], left: int) -> Iterator[Node]:
    yield _text(step.id, f"## {_escaped(step.name)}", left, 0, _COLUMN, _HEAD)
    for row in rows:
        for number, item in enumerate(structure(journey).cell(row.lane.id, step.id)):
            top = row.top + number * (_CARD + _GAP)
            yield _text(item.id, _escaped(said(item).strip()), left, top, _COLUMN, _CARD)


def _text(id_: str, words: str, left: int, top: int, width: int, height: int) -> Node:
    return {"id": id_, "type": "text", "text": words, "x": left, "y": top, "width": width, "height": height}


def _escaped(text: str) -> str:
    """Write users' words so that Markdown, which canvas programs draw, takes none of their signs for its own."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#+-!|~$" else sign for sign in text)


def _lost(journey: JourneyMap) -> Iterator[str]:
    if any(item.step for item in journey.items):
        yield _("what cards hold beyond their texts and scores, whose they are, and how far they span")
    if parked := sum(not item.step for item in journey.items):
        yield _("parked notes: {count}").format(count=parked)
    yield from lost_around(journey, kept=())
    yield from lost_details(journey)
