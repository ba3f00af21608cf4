"""A map as a small picture: its stages, cards, curve and marks, with a bar for each line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout import curve
from mapdesigner.layout.colour import mix, with_alpha
from mapdesigner.layout.compose import stage_colours
from mapdesigner.layout.mirror import as_seen
from mapdesigner.layout.scene import Band, Box, Group, Path, Rect, Scene
from mapdesigner.layout.theme import theme
from mapdesigner.model.kinds import LaneKind
from mapdesigner.model.structure import Structure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mapdesigner.layout.colour import StageColours
    from mapdesigner.layout.scene import Primitive
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import JourneyMap

WIDTH, HEIGHT = 300.0, 170.0
"""Size of the picture in scene units."""

_LEFT, _RIGHT, _TOP, _FOOT = 13.5, 286.5, 12.5, 158.5
_CHEVRON = 12.0
_TIP = 3.0
_GAP = 12.0
_MOST_COLUMNS = 60  # narrower columns would not be told apart


class _Drawing:
    """The picture of one map in the making, from top to bottom."""

    def __init__(self, journey: JourneyMap) -> None:
        self.known = Structure(journey)  # not the kept one: this runs beside the window's own thread
        self.theme = theme()
        self.colours = stage_colours(self.known, self.theme)
        self.width = (_RIGHT - _LEFT) / max(1, min(len(self.known.steps), _MOST_COLUMNS))
        place = {stage.id: index for index, stage in enumerate(self.known.stages)}
        self.stages = [place[step.stage] for step in self.known.steps][:_MOST_COLUMNS]

    def draw(self) -> Iterator[Primitive]:
        """All that fits, the lanes that matter most before the others."""
        yield from self._chevrons()
        yield from self._names()
        y = _TOP + _CHEVRON + 24.0
        rows = _chosen(self.known)
        free = _FOOT - y - sum(_HEIGHTS.get(kind, _PLAIN) for kind, _items in rows)
        gap = max(3.0, min(_GAP, free / max(1, len(rows) - 1)))
        for kind, items in rows:
            yield from _ROWS.get(kind, _plain)(self, items, y)
            y += _HEIGHTS.get(kind, _PLAIN) + (3.5 if kind is LaneKind.PAIN_POINTS else gap)

    def columns(self, item: AnyItem) -> tuple[float, float]:
        """Left edge and width of a card."""
        first, last = self.known.span(item)
        return _LEFT + first * self.width + 1.2, (last - first + 1) * self.width - 2.4

    def colour(self, item: AnyItem) -> StageColours:
        """The colours of the stage an item stands in."""
        return self.colours[self.stages[self.known.column[item.step]]]

    def shown(self, items: tuple[AnyItem, ...]) -> Iterator[tuple[AnyItem, float, float]]:
        """The first item of each column, with its left edge and width."""
        taken: set[int] = set()
        for item in items:
            first, last = self.known.span(item)
            if last < len(self.stages) and not taken & set(range(first, last + 1)):
                taken |= set(range(first, last + 1))
                yield item, *self.columns(item)

    def _chevrons(self) -> Iterator[Primitive]:
        left = 0
        for index, colours in enumerate(self.colours):
            count = self.stages.count(index)
            if count:
                yield _chevron(_LEFT + left * self.width, count * self.width, colours.fill, first=not left)
                left += count

    def _names(self) -> Iterator[Primitive]:
        for column, step in enumerate(self.known.steps[: len(self.stages)]):
            lines = min(3, 1 + len(step.name.split()) // 2)
            for line in range(lines if step.name else 2):
                width = self.width * (0.76 if line == 0 else 0.6 if line == 1 else 0.44)
                rect = Rect(_LEFT + column * self.width + 1.2, _TOP + 18.0 + line * 4.6, width, 1.8)
                yield _bar(rect, mix(self.theme.line_strong, self.theme.paper, 0.85))


def _chosen(known: Structure) -> list[tuple[LaneKind, tuple[AnyItem, ...]]]:
    """The rows to draw in the map's order: the telling ones, then others while there is room."""
    filled = [(lane.kind, known.items_of.get(lane.id, ())) for lane in known.lanes if not lane.hidden]
    filled = [(kind, items) for kind, items in filled if items]
    room = _FOOT - _TOP - _CHEVRON - 24.0
    kept: set[int] = set()
    for index in sorted(range(len(filled)), key=lambda at: (filled[at][0] not in _ROWS, at)):
        needed = _HEIGHTS.get(filled[index][0], _PLAIN) + 4.0
        if needed <= room + 4.0:
            kept.add(index)
            room -= needed
    return [row for index, row in enumerate(filled) if index in kept]


def _chevron(x: float, width: float, fill: str, *, first: bool) -> Path:
    top, middle, bottom, right = _TOP, _TOP + _CHEVRON / 2, _TOP + _CHEVRON, x + width - 1.0
    notch = x if first else x + _TIP
    points = ((x, top), (right, top), (right + _TIP, middle), (right, bottom), (x, bottom), (notch, middle))
    (x0, y0), *rest = points
    return Path((("M", x0, y0), *(("L", px, py) for px, py in rest), ("Z",)), fill)


def _bar(rect: Rect, fill: str) -> Box:
    return Box(rect, fill, radii=(rect.height / 2,) * 4)


def _touchpoints(drawing: _Drawing, items: tuple[AnyItem, ...], y: float) -> Iterator[Primitive]:
    look = drawing.theme
    for item, x, width in drawing.shown(items):
        truth = getattr(item, "moment_of_truth", False)
        rect = Rect(x, y, width, 24.5)
        yield Box(rect, look.surface, look.ink if truth else look.line, 1.0, (2.5,) * 4)
        if width > 12.0:
            colours = drawing.colour(item)
            yield Box(Rect(x + 3.0, y + 3.2, 5.6, 5.6), colours.tint, colours.ink, 0.8, (2.0,) * 4)
            yield _bar(Rect(x + 4.0, y + 13.2, width * 0.58, 2.0), mix(look.control, look.paper, 0.85))
            yield _bar(Rect(x + 4.0, y + 18.2, width * 0.36, 1.6), look.line_strong)


def _emotions(drawing: _Drawing, items: tuple[AnyItem, ...], y: float) -> Iterator[Primitive]:
    look, zero, one = drawing.theme, y + 22.0, 10.5
    yield Box(Rect(_LEFT, zero - 0.5, _RIGHT - _LEFT, 1.0), look.line_strong)
    points: list[tuple[float, float]] = []
    for item in items:
        if not points or drawing.columns(item)[0] > points[-1][0]:
            x, width = drawing.columns(item)
            points.append((x + width / 2, zero - one * getattr(item, "score", 0.0)))
    points = [point for point in points if point[0] < _RIGHT]
    if not points:
        return
    drawn = curve.segments(curve.flat_to_edges(points, _LEFT, _RIGHT))
    for part in curve.parts(drawn, zero):
        above = sum(segment.y0 + segment.y3 for segment in part) < 2 * zero * len(part)
        closed = (*_line(part), ("L", part[-1].x3, zero), ("L", part[0].x0, zero), ("Z",))
        yield Path(closed, with_alpha(look.pos if above else look.neg, 0.16))
    yield Path(_line(drawn), stroke=look.ink, stroke_width=1.5, round=True)
    for px, py in points:
        yield Box(Rect(px - 2.3, py - 2.3, 4.6, 4.6), look.paper, look.ink, 1.1, (2.3,) * 4)


def _line(drawn: list[curve.Segment]) -> tuple[tuple[str | float, ...], ...]:
    first = drawn[0]
    return (("M", first.x0, first.y0), *(("C", *segment[2:]) for segment in drawn))


def _pains(drawing: _Drawing, items: tuple[AnyItem, ...], y: float) -> Iterator[Primitive]:
    look = drawing.theme
    for _item, x, width in drawing.shown(items):
        yield Box(Rect(x, y, width, 9.0), look.pain_tint)
        yield Box(Rect(x, y, 1.6, 9.0), look.pain)
        yield _bar(Rect(x + 4.4, y + 3.7, max(2.0, width * 0.55), 1.8), mix(look.pain, look.paper, 0.5))


def _opportunities(drawing: _Drawing, items: tuple[AnyItem, ...], y: float) -> Iterator[Primitive]:
    look = drawing.theme
    for _item, x, width in drawing.shown(items):
        yield Box(Rect(x + 0.5, y, width - 1.0, 9.6), look.surface, look.opp, 0.9, (2.4,) * 4)
        yield _bar(Rect(x + 4.4, y + 3.9, max(2.0, width * 0.5), 1.8), mix(look.opp, look.paper, 0.45))


def _plain(drawing: _Drawing, items: tuple[AnyItem, ...], y: float) -> Iterator[Primitive]:
    look = drawing.theme
    for _item, x, width in drawing.shown(items):
        yield Box(Rect(x, y, width, _PLAIN), look.surface2, look.line, 0.8, (2.0,) * 4)
        yield _bar(Rect(x + 4.0, y + 4.6, max(2.0, width * 0.55), 1.8), look.line_strong)


_PLAIN = 11.0
_HEIGHTS = {
    LaneKind.TOUCHPOINTS: 24.5,
    LaneKind.EMOTIONS: 44.0,
    LaneKind.PAIN_POINTS: 9.0,
    LaneKind.OPPORTUNITIES: 9.6,
}
_ROWS: dict[LaneKind, Callable[[_Drawing, tuple[AnyItem, ...], float], Iterator[Primitive]]] = {
    LaneKind.TOUCHPOINTS: _touchpoints,
    LaneKind.EMOTIONS: _emotions,
    LaneKind.PAIN_POINTS: _pains,
    LaneKind.OPPORTUNITIES: _opportunities,
}


def thumbnail(journey: JourneyMap) -> Scene:
    """Return a light picture of a map, WIDTH by HEIGHT units, with no text in it; safe to call off the main thread."""
    drawn = Group("thumbnail", 0.0, 0.0, WIDTH, HEIGHT, tuple(_Drawing(journey).draw()))
    band = Band("thumbnail", 0.0, 0.0, WIDTH, HEIGHT, (drawn,))
    return as_seen(Scene(WIDTH, HEIGHT, theme().paper, (band,), right_to_left=journey.right_to_left))
