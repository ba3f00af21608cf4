"""What a press takes hold of beside a lane's name: a grip to drag it, an eye to hide it, its arrow, its lower edge."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mapdesigner.desktop.canvas.cells import is_locked
from mapdesigner.desktop.canvas.drop_place import lane_name
from mapdesigner.desktop.canvas.gestures.drag import Refusal
from mapdesigner.desktop.canvas.gestures.order import LaneDrag
from mapdesigner.desktop.canvas.gestures.press import Press
from mapdesigner.desktop.canvas.gestures.resize import LaneHeightDrag
from mapdesigner.desktop.canvas.handle import REACH, Handle
from mapdesigner.desktop.canvas.headers import selected_header
from mapdesigner.desktop.canvas.hit import group_at
from mapdesigner.desktop.canvas.overlay_signs import Sign
from mapdesigner.desktop.canvas.restructure import fold, hide
from mapdesigner.desktop.canvas.sliding import slid
from mapdesigner.edits.lanes import resize_lane
from mapdesigner.edits.replace import look_up
from mapdesigner.layout.lanes.registry import SIDES
from mapdesigner.layout.scene import Frozen, Rect
from mapdesigner.layout.sides import FOLD
from mapdesigner.model.journey import Lane
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.gestures.drag import Drag
    from mapdesigner.desktop.canvas.gestures.gesture import Pointer
    from mapdesigner.desktop.canvas.map_view import MapView

_SIDE = 14.0  # scene units: grip and eye
_LINE = 18.0  # scene units: a line of a name
_AIR = 2.0
_SMALLEST_ZOOM = 0.5
"""Below it a label is read, not worked on."""


class LaneHandles:
    """Finds the handle of a lane's label under a pointer, and says which signs are to be seen there."""

    def __init__(self, view: MapView) -> None:
        self._view = view

    def at(self, pointer: Pointer) -> Handle | None:
        """Return what a press on a label takes hold of; None for the label itself."""
        return self._fold_at(pointer) or self._sign_at(pointer) or self._border_at(pointer)

    def shown(self, pointer: Pointer | None) -> tuple[Sign, ...]:
        """Return grip and eye of the label under the pointer, and of the one that is selected."""
        if self._view.canvas.view.zoom < _SMALLEST_ZOOM:
            return ()
        lanes = {lane.id: lane for lane in (self._under(pointer), selected_header(self._view.session)) if lane}
        return tuple(
            Sign(icon, rect, Frozen.LEFT, lit=self._is_on(rect, pointer))
            for lane in lanes.values()
            if isinstance(lane, Lane)
            for icon, rect in self._signs(lane).items()
        )

    def _under(self, pointer: Pointer | None) -> Lane | None:
        """Return the lane on whose label the pointer rests."""
        if pointer is None or pointer.part is not Frozen.LEFT:
            return None
        found = look_up(self._view.session.journey, pointer.target)
        return found if isinstance(found, Lane) else None

    def _signs(self, lane: Lane) -> dict[str, Rect]:
        """Return where grip and eye stand: before the name, and under its arrow, or beside it where there is no room.

        In scene units.
        """
        place = self._name_place(lane)
        band = self._view.canvas.rect_of(f"lane:{lane.id}")
        if place is None or band is None:
            return {}
        top = place.y + (_LINE - _SIDE) / 2
        low = lane.collapsed or lane.kind in SIDES or place.y + 2 * _LINE + _AIR > band.bottom
        left = place.right - FOLD + _AIR
        eye = Rect(left - _SIDE - _AIR, top, _SIDE, _SIDE) if low else Rect(left, top + _LINE, _SIDE, _SIDE)
        grip = Rect(place.x - 1, top, _SIDE, _SIDE)
        return {"grip-vertical": grip, "eye": eye}

    def _is_on(self, rect: Rect, pointer: Pointer | None) -> bool:
        near = Rect(rect.x - _AIR, rect.y - _AIR, rect.width + 2 * _AIR, rect.height + 2 * _AIR)
        return pointer is not None and pointer.part is Frozen.LEFT and near.contains(pointer.x, pointer.y)

    def _sign_at(self, pointer: Pointer) -> Handle | None:
        lane = self._under(pointer)
        signs = self._signs(lane) if lane and self._view.canvas.view.zoom >= _SMALLEST_ZOOM else {}
        icon = next((each for each, rect in signs.items() if self._is_on(rect, pointer)), "")
        if lane is None or not icon:
            return None
        name, hand, finger = lane_name(lane), Qt.CursorShape.OpenHandCursor, Qt.CursorShape.PointingHandCursor
        if icon != "eye":
            words = _("Drag to move {name}").format(name=name)
            return Handle(hand, partial(self._drag, lane), words=words)
        words = _("Hide {name}; Arrange, “Show hidden lanes” brings it back").format(name=name)
        begin = partial(Press, self._view, partial(self._is_on, signs[icon]), partial(hide, self._view, lane.id))
        return Handle(finger, begin, words=words)

    def _drag(self, lane: Lane) -> Drag:
        view = self._view
        locked = is_locked(view.session.journey, [lane.id])
        drag = Refusal(view, _("This lane is locked.")) if locked else LaneDrag(view, lane)
        drag.clicked = partial(view.session.select, [lane.id])
        return drag

    def _border_at(self, pointer: Pointer) -> Handle | None:
        zoom, view = self._view.canvas.view.zoom, self._view
        for band in view.canvas.scene.bands:
            if band.frozen is Frozen.LEFT and abs(band.y + band.height - pointer.y) * zoom <= REACH:
                lane = look_up(view.session.journey, band.target)
                if isinstance(lane, Lane) and not lane.collapsed:
                    reset = partial(_resize, view, lane)
                    return Handle(Qt.CursorShape.SplitVCursor, partial(LaneHeightDrag, view, lane), reset)
        return None

    def _fold_at(self, pointer: Pointer) -> Handle | None:
        lane = look_up(self._view.session.journey, pointer.target)
        if not isinstance(lane, Lane) or not self._is_on_fold(lane, pointer):
            return None
        view = self._view
        begin = partial(Press, view, partial(self._is_on_fold, lane), partial(fold, view, lane.id))
        words = _("Open {name}") if lane.collapsed else _("Fold {name}")
        return Handle(Qt.CursorShape.PointingHandCursor, begin, words=words.format(name=lane_name(lane)))

    def _is_on_fold(self, lane: Lane, pointer: Pointer) -> bool:
        place = self._name_place(lane)
        if place is None or pointer.part is not Frozen.LEFT:
            return False
        bottom = place.y + _LINE - REACH if self._eye_is_below(lane) else place.bottom
        return pointer.x >= place.right - FOLD and place.y - REACH <= pointer.y <= bottom + REACH

    def _eye_is_below(self, lane: Lane) -> bool:
        place, eye = self._name_place(lane), self._signs(lane).get("eye")
        return place is not None and eye is not None and eye.y >= place.y + _LINE

    def _name_place(self, lane: Lane) -> Rect | None:
        """Return where a lane's name is now, as it slides down its lane."""
        found = group_at(self._view.canvas.scene, f"lane-name:{lane.id}")
        return slid(*found, self._view.canvas.view) if found else None


def _resize(view: MapView, lane: Lane) -> None:
    view.session.apply(_("Reset height"), lambda journey: resize_lane(journey, lane.id, None))
