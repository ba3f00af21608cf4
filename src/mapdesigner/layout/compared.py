"""Another version of a map beside this one, on paper: its curve over the emotion lane, and a mark at what differs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapdesigner.compare.differences import Change, differences
from mapdesigner.layout.marks import badge
from mapdesigner.layout.other_curve import with_curve
from mapdesigner.layout.scene import Band, Group, Rect, TextBlock
from mapdesigner.layout.theme import theme
from mapdesigner.model.catalog import lane_row
from mapdesigner.model.items import Emotion
from mapdesigner.model.journey import Lane
from mapdesigner.model.structure import structure
from mapdesigner.words import _, ngettext, translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.layout.scene import Scene
    from mapdesigner.model.journey import JourneyMap

_NAMED = 3
"""How many cards a note calls by their words: maps with little in common would fill a page."""


def with_other(pages: tuple[Scene, ...], journey: JourneyMap, other: JourneyMap) -> tuple[Scene, ...]:
    """The pages with the other map's curve and with marks; the notes name the cards that only the other has."""
    changed = _changed(journey, other)
    notes = tuple(_gone(journey, other))
    return tuple(_page(page, journey, other, changed, notes) for page in pages)


def _gone(journey: JourneyMap, other: JourneyMap) -> Iterator[str]:
    """The note about cards that only the other map has: the first few by their words, and how many more there are."""
    here = {each.id for each in journey.items}
    texts = [" ".join(item.text.split()) for item in other.items if item.id not in here and item.text]
    named, more = "; ".join(texts[:_NAMED]), len(texts) - _NAMED
    if more > 0:
        words = ngettext(
            "Only in the other map: {texts}; and {count} more card",
            "Only in the other map: {texts}; and {count} more cards",
            more,
        )
        yield words.format(texts=named, count=more)
    elif texts:
        yield _("Only in the other map: {texts}").format(texts=named)


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
        bands.append(with_curve(page, band, journey, other, _unit(page)))
        if band.id.startswith("lane:"):
            marks = tuple(_marks(band, changed, _unit(page)))
            bands += (replace(band, id=f"marks:{band.id}", groups=marks, target=""),) if marks else ()
    return replace(page, bands=tuple(bands), notes=(*page.notes, *notes))


def _unit(page: Scene) -> float:
    """The size of the page against A1, read off a chevron, which is 50 high there."""
    heights = (group.height for band in page.bands for group in band.groups if group.id.startswith("stage:"))
    return next(heights, 50.0) / 50


def _marks(band: Band, changed: dict[str, tuple[str, str]], unit: float) -> Iterator[Group]:
    """A pill over the middle of the upper edge of each card that is new, changed or moved: signs stand at its ends.

    Where the card's words begin at that edge, it stands above them.
    """
    for group in band.groups:
        if not group.id.startswith("card:") or group.target not in changed:
            continue
        full, short = (badge(text, 0.0, 0.0, unit, theme("light")) for text in changed[group.target])
        parts, wide, tall = full if full[1] <= group.width else short
        x, y = (group.width - wide) / 2, -tall * 0.62
        words = (each.box for each in group.primitives if isinstance(each, TextBlock))
        y = min([y, *(box.y - tall for box in words if box.intersects(Rect(x, y, wide, tall)))])
        yield Group(f"differs:{group.id}", group.x + x, group.y + y, wide, tall, parts, group.target, parts[1].text)
