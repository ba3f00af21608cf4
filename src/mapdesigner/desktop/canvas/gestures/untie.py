"""Dragging a tie off its opportunity: let go in the open it is gone, on another opportunity it leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.desktop.canvas.gestures.link import LinkDrag
from mapdesigner.edits.links import unanswer
from mapdesigner.edits.replace import find_one
from mapdesigner.model.items import PainPoint
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.gestures.gesture import Pointer
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.desktop.session import Ends
    from mapdesigner.model.items import Opportunity
    from mapdesigner.model.journey import JourneyMap


class TieDrag(LinkDrag):
    """Takes one end of a tie along; the other stays at the pain point."""

    def __init__(self, view: MapView, ends: Ends) -> None:
        super().__init__(view, find_one(view.session.journey, ends.pain, PainPoint))
        self._ends = ends
        self._without = unanswer(view.session.journey, ends.pain, ends.opportunity)

    @property
    def base(self) -> JourneyMap:
        """The map without the tie."""
        return self._without

    def drop(self) -> None:
        """Cut the tie, or let it lead elsewhere."""
        if self.trial is not None:
            self.view.session.apply(_("Unlink opportunity") if self.trial is self.base else _("Move link"), self.trial)

    def over(self, found: Opportunity) -> str:
        """Say what the tie would lead to; nothing over the opportunity it comes from."""
        return "" if found.id == self._ends.opportunity else super().over(found)

    def over_cell(self, _pointer: Pointer) -> str:
        """Say that it is cut here."""
        self.trial = self.base
        numbers = self.view.frame.structure.numbers
        words = _("Let go: {opportunity} no longer answers {pain}")
        return words.format(opportunity=numbers[self._ends.opportunity], pain=numbers[self._ends.pain])
