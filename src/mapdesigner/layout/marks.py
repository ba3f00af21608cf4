"""The small signs that cards, markers and the legend share: star, ring, blocks, dots, pills, chips, avatars, chevrons.

Sizes are those of the A1 poster times `frame.unit`; x and y are the left top corner unless it says otherwise.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from mapdesigner.layout.colour import with_alpha
from mapdesigner.layout.icons import icon
from mapdesigner.layout.scene import Align, Box, Path, Rect, TextBlock, TextStyle
from mapdesigner.layout.text.typeset import measure, natural_width, place, typeset

if TYPE_CHECKING:
    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.scene import Primitive
    from mapdesigner.layout.theme import Theme

Commands = tuple[tuple[str | float, ...], ...]

STAR = 24.0
RING = 17.0
BLOCKS_WIDTH = 50.0
DOTS_HEIGHT = 10.0
PILL_GAP = 6.0
"""Sizes of the signs on A1, in pt; times `frame.unit` they are those of any medium."""

_STAR = (
    (12, 2.6),
    (14.9, 8.5),
    (21.4, 9.45),
    (16.7, 14.05),
    (17.8, 20.5),
    (12, 17.45),
    (6.2, 20.5),
    (7.3, 14.05),
    (2.6, 9.45),
    (9.1, 8.5),
)
_STAR_GRID = 24.0


def text_at(text: str, style: TextStyle, x: float, baseline: float, align: Align = Align.LEFT) -> TextBlock:
    """Set one line by its baseline; x is the left edge, the middle or the right edge of the words, as `align` says."""
    block = typeset(text, style, math.inf, align=align)
    share = {Align.CENTRE: 0.5, Align.RIGHT: 1.0, Align.END: 1.0}.get(align, 0.0)
    rise = block.lines[0].baseline if block.lines else 0.0
    return place(block, x - share * block.box.width, baseline - rise)


def circle(cx: float, cy: float, radius: float, fill: str = "", stroke: str = "", stroke_width: float = 0.0) -> Box:
    """A circle around a point, as a box with round corners."""
    rect = Rect(cx - radius, cy - radius, 2 * radius, 2 * radius)
    return Box(rect, fill, stroke, stroke_width, (radius, radius, radius, radius))


def star(x: float, y: float, size: float, theme: Theme) -> tuple[Primitive, ...]:
    """The star of a moment of truth in a square of side `size`."""
    unit = size / _STAR_GRID
    points = [(x + px * unit, y + py * unit) for px, py in _STAR]
    return (Path(_polygon(points), fill=theme.star, stroke=theme.star_ink, stroke_width=1.5 * unit),)


def ring(
    value: float, x: float, y: float, size: float, theme: Theme, hollow: bool = False, width: float | None = None
) -> tuple[Primitive, ...]:
    """The gauge of a personalization value (0-100) in a square of side `size`, filled clockwise from the top.

    `hollow` draws only the outlines of the filled part, for a value that is planned. `width` is that of the ring.
    """
    band = size / 5 if width is None else width
    cx, cy, radius = x + size / 2, y + size / 2, (size - band) / 2
    track = circle(cx, cy, radius, "", with_alpha(theme.pers, 0.22), band)
    share = min(max(value / 100, 0.0), 1.0)
    if hollow:
        return track, *_hollow_arc(cx, cy, radius, band, share, theme.pers)
    return (track, Path(arc(cx, cy, radius, share), stroke=theme.pers, stroke_width=band)) if share else (track,)


def _hollow_arc(cx: float, cy: float, radius: float, band: float, share: float, colour: str) -> tuple[Primitive, ...]:
    thin = band * 0.28
    outer, inner = radius + (band - thin) / 2, radius - (band - thin) / 2
    return tuple(Path(arc(cx, cy, each, share), stroke=colour, stroke_width=thin) for each in (outer, inner) if share)


def arc(cx: float, cy: float, radius: float, share: float) -> Commands:
    """Commands of an arc clockwise from the top over a share (0-1) of the circle, in pieces of 90 degrees at most."""
    count = max(1, math.ceil(share * 4))
    sweep = 2 * math.pi * share / count
    handle = radius * 4 / 3 * math.tan(sweep / 4)
    commands: list[tuple[str | float, ...]] = [("M", cx, cy - radius)]
    for index in range(count):
        start, end = index * sweep, (index + 1) * sweep
        x0, y0 = cx + radius * math.sin(start), cy - radius * math.cos(start)
        x1, y1 = cx + radius * math.sin(end), cy - radius * math.cos(end)
        tangents = (handle * math.cos(start), handle * math.sin(start), handle * math.cos(end), handle * math.sin(end))
        commands.append(("C", x0 + tangents[0], y0 + tangents[1], x1 - tangents[2], y1 - tangents[3], x1, y1))
    return tuple(commands)


def severity_blocks(value: int, x: float, y: float, frame: Frame) -> tuple[Primitive, ...]:
    """Five blocks that rise from left to right, filled up to the value (1-5), outlined beyond it; 50 x 15 on A1."""
    unit, colour = frame.unit, frame.theme.pain
    bottom, radius = y + 14.25 * unit, 1.5 * unit
    found: list[Primitive] = []
    for index in range(5):
        height = (5.58 + 1.98 * index) * unit
        full = index < value
        rect = Rect(x + (0.75 + 10.5 * index) * unit, bottom - height, 6.5 * unit, height)
        found.append(
            Box(
                rect,
                colour if full else "",
                colour if full else with_alpha(colour, 0.55),
                1.3 * unit,
                (radius, radius, radius, radius),
            )
        )
    return tuple(found)


def dots(value: int, of: int, x: float, y: float, frame: Frame, colour: str = "") -> tuple[Primitive, ...]:
    """`of` dots, filled up to the value; on A1 10 high and 13 apart. Opportunity green if no colour is given."""
    unit, ink = frame.unit, colour or frame.theme.opp
    return tuple(
        circle(x + (5 + 13 * index) * unit, y + 5 * unit, 4.2 * unit, ink if index < value else "", ink, 1.3 * unit)
        for index in range(of)
    )


def dots_width(of: int, frame: Frame) -> float:
    """The width that `dots` take."""
    return (13 * of - 3) * frame.unit


def pill_size(text: str, frame: Frame, room: float = math.inf) -> tuple[float, float]:
    """Width and height of a pill; in a room too narrow for its text the text wraps and the pill grows."""
    block, side = _pill_text(text, frame, room)
    return natural_width(block) + 2 * side, block.box.height + frame.metrics.type.pill.size * 0.3


def pill(text: str, x: float, y: float, frame: Frame, room: float = math.inf) -> tuple[tuple[Primitive, ...], float]:
    """A department's pill. Returns its parts and its width."""
    block, side = _pill_text(text, frame, room)
    width, height = pill_size(text, frame, room)
    size, line = frame.metrics.type.pill.size, frame.metrics.hairline / 1.5
    rect = Rect(x + line / 2, y + line / 2, width - line, height - line)
    radius = size * 0.75 - line / 2
    outline = Box(rect, frame.theme.surface, frame.theme.line_strong, line, (radius, radius, radius, radius))
    return (outline, place(block, x + side, y + size * 0.15)), width


def _pill_text(text: str, frame: Frame, room: float) -> tuple[TextBlock, float]:
    """A pill's text and the margin at its sides, smaller where it must wrap."""
    style, unit = frame.style("pill"), frame.unit
    block = typeset(text, style, math.inf, align=Align.LEFT)
    if natural_width(block) + 22 * unit <= room:
        return block, 11 * unit
    return typeset(text, style, max(room - 16 * unit, style.size), align=Align.LEFT), 8 * unit


def link_chip(text: str, right: float, y: float, frame: Frame) -> tuple[Primitive, ...]:
    """The chip that names what an opportunity answers ("P3"), ending at `right`; y is the top of its line."""
    unit, style = frame.unit, _link_style(frame)
    width = measure(text, style)
    words = typeset(text, style, width + 0.01, x=right - width, y=y, align=Align.LEFT)
    left = right - width - 21 * unit
    sign = icon("link-2", left, y + style.size * 0.6 - 7.5 * unit, 16 * unit, style.colour, 16 / 12 * unit)
    return sign, words


def _link_style(frame: Frame) -> TextStyle:
    return frame.style("number", frame.theme.pain, size=frame.metrics.type.body.size, weight=600)


def avatar(initials: str, x: float, y: float, size: float, fill: str, ink: str, frame: Frame) -> tuple[Primitive, ...]:
    """Initials in a disc; without a fill in a thin ring."""
    line = frame.metrics.hairline / 1.5
    style = frame.style("pill", ink, size=max(size * 3 / 7, 0.01), weight=600, tracking=0.0)
    centre_x, centre_y = x + size / 2, y + size / 2
    disc = circle(centre_x, centre_y, size / 2, fill)
    outline = circle(centre_x, centre_y, (size - line) / 2, "", frame.theme.line_strong, line)
    words = text_at(initials, style, centre_x, centre_y + style.size * 0.364, Align.CENTRE)
    return (disc if fill else outline, words)


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name, in capitals."""
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))


def circled_number(
    number: int, cx: float, cy: float, radius: float, colour: str, frame: Frame
) -> tuple[Primitive, ...]:
    """A stage's number in a circle around (cx, cy)."""
    size = max(radius * 1.25, frame.metrics.smallest)
    style = frame.style("number", colour, size=size, weight=650, tabular=False)
    words = text_at(str(number), style, cx, cy + size * 0.364, Align.CENTRE)
    return circle(cx, cy, radius, "", colour, radius / 6), words


def chevron(
    x: float, y: float, width: float, height: float, tip: float, first: bool = False, last: bool = False
) -> Commands:
    """Commands of a stage's arrow. `x` and `width` hold its outermost points, the tip among them.

    The first one is flat at the left, the last one at the right; the others have a notch as deep as the tip.
    """
    right, middle, bottom = x + width, y + height / 2, y + height
    shoulder = right if last else right - tip
    head = [] if last else [(right, middle)]
    notch = [] if first else [(x + tip, middle)]
    return _polygon([(x, y), (shoulder, y), *head, (shoulder, bottom), (x, bottom), *notch])


def diamond(cx: float, cy: float, radius: float) -> Commands:
    """Commands of a square on its corner around a point."""
    return _polygon([(cx, cy - radius), (cx + radius, cy), (cx, cy + radius), (cx - radius, cy)])


def _polygon(points: list[tuple[float, float]]) -> Commands:
    (x, y), *others = points
    return (("M", x, y), *(("L", px, py) for px, py in others), ("Z",))


def badge(text: str, x: float, y: float, unit: float, theme: Theme) -> tuple[tuple[Box, TextBlock], float, float]:
    """A word in white on a round ground, with its width and height; it says that a card differs from another map's."""
    words = typeset(text, TextStyle(14 * unit, 600, "#FFFFFF", line_height=1.15), math.inf)
    wide, tall = words.box.width + 12 * unit, words.box.height + 2 * unit
    shape = Box(Rect(x, y, wide, tall), theme.accent, theme.paper, unit, (tall / 2,) * 4)
    return (shape, place(words, x + 6 * unit, y + unit)), wide, tall
