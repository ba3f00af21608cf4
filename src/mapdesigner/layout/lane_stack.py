"""The lanes of one drawing from top to bottom: rows, their labels, and the lines of a blueprint between them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mapdesigner.layout.frame import Row
from mapdesigner.layout.lanes.compact import COMPACT
from mapdesigner.layout.lanes.registry import LAY_OUT
from mapdesigner.layout.lanes.workshop import WORKSHOP_LANES
from mapdesigner.layout.prompts import asked, prompt_groups
from mapdesigner.layout.scene import Band, Box, Frozen, Group, Path, Primitive, Rect
from mapdesigner.layout.sides import blueprint_line, folded_count, lane_title, side, side_height
from mapdesigner.layout.stages import stage_borders
from mapdesigner.layout.stickies import sticky_groups
from mapdesigner.model.catalog import lane_row
from mapdesigner.model.kinds import LaneKind
from mapdesigner.model.structure import structure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mapdesigner.layout.frame import Frame
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane, Prompt

_NUMBERED = (LaneKind.PAIN_POINTS, LaneKind.OPPORTUNITIES)
_DRAWN = (LaneKind.EMOTIONS, LaneKind.DRAMATIC_ARC)


@dataclass(frozen=True, slots=True)
class LaidLane:
    """A lane laid out: its label and its cells as bands at y = 0, and the height of both."""

    label: Band
    cells: Band
    notes: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """The row's height."""
        return self.cells.height

    def at(self, x: float, y: float, lane_column: float) -> tuple[Band, Band]:
        """The two bands with the row's left top corner at (x, y)."""
        return _moved(self.label, x, y), _moved(self.cells, x + lane_column, y)


@dataclass(slots=True)
class _Kept:
    key: tuple[object, ...]
    laid: LaidLane
    placed: tuple[float, float, tuple[Band, Band]] | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    """The items of a lane that are shown, and what that hangs on: all of them, and who is looked at."""

    own: tuple[AnyItem, ...]
    key: tuple[object, ...]
    items: tuple[AnyItem, ...]


class LaneStack:
    """Lays out lanes again and again, and gives back the very same bands where nothing changed."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._seen: dict[str, _Seen] = {}

    def bands(self, frame: Frame, x: float, y: float, heights: Mapping[str, float]) -> tuple[tuple[Band, ...], float]:
        """All bands with the first row's left top corner at (x, y), and the y under the last row."""
        bands: list[Band] = []
        for key, laid in self.laid(frame, heights):
            kept = self._kept[key]
            if kept.placed is None or kept.placed[:2] != (x, y):
                kept.placed = (x, y, laid.at(x, y, frame.metrics.lane_column))
            bands += kept.placed[2]
            y += laid.height
        return tuple(bands), y

    def laid(self, frame: Frame, heights: Mapping[str, float]) -> Iterator[tuple[str, LaidLane]]:
        """Each row from top to bottom with its name: a lane's id or a blueprint line's."""
        lanes = [lane for lane in frame.structure.lanes if not lane.hidden]
        lines = blueprint_lines(frame)
        for index, lane in enumerate(lanes):
            if zone := lines.get(lane.id):
                yield f"line:{zone}", self._line(zone, frame)
            next_lane = lanes[index + 1].id if index + 1 < len(lanes) else ""
            rule = next_lane not in lines and (bool(next_lane) or not frame.metrics.paper)
            yield lane.id, self._lane(lane, frame, heights.get(lane.id, 0.0), rule=rule)

    def _line(self, zone: str, frame: Frame) -> LaidLane:
        key = _shared(frame)
        kept = self._kept.get(f"line:{zone}")
        if kept is None or kept.key != key:
            kept = self._kept[f"line:{zone}"] = _Kept(key, _laid_line(zone, frame))
        return kept.laid

    def _lane(self, lane: Lane, frame: Frame, height: float, *, rule: bool) -> LaidLane:
        items = self._visible(lane, frame)
        prompts = () if frame.metrics.paper and not frame.sticky else asked(lane, frame)
        votes = tuple((item.id, frame.votes.get(item.id)) for item in items) if frame.votes else ()
        key = (lane, items, height, rule, prompts, votes, *_shared(frame), *_wider(lane, frame))
        kept = self._kept.get(lane.id)
        if kept is None:
            kept = self._kept[lane.id] = _Kept(key, _laid_lane(lane, items, frame, height, prompts, rule=rule))
        elif kept.key != key:
            laid = _as_before(_laid_lane(lane, items, frame, height, prompts, rule=rule), kept.laid)
            placed = kept.placed if laid is kept.laid else None
            kept = self._kept[lane.id] = _Kept(key, laid, placed)
        return kept.laid

    def _visible(self, lane: Lane, frame: Frame) -> tuple[AnyItem, ...]:
        own, key = frame.structure.items_of.get(lane.id, ()), (lane.kind, frame.personas, frame.metrics.paper)
        seen = self._seen.get(lane.id)
        if seen is None or seen.own is not own or seen.key != key:
            seen = self._seen[lane.id] = _Seen(own, key, visible_items(lane, frame))
        return seen.items


def visible_items(lane: Lane, frame: Frame) -> tuple[AnyItem, ...]:
    """The lane's items for the personas shown."""
    items = frame.structure.items_of.get(lane.id, ())
    if frame.metrics.paper or lane.kind in _DRAWN:  # there is no card that could hide what it says
        items = tuple(item for item in items if not item.private) if any(item.private for item in items) else items
    return tuple(item for item in items if frame.concerns(item.personas)) if frame.personas else items


def blueprint_lines(frame: Frame) -> dict[str, str]:
    """The zone whose line stands above a lane, by the lane's id: a line stands where the zone changes.

    The lane before may stand on another page, so all lanes of the map count.
    """
    lines: dict[str, str] = {}
    zone = ""
    for lane in (each for each in structure(frame.journey).lanes if not each.hidden):
        own = lane_row(lane.kind).zone
        if own and own != "customer" and zone and own != zone and own not in lines.values():
            lines[lane.id] = own
        zone = own or zone
    return lines


def _shared(frame: Frame) -> tuple[object, ...]:
    """What every lane's look hangs on besides its own items."""
    journey = frame.journey
    return (
        frame.metrics,
        frame.columns,
        frame.stage_colours,
        frame.personas,
        journey.stages,
        journey.steps,
        journey.channels,
        journey.departments,
        journey.personas,
        journey.weights,
        journey.language,
        journey.brand.font,
    )


def _wider(lane: Lane, frame: Frame) -> tuple[object, ...]:
    """What a lane shows of other lanes: numbers, and for the channels lane the touchpoints."""
    if lane.kind in _NUMBERED:
        shown = [each for each in frame.structure.lanes if not each.hidden]
        return (frame.structure.numbers, tuple(each.id for each in shown), _kept_back(shown, frame))
    if lane.kind is LaneKind.CHANNELS:
        lanes = (each for each in frame.structure.lanes if each.kind is LaneKind.TOUCHPOINTS)
        return tuple(frame.structure.items_of.get(each.id, ()) for each in lanes)
    return ()


def _kept_back(lanes: list[Lane], frame: Frame) -> tuple[str, ...]:
    """The pain points that are not for the personas shown: no tie leads to them, and no card names them."""
    if not frame.personas:
        return ()
    pains = (each.id for each in lanes if each.kind is LaneKind.PAIN_POINTS)
    items = (item for lane in pains for item in frame.structure.items_of.get(lane, ()))
    return tuple(item.id for item in items if not frame.shows(item))


def _laid_lane(
    lane: Lane,
    items: tuple[AnyItem, ...],
    frame: Frame,
    height: float,
    prompts: tuple[tuple[int, Prompt], ...] = (),
    *,
    rule: bool,
) -> LaidLane:
    metrics = frame.metrics
    title = lane_title(lane, frame)
    if lane.collapsed:
        height = side_height(lane, frame)
        row = Row(folded_count(lane, frame, len(items), height), height)
    else:
        least = max(height, side_height(lane, frame), 0.0 if metrics.paper else lane.height or 0.0)
        asking = (*sticky_groups(lane, items, frame), *prompt_groups(lane, items, prompts, frame))
        if frame.sticky and lane.kind not in _DRAWN:  # also where its own cards need less
            least = max(least, metrics.row_minimum)
        least = max([least, *(group.y + group.height + metrics.cell_pad_y for group in asking)])
        special = COMPACT if frame.compact else WORKSHOP_LANES if frame.metrics.name == "workshop" else {}
        row = special.get(lane.kind, LAY_OUT[lane.kind])(lane, items, frame, least)
        row = replace(row, groups=(*row.groups, *asking)) if asking else row
    height = row.height
    ground = _ground(lane, frame, height, rule=rule)
    width = frame.columns.total + frame.columns.bleed
    label = side(lane, frame, height, len(items), rule=rule)
    return LaidLane(
        Band(f"side:{lane.id}", 0, 0, metrics.lane_column, height, label, Frozen.LEFT, lane.id),
        Band(f"lane:{lane.id}", 0, 0, width, height, (ground, *row.groups), Frozen.NO, lane.id),
        tuple(f"{title}: {note}" for note in row.notes),
    )


def _ground(lane: Lane, frame: Frame, height: float, *, rule: bool) -> Group:
    """What lies behind the cards of a row: step borders on screen, stage borders, the hairline under the row."""
    metrics, width = frame.metrics, frame.columns.total + frame.columns.bleed
    parts: list[Primitive | None] = [None if metrics.paper else _step_borders(frame, height)]
    if lane.kind is not LaneKind.EMOTIONS or lane.collapsed:  # the curve draws its own, above its tints
        parts.append(stage_borders(frame, 0, height))
    if rule:
        parts.append(Box(Rect(0, height - metrics.hairline, width, metrics.hairline), frame.theme.line))
    return Group(f"ground:{lane.id}", 0, 0, width, height, tuple(part for part in parts if part is not None))


def _step_borders(frame: Frame, height: float) -> Path | None:
    columns, hairline = frame.columns, frame.metrics.hairline
    inner = [columns.lefts[i] for i in range(1, len(columns.lefts)) if columns.stages[i] == columns.stages[i - 1]]
    commands = tuple(part for x in inner for part in (("M", x, 0.0), ("L", x, height)))
    return Path(commands, stroke=frame.theme.line, stroke_width=hairline, dash=(1.0, 3.0)) if commands else None


def _laid_line(zone: str, frame: Frame) -> LaidLane:
    metrics, width = frame.metrics, frame.columns.total
    label, line, tall = blueprint_line(zone, frame, width)
    borders = stage_borders(frame, 0, tall)
    if borders:
        line = (Group(f"ground:line:{zone}", 0, 0, width, tall, (borders,)), *line)
    return LaidLane(
        Band(f"side:line:{zone}", 0, 0, metrics.lane_column, tall, label, Frozen.LEFT),
        Band(f"line:{zone}", 0, 0, width, tall, line),
    )


def _as_before(laid: LaidLane, before: LaidLane) -> LaidLane:
    """The lane with every group that is equal to one of last time being that one, so that it is not painted again."""
    label, cells = _band_as_before(laid.label, before.label), _band_as_before(laid.cells, before.cells)
    if label is before.label and cells is before.cells and laid.notes == before.notes:
        return before
    return LaidLane(label, cells, laid.notes)


def _band_as_before(band: Band, before: Band) -> Band:
    known = {group.id: group for group in before.groups}
    groups = tuple(_group_as_before(group, known.get(group.id)) for group in band.groups)
    if groups == before.groups:
        groups = before.groups
    band = replace(band, groups=groups)
    return before if band == before else band


def _group_as_before(group: Group, before: Group | None) -> Group:
    return before if before is not None and (group is before or group == before) else group


def _moved(band: Band, x: float, y: float) -> Band:
    return replace(band, x=x, y=y)
