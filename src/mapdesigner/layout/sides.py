"""The lane column: icon, title and question of each lane, and the lines of a service blueprint."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapdesigner.layout.icons import icon
from mapdesigner.layout.lanes.cards import text_at
from mapdesigner.layout.lanes.registry import SIDES
from mapdesigner.layout.scene import Box, Group, Path, Primitive, Rect
from mapdesigner.layout.text.typeset import measure
from mapdesigner.model.catalog import lane_row
from mapdesigner.words import later

if TYPE_CHECKING:
    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.scene import TextBlock, TextStyle
    from mapdesigner.model.journey import Lane

LINES = {
    "front": later("Line of interaction"),
    "back": later("Line of visibility"),
    "support": later("Line of internal interaction"),
}
"""The line above the first lane of a zone."""
FOLD = 22.0
"""How much of the lane column's right edge the sign for folding takes on screen."""
_ALONE = 0.3  # of a caption's width: a shorter last line looks lost
_LOCK_GAP = 6.0  # between the title's line and a lock
_INSET = 12.0  # of all labels on screen
_SIGN = 12.0  # size of both signs


def side(lane: Lane, frame: Frame, height: float, count: int, *, rule: bool) -> tuple[Group, ...]:
    """The label of a lane at a row height; `count` items are named when it is collapsed, `rule` draws the hairline."""
    name = _name(lane, frame, count)
    own = () if lane.collapsed or lane.kind not in SIDES else SIDES[lane.kind](lane, frame, height)
    line = frame.metrics.hairline
    width = frame.metrics.lane_column
    ground: tuple[Primitive, ...] = (Box(Rect(0, height - line, width, line), frame.theme.line),) if rule else ()
    if not frame.metrics.paper:
        ground = (Box(Rect(0, 0, width, height), frame.theme.surface2), *ground)
    area = Group(f"lane:{lane.id}", 0, 0, width, height, ground, lane.id, _spoken(lane, frame, count))
    return (area, name, *own)


def side_height(lane: Lane, frame: Frame) -> float:
    """The least height of a lane that its label needs."""
    name = _name(lane, frame, 0)
    if lane.collapsed:
        return max(frame.metrics.collapsed_lane, name.height + 6 * frame.unit)
    return name.y + name.height + 6 * frame.unit


def lane_title(lane: Lane, frame: Frame) -> str:
    """The lane's own title, or its kind's name in the map's language."""
    return lane.title or frame.words.gettext(lane_row(lane.kind).words)


def _spoken(lane: Lane, frame: Frame, count: int) -> str:
    """What a screen reader says of a label: the title, and what its signs say."""
    words, parts = frame.words, [lane_title(lane, frame)]
    if lane.collapsed:
        parts += [words.gettext("folded"), words.ngettext("{count} card", "{count} cards", count).format(count=count)]
    if lane.locked:
        parts.append(words.gettext("locked"))
    return ", ".join(parts)


def _name(lane: Lane, frame: Frame, count: int) -> Group:
    metrics, unit = frame.metrics, frame.unit
    inset = 0.0 if metrics.paper else _INSET
    size = metrics.lane_icon
    left = inset + size + (11 * unit if metrics.paper else 8)
    aside = _count_width(lane, frame, count)
    room = metrics.lane_column - left - 4 - _signs_width(frame) - aside
    words = lane_title(lane, frame)
    title = text_at(words, _title_style(words, room, frame), frame, left, 0, room)
    folded_top = max((metrics.collapsed_lane - title.box.height) / 2, 3 * unit)
    top = folded_top if lane.collapsed else _label_top(lane, frame)
    line = title.box.height / max(len(title.lines), 1)
    sign = icon(lane_row(lane.kind).icon, inset, (line - size) / 2, size, frame.theme.ink2, metrics.icon_stroke)
    parts: list[Primitive] = [sign, title, *_signs(lane, frame, line)]
    words = _caption(lane, frame) if not lane.collapsed else str(count) if metrics.paper else ""
    bottom = max(title.box.height, size, line + _LOCK_GAP + _SIGN if _shows_lock(lane, frame) else 0.0)
    if words:
        style = frame.style("lane_caption", frame.theme.ink2)
        beneath = 0.0 if lane.collapsed else title.box.height + 4 * unit
        align_left = metrics.lane_column - aside if lane.collapsed else left
        caption = _evenly(words, style, frame, Rect(align_left, beneath, metrics.lane_column - left - 8 * unit, 0.0))
        parts.append(caption)
        bottom = max(bottom, caption.box.bottom)
    return Group(f"lane-name:{lane.id}", 0, top, metrics.lane_column, bottom, tuple(parts), lane.id)


def _evenly(words: str, style: TextStyle, frame: Frame, area: Rect) -> TextBlock:
    """A caption at the left top corner of an area; a word left alone in the last line gets company."""
    block = text_at(words, style, frame, area.x, area.y, area.width)
    if len(block.lines) < 2 or block.lines[-1].width > _ALONE * area.width:
        return block
    narrower = text_at(words, style, frame, area.x, area.y, area.width * (1 - _ALONE / 2))
    return narrower if len(narrower.lines) == len(block.lines) else block


def _label_top(lane: Lane, frame: Frame) -> float:
    """Where a label begins: at the height of the cards, also where airy rows of a sheet have them far down."""
    airy = frame.metrics.paper and lane.kind not in SIDES
    return max(11.5 * frame.unit, frame.metrics.cell_pad_y - 4 * frame.unit if airy else 0.0)


def folded_count(lane: Lane, frame: Frame, count: int, height: float) -> tuple[Group, ...]:
    """How many cards a folded lane holds, said in its row on screen, where the label has no room for it."""
    if frame.metrics.paper:
        return ()
    words = frame.words.ngettext("{count} card", "{count} cards", count).format(count=count)
    left = _SIGN + 6 if lane.locked else 0.0
    text = text_at(words, frame.style("lane_caption", frame.theme.ink2), frame, left, 0, frame.columns.total)
    signs = (_sign("lock", 0.0, (text.box.height - _SIGN) / 2, frame),) if lane.locked else ()
    top = (height - text.box.height) / 2
    width = left + text.lines[0].width
    return (Group(f"count:{lane.id}", 2 * frame.metrics.cell_pad_x, top, width, text.box.height, (*signs, text)),)


def _count_width(lane: Lane, frame: Frame, count: int) -> float:
    """The room right of a folded lane's title for the number of its cards, on paper."""
    if not (lane.collapsed and frame.metrics.paper):
        return 0.0
    return measure(str(max(count, 10)), frame.style("lane_caption")) + 8 * frame.unit


def _signs_width(frame: Frame) -> float:
    """The room right of a title for the sign for folding, on screen."""
    return 0.0 if frame.metrics.paper else FOLD - 6


def _signs(lane: Lane, frame: Frame, line: float) -> tuple[Primitive, ...]:
    """An arrow to fold or open a lane, on screen, and a lock under the icon of a locked one."""
    if frame.metrics.paper:
        return ()
    left, top = frame.metrics.lane_column - FOLD + 3, (line - _SIGN) / 2
    arrow = _sign("chevron-right" if lane.collapsed else "chevron-down", left, top, frame)
    return (arrow, _sign("lock", _INSET + 3, line + _LOCK_GAP, frame)) if _shows_lock(lane, frame) else (arrow,)


def _shows_lock(lane: Lane, frame: Frame) -> bool:
    return lane.locked and not lane.collapsed and not frame.metrics.paper


def _sign(name: str, left: float, top: float, frame: Frame) -> Primitive:
    return icon(name, left, top, _SIGN, frame.theme.ink2, frame.metrics.icon_stroke)


def _title_style(words: str, room: float, frame: Frame) -> TextStyle:
    """The lane's title as large as lets its longest word stand whole, down to the smallest text of the sheet."""
    style = frame.style("lane_title")
    widest = max((measure(word, style) for word in words.split()), default=0.0)
    if widest <= room or not frame.metrics.paper:
        return style
    return replace(style, size=max(style.size * room / widest, frame.metrics.smallest))


def _caption(lane: Lane, frame: Frame) -> str:
    """The lane's question on paper; on screen there is room for the title alone."""
    if not frame.metrics.captions or not frame.metrics.paper:
        return ""
    own = lane_row(lane.kind).caption_words
    return lane.caption or (frame.words.gettext(own) if own else "")


def blueprint_line(zone: str, frame: Frame, width: float) -> tuple[tuple[Group, ...], tuple[Group, ...], float]:
    """The line above a zone: its label for the lane column, the line over the columns, and the height of both."""
    metrics, unit = frame.metrics, frame.unit
    inset, size = (0.0 if metrics.paper else _INSET), metrics.lane_icon
    left = inset + size + (11 * unit if metrics.paper else 8)
    words = frame.words.gettext(LINES[zone])
    style = frame.style("lane_caption", weight=620)
    label = text_at(words, style, frame, left, 0, metrics.lane_column - left)
    tall = max(metrics.visibility_height, label.box.height + 6 * unit)
    top = (tall - label.box.height) / 2
    sign_name = "eye-off" if zone == "back" else "minus"
    sign = icon(sign_name, inset, (tall - size) / 2 - top, size, frame.theme.ink2, metrics.icon_stroke)
    name = Group(f"line-name:{zone}", 0, top, metrics.lane_column, label.box.height, (sign, label))
    ground = Box(Rect(0, 0, metrics.lane_column, tall), frame.theme.surface2)
    back = () if metrics.paper else (Group(f"line-ground:{zone}", 0, 0, metrics.lane_column, tall, (ground,)),)
    y = tall / 2
    stroke = Path(
        (("M", metrics.cell_pad_x, y), ("L", width - metrics.cell_pad_x, y)),
        stroke=frame.theme.ink,
        stroke_width=metrics.visibility,
        dash=metrics.visibility_dash if zone == "back" else (),
    )
    return (*back, name), (Group(f"line:{zone}", 0, 0, width, tall, (stroke,)),), tall
