"""A map for a screen on the wall: the whole of it first, then a slide for each stage in larger type."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapdesigner.layout.metrics import Metrics, sized
from mapdesigner.layout.mirror import mirrored
from mapdesigner.layout.paper.overview import overview_alone
from mapdesigner.layout.paper.page import Head, Page, fitted, page_frame, page_scene
from mapdesigner.layout.paper.sheet import Sheet
from mapdesigner.layout.sheets import by_height, fits, with_lanes
from mapdesigner.model.kinds import LaneKind
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.scene import Scene
    from mapdesigner.model.journey import JourneyMap, Lane

SLIDE = Sheet("16:9", 420.0, 236.25)
"""A slide, in mm: as wide as A3, in the shape of a screen."""

_SCALE, _SMALLEST = 0.72, 10.0
"""Type of a stage's slide against A1, and its least size in pt."""

_NARROWEST = 72.0
"""The least width of a step in the overview, in pt on A1: 24 steps on one slide."""


def compose_slides(journey: JourneyMap, persona: str = "") -> tuple[Scene, ...]:
    """Return the slides of a map, in pt: an overview, then every stage; what is too much for one slide takes two."""
    whole, metrics = structure(journey), _metrics()
    shown = frozenset(filter(None, (persona,)))
    pages: list[Page] = []
    for stage in whole.stages:
        page = Page(page_frame(whole, (stage,), whole.lanes, metrics, shown), head=Head.STRIP, marks=False)
        lanes = [lane for lane in whole.lanes if not lane.hidden and _filled(lane, page.frame)]
        filled = with_lanes(page, lanes)
        pages += [filled] if fits(filled) else by_height(page, lanes)
    first = len(overview_alone(journey, SLIDE, 1, 1, persona, _NARROWEST))
    count = first + len(pages)
    overview = overview_alone(journey, SLIDE, 1, count, persona, _NARROWEST)
    stages = (replace(page, number=number, count=count) for number, page in enumerate(pages, first + 1))
    made = (*overview, *(page_scene(fitted(page)) for page in stages))
    return tuple(mirrored(slide) for slide in made) if journey.right_to_left else made


def _filled(lane: Lane, frame: Frame) -> bool:
    """Whether a lane says anything of the frame's stages; channels are drawn from the touchpoints."""
    return lane.kind is LaneKind.CHANNELS or bool(frame.structure.items_of.get(lane.id))


def _metrics() -> Metrics:
    return replace(
        sized(_SCALE),
        name=SLIDE.name,
        width=SLIDE.width / 25.4 * 72,
        height=SLIDE.height / 25.4 * 72,
        margin_left=40 * _SCALE,
        margin_right=40 * _SCALE,
        smallest=_SMALLEST,
    )
