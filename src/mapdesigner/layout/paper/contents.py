"""The contents of a booklet: each stage with its goal, its steps and the page it begins on."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from mapdesigner.layout.frame import Row
from mapdesigner.layout.scene import Align, Box, Group, Rect
from mapdesigner.layout.text.typeset import natural_width, place, typeset

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.scene import Primitive, TextBlock
    from mapdesigner.model.journey import Stage

_CHIP, _PAD, _GAP = 30.0, 11.0, 14.0
"""The coloured square with a stage's number, the air over and under a stage, and between its columns, in pt on A1."""


def contents(frame: Frame, width: float, pages: Mapping[str, int], *, steps: bool = True, columns: int = 1) -> Row:
    """Lay out a row for each stage of the frame; `pages` has the page each begins on, by the stage's id.

    Rows follow each other down the columns.
    """
    stages, gap = frame.structure.stages, 2 * _GAP * frame.unit
    each, most = (width - gap * (columns - 1)) / columns, max(ceil(len(stages) / columns), 1)
    groups: list[Group] = []
    for index, stage in enumerate(stages):
        y = groups[-1].bounds.bottom if index % most else 0.0
        x = index // most * (each + gap)
        groups.append(_stage(frame, index, stage, Rect(x, y, each, 0.0), pages.get(stage.id, 0), steps=steps))
    return Row(tuple(groups), max((group.bounds.bottom for group in groups), default=0.0))


def _stage(frame: Frame, index: int, stage: Stage, area: Rect, page: int, *, steps: bool) -> Group:
    unit, pad, width = frame.unit, _PAD * frame.unit, area.width
    chip, gap = _CHIP * unit, _GAP * unit
    where = frame.words.gettext("page {number}").format(number=page) if page else ""
    style = frame.style("panel_heading", frame.theme.ink2, weight=560, tabular=True)
    aside = typeset(where, style, width, align=Align.RIGHT)
    lines = _lines(frame, index, stage, width - chip - natural_width(aside) - 2 * gap, steps=steps)
    y_line = pad + (0.0 if len(lines) > 1 else (chip - lines[0].box.height) / 2)
    parts: list[Primitive] = [Box(Rect(0.0, 0.0, width, unit), frame.theme.line), *_number(frame, index, stage, pad)]
    parts.append(place(aside, 0.0, y_line))
    for line in lines:
        parts.append(place(line, chip + gap, y_line))
        y_line += line.box.height + 3 * unit
    label = ", ".join(filter(None, (stage.name, stage.goal, where)))
    height = max(y_line - 3 * unit, pad + chip) + pad
    return Group(f"contents:{stage.id}", area.x, area.y, width, height, tuple(parts), label=label)


def _number(frame: Frame, index: int, stage: Stage, y: float) -> tuple[Primitive, ...]:
    """The stage's number in a square of its colour."""
    size = _CHIP * frame.unit
    words = typeset(
        str(frame.structure.stage_numbers[stage.id]), frame.style("number", "#FFFFFF"), size, align=Align.CENTRE
    )
    chip = Box(Rect(0.0, y, size, size), frame.stage_colours[index].fill, radii=(frame.metrics.chip_radius,) * 4)
    return chip, place(words, 0.0, y + (size - words.box.height) / 2)


def _lines(frame: Frame, index: int, stage: Stage, width: float, *, steps: bool) -> list[TextBlock]:
    """Name, goal and steps."""
    found = [typeset(stage.name, frame.style("panel_heading"), width)]
    if stage.goal:
        found.append(typeset(stage.goal, frame.style("body", frame.stage_colours[index].ink), width))
    named = any(step.name for step in frame.structure.steps_of[stage.id])
    return [*found, _steps(frame, stage, width)] if steps and named else found


def _steps(frame: Frame, stage: Stage, width: float) -> TextBlock:
    """The names of a stage's steps, one after the other, each with its number and kept whole where it can be."""
    numbers = frame.structure.step_numbers
    names = (f"{numbers[step.id]}\u00a0{step.name}" for step in frame.structure.steps_of[stage.id])
    return typeset("\u2003".join(names), frame.style("lane_caption", frame.theme.ink2), width)
