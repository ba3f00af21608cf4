"""The lanes of a page too low for all of them, shared among pages: whole ones, or parts of one that is too tall."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from mapdesigner.layout.lane_stack import blueprint_lines
from mapdesigner.layout.paper.fitting import hole, steps_of_giving_way
from mapdesigner.layout.paper.page import Head, Page, holds, page_frame, spare_height
from mapdesigner.layout.paper.tall_lanes import Filled, over_pages
from mapdesigner.model.catalog import lane_row
from mapdesigner.model.kinds import LaneKind
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane

_SPARSE = 0.4
"""A second page that leaves more of its height free than this share is filled up with lanes of the first one."""

_SLACKS = tuple(share / 40 for share in range(24, -1, -1))
"""Shares of a page that lanes over several pages may leave free, as long as it takes no further page."""


def lane_parts(page: Page) -> list[Page]:
    """A page for all lanes, or metrics and backstage on a second one, or as many as fit each page."""
    if fits(page):
        return [page]
    lanes = [lane for lane in page.frame.structure.lanes if not lane.hidden]
    back = [lane for lane in lanes if _goes_first(lane)]
    front = [lane for lane in lanes if not _goes_first(lane)]
    evenly = by_height(page, lanes)
    if front and back and fits(first := with_lanes(page, front)):
        second = with_lanes(next_page(page), back)
        if fits(second) and (free_share(second) <= _SPARSE or len(evenly) > 2):
            return [first, second]
    return evenly


def fits(page: Page) -> bool:
    """Whether a page fits its sheet, if need be once all that can give way has done so."""
    return holds(page) or holds(_smallest(page))


def _smallest(page: Page, *, whole: bool = False) -> Page:
    """The page once all that can give way has done so; a `whole` one keeps all its metrics."""
    return [each for each in steps_of_giving_way(page) if not (whole and each.rest)][-1]


def _goes_first(lane: Lane) -> bool:
    """Whether a lane goes to a second page before others do: metrics, and all behind the customer's view."""
    return lane.kind is LaneKind.METRICS or lane_row(lane.kind).zone in ("front", "back", "support")


def next_page(page: Page) -> Page:
    """The page after this one, which says more briefly whose map it is."""
    return replace(page, head=Head.SHORT) if page.head is Head.FULL else page


def by_height(page: Page, lanes: list[Lane]) -> list[Page]:
    """The page with as many whole lanes as fit its height, and pages after it with the others, filled alike."""
    smallest = _smallest(with_lanes(page, lanes), whole=True)
    heights = {name: laid.height for name, laid in page.lanes.laid(smallest.frame, {})}
    lines = blueprint_lines(smallest.frame)
    needed = [heights[lane.id] + (heights[f"line:{lines[lane.id]}"] if lane.id in lines else 0.0) for lane in lanes]
    room = sum(heights.values()) + spare_height(smallest)
    later = sum(heights.values()) + spare_height(next_page(smallest))
    if max(needed, default=0.0) > later:
        lined = [(lane, tall - heights[lane.id]) for lane, tall in zip(lanes, needed, strict=True)]
        filled = over_pages(smallest.frame, lined, room, later)
        return min((_pages_of(page, way) for way in _shifted(filled)), key=lambda pages: max(map(_unfilled, pages)))
    return _evenly(page, lanes, needed, (room, later))


def _evenly(page: Page, lanes: list[Lane], needed: list[float], rooms: tuple[float, float]) -> list[Page]:
    """Whole lanes on as few pages as hold them, so that the emptiest has the least left over.

    `needed` are the heights of the lanes, `rooms` those of the first page and of the others, in the smallest sizes.
    """
    room, later = rooms
    least = len(_filled(needed, room, later))
    ways = dict.fromkeys(tuple(_filled(needed, room - share * later, later - share * later)) for share in _SLACKS)
    made = ([*_parted(page, lanes, needed, rooms, ends)] for ends in ways if len(ends) == least)
    return min(made, key=lambda pages: max(map(hole, pages)))


def _parted(
    page: Page, lanes: list[Lane], needed: list[float], rooms: tuple[float, float], ends: tuple[int, ...]
) -> Iterator[Page]:
    """A page for each run of lanes, by the numbers of lanes before its end."""
    for start, end in pairwise((0, *ends)):
        part = with_lanes(next_page(page) if start else page, lanes[start:end])
        yield replace(part, left=rooms[bool(start)] - sum(needed[start:end]))


def _pages_of(page: Page, filled: list[Filled]) -> list[Page]:
    return [with_lanes(next_page(page) if at else page, each.lanes, each.items) for at, each in enumerate(filled)]


def _shifted(filled: list[Filled]) -> Iterator[list[Filled]]:
    """The pages, and the same with more and more of the last but one's lanes on the last, where those are whole."""
    yield filled
    if len(filled) < 2:
        return
    *others, before, last = filled
    for at in range(len(before.lanes) - 1, 0, -1):
        if before.lanes[at].id in before.items:
            return
        kept = Filled(before.lanes[:at], before.items)
        yield [*others, kept, Filled([*before.lanes[at:], *last.lanes], last.items)]


def _unfilled(page: Page) -> float:
    """The height that stays empty, in pt; none is worse than lanes that do not fit."""
    return hole(page) if fits(page) else inf


def _filled(heights: list[float], room: float, later: float) -> list[int]:
    """Where each page ends, by the number of heights before it, with this room on the first page and on others."""
    ends: list[int] = []
    left = room
    for at, needed in enumerate(heights):
        if at > (ends[-1] if ends else 0) and needed > left:
            ends.append(at)
            left = later
        left -= needed
    return [*ends, len(heights)]


def with_lanes(page: Page, lanes: list[Lane], some: Mapping[str, tuple[AnyItem, ...]] | None = None) -> Page:
    """The same page with these lanes alone, and `some` of the items of those that stand on other pages too."""
    frame = page.frame
    whole = structure(frame.journey)
    known = frame.structure
    part = page_frame(whole, known.stages, tuple(lanes), frame.metrics, frame.personas, some, known.steps)
    return replace(page, frame=replace(part, compact=frame.compact, sticky=frame.sticky))


def free_share(page: Page) -> float:
    """The share of a page's height that is left over."""
    return spare_height(page) / page.frame.metrics.height
