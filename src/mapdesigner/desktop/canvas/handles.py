"""The small things on the map that a press takes hold of: badges, span handles, ports, ties, pluses and borders."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from mapdesigner.desktop.canvas.cells import is_locked
from mapdesigner.desktop.canvas.gestures.drag import Refusal
from mapdesigner.desktop.canvas.gestures.link import LinkDrag
from mapdesigner.desktop.canvas.gestures.press import Press
from mapdesigner.desktop.canvas.gestures.resize import LaneColumnDrag, StepWidthDrag
from mapdesigner.desktop.canvas.gestures.spans import SpanDrag
from mapdesigner.desktop.canvas.handle import REACH, Handle
from mapdesigner.desktop.canvas.hit import column_at
from mapdesigner.desktop.canvas.lane_handles import LaneHandles
from mapdesigner.desktop.canvas.overlay import PLUS, PORT, Mark, Spot, handle_rects
from mapdesigner.desktop.canvas.restructure import add_stage_after, add_step_after
from mapdesigner.desktop.canvas.ties import Ties
from mapdesigner.edits.replace import look_up
from mapdesigner.edits.stages import resize_step
from mapdesigner.layout.scene import Frozen
from mapdesigner.model.items import Emotion, Engagement, Item, PainPoint
from mapdesigner.model.journey import Stage, Step
from mapdesigner.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.canvas.gestures.gesture import Pointer
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.desktop.canvas.overlay_signs import Sign, Tie

_SPOT_REACH = 3.0
_INSIDE = 11.0
"""How far from the header's lower edge a plus stands, in scene units."""
_BADGE_WORDS = {"comments": later("Show the comments"), "health": later("Show what map health found")}
"""Badges that can be pressed, by their source."""
_SMALLEST_ZOOM = 0.4
"""Below it a map is looked at, not built: no pluses."""


class Handles:
    """Finds the handle under a pointer, and says which ones are to be seen."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._lanes, self._ties = LaneHandles(view), Ties(view)

    def at(self, pointer: Pointer) -> Handle | None:
        """Return what a press here takes hold of; None for a card or the bare map."""
        finders: dict[Frozen, tuple[Callable[[Pointer], Handle | None], ...]] = {
            Frozen.NO: (self._badge_at, self._span_end, self._port_at, self._ties.at, self._column_border),
            Frozen.TOP: (self._plus_at, self._column_border, self._step_border),
            Frozen.LEFT: (self._column_border, self._lanes.at),
            Frozen.CORNER: (self._column_border,),
        }
        return next((found for find in finders[pointer.part] if (found := find(pointer))), None)

    def shown(self, pointer: Pointer | None) -> tuple[Spot | None, Spot | None]:
        """Return the plus and the port to be drawn."""
        pain = self._pain_near(pointer) or self._selected_pain()
        return self._plus_spot(pointer) if pointer else None, self._port_spot(pain, pointer) if pain else None

    def signs(self, pointer: Pointer | None) -> tuple[Sign, ...]:
        """Return the signs on labels of lanes that are to be drawn."""
        return self._lanes.shown(pointer)

    def ties(self, pointer: Pointer | None) -> tuple[Tie, ...]:
        """Return the ties that can be taken hold of, as far as they are to be drawn."""
        return self._ties.shown(pointer)

    def spanning(self) -> Item | None:
        """Return the one selected card whose span can be dragged."""
        session = self._view.session
        if len(session.selection) != 1:
            return None
        found = look_up(session.journey, next(iter(session.selection)))
        return found if isinstance(found, Item) and not isinstance(found, Emotion | Engagement) else None

    def _badge_at(self, pointer: Pointer) -> Handle | None:
        """Return the badge under a pointer, if there is more to be shown about it."""
        view, found = self._view, self._view.canvas.badges.at(pointer.px, pointer.py)
        if found is None or found[0] not in _BADGE_WORDS:
            return None
        begin = partial(
            Press,
            view,
            lambda at: view.canvas.badges.at(at.px, at.py) == found,
            partial(view.badge_pressed.emit, *found),
        )
        return Handle(Qt.CursorShape.PointingHandCursor, begin, words=_(_BADGE_WORDS[found[0]]))

    def _span_end(self, pointer: Pointer) -> Handle | None:
        held, view = self.spanning(), self._view
        rect = view.canvas.rect_of(f"card:{held.id}") if held else None
        if held is None or rect is None:
            return None
        for first, end in zip((True, False), handle_rects(Mark(rect), view.canvas.view), strict=True):
            near = replace(end, x=end.x - REACH, width=end.width + 2 * REACH)
            if near.contains(pointer.px, pointer.py):
                locked = is_locked(view.session.journey, [held.id])
                begin = (
                    partial(Refusal, view, _("This lane is locked."))
                    if locked
                    else partial(_stretch, view, held, first)
                )
                return Handle(Qt.CursorShape.SizeHorCursor, begin)
        return None

    def _port_at(self, pointer: Pointer) -> Handle | None:
        pain = self._pain_near(pointer) or self._selected_pain()
        spot = self._port_spot(pain, pointer) if pain else None
        if pain is None or spot is None or not spot.lit:
            return None
        words = _("Drag to an opportunity that answers it")
        return Handle(Qt.CursorShape.CrossCursor, partial(LinkDrag, self._view, pain), words=words)

    def _pain_near(self, pointer: Pointer | None) -> PainPoint | None:
        """Return the pain point under the pointer, or just above it, where half of its port is."""
        if pointer is None or pointer.part is not Frozen.NO:
            return None
        above = self._view.canvas.locate(QPointF(pointer.px, pointer.py - PORT - _SPOT_REACH))
        found = (look_up(self._view.session.journey, each.target) for each in (pointer, above) if each.target)
        return next((each for each in found if isinstance(each, PainPoint)), None)

    def _selected_pain(self) -> PainPoint | None:
        held = self.spanning()
        return held if isinstance(held, PainPoint) else None

    def _port_spot(self, pain: PainPoint, pointer: Pointer | None) -> Spot | None:
        rect = self._view.canvas.rect_of(f"card:{pain.id}")
        return self._spot(rect.x + rect.width / 2, rect.bottom, Frozen.NO, PORT, pointer) if rect else None

    def _plus_at(self, pointer: Pointer) -> Handle | None:
        spot, thing = self._plus_spot(pointer), self._plus_owner(pointer)
        if spot is None or thing is None or not spot.lit:
            return None
        view = self._view
        run = partial(add_step_after if isinstance(thing, Step) else add_stage_after, view, thing.id)
        words = _("Add a step here") if isinstance(thing, Step) else _("Add a stage here")
        begin = partial(Press, view, lambda at: bool((now := self._plus_spot(at)) and now.lit), run)
        return Handle(Qt.CursorShape.PointingHandCursor, begin, words=words)

    def _plus_spot(self, pointer: Pointer) -> Spot | None:
        thing = self._plus_owner(pointer)
        if thing is None or self._view.canvas.view.zoom < _SMALLEST_ZOOM:
            return None
        chevron = self._view.canvas.rect_of(f"stage:{thing.id}") if isinstance(thing, Stage) else None
        y = chevron.y + chevron.height / 2 if chevron else self._view.canvas.view.extent.top - _INSIDE
        return self._spot(self._right_of(thing), y, Frozen.TOP, PLUS, pointer)

    def _plus_owner(self, pointer: Pointer) -> Step | Stage | None:
        """Return the stage or step after which a plus over this place adds one: the one before at its right edge."""
        known, reach = self._view.frame.structure, (PLUS + _SPOT_REACH) / self._view.canvas.view.zoom
        if pointer.part is not Frozen.TOP or not known.steps or known.journey.frozen:
            return None
        at = known.column[column_at(self._view.canvas.scene, pointer.x - reach)]
        step = known.steps[at]
        if pointer.x - self._right_of(step) > reach:
            step = known.steps[min(at + 1, len(known.steps) - 1)]
        if pointer.y > self._chevrons_end():
            return step
        found = known.by_id[step.stage]
        return found if isinstance(found, Stage) else None

    def _right_of(self, thing: Step | Stage) -> float:
        """Return the right edge of a column or a stage, where a whole plus can be seen even at the map's end."""
        frame, canvas = self._view.frame, self._view.canvas
        last = thing if isinstance(thing, Step) else frame.structure.steps_of[thing.id][-1]
        column = frame.structure.column[last.id]
        edge = frame.metrics.lane_column + frame.columns.edges(column, column)[1]
        return min(edge, canvas.scene.width - (PLUS + 1) / canvas.view.zoom)

    def _chevrons_end(self) -> float:
        stage = self._view.frame.structure.stages[0]
        rect = self._view.canvas.rect_of(f"stage:{stage.id}")
        return rect.bottom if rect else 0.0

    def _spot(self, x: float, y: float, frozen: Frozen, radius: float, pointer: Pointer | None) -> Spot:
        scale = self._view.canvas.view.zoom
        away = hypot(pointer.x - x, pointer.y - y) * scale if pointer and pointer.part is frozen else radius * 9
        return Spot(x, y, frozen, lit=away <= radius + _SPOT_REACH)

    def _step_border(self, pointer: Pointer) -> Handle | None:
        known, zoom, view = self._view.frame.structure, self._view.canvas.view.zoom, self._view
        if pointer.y <= self._chevrons_end() if known.steps else True:
            return None
        frame = view.frame
        x = pointer.x - frame.metrics.lane_column
        edges = ((abs(frame.columns.edges(at, at)[1] - x) * zoom, at) for at in range(len(known.steps)))
        away, at = min(edges)
        if away > REACH:
            return None
        step = known.steps[at]
        reset = partial(_resize_step, view, step)
        return Handle(Qt.CursorShape.SplitHCursor, partial(StepWidthDrag, view, step), reset)

    def _column_border(self, pointer: Pointer) -> Handle | None:
        view = self._view.canvas.view
        across = view.to_scene(pointer.px, pointer.py, Frozen.LEFT)[0]
        if abs(across - view.extent.left) * view.zoom > REACH:
            return None
        begin = partial(LaneColumnDrag, self._view)
        return Handle(Qt.CursorShape.SplitHCursor, begin, self._view.reset_lane_column)


def _stretch(view: MapView, held: Item, first: bool) -> SpanDrag:
    return SpanDrag(view, held, first=first)


def _resize_step(view: MapView, step: Step) -> None:
    view.session.apply(_("Reset width"), lambda journey: resize_step(journey, step.id, None))
