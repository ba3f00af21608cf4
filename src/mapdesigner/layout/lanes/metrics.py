"""The metrics lane: name, baseline to target in figures, a bar on the metric's own scale with a tick at the target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout.frame import Draft, Frame, Row
from mapdesigner.layout.icons import icon
from mapdesigner.layout.lanes import sparkline
from mapdesigner.layout.lanes.cards import spoken, text_at
from mapdesigner.layout.rows import stack
from mapdesigner.layout.scene import Align, Box, Primitive, Rect
from mapdesigner.layout.text.typeset import measure, natural_width
from mapdesigner.model.items import Metric

if TYPE_CHECKING:
    from mapdesigner.layout.scene import TextStyle
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane


def lay_out(_lane: Lane, items: tuple[AnyItem, ...], frame: Frame, height: float = 0.0) -> Row:
    """Lay out a lane of metrics."""
    return stack(items, frame, height, draft)


def share_of_scale(value: float, metric: Metric) -> float:
    """Where a value stands on the metric's own scale, 0-1, kept inside it; an empty scale gives 0."""
    length = metric.scale_to - metric.scale_from
    return min(max((value - metric.scale_from) / length, 0.0), 1.0) if length else 0.0


def figure(value: float, metric: Metric, frame: Frame) -> str:
    """A value with its unit in the map's language: '31 %', '+24', '9 d'."""
    return frame.words.figure(value, metric.unit, signed=metric.signed)


def draft(item: AnyItem, frame: Frame, width: float) -> Draft:
    """Draw a metric: figures at the right of the name, under the name where both do not fit, and the bar below."""
    assert isinstance(item, Metric)
    parts, top = _heading(item, frame, width)
    bar, least = _bar(item, frame, width, top)
    return Draft(least, lambda _height: (*parts, *bar), spoken(item, frame, _figures_in_words(item, frame)))


def _present(metric: Metric) -> float | None:
    return metric.current if metric.current is not None else metric.baseline


def _figures_in_words(metric: Metric, frame: Frame) -> str:
    now, target = _present(metric), metric.target
    known = (figure(value, metric, frame) for value in (now, target) if value is not None)
    return " → ".join(known)


def _heading(metric: Metric, frame: Frame, width: float) -> tuple[tuple[Primitive, ...], float]:
    """Name and figures, and the y under them; the figures go below the name if that saves the name a line."""
    figures, taken = _figures(metric, frame, width, 0.0)
    name = metric.text
    if metric.lower_is_better:
        name = frame.words.gettext("{metric}, lower is better").format(metric=name)
    style = frame.style("metric_name")
    line = style.size * style.line_height
    beside = text_at(name, style, frame, 0, 0, max(width - taken - 8 * frame.unit, 1))
    alone = text_at(name, style, frame, 0, 0, width)
    if not figures or (taken <= width and len(alone.lines) >= len(beside.lines)):
        return (beside, *figures), max(beside.box.height, line)
    if taken <= width:
        return (alone, *_figures(metric, frame, width, alone.box.height)[0]), alone.box.height + line
    parts, height = _broken_figures(metric, frame, width, alone.box.height)
    return (alone, *parts), height


def _broken_figures(metric: Metric, frame: Frame, width: float, y: float) -> tuple[tuple[Primitive, ...], float]:
    """Figures with a long unit, broken before the arrow and where one is wider than the card; and the y under them."""
    parts: list[Primitive] = []
    now, target = _present(metric), metric.target
    if now is not None:
        bold = frame.style("metric_figure", weight=680)
        parts.append(first := text_at(figure(now, metric, frame), bold, frame, 0, y, width, Align.RIGHT))
        y = first.box.bottom
    if target is None:
        return tuple(parts), y
    size = frame.style("metric_figure").size * 0.93
    room = width - size - 4 * frame.unit
    style = frame.style("metric_figure", frame.theme.ink2)
    second = text_at(figure(target, metric, frame), style, frame, width - room, y, room, Align.RIGHT)
    if now is not None:
        left = width - natural_width(second) - 4 * frame.unit - size
        parts.append(_arrow(frame, left, y))
    return (*parts, second), second.box.bottom


def _arrow(frame: Frame, x: float, y: float) -> Primitive:
    """The arrow between two figures whose line begins at y."""
    size = frame.style("metric_figure").size * 0.93
    top = y + (frame.style("metric_figure").size * 1.2 - size) / 2
    return icon("arrow-right", x, top, size, frame.theme.ink2, frame.metrics.icon_stroke * 0.8)


def _figures(metric: Metric, frame: Frame, width: float, y: float) -> tuple[tuple[Primitive, ...], float]:
    """'31 % -> 40 %' on one line against the right edge at a height, and the width it takes; the course before it."""
    now, target = _present(metric), metric.target
    gap, right = 4 * frame.unit, width
    parts: list[Primitive] = []
    if target is not None:
        words = figure(target, metric, frame)
        right -= _set_right(parts, words, frame.style("metric_figure", frame.theme.ink2), frame, right, y) + gap
    if target is not None and now is not None:
        right -= frame.style("metric_figure").size * 0.93
        parts.insert(0, _arrow(frame, right, y))
        right -= gap
    if now is not None:
        bold = frame.style("metric_figure", weight=680)
        right -= _set_right(parts, figure(now, metric, frame), bold, frame, right, y)
    course, taken = _course(metric, frame, right, y)
    return (*course, *parts), width - right + taken


def _set_right(parts: list[Primitive], words: str, style: TextStyle, frame: Frame, right: float, y: float) -> float:
    """Put words before the parts, unbroken and ending at `right`; return their width."""
    long = measure(words, style) + style.size
    block = text_at(words, style, frame, right - long, y, long, Align.RIGHT)
    parts.insert(0, block)
    return natural_width(block)


def _course(metric: Metric, frame: Frame, right: float, y: float) -> tuple[tuple[Primitive, ...], float]:
    """The small line of the history, left of the figures, and the width it takes; nothing without a history.

    It is shorter in a narrow cell, and left out where it would be a speck.
    """
    unit, line = frame.unit, frame.style("metric_figure").size * 1.2
    width = min(sparkline.WIDTH * unit, right - 8 * unit)
    if width < sparkline.LEAST * unit:
        return (), 0.0
    left = right - width - 8 * unit
    drawn = sparkline.sparkline(metric.history, Rect(left, y + 0.22 * line, width, 0.6 * line), frame)
    return drawn, right - left if drawn else 0.0


def _bar(metric: Metric, frame: Frame, width: float, top: float) -> tuple[tuple[Primitive, ...], float]:
    """Track, bar and tick, and the lower edge of the bar."""
    unit, thick, tick = frame.unit, frame.metrics.metric_bar, frame.metrics.metric_tick
    y = top + 6 * unit
    colour = frame.column_colours(frame.structure.column[metric.step]).fill
    parts: list[Primitive] = [Box(Rect(0, y, width, thick), frame.theme.sunken, radii=(2 * unit,) * 4)]
    now = _present(metric)
    if now is not None:
        parts.append(Box(Rect(0, y, width * share_of_scale(now, metric), thick), colour, radii=(2 * unit,) * 4))
    if metric.target is not None:
        at = width * share_of_scale(metric.target, metric)
        left = min(max(at - tick / 2, 0.0), width - tick)
        parts.append(Box(Rect(left, y - 4 * unit, tick, thick + 8 * unit), frame.theme.ink))
    return tuple(parts), y + thick
