"""Metrics: every size that layout uses, for the screen in px and for each sheet in pt."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from mapdesigner.layout.paper.sheet import Sheet, sheet_of
from mapdesigner.layout.quickly import quickly_made
from mapdesigner.layout.scene import Family, TextStyle

WHISKER = 7.0
"""Half the width of the ends of whiskers, in pt on A1 and in px on the screen."""

_CAPTIONS = 0.52
"""Lanes have captions on sheets of a larger scale than this: on A3 they could not be read."""


@dataclass(frozen=True, slots=True)
class Type:
    """The text styles of one medium; colours are put in by the theme where a text is set."""

    stage_name: TextStyle
    goal: TextStyle
    step_name: TextStyle
    lane_title: TextStyle
    lane_caption: TextStyle
    card_title: TextStyle
    body: TextStyle
    caption: TextStyle
    voice: TextStyle
    emotion_label: TextStyle
    level_label: TextStyle
    number: TextStyle
    metric_name: TextStyle
    metric_figure: TextStyle
    pill: TextStyle
    title: TextStyle
    subtitle: TextStyle
    quote: TextStyle
    objective: TextStyle
    panel_heading: TextStyle
    smallest: TextStyle


@quickly_made
@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes of one medium; on screen, where a map is as large as need be, `width` and `height` are 0."""

    paper: bool
    name: str
    width: float
    height: float
    margin_top: float
    margin_right: float
    margin_bottom: float
    margin_left: float
    lane_column: float
    step_column: float
    cell_pad_x: float
    cell_pad_y: float
    card_gap: float
    card_pad: float
    card_radius: float
    chip_radius: float
    hairline: float
    card_stroke: float
    truth_stroke: float
    icon_stroke: float
    lane_icon: float
    card_icon: float
    chip: float
    chevron: float
    chevron_tip: float
    chevron_gap: float
    stage_header: float
    row_minimum: float
    emotion_height: float
    emotion_minimum: float
    emotion_maximum: float
    emotion_top: float
    emotion_bottom: float
    curve: float
    curve_halo: float
    future: float
    future_dash: tuple[float, float]
    face_radius: float
    face_ring: float
    label_halo: float
    hatch_pitch: float
    visibility: float
    visibility_dash: tuple[float, float]
    visibility_height: float
    pain_bar: float
    metric_bar: float
    metric_tick: float
    collapsed_lane: float
    header: float
    header_gap: float
    footer: float
    legend: float
    smallest: float
    captions: bool
    type: Type
    whisker: float = 0.0
    """Half the width of the ends of whiskers over the spread of answers; 0 where none are asked for."""
    beside: frozenset[str] = frozenset()
    """The marks of a comparison with another map that the legend explains."""


def _style(
    size: float, weight: int, line_height: float = 1.32, tracking: float = 0.0, *, tabular: bool = False
) -> TextStyle:
    return TextStyle(size, weight, "", line_height=line_height, tracking=tracking, tabular=tabular)


def _voice(size: float, tracking: float = -0.0095) -> TextStyle:
    return TextStyle(size, 400, "", family=Family.CUSTOMER, line_height=1.28, tracking=tracking)


A1 = Metrics(
    paper=True,
    name="A1",
    width=841 / 25.4 * 72,
    height=594 / 25.4 * 72,
    margin_top=44,
    margin_right=56,
    margin_bottom=36,
    margin_left=56,
    lane_column=204,
    step_column=147.7,
    cell_pad_x=6,
    cell_pad_y=9,
    card_gap=8,
    card_pad=11,
    card_radius=8,
    chip_radius=4,
    hairline=1.5,
    card_stroke=1.5,
    truth_stroke=2,
    icon_stroke=1.7,
    lane_icon=24,
    card_icon=19,
    chip=29,
    chevron=50,
    chevron_tip=16,
    chevron_gap=5,
    stage_header=133,
    row_minimum=60,
    emotion_height=270,
    emotion_minimum=220,
    emotion_maximum=380,
    emotion_top=56,
    emotion_bottom=36,
    curve=4,
    curve_halo=9,
    future=2.2,
    future_dash=(9, 6),
    face_radius=15.5,
    face_ring=3,
    label_halo=4.5,
    hatch_pitch=7,
    visibility=2.5,
    visibility_dash=(7.5, 5),
    visibility_height=24,
    pain_bar=5,
    metric_bar=8,
    metric_tick=3,
    collapsed_lane=40,
    header=236,
    header_gap=18,
    footer=28,
    legend=101,
    smallest=14,
    captions=True,
    type=Type(
        stage_name=_style(23, 640, 1.2, -0.015),
        goal=_style(16.5, 570, 1.2, -0.011),
        step_name=_style(15.5, 630, 1.16, -0.012),
        lane_title=_style(18, 660, 1.2, -0.008),
        lane_caption=_style(14.5, 440, 1.3),
        card_title=_style(15.5, 620, 1.25, -0.012),
        body=_style(15, 440, 1.3, -0.006),
        caption=_style(14.5, 440, 1.3),
        voice=_voice(18),
        emotion_label=_style(15.5, 620, 1.2),
        level_label=_style(14.5, 440, 1.2),
        number=_style(15.5, 680, 1.2, tabular=True),
        metric_name=_style(15, 440, 1.2),
        metric_figure=_style(15, 440, 1.2, tabular=True),
        pill=_style(14, 560, 1.2),
        title=_style(59, 680, 1.02, -0.053),
        subtitle=_style(31, 440, 1.2, -0.047),
        quote=_voice(20.5, -0.014),
        objective=_style(17.5, 440, 1.35),
        panel_heading=_style(16, 680, 1.2),
        smallest=_style(14, 440, 1.3),
    ),
)

SCREEN = replace(
    A1,
    paper=False,
    name="screen",
    width=0,
    height=0,
    margin_top=0,
    margin_right=0,
    margin_bottom=0,
    margin_left=0,
    lane_column=150,
    step_column=152,
    cell_pad_y=10,
    card_pad=10,
    card_radius=8,
    hairline=1,
    card_stroke=1,
    truth_stroke=1.5,
    icon_stroke=1.75,
    lane_icon=18,
    card_icon=15,
    chip=22,
    chevron=34,
    chevron_tip=11,
    chevron_gap=4,
    stage_header=94,
    row_minimum=44,
    emotion_height=218,
    emotion_minimum=160,
    emotion_maximum=218,
    emotion_top=46,
    emotion_bottom=34,
    curve=2.8,
    curve_halo=6,
    future=1.7,
    future_dash=(7, 5),
    face_radius=12.5,
    face_ring=2.5,
    label_halo=3.5,
    hatch_pitch=6,
    visibility=1.75,
    visibility_dash=(6, 4),
    visibility_height=24,
    pain_bar=4,
    metric_bar=6,
    metric_tick=2.25,
    collapsed_lane=30,
    header=0,
    header_gap=0,
    footer=0,
    legend=0,
    smallest=11.5,
    type=Type(
        stage_name=_style(15, 620, 1.2, -0.01),
        goal=_style(12, 560, 1.2),
        step_name=_style(12.5, 620, 1.25),
        lane_title=_style(13, 640, 1.25),
        lane_caption=_style(11.5, 440, 1.3),
        card_title=_style(13, 600, 1.25),
        body=_style(12.5, 440, 1.32),
        caption=_style(12, 440, 1.3),
        voice=_voice(15.5),
        emotion_label=_style(12, 620, 1.2),
        level_label=_style(11.5, 440, 1.2),
        number=_style(12.5, 650, 1.2, tabular=True),
        metric_name=_style(12, 440, 1.2),
        metric_figure=_style(12, 440, 1.2, tabular=True),
        pill=_style(11.5, 560, 1.2),
        title=_style(24, 680, 1.1, -0.02),
        subtitle=_style(15, 440, 1.2),
        quote=_voice(15.5),
        objective=_style(12.5, 440, 1.32),
        panel_heading=_style(14.5, 640, 1.2),
        smallest=_style(11.5, 440, 1.3),
    ),
)


def sheet_metrics(sheet: str | Sheet, larger: float = 1.0) -> Metrics:
    """Return a sheet's own metrics, with type and all else `larger` by a factor on request.

    Raises ValueError for a sheet that is not known.
    """
    known = sheet_of(sheet) if isinstance(sheet, str) else sheet
    return replace(
        sized(known.scale * larger),
        name=known.name,
        width=known.width / 25.4 * 72,
        height=known.height / 25.4 * 72,
        smallest=known.smallest,
        captions=known.scale > _CAPTIONS,
        whisker=WHISKER * known.scale * larger if known.spread else 0.0,
        beside=known.beside,
    )


def sized(factor: float) -> Metrics:
    """The sizes of the A1 poster times a factor, page and all."""
    return _scaled(A1, factor)


def _scaled(metrics: Metrics, factor: float) -> Metrics:
    """Multiply every size by a factor; of text styles the size alone, for the rest is relative to it."""
    styles = {each.name: getattr(metrics.type, each.name) for each in fields(Type)}
    sizes: dict[str, Any] = {each.name: getattr(metrics, each.name) for each in fields(metrics)}
    for name, size in sizes.items():
        if isinstance(size, tuple):
            sizes[name] = tuple(part * factor for part in size)
        elif type(size) in (int, float):
            sizes[name] = size * factor
    sizes["type"] = Type(**{name: replace(style, size=style.size * factor) for name, style in styles.items()})
    return Metrics(**sizes)
