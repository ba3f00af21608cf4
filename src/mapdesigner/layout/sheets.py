"""Posters: a map composed anew for a sheet, over as many pages as it needs, with what gave way told in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from mapdesigner.layout.lane_stack import blueprint_lines
from mapdesigner.layout.metrics import sheet_metrics
from mapdesigner.layout.paper.page import (
    Head,
    Page,
    fitted_alike,
    holds,
    hole,
    page_frame,
    page_scene,
    spare_height,
    steps_of_giving_way,
)
from mapdesigner.layout.paper.report_pages import report_pages
from mapdesigner.layout.paper.sheet import Sheet, SheetKind, sheet_of
from mapdesigner.layout.paper.tall_lanes import Filled, over_pages
from mapdesigner.model.catalog import lane_row
from mapdesigner.model.kinds import LaneKind
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mapdesigner.layout.metrics import Metrics
    from mapdesigner.layout.scene import Scene
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import JourneyMap, Lane, Stage
    from mapdesigner.model.structure import Structure

_NARROWEST, _USUAL = 118.0, 147.7
"""The least width of a step's column on an A1 sheet, and the width it has on a roll, in pt."""

_HEADER = 612 + 36 + 560 + 36 + 420
"""The least width of a roll between its margins, in pt on A1: title, a persona and particulars beside each other."""

_LONGER = (1.0, 1.1, 1.2, 1.35, 1.5, 1.75)
"""How much longer than usual a roll may get for a map that is too tall for it."""

_ROOMY = 0.15
"""Where every page of a poster leaves more of its height free than this share, type gets larger."""

_LARGER, _LEFT = (1.4, 1.3, 1.2, 1.12), 0.06
"""How much larger: the first that takes no further page and leaves this share for the curve and the cells."""

_SPARSE = 0.4
"""A second page that leaves more of its height free than this share is filled up with lanes of the first one."""

_SLACKS = tuple(share / 40 for share in range(24, -1, -1))
"""Shares of a page that lanes over several pages may leave free, as long as it takes no further page."""

_ANY = 888
"""The number of a page while it is fitted and others are not yet counted: as wide as any."""

_LONGEST = 14_400.0
"""The longest page a PDF can have, in pt."""


@dataclass(frozen=True, slots=True)
class _Fitted:
    """The pages of a poster as they fit, how many runs of stages they show, and how much the fullest has left.

    `free` is a share of its height before anything gives way or grows; where that is little it says no more than this.
    """

    pages: list[Page]
    runs: int
    free: float


def compose_poster(journey: JourneyMap, sheet: str | Sheet = "A1", persona: str = "") -> tuple[Scene, ...]:
    """Compose a map for a sheet, in pt; `persona` is the id of the one to show alone.

    A map with more steps than the sheet is wide, or more lanes than it is high, goes on over further pages, by whole
    stages and lanes; the notes say so. A roll is as long as the map needs. Raises ValueError for a sheet not known.
    """
    return tuple(page() for page in poster_pages(journey, sheet, persona))


def poster_pages(journey: JourneyMap, sheet: str | Sheet = "A1", persona: str = "") -> tuple[Callable[[], Scene], ...]:
    """The pages of a poster, each composed when it is called: all those of a large map would fill the memory."""
    known = sheet_of(sheet) if isinstance(sheet, str) else sheet
    whole, shown = structure(journey), frozenset(filter(None, (persona,)))
    metrics = sheet_metrics(known)
    if known.kind is SheetKind.ROLL:
        return _finished(_fitted(whole, _rolled_out(whole, metrics, shown), shown))
    found = _fitted(whole, metrics, shown)
    if found.free > _ROOMY:
        larger = (_fitted(whole, sheet_metrics(known, factor), shown) for factor in _LARGER)
        fitting = (each for each in larger if len(each.pages) == len(found.pages) and each.free > _LEFT)
        found = next(fitting, found)
    return _finished(found)


def _fitted(whole: Structure, metrics: Metrics, shown: frozenset[str]) -> _Fitted:
    """Fit the pages of a poster, run after run."""
    runs = _stage_parts(whole, metrics)
    free = inf

    def pages() -> Iterator[Page]:
        nonlocal free
        for at, stages in enumerate(runs):
            page = Page(page_frame(whole, stages, whole.lanes, metrics, shown), report=True)
            for part in _parts(page if at == 0 else _next(page), many=len(runs) > 1):
                free = min(free, _free(part)) if free > _LEFT else free
                yield part

    return _Fitted(fitted_alike(pages()), len(runs), free)


def _parts(page: Page, *, many: bool) -> Iterator[Page]:
    """The pages of one run of stages before anything gives way; of `many` runs none keeps what was laid out."""
    parts = _lane_parts(page)
    for at, part in enumerate(parts, 1):
        number, count = (_ANY, _ANY) if many else (at, len(parts))
        yield replace(part, opens=at == 1, number=number, count=count)
    if many:
        page.lanes.let_go()


def _free(page: Page) -> float:
    """The share of a page's height that is left over."""
    return spare_height(page) / page.frame.metrics.height


def _finished(found: _Fitted) -> tuple[Callable[[], Scene], ...]:
    """The pages as they are drawn, and after them what went to the report."""
    rest = tuple(item for page in found.pages for item in page.rest)
    last = report_pages(found.pages[0].frame, rest, len(found.pages) + 1) if rest else ()
    told = _notes(found.runs, len(found.pages))
    count = len(found.pages) + len(last)
    pages = [
        replace(page, number=at, count=count, notes=(*told, *page.notes)) for at, page in enumerate(found.pages, 1)
    ]
    turns = [page.lanes is not after.lanes for page, after in pairwise(pages)]
    made = (partial(_composed, page, leaving=leaving) for page, leaving in zip(pages, [*turns, False], strict=True))
    return (*made, *(partial(replace, scene) for scene in last))


def _composed(page: Page, *, leaving: bool) -> Scene:
    """The finished page; after the last one of a run of stages, `leaving` it, what was laid out for it is let go."""
    scene = page_scene(page)
    if leaving:
        page.lanes.let_go()
    return scene


def _notes(parts: int, pages: int) -> tuple[str, ...]:
    notes = []
    if parts > 1:
        notes.append(_("Too many steps for one sheet of this size: split by stages."))
    if pages > parts:
        notes.append(_("The map is too tall for one sheet of this size: it goes on over {count} pages."))
    return tuple(note.format(count=pages) for note in notes)


def _rolled_out(whole: Structure, metrics: Metrics, shown: frozenset[str]) -> Metrics:
    """The metrics of a page as long as the map needs: columns of the usual width, wider where it would be too tall."""
    unit = metrics.chip / 29
    beside = metrics.margin_left + metrics.margin_right
    columns = metrics.lane_column + len(whole.steps) * _USUAL * unit
    natural = beside + max(columns, _HEADER * unit)
    for factor in _LONGER:
        longer = replace(metrics, width=min(natural * factor, _LONGEST))
        if spare_height(Page(page_frame(whole, whole.stages, whole.lanes, longer, shown))) >= 0:
            return longer
    return replace(metrics, width=min(natural, _LONGEST))


def _stage_parts(whole: Structure, metrics: Metrics) -> list[tuple[Stage, ...]]:
    """Stages for each page: as many whole stages as the narrowest columns allow, evenly many steps a page."""
    room = metrics.width - metrics.margin_left - metrics.margin_right - metrics.lane_column
    return stage_parts(whole, max(int(room // (_NARROWEST * metrics.chip / 29)), 1))


def stage_parts(whole: Structure, most: int) -> list[tuple[Stage, ...]]:
    """Runs of whole stages of at most so many steps each; a longer stage stands alone."""
    count = len(_runs(whole, most))
    even = next(steps for steps in range(1, most + 1) if steps == most or len(_runs(whole, steps)) == count)
    return _runs(whole, even)


def _runs(whole: Structure, most: int) -> list[tuple[Stage, ...]]:
    parts: list[tuple[Stage, ...]] = [()]
    for stage in whole.stages:
        taken = sum(len(whole.steps_of[each.id]) for each in parts[-1])
        if parts[-1] and taken + len(whole.steps_of[stage.id]) > most:
            parts.append(())
        parts[-1] = (*parts[-1], stage)
    return parts


def _lane_parts(page: Page) -> list[Page]:
    """A page for all lanes, or metrics and backstage on a second one, or as many as fit each page."""
    if fits(page):
        return [page]
    lanes = [lane for lane in page.frame.structure.lanes if not lane.hidden]
    back = [lane for lane in lanes if _goes_first(lane)]
    front = [lane for lane in lanes if not _goes_first(lane)]
    evenly = by_height(page, lanes)
    if front and back and fits(first := with_lanes(page, front)):
        second = with_lanes(_next(page), back)
        if fits(second) and (_free(second) <= _SPARSE or len(evenly) > 2):
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


def _next(page: Page) -> Page:
    """The page after this one, which says more briefly whose map it is."""
    return replace(page, head=Head.SHORT) if page.head is Head.FULL else page


def by_height(page: Page, lanes: list[Lane]) -> list[Page]:
    """The page with as many whole lanes as fit its height, and pages after it with the others, filled alike."""
    smallest = _smallest(with_lanes(page, lanes), whole=True)
    heights = {name: laid.height for name, laid in page.lanes.laid(smallest.frame, {})}
    lines = blueprint_lines(smallest.frame)
    needed = [heights[lane.id] + (heights[f"line:{lines[lane.id]}"] if lane.id in lines else 0.0) for lane in lanes]
    room = sum(heights.values()) + spare_height(smallest)
    later = sum(heights.values()) + spare_height(_next(smallest))
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
        part = with_lanes(_next(page) if start else page, lanes[start:end])
        yield replace(part, left=rooms[bool(start)] - sum(needed[start:end]))


def _pages_of(page: Page, filled: list[Filled]) -> list[Page]:
    return [with_lanes(_next(page) if at else page, each.lanes, each.items) for at, each in enumerate(filled)]


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
    part = page_frame(whole, frame.structure.stages, tuple(lanes), frame.metrics, frame.personas, some)
    return replace(page, frame=replace(part, compact=frame.compact, sticky=frame.sticky))
