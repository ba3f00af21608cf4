"""Frames for tests of single blocks: a map on a sheet, without its lanes."""

from __future__ import annotations

from mapdesigner.layout.frame import Columns, Frame, Row
from mapdesigner.layout.metrics import sheet_metrics
from mapdesigner.layout.scene import Band, Scene
from mapdesigner.layout.theme import theme
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.structure import structure
from mapdesigner.words import translator


def paper_frame(journey: JourneyMap, sheet: str = "A1", persona: str = "") -> Frame:
    """The frame of a map on a sheet, its columns equally wide."""
    known, metrics = structure(journey), sheet_metrics(sheet)
    stages = tuple(index for index, stage in enumerate(known.stages) for _ in known.steps_of[stage.id])
    width = metrics.step_column
    columns = Columns(tuple(width * index for index in range(len(stages))), (width,) * len(stages), stages)
    colours = theme().stage_colours(len(known.stages))
    shown = frozenset(filter(None, (persona,)))
    return Frame(journey, known, metrics, theme(), columns, colours, translator(journey.language), shown)


def usable_width(frame: Frame) -> float:
    """The width between a sheet's margins."""
    return frame.metrics.width - frame.metrics.margin_left - frame.metrics.margin_right


def scene_of(row: Row, width: float) -> Scene:
    """A Scene with nothing but one row."""
    return Scene(width, row.height, "#FFFFFF", (Band("row", 0.0, 0.0, width, row.height, row.groups),))
