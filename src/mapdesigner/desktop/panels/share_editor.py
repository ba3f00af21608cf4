"""The editor of a share of 1: a slider with its figure in percent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QWidget

from mapdesigner.desktop.panels.controls import CalmSlider
from mapdesigner.desktop.panels.field_editors import MIXED, FieldEditor, agreed
from mapdesigner.desktop.panels.labels import plain_label
from mapdesigner.words import interface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.model.journey import JourneyMap


class ShareEditor(FieldEditor):
    """A number from 0 to 1 in hundredths."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = CalmSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, 100)
        self.slider.setMinimumHeight(30)
        self.slider.valueChanged.connect(lambda hundredths: self.edited.emit(hundredths / 100))
        self.figure = plain_label("", "figure", self)
        self.figure.setFixedWidth(44)
        self.figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row(self.slider, self.figure)

    def show_values(self, values: Sequence[object], _journey: JourneyMap) -> None:
        """Show the share."""
        held = values[0] if agreed(values) else None
        hundredths = round(100 * held) if isinstance(held, int | float) else 0
        with QSignalBlocker(self.slider):
            self.slider.setValue(hundredths)
        self.figure.setText(interface().percent(hundredths) if agreed(values) else MIXED)
