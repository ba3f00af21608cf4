"""The last page of a poster: the metrics that found no room on it, on A4, under the stages they belong to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapdesigner.layout.footer import footer
from mapdesigner.layout.header import short_header
from mapdesigner.layout.lanes import metrics as metrics_lane
from mapdesigner.layout.metrics import sheet_metrics, sized
from mapdesigner.layout.paper.page import page_frame
from mapdesigner.layout.paper.sheet import sheet_of
from mapdesigner.layout.scene import Band, Box, Group, Rect, Scene
from mapdesigner.layout.text.typeset import typeset
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.metrics import Metrics
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Stage
    from mapdesigner.model.structure import Structure

_TYPE = 0.6
"""Type against A1: 9 pt, to be read in the hand."""

_COLUMNS, _GAP, _AIR = 2, 40.0, 26.0
"""The most metrics beside each other; the gap between them and the air over a row of them, in pt on A1."""


def report_pages(poster: Frame, rest: tuple[AnyItem, ...], first: int) -> tuple[Scene, ...]:
    """Compose the pages with the `rest` of a poster's metrics, numbered from `first`."""
    whole = structure(poster.journey)
    frame = page_frame(whole, whole.stages, whole.lanes, _metrics(), poster.personas)
    width = frame.metrics.width - frame.metrics.margin_left - frame.metrics.margin_right
    pages = _flown(frame, list(_rows(frame, rest, width)), _room(frame, width))
    count = first - 1 + len(pages)
    return tuple(_scene(frame, page, number, count) for number, page in enumerate(pages, first))


def _metrics() -> Metrics:
    sheet = sheet_metrics(sheet_of("A4", portrait=True))
    return replace(sized(_TYPE), name=sheet.name, width=sheet.width, height=sheet.height, smallest=sheet.smallest)


def _room(frame: Frame, width: float) -> float:
    """The height between header and footer."""
    metrics = frame.metrics
    edges = metrics.margin_top + metrics.margin_bottom + footer(frame, width, 1, 1).height
    return metrics.height - edges - short_header(frame, width).height - 2 * _AIR * frame.unit


def _rows(frame: Frame, rest: tuple[AnyItem, ...], width: float) -> Iterator[tuple[Group, ...]]:
    """What stands side by side, at a y of 0: a heading, then a stage's name and its metrics, stage by stage."""
    text = frame.words.gettext("Metrics that found no room on the poster")
    words = typeset(text, frame.style("panel_heading"), width)
    yield (Group("report:heading", 0.0, 0.0, width, words.box.height, (words,), label=text),)
    known = frame.structure
    of_stage = {stage.id: [item for item in rest if item.step in _steps_of(known, stage)] for stage in known.stages}
    count = min(max(map(len, of_stage.values())), _COLUMNS)
    for index, stage in enumerate(known.stages):
        own = of_stage[stage.id]
        if own:
            yield (_stage(frame, index, stage, width),)
        for at in range(0, len(own), count):
            yield tuple(_beside(frame, own[at : at + count], count, width))


def _steps_of(known: Structure, stage: Stage) -> set[str]:
    """The ids of a stage's steps."""
    return {step.id for step in known.steps_of[stage.id]}


def _stage(frame: Frame, index: int, stage: Stage, width: float) -> Group:
    unit = frame.unit
    text = f"{frame.structure.stage_numbers[stage.id]}\u2002{stage.name}"
    words = typeset(text, frame.style("panel_heading", "#FFFFFF"), width - 24 * unit, x=12 * unit, y=7 * unit)
    tall = words.box.height + 14 * unit
    ground = Box(Rect(0.0, 0.0, width, tall), frame.stage_colours[index].fill, radii=(4 * unit,) * 4)
    return Group(f"report:{stage.id}", 0.0, 0.0, width, tall, (ground, words), label=stage.name)


def _beside(frame: Frame, items: list[AnyItem], count: int, width: float) -> Iterator[Group]:
    gap = _GAP * frame.unit
    wide = (width - gap * (count - 1)) / count
    for at, item in enumerate(items):
        draft = metrics_lane.draft(item, frame, wide)
        drawn = draft.draw(draft.height)
        yield Group(f"report:{item.id}", at * (wide + gap), 0.0, wide, draft.height, drawn, item.id, draft.label)


def _flown(frame: Frame, rows: list[tuple[Group, ...]], room: float) -> list[tuple[Group, ...]]:
    """The rows one under the other, on as many pages as they take."""
    pages: list[tuple[Group, ...]] = [()]
    y = 0.0
    for row in rows:
        tall = max(group.height for group in row)
        if pages[-1] and y + tall > room:
            pages.append(())
            y = 0.0
        pages[-1] += tuple(replace(group, y=y) for group in row)
        y += tall + _AIR * frame.unit
    return pages


def _scene(frame: Frame, groups: tuple[Group, ...], number: int, count: int) -> Scene:
    metrics, journey = frame.metrics, frame.journey
    left, width = metrics.margin_left, metrics.width - metrics.margin_left - metrics.margin_right
    head, foot = short_header(frame, width), footer(frame, width, number, count)
    top = metrics.margin_top + head.height + _AIR * frame.unit
    bands = (
        Band("header", left, metrics.margin_top, width, head.height, head.groups),
        Band("report", left, top, width, max(group.bounds.bottom for group in groups), groups),
        Band("footer", left, metrics.height - metrics.margin_bottom - foot.height, width, foot.height, foot.groups),
    )
    title = ": ".join(part for part in (journey.title, journey.subtitle) if part)
    return Scene(metrics.width, metrics.height, "#FFFFFF", bands, title, journey.organisation, journey.language)
