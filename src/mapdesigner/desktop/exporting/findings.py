"""Under the preview: paper and smallest text, what gave way, and sheets that a map too large would fit better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mapdesigner.desktop.exporting.choices import SLIDES
from mapdesigner.desktop.exporting.drafts import unpacked
from mapdesigner.desktop.exporting.offer_row import OfferRow
from mapdesigner.desktop.exporting.page_list import small_picture
from mapdesigner.desktop.exporting.summary import paper_words, sheet_words, slide_words, text_words
from mapdesigner.desktop.exporting.told import Told
from mapdesigner.desktop.panels.labels import plain_label
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.desktop.exporting.choices import Choices
    from mapdesigner.desktop.exporting.drafts import Draft, Offer

_PICTURE = QSize(96, 60)
_LINES = 5
"""Lines of the report that are seen at once."""


class Findings(QWidget):
    """Says what is to be known of a draft; `taken` tells of the choices of an offer that somebody clicked."""

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = plain_label(role="headline", wraps=True)
        self._report = Told(_LINES)
        self.notes = self._report.words
        self._lead = plain_label(_("The map is too large for this sheet. Other ways to print it:"), wraps=True)
        self._row = OfferRow()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        for part in (self.facts, self._report, self._lead):
            column.addWidget(part)
        column.addWidget(self._row)
        self.clear()

    @property
    def offers(self) -> list[QPushButton]:
        """The buttons of the offers that are shown."""
        return list(self._row.buttons)

    def clear(self) -> None:
        """Say nothing."""
        self.facts.clear()
        self._say_notes(())
        self.show_offers(())
        self.hide()

    def show_draft(self, draft: Draft, choices: Choices) -> None:
        """Say what is to be known of a draft."""
        slides = choices.suffix == SLIDES
        facts = (slide_words(draft),) if slides else (paper_words(draft), text_words(draft))
        self.facts.setText("   ·   ".join(filter(None, facts)))
        self.show()
        self._say_notes(draft.notes)
        self.show_offers(())

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Offer other ways to print the map; the last is the one that is chosen."""
        self._row.show_buttons([self._offer(each, chosen=each is offers[-1]) for each in offers])
        self._lead.setVisible(bool(offers))

    def _offer(self, offer: Offer, *, chosen: bool) -> QPushButton:
        count = ngettext("{count} page", "{count} pages", offer.count).format(count=offer.count)
        name = _("Split, {sheet}") if chosen else "{sheet}"
        button = QPushButton(f"{name.format(sheet=sheet_words(offer.choices))}\n{count}")
        ratio = self.devicePixelRatioF()
        button.setIcon(QIcon(small_picture([unpacked(each) for each in offer.packed], _PICTURE, ratio)))
        button.setIconSize(_PICTURE)
        button.setAccessibleName(button.text().replace("\n", ", "))
        button.setAutoDefault(False)
        button.setProperty("role", "offer")
        button.setCheckable(chosen)
        button.setChecked(chosen)
        button.clicked.connect(lambda: self.taken.emit(offer.choices))
        return button

    def _say_notes(self, notes: Sequence[str]) -> None:
        self._report.say("\n".join(f"• {each}" for each in notes))
