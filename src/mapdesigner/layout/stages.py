"""The stage header: chevrons with number and name, the customer's goal on paper, and the names of the steps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapdesigner.layout.frame import Frame, Row
from mapdesigner.layout.icons import icon
from mapdesigner.layout.lanes.cards import text_at
from mapdesigner.layout.marks import chevron, circled_number
from mapdesigner.layout.scene import Box, Group, Path, Primitive, Rect, Span
from mapdesigner.layout.text.typeset import measure, place, typeset

if TYPE_CHECKING:
    from mapdesigner.layout.scene import TextBlock, TextStyle
    from mapdesigner.model.journey import Stage, Step

_WHITE = "#FFFFFF"


def stage_header(frame: Frame) -> tuple[Row, Row]:
    """Lay out the corner over the lane column and the header over the columns; they are equally high."""
    unit, top = frame.unit, _top(frame)
    below = top + frame.metrics.chevron + (9 if frame.metrics.paper else 10) * unit
    goals, below = _goals(frame, below) if frame.metrics.paper else ((), below)
    steps = _steps(frame, below)
    bottom = max((group.y + group.height for group in steps), default=below)
    height = max(bottom + 8 * unit, frame.metrics.stage_header - (0.0 if _tells_goals(frame) else _goal_row(frame)))
    over_columns = Row((*_ground(frame, below, height), *_chevrons(frame), *goals, *steps), height)
    corner = _paper_corner(frame, below) if frame.metrics.paper else _screen_corner(frame)
    return Row((_corner_ground(frame, height), *corner), height), over_columns


def _top(frame: Frame) -> float:
    """Air above the chevrons, on screen alone."""
    return 0.0 if frame.metrics.paper else 8.0


def _corner_ground(frame: Frame, height: float) -> Group:
    width, line = frame.metrics.lane_column, frame.metrics.hairline
    under = Box(Rect(0, height - line, width, line), frame.theme.line)
    parts = (under,) if frame.metrics.paper else (Box(Rect(0, 0, width, height), frame.theme.surface2), under)
    return Group("ground:corner", 0, 0, width, height, parts)


def _paper_corner(frame: Frame, steps_top: float) -> tuple[Group, ...]:
    """What the rows of the header are."""
    unit, size, words = frame.unit, frame.metrics.lane_icon, frame.words.gettext
    left, room = size + 11 * unit, frame.metrics.lane_column - size - 15 * unit
    sign = icon("columns-3", 0, (frame.metrics.chevron - size) / 2, size, frame.theme.ink2, frame.metrics.icon_stroke)
    title = text_at(words("Stages"), frame.style("lane_title"), frame, left, 0, room)
    title = place(title, left, (frame.metrics.chevron - title.box.height) / 2)
    parts: list[Primitive] = [sign, title]
    if frame.metrics.captions:
        caption = frame.style("lane_caption", frame.theme.ink2)
        if _tells_goals(frame):
            top = frame.metrics.chevron + 9.5 * unit
            parts.append(text_at(words("Goal of the customer"), caption, frame, left, top, room))
        parts.append(text_at(words("Steps"), caption, frame, left, steps_top, room))
    return (Group("corner", 0, 0, frame.metrics.lane_column, frame.metrics.stage_header, tuple(parts)),)


def _screen_corner(frame: Frame) -> tuple[Group, ...]:
    """Whose journey this is."""
    shown = [each for each in frame.structure.personas if frame.concerns((each.id,))]
    width, pad = frame.metrics.lane_column, 12
    name = ", ".join(each.name for each in shown if each.name) or frame.journey.title
    title = text_at(name, frame.style("lane_title"), frame, pad, 11, width - 2 * pad)
    style = frame.style("lane_caption", frame.theme.ink2)
    caption = text_at(_counted(frame), style, frame, pad, title.box.bottom + 2, width - 2 * pad)
    parts: tuple[Primitive, ...] = (title, caption)
    if frame.journey.frozen:
        top, stroke = caption.box.bottom + 4, frame.metrics.icon_stroke
        parts = (*parts, icon("lock", pad, top, 12, frame.theme.ink2, stroke))
    return (Group("corner", 0, 0, width, frame.metrics.stage_header, parts),)


def _counted(frame: Frame) -> str:
    """'6 stages, 14 steps' in the map's language."""
    words, stages, steps = frame.words.ngettext, len(frame.structure.stages), len(frame.structure.steps)
    parts = (words("{count} stage", "{count} stages", stages), words("{count} step", "{count} steps", steps))
    return ", ".join(part.format(count=count) for part, count in zip(parts, (stages, steps), strict=True))


def _ground(frame: Frame, top: float, height: float) -> tuple[Group, ...]:
    """The hairline under the header, and the stage borders from the steps down."""
    width, line = frame.columns.total + frame.columns.bleed, frame.metrics.hairline
    under = Box(Rect(0, height - line, width, line), frame.theme.line)
    borders = stage_borders(frame, top + 13 * frame.unit, height)
    back = None if frame.metrics.paper else Box(Rect(0, 0, width, height), frame.theme.surface2)
    parts = tuple(part for part in (back, borders, under) if part is not None)
    return (Group("ground:stages", 0, 0, width, height, parts),)


def stage_borders(frame: Frame, top: float, bottom: float) -> Path | None:
    """Full-height hairlines where one stage ends and the next begins; None where there is but one."""
    columns = frame.columns
    edges = [columns.lefts[i] for i in range(1, len(columns.lefts)) if columns.stages[i] != columns.stages[i - 1]]
    commands = tuple(part for x in edges for part in (("M", x, top), ("L", x, bottom)))
    return Path(commands, stroke=frame.theme.line, stroke_width=frame.metrics.hairline) if commands else None


def _edges(frame: Frame, index: int) -> tuple[float, float]:
    """Left and right edge of a chevron's body; the tip goes beyond the right one."""
    columns, metrics = frame.columns, frame.metrics
    inside = [column for column, stage in enumerate(columns.stages) if stage == index]
    left, right = columns.edges(inside[0], inside[-1])
    last = index == len(frame.stage_colours) - 1
    left += metrics.cell_pad_x - frame.unit if index == 0 else metrics.chevron_gap / 3
    return left, right - (metrics.cell_pad_x if last else metrics.chevron_gap * 2 / 3)


def _chevrons(frame: Frame) -> tuple[Group, ...]:
    groups: list[Group] = []
    for index, stage in enumerate(frame.structure.stages):
        left, right = _edges(frame, index)
        groups += [_chevron(stage, index, left, right, frame), _name(stage, index, left, right, frame)]
    return tuple(groups)


def _chevron(stage: Stage, index: int, left: float, right: float, frame: Frame) -> Group:
    last = index == len(frame.stage_colours) - 1
    tip = 0.0 if last else frame.metrics.chevron_tip
    shape = chevron(
        0, 0, right - left + tip, frame.metrics.chevron, frame.metrics.chevron_tip, first=index == 0, last=last
    )
    body = Path(shape, fill=frame.stage_colours[index].fill)
    words = frame.words.gettext("Stage {number}, {name}").format(
        number=frame.structure.stage_numbers[stage.id], name=stage.name
    )
    if stage.goal:
        words = f"{words}, {stage.goal}"
    return Group(
        f"stage:{stage.id}", left, _top(frame), right - left + tip, frame.metrics.chevron, (body,), stage.id, words
    )


def _name(stage: Stage, index: int, left: float, right: float, frame: Frame) -> Group:
    """Number and name in a group of their own, so that the screen can slide them along their stage."""
    unit, chevron_height = frame.unit, frame.metrics.chevron
    radius = 13 * unit
    start = (15 if index == 0 else 31.5) * unit
    number = circled_number(
        frame.structure.stage_numbers[stage.id], start + radius, chevron_height / 2, radius, _WHITE, frame
    )
    text_left = start + 2 * radius + 10 * unit
    name = _fitted(stage_words(stage, frame), frame, _name_room(index, right - left - text_left, frame))
    parts = (*number, place(name, text_left, (chevron_height - name.box.height) / 2)) if name else number
    width = text_left + (max((line.width for line in name.lines), default=0) if name else 0)
    return Group(f"stage-name:{stage.id}", left, _top(frame), width, chevron_height, parts, stage.id)


def stage_words(stage: Stage, frame: Frame) -> str:
    """A stage's name; on screen, one without asks for it."""
    return stage.name or ("" if frame.metrics.paper else frame.words.gettext("Name this stage"))


def _name_room(index: int, room: float, frame: Frame) -> float:
    """A name may run to the foot of its chevron's tip; the last chevron has none and keeps some air at its edge."""
    last = index == len(frame.stage_colours) - 1
    return room - (8 * frame.unit if last else 0)


def _fitted(name: str, frame: Frame, room: float) -> TextBlock | None:
    """Set a stage's name: as it is, tighter, at 90 %, in two lines; None where even that is too wide."""
    style = frame.style("stage_name", _WHITE)
    for attempt in _attempts(style, frame.metrics.smallest):
        if measure(name, attempt) <= room:
            return typeset(name, attempt, max(room, 1), language=frame.journey.language)
    small = replace(style, size=max(style.size * 0.78, frame.metrics.smallest), line_height=1.05, tracking=-0.03)
    block = typeset(name, small, max(room, 1), language=frame.journey.language)
    fits = len(block.lines) <= 2 and all(measure(word, small) <= room for word in name.split())
    return block if fits else None


def _attempts(style: TextStyle, smallest: float) -> tuple[TextStyle, ...]:
    tight = replace(style, tracking=-0.03)
    return style, tight, replace(tight, size=max(style.size * 0.9, smallest))


def _goals(frame: Frame, top: float) -> tuple[tuple[Group, ...], float]:
    """The customer's goal of each stage, and the y under the deepest."""
    groups: list[Group] = []
    for index, stage in enumerate(frame.structure.stages):
        inside = [column for column, owner in enumerate(frame.columns.stages) if owner == index]
        left, width = frame.card_edges(inside[0], inside[-1])
        style = frame.style("goal", frame.stage_colours[index].ink)
        text = text_at(_goal_words(stage, index, frame), style, frame, 0, 0, width)
        groups.append(Group(f"goal:{stage.id}", left, top, width, text.box.height, (text,), stage.id))
    deepest = max((group.height for group in groups), default=0.0)
    if not deepest and not _tells_goals(frame):
        return (), top
    return tuple(group for group in groups if group.height), top + max(deepest + 8 * frame.unit, _goal_row(frame))


def _tells_goals(frame: Frame) -> bool:
    """Whether a row is kept for goals: not on paper where no stage of the map has any, unless they are to be filled in.

    Each page of a map has the same rows.
    """
    return not frame.metrics.paper or bool(frame.sticky) or any(stage.goal for stage in frame.journey.stages)


def _goal_row(frame: Frame) -> float:
    """The height of a goal in one line, with the air under it."""
    style = frame.style("goal")
    return style.size * style.line_height + 8 * frame.unit


def _goal_words(stage: Stage, index: int, frame: Frame) -> str:
    """The goal; before it the stage's name if that had no room in its chevron."""
    left, right = _edges(frame, index)
    text_left = ((15 if index == 0 else 31.5) + 36) * frame.unit
    shown = _fitted(stage.name, frame, _name_room(index, right - left - text_left, frame))
    return stage.goal if shown else ": ".join(part for part in (stage.name, stage.goal) if part)


def _steps(frame: Frame, top: float) -> tuple[Group, ...]:
    return tuple(_step(step, column, top, frame) for column, step in enumerate(frame.structure.steps))


def _step_words(step: Step, frame: Frame) -> Span:
    """A step's name; on screen, one without asks for it in faint words."""
    if step.name or frame.metrics.paper:
        return Span(step.name, frame.style("step_name"))
    return Span(frame.words.gettext("Name this step"), frame.style("caption", frame.theme.ink3))


def _step(step: Step, column: int, top: float, frame: Frame) -> Group:
    left, width = frame.card_edges(column, column)
    number = frame.structure.step_numbers[step.id]
    colours = frame.column_colours(column)
    spans = (Span(f"{number}\u2002", frame.style("step_name", colours.ink)), _step_words(step, frame))
    text = typeset(spans, None, width, language=frame.journey.language)
    words = frame.words.gettext("Step {number}, {name}").format(number=number, name=step.name)
    return Group(f"step:{step.id}", left, top, width, text.box.height, (text,), step.id, words)
