"""The ground of the emotion lane and the curves over it, in pieces a painter can leave out when not in view."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from mapdesigner.layout.colour import mix, with_alpha
from mapdesigner.layout.curve import Point, Segment, flat_to_edges, parts, segments_within, within
from mapdesigner.layout.persona_panel import persona_colour
from mapdesigner.layout.scene import Gradient, Group, Path, Primitive

if TYPE_CHECKING:
    from mapdesigner.layout.lanes.emotion_markers import Marker
    from mapdesigner.layout.lanes.emotion_scale import Kit
    from mapdesigner.layout.theme import Theme

Commands = tuple[tuple[str | float, ...], ...]

_WHOLE = 32  # columns up to which ground and curve are one piece
_DASHES: tuple[tuple[float, ...], ...] = ((), (4.0, 1.6), (1.2, 1.2), (6.0, 1.4, 1.2, 1.4))  # in widths of the line
_GAIN, _LOSS, _HATCH = 0.15, 0.10, 0.22
_LEVEL_LINE = 0.55
_FUTURE_HALO = 0.7


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """One persona's feelings from edge to edge, now and as wanted."""

    persona: str
    markers: list[Marker]
    colour: str
    dash: tuple[float, ...]
    shaded: bool
    points: list[Point]
    wanted: list[Point]
    stages: list[int]
    has_future: bool


@dataclass(frozen=True, slots=True)
class Beyond:
    """A feeling that stands on another page: where it would stand on this one."""

    persona: str
    point: Point
    wanted: Point


@dataclass(slots=True)
class Pieces:
    """What was drawn last time: each persona's curve with its groups, and each group, both with what they came from."""

    curves: dict[str, tuple[object, Curve]] = field(default_factory=dict)
    whole: dict[str, tuple[Curve, list[Group]]] = field(default_factory=dict)
    drawn: dict[str, tuple[object, Group]] = field(default_factory=dict)


def curves(shown: Sequence[Marker], kit: Kit, known: Pieces, beyond: Sequence[Beyond] = ()) -> list[Curve]:
    """One curve for each persona that has a marker, the first persona's first; one that is as before is the same.

    `beyond` tells of feelings on the pages before and after this one: the curve goes on towards them.
    """
    personas = kit.frame.structure.personas
    own: dict[str, list[Marker]] = {persona.id: [] for persona in personas}
    for marker in shown:
        own.setdefault(marker.spot.persona, []).append(marker)
    colours = {persona.id: persona_colour(kit.frame, persona) for persona in personas}
    found = [(persona, its) for persona, its in own.items() if its]
    drawn: list[Curve] = []
    for index, (persona, its) in enumerate(found):
        around = [each for each in beyond if each.persona == persona]
        colour, alone = colours.get(persona) or kit.frame.theme.ink, len(found) == 1
        key = (its, around, colour, index, alone)
        old = known.curves.get(persona)
        if old is None or old[0] != key:
            old = known.curves[persona] = (key, _curve(persona, its, around, kit, colour, index, alone))
        drawn.append(old[1])
    return drawn


def _curve(
    persona: str, its: list[Marker], beyond: list[Beyond], kit: Kit, colour: str, index: int, alone: bool
) -> Curve:
    line = kit.frame.metrics.curve
    stages = [kit.frame.columns.stages[marker.spot.column] for marker in its]
    points = _carried([marker.point for marker in its], [each.point for each in beyond], kit)
    return Curve(
        persona=persona,
        markers=its,
        colour=kit.frame.theme.ink if alone else colour,
        dash=tuple(part * line for part in _DASHES[index % len(_DASHES)]),
        shaded=alone,
        points=points,
        wanted=_carried([marker.wanted for marker in its], [each.wanted for each in beyond], kit),
        stages=[stages[0], *stages] if len(points) > len(its) else stages,
        has_future=any(marker.item.target is not None for marker in its),
    )


def _carried(points: list[Point], beyond: list[Point], kit: Kit) -> list[Point]:
    """The points with those of other pages at either side; flat to the edges where there are none."""
    before = [point for point in beyond if point[0] < points[0][0]]
    after = [point for point in beyond if point[0] > points[-1][0]]
    return flat_to_edges([*before, *points, *after], 0.0, kit.width)


def ground(kit: Kit) -> list[Group]:
    """Half-plane tints, level lines and the borders of stages and steps: in one piece, or one a stage in a long map."""
    columns = kit.frame.columns
    name = f"curve-ground:{kit.lane}"
    if len(columns.lefts) <= _WHOLE:
        return [_ground(name, 0.0, kit.width, kit)]
    edges = [0.0, *_borders(kit), kit.width]
    stages = kit.frame.structure.stages
    return [_ground(f"{name}:{stages[i].id}", *both, kit) for i, both in enumerate(pairwise(edges))]


def _borders(kit: Kit) -> list[float]:
    columns = kit.frame.columns
    starts = range(1, len(columns.lefts))
    return [columns.lefts[index] for index in starts if columns.stages[index] != columns.stages[index - 1]]


def _ground(name: str, left: float, right: float, kit: Kit) -> Group:
    theme, metrics, scale = kit.frame.theme, kit.frame.metrics, kit.scale
    width, zero, line = right - left, scale.zero, metrics.hairline
    levels = tuple(_across(scale.y(score), width) for score in (2, 1, -1, -2))
    dots = Path(
        tuple(command for level in levels for command in level),
        stroke=with_alpha(theme.line_strong, _LEVEL_LINE),
        stroke_width=line,
        dash=(line, 4 * line),
        round=True,
    )
    found: list[Primitive] = [*_tints(width, zero, scale.height, theme, paper=metrics.paper), dots]
    stages = _borders(kit)
    inner = [] if metrics.paper else sorted({*kit.frame.columns.lefts[1:]} - {*stages})
    for edges, dash in ((inner, (line, 3 * line)), (stages, ())):
        upright = [(("M", x - left, 0.0), ("L", x - left, scale.height)) for x in edges if left <= x < right]
        commands = tuple(command for pair in upright for command in pair)
        if commands:
            found.append(Path(commands, stroke=theme.line, stroke_width=line, dash=dash))
    return Group(name, left, 0.0, width, scale.height, tuple(found))


def _tints(width: float, zero: float, height: float, theme: Theme, *, paper: bool) -> tuple[Path, Path]:
    """Blue above and orange below: on paper paling towards zero, on screen even."""
    if paper:
        weak_pos, weak_neg = mix(theme.pos_tint, theme.paper, 0.25), mix(theme.neg_tint, theme.paper, 0.25)
        above: str | Gradient = Gradient(0, 0, 0, zero, theme.pos_tint, weak_pos)
        below: str | Gradient = Gradient(0, zero, 0, height, weak_neg, theme.neg_tint)
    else:
        above, below = mix(theme.pos_tint, theme.paper, 0.6), mix(theme.neg_tint, theme.paper, 0.6)
    return Path(_rectangle(0.0, width, 0.0, zero), above), Path(_rectangle(0.0, width, zero, height), below)


def pieces(curve: Curve, kit: Kit, known: Pieces) -> list[Group]:
    """Return the curve as groups; one whose points are as before is the same object."""
    whole = known.whole.get(curve.persona)
    if whole is None or whole[0] is not curve:
        whole = known.whole[curve.persona] = (curve, list(_pieces(curve, kit, known)))
    return whole[1]


def _pieces(curve: Curve, kit: Kit, known: Pieces) -> Iterator[Group]:
    for name, first, last in _chunks(curve, kit):
        reach = slice(max(first - 1, 0), last + 2)
        key = (curve.points[reach], curve.wanted[reach], curve.colour, curve.dash, curve.shaded, curve.has_future)
        old = known.drawn.get(name)
        if old is None or old[0] != key:
            old = known.drawn[name] = (key, _piece(name, curve, first, last, kit))
        yield old[1]


def _chunks(curve: Curve, kit: Kit) -> Iterator[tuple[str, int, int]]:
    """Yield id, first and last point of each piece; pieces meet under a marker, which hides the joint."""
    name = f"curve:{kit.lane}:{curve.persona}"
    end = len(curve.points) - 1
    if len(kit.frame.columns.lefts) <= _WHOLE:
        yield name, 0, end
        return
    stages = kit.frame.structure.stages
    first = 0
    for index in range(1, len(curve.stages)):
        if curve.stages[index] != curve.stages[first]:
            yield f"{name}:{stages[curve.stages[first]].id}", first, index
            first = index
    yield f"{name}:{stages[curve.stages[first]].id}", first, end


def _piece(name: str, curve: Curve, first: int, last: int, kit: Kit) -> Group:
    theme, metrics, scale = kit.frame.theme, kit.frame.metrics, kit.scale
    left = max(curve.points[first][0], 0.0)
    right = min(curve.points[last][0], kit.width)
    width = right - left
    drawn = within(segments_within(curve.points, first, last), left, right)
    found: list[Primitive] = list(_areas(drawn, left, kit)) if curve.shaded else []
    found.append(Path(_across(scale.zero, width), stroke=theme.ink2, stroke_width=metrics.hairline))
    if curve.has_future:
        wanted = _line(within(segments_within(curve.wanted, first, last), left, right), left)
        halo = with_alpha(theme.paper, _FUTURE_HALO)
        found.append(Path(wanted, stroke=halo, stroke_width=metrics.future * 2.27))
        found.append(Path(wanted, stroke=theme.future, stroke_width=metrics.future, dash=metrics.future_dash))
    line = _line(drawn, left)
    found.append(Path(line, stroke=theme.paper, stroke_width=metrics.curve_halo))
    found.append(Path(line, stroke=curve.colour, stroke_width=metrics.curve, dash=curve.dash))
    return Group(name, left, 0.0, width, scale.height, tuple(found))


def _areas(drawn: Sequence[Segment], left: float, kit: Kit) -> Iterator[Path]:
    """Yield gain over zero, loss under it, and the hatching that shows loss without colour."""
    theme, zero = kit.frame.theme, kit.scale.zero
    cut = [part for part in parts(drawn, zero) if any(piece.y0 != zero or piece.y3 != zero for piece in part)]
    gain = [part for part in cut if part[0].y0 + part[0].y3 < 2 * zero]
    loss = [part for part in cut if part[0].y0 + part[0].y3 > 2 * zero]
    if gain:
        yield Path(_filled(gain, zero, left), with_alpha(theme.pos, _GAIN))
    if loss:
        area = _filled(loss, zero, left)
        yield Path(area, with_alpha(theme.neg, _LOSS))
        pitch = kit.frame.metrics.hatch_pitch
        lines = tuple(command for part in loss for command in _hatch(part, zero, left, pitch))
        yield Path(lines, stroke=with_alpha(theme.neg, _HATCH), stroke_width=pitch / 4, clip=area)


def _hatch(part: Sequence[Segment], zero: float, left: float, pitch: float) -> Iterator[tuple[str | float, ...]]:
    """Yield lines at 45 degrees over a part under zero; lines of all parts lie on one grid."""
    step = pitch * math.sqrt(2)
    bottom = max(max(piece.y0, piece.y3) for piece in part)
    first = math.ceil((part[0].x0 + zero) / step)
    last = math.floor((part[-1].x3 + bottom) / step)
    for index in range(first, last + 1):
        x = index * step - left
        yield ("M", x - bottom, bottom)
        yield ("L", x - zero, zero)


def _filled(found: Sequence[Sequence[Segment]], zero: float, left: float) -> Commands:
    """Commands of the areas between some parts of a curve and zero."""
    commands: list[tuple[str | float, ...]] = []
    for part in found:
        commands.append(("M", part[0].x0 - left, zero))
        commands.append(("L", part[0].x0 - left, part[0].y0))
        commands += [_bend(piece, left) for piece in part]
        commands += [("L", part[-1].x3 - left, zero), ("Z",)]
    return tuple(commands)


def _line(drawn: Sequence[Segment], left: float) -> Commands:
    return (("M", drawn[0].x0 - left, drawn[0].y0), *(_bend(piece, left) for piece in drawn))


def _bend(piece: Segment, left: float) -> tuple[str | float, ...]:
    return ("C", piece.x1 - left, piece.y1, piece.x2 - left, piece.y2, piece.x3 - left, piece.y3)


def _across(y: float, width: float) -> Commands:
    return (("M", 0.0, y), ("L", width, y))


def _rectangle(left: float, right: float, top: float, bottom: float) -> Commands:
    return (("M", left, top), ("L", right, top), ("L", right, bottom), ("L", left, bottom), ("Z",))
