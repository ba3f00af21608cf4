"""What customers said: their words about the card that is selected, or about the whole map."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mapdesigner.desktop.panels.card_rows import card_name
from mapdesigner.desktop.panels.entries import EntryPanel
from mapdesigner.desktop.panels.reveal import lead_to
from mapdesigner.desktop.panels.rows import Row
from mapdesigner.desktop.panels.side_panel import flat_button
from mapdesigner.edits.people import add_feedback
from mapdesigner.edits.replace import EditError, look_up
from mapdesigner.model.items import Item
from mapdesigner.model.journey import Feedback
from mapdesigner.words import _, interface, later, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QVBoxLayout

    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.model.entity import Entity
    from mapdesigner.model.journey import JourneyMap


class FeedbackPanel(EntryPanel):
    """Quotations with source and date; while a card is selected, those about it."""

    watched: ClassVar[tuple[str, ...]] = ("feedback", "items")
    kind = Feedback
    add_words = later("Add a customer's words")
    empty_words = later("Select a card and add what a customer said about it, with source and date.")
    most_rows = 6
    ordered = False

    def __init__(self, view: MapView, say: Callable[[str], object]) -> None:
        self.view = view
        super().__init__(view.session, _("Feedback"), say)

    def fill(self, column: QVBoxLayout) -> None:
        """Put in the way to the card."""
        self.lead = flat_button(_("Show its card"), self._lead)
        self._lead_row = self.row(self.lead)
        column.addWidget(self._lead_row)

    def entries(self) -> tuple[Entity, ...]:
        """Those of the selected card or cards, else all, the latest first."""
        journey = self.session.journey
        about = self._about()
        found = [each for each in journey.feedback if not about or each.item in about]
        return tuple(sorted(found, key=lambda each: (each.date is not None, each.date, each.id), reverse=True))

    def sentence(self) -> str:
        """Say how many words there are, and about what."""
        count = len(self.entries())
        about = [look_up(self.session.journey, each) for each in self._about()]
        words = ngettext("{count} quotation", "{count} quotations", count).format(count=count)
        if len(about) == 1 and isinstance(about[0], Item):
            return _("{words} about {card}").format(words=words, card=card_name(self.session.journey, about[0]))
        items = len({each.item for each in self.entries() if isinstance(each, Feedback)})
        cards = ngettext("on {count} card", "on {count} cards", items).format(count=items)
        return f"{words} {cards}"

    def row_of(self, one: Entity) -> Row:
        """The words over source and date."""
        assert isinstance(one, Feedback)
        day = interface().date(one.date) if one.date else ""
        caption = ", ".join(filter(None, (one.source, day))) or _("No source yet")
        return Row(one.id, f"“{one.text}”" if one.text else _("Nothing said yet"), caption, "message-square-quote")

    def with_new(self, journey: JourneyMap, new: str) -> JourneyMap:
        """Attach empty words to the one selected card. Raises EditError if it is not one."""
        about = self._about()
        if len(about) != 1:
            raise EditError(_("Select the card that the words are about first."))
        return add_feedback(journey, about[0], id=new)

    def refresh(self) -> None:
        """Show the words as they are."""
        super().refresh()
        self._lead_row.setVisible(bool(self.entries()) and not self._about())

    def follow_selection(self) -> None:
        """Show those about another card."""
        self.refresh()

    def _about(self) -> list[str]:
        return sorted(each for each in self.session.selection if isinstance(look_up(self.session.journey, each), Item))

    def _lead(self) -> None:
        one = look_up(self.session.journey, self.rows.current)
        if isinstance(one, Feedback):
            lead_to(self.view, one.item)
