"""The footer of a sheet: the map's title, how its figures came about, and which sheet this is."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from mapdesigner.layout.frame import Row
from mapdesigner.layout.scene import Align, Box, Group, Rect
from mapdesigner.layout.text.typeset import natural_width, typeset
from mapdesigner.model.kinds import State

if TYPE_CHECKING:
    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.scene import TextBlock

_GAP = " \N{EM SPACE} "
_RIGHT_TO_LEFT = "\N{RIGHT-TO-LEFT MARK}"
"""Keeps the page's number at the outer edge of a mirrored sheet, whatever language the words are in."""

_NOTE = 420.0
"""A room narrower than this, on A1, is too narrow for the note, which then stands below."""


def footer(frame: Frame, width: float, page: int, pages: int) -> Row:
    """Lay out the footer of one page of several: title, method note (not on small sheets), version, sheet and page."""
    unit = frame.unit
    top, gap = 9.4 * unit, 24 * unit
    right = _sheet(frame, width, top, page, pages)
    right_width = natural_width(right)
    left = _set(frame, _title(frame), 0.0, top, width - right_width - gap)
    left_width = natural_width(left)
    blocks = [left, right]
    if note := _note(frame):
        roomy = width - left_width - right_width - 2 * gap >= _NOTE * unit
        below = max(left.box.bottom, right.box.bottom) + 2 * unit
        between = (left_width, width - right_width, top, gap) if roomy else (0.0, width, below, 0.0)
        blocks.append(_between(frame, note, *between))
    height = max(frame.metrics.footer, *(block.box.bottom for block in blocks))
    line = Box(Rect(0.0, 0.0, width, unit), frame.theme.line)
    label = ", ".join(block.text for block in blocks)
    return Row((Group("footer", 0.0, 0.0, width, height, (line, *blocks), label=label),), height)


def _set(frame: Frame, text: str, x: float, y: float, width: float, align: Align = Align.LEFT) -> TextBlock:
    return typeset(text, frame.style("smallest", frame.theme.ink2), width, align=align, x=x, y=y)


def _title(frame: Frame) -> str:
    """Title, subtitle and state; the client's own line after them, unless it says the title again."""
    journey, words = frame.journey, frame.words.gettext
    state = words("current state") if journey.state is State.CURRENT else words("future state")
    title = ", ".join(filter(None, (journey.title, journey.subtitle, state)))
    own = "" if journey.brand.footer == journey.title else journey.brand.footer
    return _GAP.join(filter(None, (title, own)))


def _note(frame: Frame) -> str:
    """The method note; too long and too small to read on a small sheet."""
    return "" if frame.small_sheet else frame.journey.method_note


def _between(frame: Frame, text: str, left: float, right: float, y: float, gap: float) -> TextBlock:
    """The note with as much room at its left as at its right; in several lines where it is long."""
    room = right - left - 2 * gap
    width = min(natural_width(_set(frame, text, 0.0, y, math.inf)) + 0.01, room)
    return _set(frame, text, (left + right - width) / 2, y, width)


def _sheet(frame: Frame, width: float, y: float, page: int, pages: int) -> TextBlock:
    """Version, sheet and scale, page."""
    journey, words = frame.journey, frame.words.gettext
    parts = (
        words("Version {label}").format(label=journey.label) if journey.label else "",
        words("{sheet}, scale 1:1").format(sheet=frame.metrics.name),
        words("Page {page} of {pages}").format(page=page, pages=pages),
    )
    turn = _RIGHT_TO_LEFT if journey.right_to_left else ""
    text = turn + f"{turn}{_GAP}{turn}".join(part for part in parts if part)
    natural = natural_width(_set(frame, text, 0.0, y, math.inf))
    return _set(frame, text, width - natural, y, natural + 0.01)
