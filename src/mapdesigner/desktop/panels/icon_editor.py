"""The editor of an icon: those that channels and departments usually have, to choose from a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from mapdesigner.desktop.icons import icon
from mapdesigner.desktop.panels.controls import Choice
from mapdesigner.desktop.panels.field_editors import MIXED, FieldEditor, agreed
from mapdesigner.desktop.style import colours
from mapdesigner.layout.icons import names as icon_names
from mapdesigner.words import _, later

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapdesigner.model.journey import JourneyMap

ICON_WORDS: Mapping[str, str] = {
    "store": later("Store"),
    "monitor": later("Website"),
    "smartphone": later("Mobile web, app"),
    "search": later("Search"),
    "mail": later("E-mail"),
    "message-circle": later("Text message"),
    "phone": later("Phone"),
    "headset": later("Contact centre"),
    "bot": later("Chatbot"),
    "share-2": later("Social media"),
    "star": later("Review site"),
    "megaphone": later("Advertising"),
    "video": later("Video"),
    "newspaper": later("Print"),
    "truck": later("Delivery"),
    "package": later("Packaging"),
    "credit-card": later("Payment"),
    "receipt": later("Invoice"),
    "ticket": later("Event"),
    "users": later("Word of mouth"),
    "footprints": later("Product in use"),
    "handshake": later("Sales person"),
    "tablet-smartphone": later("Self-service"),
    "map-pin": later("On site"),
    "building-2": later("Building"),
    "wrench": later("Service"),
    "shield-check": later("Safety"),
    "graduation-cap": later("Training"),
    "server": later("Computers"),
    "cog": later("Process"),
}
"""The icons on offer, with what they stand for."""


class IconEditor(FieldEditor):
    """Names one of the shipped icons, or leaves the choice to the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = ["", *(each for each in ICON_WORDS if each in icon_names())]
        self.box = Choice(self)
        self.box.setFixedHeight(30)
        self.box.setPlaceholderText(MIXED)
        self.box.addItem(_("Automatic"))
        for each in self._names[1:]:
            self.box.addItem(icon(each, colours().ink2), _(ICON_WORDS[each]))
        self.box.activated.connect(lambda at: self.edited.emit(self._names[at]))
        self._row(self.box)

    def show_values(self, values: Sequence[object], _journey: JourneyMap) -> None:
        """Show the icon; one that is not on offer is added under its own name."""
        held = str(values[0])
        with QSignalBlocker(self.box):
            if held not in self._names and held in icon_names():
                self._names.append(held)
                self.box.addItem(icon(held, colours().ink2), held)
            known = agreed(values) and held in self._names
            self.box.setCurrentIndex(self._names.index(held) if known else -1)
