"""A booklet to hold in the hand: whose journey it is on the first page, then a few stages over every two pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapdesigner.layout.footer import footer
from mapdesigner.layout.header import header
from mapdesigner.layout.legend import legend, used_marks
from mapdesigner.layout.metrics import WHISKER, Metrics, sized
from mapdesigner.layout.paper.contents import contents
from mapdesigner.layout.paper.page import Head, Page, fitted_alike, page_frame, page_scene, spare_height
from mapdesigner.layout.paper.parts import even_parts
from mapdesigner.layout.paper.sheet import Sheet, sheet_of
from mapdesigner.layout.paper.strip import stage_strip
from mapdesigner.layout.scene import Band, Scene
from mapdesigner.layout.sheets import by_height, fits, with_lanes
from mapdesigner.model.kinds import LaneKind
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapdesigner.layout.frame import Frame, Row
    from mapdesigner.model.journey import JourneyMap, Lane

_SCALE, _SMALLEST = 0.72, 10.0
"""Type against A1, and the least size in pt."""

_AIR = 40.0
"""Between the blocks of the first page, in pt on A1."""

_NARROWEST = 122.0
"""The least width of a step, in pt on A1: five of them on A4, seven on A3."""


def compose_booklet(journey: JourneyMap, sheet: str | Sheet = "A4", persona: str = "") -> tuple[Scene, ...]:
    """Compose a booklet on upright A4 or A3, in pt: a cover, then a page or more for every run of whole stages."""
    metrics = _metrics(sheet)
    whole, shown = structure(journey), frozenset(filter(None, (persona,)))
    room = metrics.width - metrics.margin_left - metrics.margin_right - metrics.lane_column
    pages: list[Page] = []
    begins: dict[str, int] = {}
    for stages in even_parts(whole, max(int(room // (_NARROWEST * _SCALE)), 1)) if whole.steps else ():
        begins |= dict.fromkeys((stage.id for stage in stages), len(pages))
        pages += _pages_of(Page(page_frame(whole, stages, whole.lanes, metrics, shown), head=Head.STRIP, marks=False))
    cover = page_frame(whole, whole.stages, whole.lanes, metrics, shown)
    blocks, pages = _covered(cover, begins, pages)
    front = _front(cover, blocks, len(pages) + 1)
    count = len(pages) + len(front)
    inside = (replace(page, number=number, count=count) for number, page in enumerate(pages, len(front) + 1))
    return (*front, *map(page_scene, fitted_alike(inside)))


def _covered(cover: Frame, begins: Mapping[str, int], pages: list[Page]) -> tuple[list[tuple[str, Row]], list[Page]]:
    """The blocks of the cover and the pages after it, by the index of the page on which each stage `begins`.

    Where the cover has no room for legend and evidence, they stand on the last page; else on a cover that says less;
    else on a page of their own, after the cover.
    """
    blocks = _blocks(cover, begins, 2)
    if _holds(cover, blocks):
        return blocks, pages
    if pages and spare_height(back := replace(pages[-1], marks=True, legend_of=cover)) >= 0:
        return blocks[:-1], [*pages[:-1], back]
    blocks = _blocks(cover, begins, 2, with_legend=True)
    return (blocks if _holds(cover, blocks) else _blocks(cover, begins, 3)), pages


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


def _width(frame: Frame) -> float:
    return frame.metrics.width - frame.metrics.margin_left - frame.metrics.margin_right


def _holds(frame: Frame, blocks: list[tuple[str, Row]]) -> bool:
    """Whether one page holds blocks and footer."""
    metrics = frame.metrics
    room = metrics.height - metrics.margin_top - metrics.margin_bottom - footer(frame, _width(frame), 1, 99).height
    return sum(row.height + _AIR * frame.unit for _name, row in blocks) <= room


def _blocks(frame: Frame, begins: Mapping[str, int], first: int, *, with_legend: bool = False) -> list[tuple[str, Row]]:
    """What a booklet begins with: title, personas and particulars; its contents; legend and evidence.

    The first two are as full as one page holds, or holds `with_legend`. `first` is the number of the page after it.
    """
    width, numbers = _width(frame), {stage: first + at for stage, at in begins.items()}
    told = ("legend", legend(frame, width, used_marks(frame)))
    stages = [
        *(("contents", contents(frame, width, numbers, steps=steps)) for steps in (True, False)),
        ("strip", stage_strip(frame, width, titled=False)),
    ]
    heads = [("header", header(frame, width, strips=strips)) for strips in (False, True)]
    found = [[head, stage, told] for head in heads for stage in stages]
    return next((each for each in found if _holds(frame, each if with_legend else each[:-1])), found[-1])


def _front(frame: Frame, blocks: list[tuple[str, Row]], count: int) -> tuple[Scene, ...]:
    """The first page with these blocks; legend and evidence go over if need be."""
    if _holds(frame, blocks) or len(blocks) < 3:
        return (_of_blocks(frame, blocks, 1, count),)
    return _of_blocks(frame, blocks[:2], 1, count + 1), _of_blocks(frame, blocks[2:], 2, count + 1)


def _of_blocks(frame: Frame, blocks: list[tuple[str, Row]], number: int, count: int) -> Scene:
    metrics, journey = frame.metrics, frame.journey
    left, width = metrics.margin_left, metrics.width - metrics.margin_left - metrics.margin_right
    bands: list[Band] = []
    y = metrics.margin_top
    for name, row in blocks:
        bands.append(Band(name, left, y, width, row.height, row.groups))
        y += row.height + _AIR * frame.unit
    foot = footer(frame, width, number, count)
    height = max(metrics.height, y + foot.height + metrics.margin_bottom)
    top = height - metrics.margin_bottom - foot.height
    bands.append(Band("footer", left, top, width, foot.height, foot.groups))
    title = ": ".join(part for part in (journey.title, journey.subtitle) if part)
    notes = tuple(note for _name, row in blocks for note in row.notes)
    return Scene(
        metrics.width, height, "#FFFFFF", tuple(bands), title, journey.organisation, journey.language, (), notes
    )
