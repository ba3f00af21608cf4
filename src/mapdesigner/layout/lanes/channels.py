"""The channels lane: one line a channel, drawn from the touchpoints, so that gaps and jumps show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.layout import icons
from mapdesigner.layout.frame import Row
from mapdesigner.layout.marks import circle
from mapdesigner.layout.scene import Align, Group, Path, Primitive, TextBlock
from mapdesigner.layout.text.typeset import natural_width, typeset
from mapdesigner.model.items import Touchpoint
from mapdesigner.model.kinds import LaneKind
from mapdesigner.model.structure import in_order, structure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.layout.frame import Frame
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Channel, Lane

_LINE = 1.7  # height of a channel's line against its name's size
_DOT = 0.34  # radius of a dot against the size of a name
_SIGN = "route"  # stands for a channel without an icon of its own


@dataclass(frozen=True, slots=True)
class _Line:
    """A channel's line: its name, the columns it is used in, its middle and height in the row."""

    channel: Channel
    columns: tuple[int, ...]
    name: TextBlock
    middle: float
    height: float


def lay_out(lane: Lane, items: tuple[AnyItem, ...], frame: Frame, height: float = 0.0) -> Row:  # noqa: ARG001
    """Draw the lines of all channels in use under one another; the lane holds no items of its own."""
    lines = _lines(lane, frame)
    bottom = max((line.middle + line.height / 2 for line in lines), default=0.0) + frame.metrics.cell_pad_y
    groups = tuple(_group(line, lane, frame) for line in lines)
    return Row(groups, max(bottom, height, frame.metrics.row_minimum))


def side(lane: Lane, frame: Frame, row_height: float) -> tuple[Group, ...]:  # noqa: ARG001
    """Each channel's name and icon for the lane column, level with its line."""
    return tuple(_label(line, lane, frame) for line in _lines(lane, frame))


def _lines(lane: Lane, frame: Frame) -> list[_Line]:
    from mapdesigner.layout.sides import side_height  # sides knows every lane, so it cannot be imported first

    used = _used(frame)
    style = frame.style("lane_caption", frame.theme.ink2)
    room = _icon_left(frame) - frame.metrics.cell_pad_x
    top = side_height(lane, frame)
    lines: list[_Line] = []
    for channel in in_order(frame.journey.channels):
        if channel.id not in used:
            continue
        name = typeset(channel.name, style, room, align=Align.RIGHT)
        height = max(_LINE * style.size, name.box.height + 0.3 * style.size)
        lines.append(_Line(channel, tuple(sorted(used[channel.id])), name, top + height / 2, height))
        top += height
    return lines


def _used(frame: Frame) -> dict[str, set[int]]:
    """The columns each channel is used in, by the channel's id."""
    found: dict[str, set[int]] = {}
    for touchpoint in _touchpoints(frame):
        if touchpoint.channel:
            first, last = frame.structure.span(touchpoint)
            found.setdefault(touchpoint.channel, set()).update(range(first, last + 1))
    return found


def _touchpoints(frame: Frame) -> Iterator[Touchpoint]:
    for lane in structure(frame.journey).lanes:  # the touchpoints may stand on another page
        if lane.kind == LaneKind.TOUCHPOINTS:
            for item in frame.structure.items_of.get(lane.id, ()):
                if isinstance(item, Touchpoint) and frame.concerns(item.personas):
                    yield item


def _group(line: _Line, lane: Lane, frame: Frame) -> Group:
    columns, metrics, theme = frame.columns, frame.metrics, frame.theme
    radius = _DOT * metrics.type.lane_caption.size
    left, y = columns.centre(line.columns[0]) - radius, line.height / 2
    right = columns.centre(line.columns[-1]) + radius
    steps = zip(line.columns, line.columns[1:], strict=False)
    joints: list[Primitive] = []
    for one, other in steps:
        commands = (("M", columns.centre(one) - left, y), ("L", columns.centre(other) - left, y))
        if other == one + 1:
            joints.append(Path(commands, stroke=theme.ink2, stroke_width=metrics.future))
        else:
            width = metrics.hairline
            joints.append(Path(commands, stroke=theme.ink3, stroke_width=width, dash=(0.0, 3 * width), round=True))
    dots = (circle(columns.centre(c) - left, y, radius, frame.column_colours(c).fill) for c in line.columns)
    said = frame.words.gettext("Channel {name}, steps {steps}").format(
        name=line.channel.name, steps=_steps(line, frame)
    )
    top = line.middle - line.height / 2
    name = f"channel:{lane.id}:{line.channel.id}"
    return Group(name, left, top, right - left, line.height, (*joints, *dots), line.channel.id, said)


def _steps(line: _Line, frame: Frame) -> str:
    numbers, steps = frame.structure.step_numbers, frame.structure.steps
    return ", ".join(numbers[steps[column].id] for column in line.columns)


def _label(line: _Line, lane: Lane, frame: Frame) -> Group:
    metrics = frame.metrics
    size = metrics.card_icon
    width, height = natural_width(line.name), max(line.name.box.height, size)
    right = _icon_left(frame)
    left = right - metrics.cell_pad_x - width
    known = line.channel.icon if line.channel.icon in icons.names() else _SIGN
    sign = icons.icon(known, right - left, (height - size) / 2, size, frame.theme.ink2, metrics.icon_stroke)
    style = frame.style("lane_caption", frame.theme.ink2)
    text = typeset(line.channel.name, style, width + 0.01, align=Align.RIGHT, y=(height - line.name.box.height) / 2)
    name = f"channel-name:{lane.id}:{line.channel.id}"
    return Group(name, left, line.middle - height / 2, right + size - left, height, (text, sign), line.channel.id)


def _icon_left(frame: Frame) -> float:
    """Where the icons begin in the lane column."""
    metrics = frame.metrics
    return metrics.lane_column - metrics.cell_pad_y - metrics.card_icon
