"""Offers side by side, in as many rows as the dialog's width asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QWidget

from mapdesigner.desktop.fitted_row import FittedRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

_GAP = 8


class OfferRow(FittedRow):
    """Holds the buttons it was given last, from left to right and from above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: tuple[QPushButton, ...] = ()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._grid.setSizeConstraint(QGridLayout.SizeConstraint.SetNoConstraint)

    def show_buttons(self, buttons: Sequence[QPushButton]) -> None:
        """Let go those of before, and show these."""
        for button in self.buttons:
            self._grid.removeWidget(button)
            button.deleteLater()
        self.buttons, self._columns = tuple(buttons), 0
        self._arrange()
        self.setVisible(bool(buttons))

    def _arrange(self) -> None:
        """As many columns as there is room for; the last takes what is left of the width."""
        columns = next((each for each in range(len(self.buttons), 1, -1) if self._fits(each)), 1)
        if columns == self._columns:
            return
        self._grid.setColumnStretch(self._columns, 0)
        self._columns = columns
        self._grid.setColumnStretch(columns, 1)
        for at, button in enumerate(self.buttons):
            self._grid.addWidget(button, at // columns, at % columns)

    def _fits(self, columns: int) -> bool:
        wide = [each.sizeHint().width() for each in self.buttons]
        widest = (max(wide[at::columns]) for at in range(columns))
        return sum(widest) + _GAP * (columns - 1) <= self.width()

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest offer alone."""
        widest = max((each.minimumSizeHint().width() for each in self.buttons), default=0)
        return QSize(widest, super().minimumSizeHint().height())
