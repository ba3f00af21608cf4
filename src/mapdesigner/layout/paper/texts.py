"""A map's texts as numbered lists: stage by stage and step by step, in columns over as many pages as they take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.layout.lanes.metrics import figure
from mapdesigner.layout.lanes.thoughts import quoted
from mapdesigner.layout.scene import Align, Band, Box, Group, Rect, Span
from mapdesigner.layout.sides import lane_title
from mapdesigner.layout.text.typeset import place, typeset
from mapdesigner.model.items import Emotion, Metric, Opportunity, PainPoint, Thought, Touchpoint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.scene import Primitive, TextBlock
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Stage, Step

_COLUMN, _GAP = 400.0, 44.0
"""The least width of a column of text and the gap between two, in pt on A1."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A thing that is never parted: what it draws, its height, the air above it; headings stay with what follows."""

    name: str
    parts: tuple[Primitive, ...]
    height: float
    above: float
    heading: bool
    label: str


def text_columns(frame: Frame, width: float, height: float) -> list[tuple[Band, ...]]:
    """The bands of each page, one a column, at (0, 0) of an area of this size."""
    count = max(int((width + _GAP * frame.unit) // ((_COLUMN + _GAP) * frame.unit)), 1)
    gap = _GAP * frame.unit
    wide = (width - gap * (count - 1)) / count
    columns = _filled(list(_pieces(frame, wide)), height)
    pages = [columns[at : at + count] for at in range(0, len(columns), count)]
    return [
        tuple(_band(f"texts:{at}", at * (wide + gap), wide, column) for at, column in enumerate(page)) for page in pages
    ]


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
        columns[-1] += block
        used += needed - (0.0 if len(columns[-1]) > len(block) else block[0].above)
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
            for lane in (each for each in known.lanes if not each.hidden):
                items = [item for item in known.cell(lane.id, step.id) if frame.concerns(item.personas)]
                for at, item in enumerate(items):
                    yield _item(frame, lane_title(lane, frame) if at == 0 else "", item, width)


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
    return Piece(f"stage:{stage.id}", tuple(parts), tall, 26 * unit, True, stage.name)


def _step(frame: Frame, index: int, step: Step, width: float) -> Piece:
    number = frame.structure.step_numbers[step.id]
    spans = (
        Span(f"{number}\u2002", frame.style("step_name", frame.stage_colours[index].ink)),
        Span(step.name, frame.style("step_name")),
    )
    block = typeset(spans, None, width)
    return Piece(f"step:{step.id}", (block,), block.box.height, 14 * frame.unit, True, step.name)


def _item(frame: Frame, title: str, item: AnyItem, width: float) -> Piece:
    """An item's text with all that its card would show; the lane's name stands before the first of a cell."""
    unit, name_width = frame.unit, width * 0.27
    style = frame.style("lane_caption", frame.theme.ink2)
    name = typeset(title, style, name_width - 8 * unit)
    number, text, details = _words(frame, item)
    spans = [Span(f"{number}\u2002", frame.style("number", _ink(frame, item)))] if number else []
    voice = "voice" if isinstance(item, Thought) else "body"
    spans.append(Span(text, frame.style(voice)))
    if details:
        spans.append(Span(("\u2002" if text else "") + details, frame.style("lane_caption", frame.theme.ink2)))
    block = place(typeset(tuple(spans), None, width - name_width, align=Align.START), name_width, 0.0)
    parts: tuple[TextBlock, ...] = (name, block) if title else (block,)
    tall = max(part.box.height for part in parts)
    return Piece(f"item:{item.id}", parts, tall, 4 * unit, False, text)


def _ink(frame: Frame, item: AnyItem) -> str:
    return frame.theme.pain if isinstance(item, PainPoint) else frame.theme.opp


def _words(frame: Frame, item: AnyItem) -> tuple[str, str, str]:
    """The item's number, its text, and what else its card says."""
    words, number = frame.words.gettext, frame.structure.numbers.get(item.id, "")
    match item:
        case PainPoint():
            return number, item.text, words("severity {severity}").format(severity=item.severity)
        case Opportunity():
            return number, item.text, _opportunity(frame, item)
        case Touchpoint():
            channel = frame.structure.by_id.get(item.channel or "")
            truth = words("moment of truth") if item.moment_of_truth else ""
            return "", item.text, ", ".join(filter(None, (getattr(channel, "name", ""), truth)))
        case Emotion():
            return "", item.text, frame.words.number(item.score, signed=True)
        case Metric():
            values = (item.current if item.current is not None else item.baseline, item.target)
            return "", item.text, " → ".join(figure(value, item, frame) for value in values if value is not None)
        case Thought():
            return "", quoted(item.text, frame), ""
    return "", item.text, ""


def _opportunity(frame: Frame, item: Opportunity) -> str:
    words, numbers = frame.words.gettext, frame.structure.numbers
    answers = ", ".join(numbers[each] for each in item.answers if each in numbers)
    levels = words("impact {impact}, effort {effort}").format(impact=item.impact, effort=item.effort)
    return ", ".join(filter(None, (answers, levels)))
