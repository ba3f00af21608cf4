"""Blank posters for a workshop: the map's stages, steps, lanes and prompts, and room for stickies of 76 mm on A0."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapdesigner.edits.replace import replace as changed
from mapdesigner.layout.metrics import sheet_metrics
from mapdesigner.layout.paper.fitting import fitted
from mapdesigner.layout.paper.lane_parts import by_height, fits
from mapdesigner.layout.paper.page import Head, Page, page_frame, page_scene
from mapdesigner.layout.paper.stage_parts import Part, even_parts
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.metrics import Metrics
    from mapdesigner.layout.paper.sheet import Sheet
    from mapdesigner.layout.scene import Scene
    from mapdesigner.model.journey import JourneyMap

STICKY = 76 / 25.4 * 72 / 1.25
"""The side of a sticky in pt on A1; on A0 it is 76 mm, on other sheets as the type is."""


def compose_blank(journey: JourneyMap, sheet: Sheet, *, filled: bool = False) -> tuple[Scene, ...]:
    """Compose a blank poster, in pt: without any card, or half `filled`, with the map's cards and boxes beside them."""
    shown = journey if filled else changed(journey, items=(), feedback=(), comments=())
    whole, metrics = structure(shown), _metrics(sheet, filled=filled)
    room = metrics.width - metrics.margin_left - metrics.margin_right - metrics.lane_column
    column = STICKY * sheet.scale + 2 * metrics.cell_pad_x
    parts = even_parts(whole, max(int(room // column), 1)) if whole.steps else [Part(())]
    pages = [
        page
        for part in parts
        for page in _pages(page_frame(whole, part.stages, whole.lanes, metrics, steps=part.steps), STICKY * sheet.scale)
    ]
    notes = (_("Too many steps for one sheet of this size: split by stages."),) if len(parts) > 1 else ()
    numbered = (replace(page, number=number, count=len(pages), notes=notes) for number, page in enumerate(pages, 1))
    return tuple(page_scene(fitted(page)) for page in numbered)


def _metrics(sheet: Sheet, *, filled: bool) -> Metrics:
    """Narrow gaps, a narrow lane column and rows as high as a sticky: the room is for those.

    Between cards that are there the gaps stay as they are on a map.
    """
    metrics, unit = sheet_metrics(sheet), sheet.scale
    pad = 5 * unit
    return replace(
        metrics,
        cell_pad_x=(6 if filled else 3) * unit,
        cell_pad_y=pad,
        lane_column=170 * unit,
        captions=False,
        row_minimum=STICKY * unit + 2 * pad,
    )


def _pages(frame: Frame, sticky: float) -> list[Page]:
    """The lanes on one page, or over as many as they take; the first opens its stages."""
    page = Page(replace(frame, sticky=sticky), head=Head.SHORT, marks=False)
    lanes = [lane for lane in frame.structure.lanes if not lane.hidden]
    pages = [page] if fits(page) else by_height(page, lanes)
    return [replace(each, opens=index == 0) for index, each in enumerate(pages)]
