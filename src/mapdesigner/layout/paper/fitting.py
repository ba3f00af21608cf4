"""What gives way until a page of paper fits its sheet, and what gets the height that is left."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from mapdesigner.layout.header import header
from mapdesigner.layout.lane_stack import visible_items
from mapdesigner.layout.paper.page import Head, Page, spare_height
from mapdesigner.model.kinds import LaneKind
from mapdesigner.model.structure import PartOfStructure, structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapdesigner.layout.frame import Frame
    from mapdesigner.model.items import AnyItem

_HOLE = 24.0
"""A gap under the header that looks like a hole, in pt on A1."""

_AIRY = ((1.0, 16.0), (1.0, 28.0), (1.45, 28.0), (1.45, 44.0), (1.9, 44.0))
"""How high the emotion lane may get against its usual most, and the padding of cells in pt on A1: one after the other,
as long as a hole would be left."""

_LITTLE = 0.12
"""The share of a sheet's height by which a full page grows from its smallest sizes to its usual ones, at least."""

_LOW_ROW = 44.0
"""The least height of a row where height is short, in pt on A1: enough for its name."""


def steps_of_giving_way(page: Page) -> Iterator[Page]:
    """What gives way when a map is too tall, one after the other; each page has all that gave way before it."""
    metrics, unit = page.frame.metrics, page.frame.unit
    page = page.giving(_("The emotion lane is lower than usual."), emotion_height=metrics.emotion_minimum)
    yield page
    low = metrics.row_minimum if page.frame.sticky else min(metrics.row_minimum, _LOW_ROW * unit)
    page = page.giving(_("Cells have less air."), cell_pad_y=6 * unit, row_minimum=low)
    yield page
    if page.head is Head.FULL and not page.strips and _strips_are_lower(page.frame):
        page = replace(page.giving(""), strips=True)
        yield page
    page = page.giving(_("The lane column is narrower and has no captions."), lane_column=160 * unit, captions=False)
    yield page
    small = replace(
        metrics.type,
        voice=replace(metrics.type.voice, size=16.5 * unit),
        body=replace(metrics.type.body, size=max(14 * unit, metrics.smallest)),
    )
    page = page.giving(_("Texts are set a little smaller."), type=small)
    yield page
    if page.report and (fewer := _one_metric_a_stage(page)).rest:
        yield fewer


def _strips_are_lower(frame: Frame) -> bool:
    """Whether personas in one line each save height; beside a long list of stakeholders they would not."""
    width = frame.metrics.width - frame.metrics.margin_left - frame.metrics.margin_right
    return header(frame, width, strips=True).height < header(frame, width).height


def _one_metric_a_stage(page: Page) -> Page:
    """The page with the first metric of each stage in each lane; the others are its rest."""
    frame = page.frame
    known = frame.structure
    kept: dict[str, tuple[AnyItem, ...]] = {}
    rest: list[AnyItem] = []
    for lane in (each for each in known.lanes if each.kind is LaneKind.METRICS and not each.hidden):
        first: dict[str, AnyItem] = {}
        shown = visible_items(lane, frame)
        for item in shown:
            first.setdefault(known.steps[known.column[item.step]].stage, item)
        kept[lane.id] = tuple(first.values())
        rest += [item for item in shown if item not in kept[lane.id]]
    some = {**getattr(known, "some", {}), **kept}
    part = PartOfStructure(structure(frame.journey), known.stages, known.lanes, some, known.steps)
    note = _("Of each stage one metric is shown; the others stand on the last page.")
    return replace(page, frame=replace(frame, structure=part), notes=(*page.notes, note), rest=tuple(rest))


def fitted_alike(pages: Iterable[Page], *, let_go: bool = False) -> list[Page]:
    """Pages fitted so that a curve over several of them is as high on each as on the one with the least room.

    Those that have to be fitted again for that `let_go` what was laid out for it.
    """
    made: list[tuple[Page, Page]] = []
    least = inf
    for page in pages:
        made.append((page, fitted(page, least)))
        least = min(least, _curve_height(made[-1][1]))
    for at, (page, done) in enumerate(made):
        if least < _curve_height(done) < inf:
            made[at] = page, fitted(page, least)
            if let_go:
                page.lanes.let_go()
    return [done for _page, done in made]


def _curve_height(page: Page) -> float:
    """How high the page's emotion lane is; without end where it has none."""
    return page.frame.metrics.emotion_height if _curves(page) else inf


def fitted(page: Page, highest: float = inf) -> Page:
    """The first page that fits after giving way, or the last with its overflow told; spare height is given out.

    The emotion lane gets no higher than `highest`, in pt.
    """
    if page.frame.metrics.emotion_height > highest:
        page = page.giving("", emotion_height=highest)
    page, spare = _least_given(page)
    if spare < 0:
        note = _("The map is taller than the sheet: the page is {more} mm longer.")
        return replace(page, notes=(*page.notes, note.format(more=round(-spare / 72 * 25.4))))
    return _filled(page, spare, highest)


def _least_given(page: Page) -> tuple[Page, float]:
    """The first page that fits of those that give way, the last if none does, and the height that is left over.

    Where little is known to be left in the end, the last ones are tried first.
    """
    if page.left < _LITTLE * page.frame.metrics.height:
        *others, last = (page, *steps_of_giving_way(page))
        found = last, spare_height(last)
        for larger in reversed(others):
            if (spare := spare_height(larger)) < 0:
                return found
            found = larger, spare
        return found
    spare = spare_height(page)
    for smaller in steps_of_giving_way(page) if spare < 0 else ():
        page, spare = smaller, spare_height(smaller)
        if spare >= 0:
            break
    return page, spare


def _filled(page: Page, spare: float, highest: float) -> Page:
    """Give spare height to the emotion lane, then to cell padding, each up to its limit, then to the header gap.

    A page so tall that a hole would be left there has the two limits set higher. Pages after the first all begin at
    one height.
    """
    unit, most = page.frame.unit, page.frame.metrics.emotion_maximum
    for at, (taller, pad) in enumerate(_AIRY):
        if at == 0 or spare > _HOLE * unit:
            page, spare = _spread(page, spare, min(taller * most, highest), pad * unit)
    if page.frame.sticky and spare > _HOLE * unit:
        return _with_room_for_stickies(page, spare)
    gap = min(max(spare, 0.0), _HOLE * unit) if page.head is Head.FULL else 0.0
    return page.giving("", header_gap=page.frame.metrics.header_gap + gap)


def _curves(page: Page) -> int:
    """How many lanes of the page show a curve."""
    lanes = (lane for lane in page.frame.structure.lanes if not lane.hidden)
    return sum(lane.kind is LaneKind.EMOTIONS for lane in lanes)


def _with_room_for_stickies(page: Page, spare: float) -> Page:
    """Blank rows as high as the page allows: more stickies fit below the box."""
    metrics = page.frame.metrics
    rows = sum(not lane.hidden and not lane.collapsed for lane in page.frame.structure.lanes)
    blank = max(metrics.row_minimum, page.frame.sticky + 2 * metrics.cell_pad_y)
    higher = blank + spare / max(rows, 1)
    over = max(-spare_height(page.giving("", row_minimum=higher)), 0.0)  # a row of its own shape may grow by more
    return page.giving("", row_minimum=max(higher - over, metrics.row_minimum))


def _spread(page: Page, spare: float, most: float, airy: float) -> tuple[Page, float]:
    metrics = page.frame.metrics
    lanes = [lane for lane in page.frame.structure.lanes if not lane.hidden]
    if curves := _curves(page):
        taller = max(min(metrics.emotion_height + spare / curves, most), metrics.emotion_height)
        spare -= (taller - metrics.emotion_height) * curves
        page = page.giving("", emotion_height=taller)
    rows = sum(not lane.collapsed for lane in lanes)
    if rows and spare > 0:
        pad = max(min(metrics.cell_pad_y + spare / (2 * rows), airy), metrics.cell_pad_y)
        page = page.giving("", cell_pad_y=pad)
        spare = spare_height(page)
    return page, spare


def hole(page: Page) -> float:
    """Height that stays empty once emotion lane and cells have as much as they can take, in pt; 0 if there is none."""
    metrics, (taller, pad) = page.frame.metrics, _AIRY[-1]
    lanes = [lane for lane in page.frame.structure.lanes if not lane.hidden and not lane.collapsed]
    curves = sum(lane.kind is LaneKind.EMOTIONS for lane in lanes)
    taken = curves * (taller * metrics.emotion_maximum - metrics.emotion_height)
    taken += 2 * len(lanes) * (pad * page.frame.unit - metrics.cell_pad_y)
    return max(spare_height(page) - taken, 0.0) if page.left > taken else 0.0
