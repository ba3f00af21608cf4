"""Posters: a map composed anew for a sheet, over as many pages as it needs, with what gave way told in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from mapdesigner.layout.metrics import sheet_metrics
from mapdesigner.layout.paper.fitting import fitted_alike
from mapdesigner.layout.paper.lane_parts import free_share, lane_parts, next_page
from mapdesigner.layout.paper.page import Page, page_frame, page_scene, spare_height
from mapdesigner.layout.paper.report_pages import report_pages
from mapdesigner.layout.paper.sheet import Sheet, SheetKind, sheet_of
from mapdesigner.layout.paper.stage_parts import Part, even_parts
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mapdesigner.layout.metrics import Metrics
    from mapdesigner.layout.scene import Scene
    from mapdesigner.model.journey import JourneyMap
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

_ANY = 888
"""The number of a page while it is fitted and others are not yet counted: as wide as any."""

_LONGEST = 14_400.0
"""The longest page a PDF can have, in pt."""


@dataclass(frozen=True, slots=True)
class _Fitted:
    """The pages of a poster as they fit, the runs of stages they show, and how much the fullest has left.

    `free` is a share of its height before anything gives way or grows; where that is little it says no more than this.
    """

    pages: list[Page]
    runs: list[Part]
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
        for at, part in enumerate(runs):
            page = Page(page_frame(whole, part.stages, whole.lanes, metrics, shown, steps=part.steps), report=True)
            for each in _parts(page if at == 0 else next_page(page), many=len(runs) > 1):
                free = min(free, free_share(each)) if free > _LEFT else free
                yield each

    return _Fitted(fitted_alike(pages(), let_go=len(runs) > 1), runs, free)


def _parts(page: Page, *, many: bool) -> Iterator[Page]:
    """The pages of one run of stages before anything gives way; of `many` runs none keeps what was laid out."""
    parts = lane_parts(page)
    for at, part in enumerate(parts, 1):
        number, count = (_ANY, _ANY) if many else (at, len(parts))
        yield replace(part, opens=at == 1, number=number, count=count)
    if many:
        page.lanes.let_go()


def _finished(found: _Fitted) -> tuple[Callable[[], Scene], ...]:
    """The pages as they are drawn, and after them what went to the report."""
    rest = tuple(item for page in found.pages for item in page.rest)
    last = report_pages(found.pages[0].frame, rest, len(found.pages) + 1) if rest else ()
    told = _notes(found.runs, found.pages)
    count = len(found.pages) + len(last)
    pages = [
        replace(page, number=at, count=count, notes=(*told, *page.notes)) for at, page in enumerate(found.pages, 1)
    ]
    turns = [page.lanes is not after.lanes for page, after in pairwise(pages)]
    made = (partial(_composed, page, leaving=leaving) for page, leaving in zip(pages, [*turns, True], strict=True))
    return (*made, *in_turn(last))


def in_turn(scenes: Iterable[Scene]) -> Iterator[Callable[[], Scene]]:
    """Pages that are composed already, as those that are composed when they are called."""
    return (partial(_itself, scene) for scene in scenes)


def _itself(scene: Scene) -> Scene:
    return scene


def _composed(page: Page, *, leaving: bool) -> Scene:
    """The finished page; after the last one of a run of stages, `leaving` it, what was laid out for it is let go."""
    scene = page_scene(page)
    if leaving:
        page.lanes.let_go()
    return scene


def _notes(runs: list[Part], pages: list[Page]) -> tuple[str, ...]:
    notes = []
    if all(lane.hidden for page in pages for lane in page.frame.structure.lanes):
        notes.append(_("No lane is shown: the map has none, or all are hidden."))
    if any(run.steps for run in runs):
        notes.append(_("Too many steps in a stage for one sheet of this size: it goes on over several pages."))
    elif len(runs) > 1 and pages[0].frame.metrics.width >= _LONGEST:
        notes.append(_("A page can be 5.08 m long at most: split by stages."))
    elif len(runs) > 1:
        notes.append(_("Too many steps for one sheet of this size: split by stages."))
    if len(pages) > len(runs):
        notes.append(_("The map is too tall for one sheet of this size: it goes on over {count} pages."))
    return tuple(note.format(count=len(pages)) for note in notes)


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


def _stage_parts(whole: Structure, metrics: Metrics) -> list[Part]:
    """Stages for each page: as many whole stages as the narrowest columns allow, evenly many steps a page."""
    room = metrics.width - metrics.margin_left - metrics.margin_right - metrics.lane_column
    return even_parts(whole, max(int(room // (_NARROWEST * metrics.chip / 29)), 1))
