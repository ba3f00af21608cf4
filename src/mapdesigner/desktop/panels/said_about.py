"""The foot of the inspector: how much was said about the selected card, and the way to the panels that tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mapdesigner.desktop.panels.side_panel import flat_button
from mapdesigner.insight.threads import open_counts
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from mapdesigner.model.journey import JourneyMap


class SaidAbout(QWidget):
    """Two links; `asked` names the dock that one leads to."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.comments = flat_button("", lambda: self.asked.emit("comments"))
        self.feedback = flat_button("", lambda: self.asked.emit("feedback"))
        row = QHBoxLayout()
        row.setContentsMargins(14, 8, 12, 10)
        row.setSpacing(16)
        row.addWidget(self.comments)
        row.addWidget(self.feedback)
        row.addStretch(1)
        rule = QFrame()
        rule.setProperty("role", "rule")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule)
        column.addLayout(row)

    def show_card(self, journey: JourneyMap, card: str) -> None:
        """Show what was said about a card; "" for none."""
        self.setVisible(bool(card))
        talks = open_counts(journey).get(card, 0) if card else 0
        quotes = sum(each.item == card for each in journey.feedback) if card else 0
        words = ngettext("{count} open comment", "{count} open comments", talks).format(count=talks)
        self.comments.setText(words if talks else _("Comment…"))
        words = ngettext("{count} quotation", "{count} quotations", quotes).format(count=quotes)
        self.feedback.setText(words if quotes else _("Add a quotation…"))
