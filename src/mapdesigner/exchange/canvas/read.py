"""JSON Canvas 1.0 to map: groups that lie side by side are stages, columns in them steps, all else parked notes."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Literal

import orjson
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from mapdesigner.edits.replace import find, put, replace
from mapdesigner.exchange.card_words import fields_of
from mapdesigner.exchange.draft import Draft
from mapdesigner.exchange.outline.lane_names import meant_lane
from mapdesigner.exchange.outline.marks import plain
from mapdesigner.exchange.plain_text import text_of
from mapdesigner.exchange.report import Imported, contents
from mapdesigner.model.items import Opportunity, PainPoint
from mapdesigner.model.kinds import ItemKind, LaneKind
from mapdesigner.storage.errors import Fault
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mapdesigner.model.journey import JourneyMap

_STEP, _LANE = "## ", "**"
"""What begins the name of a step, and stands around the name of a lane, as our own way out writes them."""


class _Node(BaseModel):
    """What all nodes have; lengths are the canvas's px, y runs down."""

    id: str
    x: float
    y: float
    width: float = Field(ge=0)
    height: float = Field(ge=0)

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2


class _Text(_Node):
    type: Literal["text"]
    text: str = ""


class _Link(_Node):
    type: Literal["link"]
    url: str = ""


class _File(_Node):
    type: Literal["file"]
    file: str = ""


class _Group(_Node):
    type: Literal["group"]
    label: str = ""

    def holds(self, node: _Node) -> bool:
        x, y = node.middle
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


class _Edge(BaseModel):
    fromNode: str  # noqa: N815 - the format's name
    toNode: str  # noqa: N815


class _Canvas(BaseModel):
    nodes: tuple[Annotated[_Text | _Link | _File | _Group, Field(discriminator="type")], ...] = ()
    edges: tuple[_Edge, ...] = ()


_CANVAS = TypeAdapter(_Canvas)


def read_canvas(data: bytes, name: str) -> Imported:
    """Make a map of a canvas; raises JourneyFileError and Fault for what is none."""
    try:
        values = orjson.loads(text_of(data, name))
        return _Reading(_CANVAS.validate_python(values)).imported()
    except orjson.JSONDecodeError:
        raise Fault("", _("this is no JSON")) from None
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"][:2])
        raise Fault(place, _("this is not as JSON Canvas has it")) from None


class _Reading:
    """One canvas on its way to a map."""

    def __init__(self, canvas: _Canvas) -> None:
        self._canvas = canvas
        groups = sorted((each for each in canvas.nodes if isinstance(each, _Group)), key=lambda each: each.x)
        self._side_by_side = all(a.x + a.width <= b.x + b.width / 4 for a, b in pairwise(groups))
        self._stages = groups if self._side_by_side else []
        self._lanes = self._lane_names()
        self._draft = Draft()
        self._made: dict[str, str] = {}

    def imported(self) -> Imported:
        for stage in self._stages:
            self._draft.stage(plain(stage.label).strip())
            self._read_stage([each for each in self._words() if stage.holds(each)])
        self._park_the_rest()
        journey = self._linked(self._draft.journey())
        understood = sum(len(item.answers) for item in journey.items if isinstance(item, Opportunity))
        return Imported(journey, contents(journey), tuple(self._left_aside(len(self._canvas.edges) - understood)))

    def _words(self) -> Iterator[_Text | _Link]:
        """The nodes that hold words, but not the names of lanes."""
        names = {node.id for _top, node in self._lanes}
        return (each for each in self._canvas.nodes if isinstance(each, (_Text, _Link)) and each.id not in names)

    def _lane_names(self) -> list[tuple[float, _Text]]:
        """Names in bold left of the first stage, from top to bottom."""
        left = min((stage.x for stage in self._stages), default=0.0)
        texts = (each for each in self._canvas.nodes if isinstance(each, _Text) and each.middle[0] < left)
        bold = (each for each in texts if each.text.startswith(_LANE) and each.text.endswith(_LANE))
        return sorted(((each.y, each) for each in bold), key=lambda pair: pair[0])

    def _read_stage(self, nodes: Sequence[_Text | _Link]) -> None:
        for column in _columns(nodes):
            name = next((each for each in column if _said(each).startswith(_STEP)), None)
            self._draft.step(plain(_said(name).removeprefix(_STEP)).strip() if name else "")
            for node in column:
                if node is not name:
                    self._card(node)

    def _card(self, node: _Text | _Link) -> None:
        at = bisect_right([top for top, _node in self._lanes], node.middle[1]) - 1
        lane = plain(self._lanes[at][1].text.strip("*")) if at >= 0 else ""
        kind, title = meant_lane(lane) or (ItemKind.NOTE, lane)
        self._made[node.id] = self._draft.card(kind, title, **fields_of(kind, plain(_said(node)).strip()))

    def _park_the_rest(self) -> None:
        if not self._stages:
            self._draft.stage("")
            self._draft.lane(LaneKind.NOTES)
        for node in self._words():
            if node.id not in self._made and not any(stage.holds(node) for stage in self._stages):
                self._draft.park(ItemKind.NOTE, text=plain(_said(node)).strip())

    def _linked(self, journey: JourneyMap) -> JourneyMap:
        """The map with what arrows from opportunities to pain points mean."""
        for edge in self._canvas.edges:
            ends = [self._made.get(end) for end in (edge.fromNode, edge.toNode)]
            found = [find(journey, end) for end in ends if end]
            if len(found) == 2 and isinstance(found[0], Opportunity) and isinstance(found[1], PainPoint):
                journey = put(journey, replace(found[0], answers=(*found[0].answers, found[1].id)))
        return journey

    def _left_aside(self, arrows: int) -> Iterator[str]:
        if not self._side_by_side:
            yield _("the groups do not lie side by side, so all cards are parked notes")
        files = sum(isinstance(each, _File) for each in self._canvas.nodes)
        if files:
            yield ngettext("{count} embedded file", "{count} embedded files", files).format(count=files)
        if arrows:
            yield ngettext("{count} arrow", "{count} arrows", arrows).format(count=arrows)


def _said(node: _Text | _Link | None) -> str:
    return "" if node is None else node.text if isinstance(node, _Text) else node.url


def _columns(nodes: Iterable[_Text | _Link]) -> list[list[_Text | _Link]]:
    """The nodes in columns from left to right: a node stands in a column if its middle is within the column's first."""
    columns: list[list[_Text | _Link]] = []
    for node in sorted(nodes, key=lambda each: (each.x, each.y)):
        if columns and node.middle[0] < columns[-1][0].x + columns[-1][0].width:
            columns[-1].append(node)
        else:
            columns.append([node])
    return [sorted(column, key=lambda each: each.y) for column in columns]
