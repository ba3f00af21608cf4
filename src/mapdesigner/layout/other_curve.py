"""The curve of another version of a map over an emotion lane: broken off at words, carried on over pages, named."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, groupby
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from mapdesigner.layout.curve import Segment, flat_to_edges, segments, within
from mapdesigner.layout.scene import Group, Path, Rect, TextBlock, TextStyle
from mapdesigner.layout.text.typeset import place, typeset
from mapdesigner.layout.theme import theme
from mapdesigner.model.items import Emotion
from mapdesigner.model.structure import structure
from mapdesigner.words import translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mapdesigner.layout.curve import Point
    from mapdesigner.layout.scene import Band, Scene
    from mapdesigner.model.journey import JourneyMap

_SAMPLES = 60
"""Places looked at between two scores for words in the way."""

_AIR = 5.0
"""What the line keeps free around words, and its name around all else, in pt on A1."""

_LINE, _TAKEN = 1.0, 1000.0
"""How bad it is for the name to hide a place on a line, and to touch words or a face."""


class _Place(NamedTuple):
    """Where a lane's scores and a map's steps stand on a page."""

    zero: float
    unit: float
    """The height of one level."""
    steps: dict[str, float]
    """The middle of each step's column; of a step on another page, where it would stand on this one."""


def with_curve(page: Scene, band: Band, journey: JourneyMap, other: JourneyMap, unit: float) -> Band:
    """An emotion lane with the other map's curve under its faces and words; any other lane as it is.

    `unit` is the size of the page against A1.
    """
    curves = [at for at, group in enumerate(band.groups) if group.id.startswith("curve:")]
    drawn = _drawn(page, band, journey, other) if curves else []
    if not drawn:
        return band
    after = max(curves) + 1
    line = _line(drawn, band, unit)
    curve = Group(f"other:{band.target}", 0, 0, band.width, band.height, (line,))
    named = _named(_name(journey, other), line, band, unit, _points_of(drawn))
    return replace(band, groups=(*band.groups[:after], curve, named, *band.groups[after:]))


def _drawn(page: Scene, band: Band, journey: JourneyMap, other: JourneyMap) -> list[Segment]:
    """The other map's curve from edge to edge of the lane."""
    where = _place_of(page, band, journey)
    points = _points(structure(other).items_of.get(band.target, ()), where) if where else []
    return within(segments(flat_to_edges(points, 0.0, band.width)), 0.0, band.width) if points else []


def _line(drawn: Sequence[Segment], band: Band, unit: float) -> Path:
    """The curve, dotted, broken off where words and figures stand."""
    commands: list[tuple[str | float, ...]] = []
    for left, right in _clear(drawn, list(_words(band)), _AIR * unit):
        run = within(drawn, left, right)
        commands.append(("M", run[0].x0, run[0].y0))
        commands += [("C", each.x1, each.y1, each.x2, each.y2, each.x3, each.y3) for each in run]
    width = 50 * unit / 20
    colour = theme("light").accent
    return Path(tuple(commands), stroke=colour, stroke_width=width, dash=(width, 2.4 * width), round=True)


def _clear(drawn: Sequence[Segment], words: Sequence[Rect], air: float) -> Iterator[tuple[float, float]]:
    """Where the curve may be seen, each as its left and its right end."""
    points = [*_points_of(drawn), (drawn[-1].x3, drawn[-1].y3)]
    grown = [Rect(each.x - air, each.y - air, each.width + 2 * air, each.height + 2 * air) for each in words]
    for free, run in groupby(points, lambda point: not any(each.contains(*point) for each in grown)):
        xs = [x for x, _y in run]
        if free and xs[-1] > xs[0]:
            yield xs[0], xs[-1]


def _points_of(drawn: Sequence[Segment]) -> list[Point]:
    shares = [number / _SAMPLES for number in range(_SAMPLES)]
    return [(each.x0 + share * (each.x3 - each.x0), each.y_at(share)) for each in drawn for share in shares]


def _words(band: Band) -> Iterator[Rect]:
    for group in band.groups:
        blocks = (each for each in group.primitives if isinstance(each, TextBlock))
        yield from (each.box.moved(group.x, group.y) for each in blocks)


def _name(journey: JourneyMap, other: JourneyMap) -> str:
    words = translator(journey.language).gettext
    return words("Version {label}").format(label=other.label) if other.label else words("The other map")


def _named(name: str, line: Path, band: Band, unit: float, points: Sequence[Point]) -> Group:
    """The curve's name with a piece of its line, at the upper or lower edge of the lane, where it hides least."""
    colours = theme("light")
    style = TextStyle(15 * unit, 620, colours.accent, halo=colours.paper, halo_width=3 * unit)
    said = typeset(name, style, inf)
    tall, sample = said.box.height, 44 * unit
    wide = sample + 8 * unit + said.box.width
    taken = [*_words(band), *(each.bounds for each in band.groups if each.id.startswith(("marker:", "target:")))]
    curves = [*points, *chain.from_iterable(map(_ends, band.groups))]
    box = min(_edges(band, wide, tall, unit), key=lambda each: _hidden(each, taken, curves, _AIR * unit))
    stroke = replace(line, commands=(("M", 0.0, tall / 2), ("L", sample, tall / 2)))
    return Group(f"other-name:{band.target}", box.x, box.y, wide, tall, (stroke, place(said, sample + 8 * unit, 0.0)))


def _ends(group: Group) -> Iterator[Point]:
    """Where the pieces of the lane's own curves end."""
    if group.id.startswith("curve:"):
        paths = (each for each in group.primitives if isinstance(each, Path))
        for command in chain.from_iterable(each.commands for each in paths):
            if len(command) > 2:
                yield float(command[-2]), float(command[-1])


def _edges(band: Band, wide: float, tall: float, unit: float) -> Iterator[Rect]:
    """Places along the upper edge of the lane from where it begins, then along the lower one."""
    for y in (6 * unit, band.height - tall - 6 * unit):
        x = 10 * unit
        while x + wide <= band.width - 10 * unit or x == 10 * unit:
            yield Rect(x, y, wide, tall)
            x += 20 * unit


def _hidden(box: Rect, taken: Iterable[Rect], curves: Iterable[Point], air: float) -> float:
    grown = Rect(box.x - air, box.y - air, box.width + 2 * air, box.height + 2 * air)
    return _TAKEN * sum(map(grown.intersects, taken)) + _LINE * sum(grown.contains(*point) for point in curves)


def _place_of(page: Scene, band: Band, journey: JourneyMap) -> _Place | None:
    """The scale of an emotion lane, from the words of its levels, and the columns, from the names of the steps."""
    side = next((each for each in page.bands if each.id == f"side:{band.target}"), None)
    levels = (
        {group.id.rsplit(":", 1)[1]: group for group in side.groups if group.id.startswith("level:")} if side else {}
    )
    if not {"2", "-2"} <= levels.keys():
        return None
    top, bottom = (levels[name].y + levels[name].height / 2 for name in ("2", "-2"))
    return _Place((top + bottom) / 2, (bottom - top) / 4, _middles(page, band, journey))


def _middles(page: Scene, band: Band, journey: JourneyMap) -> dict[str, float]:
    """The middles of all columns, which are equally wide on paper, by those that stand on the page."""
    shown = {
        group.target: (each.x + group.x + group.width / 2 - band.x, group.width)
        for each in page.bands
        if each.id == "stages"
        for group in each.groups
        if group.id.startswith("step:")
    }
    at = {each.id: number for number, each in enumerate(structure(journey).steps) if each.id in shown}
    if not at:
        return {}
    first, last = min(at, key=at.__getitem__), max(at, key=at.__getitem__)
    (begin, wide), (end, _wide) = shown[first], shown[last]
    apart = (end - begin) / (at[last] - at[first]) if first != last else wide
    return {each.id: begin + (number - at[first]) * apart for number, each in enumerate(structure(journey).steps)}


def _points(items: tuple[object, ...], where: _Place) -> list[Point]:
    """The scores of the other map over the steps that both have; several in a step as their mean."""
    scores: dict[str, list[float]] = {}
    for item in items:
        if isinstance(item, Emotion) and item.step in where.steps:
            scores.setdefault(item.step, []).append(item.score)
    return sorted((where.steps[step], where.zero - sum(felt) / len(felt) * where.unit) for step, felt in scores.items())
