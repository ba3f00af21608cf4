"""Lanes taller than a page: their cards go on over the pages that follow, and so does a text longer than a page."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mapdesigner.edits.replace import replace as changed
from mapdesigner.layout.lane_stack import LaneStack
from mapdesigner.layout.sides import lane_title
from mapdesigner.layout.text.parting import parted
from mapdesigner.model.structure import PartOfStructure, structure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.layout.frame import Frame
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane

_WORTH = 0.25
"""A text is parted only where this share of a page is left for its beginning."""

_MORE = "\N{HORIZONTAL ELLIPSIS}"


@dataclass(slots=True)
class Filled:
    """What stands on one page: its lanes, and the cards of those that stand on several pages, by the lane's id."""

    lanes: list[Lane] = field(default_factory=list)
    items: dict[str, tuple[AnyItem, ...]] = field(default_factory=dict)


def over_pages(frame: Frame, lanes: Sequence[tuple[Lane, float]], room: float, later: float) -> list[Filled]:
    """Fill pages with lanes, each given with the height in pt of the line above it, and part those that fit none.

    There is `room` for lanes on the first page and `later` on the others, in pt.
    """
    pages = _Pages(frame, room, later)
    for lane, line in lanes:
        pages.add(lane, line)
    return pages.pages


class _Pages:
    """Pages that are filled one after the other."""

    def __init__(self, frame: Frame, room: float, later: float) -> None:
        self._frame, self._left, self._later = frame, room, later
        self.pages = [Filled()]

    def add(self, lane: Lane, line: float) -> None:
        """Put a lane on the page, on the next, or on as many as it takes."""
        rest = self._frame.structure.items_of.get(lane.id, ())
        part = lane
        while (tall := line + self._height(part, rest)) > self._left:
            if tall > self._later or part is not lane:
                here, after = self._parted(part, rest, self._left - line, self._full() - line)
            else:
                here, after = (), rest
            if here:
                self._put(part, here, 0.0)
                rest, part = after, self._continued(lane)
            elif self._full() == self._left:
                break  # what cannot be parted makes its page longer, which the report tells
            self._turn()
        self._put(part, rest, tall)

    def _put(self, lane: Lane, items: tuple[AnyItem, ...], tall: float) -> None:
        page = self.pages[-1]
        page.lanes.append(lane)
        if items != self._frame.structure.items_of.get(lane.id, ()):
            page.items[lane.id] = items
        self._left -= tall

    def _turn(self) -> None:
        self.pages.append(Filled())
        self._left = self._later

    def _full(self) -> float:
        """The most a lane can have: all of a later page, or of this one if nothing stands on it yet."""
        return self._later if self.pages[-1].lanes else self._left

    def _continued(self, lane: Lane) -> Lane:
        said = self._frame.words.gettext("continued")
        return changed(lane, title=f"{lane_title(lane, self._frame)}, {said}")

    def _height(self, lane: Lane, items: tuple[AnyItem, ...]) -> float:
        return self._laid(lane, items)[0]

    def _laid(self, lane: Lane, items: tuple[AnyItem, ...]) -> tuple[float, dict[str, tuple[float, float]]]:
        """The height of the lane with these cards, and where each begins and ends when nothing stretches it."""
        part = self._frame.structure
        known = PartOfStructure(structure(part.journey), part.stages, (lane,), {lane.id: items}, part.steps)
        frame = replace(self._frame, structure=known, memo={})
        laid = next(laid for name, laid in LaneStack().laid(frame, {}) if name == lane.id)
        tops = {group.target: group.y for group in laid.cells.groups if group.target in frame.memo}
        return laid.height, {name: (top, top + frame.memo[name].draft.height) for name, top in tops.items()}

    def _parted(
        self, lane: Lane, items: tuple[AnyItem, ...], room: float, full: float
    ) -> tuple[tuple[AnyItem, ...], tuple[AnyItem, ...]]:
        """The cards that stand in a room of this height in pt, and those that go on; texts taller than `full` do so."""
        pad = self._frame.metrics.cell_pad_y
        _height, places = self._laid(lane, items)
        if not places:
            return self._shortened(lane, items, room)
        here: list[AnyItem] = []
        after: list[AnyItem] = []
        for item in items:
            top, bottom = places[item.id]
            if bottom <= room - pad:
                here.append(item)
            elif bottom - top > full - 2 * pad and room - pad - top > _WORTH * full:
                start, end = self._cut(lane, item, room - pad - top)
                here += [start] if start else []
                after.append(end)
            else:
                after.append(item)
        return tuple(here), tuple(after)

    def _shortened(
        self, lane: Lane, items: tuple[AnyItem, ...], room: float
    ) -> tuple[tuple[AnyItem, ...], tuple[AnyItem, ...]]:
        """All that is drawn in one, as a curve, with as much of its texts as fits; and again with the rest of them."""

        def fits(most: int) -> bool:
            return self._height(lane, tuple(start for start, _end in _halves(items, most))) <= room

        most = bisect_left(range(max((len(item.text) for item in items), default=0)), True, key=lambda at: not fits(at))
        halves = _halves(items, most - 1) if most else []
        return tuple(start for start, _end in halves), tuple(end for _start, end in halves) or items

    def _cut(self, lane: Lane, item: AnyItem, room: float) -> tuple[AnyItem | None, AnyItem]:
        """As much of an item's text as stands in a card of this height, and the rest."""

        def fits(text: str) -> bool:
            top, bottom = self._laid(lane, (_begun(item, text),))[1][item.id]
            return bottom - top <= room

        start, end = parted(item.text, fits)
        return (_begun(item, start), changed(item, text=_MORE + end)) if start else (None, item)


def _begun(item: AnyItem, text: str) -> AnyItem:
    return changed(item, text=text + _MORE)


def _halves(items: tuple[AnyItem, ...], most: int) -> list[tuple[AnyItem, AnyItem]]:
    """Each item with at most so many letters of its text, and with the rest."""
    found = []
    for item in items:
        start, end = parted(item.text, lambda text: len(text) <= most) if len(item.text) > most else (item.text, "")
        found.append((_begun(item, start), changed(item, text=_MORE + end)) if end else (item, changed(item, text="")))
    return found
