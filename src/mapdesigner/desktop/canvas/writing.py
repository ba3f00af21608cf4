"""A text from its first letter to the step it becomes: one that is changed, or that of a card which is to come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.desktop.canvas.cells import cell_of
from mapdesigner.edits.fields import set_text
from mapdesigner.edits.replace import look_up
from mapdesigner.edits.workshop import hide
from mapdesigner.model.items import Emotion, Engagement, Image, Item
from mapdesigner.model.journey import Lane, Stage, Step
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.session import Cell, Session
    from mapdesigner.model.entity import Entity
    from mapdesigner.model.journey import JourneyMap

_WORDLESS = (Emotion, Engagement, Image)  # kinds that say something without a text


@dataclass(frozen=True, slots=True)
class Coming:
    """A card that is written before it is in the map: its id and cell, the step that adds it, and how it is added.

    A `private` one is hidden as soon as it is written.
    """

    id: str
    cell: Cell
    name: str
    add: Callable[[JourneyMap], JourneyMap]
    private: bool = False


class Writing:
    """One text of one thing. The document waits until `keep`; `journey` is the map that the text is written in.

    `fresh` says that the last step added the thing: then adding and text become one step, and a card that is left
    empty is taken back with that step.
    """

    def __init__(self, session: Session, target: str, coming: Coming | None = None, *, fresh: bool = False) -> None:
        self.target = target
        self._session = session
        self._coming = coming
        self._fresh = fresh
        self.journey = session.journey
        self.follow()

    @property
    def thing(self) -> Entity | None:
        """What the text is of; None once it is gone."""
        return look_up(self.journey, self.target)

    @property
    def is_card(self) -> bool:
        """Whether it is a card's text, which may have several lines."""
        return isinstance(self.thing, Item)

    @property
    def cell(self) -> Cell | None:
        """The cell of the card; None for a name."""
        return cell_of(self.journey, self.target)

    def follow(self) -> None:
        """Take the map as it is now, with the card that is to come. Raises EditError if that has no place any more."""
        journey = self._session.journey
        self.journey = self._coming.add(journey) if self._coming else journey

    def tried(self, text: str) -> JourneyMap:
        """Return the map as it would be with this text."""
        return set_text(self.journey, self.target, text)

    def drop(self) -> None:
        """Leave the map as it was, before the adding of a fresh card even."""
        if self._fresh and self.is_card:
            self._session.take_back()

    def keep(self, text: str, opening: str, how: str) -> None:
        """Make the text a step, if it is another than at the `opening`; a card nobody wrote comes to nothing.

        `how` writing ended tells whether a wordless feeling that was to come is wanted: Enter says so.
        """
        thing = self.thing
        wordless = isinstance(thing, _WORDLESS)
        if thing is None or (not text and self._coming and not (wordless and how == "enter")):
            return
        if not text and self._fresh and self.is_card and not wordless:
            self._session.take_back()
        elif self._coming or text != opening:
            made = self.tried(text)
            self._write(thing, hide(made, thing.id) if self._coming and self._coming.private else made)

    def _write(self, thing: Entity, journey: JourneyMap) -> None:
        session, name = self._session, self._coming.name if self._coming else _step_name(thing)
        focus, selection = session.focus, session.selection
        if self._fresh:
            name = session.undo_names[0]
            session.undo()
        session.apply(name, journey)
        session.select([thing.id] if self._coming else selection)
        session.focus_on(focus)


def _step_name(thing: Entity) -> str:
    """What the step is called in the menu."""
    names = ((Stage, _("Rename stage")), (Step, _("Rename step")), (Lane, _("Rename lane")))
    return next((name for kind, name in names if isinstance(thing, kind)), _("Edit text"))
