"""The stage strip: all stages of a map in one thin row, those of the page filled, for sheets that show a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout.compose import stage_colours
from mapdesigner.layout.frame import Row
from mapdesigner.layout.scene import Align, Box, Group, Rect
from mapdesigner.layout.text.typeset import measure, place, typeset
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.scene import Primitive, TextBlock

_HEIGHT, _GAP = 26.0, 3.0


def stage_strip(frame: Frame, width: float, *, titled: bool = True) -> Row:
    """Lay out the strip, with the map's title over it if asked; every stage is as wide as its share of the steps."""
    if not titled:
        return Row(_stages(frame, width, 0.0), _HEIGHT * frame.unit)
    unit, journey = frame.unit, frame.journey
    title = typeset(journey.title, frame.style("panel_heading"), width * 0.6)
    subtitle = typeset(journey.subtitle, frame.style("lane_caption", frame.theme.ink2), width * 0.4, align=Align.RIGHT)
    subtitle = place(subtitle, width * 0.6, 0.0)
    top = max(title.box.height, subtitle.box.height) + 8 * unit
    head = Group("header:title", 0.0, 0.0, width, top, (title, subtitle), label=journey.title)
    return Row((head, *_stages(frame, width, top)), top + _HEIGHT * unit)


def _stages(frame: Frame, width: float, top: float) -> tuple[Group, ...]:
    whole, gap, height = structure(frame.journey), _GAP * frame.unit, _HEIGHT * frame.unit
    colours = stage_colours(whole, frame.theme)
    shown = {stage.id for stage in frame.structure.stages}
    steps = [max(len(whole.steps_of[stage.id]), 1) for stage in whole.stages]
    room = (width - gap * (len(steps) - 1)) / max(sum(steps), 1)
    groups: list[Group] = []
    x = 0.0
    for stage, count, colour in zip(whole.stages, steps, colours, strict=True):
        wide, here = room * count, stage.id in shown
        number = str(whole.stage_numbers[stage.id])
        box = Box(Rect(0, 0, wide, height), colour.fill if here else colour.tint, radii=(4 * frame.unit,) * 4)
        ink = "#FFFFFF" if here else colour.ink
        words = _words(frame, number, stage.name if here else "", ink, wide)
        parts: tuple[Primitive, ...] = (box, place(words, 0.0, (height - words.box.height) / 2))
        groups.append(Group(f"strip:{stage.id}", x, top, wide, height, parts, label=f"{number} {stage.name}"))
        x += wide + gap
    return tuple(groups)


def _words(frame: Frame, number: str, name: str, ink: str, width: float) -> TextBlock:
    style = frame.style("pill", ink, weight=620)
    text = f"{number} {name}" if name else number
    if measure(text, style) > width - 8 * frame.unit:
        text = number
    return typeset(text, style, width, align=Align.CENTRE)
