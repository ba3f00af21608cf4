"""What a booklet begins with: whose journey it is, its contents, and what its marks mean; a page, or two."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from mapdesigner.layout.footer import footer
from mapdesigner.layout.header import header
from mapdesigner.layout.legend import legend, used_marks
from mapdesigner.layout.paper.contents import contents
from mapdesigner.layout.paper.strip import stage_strip
from mapdesigner.layout.scene import Band, Scene

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapdesigner.layout.frame import Frame, Row

Block = tuple[str, "Row"]
"""A part of a page by the name of its band."""

_AIR = 40.0
"""The least between the blocks of a page, in pt on A1; twice as much where a page has it."""


def cover(frame: Frame, begins: Mapping[str, int]) -> list[Block]:
    """Title, personas, particulars and contents, as full as one page holds them.

    `begins` has for each stage the index of its page among those after the cover.
    """
    return _fullest(frame, _heads(frame), [*_listed(frame, begins, 2), _strip(frame)])


def complete(frame: Frame, begins: Mapping[str, int]) -> list[Block] | None:
    """The cover with legend and evidence, where one page holds all of it but, at most, the names of steps."""
    found = _fullest(frame, _heads(frame)[:1], _listed(frame, begins, 2), [_told(frame)])
    return found if holds(frame, found) else None


def covers(frame: Frame, begins: Mapping[str, int]) -> list[list[Block]]:
    """A cover that says less, with legend and evidence; those on a second page, with the contents if it holds both."""
    heads, strip, told = _heads(frame), _strip(frame), _told(frame)
    whole = _fullest(frame, heads, [*_listed(frame, begins, 2), strip], [told])
    if holds(frame, whole):
        return [whole]
    second = _fullest(frame, _listed(frame, begins, 3), [told])
    if holds(frame, second):
        return [_fullest(frame, heads, [strip]), second]
    return [_fullest(frame, heads, [*_listed(frame, begins, 3), strip]), [told]]


def _fullest(frame: Frame, *choices: Sequence[Block]) -> list[Block]:
    """A block of each choice, the earlier the better, as far as one page holds them."""
    ways = [list(way) for way in product(*choices)]
    return next((way for way in ways if holds(frame, way)), ways[-1])


def holds(frame: Frame, blocks: Sequence[Block]) -> bool:
    """Whether one page holds blocks and footer."""
    return _spare(frame, blocks) >= 0


def _spare(frame: Frame, blocks: Sequence[Block]) -> float:
    """The height that blocks and footer leave of a page."""
    metrics = frame.metrics
    room = metrics.height - metrics.margin_top - metrics.margin_bottom - footer(frame, _width(frame), 1, 99).height
    return room - sum(row.height + _AIR * frame.unit for _name, row in blocks)


def cover_scene(frame: Frame, blocks: Sequence[Block], number: int, count: int) -> Scene:
    """A page of these blocks, higher than its sheet where they take more."""
    metrics, journey, left, width = frame.metrics, frame.journey, frame.metrics.margin_left, _width(frame)
    air = _AIR * frame.unit
    air += min(max(_spare(frame, blocks), 0.0) / len(blocks), air)
    bands: list[Band] = []
    y = metrics.margin_top
    for name, row in blocks:
        bands.append(Band(name, left, y, width, row.height, row.groups))
        y += row.height + air
    foot = footer(frame, width, number, count)
    height = max(metrics.height, y + foot.height + metrics.margin_bottom)
    top = height - metrics.margin_bottom - foot.height
    bands.append(Band("footer", left, top, width, foot.height, foot.groups))
    title = ": ".join(part for part in (journey.title, journey.subtitle) if part)
    notes = tuple(note for _name, row in blocks for note in row.notes)
    return Scene(
        metrics.width, height, "#FFFFFF", tuple(bands), title, journey.organisation, journey.language, (), notes
    )


def _width(frame: Frame) -> float:
    return frame.metrics.width - frame.metrics.margin_left - frame.metrics.margin_right


def _heads(frame: Frame) -> list[Block]:
    return [("header", header(frame, _width(frame), strips=strips)) for strips in (False, True)]


def _listed(frame: Frame, begins: Mapping[str, int], first: int) -> list[Block]:
    """The contents with steps, without, and in two columns; `first` is the number of the page after the cover's."""
    numbers = {stage: first + at for stage, at in begins.items()}
    ways = ((True, 1), (False, 1), (False, 2))
    return [("contents", contents(frame, _width(frame), numbers, steps=steps, columns=count)) for steps, count in ways]


def _strip(frame: Frame) -> Block:
    return "strip", stage_strip(frame, _width(frame), titled=False)


def _told(frame: Frame) -> Block:
    return "legend", legend(frame, _width(frame), used_marks(frame))
