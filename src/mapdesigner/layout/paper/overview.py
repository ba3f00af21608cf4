"""A map on a sheet too small for its texts: an overview in signs and numbers, and the texts on pages that follow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapdesigner.layout.footer import footer
from mapdesigner.layout.header import short_header
from mapdesigner.layout.metrics import sheet_metrics, sized
from mapdesigner.layout.paper.fitting import fitted_alike
from mapdesigner.layout.paper.lane_parts import by_height, fits
from mapdesigner.layout.paper.page import Head, Page, page_frame, page_scene, spare_height
from mapdesigner.layout.paper.stage_parts import even_parts
from mapdesigner.layout.paper.texts import text_pages
from mapdesigner.layout.scene import Band, Scene
from mapdesigner.model.kinds import LaneKind
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.metrics import Metrics
    from mapdesigner.layout.paper.sheet import Sheet
    from mapdesigner.layout.paper.texts import TextPage
    from mapdesigner.model.journey import JourneyMap, Lane
    from mapdesigner.model.structure import Structure

_SHOWN = (LaneKind.TOUCHPOINTS, LaneKind.EMOTIONS, LaneKind.PAIN_POINTS, LaneKind.OPPORTUNITIES)
_NARROWEST = 92.0
"""The least width of a step's column, in pt on A1."""

_LOW = 0.7
"""How low the emotion lane may get, against other sheets."""

_LISTS = 0.6
"""Type of the texts against A1: 9 pt, to be read in the hand."""


def compose_overview(journey: JourneyMap, sheet: Sheet, persona: str = "") -> tuple[Scene, ...]:
    """Compose an overview for A4 or Letter, in pt, with all texts as numbered lists on the pages after it."""
    metrics, whole = sheet_metrics(sheet), structure(journey)
    shown = frozenset(filter(None, (persona,)))
    made = _overview(whole, metrics, shown)
    lists = page_frame(whole, whole.stages, whole.lanes, _list_metrics(metrics), shown)
    told = any(page.evidence and (page.head is Head.FULL or page.legend_of) for page in made)
    pages = _text_pages(lists, evidence=not told)
    count = len(made) + len(pages)
    note = _("The sheet shows an overview; all texts stand on the pages that follow.")
    notes = (note,) if pages else ()
    numbered = (replace(page, number=at, count=count, notes=notes) for at, page in enumerate(made, 1))
    return (
        *map(page_scene, fitted_alike(numbered)),
        *(_text_page(lists, page, number, count) for number, page in enumerate(pages, len(made) + 1)),
    )


def overview_alone(
    journey: JourneyMap, sheet: Sheet, first: int, count: int, persona: str = "", narrowest: float = _NARROWEST
) -> tuple[Scene, ...]:
    """Compose the overview without its texts, as pages of a larger document: from the `first` of `count`.

    A step's column is at least `narrowest` wide, in pt on A1.
    """
    shown = frozenset(filter(None, (persona,)))
    made = _overview(structure(journey), sheet_metrics(sheet), shown, narrowest)
    numbered = (replace(page, number=at, count=count) for at, page in enumerate(made, first))
    return tuple(map(page_scene, fitted_alike(numbered)))


def _overview(whole: Structure, metrics: Metrics, shown: frozenset[str], narrowest: float = _NARROWEST) -> list[Page]:
    """The pages of the overview: all stages on one, or whole stages on as many as they take."""
    metrics = replace(metrics, emotion_minimum=_LOW * metrics.emotion_minimum)
    lanes = tuple(lane for lane in whole.lanes if lane.kind in _SHOWN)
    room = metrics.width - metrics.margin_left - metrics.margin_right - metrics.lane_column
    parts = even_parts(whole, max(int(room // (narrowest * metrics.chip / 29)), 1))
    frames = (page_frame(whole, part.stages, lanes, metrics, shown, steps=part.steps) for part in parts)
    first, *others = frames
    made = _pages_of(first, Head.FULL)
    made += [page for frame in others for page in _pages_of(frame, Head.SHORT)]
    return made if len(made) == 1 else _legend_last(made, whole, lanes)


def _legend_last(pages: list[Page], whole: Structure, lanes: tuple[Lane, ...]) -> list[Page]:
    """The pages with one legend, on the last of them: the header takes room of all their curves."""
    *others, last = pages
    frame = last.frame
    told = page_frame(whole, whole.stages, lanes, frame.metrics, frame.personas)
    last = replace(last, legend_of=replace(told, compact=True))
    if spare_height(last) < 0:
        return pages
    return [*(replace(page, marks=False, evidence=False) for page in others), replace(last, evidence=True)]


def _pages_of(frame: Frame, head: Head) -> list[Page]:
    """All lanes on one page, if need be with the evidence among the texts; or over as many as they take."""
    page = Page(replace(frame, compact=True), strips=True, head=head)
    bare = replace(page, evidence=False)
    if whole := next((each for each in (page, bare) if fits(each)), None):
        return [whole]
    parts = by_height(bare, list(frame.structure.lanes))
    return [replace(part, opens=index == 0) for index, part in enumerate(parts)]


def _list_metrics(metrics: Metrics) -> Metrics:
    return replace(
        sized(_LISTS), name=metrics.name, width=metrics.width, height=metrics.height, smallest=metrics.smallest
    )


def _area(frame: Frame) -> tuple[float, float]:
    """Where the columns of text begin, and how high they are."""
    metrics = frame.metrics
    width = metrics.width - metrics.margin_left - metrics.margin_right
    top = metrics.margin_top + short_header(frame, width).height + 20 * frame.unit
    return top, metrics.height - metrics.margin_bottom - footer(frame, width, 1, 1).height - 20 * frame.unit - top


def _text_pages(frame: Frame, *, evidence: bool) -> list[TextPage]:
    metrics = frame.metrics
    width = metrics.width - metrics.margin_left - metrics.margin_right
    return text_pages(frame, width, _area(frame)[1], evidence=evidence)


def _text_page(frame: Frame, page: TextPage, number: int, count: int) -> Scene:
    metrics, journey, columns = frame.metrics, frame.journey, page.columns
    left, width = metrics.margin_left, metrics.width - metrics.margin_left - metrics.margin_right
    top, _height = _area(frame)
    head, foot = short_header(frame, width, page.stages), footer(frame, width, number, count)
    lowest = max(band.height for band in columns) + top + metrics.margin_bottom + foot.height
    height = max(metrics.height, lowest)
    bands = (
        Band("header", left, metrics.margin_top, width, head.height, head.groups),
        *(replace(band, x=left + band.x, y=top) for band in columns),
        Band("footer", left, height - metrics.margin_bottom - foot.height, width, foot.height, foot.groups),
    )
    title = ": ".join(part for part in (journey.title, journey.subtitle) if part)
    return Scene(metrics.width, height, "#FFFFFF", bands, title, journey.organisation, journey.language)
