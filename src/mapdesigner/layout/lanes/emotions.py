"""The emotion lane: faces on a curve from very negative to very positive, what is wanted, and the words of it all."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING, Any, cast

from mapdesigner.layout.faces import LEVEL_WORDS, face
from mapdesigner.layout.frame import Row
from mapdesigner.layout.lanes import emotion_curve, emotion_labels, emotion_markers
from mapdesigner.layout.lanes.emotion_scale import Kit, kit_of, scale_of
from mapdesigner.layout.scene import Group
from mapdesigner.layout.text.typeset import typeset

if TYPE_CHECKING:
    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.lanes.emotion_markers import Marker
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane

_GROWTHS = 3  # times a lane may grow to give every word a place


@dataclass(slots=True)
class _Drawing:
    """One emotion lane at one height as drawn last time; whatever did not change is taken from here."""

    key: tuple[object, ...]
    kit: Kit
    ground: list[Group]
    markers: dict[str, Marker] = field(default_factory=dict)
    pieces: emotion_curve.Pieces = field(default_factory=emotion_curve.Pieces)
    words: emotion_labels.Words = field(default_factory=emotion_labels.Words)


def lay_out(lane: Lane, items: tuple[AnyItem, ...], frame: Frame, height: float = 0.0) -> Row:
    """Draw the markers of a lane over its curve; `height` is the least the page or the user wants.

    The lane grows a little where words find no room.
    """
    own = lane.height if lane.height and not frame.metrics.paper else frame.metrics.emotion_height
    height = max(own, height, frame.metrics.emotion_minimum)
    for growth in range(_GROWTHS + 1):
        row, homeless = _row(
            lane, items, frame, height + growth * 1.5 * frame.metrics.card_gap, last=growth == _GROWTHS
        )
        if not homeless:
            break
    return row


def _row(lane: Lane, items: tuple[AnyItem, ...], frame: Frame, height: float, *, last: bool) -> tuple[Row, bool]:
    """Draw the lane at one height. Returns it and whether a word found no fair place."""
    drawing = _drawing(lane, frame, height)
    kit = drawing.kit
    shown = emotion_markers.markers(items, kit, drawing.markers)
    drawing.markers = {marker.item.id: marker for marker in shown}
    drawn = emotion_curve.curves(shown, kit) if shown else []
    lines = [group for curve in drawn for group in emotion_curve.pieces(curve, kit, drawing.pieces)]
    arrows = [emotion_markers.gap_arrow(marker, kit) for marker in emotion_markers.widest_gaps(shown)]
    ends = emotion_labels.end_words(drawn, shown, kit)
    fixed = [*(box for _arrow, box in arrows), *(group.bounds for group in ends)]
    homeless, sight = emotion_labels.place_words(shown, drawn, fixed, kit, drawing.words)
    if homeless and not last:
        return Row((), height), True
    placed = [entry[2] for entry in drawing.words.placed.values() if entry[2] is not None]
    led = [emotion_labels.led_word(marker, sight, kit) for marker in homeless] if frame.metrics.paper else []
    future = emotion_labels.future_word(drawn, sight, kit)
    groups = (
        *drawing.ground,
        *lines,
        *(arrow for arrow, _box in arrows),
        *(marker.target for marker in shown if marker.target is not None),
        *(marker.face for marker in shown),
        *placed,
        *led,
        *((future,) if future else ()),
        *ends,
    )
    return Row(groups, height), bool(homeless)


def _drawing(lane: Lane, frame: Frame, height: float) -> _Drawing:
    """The drawing of last time, or a new one if anything but items changed."""
    journey = frame.journey
    key = (
        frame.metrics,
        frame.theme,
        frame.columns,
        frame.persona,
        frame.words.language,
        journey.personas,
        journey.stages,
        journey.steps,
    )
    memo = cast("dict[str, Any]", frame.memo)  # a lane's drawing stands beside the cards' memos under a name of its own
    name = f"emotions:{lane.id}:{height}"
    drawing: _Drawing | None = memo.get(name)
    if drawing is None or drawing.key != key:
        kit = kit_of(lane.id, frame, height)
        drawing = memo[name] = _Drawing(key, kit, emotion_curve.ground(kit))
    return drawing


def side(lane: Lane, frame: Frame, row_height: float) -> tuple[Group, ...]:
    """The five levels with their faces for the lane column, at the height of their lines."""
    metrics, theme = frame.metrics, frame.theme
    scale = scale_of(metrics, row_height)
    size = metrics.lane_icon * 11 / 12
    centre = metrics.lane_column - size / 2 - metrics.cell_pad_y
    style = frame.style("level_label", theme.ink2)
    groups: list[Group] = []
    for level, words in LEVEL_WORDS.items():
        text = typeset(frame.words.gettext(words), style, inf)
        left = centre - size / 2 - metrics.lane_icon / 3 - text.box.width
        tall = max(text.box.height, size)
        text = typeset(text.text, style, inf, y=(tall - text.box.height) / 2 - 0.09 * style.size)
        sign = face(level, size / 2, theme.paper, theme.ink2, centre - left, tall / 2)
        top = scale.y(level) - tall / 2
        groups.append(Group(f"level:{lane.id}:{level:d}", left, top, centre + size / 2 - left, tall, (text, *sign)))
    return tuple(groups)
