"""Dragging stages and steps sideways and lanes up and down: a thick line shows between which others they come."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mapdesigner.desktop.canvas.drop_place import Gap, Grid, lane_name, short, stage_name
from mapdesigner.desktop.canvas.gestures.drag import Drag, tip_at
from mapdesigner.desktop.canvas.overlay import Ghost, Mark
from mapdesigner.edits.lanes import move_lane
from mapdesigner.edits.replace import EditError
from mapdesigner.edits.stages import move_stage, move_step
from mapdesigner.layout.scene import Frozen
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.gestures.gesture import Pointer
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.model.journey import JourneyMap, Lane, Stage, Step


class OrderDrag(Drag):
    """What dragging a stage, a step and a lane share; `group` is the thing's id in the Scene."""

    frozen = Frozen.TOP

    def __init__(self, view: MapView, held: str, group: str, name: str) -> None:
        super().__init__(view)
        self.held = held
        self._group, self._name = group, name
        self._gap: Gap | None = None
        self._trial: JourneyMap = view.session.journey
        self._refusal = ""

    @abstractmethod
    def gap(self, grid: Grid, pointer: Pointer) -> Gap:
        """Return the gap nearest to the pointer."""

    @abstractmethod
    def moved(self, gap: Gap) -> JourneyMap:
        """Return the map with the thing in a gap; raise EditError if it cannot be moved there."""

    def lift(self) -> None:
        """Lift the picture."""
        self._picture = self.view.canvas.picture_of(self._group, f"stage-name:{self.held}")
        rect = self.view.canvas.window_rect(self._group)
        self._grab = (self.origin.px - rect.x, self.origin.py - rect.y) if rect else (0.0, 0.0)

    def follow(self, pointer: Pointer, _modifiers: Qt.KeyboardModifier) -> None:
        """Show between which others it comes."""
        self._gap = self.gap(Grid(self.view.canvas, self.view.frame), pointer)
        self._try(self._gap)
        self.allow(not self._refusal)
        changes = self._trial is not self.view.session.journey
        rect = self.view.canvas.rect_of(self._group)
        self.view.tool.preview(
            selected=(),
            handles=False,
            sources=(Mark(rect, 4.0, self.frozen),) if rect else (),
            insertion=self._gap.line if changes else None,
            ghost=Ghost(self._picture, pointer.px - self._grab[0], pointer.py - self._grab[1], tilt=1.0),
            tip=tip_at(pointer, self._refusal or (self._gap.words if changes else "")),
        )

    def drop(self) -> None:
        """Move it there."""
        if self._refusal or self._trial is self.view.session.journey:
            return
        self.view.session.apply(_("Move {name}").format(name=self._name), self._trial)

    def restore(self) -> None:
        """Nothing but the overlay has changed."""

    def _try(self, gap: Gap) -> None:
        self._trial, self._refusal = self.view.session.journey, ""
        try:
            self._trial = self.moved(gap)
        except EditError as error:
            self._refusal = str(error)


class StageDrag(OrderDrag):
    """Moves a stage with its steps and all that stands in them."""

    def __init__(self, view: MapView, held: Stage) -> None:
        super().__init__(view, held.id, f"stage:{held.id}", stage_name(held))

    def gap(self, grid: Grid, pointer: Pointer) -> Gap:
        """Return the gap between the other stages."""
        return grid.stage_gap(pointer.x, self.held)

    def moved(self, gap: Gap) -> JourneyMap:
        """Return the map with the stage there."""
        return move_stage(self.view.session.journey, self.held, gap.index)


class StepDrag(OrderDrag):
    """Moves a step within its stage or into another one."""

    def __init__(self, view: MapView, held: Step) -> None:
        number = structure(view.session.journey).step_numbers[held.id]
        super().__init__(view, held.id, f"step:{held.id}", short(held.name) or number)

    def gap(self, grid: Grid, pointer: Pointer) -> Gap:
        """Return the gap between the other steps."""
        return grid.step_gap(pointer.x, self.held)

    def moved(self, gap: Gap) -> JourneyMap:
        """Return the map with the step there."""
        return move_step(self.view.session.journey, self.held, gap.owner, gap.index)


class LaneDrag(OrderDrag):
    """Moves a lane."""

    frozen = Frozen.LEFT

    def __init__(self, view: MapView, held: Lane) -> None:
        super().__init__(view, held.id, f"lane-name:{held.id}", lane_name(held))

    def gap(self, grid: Grid, pointer: Pointer) -> Gap:
        """Return the gap between the other lanes."""
        return grid.lane_gap(pointer.y, self.held)

    def moved(self, gap: Gap) -> JourneyMap:
        """Return the map with the lane there."""
        return move_lane(self.view.session.journey, self.held, gap.index)
