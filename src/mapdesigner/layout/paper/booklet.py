"""A booklet to hold in the hand: whose journey it is on the first page, then a few stages over every two pages."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from mapdesigner.layout.metrics import WHISKER, Metrics, sized
from mapdesigner.layout.paper.cover import complete, cover, cover_scene, covers
from mapdesigner.layout.paper.fitting import fitted_alike
from mapdesigner.layout.paper.lane_parts import by_height, fits, with_lanes
from mapdesigner.layout.paper.page import Head, Page, page_frame, page_scene, spare_height
from mapdesigner.layout.paper.sheet import Sheet, sheet_of
from mapdesigner.layout.paper.stage_parts import even_parts
from mapdesigner.model.kinds import LaneKind
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.paper.cover import Block
    from mapdesigner.layout.scene import Scene
    from mapdesigner.model.journey import JourneyMap, Lane

_SCALE, _SMALLEST = 0.72, 10.0
"""Type against A1, and the least size in pt."""

_NARROWEST = 122.0
"""The least width of a step, in pt on A1: five of them on A4, seven on A3."""


def compose_booklet(journey: JourneyMap, sheet: str | Sheet = "A4", persona: str = "") -> tuple[Scene, ...]:
    """Compose a booklet on upright A4 or A3, in pt: a cover, then a page or more for every run of whole stages."""
    metrics = _metrics(sheet)
    whole, shown = structure(journey), frozenset(filter(None, (persona,)))
    room = metrics.width - metrics.margin_left - metrics.margin_right - metrics.lane_column
    runs = even_parts(whole, max(int(room // (_NARROWEST * _SCALE)), 1)) if whole.steps else ()
    frames = (page_frame(whole, part.stages, whole.lanes, metrics, shown, steps=part.steps) for part in runs)
    parts = [_pages_of(Page(each, head=Head.STRIP, marks=False)) for each in frames]
    frame = page_frame(whole, whole.stages, whole.lanes, metrics, shown)
    front, parts = _covered(frame, parts)
    pages = [page for part in parts for page in part]
    count = len(front) + len(pages)
    inside = (replace(page, number=number, count=count) for number, page in enumerate(pages, len(front) + 1))
    covers = (cover_scene(frame, blocks, number, count) for number, blocks in enumerate(front, 1))
    return (*covers, *map(page_scene, fitted_alike(inside)))


def _covered(frame: Frame, parts: list[list[Page]]) -> tuple[list[list[Block]], list[list[Page]]]:
    """What the booklet begins with, and its parts.

    Where the cover has no room for legend and evidence, they stand at the end of each part that has; else on a cover
    that says less, or after it.
    """
    starts = accumulate(map(len, parts), initial=0)
    begins: dict[str, int] = {}
    for at, part in zip(starts, parts, strict=False):
        begins = {stage.id: at for stage in part[0].frame.structure.stages} | begins
    if whole := complete(frame, begins):
        return [whole], parts
    closed = [[*part[:-1], _closed(part[-1], frame)] for part in parts]
    if any(part[-1].marks for part in closed):
        return [cover(frame, begins)], closed
    return covers(frame, begins), parts


def _closed(page: Page, whole: Frame) -> Page:
    """The last page of a part with the legend and evidence of the `whole` map, if it has the room."""
    closed = replace(page, marks=True, legend_of=whole)
    return closed if spare_height(closed) >= 0 else page


def _metrics(wanted: str | Sheet) -> Metrics:
    sheet = sheet_of(wanted, portrait=True) if isinstance(wanted, str) else wanted
    metrics = sized(_SCALE)
    return replace(
        metrics,
        name=sheet.name,
        whisker=WHISKER * _SCALE if sheet.spread else 0.0,
        beside=sheet.beside,
        width=sheet.width / 25.4 * 72,
        height=sheet.height / 25.4 * 72,
        margin_left=30 * _SCALE,
        margin_right=30 * _SCALE,
        lane_column=155 * _SCALE,
        lane_icon=18 * _SCALE,
        card_pad=8 * _SCALE,
        smallest=_SMALLEST,
        captions=False,
    )


def _pages_of(page: Page) -> list[Page]:
    """All lanes on one page that holds them; else those to pain points, then the rest, and more where one is full.

    Where pages filled without this seam are fewer, it is left out.
    """
    if spare_height(page) >= 0:
        return [page]
    lanes = [lane for lane in page.frame.structure.lanes if not lane.hidden]
    last = max((at for at, lane in enumerate(lanes, 1) if lane.kind is LaneKind.PAIN_POINTS), default=len(lanes))
    halves = [half for half in (lanes[:last], lanes[last:]) if half]
    seamed = [part for half in halves for part in _parted(page, half)]
    found = min(seamed, _parted(page, lanes), key=len)
    return [replace(part, opens=index == 0) for index, part in enumerate(found)]


def _parted(page: Page, lanes: list[Lane]) -> list[Page]:
    whole = with_lanes(page, lanes)
    return [whole] if fits(whole) else by_height(page, lanes)
