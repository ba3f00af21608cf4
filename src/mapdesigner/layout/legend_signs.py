"""The pictures of the marks that a legend explains, each as it is drawn on the map."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mapdesigner.layout import marks
from mapdesigner.layout.colour import with_alpha
from mapdesigner.layout.icons import icon
from mapdesigner.layout.lanes.emotion_scale import persona_of
from mapdesigner.layout.lanes.sparkline import course
from mapdesigner.layout.persona_panel import persona_colour
from mapdesigner.layout.scene import Box, Path, Rect
from mapdesigner.model.items import Emotion

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.scene import Primitive

MIDDLE = 16.5
"""The line that the middle of a mark and its words stand on, in pt on A1."""

Sign = tuple[tuple["Primitive", ...], float]
"""What draws a mark, and its width."""


def _truth(frame: Frame) -> Sign:
    size = 22 * frame.unit
    return marks.star(0.0, 5.5 * frame.unit, size, frame.theme), size


def _voice(frame: Frame) -> Sign:
    words = marks.text_at(
        frame.words.gettext("“Italic”"), frame.style("voice", size=17 * frame.unit), 0.0, 22.5 * frame.unit
    )
    return (words,), words.box.width


def _personalization(frame: Frame) -> Sign:
    return _gauge(frame, hollow=False)


def _planned(frame: Frame) -> Sign:
    return _gauge(frame, hollow=True)


def _gauge(frame: Frame, *, hollow: bool) -> Sign:
    unit, theme = frame.unit, frame.theme
    gauge = marks.ring(62, 0.0, (MIDDLE - 10) * unit, 20 * unit, theme, hollow, 3.5 * unit)
    style = frame.style("lane_caption", theme.pers, weight=600)
    value = marks.text_at(frame.words.number(62), style, 29 * unit, 21.7 * unit)
    return (*gauge, value), value.box.right


def _loss(frame: Frame) -> Sign:
    unit, colour = frame.unit, frame.theme.neg
    area = Box(Rect(0.0, 9.5 * unit, 46 * unit, 14 * unit), with_alpha(colour, 0.12))
    starts = ((2 + 10 * index) * unit for index in range(4))
    commands = tuple(command for x in starts for command in (("M", x, 23.5 * unit), ("L", x + 12 * unit, 9.5 * unit)))
    lines = Path(commands, stroke=with_alpha(colour, 0.6), stroke_width=1.4 * unit)
    return (area, lines), 46 * unit


def _current(frame: Frame) -> Sign:
    """The line of the curve; where several personas have one, a piece in the colour of each."""
    middle, wide, colours = MIDDLE * frame.unit, 46 * frame.unit, _curve_colours(frame)
    ends = [wide * at / len(colours) for at in range(len(colours) + 1)]
    lines = ((("M", start, middle), ("L", end, middle)) for start, end in pairwise(ends))
    pieces = zip(lines, colours, strict=True)
    return tuple(Path(line, stroke=colour, stroke_width=frame.metrics.curve) for line, colour in pieces), wide


def _curve_colours(frame: Frame) -> list[str]:
    """The colours of the curves of a page; one that stands alone has none of its own."""
    known = frame.structure
    items = (item for lane in known.lanes if not lane.hidden for item in known.items_of.get(lane.id, ()))
    felt = (item for item in items if isinstance(item, Emotion) and frame.concerns(item.personas))
    owners = {persona_of(item, known.personas) for item in felt}
    own = [persona_colour(frame, each) for each in known.personas if each.id in owners]
    return own if len(own) > 1 else [frame.theme.ink]


def _future(frame: Frame) -> Sign:
    unit, theme, metrics = frame.unit, frame.theme, frame.metrics
    line = (("M", 0.0, MIDDLE * unit), ("L", 46 * unit, MIDDLE * unit))
    dashes = Path(line, stroke=theme.future, stroke_width=metrics.future, dash=metrics.future_dash)
    diamond = marks.diamond(23 * unit, MIDDLE * unit, 6.36 * unit)
    return (dashes, Path(diamond, theme.paper, theme.future, 2 * unit)), 46 * unit


def _spread(frame: Frame) -> Sign:
    unit, half = frame.unit, 7 * frame.unit
    top, bottom = 6 * unit, 27 * unit
    lines = (
        *(("M", 0.0, top), ("L", 2 * half, top), ("M", half, top), ("L", half, bottom)),
        *(("M", 0.0, bottom), ("L", 2 * half, bottom)),
    )
    return (Path(lines, stroke=frame.theme.ink2, stroke_width=1.8 * unit, round=True),), 2 * half


def _severity(frame: Frame) -> Sign:
    unit = frame.unit
    return marks.severity_blocks(4, 0.0, (MIDDLE - 7) * unit, frame), marks.BLOCKS_WIDTH * unit


def _link(frame: Frame) -> Sign:
    unit = frame.unit
    return (icon("link-2", 0.0, (MIDDLE - 10) * unit, 20 * unit, frame.theme.opp, 1.667 * unit),), 20 * unit


def _levels(frame: Frame) -> Sign:
    return marks.dots(2, 3, 0.0, (MIDDLE - 5) * frame.unit, frame), marks.dots_width(3, frame)


def _metric(frame: Frame) -> Sign:
    unit, theme = frame.unit, frame.theme
    fill = frame.stage_colours[min(1, len(frame.stage_colours) - 1)].fill if frame.stage_colours else theme.ink2
    radii = (2 * unit, 2 * unit, 2 * unit, 2 * unit)
    track, bar = (
        Box(Rect(0.0, 12.5 * unit, width * unit, 9 * unit), colour, radii=radii)
        for width, colour in ((46, theme.sunken), (24, fill))
    )
    tick = Box(Rect(34 * unit, 8.5 * unit, 3 * unit, 17 * unit), theme.ink)
    return (track, bar, tick), 46 * unit


def _course(frame: Frame) -> Sign:
    unit = frame.unit
    points = [(x * unit, y * unit) for x, y in ((0, 22), (9, 17), (17, 20), (27, 12), (34, 15), (43, 9.5))]
    return course(points, frame), 46 * unit


def _new(frame: Frame) -> Sign:
    return _difference(frame, frame.words.gettext("New"))


def _changed(frame: Frame) -> Sign:
    return _difference(frame, frame.words.gettext("Changed"))


def _moved(frame: Frame) -> Sign:
    return _difference(frame, frame.words.gettext("Moved"))


def _difference(frame: Frame, word: str) -> Sign:
    """The pill that a card bears which differs from the other map's."""
    _parts, wide, tall = marks.badge(word, 0.0, 0.0, frame.unit, frame.theme)
    parts, _wide, _tall = marks.badge(word, 0.0, MIDDLE * frame.unit - tall / 2, frame.unit, frame.theme)
    return parts, wide


SIGNS: dict[str, Callable[[Frame], Sign]] = {
    "truth": _truth,
    "voice": _voice,
    "personalization": _personalization,
    "loss": _loss,
    "current": _current,
    "future": _future,
    "spread": _spread,
    "severity": _severity,
    "link": _link,
    "levels": _levels,
    "metric": _metric,
    "course": _course,
    "planned": _planned,
    "new": _new,
    "changed": _changed,
    "moved": _moved,
}
"""What draws each mark, by the name the legend knows it by."""
