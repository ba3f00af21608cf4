"""Another version of a map beside this one, on paper: its curve over the emotion lane, and a mark at what differs."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from mapdesigner.compare.differences import Change, differences
from mapdesigner.layout.curve import flat_to_edges, segments
from mapdesigner.layout.scene import Band, Box, Group, Path, Rect, TextStyle
from mapdesigner.layout.text.typeset import place, typeset
from mapdesigner.layout.theme import theme
from mapdesigner.model.items import Emotion
from mapdesigner.model.structure import structure
from mapdesigner.words import translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.layout.curve import Point
    from mapdesigner.layout.scene import Scene
    from mapdesigner.model.journey import JourneyMap


class _Place(NamedTuple):
    """Where a lane's scores and a map's steps stand on a page."""

    zero: float
    unit: float
    """The height of one level."""
    steps: dict[str, tuple[float, float]]


def with_other(pages: tuple[Scene, ...], journey: JourneyMap, other: JourneyMap) -> tuple[Scene, ...]:
    """The pages with the other map's curve and with marks; the notes name the cards that only the other has."""
    changed = _changed(journey, other)
    gone = [item.text for item in other.items if item.id not in {each.id for each in journey.items} and item.text]
    words = translator(journey.language).gettext
    notes = (words("Only in the other map: {texts}").format(texts="; ".join(gone)),) if gone else ()
    return tuple(_page(page, journey, other, changed, notes) for page in pages)


def _changed(journey: JourneyMap, other: JourneyMap) -> dict[str, str]:
    """'New' or 'Changed' by the id of the card, in the map's language."""
    words = translator(journey.language).gettext
    found: dict[str, str] = {}
    for each in differences(other, journey):
        if each.collection == "items" and each.change in (Change.ADDED, Change.CHANGED, Change.MOVED):
            found.setdefault(each.id, words("New") if each.change is Change.ADDED else words("Changed"))
    return found


def _page(
    page: Scene, journey: JourneyMap, other: JourneyMap, changed: dict[str, str], notes: tuple[str, ...]
) -> Scene:
    bands: list[Band] = []
    for band in page.bands:
        bands.append(_with_curve(page, band, journey, other))
        if band.id.startswith("lane:"):
            marks = tuple(_marks(band, changed, _unit(page)))
            bands += (replace(band, id=f"marks:{band.id}", groups=marks, target=""),) if marks else ()
    return replace(page, bands=tuple(bands), notes=(*page.notes, *notes))


def _unit(page: Scene) -> float:
    """The size of the page against A1, read off a chevron, which is 50 high there."""
    heights = (group.height for band in page.bands for group in band.groups if group.id.startswith("stage:"))
    return next(heights, 50.0) / 50


def _marks(band: Band, changed: dict[str, str], unit: float) -> Iterator[Group]:
    """A pill on the upper edge of each card that is new or changed."""
    colours = theme("light")
    for group in band.groups:
        if not group.id.startswith("card:") or group.target not in changed:
            continue
        words = typeset(changed[group.target], TextStyle(14 * unit, 600, "#FFFFFF", line_height=1.15), inf)
        wide, tall = words.box.width + 12 * unit, words.box.height + 2 * unit
        shape = Box(Rect(0, 0, wide, tall), colours.accent, colours.paper, unit, (tall / 2,) * 4)
        x, y = group.x + group.width - wide, group.y - tall * 0.9
        parts = (shape, place(words, 6 * unit, unit))
        yield Group(f"differs:{group.id}", x, y, wide, tall, parts, group.target, words.text)


def _with_curve(page: Scene, band: Band, journey: JourneyMap, other: JourneyMap) -> Band:
    """An emotion lane with the other map's curve under its faces and words; any other lane as it is."""
    curves = [at for at, group in enumerate(band.groups) if group.id.startswith("curve:")]
    if not curves:
        return band
    after = max(curves) + 1
    groups = (*band.groups[:after], *_curve(page, band, journey, other), *band.groups[after:])
    return replace(band, groups=groups)


def _curve(page: Scene, band: Band, journey: JourneyMap, other: JourneyMap) -> Iterator[Group]:
    """The other map's curve, and its name with a piece of its line at the upper edge of the lane."""
    where = _place_of(page, band)
    theirs = structure(other).items_of.get(band.target, ())
    points = _points(theirs, where) if where else []
    if not points:
        return
    unit, colours = _unit(page), theme("light")
    drawn = segments(flat_to_edges(points, 0.0, band.width))
    commands: list[tuple[str | float, ...]] = [("M", drawn[0].x0, drawn[0].y0)]
    commands += [("C", each.x1, each.y1, each.x2, each.y2, each.x3, each.y3) for each in drawn]
    width = 50 * unit / 20
    line = Path(tuple(commands), stroke=colours.accent, stroke_width=width, dash=(width, 2.4 * width), round=True)
    yield Group(f"other:{band.target}", 0, 0, band.width, band.height, (line,))
    words = translator(journey.language).gettext
    name = words("Version {label}").format(label=other.label) if other.label else words("The other map")
    style = TextStyle(15 * unit, 620, colours.accent, halo=colours.paper, halo_width=3 * unit)
    said = typeset(name, style, inf)
    tall, sample = said.box.height, 44 * unit
    stroke = replace(line, commands=(("M", 0.0, tall / 2), ("L", sample, tall / 2)))
    named = (stroke, place(said, sample + 8 * unit, 0.0))
    yield Group(f"other-name:{band.target}", 10 * unit, 6 * unit, sample + said.box.width, tall, named)


def _place_of(page: Scene, band: Band) -> _Place | None:
    """The scale of an emotion lane, from the words of its levels, and the columns, from the names of the steps."""
    side = next((each for each in page.bands if each.id == f"side:{band.target}"), None)
    levels = (
        {group.id.rsplit(":", 1)[1]: group for group in side.groups if group.id.startswith("level:")} if side else {}
    )
    if not {"2", "-2"} <= levels.keys():
        return None
    top, bottom = (levels[name].y + levels[name].height / 2 for name in ("2", "-2"))
    steps = {
        group.target: (each.x + group.x - band.x, each.x + group.x + group.width - band.x)
        for each in page.bands
        if each.id == "stages"
        for group in each.groups
        if group.id.startswith("step:")
    }
    return _Place((top + bottom) / 2, (bottom - top) / 4, steps)


def _points(items: tuple[object, ...], where: _Place) -> list[Point]:
    """The scores of the other map over the steps that both have; several in a step as their mean."""
    scores: dict[str, list[float]] = {}
    for item in items:
        if isinstance(item, Emotion) and item.step in where.steps:
            scores.setdefault(item.step, []).append(item.score)
    found = []
    for step, felt in scores.items():
        left, right = where.steps[step]
        found.append(((left + right) / 2, where.zero - sum(felt) / len(felt) * where.unit))
    return sorted(found)
