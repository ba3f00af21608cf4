"""Ties that a hand can take hold of: those that the map draws, and, while one end is selected, all of that card's."""

from __future__ import annotations

from functools import partial
from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mapdesigner.desktop.canvas.cells import is_locked
from mapdesigner.desktop.canvas.gestures.drag import Refusal
from mapdesigner.desktop.canvas.gestures.untie import TieDrag
from mapdesigner.desktop.canvas.handle import REACH, Handle
from mapdesigner.desktop.canvas.overlay_signs import KNOB, Tie
from mapdesigner.desktop.session import Ends
from mapdesigner.edits.replace import look_up
from mapdesigner.layout.scene import Frozen
from mapdesigner.model.items import Opportunity, PainPoint
from mapdesigner.painting.qt_ink import Kept
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.desktop.canvas.gestures.drag import Drag
    from mapdesigner.desktop.canvas.gestures.gesture import Pointer
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.layout.scene import Group
    from mapdesigner.model.structure import Structure

_SMALLEST_ZOOM = 0.4
_drawn: Kept[tuple[str, ...]] = Kept(400)


class Ties:
    """Finds the tie under a pointer, and says which ones are to be seen."""

    def __init__(self, view: MapView) -> None:
        self._view = view

    def at(self, pointer: Pointer) -> Handle | None:
        """Return the tie that a press here takes hold of."""
        ends = self._near(pointer)
        if ends is None:
            return None
        numbers = self._view.frame.structure.numbers
        words = _("{opportunity} answers {pain}. Drag the tie off, or press it and then Delete.")
        said = words.format(opportunity=numbers.get(ends.opportunity, ""), pain=numbers.get(ends.pain, ""))
        return Handle(Qt.CursorShape.PointingHandCursor, partial(self._drag, ends), words=said)

    def shown(self, pointer: Pointer | None) -> tuple[Tie, ...]:
        """Return the ties of what is selected, the one that is selected, and the one under the pointer."""
        lit = {ends for ends in (self._view.session.tie, self._near(pointer)) if ends}
        ends = dict.fromkeys((*self._of_the_selected(), *lit))
        return tuple(tie for each in ends if (tie := self.line(each, lit=each in lit)))

    def line(self, ends: Ends, *, lit: bool = False) -> Tie | None:
        """Return a tie as it is drawn; None if an end is not shown."""
        rect = self._view.canvas.rect_of
        pain, found = rect(f"card:{ends.pain}"), rect(f"card:{ends.opportunity}")
        if pain is None or found is None:
            return None
        return Tie(pain.x + pain.width / 2, pain.bottom, found.x + found.width / 2, found.y, lit, held=True)

    def _of_the_selected(self) -> Iterator[Ends]:
        """Yield the ties of the one selected card."""
        session = self._view.session
        chosen = look_up(session.journey, next(iter(session.selection))) if len(session.selection) == 1 else None
        if isinstance(chosen, Opportunity):
            yield from (Ends(pain, chosen.id) for pain in chosen.answers)
        if isinstance(chosen, PainPoint):
            items = session.journey.items
            yield from (
                Ends(chosen.id, each.id)
                for each in items
                if isinstance(each, Opportunity) and chosen.id in each.answers
            )

    def _drawn_in(self, pointer: Pointer) -> Iterator[Ends]:
        """Yield the ties that the map itself draws in the lane under the pointer, or just above it."""
        known = self._view.frame.structure
        for band in self._view.canvas.scene.bands:
            if band.frozen is not Frozen.NO or not band.y - 4 * REACH <= pointer.y <= band.y + band.height:
                continue
            for target in _ties_of(band.groups):
                found = known.by_id.get(target)
                pains = found.answers if isinstance(found, Opportunity) else ()
                yield from (Ends(pain, target) for pain in pains if _same_columns(known, pain, target))

    def _near(self, pointer: Pointer | None) -> Ends | None:
        """Return the tie under a pointer; over a card only the knob at its end is one."""
        view = self._view.canvas.view
        if pointer is None or pointer.part is not Frozen.NO or view.zoom < _SMALLEST_ZOOM:
            return None
        for ends in (*self._of_the_selected(), *self._drawn_in(pointer)):
            tie = self.line(ends)
            if tie is None:
                continue
            on_knob = hypot(pointer.x - tie.x2, pointer.y - tie.y2) * view.zoom <= KNOB + REACH
            if on_knob or (not pointer.target and _away(tie, pointer) * view.zoom <= REACH):
                return ends
        return None

    def _drag(self, ends: Ends) -> Drag:
        view = self._view
        locked = is_locked(view.session.journey, [ends.opportunity])
        drag = Refusal(view, _("This lane is locked.")) if locked else TieDrag(view, ends)
        drag.clicked = partial(view.session.select_tie, ends)
        return drag


def _ties_of(groups: tuple[Group, ...]) -> tuple[str, ...]:
    """Return the opportunities to which a lane draws a tie; kept for as long as the lane is the same."""
    names = (group.id for group in groups)
    return _drawn.get(groups, lambda: tuple(name.removeprefix("tie:") for name in names if name.startswith("tie:")))


def _same_columns(known: Structure, pain: str, opportunity: str) -> bool:
    one, other = known.by_id.get(pain), known.by_id[opportunity]
    return one is not None and known.span(one) == known.span(other)  # type: ignore[arg-type]


def _away(tie: Tie, pointer: Pointer) -> float:
    """Return how far a pointer is from the line between a tie's ends, in scene units."""
    across, down = tie.x2 - tie.x1, tie.y2 - tie.y1
    square = across * across + down * down
    share = ((pointer.x - tie.x1) * across + (pointer.y - tie.y1) * down) / square if square else 0.0
    share = min(max(share, 0.0), 1.0)
    return hypot(pointer.x - tie.x1 - share * across, pointer.y - tie.y1 - share * down)
