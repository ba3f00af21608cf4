"""The editor of a font family: one of the program's own, or of those on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QWidget

from mapdesigner.desktop.panels.controls import Choice
from mapdesigner.desktop.panels.field_editors import MIXED, FieldEditor, agreed
from mapdesigner.layout.text.fonts import SHIPPED
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.model.journey import JourneyMap


class FontEditor(FieldEditor):
    """Names a family; one that this computer does not have is kept and listed too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = Choice(self)
        self.box.setFixedHeight(30)
        self.box.setPlaceholderText(MIXED)
        self.box.activated.connect(self._chosen)
        self._row(self.box)

    def show_values(self, values: Sequence[object], _journey: JourneyMap) -> None:
        """Show the family."""
        held = str(values[0]) if agreed(values) else ""
        with QSignalBlocker(self.box):
            if not self.box.count() or self.box.findText(held) < 0:
                self._fill(held)
            at = self.box.findText(held) if held else 0
            self.box.setCurrentIndex(at if agreed(values) else -1)

    def _fill(self, held: str) -> None:
        here = [each for each in QFontDatabase.families() if not QFontDatabase.isPrivateFamily(each)]
        others = [each for each in here if each not in SHIPPED]
        self.box.clear()
        self.box.addItems([_("Automatic"), *SHIPPED])
        self.box.insertSeparator(self.box.count())
        self.box.addItems(others if held in ("", *SHIPPED, *others) else [held, *others])

    def _chosen(self, index: int) -> None:
        self.edited.emit(self.box.itemText(index) if index else "")
