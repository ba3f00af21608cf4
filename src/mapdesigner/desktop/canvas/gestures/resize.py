"""Dragging borders: a lane's lower edge, a step's right edge, and the right edge of the lane column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mapdesigner.desktop.canvas.drop_place import Grid, lane_name
from mapdesigner.desktop.canvas.gestures.drag import Drag, tip_at
from mapdesigner.edits.lanes import resize_lane
from mapdesigner.edits.stages import resize_step
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.gestures.gesture import Pointer
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.model.journey import JourneyMap, Lane, Step

_THRESHOLD = 2.0  # px


class BorderDrag(Drag):
    """What dragging a border between lanes and one between steps share: the map is shown at the size dragged to."""

    threshold = _THRESHOLD

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self.cursor = self.held_cursor
        self._trial: JourneyMap = view.session.journey

    def resized(self, pointer: Pointer) -> JourneyMap:
        """Return the map with the size dragged to; it is shown already."""
        raise NotImplementedError

    def size(self) -> float:
        """Return the size as it is shown, in scene units."""
        raise NotImplementedError

    def step_name(self) -> str:
        """Return the name of the step for the menu."""
        raise NotImplementedError

    def follow(self, pointer: Pointer, _modifiers: Qt.KeyboardModifier) -> None:
        """Show the new size."""
        self._trial = self.resized(pointer)
        self.view.tool.preview(tip=tip_at(pointer, _("{size} px").format(size=round(self.size()))))

    def drop(self) -> None:
        """Keep the size that is shown."""
        if self._trial is self.view.session.journey:
            self.view.trial(None)
        else:
            self.view.session.apply(self.step_name(), self._trial)

    def show(self, journey: JourneyMap) -> JourneyMap:
        """Show a map and return it."""
        self.view.trial(journey)
        return journey


class LaneHeightDrag(BorderDrag):
    """Makes a lane higher or lower, never so low that a card is cut."""

    held_cursor = Qt.CursorShape.SizeVerCursor

    def __init__(self, view: MapView, held: Lane) -> None:
        super().__init__(view)
        self._held = held
        self._start = self.size()

    def size(self) -> float:
        """Return the height of the row."""
        band = Grid(self.view.canvas, self.view.frame).band(self._held.id)
        return band.height if band else 0.0

    def resized(self, pointer: Pointer) -> JourneyMap:
        """Return the map with the lane as high as dragged; as low as it goes, it follows its cards again."""
        journey, held = self.view.session.journey, self._held.id
        wanted = max(self._start + pointer.y - self.origin.y, 1.0)
        trial = self.show(resize_lane(journey, held, wanted))
        if (least := self.size()) <= wanted + 0.5:
            return trial
        trial = self.show(resize_lane(journey, held, None))
        return trial if self.size() <= least else self.show(resize_lane(journey, held, least))

    def step_name(self) -> str:
        """Return the name of the step for the menu."""
        return _("Change height of {name}").format(name=lane_name(self._held))


class StepWidthDrag(BorderDrag):
    """Makes the column of a step wider or narrower."""

    held_cursor = Qt.CursorShape.SplitHCursor

    def __init__(self, view: MapView, held: Step) -> None:
        super().__init__(view)
        self._held = held
        self._start = self.size()

    def size(self) -> float:
        """Return the width of the column."""
        frame = self.view.frame
        return frame.columns.widths[frame.structure.column[self._held.id]]

    def resized(self, pointer: Pointer) -> JourneyMap:
        """Return the map with the column as wide as dragged."""
        wanted = self._start + pointer.x - self.origin.x
        return self.show(resize_step(self.view.session.journey, self._held.id, wanted))

    def step_name(self) -> str:
        """Return the name of the step for the menu."""
        name = Grid(self.view.canvas, self.view.frame).step_name(self._held.id)
        return _("Change width of {name}").format(name=name)


class LaneColumnDrag(Drag):
    """Makes the lane column wider or narrower: a matter of the window, not of the map."""

    held_cursor = Qt.CursorShape.SplitHCursor
    threshold = _THRESHOLD

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self.cursor = self.held_cursor
        self._before = view.lane_column

    def lift(self) -> None:
        """The map stays where it is while its edge moves."""
        self.scrolls = False

    def follow(self, pointer: Pointer, _modifiers: Qt.KeyboardModifier) -> None:
        """Show the column at its new width."""
        moved = (pointer.px - self.origin.px) / self.view.canvas.view.zoom
        self.view.set_lane_column(self._before + moved)
        self.view.tool.preview(tip=tip_at(pointer, _("{size} px").format(size=round(self.view.lane_column))))

    def drop(self) -> None:
        """Keep the width for the next time too."""
        self.view.keep_lane_column()

    def restore(self) -> None:
        """Put the edge back."""
        self.view.set_lane_column(self._before)
