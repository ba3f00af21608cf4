"""Dragging emotion markers: up and down for the score, sideways for the step; and the target's diamond."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mapdesigner.desktop.canvas.cells import is_locked
from mapdesigner.desktop.canvas.drop_place import Grid, item_name
from mapdesigner.desktop.canvas.gestures.drag import Drag, tip_at
from mapdesigner.desktop.canvas.overlay import Ruler, Tip
from mapdesigner.edits.fields import set_score, set_target
from mapdesigner.edits.items import duplicate_items, move_items
from mapdesigner.edits.replace import look_up
from mapdesigner.layout.faces import LEVEL_WORDS, Level, level_of
from mapdesigner.layout.lanes.emotion_scale import Scale, scale_of
from mapdesigner.layout.scene import Rect
from mapdesigner.model.entity import new_id
from mapdesigner.model.items import Emotion, Item
from mapdesigner.words import _, interface, ngettext

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.gestures.gesture import Pointer
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.layout.scene import Band
    from mapdesigner.model.journey import JourneyMap

DECISION = 8.0
"""After how many px a drag of a marker is one of its score or of its step."""
_COARSE = Qt.KeyboardModifier.ControlModifier
_FINE = Qt.KeyboardModifier.ShiftModifier
_TIP_AWAY = 21.0  # px from the face's middle to the words


def snapped(score: float, modifiers: Qt.KeyboardModifier) -> float:
    """Return a score within -2 and 2, to 0.1; with Shift to 0.01, with Ctrl to whole levels."""
    digits = 0 if modifiers & _COARSE else 2 if modifiers & _FINE else 1
    return round(min(max(score, -2.0), 2.0), digits) + 0.0


def said(score: float) -> str:
    """Return a score as it is written: '−0.5', '+1.2', '0.0'."""
    places = 1 if round(score, 1) == round(score, 2) else 2
    return interface().number(score, places, signed=True)


class ScoreDrag(Drag):
    """What dragging a marker and dragging its target share: the lane's scale, a ruler, the words beside it."""

    held_cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, view: MapView, held: Emotion) -> None:
        super().__init__(view)
        self.held = held
        self.trial: JourneyMap = view.session.journey

    @property
    def old_score(self) -> float:
        """The score the drag begins at."""
        return self.held.score

    def with_score(self, score: float) -> JourneyMap:
        """Return the session's map with the score dragged to."""
        return set_score(self.view.session.journey, self.held.id, score)

    def follow(self, pointer: Pointer, modifiers: Qt.KeyboardModifier) -> None:
        """Let the curve follow."""
        self.follow_score(pointer, modifiers)

    def follow_score(self, pointer: Pointer, modifiers: Qt.KeyboardModifier) -> None:
        """Show the map with the new score, a ruler and what changed."""
        scale = self._scale(self._band())
        per_level = (scale.height - scale.top - scale.bottom) / 4
        score = snapped(self.old_score - (pointer.y - self.origin.y) / per_level, modifiers)
        self.trial = self.with_score(score)
        self.view.trial(self.trial)
        self._show_score(score)

    def drop(self) -> None:
        """Keep the map that is shown."""
        if self.trial is self.view.session.journey:
            self.view.trial(None)
        else:
            self.view.session.apply(self.step_name(), self.trial)

    def step_name(self) -> str:
        """Return the name of the step for the menu."""
        return _("Change score of {name}").format(name=item_name(self.held))

    def _band(self) -> Band:
        band = Grid(self.view.canvas, self.view.frame).band(self.held.lane)
        assert band is not None  # what is dragged is shown
        return band

    def _scale(self, band: Band) -> Scale:
        return scale_of(self.view.frame.metrics, band.height)

    def _show_score(self, score: float) -> None:
        band = self._band()
        scale, x = self._scale(band), self._x()
        ticks = tuple(band.y + scale.y(level) for level in reversed(Level))
        ruler = Ruler(x, ticks, band.y + scale.y(self.old_score), band.y + scale.y(score))
        view = self.view.canvas.view
        face = view.to_window(Rect(x, ruler.y, 0.0, 0.0))
        level = _(LEVEL_WORDS[level_of(score)])
        was = _("was {score}").format(score=said(self.old_score))
        beside = _TIP_AWAY + ruler.radius * (view.zoom - 1)
        tip = Tip(face.x + beside, face.y - 21, level, said(score), was, pointer=True)
        self.view.tool.preview(selected=(), handles=False, focus=None, ruler=ruler, tip=tip)

    def _x(self) -> float:
        rect = self.view.canvas.rect_of(f"marker:{self.held.id}")
        return rect.x + rect.width / 2 if rect else self.origin.x


class MarkerDrag(ScoreDrag):
    """Moves an emotion marker: the first px decide whether its score or its step changes; with Alt it is a copy.

    What else is selected moves with it: other scores by as much, other cards by as many steps.
    """

    threshold = DECISION

    def __init__(self, view: MapView, held: Emotion, *, copying: bool = False) -> None:
        super().__init__(view, held)
        self._copy = new_id() if copying else ""
        self._sideways: bool | None = None
        self._moved: list[Item] = [held]

    def lift(self) -> None:
        """Take along what is selected with it; a copy goes alone."""
        session = self.view.session
        if self.held.id in session.selection and not self._copy:
            found = (look_up(session.journey, each) for each in sorted(session.selection))
            self._moved = [item for item in found if isinstance(item, Item) and item.step]

    def with_score(self, score: float) -> JourneyMap:
        """Return the map with the marker, or its copy, at a score, and with the other ones as far from theirs."""
        journey = self._base()
        for item in self._moved:
            if isinstance(item, Emotion) and item.id != self.held.id:
                journey = set_score(journey, item.id, item.score + score - self.held.score)
        return set_score(journey, self._copy or self.held.id, score)

    def follow(self, pointer: Pointer, modifiers: Qt.KeyboardModifier) -> None:
        """Let the curve follow."""
        if self._sideways is None:  # the first px decide
            self._sideways = abs(pointer.px - self.origin.px) > abs(pointer.py - self.origin.py)
        if is_locked(self.view.session.journey, [item.id for item in self._moved]):
            self.allow(False)
            self.view.tool.preview(tip=tip_at(pointer, _("This lane is locked.")))
        elif self._sideways:
            self._follow_step(pointer)
        else:
            self.follow_score(pointer, modifiers)

    def drop(self) -> None:
        """Keep the map that is shown, with the copy selected."""
        super().drop()
        if self._copy:
            self.view.session.select([self._copy])

    def step_name(self) -> str:
        """Return the name of the step for the menu."""
        name, count = item_name(self.held), len(self._moved)
        if count > 1 and self._sideways:
            return ngettext("Move {count} card", "Move {count} cards", count).format(count=count)
        if self._copy:
            return _("Copy {name}").format(name=name)
        return _("Move {name}").format(name=name) if self._sideways else super().step_name()

    def _base(self) -> JourneyMap:
        journey = self.view.session.journey
        return duplicate_items(journey, {self.held.id: self._copy}) if self._copy else journey

    def _follow_step(self, pointer: Pointer) -> None:
        grid = Grid(self.view.canvas, self.view.frame)
        cell = grid.cell_at(pointer.x, self._band().y + 1)
        moved = [self._copy] if self._copy else [item.id for item in self._moved]
        if cell is None:
            return
        if cell.step == self.held.step and not self._copy:
            self.trial = self.view.session.journey
        else:
            index = grid.card_place(self.held.kind, pointer.x, self._band().y + 1, moved).index
            grip = self._copy or self.held.id
            self.trial = move_items(self._base(), moved, self.held.lane, cell.step, index, grip=grip)
        self.view.trial(self.trial)
        tip = tip_at(pointer, self._step_words(cell.step).format(step=grid.step_name(cell.step)))
        self.view.tool.preview(selected=(), handles=False, focus=None, tip=tip)

    def _step_words(self, step: str) -> str:
        """What letting go over a step would do."""
        if self._copy:
            return _("Copy to {step}")
        return _("Stays in {step}") if step == self.held.step else _("Move to {step}")


class TargetDrag(ScoreDrag):
    """Moves the diamond of the score that is wanted in future."""

    threshold = 3.0

    @property
    def old_score(self) -> float:
        """The target the drag begins at."""
        return self.held.target if self.held.target is not None else self.held.score

    def with_score(self, score: float) -> JourneyMap:
        """Return the session's map with another target."""
        return set_target(self.view.session.journey, self.held.id, score)

    def step_name(self) -> str:
        """Return the name of the step for the menu."""
        return _("Change target of {name}").format(name=item_name(self.held))
