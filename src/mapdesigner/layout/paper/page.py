"""One page of paper: what it shows in which sizes, and its bands from top to bottom."""

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
from mapdesigner.layout.legend import legend, used_marks
from mapdesigner.layout.paper.printed_lanes import PrintedLanes
from mapdesigner.layout.paper.strip import stage_strip
from mapdesigner.layout.scene import Band, Box, Chapter, Group, Rect, Scene
from mapdesigner.layout.theme import theme
from mapdesigner.model.structure import PartOfStructure, Structure, structure
from mapdesigner.words import translator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapdesigner.layout.frame import Row
    from mapdesigner.layout.metrics import Metrics
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane, Stage, Step


_WIDTHS = {"width", "margin_left", "margin_right", "lane_column"}
"""The sizes that the columns' widths hang on."""


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
        columns = _columns(self.frame, metrics) if changes.keys() & _WIDTHS else self.frame.columns
        frame = replace(self.frame, metrics=metrics, columns=columns)
        return replace(self, frame=frame, notes=(*self.notes, note) if note else self.notes)


def page_frame(
    whole: Structure,
    stages: tuple[Stage, ...],
    lanes: tuple[Lane, ...],
    metrics: Metrics,
    personas: frozenset[str] = frozenset(),
    some: Mapping[str, tuple[AnyItem, ...]] | None = None,
    steps: tuple[Step, ...] | None = None,
) -> Frame:
    """The frame of one page: its stages and lanes, with the colours and numbers they have in the whole map.

    `some` has the items of lanes that stand on several pages, by the lane's id; `steps` those of the page, if not all.
    """
    light, journey = theme("light"), whole.journey
    colours = dict(zip((stage.id for stage in whole.stages), stage_colours(whole, light), strict=True))
    known = PartOfStructure(whole, stages, lanes, some, steps)
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
            frame = replace(self.frame, structure=told.structure)
            return legend(frame, width, used_marks(told), evidence=proof)

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
    chapters = tuple(
        Chapter(stage.name, metrics.margin_left + metrics.lane_column + x, bands.stages_top)
        for stage, x in zip(frame.structure.stages, _stage_lefts(frame), strict=True)
        if page.opens and _begins_here(stage, frame)
    )
    title = ": ".join(part for part in (journey.title, journey.subtitle) if part)
    notes = (*page.notes, *bands.notes, *brand_notes(journey))
    return Scene(
        metrics.width, height, "#FFFFFF", bands.placed(), title, journey.organisation, journey.language, chapters, notes
    )


def _begins_here(stage: Stage, frame: Frame) -> bool:
    """Whether the first step of a stage stands on this page."""
    steps = structure(frame.journey).steps_of[stage.id]
    return not steps or steps[0].id in frame.structure.column


def _stage_lefts(frame: Frame) -> tuple[float, ...]:
    columns = frame.columns
    return tuple(columns.lefts[columns.stages.index(index)] for index in range(len(frame.structure.stages)))
