"""The map as it is presented to a room: the same lanes and cards, in columns as wide as a screen shows one stage."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from mapdesigner.layout.compose import Composer, columns_of
from mapdesigner.layout.frame import Row
from mapdesigner.layout.lanes.cards import text_at
from mapdesigner.layout.metrics import SCREEN
from mapdesigner.layout.scene import Band, Box, Frozen, Group, Rect, Scene, TextStyle
from mapdesigner.layout.stages import stage_header
from mapdesigner.layout.text.typeset import measure, place
from mapdesigner.model.kinds import LaneKind

if TYPE_CHECKING:
    from mapdesigner.layout.frame import Columns, Frame
    from mapdesigner.layout.metrics import Type
    from mapdesigner.model.journey import JourneyMap, Lane
    from mapdesigner.model.structure import Structure

WIDTH, HEIGHT = 1920.0, 1080.0
"""The screen for which all sizes here are meant, in px; another one shows them larger or smaller as a whole."""
ROOM = 894.0
"""How much of its height is left for the map, between head and foot."""
FOCUS = 1048.0
"""The width of a stage in focus."""
SHOWN = frozenset(
    {
        LaneKind.TOUCHPOINTS,
        LaneKind.THOUGHTS,
        LaneKind.EMOTIONS,
        LaneKind.PAIN_POINTS,
        LaneKind.OPPORTUNITIES,
    }
)
"""The lanes that are shown until others are asked for."""

_WIDEST = 524.0
_MARGIN = 1400.0  # so that the first and the last stage come to the middle of any screen
_TOP, _STEPS, _FOOT = 24.0, 30.0, 8.0  # air over the chevrons, over and under the steps' names
_WHITE = "#FFFFFF"


def _sized(style: TextStyle, size: float, weight: int = 0) -> TextStyle:
    return replace(style, size=size, weight=weight or style.weight)


def _type(base: Type) -> Type:
    return replace(
        base,
        stage_name=_sized(base.stage_name, 36, 640),
        goal=_sized(base.goal, 23, 560),
        step_name=_sized(base.step_name, 27),
        lane_title=_sized(base.lane_title, 25),
        lane_caption=_sized(base.lane_caption, 16),
        card_title=_sized(base.card_title, 25, 620),
        body=_sized(base.body, 25, 460),
        caption=_sized(base.caption, 20),
        voice=_sized(base.voice, 38),
        emotion_label=_sized(base.emotion_label, 25),
        level_label=_sized(base.level_label, 18),
        number=_sized(base.number, 22, 680),
        metric_name=_sized(base.metric_name, 20),
        metric_figure=_sized(base.metric_figure, 20),
        pill=_sized(base.pill, 18),
        quote=_sized(base.quote, 25),
        smallest=_sized(base.smallest, 16),
    )


WORKSHOP = replace(
    SCREEN,
    name="workshop",
    lane_column=_MARGIN,
    step_column=_WIDEST,
    cell_pad_x=19,
    cell_pad_y=9,
    card_gap=14,
    card_pad=20,
    card_radius=11,
    chip_radius=6,
    hairline=1.5,
    card_stroke=2,
    truth_stroke=2.5,
    icon_stroke=2.2,
    lane_icon=24,
    card_icon=24,
    chip=39.15,
    chevron=64,
    chevron_tip=20,
    chevron_gap=6,
    stage_header=120,
    row_minimum=60,
    emotion_height=262,
    emotion_minimum=200,
    emotion_maximum=320,
    emotion_top=40,
    emotion_bottom=62,
    curve=5.3,
    curve_halo=11,
    future=3,
    future_dash=(13, 9),
    face_radius=23.5,
    face_ring=3.6,
    label_halo=6,
    hatch_pitch=9,
    visibility=3,
    visibility_dash=(10, 7),
    visibility_height=40,
    pain_bar=8,
    metric_bar=10,
    metric_tick=4,
    collapsed_lane=48,
    smallest=16,
    type=_type(SCREEN.type),
)
"""Sizes in px on a screen of 1920 x 1080, to be read from the back row."""


class WorkshopComposer(Composer):
    """Composes a map for presenting: few lanes, all of them open, in wide columns."""

    def __init__(self, theme_name: str = "light") -> None:
        super().__init__(theme_name, metrics=WORKSHOP)
        self.lanes: frozenset[str] | None = None
        """The ids of the lanes to show; None for those everybody should see."""
        self._chosen: tuple[JourneyMap, frozenset[str], JourneyMap] | None = None
        self._bare: dict[str, tuple[Band, Band]] = {}

    def compose(self, journey: JourneyMap) -> Scene:
        """Return the map's Scene in px of a screen of 1080 lines, with air beside the first and last stage.

        The curve gives way a little where the lanes together are too high for the room between head and foot.
        """
        scene = super().compose(journey)
        room = ROOM - scene.height + self.metrics.emotion_height
        fitting = min(max(room, WORKSHOP.emotion_minimum), WORKSHOP.emotion_height)
        if abs(fitting - self.metrics.emotion_height) >= 1:
            self.metrics = replace(WORKSHOP, emotion_height=fitting)
            scene = super().compose(journey)
        bands = tuple(band for band in scene.bands if band.frozen is Frozen.TOP)
        bands += tuple(self._without_rules(band) for band in scene.bands if band.frozen is Frozen.NO)
        return replace(scene, width=scene.width + _MARGIN, bands=bands)

    def frame(self, journey: JourneyMap) -> Frame:
        """The frame with the columns of a screen, over the lanes that are shown."""
        chosen = self._with_lanes(journey)
        frame = super().frame(chosen)
        return replace(frame, columns=stage_columns(frame.structure))

    def photos(self, _journey: JourneyMap) -> tuple[Band, ...]:
        """None: the room looks at the map."""
        return ()

    def shown_lanes(self, journey: JourneyMap) -> frozenset[str]:
        """The ids of the lanes that are shown of a map."""
        if self.lanes is not None:
            return self.lanes
        seen = [lane for lane in journey.lanes if not lane.hidden]
        return frozenset(lane.id for lane in seen if lane.kind in SHOWN) or frozenset(lane.id for lane in seen)

    def _header(self, frame: Frame) -> tuple[Band, Band]:
        journey = frame.journey
        key = (frame.columns, journey.stages, journey.steps, journey.title, journey.language)
        if self._head is None or self._head[0] != key:
            row = _header(frame)
            band = Band("stages", _MARGIN, 0.0, frame.columns.total, row.height, row.groups, Frozen.TOP)
            corner = Band("corner", 0.0, 0.0, _MARGIN, row.height, (), Frozen.CORNER)
            self._head = (key, (corner, band))
        return self._head[1]

    def _with_lanes(self, journey: JourneyMap) -> JourneyMap:
        """The map with just the lanes that are shown; of the same map the same object."""
        wanted = self.shown_lanes(journey)
        if self._chosen is None or self._chosen[0] is not journey or self._chosen[1] != wanted:
            lanes = tuple(_opened(lane, shown=lane.id in wanted) for lane in journey.lanes)
            self._chosen = (journey, wanted, journey.model_copy(update={"lanes": lanes}))
        return self._chosen[2]

    def _without_rules(self, band: Band) -> Band:
        """A lane without the rules between steps, stages and lanes: the room sees one stage at a time."""
        known = self._bare.get(band.id)
        if known is None or known[0] is not band:
            groups = tuple(group for group in band.groups if not group.id.startswith("ground:"))
            known = self._bare[band.id] = (band, replace(band, groups=groups))
        return known[1]


def stage_columns(known: Structure) -> Columns:
    """Columns such that a stage fills the focus: of four steps and more half of them do."""
    widths = [column_width(len(known.steps_of[stage.id])) for stage in known.stages for _ in known.steps_of[stage.id]]
    return columns_of(known, tuple(widths))


def column_width(steps: int) -> float:
    """The width in px of the columns of a stage with so many steps."""
    return min(_WIDEST, FOCUS / max(screen_steps(steps), 1))


def screen_steps(steps: int) -> int:
    """How many of a stage's steps are shown at a time: all, or half of four and more."""
    return ceil(steps / 2) if steps >= 4 else steps


def screens_of(known: Structure) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What is shown one after another: a stage's id and ids of steps, a stage of four steps or more twice."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for stage in known.stages:
        steps = tuple(step.id for step in known.steps_of[stage.id])
        at_once = max(screen_steps(len(steps)), 1)
        found += [(stage.id, steps[at : at + at_once]) for at in range(0, len(steps), at_once)]
    return tuple(found)


def _opened(lane: Lane, *, shown: bool) -> Lane:
    same = lane.hidden is not shown and not lane.collapsed and lane.height is None
    return lane if same else lane.model_copy(update={"hidden": not shown, "collapsed": False, "height": None})


def _header(frame: Frame) -> Row:
    """The stage header with more air, and with each stage's goal in its chevron where there is room."""
    groups: list[Group] = []
    chevrons = {group.target: group for group in stage_header(frame)[1].groups if group.id.startswith("stage:")}
    below = _TOP + frame.metrics.chevron + _STEPS
    for group in stage_header(frame)[1].groups:
        sort = group.id.partition(":")[0]
        if sort == "stage":
            groups.append(replace(group, y=_TOP))
        elif sort == "stage-name":
            groups.append(replace(_with_goal(group, chevrons[group.target], frame), y=_TOP))
        elif sort == "step":
            groups.append(replace(group, y=below))
    bottom = max((group.y + group.height for group in groups), default=below) + _FOOT
    ground = Group("ground:stages", 0, 0, frame.columns.total, bottom, (_ground(frame, bottom),))
    return Row((ground, *groups), bottom)


def _ground(frame: Frame, height: float) -> Box:
    return Box(Rect(-_MARGIN, 0, frame.columns.total + 2 * _MARGIN, height), frame.theme.paper)


def _with_goal(name: Group, chevron: Group, frame: Frame) -> Group:
    """A stage's name with its goal beside it, if it fits."""
    goal = str(getattr(frame.structure.by_id[name.target], "goal", ""))
    style = frame.style("goal", _WHITE)
    left, room = name.width + 32, chevron.width - 2 * frame.metrics.chevron_tip
    if not goal or left + measure(goal, style) > room:
        return name
    words = text_at(goal, style, frame, left, 0, room)
    words = place(words, left, (name.height - words.box.height) / 2 + 1)
    return replace(name, width=left + measure(goal, style), primitives=(*name.primitives, words))
