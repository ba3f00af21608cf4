"""Dragging borders: a lane's lower edge, a step's right edge, and the right edge of the lane column."""

from __future__ import annotations

from abc import abstractmethod
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from mapdesigner.desktop.canvas.drop_place import Grid, lane_name
from mapdesigner.desktop.canvas.gestures.drag import Drag, tip_at
from mapdesigner.desktop.canvas.overlay import Insertion
from mapdesigner.edits.lanes import resize_lane
from mapdesigner.edits.stages import NARROWEST, WIDEST, resize_step
from mapdesigner.layout.scene import Frozen
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.gestures.gesture import Pointer
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.layout.scene import Rect
    from mapdesigner.model.journey import JourneyMap, Lane, Step

_THRESHOLD = 2.0  # px
_SLOW = 0.04
"""Seconds: a map that takes longer to lay out follows when the hand rests, and a line follows the hand."""
_MANY = 3000  # cards with which it is taken for slow until it was measured
_REST = 80  # ms


class BorderDrag(Drag):
    """What all three share: a size is wanted, and the map is shown with it."""

    threshold = _THRESHOLD

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self.cursor = self.held_cursor
        self.wanted = 0.0
        self._slow = len(view.session.journey.items) > _MANY
        self._pointer: Pointer | None = None

    def lift(self) -> None:
        """Be ready to wait for the hand to rest."""
        self._rest = QTimer(self.view, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._show)

    @abstractmethod
    def wanted_at(self, pointer: Pointer) -> float:
        """Return the size that the pointer asks for, in scene units."""

    @abstractmethod
    def resize(self) -> None:
        """Show the map with the size that is wanted."""

    @abstractmethod
    def size(self) -> float:
        """Return the size as it is shown, in scene units."""

    def line(self, pointer: Pointer, seen: Rect) -> Insertion:
        """Return the line that stands for the border while the map does not follow; `seen` is what is in view."""
        return Insertion(pointer.x, seen.y, pointer.x, seen.bottom)

    @abstractmethod
    def keep(self) -> None:
        """Make the size that is shown the one there is."""

    def follow(self, pointer: Pointer, _modifiers: Qt.KeyboardModifier) -> None:
        """Show the new size: the map with it, or a line where the map would take too long."""
        self.wanted, self._pointer = self.wanted_at(pointer), pointer
        if not self._slow:
            self._show()
            return
        self._rest.start()
        line = self.line(pointer, self.view.canvas.view.visible)
        self.view.tool.preview(insertion=line, tip=tip_at(pointer, _px(self.wanted)))

    def drop(self) -> None:
        """Keep the size that is wanted."""
        if self._rest.isActive():
            self._rest.stop()
            self.resize()
        self.keep()
        self._rest.deleteLater()

    def restore(self) -> None:
        """Show the size there was."""
        self._rest.stop()
        self._rest.deleteLater()
        super().restore()

    def _show(self) -> None:
        assert self._pointer is not None  # nothing is shown before the first move
        began = perf_counter()
        self.resize()
        self._slow = perf_counter() - began > _SLOW
        self.view.tool.preview(tip=tip_at(self._pointer, _px(self.size())))


class LaneHeightDrag(BorderDrag):
    """Makes a lane higher or lower, never so low that a card is cut."""

    held_cursor = Qt.CursorShape.SplitVCursor

    def __init__(self, view: MapView, held: Lane) -> None:
        super().__init__(view)
        self._held = held
        self._start = self.size()
        self._trial: JourneyMap = view.session.journey

    def wanted_at(self, pointer: Pointer) -> float:
        """Return the height of a row down to the pointer."""
        return max(self._start + pointer.y - self.origin.y, 1.0)

    def size(self) -> float:
        """Return the height of the row."""
        band = Grid(self.view.canvas, self.view.frame).band(self._held.id)
        return band.height if band else 0.0

    def resize(self) -> None:
        """Show the lane as high as wanted; as low as it goes, it follows its cards again."""
        self._try(self.wanted)
        least = self.size()
        if least > self.wanted + 0.5:
            self._try(None)
            if self.size() > least:
                self._try(least)

    def line(self, pointer: Pointer, seen: Rect) -> Insertion:
        """Return a line across the map."""
        return Insertion(seen.x, pointer.y, seen.right, pointer.y)

    def keep(self) -> None:
        """Keep it as one step."""
        _keep(self.view, self._trial, _("Change height of {name}").format(name=lane_name(self._held)))

    def _try(self, height: float | None) -> None:
        self._trial = resize_lane(self.view.session.journey, self._held.id, height)
        self.view.trial(self._trial)


class StepWidthDrag(BorderDrag):
    """Makes the column of a step wider or narrower."""

    held_cursor = Qt.CursorShape.SplitHCursor

    def __init__(self, view: MapView, held: Step) -> None:
        super().__init__(view)
        self._held = held
        self._start = self.size()
        self._trial: JourneyMap = view.session.journey

    def wanted_at(self, pointer: Pointer) -> float:
        """Return the width of the column up to the pointer."""
        return min(max(self._start + pointer.x - self.origin.x, NARROWEST), WIDEST)

    def size(self) -> float:
        """Return the width of the column."""
        frame = self.view.frame
        return frame.columns.widths[frame.structure.column[self._held.id]]

    def resize(self) -> None:
        """Show the column as wide as wanted."""
        self._trial = resize_step(self.view.session.journey, self._held.id, self.wanted)
        self.view.trial(self._trial)

    def keep(self) -> None:
        """Keep it as one step."""
        name = Grid(self.view.canvas, self.view.frame).step_name(self._held.id)
        _keep(self.view, self._trial, _("Change width of {name}").format(name=name))


class LaneColumnDrag(BorderDrag):
    """Makes the lane column wider or narrower: a matter of the window, not of the map."""

    held_cursor = Qt.CursorShape.SplitHCursor

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._before = view.lane_column

    def lift(self) -> None:
        """The map stays where it is while its edge moves."""
        super().lift()
        self.scrolls = False

    def wanted_at(self, pointer: Pointer) -> float:
        """Return the width of the column up to the pointer."""
        return self._before + self._across(pointer) - self._across(self.origin)

    def size(self) -> float:
        """Return the width of the column."""
        return self.view.lane_column

    def resize(self) -> None:
        """Show the column as wide as wanted."""
        self.view.set_lane_column(self.wanted)

    def line(self, pointer: Pointer, seen: Rect) -> Insertion:
        """Return a line down the window at the pointer."""
        x = self._across(pointer)
        frozen = Frozen.LEFT if x < self.view.lane_column else Frozen.NO
        x += self.view.canvas.view.x if frozen is Frozen.NO else 0.0
        return Insertion(x, seen.y, x, seen.bottom, frozen)

    def keep(self) -> None:
        """Keep the width for the next time too."""
        self.view.keep_lane_column()

    def restore(self) -> None:
        """Put the edge back."""
        super().restore()
        self.view.set_lane_column(self._before)

    def _across(self, pointer: Pointer) -> float:
        """How far the pointer is from the side at which the lane column stands, in scene units."""
        return self.view.canvas.view.to_scene(pointer.px, pointer.py, Frozen.LEFT)[0]


def _keep(view: MapView, trial: JourneyMap, words: str) -> None:
    if trial is view.session.journey:
        view.trial(None)
    else:
        view.session.apply(words, trial)


def _px(size: float) -> str:
    return _("{size} px").format(size=round(size))
