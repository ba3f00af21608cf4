"""A map for a screen on the wall: the whole of it first, then a slide for each stage in larger type."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapdesigner.layout.metrics import WHISKER, Metrics, sized
from mapdesigner.layout.paper.fitting import fitted, steps_of_giving_way
from mapdesigner.layout.paper.lane_parts import by_height, fits, with_lanes
from mapdesigner.layout.paper.overview import overview_alone
from mapdesigner.layout.paper.page import Head, Page, page_frame, page_scene, spare_height
from mapdesigner.layout.paper.sheet import Sheet
from mapdesigner.layout.paper.stage_parts import each_stage
from mapdesigner.model.items import Touchpoint
from mapdesigner.model.kinds import LaneKind
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.scene import Scene
    from mapdesigner.model.journey import JourneyMap, Lane

SLIDE = Sheet("16:9", 420.0, 236.25)
"""A slide, in mm: as wide as A3, in the shape of a screen."""

_SCALES, _SMALLEST = (1.0, 0.9, 0.8, 0.72), 10.0
"""Type of a stage's slide against A1, the largest first that fits, and its least size in pt."""

_STEP = 118.0
"""The least width of a step on a stage's slide, in pt on A1; a stage with more of them goes on over several slides."""

_NARROWEST = 72.0
"""The least width of a step in the overview, in pt on A1: 24 steps on one slide."""


def compose_slides(journey: JourneyMap, persona: str = "", sheet: Sheet = SLIDE) -> tuple[Scene, ...]:
    """Return the slides of a map, in pt: an overview, then every stage; what is too much for one slide takes two."""
    pages = _stages(journey, sheet, frozenset(filter(None, (persona,))))
    first = len(overview_alone(journey, sheet, 1, 1, persona, _NARROWEST))
    count = first + len(pages)
    overview = overview_alone(journey, sheet, 1, count, persona, _NARROWEST)
    told = (_("Some stages take more than one slide."),) if len(pages) > len(journey.stages) else ()
    stages = (replace(page, number=number, count=count, notes=told) for number, page in enumerate(pages, first + 1))
    return (*overview, *(page_scene(fitted(page)) for page in stages))


def _stages(journey: JourneyMap, sheet: Sheet, shown: frozenset[str]) -> list[Page]:
    """The slides of all stages, in the largest type that takes no more of them and lets only the curve give way."""
    *larger, smallest = _SCALES
    least = _stages_at(_metrics(sheet, smallest), journey, shown)
    for scale in larger:
        pages = _stages_at(_metrics(sheet, scale), journey, shown)
        if len(pages) == len(least) and all(map(_fits_well, pages)):
            return pages
    return least


def _stages_at(metrics: Metrics, journey: JourneyMap, shown: frozenset[str]) -> list[Page]:
    whole, found = structure(journey), list[Page]()
    room = metrics.width - metrics.margin_left - metrics.margin_right - metrics.lane_column
    for part in each_stage(whole, int(room // (_STEP * metrics.chip / 29))):
        frame = page_frame(whole, part.stages, whole.lanes, metrics, shown, steps=part.steps)
        page = Page(frame, head=Head.STRIP, marks=False)
        lanes = [lane for lane in whole.lanes if not lane.hidden and _filled(lane, page.frame)]
        filled = with_lanes(page, lanes)
        found += [filled] if fits(filled) else by_height(page, lanes)
    return found


def _fits_well(page: Page) -> bool:
    """Whether a slide fits with a lower curve and nothing else given way."""
    return spare_height(next(steps_of_giving_way(page))) >= 0


def _filled(lane: Lane, frame: Frame) -> bool:
    """Whether a lane says anything of the frame's stages; channels are drawn from the touchpoints."""
    known = frame.structure.items_of
    if lane.kind is not LaneKind.CHANNELS:
        return bool(known.get(lane.id))
    return any(isinstance(item, Touchpoint) and item.channel for items in known.values() for item in items)


def _metrics(sheet: Sheet, scale: float) -> Metrics:
    return replace(
        sized(scale),
        name=sheet.name,
        width=sheet.width / 25.4 * 72,
        height=sheet.height / 25.4 * 72,
        margin_left=40 * scale,
        margin_right=40 * scale,
        smallest=_SMALLEST,
        whisker=WHISKER * scale if sheet.spread else 0.0,
    )
