"""A map's texts as numbered lists: stage by stage and step by step, in columns over as many pages as they take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mapdesigner.layout.legend import proof
from mapdesigner.layout.paper.item_words import item_words
from mapdesigner.layout.scene import Align, Band, Box, Group, Rect, Span
from mapdesigner.layout.sides import lane_title
from mapdesigner.layout.text.parting import parted
from mapdesigner.layout.text.typeset import measure, place, typeset
from mapdesigner.model.items import PainPoint, Thought
from mapdesigner.model.structure import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.scene import Primitive, TextBlock
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Stage, Step

_COLUMN, _GAP = 370.0, 44.0
"""The least width of a column of text and the gap between two, in pt on A1."""

_LINES = 8
"""A text of more lines may go on in the next column."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A thing that is never parted: what it draws, its height, the air above it; headings stay with what follows.

    `again` is the heading of its step, said once more where a column begins with the piece. `stage` is what it is of.
    """

    name: str
    parts: tuple[Primitive, ...]
    height: float
    above: float
    heading: bool
    label: str
    again: Piece | None = None
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page of texts: a band a column, at (0, 0) of its area, and the stages the texts are of."""

    columns: tuple[Band, ...]
    stages: tuple[Stage, ...]


def text_pages(frame: Frame, width: float, height: float, *, evidence: bool = False) -> list[TextPage]:
    """The texts in columns in an area of this size, with the `evidence` at the end; the last page fills them alike.

    A map without texts has no such page.
    """
    count = max(int((width + _GAP * frame.unit) // ((_COLUMN + _GAP) * frame.unit)), 1)
    gap = _GAP * frame.unit
    wide = (width - gap * (count - 1)) / count
    pieces = [*_pieces(frame, wide), *(_findings(frame, wide) if evidence else ())]
    if all(piece.heading for piece in pieces):
        return []
    columns = _filled(pieces, height)
    full = (len(columns) - 1) // count * count
    placed = {id(piece) for column in columns[:full] for piece in column}
    rest = [piece for piece in pieces if id(piece) not in placed]
    columns = columns[:full] + _level(rest, height, count)
    pages = [columns[at : at + count] for at in range(0, len(columns), count)]
    return [_page(page, wide, gap) for page in pages]


def _page(columns: list[list[Piece]], width: float, gap: float) -> TextPage:
    bands = tuple(_band(f"texts:{at}", at * (width + gap), width, column) for at, column in enumerate(columns))
    stages = dict.fromkeys(piece.stage for column in columns for piece in column)
    return TextPage(bands, tuple(stage for stage in stages if stage))


def _level(pieces: list[Piece], height: float, count: int) -> list[list[Piece]]:
    """The columns of the last page as low as they can be."""
    lower = (share / 20 * height for share in range(4, 21))
    return next((found for each in lower if len(found := _filled(pieces, each)) <= count), _filled(pieces, height))


def _filled(pieces: list[Piece], height: float) -> list[list[Piece]]:
    """Columns from left to right; a heading goes where the next text goes."""
    columns: list[list[Piece]] = [[]]
    used, at = 0.0, 0
    while at < len(pieces):
        end = at + 1
        while end < len(pieces) and pieces[end - 1].heading:
            end += 1
        block = pieces[at:end]
        needed = sum(piece.above + piece.height for piece in block)
        if columns[-1] and used + needed > height:
            columns.append([])
            used = 0.0
        if not columns[-1]:
            again = block[0].again
            block = [again, *block] if again else block
            needed = sum(piece.above + piece.height for piece in block) - block[0].above
        columns[-1] += block
        used += needed
        at = end
    return columns


def _band(name: str, x: float, width: float, pieces: list[Piece]) -> Band:
    groups: list[Group] = []
    y = 0.0
    for index, piece in enumerate(pieces):
        y += piece.above if index else 0.0
        groups.append(Group(f"text:{piece.name}", 0.0, y, width, piece.height, piece.parts, label=piece.label))
        y += piece.height
    return Band(name, x, 0.0, width, y, tuple(groups))


def _pieces(frame: Frame, width: float) -> Iterator[Piece]:
    known = frame.structure
    for index, stage in enumerate(known.stages):
        yield _stage(frame, index, stage, width)
        for step in known.steps_of[stage.id]:
            yield _step(frame, index, step, width)
            again = _step(frame, index, step, width, again=True)
            for lane in (each for each in known.lanes if not each.hidden):
                items = [item for item in known.cell(lane.id, step.id) if frame.concerns(item.personas)]
                for at, item in enumerate(items):
                    title = lane_title(lane, frame) if at == 0 else ""
                    for piece in _item(frame, title, item, width):
                        yield replace(piece, again=again, stage=stage)


def _findings(frame: Frame, width: float) -> Iterator[Piece]:
    """What the map rests on, under a heading of its own."""
    heading = typeset(frame.words.gettext("Evidence"), frame.style("panel_heading"), width)
    yield Piece("evidence", (heading,), heading.box.height, 26 * frame.unit, True, heading.text)
    for each in in_order(frame.journey.evidence):
        group = proof(frame, each, 0.0, 0.0, width)
        yield Piece(f"evidence:{each.id}", group.primitives, group.height, 12 * frame.unit, False, group.label)


def _stage(frame: Frame, index: int, stage: Stage, width: float) -> Piece:
    unit, colours = frame.unit, frame.stage_colours[index]
    number = frame.structure.stage_numbers[stage.id]
    style = frame.style("panel_heading", "#FFFFFF", weight=640)
    words = typeset(f"{number}\u2002{stage.name}", style, width - 24 * unit, x=12 * unit, y=7 * unit)
    tall = words.box.height + 14 * unit
    parts: list[Primitive] = [Box(Rect(0, 0, width, tall), colours.fill, radii=(4 * unit,) * 4), words]
    if stage.goal:
        goal = typeset(stage.goal, frame.style("goal", colours.ink), width, y=tall + 6 * unit)
        parts.append(goal)
        tall = goal.box.bottom
    return Piece(f"stage:{stage.id}", tuple(parts), tall, 26 * unit, True, stage.name, stage=stage)


def _step(frame: Frame, index: int, step: Step, width: float, *, again: bool = False) -> Piece:
    """A step's heading; `again` says that it goes on from the column before."""
    number = frame.structure.step_numbers[step.id]
    faint = frame.style("step_name", frame.theme.ink2, weight=440)
    name = Span(step.name, faint if again else frame.style("step_name"))
    continued = (Span((", " if step.name else "") + frame.words.gettext("continued"), faint),) if again else ()
    spans = (Span(f"{number}\u2002", frame.style("step_name", frame.stage_colours[index].ink)), name, *continued)
    block = typeset(spans, None, width)
    kind = "again" if again else "step"
    return Piece(f"{kind}:{step.id}", (block,), block.box.height, 14 * frame.unit, True, block.text)


def _names_width(frame: Frame, width: float) -> float:
    """What the lanes' names take at the left of their texts: enough for the longest, but not much more than a third."""
    style = frame.style("lane_caption")
    titles = (lane_title(lane, frame) for lane in frame.structure.lanes if not lane.hidden)
    widest = max((measure(title, style) for title in titles), default=0.0)
    return min(max(widest + 9 * frame.unit, width * 0.27), width * 0.36)


def _item(frame: Frame, title: str, item: AnyItem, width: float) -> Iterator[Piece]:
    """An item's text with all that its card would show; the lane's name stands before the first of a cell.

    What is long comes in several pieces.
    """
    left, above = _names_width(frame, width), 4 * frame.unit
    style = frame.style("body")
    most = _LINES * style.size * style.line_height
    for words in _parts(frame, item, item_words(frame, item), width - left, most):
        name = typeset(title, frame.style("lane_caption", frame.theme.ink2), left - 8 * frame.unit)
        said = place(_set(frame, item, words, width - left), left, 0.0)
        parts = (name, said) if title else (said,)
        yield Piece(f"item:{item.id}", parts, max(part.box.height for part in parts), above, False, said.text)
        title, above = "", 0.0


def _parts(
    frame: Frame, item: AnyItem, words: tuple[str, str, str], width: float, most: float
) -> Iterator[tuple[str, str, str]]:
    """Number, text and details of an item, in as many parts as its text needs in pieces of this height."""
    number, text, details = words
    while _set(frame, item, (number, text, details), width).box.height > most:
        start, rest = _begun(frame, item, number, text, width, most)
        if not start:
            break
        yield number, start, ""
        number, text = "", rest
    yield number, text, details


def _begun(frame: Frame, item: AnyItem, number: str, text: str, width: float, most: float) -> tuple[str, str]:
    return parted(text, lambda start: _set(frame, item, (number, start, ""), width).box.height <= most)


def _set(frame: Frame, item: AnyItem, words: tuple[str, str, str], width: float) -> TextBlock:
    number, text, details = words
    spans = [Span(f"{number}\u2002", frame.style("number", _ink(frame, item)))] if number else []
    spans.append(Span(text, frame.style("voice" if isinstance(item, Thought) else "body")))
    if details:
        spans.append(Span(("\u2002" if text else "") + details, frame.style("lane_caption", frame.theme.ink2)))
    return typeset(tuple(spans), None, width, align=Align.START)


def _ink(frame: Frame, item: AnyItem) -> str:
    return frame.theme.pain if isinstance(item, PainPoint) else frame.theme.opp
