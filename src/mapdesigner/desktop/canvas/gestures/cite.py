"""Evidence dragged onto a card, from its panel or from outside; what is selected with the card cites it too."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt

from mapdesigner.desktop.canvas.cells import is_locked
from mapdesigner.desktop.canvas.drop_place import Grid, item_name
from mapdesigner.desktop.canvas.gestures.drag import TIP_BELOW, tip_at
from mapdesigner.desktop.canvas.key_moves import chosen_items
from mapdesigner.desktop.canvas.overlay import Mark
from mapdesigner.edits.replace import look_up
from mapdesigner.model.items import Item
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from mapdesigner.desktop.canvas.gestures.gesture import Pointer, Reason
    from mapdesigner.desktop.canvas.gestures.into_cell import IntoCell
    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.model.journey import JourneyMap

EVIDENCE = "application/x-mapdesigner-evidence"
"""The type of what the panel of evidence lets drag: its id in UTF-8."""

Cites: TypeAlias = "Callable[[JourneyMap, Collection[str]], JourneyMap]"
"""Returns the map in which these cards cite what is dragged."""


class Citing:
    """Under way from the moment it comes over the map; beside cards it is `otherwise`, if that is given."""

    scrolls = True

    def __init__(self, view: MapView, cites: Cites, otherwise: IntoCell | None = None) -> None:
        self._view, self._cites, self._otherwise = view, cites, otherwise
        self._cards: tuple[str, ...] = ()
        self.cursor = Qt.CursorShape.ForbiddenCursor

    def start(self, pointer: Pointer) -> None:
        """Show at once which card would take it."""
        self.move(pointer, Qt.KeyboardModifier.NoModifier)

    def move(self, pointer: Pointer, modifiers: Qt.KeyboardModifier) -> None:
        """Show which card takes it."""
        journey = self._view.session.journey
        found = look_up(journey, pointer.target) if pointer.target else None
        card = found if isinstance(found, Item) else None
        if card is None and self._otherwise is not None:
            self._cards = ()
            self._otherwise.move(pointer, modifiers)
            self.cursor = self._otherwise.cursor
            return
        chosen = self._with_the_selected(card) if card else ()
        self._cards = () if is_locked(journey, chosen) else chosen
        self.cursor = Qt.CursorShape.DragLinkCursor if self._cards else Qt.CursorShape.ForbiddenCursor
        rect = Grid(self._view.canvas, self._view.frame).item_rect(card.id) if card else None
        mark = Mark(rect) if rect else None
        words = self._words(card)
        shown = {"selected" if self._cards else "forbidden": (mark,) if self._cards and mark else mark}
        self._view.tool.preview(tip=tip_at(pointer, words, TIP_BELOW), handles=False, **shown)

    def end(self) -> None:
        """Let the card cite it, as one step."""
        self._view.tool.refresh()
        if self._cards:
            cards = self._cards
            self._view.session.apply(_("Attach evidence"), lambda journey: self._cites(journey, cards))
            self._view.session.select(cards)
        elif self._otherwise is not None:
            self._otherwise.end()

    def cancel(self, _reason: Reason) -> None:
        """Leave the map as it is."""
        self._view.tool.refresh()

    def _with_the_selected(self, card: Item) -> tuple[str, ...]:
        """The card, and if it is selected all others that are."""
        chosen = tuple(each.id for each in chosen_items(self._view.session))
        return chosen if card.id in chosen else (card.id,)

    def _words(self, card: Item | None) -> str:
        if card is None:
            return _("Drop it on the card that it speaks for.")
        if not self._cards:
            return _("This lane is locked.")
        return _("Evidence for {card}").format(card=item_name(card))  # type: ignore[arg-type]
