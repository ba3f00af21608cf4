"""Another version of a map beside this one, on paper: its curve over the emotion lane, and a mark at what differs."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from mapdesigner.compare.differences import Change, differences
from mapdesigner.layout.curve import flat_to_edges, segments
from mapdesigner.layout.marks import badge
from mapdesigner.layout.scene import Band, Group, Path, TextStyle
from mapdesigner.layout.text.typeset import place, typeset
from mapdesigner.layout.theme import theme
from mapdesigner.model.catalog import lane_row
from mapdesigner.model.items import Emotion
from mapdesigner.model.journey import Lane
from mapdesigner.model.structure import structure
from mapdesigner.words import _, translator

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
    notes = (_("Only in the other map: {texts}").format(texts="; ".join(gone)),) if gone else ()
    return tuple(_page(page, journey, other, changed, notes) for page in pages)


def differing(journey: JourneyMap, other: JourneyMap) -> frozenset[str]:
    """The marks that cards bear beside another map, by the names the legend knows them by: new, changed, moved."""
    return frozenset(mark for marks in _changes(journey, other).values() for mark in marks)


def _changes(journey: JourneyMap, other: JourneyMap) -> dict[str, tuple[str, ...]]:
    """What differs of each card, by its id."""
    theirs = {each.id: each for each in other.items}
    found: dict[str, dict[str, None]] = {}
    for each in differences(other, journey):
        if each.collection != "items":
            continue
        if each.change is Change.ADDED and not each.field:
            found[each.id] = {"new": None}
        elif each.change is Change.MOVED:
            item = next(item for item in journey.items if item.id == each.id)
            was = theirs[each.id]
            elsewhere = (item.lane, item.step) != (was.lane, was.step)
            found.setdefault(each.id, {})["moved" if elsewhere else "changed"] = None
        elif each.change in (Change.CHANGED, Change.ADDED, Change.REMOVED) and each.id in theirs:
            found.setdefault(each.id, {})["changed"] = None
    shown = {item.id for item in journey.items if not isinstance(item, Emotion)}
    return {one: tuple(marks) for one, marks in found.items() if one in shown}


def _changed(journey: JourneyMap, other: JourneyMap) -> dict[str, tuple[str, str]]:
    """What is said of each card that differs, in the map's language: in full, and where that is too wide, in short."""
    words = translator(journey.language).gettext
    said = {"new": words("New"), "changed": words("Changed"), "moved": words("Moved")}
    found: dict[str, tuple[str, str]] = {}
    for one, marks in _changes(journey, other).items():
        short = ", ".join(said[mark] for mark in marks)
        origin = _origin(one, journey, other) if "moved" in marks else ""
        full = ", ".join(origin if origin and mark == "moved" else said[mark] for mark in marks)
        found[one] = full, short
    return found


def _origin(one: str, journey: JourneyMap, other: JourneyMap) -> str:
    """Where a moved card stands in the other map: its step, or its lane if it changed that alone; "" if parked."""
    words, theirs = translator(journey.language).gettext, structure(other)
    item, was = structure(journey).by_id[one], theirs.by_id[one]
    if getattr(item, "step", "") != (step := getattr(was, "step", "")):
        return words("Moved from {place}").format(place=theirs.step_numbers[step]) if step in theirs.column else ""
    lane = theirs.by_id.get(getattr(was, "lane", ""))
    if not isinstance(lane, Lane):
        return ""
    return words("Moved from {place}").format(place=lane.title or words(lane_row(lane.kind).words))


def _page(
    page: Scene, journey: JourneyMap, other: JourneyMap, changed: dict[str, tuple[str, str]], notes: tuple[str, ...]
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


def _marks(band: Band, changed: dict[str, tuple[str, str]], unit: float) -> Iterator[Group]:
    """A pill over the middle of the upper edge of each card that is new, changed or moved: signs stand at its ends."""
    for group in band.groups:
        if not group.id.startswith("card:") or group.target not in changed:
            continue
        full, short = (badge(text, 0.0, 0.0, unit, theme("light")) for text in changed[group.target])
        parts, wide, tall = full if full[1] <= group.width else short
        x, y = group.x + (group.width - wide) / 2, group.y - tall * 0.62
        yield Group(f"differs:{group.id}", x, y, wide, tall, parts, group.target, parts[1].text)


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
