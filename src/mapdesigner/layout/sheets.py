"""Paper: a map composed anew for a sheet, with what gave way to make it fit told in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mapdesigner.layout.compose import columns_of, header_bands, stage_colours
from mapdesigner.layout.footer import footer
from mapdesigner.layout.frame import Columns, Frame
from mapdesigner.layout.header import header
from mapdesigner.layout.lane_stack import LaneStack, blueprint_lines
from mapdesigner.layout.legend import legend, used_marks
from mapdesigner.layout.metrics import Metrics, sheet_metrics
from mapdesigner.layout.scene import Band, Box, Chapter, Group, Rect, Scene
from mapdesigner.layout.theme import theme
from mapdesigner.model.kinds import LaneKind
from mapdesigner.model.structure import PartOfStructure, Structure, structure
from mapdesigner.words import translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.layout.frame import Row
    from mapdesigner.model.journey import JourneyMap, Lane, Stage

_NARROWEST = 118.0
"""The least width of a step's column on an A1 sheet, in pt."""

_AIRY_PAD = 16.0
"""Cell padding grows to this, in pt on A1, when the sheet has height to spare."""


@dataclass(frozen=True, slots=True)
class _Page:
    """One page in the making: what is drawn, in which sizes, and what has given way so far."""

    frame: Frame
    number: int = 1
    count: int = 1
    notes: tuple[str, ...] = ()
    strips: bool = False

    def giving(self, note: str, **changes: object) -> _Page:
        """The same page in other sizes, with a line in the report."""
        metrics = replace(self.frame.metrics, **changes)  # type: ignore[arg-type]
        frame = replace(self.frame, metrics=metrics, columns=_columns(self.frame, metrics), memo={})
        return replace(self, frame=frame, notes=(*self.notes, note) if note else self.notes)


def compose_poster(journey: JourneyMap, sheet: str = "A1", persona: str = "") -> tuple[Scene, ...]:
    """Compose a map for a landscape sheet ('A0' to 'A3'), in pt; `persona` names the one to show alone.

    A map with more steps than the sheet is wide, or more lanes than it is high, goes on over further pages, by whole
    stages and lanes; the notes say so. Raises KeyError for a sheet that is not known.
    """
    metrics = sheet_metrics(sheet)
    whole, shown = structure(journey), frozenset(filter(None, (persona,)))
    by_stages = _stage_parts(whole, metrics)
    frames = [
        frame for stages in by_stages for frame in _lane_parts(_frame(whole, stages, whole.lanes, metrics, shown))
    ]
    words, notes = translator(journey.language).gettext, []
    if len(by_stages) > 1:
        notes.append(words("Too many steps for one sheet of this size: split by stages."))
    if len(frames) > len(by_stages):
        notes.append(words("Too many lanes for one sheet of this size: the map goes on over {count} pages."))
    told = tuple(note.format(count=len(frames)) for note in notes)
    pages = (_Page(frame, number, len(frames), told) for number, frame in enumerate(frames, 1))
    return tuple(_scene(_fitted(page)) for page in pages)


def _stage_parts(whole: Structure, metrics: Metrics) -> list[tuple[Stage, ...]]:
    """Stages for each page: as many whole stages as the narrowest columns allow."""
    room = metrics.width - metrics.margin_left - metrics.margin_right - metrics.lane_column
    most = max(int(room // (_NARROWEST * metrics.chip / 29)), 1)
    parts: list[tuple[Stage, ...]] = [()]
    for stage in whole.stages:
        taken = sum(len(whole.steps_of[each.id]) for each in parts[-1])
        if parts[-1] and taken + len(whole.steps_of[stage.id]) > most:
            parts.append(())
        parts[-1] = (*parts[-1], stage)
    return parts


def _lane_parts(frame: Frame) -> list[Frame]:
    """Frames for each page: as many whole lanes as fit the height once all that can give way has done so."""
    if _spare(_Page(frame)) >= 0:
        return [frame]
    *_others, smallest = _steps_of_giving_way(_Page(frame))
    spare = _spare(smallest)
    if spare >= 0:
        return [frame]
    heights = {name: laid.height for name, laid in LaneStack().laid(smallest.frame, {})}
    lines = blueprint_lines(smallest.frame)
    room = sum(heights.values()) + spare
    whole = frame.structure
    parts: list[tuple[Lane, ...]] = [()]
    left = room
    for lane in (each for each in whole.lanes if not each.hidden):
        needed = heights[lane.id] + (heights[f"line:{lines[lane.id]}"] if lane.id in lines else 0.0)
        if parts[-1] and needed > left:
            parts.append(())
            left = room
        parts[-1] = (*parts[-1], lane)
        left -= needed
    everything = structure(frame.journey)
    return [_frame(everything, whole.stages, lanes, frame.metrics, frame.personas) for lanes in parts]


def _frame(
    whole: Structure, stages: tuple[Stage, ...], lanes: tuple[Lane, ...], metrics: Metrics, personas: frozenset[str]
) -> Frame:
    """The frame of one page: its stages and lanes, with the colours and numbers they have in the whole map."""
    light, journey = theme("light"), whole.journey
    colours = dict(zip((stage.id for stage in whole.stages), stage_colours(whole, light), strict=True))
    known = PartOfStructure(whole, stages, lanes)
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


def _steps_of_giving_way(page: _Page) -> Iterator[_Page]:
    """What gives way when a map is too tall, one after the other; each page has all that gave way before it."""
    words, unit = page.frame.words.gettext, page.frame.unit
    metrics = page.frame.metrics
    page = page.giving(
        words("The emotion lane is lower than usual."),
        emotion_height=metrics.emotion_minimum,
    )
    yield page
    page = page.giving(words("Cells have less air."), cell_pad_y=6 * unit)
    yield page
    page = page.giving(
        words("The lane column is narrower and has no captions."), lane_column=160 * unit, captions=False
    )
    yield page
    small = replace(
        metrics.type,
        voice=replace(metrics.type.voice, size=16.5 * unit),
        body=replace(metrics.type.body, size=max(14 * unit, metrics.smallest)),
    )
    yield page.giving(words("Texts are set a little smaller."), type=small)


def _fitted(page: _Page) -> _Page:
    """The first page that fits after giving way, or the last with its overflow told; spare height is given out."""
    spare = _spare(page)
    for smaller in _steps_of_giving_way(page) if spare < 0 else ():
        page, spare = smaller, _spare(smaller)
        if spare >= 0:
            break
    if spare < 0:
        note = page.frame.words.gettext("The map is taller than the sheet: the page is {more} mm longer.")
        return replace(page, notes=(*page.notes, note.format(more=round(-spare / 72 * 25.4))))
    return _filled(page, spare)


def _filled(page: _Page, spare: float) -> _Page:
    """Give spare height to the emotion lane (up to 380), then to cell padding (up to 16), then to the header gap."""
    metrics, unit = page.frame.metrics, page.frame.unit
    curves = sum(lane.kind is LaneKind.EMOTIONS for lane in page.frame.structure.lanes if not lane.hidden)
    if curves:
        taller = min(metrics.emotion_height + spare / curves, metrics.emotion_maximum)
        spare -= (taller - metrics.emotion_height) * curves
        page = page.giving("", emotion_height=taller)
    rows = sum(not lane.hidden and not lane.collapsed for lane in page.frame.structure.lanes)
    if rows and spare > 0:
        pad = min(metrics.cell_pad_y + spare / (2 * rows), _AIRY_PAD * unit)
        page = page.giving("", cell_pad_y=pad)
        spare = _spare(page)
    return page.giving("", header_gap=page.frame.metrics.header_gap + max(spare, 0.0))


def _spare(page: _Page) -> float:
    """Height the sheet has left over; less than 0 when it is too small."""
    return page.frame.metrics.height - page.frame.metrics.margin_bottom - _Bands(page).bottom


class _Bands:
    """The bands of a page from top to bottom; reading them tells where each ends."""

    def __init__(self, page: _Page) -> None:
        self.page, self.frame = page, page.frame
        metrics = self.frame.metrics
        self.left, self.width = metrics.margin_left, metrics.width - metrics.margin_left - metrics.margin_right
        self.bands: list[Band] = []
        self.notes: list[str] = []
        self.y = metrics.margin_top
        self._block("header", header(self.frame, self.width, strips=page.strips))
        self.y += metrics.header_gap
        self.stages_top = self.y
        self._lanes()
        self._rule()
        self._block("legend", legend(self.frame, self.width, used_marks(self.frame)))
        self.y += 12 * self.frame.unit
        self.bottom = self.y + footer(self.frame, self.width, page.number, page.count).height

    def placed(self) -> tuple[Band, ...]:
        """All bands; the footer stands on the bottom margin of the sheet, or under the rest where that is lower."""
        row = footer(self.frame, self.width, self.page.number, self.page.count)
        metrics = self.frame.metrics
        foot = max(metrics.height - metrics.margin_bottom, self.bottom) - row.height
        return (*self.bands, Band("footer", self.left, foot, self.width, row.height, row.groups))

    def _block(self, name: str, row: Row) -> None:
        self.bands.append(Band(name, self.left, self.y, self.width, row.height, row.groups))
        self.notes += row.notes
        self.y += row.height

    def _lanes(self) -> None:
        head = header_bands(self.frame, self.left, self.y)
        self.bands += head
        self.y += head[0].height
        for _name, laid in LaneStack().laid(self.frame, {}):
            self.bands += laid.at(self.left, self.y, self.frame.metrics.lane_column)
            self.notes += laid.notes
            self.y += laid.height

    def _rule(self) -> None:
        """The heavy line between the map and its legend."""
        thick = 2 * self.frame.unit
        line = Group("rule", 0, 0, self.width, thick, (Box(Rect(0, 0, self.width, thick), self.frame.theme.ink),))
        self.bands.append(Band("rule", self.left, self.y, self.width, thick, (line,)))
        self.y += thick


def _scene(page: _Page) -> Scene:
    bands, frame = _Bands(page), page.frame
    journey, metrics = frame.journey, frame.metrics
    height = max(metrics.height, bands.bottom + metrics.margin_bottom)
    starts = zip(frame.structure.stages, _stage_lefts(frame), strict=True)
    chapters = tuple(
        Chapter(stage.name, metrics.margin_left + metrics.lane_column + x, bands.stages_top) for stage, x in starts
    )
    title = ": ".join(part for part in (journey.title, journey.subtitle) if part)
    notes = (*page.notes, *bands.notes)
    return Scene(
        metrics.width, height, "#FFFFFF", bands.placed(), title, journey.organisation, journey.language, chapters, notes
    )


def _stage_lefts(frame: Frame) -> tuple[float, ...]:
    columns = frame.columns
    return tuple(columns.lefts[columns.stages.index(index)] for index in range(len(frame.structure.stages)))
