"""One page of paper: its bands from top to bottom, and what gives way until they fit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import inf
from typing import TYPE_CHECKING

from mapdesigner.layout.brand import brand_notes
from mapdesigner.layout.compose import columns_of, header_bands, stage_colours
from mapdesigner.layout.footer import footer
from mapdesigner.layout.frame import Columns, Frame
from mapdesigner.layout.header import header, short_header
from mapdesigner.layout.lane_stack import visible_items
from mapdesigner.layout.legend import legend, used_marks
from mapdesigner.layout.paper.printed_lanes import PrintedLanes
from mapdesigner.layout.paper.strip import stage_strip
from mapdesigner.layout.scene import Band, Box, Chapter, Group, Rect, Scene
from mapdesigner.layout.theme import theme
from mapdesigner.model.kinds import LaneKind
from mapdesigner.model.structure import PartOfStructure, Structure, structure
from mapdesigner.words import _, translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mapdesigner.layout.frame import Row
    from mapdesigner.layout.metrics import Metrics
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane, Stage

_HOLE = 24.0
"""A gap under the header that looks like a hole, in pt on A1."""

_AIRY = ((1.0, 16.0), (1.0, 28.0), (1.45, 28.0), (1.45, 44.0), (1.9, 44.0))
"""How high the emotion lane may get against its usual most, and the padding of cells in pt on A1: one after the other,
as long as a hole would be left."""

_LITTLE = 0.12
"""The share of a sheet's height by which a full page grows from its smallest sizes to its usual ones, at least."""

_LOW_ROW = 44.0
"""The least height of a row where height is short, in pt on A1: enough for its name."""


class Head(StrEnum):
    """What a page begins with: all about the map, its title alone, or a strip of all stages with this page's filled."""

    FULL = "full"
    SHORT = "short"
    STRIP = "strip"


@dataclass(frozen=True, slots=True)
class Page:
    """A page in the making: what is drawn, in which sizes, and what has given way so far.

    `strips` draws each persona in one line. A page with `marks` has a legend; the one with the full header also tells
    the `evidence`. A page that `opens` its stages lists them in the outline. `legend_of` is the frame of a document
    whose legend and evidence stand on this page of it. `left` is the height in pt known to be
    left over once all has given way. Pages of one map share their `lanes`. Where there is a page of a `report`, metrics
    may go there if need be: `rest` are those that did.
    """

    frame: Frame
    number: int = 1
    count: int = 1
    notes: tuple[str, ...] = ()
    strips: bool = False
    head: Head = Head.FULL
    opens: bool = True
    marks: bool = True
    evidence: bool = True
    legend_of: Frame | None = None
    left: float = inf
    lanes: PrintedLanes = field(default_factory=PrintedLanes, compare=False, repr=False)
    report: bool = False
    rest: tuple[AnyItem, ...] = ()

    def giving(self, note: str, **changes: object) -> Page:
        """The same page in other sizes, with a line in the report."""
        metrics = replace(self.frame.metrics, **changes)  # type: ignore[arg-type]
        frame = replace(self.frame, metrics=metrics, columns=_columns(self.frame, metrics))
        return replace(self, frame=frame, notes=(*self.notes, note) if note else self.notes)


def page_frame(
    whole: Structure,
    stages: tuple[Stage, ...],
    lanes: tuple[Lane, ...],
    metrics: Metrics,
    personas: frozenset[str] = frozenset(),
    some: Mapping[str, tuple[AnyItem, ...]] | None = None,
) -> Frame:
    """The frame of one page: its stages and lanes, with the colours and numbers they have in the whole map.

    `some` has the items of lanes that stand on several pages, by the lane's id.
    """
    light, journey = theme("light"), whole.journey
    colours = dict(zip((stage.id for stage in whole.stages), stage_colours(whole, light), strict=True))
    known = PartOfStructure(whole, stages, lanes, some)
    frame = Frame(
        journey,
        known,
        metrics,
        light,
        columns_of(known, (0.0,) * len(known.steps)),
        tuple(colours[stage.id] for stage in stages),
        translator(journey.language),
        personas,
    )
    return replace(frame, columns=_columns(frame, metrics))


def _columns(frame: Frame, metrics: Metrics) -> Columns:
    """Equal columns from the lane column to the right margin; the emotion band bleeds to the edge of the margin."""
    count = len(frame.structure.steps)
    room = metrics.width - metrics.margin_left - metrics.margin_right - metrics.lane_column
    return columns_of(frame.structure, (room / max(count, 1),) * count)


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
    part = PartOfStructure(structure(frame.journey), known.stages, known.lanes, some)
    note = _("Of each stage one metric is shown; the others stand on the last page.")
    return replace(page, frame=replace(frame, structure=part), notes=(*page.notes, note), rest=tuple(rest))


def fitted_alike(pages: Iterable[Page]) -> list[Page]:
    """Pages fitted so that a curve over several of them is as high on each as on the one with the least room."""
    made: list[tuple[Page, Page]] = []
    least = inf
    for page in pages:
        made.append((page, fitted(page, least)))
        least = min(least, _curve_height(made[-1][1]))
    return [fitted(page, least) if least < _curve_height(done) < inf else done for page, done in made]


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


def spare_height(page: Page) -> float:
    """Height the sheet has left over; less than 0 when it is too small."""
    return _room(page) - _Bands(page).bottom


def holds(page: Page) -> bool:
    """Whether the sheet is high enough; lanes after the first that is too much are not looked at."""
    return _Bands(page, _room(page)).bottom <= _room(page)


def _room(page: Page) -> float:
    """Where the bottom margin of a page begins."""
    return page.frame.metrics.height - page.frame.metrics.margin_bottom


class _Bands:
    """The bands of a page from top to bottom, or until they pass the `lowest` edge; where the last one ends."""

    def __init__(self, page: Page, lowest: float = inf) -> None:
        self.page, self.frame, self.lowest = page, page.frame, lowest
        metrics = self.frame.metrics
        self.left, self.width = metrics.margin_left, metrics.width - metrics.margin_left - metrics.margin_right
        self.bands: list[Band] = []
        self.notes: list[str] = []
        self.y = metrics.margin_top
        self._block("header", self._header())
        self.y += metrics.header_gap
        self.stages_top = self.y
        self._lanes()
        if page.marks:
            self._rule()
            self._block("legend", self._legend())
        self.y += 12 * self.frame.unit
        self.bottom = self.y + self._footer().height

    def placed(self) -> tuple[Band, ...]:
        """All bands; the footer stands on the bottom margin of the sheet, or under the rest where that is lower."""
        row, metrics = self._footer(), self.frame.metrics
        foot = max(metrics.height - metrics.margin_bottom, self.bottom) - row.height
        return (*self.bands, Band("footer", self.left, foot, self.width, row.height, row.groups))

    def _block(self, name: str, row: Row) -> None:
        self.bands.append(Band(name, self.left, self.y, self.width, row.height, row.groups))
        self.notes += row.notes
        self.y += row.height

    def _header(self) -> Row:
        page, frame, width = self.page, self.frame, self.width
        match page.head:
            case Head.FULL:
                return page.lanes.once("head", frame, lambda: header(frame, width, strips=page.strips), page.strips)
            case Head.SHORT:
                return page.lanes.once("title", frame, lambda: short_header(frame, width))
            case Head.STRIP:
                return page.lanes.once("strip", frame, lambda: stage_strip(frame, width))

    def _legend(self) -> Row:
        page, width = self.page, self.width
        told = page.legend_of or self.frame
        proof = page.legend_of is not None or (page.head is Head.FULL and page.evidence)

        def made() -> Row:
            return legend(self.frame, width, used_marks(told), evidence=proof)

        return page.lanes.once("legend", self.frame, made, proof, told.structure)

    def _footer(self) -> Row:
        number, count = self.page.number, self.page.count
        return self.page.lanes.once(
            "foot", self.frame, lambda: footer(self.frame, self.width, number, count), number, count
        )

    def _lanes(self) -> None:
        head = self._stages()
        self.bands += head
        self.y += head[0].height
        for _name, laid in self.page.lanes.laid(self.frame, {}):
            self.bands += laid.at(self.left, self.y, self.frame.metrics.lane_column)
            self.notes += laid.notes
            self.y += laid.height
            if self.y > self.lowest:
                break

    def _stages(self) -> list[Band]:
        bands = self.page.lanes.once("stages", self.frame, lambda: header_bands(self.frame, self.left, 0.0))
        return [replace(band, y=self.y) for band in bands]

    def _rule(self) -> None:
        """The heavy line between the map and its legend."""
        thick = 2 * self.frame.unit
        line = Group("rule", 0, 0, self.width, thick, (Box(Rect(0, 0, self.width, thick), self.frame.theme.ink),))
        self.bands.append(Band("rule", self.left, self.y, self.width, thick, (line,)))
        self.y += thick


def page_scene(page: Page) -> Scene:
    """The finished page, as high as its sheet, or higher where its map overflows it."""
    bands, frame = _Bands(page), page.frame
    journey, metrics = frame.journey, frame.metrics
    height = max(metrics.height, bands.bottom + metrics.margin_bottom)
    starts = zip(frame.structure.stages, _stage_lefts(frame), strict=True) if page.opens else ()
    chapters = tuple(
        Chapter(stage.name, metrics.margin_left + metrics.lane_column + x, bands.stages_top) for stage, x in starts
    )
    title = ": ".join(part for part in (journey.title, journey.subtitle) if part)
    notes = (*page.notes, *bands.notes, *brand_notes(journey))
    return Scene(
        metrics.width, height, "#FFFFFF", bands.placed(), title, journey.organisation, journey.language, chapters, notes
    )


def _stage_lefts(frame: Frame) -> tuple[float, ...]:
    columns = frame.columns
    return tuple(columns.lefts[columns.stages.index(index)] for index in range(len(frame.structure.stages)))
