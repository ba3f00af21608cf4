"""compose: a map becomes a Scene, for the screen again and again, for paper page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout.frame import Columns, Frame, Memo
from mapdesigner.layout.lane_stack import LaneStack
from mapdesigner.layout.metrics import SCREEN
from mapdesigner.layout.photos import AIR, Photos
from mapdesigner.layout.scene import Band, Frozen, Scene
from mapdesigner.layout.stages import stage_header
from mapdesigner.layout.theme import theme
from mapdesigner.layout.votes import dots_of
from mapdesigner.model.structure import structure
from mapdesigner.words import translator

if TYPE_CHECKING:
    from mapdesigner.layout.colour import StageColours
    from mapdesigner.layout.metrics import Metrics
    from mapdesigner.layout.theme import Theme
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.model.structure import Structure


class Composer:
    """Composes one map for the screen after every edit; what did not change is the same object as before."""

    def __init__(self, theme_name: str = "light", persona: str = "", metrics: Metrics = SCREEN) -> None:
        self._theme = theme(theme_name)
        self.personas = frozenset(filter(None, (persona,)))
        """The ids of the personas to show, none of them for all; others may be set between two maps."""
        self.votes = ""
        """The id of the voting round whose votes are shown, "" for none; another one may be set between two maps."""
        self.metrics = metrics
        """The sizes; other ones may be set between two maps, as when the lane column is made wider."""
        self._memo: dict[str, Memo] = {}
        self._lanes = LaneStack()
        self._photos = Photos()
        self._head: tuple[tuple[object, ...], tuple[Band, Band]] | None = None
        self._grid: tuple[object, Columns, tuple[StageColours, ...]] | None = None

    def compose(self, journey: JourneyMap) -> Scene:
        """Return the map's Scene in px at 96 dpi and 100 %."""
        frame = self.frame(journey)
        head = self._header(frame)
        bands, bottom = self._lanes.bands(frame, 0.0, head[0].height, {})
        width = self.metrics.lane_column + frame.columns.total
        photos = self.photos(journey)
        width = max([width, *(band.x + band.width + AIR for band in photos)])
        bottom = max([bottom, *(band.y + band.height + AIR for band in photos)])
        whole = (*photos, *head, *bands)
        return Scene(
            width,
            bottom,
            self._theme.paper,
            whole,
            journey.title,
            language=journey.language,
            right_to_left=journey.right_to_left,
        )

    def photos(self, journey: JourneyMap) -> tuple[Band, ...]:
        """The photos of the wall that lie beside or under the map."""
        return self._photos.bands(journey, self._theme) if journey.wall_photos else ()

    def frame(self, journey: JourneyMap) -> Frame:
        """The frame a map is composed in: what gestures ask for columns and the emotion scale."""
        known = structure(journey)
        columns, colours = self._columns(known)
        return Frame(
            journey,
            known,
            self.metrics,
            self._theme,
            columns,
            colours,
            translator(journey.language),
            self.personas,
            self._memo,
            votes=dots_of(journey, self.votes) if self.votes else {},
        )

    def _columns(self, known: Structure) -> tuple[Columns, tuple[StageColours, ...]]:
        """Columns and colours of the stages: the same objects as before while no stage or step changed.

        Lanes tell by them what they may keep, and one object is told from another much faster than all it holds.
        """
        journey = known.journey
        key = (journey.stages, journey.steps, journey.brand.colour, self.metrics)
        if self._grid is None or self._grid[0] != key:
            self._grid = (key, screen_columns(known, self.metrics), stage_colours(known, self._theme))
        return self._grid[1:]

    def _header(self, frame: Frame) -> tuple[Band, Band]:
        journey = frame.journey
        key = (
            frame.metrics,
            frame.columns,
            frame.personas,
            journey.stages,
            journey.steps,
            journey.personas,
            journey.title,
            journey.language,
            journey.brand.font,
            journey.frozen,
        )
        if self._head is None or self._head[0] != key:
            self._head = (key, header_bands(frame, 0.0, 0.0))
        return self._head[1]


def header_bands(frame: Frame, x: float, y: float) -> tuple[Band, Band]:
    """The corner and the stage header with their left top corner at (x, y)."""
    left, row = stage_header(frame)
    column, width = frame.metrics.lane_column, frame.columns.total + frame.columns.bleed
    return (
        Band("corner", x, y, column, row.height, left.groups, Frozen.CORNER),
        Band("stages", x + column, y, width, row.height, row.groups, Frozen.TOP),
    )


def stage_colours(known: Structure, colours: Theme) -> tuple[StageColours, ...]:
    """The ramp from left to right; a colour set by hand stays."""
    stages = known.stages
    ramp = colours.stage_colours(len(stages), known.journey.brand.colour)
    return tuple(
        colours.stage_colours_of(stage.colour) if stage.colour else own for stage, own in zip(stages, ramp, strict=True)
    )


def screen_columns(known: Structure, metrics: Metrics) -> Columns:
    """Columns as wide as the user made them."""
    return columns_of(known, tuple(step.width or metrics.step_column for step in known.steps))


def columns_of(known: Structure, widths: tuple[float, ...], bleed: float = 0.0) -> Columns:
    """Columns of given widths side by side."""
    lefts: list[float] = []
    x = 0.0
    for width in widths:
        lefts.append(x)
        x += width
    place = {stage.id: index for index, stage in enumerate(known.stages)}
    return Columns(tuple(lefts), widths, tuple(place[step.stage] for step in known.steps), bleed)


def compose_screen(journey: JourneyMap, theme_name: str = "light", persona: str = "") -> Scene:
    """Compose a map once for the screen; `persona` names the one to show alone."""
    return Composer(theme_name, persona).compose(journey)
