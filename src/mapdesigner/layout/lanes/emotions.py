"""The emotion lane: faces on a curve from very negative to very positive, what is wanted, and the words of it all."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import inf
from typing import TYPE_CHECKING, Any, cast

from mapdesigner.layout.faces import LEVEL_WORDS, face
from mapdesigner.layout.frame import Row
from mapdesigner.layout.label_places import TOO_DEAR
from mapdesigner.layout.lanes import emotion_curve, emotion_feet, emotion_labels, emotion_markers, emotion_pages
from mapdesigner.layout.lanes.emotion_ends import end_words, future_word
from mapdesigner.layout.lanes.emotion_far import Far, far_words
from mapdesigner.layout.lanes.emotion_scale import Kit, kit_of, reach_of, scale_of
from mapdesigner.layout.lanes.emotion_sight import Sight
from mapdesigner.layout.lanes.emotion_spread import Whisker, whiskers
from mapdesigner.layout.scene import Group
from mapdesigner.layout.text.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.lanes.emotion_markers import Marker
    from mapdesigner.layout.metrics import Metrics
    from mapdesigner.layout.scene import Rect
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane

_GROWTHS = 3  # times a lane may grow to give every word a place
_FAR = 4  # times as far as a word reaches: what changed there moves figures, these others, and these a word


@dataclass(slots=True)
class _Drawing:
    """One emotion lane at one height as drawn last time; whatever did not change is taken from here.

    `crowded` is the x of the first word that found no fair place when the markers stood at `spots`. `homeless` are the
    ids of the words for which there is no place anywhere.
    """

    kit: Kit
    ground: list[Group] = field(default_factory=list)
    spots: list[emotion_markers.Spot] = field(default_factory=list)
    crowded: float = inf
    homeless: list[str] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    pieces: emotion_curve.Pieces = field(default_factory=emotion_curve.Pieces)
    words: emotion_labels.Words = field(default_factory=emotion_labels.Words)
    whiskers: dict[str, Whisker] = field(default_factory=dict)


@dataclass(slots=True)
class _Lane:
    """One lane as drawn last time: where its markers stood, and its drawing at each height it was tried at.

    `markers` are those of the height drawn last; `elsewhere` are the feelings of other pages. `compared` are two states
    of the markers with the x up to which they are alike. `curves` are the heights of curves in rows of a height.
    """

    key: tuple[object, ...]
    elsewhere: list[emotion_pages.Elsewhere]
    items: tuple[AnyItem, ...] = ()
    spots: list[emotion_markers.Spot] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    compared: tuple[list[emotion_markers.Spot], list[emotion_markers.Spot], float] = ([], [], inf)
    drawings: dict[float, _Drawing] = field(default_factory=dict)
    curves: dict[float, float] = field(default_factory=dict)


def lay_out(lane: Lane, items: tuple[AnyItem, ...], frame: Frame, height: float = 0.0) -> Row:
    """Draw the markers of a lane over its curve; `height` is the least the page or the user wants.

    The lane grows a little where words find no room.
    """
    own = lane.height if lane.height and not frame.metrics.paper else frame.metrics.emotion_height
    height = max(own, height, frame.metrics.emotion_minimum)
    known = _known(lane, frame)
    if not (known.items and emotion_markers.same_places(items, known.items)):
        known.spots = emotion_markers.spots(items, frame, frame.metrics.face_radius / 2)
    else:
        known.spots = emotion_markers.again(items, known.items, known.spots)
    known.items = items
    for growth in range(_GROWTHS):
        drawing = _drawing(known, lane, frame, height + growth * 1.5 * frame.metrics.card_gap)
        if _is_still_crowded(known, drawing):
            continue
        if row := _row(known, drawing, last=False):
            return _with_feet(row, known, drawing, frame)
    drawing = _drawing(known, lane, frame, height + _GROWTHS * 1.5 * frame.metrics.card_gap)
    return _with_feet(cast("Row", _row(known, drawing, last=True)), known, drawing, frame)


def _with_feet(row: Row, known: _Lane, drawing: _Drawing, frame: Frame) -> Row:
    """The drawn curve with what stands under it; how high the curve is remains known."""
    whole = emotion_feet.with_feet(row, drawing.kit.lane, frame, drawing.homeless)
    known.curves[whole.height] = row.height
    return whole


def _is_still_crowded(known: _Lane, drawing: _Drawing) -> bool:
    """Tell whether a word that found no place here last time stands where nothing can have changed since.

    Words are placed from left to right, so only what changed left of it, or near it, could make room.
    """
    if drawing.crowded == inf:
        return False
    wide = reach_of(drawing.kit.frame.metrics.step_column, drawing.kit)
    crowded = drawing.crowded + _FAR * wide < _same_until(known, drawing.spots)
    if crowded:
        drawing.spots = known.spots
    return crowded


def _same_until(known: _Lane, before: list[emotion_markers.Spot]) -> float:
    """The x up to which nothing changed since the markers stood so; asked once for all heights."""
    if known.compared[0] is not before or known.compared[1] is not known.spots:
        known.compared = before, known.spots, emotion_markers.same_until(before, known.spots)
    return known.compared[2]


def _row(known: _Lane, drawing: _Drawing, *, last: bool) -> Row | None:
    """Draw the lane at one height; None if a word found no fair place and the lane may still grow."""
    kit = drawing.kit
    shown = emotion_markers.markers(known.spots, kit, drawing.markers, known.markers)
    known.markers = drawing.markers = shown
    beyond = emotion_pages.beyond(known.elsewhere, kit.scale)
    drawn = emotion_curve.curves(shown, kit, drawing.pieces, beyond) if shown else []
    sight = Sight(shown, drawn, kit)
    arrows = _arrows(shown, kit, sight.price)
    ends = end_words(drawn, sight, kit, drawing.words)
    spread = whiskers(shown, kit, drawing.whiskers)
    boxes = [*(box for _arrow, box in arrows), *(box for each in spread for box in each.boxes)]
    sight.stand([*boxes, *(group.bounds for group in ends)])
    homeless = emotion_labels.place_words(shown, sight, kit, drawing.words, all_of_them=last)
    sight.words = len(sight.worded)
    drawing.spots, drawing.crowded = known.spots, homeless[0].point[0] if homeless else inf
    if homeless and not last:
        return None
    words = drawing.words.placed.values()
    far = far_words(homeless, words, sight, kit) if kit.frame.metrics.paper else Far([], [], frozenset())
    drawing.homeless = far.told
    future = future_word(drawn, sight, kit, drawing.words)
    drawing.ground = drawing.ground or emotion_curve.ground(kit)
    groups = (
        *drawing.ground,
        *(group for curve in drawn for group in emotion_curve.pieces(curve, kit, drawing.pieces)),
        *(arrow for arrow, _box in arrows),
        *(marker.target for marker in shown if marker.target is not None),
        *(each.group for each in spread),
        *(marker.face for marker in shown),
        *(word.group for word in words if word.group is not None and word.group.target not in far.moved),
        *far.drawn,
        *((future,) if future else ()),
        *ends,
    )
    return Row(groups, kit.scale.height)


def _arrows(shown: Sequence[Marker], kit: Kit, price: Callable[[Rect], float]) -> list[tuple[Group, Rect]]:
    """The arrows of the widest gaps, without one whose figures would stand on another's or behind a face."""
    arrows: list[tuple[Group, Rect]] = []
    wanting = [marker for marker in shown if marker.wanted is not marker.point]
    for marker in emotion_markers.widest_gaps(wanting):
        taken = [box for _arrow, box in arrows]
        arrow, box = emotion_markers.gap_arrow(marker, kit, _clear_of(taken, price))
        if price(box) < TOO_DEAR and not any(box.intersects(each) for each in taken):
            arrows.append((arrow, box))
    return arrows


def _clear_of(taken: list[Rect], price: Callable[[Rect], float]) -> Callable[[Rect], float]:
    """A price that keeps figures off those already placed."""
    return lambda box: price(box) + sum(1000.0 for each in taken if box.intersects(each))


def _known(lane: Lane, frame: Frame) -> _Lane:
    """What is known of the lane from last time: nothing if anything but its items, or its height on paper, changed."""
    journey = frame.journey
    key = (
        _sizes(frame.metrics),
        frame.theme,
        frame.columns,
        frame.personas,
        frame.words.language,
        journey.brand.font,
        journey.personas,
        journey.stages,
        journey.steps,
    )
    memo = cast("dict[str, Any]", frame.memo)  # a lane's drawing stands beside the cards' memos under a name of its own
    known: _Lane | None = memo.get(f"emotions:{lane.id}")
    if known is None or known.key != key:
        known = memo[f"emotions:{lane.id}"] = _Lane(key, emotion_pages.elsewhere(lane.id, frame))
    return known


def _sizes(metrics: Metrics) -> Metrics:
    """The sizes that a drawing of a given height hangs on: not those that move the lane or make it higher."""
    return replace(
        metrics,
        lane_column=0.0,
        header_gap=0.0,
        cell_pad_y=0.0,
        row_minimum=0.0,
        emotion_height=0.0,
        emotion_minimum=0.0,
    )


def _drawing(known: _Lane, lane: Lane, frame: Frame, height: float) -> _Drawing:
    """The drawing of last time at a height, or a new one."""
    drawing = known.drawings.get(height)
    if drawing is None:
        if len(known.drawings) > _GROWTHS:  # another lane height is being dragged
            known.drawings.clear()
        drawing = known.drawings[height] = _Drawing(kit_of(lane.id, frame, height))
    return drawing


def side(lane: Lane, frame: Frame, row_height: float) -> tuple[Group, ...]:
    """The five levels with their faces for the lane column, at the height of their lines."""
    metrics, theme = frame.metrics, frame.theme
    scale = scale_of(metrics, _known(lane, frame).curves.get(row_height, row_height) if metrics.paper else row_height)
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
